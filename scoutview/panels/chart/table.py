"""A chart that is a table: words in columns, as large as they fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import wrapped

FACE, PITCH = "caption", 20.0  # the role of the type scale, and from line to line at its own size
SIZES = (1.5, 1.25, 1.1, 1.0, 0.85)  # of it, the first in which all rows have room
BETWEEN, AIR = 20.0, 6.0  # between columns, and above and below a row
SHARES = (0.26, 0.30, 0.30, 0.14)  # of the width, of four columns
Laid = list[list[list[str]]]  # lines, by row and column


class TablePicture(Canvas):
    """The heads above a line, then the rows, in the largest letters in which all have room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_table(self, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
        self._columns, self._rows = tuple(columns), tuple(rows)
        self.setAccessibleName("; ".join(", ".join(filter(None, row)) for row in rows))
        self.update()

    def _widths(self, width: float) -> list[float]:
        shares = SHARES if len(self._columns) == len(SHARES) else [1 / max(1, len(self._columns))] * len(self._columns)
        return [share * (width + BETWEEN) - BETWEEN for share in shares]

    def _laid_out(self, widths: Sequence[float], size: float) -> Laid:
        metrics = QFontMetricsF(font(FACE, size))
        return [
            [wrapped(cell, width, metrics) for cell, width in zip(row, widths, strict=True)]
            for row in (self._columns, *self._rows)
        ]

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._columns:
            return
        widths = self._widths(width)
        for size in SIZES:
            laid = self._laid_out(widths, size)
            pitch = size * PITCH
            heights = [pitch * max(map(len, row)) + 2 * AIR for row in laid]
            if sum(heights) <= height:
                break
        top, spare = 0.0, max(0.0, min(2 * AIR, (height - sum(heights)) / len(heights)))
        painter.setFont(font(FACE, size))
        for number, (row, high) in enumerate(zip(laid, heights, strict=True)):
            if top + high > height + 1:
                break  # the rest has no room
            left = 0.0
            for column, (lines, wide) in enumerate(zip(row, widths, strict=True)):
                role = "text3" if number == 0 else "text" if column in (0, len(row) - 1) else "text2"
                painter.setPen(self.look.colour(role))
                for place, line in enumerate(lines):
                    painter.drawText(QPointF(left, top + AIR + spare / 2 + pitch * (place + 0.78)), line)
                left += wide + BETWEEN
            top += high + spare
            painter.setPen(QPen(self.look.colour("line"), 1))
            painter.drawLine(QLineF(0, top, width, top))
