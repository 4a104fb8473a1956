"""What can be told of a run: when its modules came apart, and what one is looking at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoutview.frame import Curves, Mark
from scoutview.labs.modular.settings import MODES
from scoutview.language import tr

CROSSING, COST, DEAD = "crossing_share", "connection_cost", "dead_neurons"
APART_BELOW = 0.1  # of the weight of all ways, that leads from module to module
APART = "modules apart"


def marks(curves: Curves) -> Sequence[Mark]:
    """The first frame from which on less than a tenth crosses, once it is so at the newest."""
    crossing = curves.metrics.get(CROSSING)
    if crossing is None or not len(crossing) or not crossing[-1] < APART_BELOW:
        return ()
    above = np.flatnonzero(~(crossing < APART_BELOW))
    return (Mark(APART, int(curves.steps[above[-1] + 1 if len(above) else 0])),)


def story(curves: Curves, step: int, hidden: int) -> str:
    """What one is looking at at this step, from the run's own numbers; `hidden` neurons there are."""
    if not len(curves) or COST not in curves.metrics:
        return ""
    place = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    metrics = {name: float(values[place]) for name, values in curves.metrics.items()}
    idle = int(metrics[DEAD])
    dead = (
        tr("%n of {hidden} neurons are idle", "", idle, one="1 of {hidden} neurons is idle").format(hidden=hidden)
        if idle
        else tr("no neuron is idle")
    )
    crossing = metrics.get(CROSSING, np.nan)
    if step == 0:
        return tr("untrained: everything is connected with everything.")
    if not np.isfinite(crossing):
        return tr("{idle}, by what connections cost ({mode}).").format(
            idle=dead[:1].upper() + dead[1:], mode=_mode(curves, step)
        )
    across = (
        tr("They have come apart: {share} of the wiring crosses between the formulas; {idle}.")
        if crossing < APART_BELOW
        else tr("{share} of the wiring crosses between the formulas; {idle}.")
    )
    return across.format(share=share(crossing), idle=dead)


def _mode(curves: Curves, step: int) -> str:
    mode = next((each for each in curves.changeables if each.name == "mode"), None)
    return MODES[int(curves.setting_at(mode, step))] if mode is not None else ""


def share(value: float) -> str:
    """In whole per cent: "3 %", "<1 %"."""
    if 0 < value < 0.01:
        return "<1 %"
    return ">99 %" if 0.99 < value < 1 else f"{100 * value:.0f} %"
