"""The phases of a run that groks, in plain words, from its marks; and where its loss spiked. Numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves

SPIKE = "loss spike"
TOGETHER = 2.0  # times the steps to "memorised": a rule found before that came with it
BACK = 0.99  # an accuracy that is up again


@dataclass(frozen=True)
class Phase:
    """A stretch of a run: its name from long to short, a sentence, and its first and last step."""

    names: tuple[str, ...]
    sentence: str
    start: int
    end: int


AT_ONCE = ("learning the rule at once", "the rule at once")
BY_HEART = ("learning by heart", "by heart")
NOT_THE_RULE = ("knows its sums, not the rule", "not the rule", "no rule")
TIDYING = ("has the rule, tidies up", "tidying up", "tidying")
ONLY_RULE = ("only the rule is left", "the rule")

SENTENCES = {
    AT_ONCE: "There are so many training sums that the rule is learned at once.",
    BY_HEART: "It learns its training sums by heart; the others are guessed.",
    NOT_THE_RULE: "It knows its training sums by heart and cannot do the others; the rule may be forming unseen.",
    TIDYING: "It has found the rule, and weight decay clears away what it had learned by heart.",
    ONLY_RULE: "Few frequencies hold nearly all there is: what is left computes the rule.",
}


def phases(curves: Curves) -> list[Phase]:
    """The phases that the marks tell apart, in order; none before there are frames. They meet and fill the run."""
    if not len(curves):
        return []
    at = {mark.name: mark.step for mark in curves.marks}
    last = int(curves.steps[-1])
    memorised, generalised, cleaned = (at.get(name) for name in ("memorised", "generalised", "cleaned up"))
    bounds: list[tuple[tuple[str, ...], int]] = []
    if generalised is not None and generalised <= TOGETHER * (memorised if memorised is not None else generalised):
        bounds.append((AT_ONCE, 0))
    else:
        bounds.append((BY_HEART, 0))
        if memorised is not None:
            bounds.append((NOT_THE_RULE, memorised))
    if generalised is not None:
        bounds.append((TIDYING, generalised))
    if cleaned is not None and cleaned >= bounds[-1][1]:
        bounds.append((ONLY_RULE, cleaned))
    ends = [*(start for _, start in bounds[1:]), last]
    return [Phase(names, SENTENCES[names], start, end) for (names, start), end in zip(bounds, ends, strict=True)]


def phase_at(curves: Curves, step: int) -> Phase | None:
    """The phase that a step is in."""
    return next((phase for phase in reversed(phases(curves)) if phase.start <= step), None)


def dips(curves: Curves) -> list[tuple[int, float]]:
    """The deepest point of each loss spike: its step, and the lower of the accuracies that had been reached."""
    train, validation = (
        curves.metrics.get(f"{role}_accuracy", np.full(len(curves), np.nan)) for role in ("train", "validation")
    )
    generalised = next((mark.step for mark in curves.marks if mark.name == "generalised"), None)
    found = []
    for mark in curves.marks:
        if not mark.name.startswith(SPIKE):
            continue
        known = generalised is not None and mark.step >= generalised
        values = np.fmin(train, validation) if known else train
        deepest = _deepest(values, int(np.searchsorted(curves.steps, mark.step)))
        if deepest is not None:
            found.append((int(curves.steps[deepest]), float(values[deepest])))
    return found


def _deepest(values: np.ndarray, start: int) -> int | None:
    """The position of the lowest value from `start` until it is up again; None where nothing is known."""
    back = np.flatnonzero(values[start:] >= BACK)
    dip = values[start : start + int(back[0])] if len(back) else values[start:]
    return start + int(np.nanargmin(dip)) if np.isfinite(dip).any() else None
