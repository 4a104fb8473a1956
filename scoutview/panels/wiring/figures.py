"""A row of figures: each a word and its number, large enough to be read from afar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font, text_width

HEIGHT = 42.0
APART = 26.0  # design pixels between figures


class Figures(Canvas):
    """As many as have room, the first ones first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._figures: Sequence[tuple[str, str, str]] = ()

    def show_figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        """Each a word, its value, and what it is in a sentence."""
        self._figures = figures
        told = "\n".join(f"{word}: {value}. {meaning}." for word, value, meaning in figures)
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        x = 0.0
        for word, value, _ in self._figures:
            wide = max(text_width(word, "label"), text_width(value, "finding"))
            if x + wide > width:
                return
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QPointF(x, 14), word)
            painter.setFont(font("finding"))
            painter.setPen(self.look.colour("text"))
            painter.drawText(QPointF(x, 37), value)
            x += wide + APART
