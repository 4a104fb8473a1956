"""The games of a run: those it trains on, and held-out ones that its recording carries.

G games, M moves at most, S squares, V tokens: the squares, then the start. T positions, which are M: before each move.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import read_only
from scoutview.labs.othello.notation import START, square_names
from scoutview.labs.othello.rules import NO_MOVE, Games, Rules, games_of, random_games, rules_of
from scoutview.language import tr

ASSET = "held_out_moves"  # a byte per move, 255 after the end
FITTED, JUDGED = 300, 300  # held-out games that read-outs are fitted on, and those that all is judged on
ASKED = 100  # of these, those that are asked at every frame of a run
NOTHING = 255
TRIED = 40  # games of training that are asked about at every frame
PART = 5_000  # games drawn together


@dataclass(frozen=True, eq=False)
class GamePool:
    """Games with what was legal in each, as bits: moves (G, M) int8, legal (G, M) uint64."""

    rules: Rules
    moves: np.ndarray
    legal: np.ndarray

    def drawn(self, places: np.ndarray) -> Games:
        """Some of them; without their boards, which training never sees."""
        moves = self.moves[places].astype(np.int64)
        return Games(moves, self.rules.spread(self.legal[places]), np.zeros((*moves.shape, 0), np.int8))


def tried_games(side: int, seed: int) -> Games:
    """Of the games that a run trains on, the first: those that it is asked about at every frame."""
    return random_games(rules_of(side), TRIED, np.random.default_rng([seed, 3]))


def game_pool(side: int, count: int, seed: int) -> GamePool:
    """So many games to train on, TRIED at least, in parts that fit into little memory."""
    rules, rng = rules_of(side), np.random.default_rng([seed, 1])
    moves, legal = [], []
    sizes = [min(PART, count - begin) for begin in range(TRIED, count, PART)]
    for games in (tried_games(side, seed), *(random_games(rules, size, rng) for size in sizes)):
        moves.append(games.moves.astype(np.int8))
        legal.append(rules.packed(games.legal))
    return GamePool(rules, np.concatenate(moves), np.concatenate(legal))


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Games that training never sees: some to fit read-outs on, others to judge on."""

    side: int
    moves: np.ndarray  # (FITTED + JUDGED, M)

    @cached_property
    def fitted(self) -> Games:
        return games_of(rules_of(self.side), self.moves[:FITTED])

    @cached_property
    def judged(self) -> Games:
        return games_of(rules_of(self.side), self.moves[FITTED:])

    @cached_property
    def asked(self) -> Games:
        """Of the judged ones, the first."""
        return games_of(rules_of(self.side), self.moves[FITTED : FITTED + ASKED])

    def to_assets(self) -> dict[str, bytes]:
        return {ASSET: np.where(self.moves == NO_MOVE, NOTHING, self.moves).astype(np.uint8).tobytes()}


def held_out_games(side: int, seed: int) -> HeldOut:
    """Drawn apart from those of training."""
    drawn = random_games(rules_of(side), FITTED + JUDGED, np.random.default_rng([seed, 2]))
    return HeldOut(side, read_only(drawn.moves))


def held_out_from_assets(side: int, assets: Mapping[str, bytes]) -> HeldOut:
    """Those that a recording carries.

    Raises:
        UserError: it carries none of this board.
    """
    longest = rules_of(side).longest
    moves = np.frombuffer(assets.get(ASSET, b""), np.uint8).astype(np.int64)
    if len(moves) != (FITTED + JUDGED) * longest:
        raise UserError(tr("This recording does not carry the held-out games that its network is judged on."))
    return HeldOut(side, read_only(np.where(moves == NOTHING, NO_MOVE, moves).reshape(-1, longest)))


def token_names(side: int) -> tuple[str, ...]:
    """The vocabulary: all squares, then the start."""
    return (*square_names(side), START)


def read_tokens(rules: Rules, moves: np.ndarray) -> np.ndarray:
    """The start and all moves but the last, (G, M) -> (G, T) int64; the start again after the end, where none asks."""
    start = np.full((len(moves), 1), rules.squares)
    return np.concatenate([start, np.where(moves[:, :-1] == NO_MOVE, rules.squares, moves[:, :-1])], axis=1)
