"""The progress measures of a run: at which steps they are asked, and what they say. Arithmetic only.

Source: Nanda et al. (2023), Progress measures for grokking via mechanistic interpretability, section 5.1.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.numbers import count, percent, share
from scoutview.language import tr

EARLY_PER_DECADE, LATER_PER_DECADE = 5, 18  # up to step 100, and from there on
MOST_WHILE_TRAINING = 12  # each answer takes time from the training
DARK = 0.1  # a share of new sums answered right in which nobody sees a rule
CLEARLY_BEFORE = 0.9  # a loss that halved this early in the run to a mark halved before it


def progress_steps(curves: Curves, until: int) -> tuple[int, ...]:
    """Recorded steps to ask at, the first and `until` among them, coarse ones first.

    They stand on a grid that is the same for all lengths of a run, so that answers are used again while it grows. A
    run that still trains gets every second of them, or every fourth, ...
    """
    recorded = curves.steps[curves.steps <= until]
    if not len(recorded):
        return ()
    grid = _grid(float(recorded[-1]))
    places = np.searchsorted(recorded, grid, side="right") - 1  # the newest frame at or before
    steps = [int(step) for step in np.unique(recorded[np.append(0, places[places >= 0])])]
    if int(curves.steps[-1]) < curves.planned_steps:
        steps = _sparser(steps, MOST_WHILE_TRAINING - 1)
    return _coarse_first(sorted({*steps, int(recorded[-1])}))


def _grid(last: float) -> np.ndarray:
    """Evenly spaced on a logarithmic axis, closer together where things happen."""
    early = np.arange(0, 2, 1 / EARLY_PER_DECADE)
    later = np.arange(2, max(2.0, math.log10(max(last, 1.0))) + 1e-9, 1 / LATER_PER_DECADE)
    grid = np.round(10.0 ** np.concatenate([early, later]))
    return grid[grid <= last]


def _sparser(steps: list[int], most: int) -> list[int]:
    stride = 1
    while len(steps[::stride]) > most:
        stride *= 2
    return steps[::stride]


def _coarse_first(steps: list[int]) -> tuple[int, ...]:
    """Both ends, then the middle of every gap, then the middles of those."""
    order, gaps = [0, len(steps) - 1], [(0, len(steps) - 1)]
    while gaps:
        middles = [(low, (low + high) // 2, high) for low, high in gaps if high - low > 1]
        order += [middle for _, middle, _ in middles]
        gaps = [gap for low, middle, high in middles for gap in ((low, middle), (middle, high))]
    return tuple(steps[place] for place in dict.fromkeys(order))


def values_over(steps: np.ndarray, answers: Mapping[int, Arrays], channel: str) -> np.ndarray:
    """(N,) steps -> (N,): this channel's value at each, nan where there is no answer."""
    missing: Arrays = {}
    return np.array([float(answers.get(int(step), missing).get(channel, np.nan)) for step in steps])


def measured_around(step: int, asked: Collection[int]) -> tuple[int, ...]:
    """Of the steps that are asked this one, else those before and after it; none for one beyond their ends."""
    if step in asked:
        return (step,)
    before, after = [each for each in asked if each < step], [each for each in asked if each > step]
    return (max(before), min(after)) if before and after else ()


def agreed(told: Iterable[str]) -> str:
    """What all of these say; nothing where they differ, or one says nothing."""
    said = set(told)
    return said.pop() if len(said) == 1 else ""


def on_the_line(steps: np.ndarray, values: np.ndarray, step: float) -> float:
    """The value at a step between measured ones, on the line drawn over a logarithmic axis of steps; else nan."""
    known = np.isfinite(values)
    steps, values = steps[known], values[known]
    if not len(steps) or not steps[0] <= step <= steps[-1]:
        return math.nan
    return float(np.interp(math.log(max(step, 1)), np.log(np.maximum(steps, 1)), values))


@dataclass(frozen=True)
class Story:
    """When the circuit began to work, and when the answers became right; None for what did not happen."""

    halved: int | None  # the first measured step with less than half of the first restricted loss
    before: int | None  # the measured step before that
    right_then: float  # the share of new sums that was answered right when it halved; nan where unknown
    generalised: int | None
    training: bool

    def sentence(self) -> str:
        if self.halved is None or self.before is None:
            lasts = (
                tr("The loss of the waves alone has not halved yet")
                if self.training
                else tr("The loss of the waves alone never halves")
            )
            reason = (
                tr("these waves alone do not answer") if self.generalised is None else tr("the rest is needed as well")
            )
            return f"{lasts}: {reason}."
        halves = tr("The loss of the waves alone halves by step {step}").format(step=count(self.halved))
        if math.isfinite(self.right_then):
            halves += tr(", with {share} of new sums right").format(share=percent(self.right_then))
        return f"{halves}{self._right_at(self.halved, self.before)}."

    def _right_at(self, halved: int, before: int) -> str:
        """How the sentence ends: when the answers became right."""
        if self.generalised is None:
            return tr("; 99 % have not come yet") if self.training else tr("; 99 % never come")
        step = count(self.generalised)
        if before >= self.generalised:
            return tr(", after the accuracy jumped (step {step})").format(step=step)
        if halved <= CLEARLY_BEFORE * self.generalised and self.right_then < DARK:
            return tr("; 99 % come at step {step}: the circuit forms in the dark").format(step=step)
        return tr("; 99 % come at step {step}").format(step=step)


def story(curves: Curves, answers: Mapping[int, Arrays]) -> Story | None:
    """What the measured restricted losses say; None before there are two of them."""
    steps = np.array(sorted(answers), np.int64)
    losses = values_over(steps, answers, "restricted_loss")
    steps, losses = steps[np.isfinite(losses)], losses[np.isfinite(losses)]
    if len(steps) < 2:
        return None
    first = next((int(place) for place in np.flatnonzero(losses < losses[0] / 2)), None)
    return Story(
        halved=None if first is None else int(steps[first]),
        before=None if first is None else int(steps[first - 1]),
        right_then=math.nan if first is None else _accuracy_at(curves, int(steps[first])),
        generalised=next((mark.step for mark in curves.marks if mark.name == "generalised"), None),
        training=int(curves.steps[-1]) < curves.planned_steps,
    )


def _accuracy_at(curves: Curves, step: int) -> float:
    known = curves.metrics.get("validation_accuracy")
    position = int(np.searchsorted(curves.steps, step, side="right")) - 1
    return math.nan if known is None or position < 0 else float(known[position])


def filling(there: int, of: int) -> str:
    """How far the two losses are measured, until all is there."""
    return tr("measuring, {share}").format(share=share(there / of)) if there < of else ""
