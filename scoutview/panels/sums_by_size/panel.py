"""Sums by size: what of a jump with the size of a network the measure makes, and what is real."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.panel import Panel
from scoutview.panels.sums_by_size.graphs import size_graph, steps_plot
from scoutview.panels.sums_by_size.places import PlaceTable
from scoutview.panels.sums_by_size.plan import reading_of
from scoutview.panels.sums_by_size.words import NO_SIZES, details, findings, formula, steps_findings, written_words
from scoutview.probe import NumbersProbe
from scoutview.run_set import NO_RUNS, RunSet

SIDE, BELOW = 16.0, 8.0  # design pixels beside and below the words
PLOT_FROM = 140.0  # of height that the plot keeps: the table and the words go before
TABLE_FROM, TABLE_SHARE = 96.0, 0.42  # the least height of a table, and what it takes of what it shares


class SumsBySize(Panel):
    """Its choice: the part of the plot that is shown."""

    name = "sums_by_size"
    title = tr("Sums by size")
    brief_title = tr("By size")
    field_term = tr("emergence, emergent abilities, mirage")
    needs: ClassVar[frozenset[str]] = frozenset({"written_digits", "right_digits"})
    compares_runs = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._reading = reading_of(NO_RUNS)
        self._written: tuple[str, ...] = ("",)
        self._step = 0
        self.plot, self.table = GraphPlot(look, self), PlaceTable(look, self)
        self.steps = CurvePlot(look, self)  # of one run alone
        self.sentence, self.details = Lines(look, self, role="title"), Lines(look, self)
        self.written, self.empty = Lines(look, self), Lines(look, self)
        self.plot.x_chosen.connect(self._open_size)
        self.steps.step_chosen.connect(self.step_chosen)
        self.table.chosen.connect(self._open)
        self._show()

    def explanation(self) -> str:
        if self._reading.is_telling:
            return tr("Unseen sums, and their digits, that are right at the end of each run.")
        return tr("Unseen sums, and their digits, that are right over the steps of this run.")

    def questions(self) -> tuple[Question, ...]:
        return (Question("written_sum"),)

    def show_observation(self, observation: Observation) -> None:
        """It lives on the runs of the folder; of the frame on screen it says what that writes."""
        probe, self._step = observation.probe, observation.step
        if isinstance(probe, NumbersProbe) and observation.has(*self.needs):
            digits = (observation["written_digits"].tolist(), observation["right_digits"].tolist())
            self._written = written_words(observation.step, (probe.a, probe.b), *digits)
        self._show()

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        if not self._reading.is_telling:
            self._show()

    def show_runs(self, runs: RunSet) -> None:
        super().show_runs(runs)
        before = self.explanation()
        self._reading = reading_of(runs)
        self._show()
        if self.explanation() != before:
            self.explanation_changed.emit()

    def finding(self) -> str:
        return self._findings()[0]

    def formula(self) -> str:
        return formula(self._reading, self._written[0])

    def view_settings(self) -> Mapping[str, Any]:
        zooms = {"zoom": self.plot.part.to_settings(), "steps_zoom": self.steps.part.to_settings()}
        return {name: zoom for name, zoom in zooms.items() if zoom}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.plot.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self.steps.show_part(AxesPart.of_settings(view_settings.get("steps_zoom")))

    def _findings(self) -> tuple[str, ...]:
        reading = self._reading
        return findings(reading) if reading.is_telling else steps_findings(self.curves, self._step)

    def _open(self, number: object) -> None:
        points = self._reading.points
        if isinstance(number, int) and points[number].path != self.runs.on_screen:
            self.run_chosen.emit(points[number].path)

    def _open_size(self, weights: float) -> None:
        """The first run of a size that was clicked in the plot."""
        if not self._reading.is_telling:
            return
        number = next((each for each, point in enumerate(self._reading.points) if point.weights == weights), None)
        if number is not None:
            self._open(number)

    def _show(self) -> None:
        reading = self._reading
        shown = next((each for each, point in enumerate(reading.points) if point.path == self.runs.on_screen), -1)
        if reading.is_telling:
            self.plot.show_graph(size_graph(reading))
            self.plot.show_chosen(float(reading.points[shown].weights) if shown >= 0 else None)
        else:
            self.steps.show_plot(steps_plot(self.curves))
            self.steps.show_cursor(self._step)
        self.table.show_reading(reading, shown)
        for plot in (self.plot, self.steps):
            plot.setAccessibleName(f"{self.explanation()} {self.finding()}".strip())
        self.table.setAccessibleName(tr("The share of each place that is right, a column for each run"))
        self.sentence.show_texts(*self._findings())
        self.details.show_texts(*details(reading))
        self.written.show_texts(*self._written)
        self.empty.show_texts(*(f"{self._written[-1]} {text}".strip() for text in NO_SIZES), quiet=True)
        self.arrange()

    @property
    def _words(self) -> tuple[Lines, ...]:
        """At the foot, the most telling first."""
        others = (self.details, self.written) if self._reading.is_telling else (self.empty,)
        return others if self.look.says_finding else (self.sentence, *others)

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen, inner = self._reading.is_telling, max(1.0, width - 2 * SIDE)
        foot = height - self._arrange_words(inner, height)
        wanted = max(TABLE_FROM, TABLE_SHARE * foot)
        tabled = seen and foot - wanted - BELOW >= PLOT_FROM
        self.table.setVisible(tabled)
        if tabled:
            self.place(self.table, Box(SIDE, foot - wanted, inner, wanted - BELOW))
        for plot, shown in ((self.plot, seen), (self.steps, not seen)):
            plot.setVisible(shown)
            if shown:
                self.place(plot, Box(0, 0, width, max(1.0, foot - (wanted + BELOW if tabled else 0.0))))

    def _arrange_words(self, width: float, height: float) -> float:
        """The words at the foot, as many as leave the plot its height; how high they get."""
        table = TABLE_FROM + BELOW if self._reading.is_telling else 0.0
        foot = Foot(width, height - PLOT_FROM - table, BELOW)
        for text in self._words:
            foot.take(text, most=2 if height < 420 else 4)
        return self.place_foot(foot, (self.sentence, self.details, self.written, self.empty), SIDE, height)
