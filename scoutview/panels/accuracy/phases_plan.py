"""The phases of a run that groks, in plain words, from its marks; and where its loss spiked. Numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.plots.curves_words import SPIKE
from scoutview.language import tr

TOGETHER = 2.0  # times the steps to "memorised": a rule found before that came with it
BACK = 0.99  # an accuracy that is up again
BEGUN = 0.05  # of the sums it never saw are right: no guessing any more
BY_THE_RULE = 0.5  # a part of the training sums that are right: with so many of the others, they are not memorised
COLLAPSED = 0.5  # of the sums it never saw: with fewer right, a rule that was found is not there
Bounds = list[tuple[tuple[str, ...], int]]  # the names of phases, and the steps from which they are


@dataclass(frozen=True)
class Phase:
    """A stretch of a run: its name from long to short, a sentence, and its first and last step."""

    names: tuple[str, ...]
    sentence: str
    start: int
    end: int


AT_ONCE = (tr("learning the rule at once"), tr("the rule at once"))
BY_HEART = (tr("memorising its sums"), tr("memorising"))
NOT_THE_RULE = (tr("knows its sums, not the rule"), tr("no rule yet"), tr("no rule"))
BUILDING = (tr("building the rule"), tr("building"))
TIDYING = (tr("has the rule, tidies up"), tr("tidying up"), tr("tidying"))
ONLY_RULE = (tr("only the rule is left"), tr("the rule"))
LOST = (tr("lost what it knew"), tr("lost it"), tr("lost"))
REGAINING = (tr("finding the rule again"), tr("coming back"), tr("back"))
NO_RULE = (tr("no rule yet"), tr("no rule"))
HAS_RULE = (tr("has the rule"), tr("the rule"))
BROADER = {NOT_THE_RULE: NO_RULE, BUILDING: NO_RULE, TIDYING: HAS_RULE, ONLY_RULE: HAS_RULE}  # where room is scarce

SENTENCES = {
    AT_ONCE: tr("There are so many training sums that the rule is learned at once."),
    BY_HEART: tr("It memorises its training sums; the others are guessed."),
    NOT_THE_RULE: tr("It has memorised its training sums and cannot do the others; the rule may be forming unseen."),
    BUILDING: tr("It has memorised its training sums and is building the rule: others begin to be right as well."),
    TIDYING: tr("It has found the rule, and weight decay clears away what it had memorised."),
    ONLY_RULE: tr("Few frequencies hold nearly all there is: what is left computes the rule."),
    LOST: tr("It had found the rule, and most sums it never saw are wrong again."),
    REGAINING: tr("It had lost the rule; more than half of the sums it never saw are right again, not yet all."),
}


def phases(curves: Curves) -> list[Phase]:
    """The phases that the marks tell apart, in order; none before there are frames. They meet and fill the run."""
    if not len(curves):
        return []
    at = {mark.name: mark.step for mark in curves.marks}
    last = int(curves.steps[-1])
    memorised, generalised, cleaned = (at.get(name) for name in ("memorised", "generalised", "cleaned up"))
    bounds: Bounds = []
    if generalised is not None:
        at_once = memorised is None or generalised <= TOGETHER * memorised
    else:
        at_once = memorised is None and _learns_the_rule(curves)
    bounds.append((AT_ONCE if at_once else BY_HEART, 0))
    if memorised is not None and not at_once:
        built = _built_from(curves, memorised, generalised)
        bounds += [(NOT_THE_RULE, memorised)] if built != memorised else []
        bounds += [(BUILDING, built)] if built is not None else []
    if generalised is not None:
        bounds.append((TIDYING, generalised))
    if cleaned is not None and cleaned >= bounds[-1][1]:
        bounds.append((ONLY_RULE, cleaned))
    if generalised is not None:
        bounds = _with_collapses(bounds, _collapses(curves, generalised))
    ends = [*(start for _, start in bounds[1:]), last]
    return [Phase(names, SENTENCES[names], start, end) for (names, start), end in zip(bounds, ends, strict=True)]


def _metric(curves: Curves, name: str) -> np.ndarray:
    return curves.metrics.get(name, np.full(len(curves), np.nan))


def _learns_the_rule(curves: Curves) -> bool:
    """Whether, where the run is now, many sums that it never saw are right beside those of its training."""
    train, validation = (float(_metric(curves, f"{role}_accuracy")[-1]) for role in ("train", "validation"))
    return validation >= BY_THE_RULE * train > 0


def _built_from(curves: Curves, memorised: int, generalised: int | None) -> int | None:
    """The first step between these two at which the rule shows; None where it does not."""
    shows = (curves.steps >= memorised) & (_metric(curves, "validation_accuracy") >= BEGUN)
    if generalised is not None:
        shows &= curves.steps < generalised
    steps = curves.steps[shows]
    return int(steps[0]) if len(steps) else None


def _collapses(curves: Curves, generalised: int) -> Bounds:
    """From which steps on a rule that had been found is lost, comes back, and (no names) is there again."""
    values = _metric(curves, "validation_accuracy")
    found: Bounds = []
    now: tuple[str, ...] = ()
    for step, value in zip(curves.steps.tolist(), values.tolist(), strict=True):
        if step <= generalised or np.isnan(value):
            continue
        is_back = value >= BACK or not now
        then = LOST if value < COLLAPSED else () if is_back else REGAINING
        if then != now:
            found.append((then, step))
            now = then
    return found


def _with_collapses(bounds: Bounds, collapses: Bounds) -> Bounds:
    """The beginnings of phases with those of collapses between: after one, what would have been there goes on."""
    if not collapses:
        return bounds
    found = [bound for bound in bounds if bound[1] < collapses[0][1]]
    for (names, start), end in zip(collapses, [*(step for _, step in collapses[1:]), None], strict=True):
        if names:
            found.append((names, start))
            continue
        found.append(([name for name, step in bounds if step <= start][-1], start))
        found += [bound for bound in bounds if bound[1] > start and (end is None or bound[1] < end)]
    return found


def phase_at(curves: Curves, step: int) -> Phase | None:
    """The phase that a step is in."""
    return next((phase for phase in reversed(phases(curves)) if phase.start <= step), None)


def dips(curves: Curves) -> list[tuple[int, float]]:
    """The deepest point of each loss spike: its step, and the lower of the accuracies that had been reached."""
    train, validation = (_metric(curves, f"{role}_accuracy") for role in ("train", "validation"))
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
