"""When did it appear, as a plot over steps: the value, what counts, its controls as lines and bands, and the step."""

from collections.abc import Callable

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Level, Range, Series
from scoutview.graphics.runs.appearance_plan import Appearance, Control
from scoutview.language import tr


def appearance_plot(
    found: Appearance,
    curves: Curves,
    word: str,
    unit: str,
    *,
    role: str = "series1",
    log_steps: bool = False,
    is_share: bool = True,
    text_of: Callable[[float], str] = share,
) -> Plot:
    """For a CurvePlot. `word` names the value beside its curve, `unit` says above the plot what it measures."""
    levels = [_level(control, text_of) for control in found.controls if control.level is not None]
    counts = Level(found.threshold, tr("counts as there: {value}").format(value=text_of(found.threshold)))
    came = found.came if found.is_told else None
    named = (
        ()
        if came is None
        else (
            tr("appears by step {came}").format(came=count(came)),
            tr("by step {came}").format(came=count(came)),
            tr("appears"),
        )
    )
    return Plot(
        steps=found.steps,
        series=[Series(role, word, found.values, sparse=True)],
        unit=unit,
        flags=[] if came is None else [Flag(came, named)],
        log_x=log_steps,
        is_share=is_share,
        labels=True,
        levels=[counts, *levels],
        ranges=[_range(control, found.steps) for control in found.controls if control.level is None],
        until=curves.planned_steps,
        text_of=text_of,
    )


def _level(control: Control, text_of: Callable[[float], str]) -> Level:
    assert control.level is not None
    return Level(control.level, f"{control.word}: {text_of(control.level)}")


def _range(control: Control, steps: np.ndarray) -> Range:
    low, high = (np.broadcast_to(np.asarray(end, np.float64), steps.shape) for end in (control.low, control.high))
    return Range(control.word, low, high)
