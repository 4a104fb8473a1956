"""The plot of the losses over the run: some of them are measured at few steps."""

from collections.abc import Sequence

import numpy as np

from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import StepReading
from scoutview.panels.algorithm.progress_plan import on_the_line


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
