"""Plots of one panel that show the same steps."""

from collections.abc import Sequence

from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.view_plan import AxesPart


def link_steps(plots: Sequence[AxesPlot]) -> None:
    """Where somebody zooms one of them along its steps, the others show the same ones."""
    for plot in plots:
        plot.zoomed.connect(lambda plot=plot: _follow_steps(plot, plots))


def _follow_steps(leader: AxesPlot, plots: Sequence[AxesPlot]) -> None:
    for plot in plots:
        if plot is not leader and plot.part.steps != leader.part.steps:
            plot.show_part(AxesPart(leader.part.steps, plot.part.values))
