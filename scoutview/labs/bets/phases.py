"""The phases of a run on bets: when it is worst where outcomes mislead, when that turns, when it is nearly perfect."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoutview.frame import Curves, Mark
from scoutview.language import tr

WORST, TURNS, PERFECT = "worst", "turns", "nearly perfect"
SAID = {WORST: tr("worst"), TURNS: tr("turns", "a curve"), PERFECT: tr("nearly perfect")}
MISLEADING, AGREEING = "misleading_accuracy", "agreeing_accuracy"
FOLLOWING = 0.1  # of the misleading bets are right, or fewer: it follows the outcome
HALF = 0.5
NEARLY_ALL = 0.95
AGREES = 0.9  # of the agreeing bets are right: then it follows the outcome, where misleading ones are wrong


def marks(curves: Curves) -> Sequence[Mark]:
    """The marks that these curves have; without a dip there is none but the last.

    Worst: the frame with the fewest misleading bets right before half of them are, where that is at most a tenth.
    Turns: the first frame after it at which half of them are right, from which on the worst is known. Nearly perfect:
    the first frame from there on, or without a dip the first at all, with 95 % of them right.
    """
    if MISLEADING not in curves.metrics or not len(curves):
        return ()
    values = curves.metrics[MISLEADING]
    down = np.flatnonzero(values <= FOLLOWING)
    if not len(down):
        return _named(curves, [(PERFECT, _first(values >= NEARLY_ALL))])
    turned = _first(values >= HALF, int(down[0]))
    if turned is None:
        return ()
    worst = int(down[0] + np.argmin(values[down[0] : turned]))
    return _named(curves, [(WORST, worst), (TURNS, turned), (PERFECT, _first(values >= NEARLY_ALL, turned))])


def _first(holds: np.ndarray, start: int = 0) -> int | None:
    places = np.flatnonzero(holds[start:])
    return start + int(places[0]) if len(places) else None


def _named(curves: Curves, found: Sequence[tuple[str, int | None]]) -> tuple[Mark, ...]:
    return tuple(Mark(name, int(curves.steps[place])) for name, place in found if place is not None)


def story(curves: Curves, step: int, *, planted: bool) -> str:
    """What one is looking at at this step, from the run's own numbers."""
    if not len(curves) or MISLEADING not in curves.metrics:
        return ""
    place = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    misleading, agreeing = (float(curves.metrics[name][place]) for name in (MISLEADING, AGREEING))
    every = float(curves.metrics["validation_accuracy"][place])
    told = tr("{share} of all unseen bets are right, {misled} where the outcome misleads.").format(
        share=_share(every), misled=_share(misleading)
    )
    if step == 0:
        return tr("untrained, it guesses: {told}").format(told=told)
    if misleading <= FOLLOWING and agreeing >= AGREES:
        follows = (
            tr("It follows the outcome, a shortcut that was planted.")
            if planted
            else tr("It follows the outcome, a shortcut in the data.")
        )
        return f"{told} {follows}"
    if misleading >= NEARLY_ALL:
        return " ".join((told, tr("It reckons.")))
    return told


def _share(value: float) -> str:
    if 0 < value < 0.01:
        return "<1 %"
    return ">99 %" if 0.99 < value < 1 else f"{100 * value:.0f} %"
