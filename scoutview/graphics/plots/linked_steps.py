"""Plots that show the same steps: those of one panel always, those of one window while that is switched on."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.view_plan import ALL, AxesPart


class StepLink(QObject):
    """Where somebody zooms a plot over the steps of the run, all others inside `host` show the same steps.

    A right click at any of them switches it.
    """

    switched = Signal(bool)

    def __init__(self, host: QWidget, *, on: bool = True) -> None:
        super().__init__(host)
        self.on = on
        self._host = host

    def join(self, part: QWidget) -> None:
        """The plots of this part of the host, from now on."""
        for plot in part.findChildren(AxesPlot):
            if plot.over_run:
                plot.step_link = self
                plot.zoomed.connect(lambda plot=plot: self._lead(plot))

    def switch(self, leader: object, on: bool) -> None:
        """On or off; switched on, all plots show the steps of the leader."""
        self.on = on
        self.switched.emit(on)
        if isinstance(leader, AxesPlot):
            self._lead(leader)

    def _lead(self, leader: AxesPlot) -> None:
        if self.on:
            _follow_steps(leader, [plot for plot in self._host.findChildren(AxesPlot) if plot.step_link is self])


def link_steps(plots: Sequence[AxesPlot]) -> None:
    """Where somebody zooms one of them along its steps, the others show the same ones; all of one, all of all."""
    for plot in plots:
        plot.zoomed.connect(lambda plot=plot: _follow_steps(plot, plots))
        for other in plots:
            if other is not plot:
                plot.all_shown.connect(lambda other=other: other.show_part(ALL))


def _follow_steps(leader: AxesPlot, plots: Sequence[AxesPlot]) -> None:
    """One that has none of these steps stays as it is; one that has no steps yet keeps what it was told until then."""
    steps = leader.part.steps
    for plot in plots:
        if plot is leader or plot.part.steps == steps:
            continue
        part, whole = AxesPart(steps, plot.part.values), plot.whole_axes()
        if whole is None or not len(plot.x_values()):
            plot.show_part(part)
        elif steps is None or (steps[0] < whole[0].high and steps[1] > whole[0].low):
            plot.show_part(plot.within(part))
