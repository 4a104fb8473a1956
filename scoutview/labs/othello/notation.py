"""Games in writing: moves by the names of their squares, and in sentences what goes on between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scoutview.errors import UserError
from scoutview.labs.othello.rules import NO_MOVE, Position, Rules, moved, random_games, replayed, rules_of
from scoutview.language import tr

PLAYERS = (tr("black"), tr("white"))
START = "start"  # how the token before the first move is called, and how no moves are written
PASSES = frozenset({"pass", "pa", "--"})  # are not moves: who passes follows from the rules
TOLD = 12  # letters that are told of what cannot be read
_PART = re.compile(r"\d+\.+|[^\W\d_]\d+|--|[^\s,;.–—/-]+")
_RANDOM = re.compile(r"random(?:\s+game)?(?:\s+(?P<moves>\d+))?(?:\s+(?P<seed>\d+))?", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+\.+")  # "1." before a move
USUAL_MOVES = 12  # of a random game whose length nobody says


@lru_cache
def square_names(side: int) -> tuple[str, ...]:
    """a1, b1, ... row by row: letters count columns, and numbers rows from above."""
    return tuple(f"{chr(ord('a') + column)}{row + 1}" for row in range(side) for column in range(side))


@dataclass(frozen=True, eq=False)
class Replay:
    """A game so far: the squares played, and how it stood before the first move and after each."""

    rules: Rules
    moves: tuple[int, ...]
    positions: tuple[Position, ...]

    @property
    def now(self) -> Position:
        return self.positions[-1]

    @property
    def is_over(self) -> bool:
        return bool(self.now.over[0])

    @property
    def was_passed(self) -> bool:
        """Whether one player had no move, so that the other moves twice."""
        return len(self.positions) > 1 and not self.is_over and self.mover(-1) == self.mover(-2)

    def mover(self, place: int) -> int:
        """Whose turn it was there: 0 black, 1 white. After the end: who would have been next."""
        return 0 if self.positions[place].black[0] else 1

    def board(self, place: int) -> np.ndarray:
        """(S,) int8 at this position: 1 of the player to move, -1 of the other, 0 empty."""
        position = self.positions[place]
        mine, theirs = self.rules.spread(position.mine)[0], self.rules.spread(position.theirs)[0]
        return mine.astype(np.int8) - theirs

    def sentence(self) -> str:
        """A pass or the end, which the moves do not show; or nothing."""
        if self.is_over:
            discs = [int((self.board(-1) == side).sum()) for side in (1, -1)]
            black, white = discs if self.mover(-1) == 0 else discs[::-1]
            over = (
                tr("The game is over: black has {black} discs, white {white}.")
                if black + white == self.rules.squares
                else tr("The game is over, as neither can move: black has {black} discs, white {white}.")
            )
            return over.format(black=black, white=white)
        if self.was_passed:
            if self.mover(-1) == 0:
                return tr("White has no move and passes: black moves again.")
            return tr("Black has no move and passes: white moves again.")
        return ""


def replay(rules: Rules, moves: Sequence[int]) -> Replay:
    """Of moves that are known to be legal."""
    positions = tuple(replayed(rules, np.array([moves], np.int64).reshape(1, -1)))
    return Replay(rules, tuple(moves), positions)


@lru_cache(maxsize=256)
def replay_of(side: int, names: tuple[str, ...]) -> Replay:
    """The game of these moves, by name; a pass may stand among them where the rules have one.

    Raises:
        UserError: one of them is no square or is not legal; the sentence says what would be.
    """
    rules, squares = rules_of(side), square_names(side)
    played: list[int] = []
    game = replay(rules, ())
    for name in names:
        if name in PASSES:
            _check_pass(game, squares)
            continue
        if name not in squares:
            told = name if len(name) <= TOLD else f"{name[:TOLD]}…"
            raise UserError(
                tr("“{name}” is no square: they are called {first} to {last}.").format(
                    name=told, first=squares[0], last=squares[-1]
                )
            )
        square = squares.index(name)
        if not rules.spread(game.now.legal)[0, square]:
            raise UserError(_illegal(game, square, squares))
        played.append(square)
        after = moved(rules, game.now, np.array([square]))
        game = Replay(rules, tuple(played), (*game.positions, after))
    return game


def _check_pass(game: Replay, squares: Sequence[str]) -> None:
    """Whoever cannot move has passed already, as the rules say; nobody else may."""
    if not game.is_over and not game.was_passed:
        raise UserError(tr("Nobody passes here: {choices}.").format(choices=_choices(game, squares)))


def _choices(game: Replay, squares: Sequence[str]) -> str:
    can = [squares[place] for place in np.flatnonzero(game.rules.spread(game.now.legal)[0]).tolist()]
    can_play = tr("black can play {squares}") if game.mover(-1) == 0 else tr("white can play {squares}")
    return can_play.format(squares=_either(can))


def _illegal(game: Replay, square: int, squares: Sequence[str]) -> str:
    name = squares[square]
    if game.is_over:
        return tr("{over}, so {name} cannot be played.").format(over=game.sentence()[:-1], name=name)
    choices = _choices(game, squares)
    if game.board(-1)[square]:
        return tr("There is a disc on {name} already: {choices}.").format(name=name, choices=choices)
    sentence = (
        tr("Black on {name} turns no disc, so it is not legal: {choices}.")
        if game.mover(-1) == 0
        else tr("White on {name} turns no disc, so it is not legal: {choices}.")
    )
    return sentence.format(name=name, choices=choices)


def _either(names: Sequence[str]) -> str:
    if len(names) == 1:
        return tr("{square} only").format(square=names[0])
    return tr("{others} or {last}").format(others=", ".join(names[:-1]), last=names[-1])


def moves_of_text(text: str, side: int) -> tuple[str, ...]:
    """The moves that a text means, by name: "f5 d6 c3", "f5d6c3", "1. f5 d6", or "random 12".

    "random 12 5" is another game of twelve moves; each number is another one.

    Raises:
        UserError: a part is no square, a move is not legal, or a pass is none.
    """
    if found := _RANDOM.fullmatch(text.strip()):
        return random_moves(side, int(found["moves"] or USUAL_MOVES), int(found["seed"] or 0))
    parts = [part.lower() for part in _PART.findall(text)]
    if parts[:1] == ["random"]:
        raise UserError(
            tr("A random game is written with its number of moves, “random 12”; “random 12 5” is another one.")
        )
    names = tuple(part for part in parts if part != START and not _NUMBERED.fullmatch(part))
    return tuple(square_names(side)[square] for square in replay_of(side, names).moves)


def random_moves(side: int, count: int, seed: int) -> tuple[str, ...]:
    """A game by random legal moves, or as much of it as there is.

    Raises:
        UserError: no game is so long.
    """
    rules = rules_of(side)
    if count > rules.longest:
        raise UserError(
            tr("A game has {longest} moves at most, not {count}.").format(longest=rules.longest, count=count)
        )
    drawn = random_games(rules, 1, np.random.default_rng([count, seed])).moves[0, :count]
    return tuple(square_names(side)[square] for square in drawn[drawn != NO_MOVE])
