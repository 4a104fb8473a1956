"""The frames of a run that its answers are held against: its training sums known, and half-way to the rule."""

from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves
from scoutview.language import tr
from scoutview.panels.answer_grid.plan import AnswersToSums

MEMORISED, HALF_WAY, NOW = tr("memorised"), tr("half-way"), tr("now")
BY_HEART = 0.999  # of the training sums
HALF = 0.5  # of the sums never seen


@dataclass(frozen=True)
class EarlierFrame:
    """What a frame stands for, and its step."""

    name: str
    step: int


@dataclass(frozen=True, eq=False)
class EarlierAnswers:
    """The answers at such a frame; None until they are there."""

    frame: EarlierFrame
    grid: AnswersToSums | None = None


def earlier_frames(curves: Curves) -> tuple[EarlierFrame, ...]:
    """Memorised: the first frame with 99.9 % of the training sums right.

    Half-way: the first one after that with half of the sums right that it never saw; none where so many were right
    before.
    """
    nothing = np.full(len(curves), np.nan)
    train, validation = (curves.metrics.get(f"{role}_accuracy", nothing) for role in ("train", "validation"))
    known = np.flatnonzero(train >= BY_HEART)
    if not len(known):
        return ()
    found = [EarlierFrame(MEMORISED, int(curves.steps[known[0]]))]
    half = np.flatnonzero(validation >= HALF)
    if len(half) and half[0] > known[0]:
        found.append(EarlierFrame(HALF_WAY, int(curves.steps[half[0]])))
    return tuple(found)
