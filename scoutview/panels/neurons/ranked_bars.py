"""Shares from 0 to 1 as bars with a name each, over one or two marked levels; one row can be chosen."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.neurons.plan import LINE, TITLE

NUMBER = 46.0
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RankedBars(Chooser):
    """A part is a row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = ""
        self._names: tuple[str, ...] = ()
        self._shares: tuple[float, ...] = ()
        self._levels: tuple[tuple[str, float], ...] = ()
        self._numbers: tuple[str, ...] = ()
        self._chosen = -1

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
        self._title, self._names, self._shares = title, tuple(names), tuple(map(float, shares))
        self._levels, self._chosen = tuple(levels), chosen
        self._numbers = tuple(numbers) or tuple(f"{share:.2f}" for share in self._shares)
        told = "; ".join(f"{name} {share:.2f}" for name, share in zip(names, self._shares, strict=True))
        self.setAccessibleName(f"{title}: {told}")
        self.update()

    def rows(self) -> int:
        room = int((self.design_height() - TITLE - LINE * len(self._levels)) // LINE)
        return max(0, min(len(self._names), room))

    def part_at(self, point: QPointF) -> int | None:
        row = int((point.y() - TITLE) // LINE)
        return row if 0 <= row < self.rows() else None

    def move_choice(self, rows: int, columns: int) -> None:
        if rows and self.rows():
            self.chosen.emit(min(max(self._chosen + rows, 0), self.rows() - 1))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QRectF(0, 0, width, TITLE), LEFT, elided(self._title, "label", width))
        if not self._names:
            return
        label = min(max(text_width(name, "label_strong") for name in self._names) + 12, 0.5 * width)
        number = max(NUMBER, *(text_width(text, "label_strong") + 8 for text in self._numbers))
        track = QRectF(label, TITLE, max(10.0, width - label - number), LINE)
        for row in range(self.rows()):
            self._paint_row(painter, track.translated(0, row * LINE), row)
        self._paint_levels(painter, track, width)

    def _paint_row(self, painter: QPainter, track: QRectF, row: int) -> None:
        strong, share = row == self._chosen, self._shares[row]
        face = "label_strong" if strong else "label"
        painter.setFont(font(face))
        painter.setPen(self.look.colour("text" if strong else "text2"))
        room = QRectF(0, track.top(), track.left() - 12, LINE)
        painter.drawText(room, RIGHT, elided(self._names[row], face, room.width()))
        painter.fillRect(track.adjusted(0, 4, 0, -4), self.look.colour("raised", 0.45))
        if math.isfinite(share):
            bar = QRectF(track.left(), track.top() + 4, max(1.0, track.width() * share), LINE - 8)
            painter.fillRect(bar, self.look.magnitude(0.35 + 0.55 * share))
            number = QRectF(track.right(), track.top(), self.design_width() - track.right(), LINE)
            painter.drawText(number, RIGHT, self._numbers[row])

    def _paint_levels(self, painter: QPainter, track: QRectF, width: float) -> None:
        bottom = TITLE + self.rows() * LINE
        styles = (("mark", Qt.PenStyle.SolidLine), ("text3", Qt.PenStyle.DashLine))
        for number, (name, level) in enumerate(self._levels):
            role, style = styles[number % 2]
            colour = self.look.colour("accent" if role == "mark" else role)
            painter.setPen(QPen(colour, 2, style))
            place = QRectF(0, bottom + number * LINE, width, LINE)
            if math.isfinite(level):
                x = track.left() + track.width() * level
                painter.drawLine(QPointF(x, TITLE), QPointF(x, bottom))
                painter.drawLine(QPointF(4, place.center().y()), QPointF(24, place.center().y()))
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            told = f"{name}: {level:.2f}" if math.isfinite(level) else f"{name}: …"
            painter.drawText(place.adjusted(32, 0, 0, 0), LEFT, elided(told, "label", width - 32))
