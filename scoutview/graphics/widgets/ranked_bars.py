"""Shares from 0 to 1 as bars with a name each, over one or two marked levels; one row can be chosen."""

import math
from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, text_width
from scoutview.graphics.base.words import LEFT, RIGHT, draw_words
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import as_written

NUMBER, NUMBER_ON_BAR = 46.0, 60.0
ROUNDED = 0.5  # design pixels that whole pixels may take from a height


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
        self._numbers = tuple(numbers) or tuple(as_written(f"{share:.2f}") for share in self._shares)
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
        """The chosen row, which is another one at each frame, over all that stays."""
        apart = self._chosen if 0 <= self._chosen < self.rows() and not self._levels else -1
        track = self._first_track(width) if self._names else QRectF()
        stays = [each[:apart] + each[apart + 1 :] if apart >= 0 else each for each in self._by_row()]
        key = (self.look, width, height, self._title, *stays, apart, track.getRect(), self._levels, self._chosen)
        paint = partial(self._paint_all, width=width, track=track, apart=apart)
        self._painted.draw(painter, Box(0, 0, width, height), key, paint, self.ground())
        if apart >= 0:
            self._paint_one(painter, track, apart)

    def _by_row(self) -> tuple[tuple[Hashable, ...], ...]:
        return self._names, self._shares, self._numbers

    def _paint_all(self, painter: QPainter, width: float, track: QRectF, apart: int) -> None:
        painter.setPen(self.look.colour("text3"))
        draw_words(painter, QRectF(0, 0, width, self._top), elided(self._title, "label", width), "label", LEFT)
        if not self._names:
            return
        for row in range(self.rows()):
            if row != apart:
                self._paint_one(painter, track, row)
        self._paint_levels(painter, track, width)

    def _paint_one(self, painter: QPainter, track: QRectF, row: int) -> None:
        role, face = ("text", f"{self._face}_strong") if row == self._chosen else ("text2", self._face)
        paint_row = self._paint_row_on_bar if self._on_bars else self._paint_row
        paint_row(painter, track.translated(0, row * self._row), row, role, face)

    def _first_track(self, width: float) -> QRectF:
        """Where the bar of the first row would be as long as it can."""
        if self._on_bars:
            return QRectF(0, self._top, width, self._row)
        label = min(max(text_width(name, f"{self._face}_strong") for name in self._names) + 12, 0.5 * width)
        number = max(NUMBER, *(text_width(text, f"{self._face}_strong") + 8 for text in self._numbers))
        return QRectF(label, self._top, max(10.0, width - label - number), self._row)

    def _paint_row(self, painter: QPainter, track: QRectF, row: int, role: str, face: str) -> None:
        share = self._shares[row]
        painter.setPen(self.look.colour(role))
        room = QRectF(0, track.top(), track.left() - 12, self._row)
        draw_words(painter, room, elided(self._names[row], face, room.width()), face, RIGHT)
        number = QRectF(track.right(), track.top(), self.design_width() - track.right(), self._row)
        draw_words(painter, number, self._numbers[row], face, RIGHT)
        if math.isfinite(share):  # an empty bar would be read as 0
            painter.fillRect(track.adjusted(0, 4, 0, -4), self.look.colour("raised", 0.45))
            bar = QRectF(track.left(), track.top() + 4, max(1.0, track.width() * share), self._row - 8)
            painter.fillRect(bar, self.look.magnitude(0.35 + 0.55 * share))

    def _paint_row_on_bar(self, painter: QPainter, track: QRectF, row: int, role: str, face: str) -> None:
        bar = QRectF(0, track.top() + 2, max(2.0, track.width() * self._shares[row]), self._row - 4)
        painter.fillRect(bar, self.look.colour("wash" if row == self._chosen else "raised"))
        painter.setPen(self.look.colour(role))
        name = elided(self._names[row], face, track.width() - NUMBER_ON_BAR - 8)
        draw_words(painter, track.adjusted(6, 0, 0, 0), name, face, LEFT)
        draw_words(painter, track.adjusted(0, 0, -4, 0), self._numbers[row], face, RIGHT)

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
            painter.setPen(self.look.colour("text2"))
            told = f"{name}: {as_written(f'{level:.2f}')}" if math.isfinite(level) else f"{name}: …"
            draw_words(painter, place.adjusted(32, 0, 0, 0), elided(told, "label", width - 32), "label", LEFT)
