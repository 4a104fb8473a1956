"""Shares from 0 to 1 as bars with a name each, over one or two marked levels; one row can be chosen."""

import math
from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.widgets.chooser import Chooser

NUMBER, NUMBER_ON_BAR = 46.0, 60.0
ROUNDED = 0.5  # design pixels that whole pixels may take from a height
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RankedBars(Chooser):
    """A part is a row. Names stand beside their bars, or in little room on them; heights are in design pixels.

    Where few rows are the picture itself, their letters are `large`.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        names_on_bars: bool = False,
        row_height: float = 21.0,
        title_height: float = 22.0,
        large: bool = False,
    ) -> None:
        super().__init__(look, parent)
        self._face = "bar" if large else "label"
        self._on_bars, self._row, self._top = names_on_bars, row_height, title_height
        self._title = ""
        self._names: tuple[str, ...] = ()
        self._shares: tuple[float, ...] = ()
        self._levels: tuple[tuple[str, float], ...] = ()
        self._numbers: tuple[str, ...] = ()
        self._chosen = -1
        self._painted = Layer()

    def show_rows(
        self,
        title: str,
        names: Sequence[str],
        shares: Sequence[float],
        *,
        numbers: Sequence[str] = (),
        chosen: int = -1,
        levels: Sequence[tuple[str, float]] = (),
    ) -> None:
        """`numbers` are written after the bars, the shares unless told; `levels` are drawn over all rows and named."""
        before = self._shown()
        self._title, self._names, self._shares = title, tuple(names), tuple(map(float, shares))
        self._levels, self._chosen = tuple(levels), chosen
        self._numbers = tuple(numbers) or tuple(f"{share:.2f}" for share in self._shares)
        if self._shown() == before:
            return  # as at the frame before
        told = "; ".join(f"{name} {number}" for name, number in zip(self._names, self._numbers, strict=True))
        self.setAccessibleName(f"{title}: {told}")
        self.update()

    def _shown(self) -> tuple[Hashable, ...]:
        return self._title, self._names, self._shares, self._numbers, self._levels, self._chosen

    def rows(self) -> int:
        """How many find room."""
        return min(len(self._names), self.rows_in(self.design_height()))

    def rows_in(self, height: float) -> int:
        """How many rows find room in such a height."""
        return max(0, int((height + ROUNDED - self._top - self._row * len(self._levels)) // self._row))

    def part_at(self, point: QPointF) -> int | None:
        row = int((point.y() - self._top) // self._row)
        return row if 0 <= row < self.rows() else None

    def move_choice(self, rows: int, columns: int) -> None:
        if rows and self.rows():
            self.chosen.emit(min(max(self._chosen + rows, 0), self.rows() - 1))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        key = (self.look, width, height, self._shown())
        paint = partial(self._paint_all, width=width)
        self._painted.draw(painter, Box(0, 0, width, height), key, paint, self.ground())

    def _paint_all(self, painter: QPainter, width: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QRectF(0, 0, width, self._top), LEFT, elided(self._title, "label", width))
        if not self._names:
            return
        track = self._first_track(width)
        for row in range(self.rows()):
            role, face = ("text", f"{self._face}_strong") if row == self._chosen else ("text2", self._face)
            paint_row = self._paint_row_on_bar if self._on_bars else self._paint_row
            paint_row(painter, track.translated(0, row * self._row), row, role, face)
        self._paint_levels(painter, track, width)

    def _first_track(self, width: float) -> QRectF:
        """Where the bar of the first row would be as long as it can."""
        if self._on_bars:
            return QRectF(0, self._top, width, self._row)
        label = min(max(text_width(name, f"{self._face}_strong") for name in self._names) + 12, 0.5 * width)
        number = max(NUMBER, *(text_width(text, f"{self._face}_strong") + 8 for text in self._numbers))
        return QRectF(label, self._top, max(10.0, width - label - number), self._row)

    def _paint_row(self, painter: QPainter, track: QRectF, row: int, role: str, face: str) -> None:
        share = self._shares[row]
        painter.setFont(font(face))
        painter.setPen(self.look.colour(role))
        room = QRectF(0, track.top(), track.left() - 12, self._row)
        painter.drawText(room, RIGHT, elided(self._names[row], face, room.width()))
        number = QRectF(track.right(), track.top(), self.design_width() - track.right(), self._row)
        painter.drawText(number, RIGHT, self._numbers[row])
        if math.isfinite(share):  # an empty bar would be read as 0
            painter.fillRect(track.adjusted(0, 4, 0, -4), self.look.colour("raised", 0.45))
            bar = QRectF(track.left(), track.top() + 4, max(1.0, track.width() * share), self._row - 8)
            painter.fillRect(bar, self.look.magnitude(0.35 + 0.55 * share))

    def _paint_row_on_bar(self, painter: QPainter, track: QRectF, row: int, role: str, face: str) -> None:
        bar = QRectF(0, track.top() + 2, max(2.0, track.width() * self._shares[row]), self._row - 4)
        painter.fillRect(bar, self.look.colour("wash" if row == self._chosen else "raised"))
        painter.setFont(font(face))
        painter.setPen(self.look.colour(role))
        name = elided(self._names[row], face, track.width() - NUMBER_ON_BAR - 8)
        painter.drawText(track.adjusted(6, 0, 0, 0), LEFT, name)
        painter.drawText(track.adjusted(0, 0, -4, 0), RIGHT, self._numbers[row])

    def _paint_levels(self, painter: QPainter, track: QRectF, width: float) -> None:
        bottom = self._top + self.rows() * self._row
        styles = (("accent", Qt.PenStyle.SolidLine), ("text3", Qt.PenStyle.DashLine))
        for number, (name, level) in enumerate(self._levels):
            role, style = styles[number % 2]
            painter.setPen(QPen(self.look.colour(role), 2, style))
            place = QRectF(0, bottom + number * self._row, width, self._row)
            if math.isfinite(level):
                x = track.left() + track.width() * level
                painter.drawLine(QPointF(x, self._top), QPointF(x, bottom))
                painter.drawLine(QPointF(4, place.center().y()), QPointF(24, place.center().y()))
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            told = f"{name}: {level:.2f}" if math.isfinite(level) else f"{name}: …"
            painter.drawText(place.adjusted(32, 0, 0, 0), LEFT, elided(told, "label", width - 32))
