"""The words of a fitted formula: how much it explains, the formula written out, and its part over the run."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import StepReading
from scoutview.panels.algorithm.plan import LEAD, LINE, packed
from scoutview.panels.algorithm.progress_plan import on_the_line

PADDING = 16.0


class KeyNumber(Canvas):
    """A large number, and beside it what it counts: the longest of several texts that fits."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._number = ""
        self._texts: tuple[str, ...] = ("",)

    def show_number(self, number: str, *texts: str) -> None:
        self._number, self._texts = number, texts
        self.setAccessibleName(f"{number} {texts[0]}")
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("key"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(QPointF(PADDING, 25), self._number)
        left = PADDING + text_width(self._number, "key") + 10
        metrics, room = QFontMetricsF(font("caption")), max(0.0, width - left - PADDING)
        text = first_fitting(self._texts, room, metrics)
        painter.setFont(font("caption"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(QPointF(left, 25), metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))


class WrittenFormula(Canvas):
    """As many terms as fit, none broken."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._terms: Sequence[str] = ()

    def show_terms(self, terms: Sequence[str]) -> None:
        self._terms = tuple(terms)
        whole = f"{LEAD} {' '.join(terms)}"
        self.setAccessibleName(whole)
        self.setToolTip(whole)
        self.update()

    def lines(self, width: float, most: int = 1000) -> list[str]:
        """What is written in so many lines, all of it in enough of them."""
        metrics = QFontMetricsF(font("bar"))
        return packed(LEAD, self._terms, width - 2 * PADDING, most, metrics.horizontalAdvance)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        metrics = QFontMetricsF(font("bar"))
        painter.setFont(font("bar"))
        painter.setPen(self.look.colour("text"))
        for number, line in enumerate(self.lines(width, int(height // LINE))):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width - 2 * PADDING)
            painter.drawText(QPointF(PADDING, number * LINE + 16), shown)


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
