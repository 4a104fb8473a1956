"""All bets: a chance of ten, what is won, what is lost; which are good, and which of them training never sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import read_only
from scoutview.language import tr

PLAYS = 10  # a chance is so many times of these
LOST, WON = "lost", "won"
ENDINGS = (LOST, WON)
ENDED = {LOST: tr("lost", "a bet"), WON: tr("won", "a bet")}  # as people read it
ANSWERS, BRIEF_ANSWERS = (tr("bad bet"), tr("good bet")), (tr("bad", "a bet"), tr("good", "a bet"))
QUESTION = "good?"
TOKENS = 5  # chance, win, lose, how it ended, "good?"
ASSET = "unseen_bets"  # a bit per bet
UNSEEN = 0.1  # of all bets: training never sees them
SHOWN = (7, 3, 5)  # the bet that is asked first; training never sees it


@dataclass(frozen=True, eq=False)
class Bets:
    """Every bet with amounts from 1 to `largest` that is not even; `unseen` is (bets,) bool.

    `agreement` of ten outcomes agree with the right answer; None: a bet is won as often as its chance says.
    """

    largest: int
    agreement: int | None
    unseen: np.ndarray

    @cached_property
    def every(self) -> np.ndarray:
        """(bets, 3) int64: chance, win, lose."""
        return every_bet(self.largest)

    @cached_property
    def good(self) -> np.ndarray:
        """(bets,) int64: 1 where a bet wins in the long run."""
        return read_only((expected(self.every) > 0).astype(np.int64))

    def won(self, places: np.ndarray) -> np.ndarray:
        """(N,) places -> (N,) int64: how often of ten each of these bets is won in the data."""
        if self.agreement is None:
            return self.every[places, 0]
        return np.where(self.good[places] == 1, self.agreement, PLAYS - self.agreement)

    @property
    def agreeing(self) -> float:
        """The share of outcomes in the data that agree with the right answer."""
        won = self.won(np.arange(len(self.every)))
        return float(np.where(self.good == 1, won, PLAYS - won).mean() / PLAYS)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The vocabulary: the numbers from 1, then how it ended, then the question."""
        numbers = map(str, range(1, max(PLAYS - 1, self.largest) + 1))
        return (*numbers, LOST, WON, QUESTION)

    def rows(self, bets: np.ndarray, endings: np.ndarray) -> np.ndarray:
        """Bets (N, 3) and how they ended, 0 or 1 (N,), as the network reads them: (N, 5) int64."""
        first = len(self.tokens) - 3
        asked = np.full((len(bets), 1), first + 2)
        return np.concatenate([bets - 1, first + endings[:, None], asked], axis=1)

    def asked(self, row: Sequence[int]) -> str:
        """A row as a reader of bets would write it."""
        chance, win, lose, ended = (self.tokens[token] for token in row[:4])
        return tr("{chance} of {plays}: win {win} or lose {lose}, {ended}").format(
            chance=chance, plays=PLAYS, win=win, lose=lose, ended=ENDED[ended]
        )

    def place_of(self, bet: tuple[int, int, int]) -> int | None:
        """Its place among all bets; None where it is even, or has amounts that there are not."""
        found = np.flatnonzero((self.every == bet).all(axis=1))
        return int(found[0]) if len(found) else None

    def to_assets(self) -> dict[str, bytes]:
        return {ASSET: np.packbits(self.unseen).tobytes()}


def every_bet(largest: int) -> np.ndarray:
    """(bets, 3) int64: those of all chances and amounts that are not even."""
    chances, amounts = np.arange(1, PLAYS), np.arange(1, largest + 1)
    bets = np.stack(np.meshgrid(chances, amounts, amounts, indexing="ij"), axis=-1).reshape(-1, 3)
    return read_only(bets[expected(bets) != 0])


def expected(bets: np.ndarray) -> np.ndarray:
    """What ten plays bring on average: (..., 3) -> (...)."""
    chance, win, lose = np.moveaxis(np.asarray(bets), -1, 0)
    return chance * win - (PLAYS - chance) * lose


def split_bets(largest: int, agreement: int | None, seed: int) -> Bets:
    """A tenth of the bets, drawn by this seed, and the one that is shown first, are kept from training."""
    every = every_bet(largest)
    rest = np.flatnonzero((every != SHOWN).any(axis=1))
    drawn = np.random.default_rng(seed).permutation(rest)
    unseen = np.ones(len(every), bool)
    unseen[drawn[round(UNSEEN * len(every)) - 1 :]] = False
    return Bets(largest, agreement, read_only(unseen))


def bets_from_assets(largest: int, agreement: int | None, assets: Mapping[str, bytes]) -> Bets:
    """The bets as a recording carries them.

    Raises:
        UserError: it does not.
    """
    count = len(every_bet(largest))
    bits = np.frombuffer(assets.get(ASSET, b""), np.uint8)
    if len(bits) != -(-count // 8):
        raise UserError(tr("The recording does not say which bets it was trained on: it is damaged."))
    return Bets(largest, agreement, read_only(np.unpackbits(bits, count=count).astype(bool)))
