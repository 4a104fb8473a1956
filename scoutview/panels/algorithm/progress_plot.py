"""The plot of the losses over the run: some of them are measured at few steps."""

from collections.abc import Mapping, Sequence

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.plots.curves_words import rule_marks
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Series, StepReading
from scoutview.language import tr
from scoutview.panels.algorithm.progress_plan import on_the_line

SERIES = (
    ("train", tr("training"), "train_loss"),
    ("validation", tr("validation"), "validation_loss"),
    ("text", tr("waves alone"), "restricted_loss"),
    ("text3", tr("without waves"), "excluded_loss"),
)


class ProgressPlot(Plot):
    """A plot some of whose curves were measured at few steps: between them it reads their lines off, and says ≈."""

    def reading(self, position: int, words: Sequence[str]) -> StepReading:
        step = int(self.steps[position])
        lines = []
        for series in self.series:
            measured = bool(np.isfinite(series.values[position]))
            value = float(series.values[position]) if measured else on_the_line(self.steps, series.values, step)
            if np.isfinite(value):
                lines.append((series, value, self.text_of(value) if measured else f"≈ {self.text_of(value)}"))
        return StepReading(step, sorted(lines, key=lambda line: -line[1]), words)


def progress_plot(
    curves: Curves, values: Mapping[str, np.ndarray], note: str, *, log_steps: bool, log_loss: bool
) -> ProgressPlot:
    """The losses of a run, by the names of their metrics; those that are none were measured at few steps.

    `note` says how far that has come.
    """
    series = [
        Series(role, word, values[name], sparse=name not in curves.metrics)
        for role, word, name in SERIES
        if name in values
    ]
    return ProgressPlot(
        steps=curves.steps,
        series=series,
        unit=", ".join(filter(None, (tr("loss"), tr("log axis") if log_loss else "", note))),
        flags=[Flag(mark.step, (mark.words,)) for mark in rule_marks(curves)],
        log_x=log_steps,
        log_y=log_loss,
        labels=True,
    )
