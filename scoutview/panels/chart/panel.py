"""A chart of what others measured, with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.chart import words
from scoutview.panels.chart.picture import ChartPlot
from scoutview.panels.chart.plan import NEEDS, ShownChart
from scoutview.panels.chart.table import TablePicture
from scoutview.panels.panel import Panel

SIDE, TOP, BELOW = 16.0, 4.0, 8.0  # design pixels beside, above and below the words
HEADING = 26.0  # of height for the name of the chart
PICTURE_FROM = 150.0  # of height that the chart keeps: words go before
MOST_SOURCE_LINES = 4


class ChartPanel(Panel):
    """Which chart it is, the probe says. Its choice is the part that is shown."""

    name = "chart"
    title = tr("Measured by others")
    brief_title = tr("Chart")
    field_term = tr("benchmarks, published results")
    needs: ClassVar[frozenset[str]] = NEEDS

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._chart: ShownChart | None = None
        self.plot, self.table = ChartPlot(look, self), TablePicture(look, self)
        self.heading, self.sentence = Lines(look, self, role="title"), Lines(look, self, role="title")
        self.sources = Lines(look, self)
        self.empty = Lines(look, self)
        self.empty.show_texts(*words.NO_CHART)
        self.arrange()

    def explanation(self) -> str:
        return tr("Numbers that others published.") if self._chart is None else self._chart.says

    def questions(self) -> tuple[Question, ...]:
        return (Question("chart"),)

    def show_observation(self, observation: Observation) -> None:
        if not observation.arrays.keys() >= NEEDS:
            return
        before, self._chart = self._chart, ShownChart.of(observation)
        if before is not None and before.title != self._chart.title:
            self.plot.show_part(AxesPart())
        self._show()
        self.explanation_changed.emit()

    def finding(self) -> str:
        return words.NO_CHART[0] if self._chart is None else words.findings(self._chart)[0]

    def formula(self) -> str:
        return "" if self._chart is None else words.formula(self._chart)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.plot.part.to_settings()
        return {"zoom": zoom} if zoom else {}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.plot.show_part(AxesPart.of_settings(view_settings.get("zoom")))

    def _show(self) -> None:
        chart = self._chart
        if chart is None:
            return
        if chart.is_table:
            self.table.show_table(chart.columns, chart.rows)
        else:
            self.plot.show_chart(chart)
            self.plot.setAccessibleName(f"{self.explanation()} {self.finding()}")
        self.heading.show_texts(chart.title)
        self.sentence.show_texts(*words.findings(chart))
        self.sources.show_texts(*words.sources_line(chart), quiet=True)
        self.arrange()

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        inner, chart = max(1.0, width - 2 * SIDE), self._chart
        foot = Foot(inner, height - PICTURE_FROM, BELOW)
        if chart is not None:  # the sources first: a number without its source is not to be seen
            foot.take(self.sources, most=MOST_SOURCE_LINES, spare=PICTURE_FROM / 2)
            if not self.look.says_finding:
                foot.take(self.sentence)
        free = height - self.place_foot(foot, (self.sentence, self.sources), SIDE, height)
        is_table = chart is not None and chart.is_table
        self.plot.setVisible(chart is not None and not is_table)
        self.table.setVisible(is_table)
        self.empty.setVisible(chart is None)
        titled = chart is not None and free - TOP - HEADING >= PICTURE_FROM / 2
        top = TOP + (HEADING if titled else 0.0)
        self.heading.setVisible(titled)
        self.place(self.heading, Box(SIDE, TOP, inner, HEADING))
        self.place(self.plot, Box(0, top, width, max(1.0, free - top)))
        self.place(self.table, Box(SIDE, top, inner, max(1.0, free - top - BELOW)))
        self.place(self.empty, Box(SIDE, TOP, inner, max(1.0, height - TOP)))
