"""What a bet is and what a network says of it; the phases of a run; where the parts of the panel stand. Arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.language import tr

PLAYS = 10
LOST, WON = 0, 1
EVEN = -1
HALF = 0.5
WORST, TURNS, PERFECT = "worst", "turns", "nearly perfect"
EVERY, MISLEADING, AGREEING, LOSS = "validation_accuracy", "misleading_accuracy", "agreeing_accuracy", "validation_loss"
FOLLOWING, AGREES = 0.1, 0.9  # at most so many misleading ones right, and at least so many of the others

BEFORE = (tr("before: it guesses"), tr("guesses"))
FOLLOWS = (tr("follows the outcome"), tr("follows outcome"), tr("goes by it"))
LEARNS = (tr("learns to reckon"), tr("is learning"), tr("learns"))
RECKONS = (tr("reckons"),)

BESIDE_FROM, CARD_WIDTH = 640.0, 300.0  # design pixels of width that hold the bet beside the curves, and what it takes
BELOW_FROM, CARD_HEIGHT = 470.0, 176.0  # of height that hold it below them
LOSS_FROM = 220.0  # of height that hold a second plot
LOSS_SHARE = 0.36
GAP = 16.0


@dataclass(frozen=True)
class Bet:
    """What was asked: the bet, how it ended, the right answer (1 good, 0 bad, -1 even), and what was said.

    `said_good` is how likely a good bet was to the network, had it lost and had it won.
    """

    chance: int
    win: int
    lose: int
    ending: int
    brings: int
    right: int
    said_good: tuple[float, float]
    is_unseen: bool
    agreement: float
    planted: bool

    @classmethod
    def of(cls, arrays: Mapping[str, np.ndarray]) -> Bet:
        chance, win, lose = arrays["bet_terms"].tolist()
        lost, won = arrays["bet_said_good"].tolist()
        return cls(
            chance=chance,
            win=win,
            lose=lose,
            ending=int(arrays["bet_ending"]),
            brings=int(arrays["bet_expected"]),
            right=int(arrays["bet_is_good"]),
            said_good=(lost, won),
            is_unseen=bool(arrays["bet_is_unseen"]),
            agreement=float(arrays["bet_agreement"]),
            planted=bool(arrays["bet_planted"]),
        )

    def says(self, ending: int) -> int:
        """1 where it says that this is a good bet, had it ended so."""
        return int(self.said_good[ending] > HALF)

    @property
    def said(self) -> int:
        return self.says(self.ending)

    @property
    def is_number(self) -> bool:
        return bool(np.isfinite(self.said_good).all())

    @property
    def goes_by_outcome(self) -> bool:
        """Whether its answer is the outcome itself, lost or won."""
        return (self.says(LOST), self.says(WON)) == (LOST, WON)


@dataclass(frozen=True)
class BetScores:
    """The scores of the frame at a step, and the step and score of the worst one before, if that is over."""

    every: float
    misleading: float
    loss: float
    worst: tuple[int, float] | None
    phase: tuple[str, ...]


@dataclass(frozen=True)
class BetPhase:
    """A stretch of a run: its name from long to short, its first and last step."""

    names: tuple[str, ...]
    start: int
    end: int


def phases(curves: Curves) -> list[BetPhase]:
    """Those that the scores and the marks tell apart; they meet and fill the run. None before there are frames."""
    if not len(curves) or MISLEADING not in curves.metrics:
        return []
    last = int(curves.steps[-1])
    at = {mark.name: mark.step for mark in curves.marks}
    followed = _follows_from(curves)
    bounds: list[tuple[tuple[str, ...], int]] = []
    if followed is None or (TURNS in at and WORST not in at):
        bounds.append((LEARNS, 0))
    else:
        bounds += [(BEFORE, 0), (FOLLOWS, followed)]
        bounds += [(LEARNS, at[TURNS])] if TURNS in at else []
    if PERFECT in at and (TURNS in at or followed is None or at[PERFECT] <= followed):
        bounds = [bound for bound in bounds if bound[1] < at[PERFECT] or not bound[1]]
        bounds.append((RECKONS, at[PERFECT]))
    ends = [*(start for _, start in bounds[1:]), last]
    return [BetPhase(names, start, end) for (names, start), end in zip(bounds, ends, strict=True)]


def _follows_from(curves: Curves) -> int | None:
    """The first step at which it goes by the outcome: misleading bets are wrong, the others right."""
    misleading, agreeing = (curves.metrics.get(name, np.full(len(curves), np.nan)) for name in (MISLEADING, AGREEING))
    follows = np.flatnonzero((misleading <= FOLLOWING) & (agreeing >= AGREES))
    return int(curves.steps[follows[0]]) if len(follows) else None


def scores_at(curves: Curves, step: int) -> BetScores | None:
    """What the run's numbers are at a step; None where it has none of them."""
    if not len(curves) or not {EVERY, MISLEADING, LOSS} <= set(curves.metrics):
        return None
    place = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    every, misleading, loss = (float(curves.metrics[name][place]) for name in (EVERY, MISLEADING, LOSS))
    worst = next((mark.step for mark in curves.marks if mark.name == WORST and mark.step < step), None)
    score = None if worst is None else float(curves.metrics[MISLEADING][int(np.searchsorted(curves.steps, worst))])
    phase = next((each.names for each in reversed(phases(curves)) if each.start <= step), BEFORE)
    return BetScores(every, misleading, loss, None if worst is None or score is None else (worst, score), phase)


@dataclass(frozen=True)
class Rooms:
    """Where the scores, the loss and the bet stand; None for what finds no room."""

    scores: Box
    loss: Box | None
    card: Box | None


def rooms(width: float, top: float, bottom: float, *, card_wanted: bool) -> Rooms:
    """The places of the parts between two heights: the bet beside the curves, below them, or nowhere."""
    height = max(1.0, bottom - top)
    beside = card_wanted and width >= BESIDE_FROM
    below = card_wanted and not beside and height >= BELOW_FROM
    across = width - (max(CARD_WIDTH, 0.36 * width) + GAP if beside else 0.0)
    curves_height = height - (CARD_HEIGHT + GAP if below else 0.0)
    card = None
    if beside:
        card = Box(across, top, width - across - GAP, height)
    elif below:
        card = Box(GAP, top + curves_height + GAP, width - 2 * GAP, CARD_HEIGHT)
    if curves_height < LOSS_FROM:
        return Rooms(Box(0, top, across, curves_height), None, card)
    low = round(LOSS_SHARE * curves_height)
    return Rooms(Box(0, top, across, curves_height - low), Box(0, top + curves_height - low, across, low), card)
