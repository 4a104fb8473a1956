"""The dial itself: a track that a hand drags along; where it is let go, the unit is held."""

from math import isfinite

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import two_decimals
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr

TRACK, HANDLE, MIDDLE = 8.0, 9.0, 24.0
STEPS = 40  # of the track, that an arrow key takes
PIECES = 60  # of colour along it


class DialTrack(Chooser):
    """A part is a value. `turned` tells where it was let go."""

    turned = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._span = (-1.0, 1.0)
        self._means: tuple[tuple[float, str], ...] = ()
        self._sign = 1
        self._held = self._dragged = float("nan")
        self._room: tuple[float, float] | None = None  # where the track begins and ends, if not at both edges
        self.setToolTip(tr("Drag, or the arrow keys when this has the focus: hold the unit there in all panels."))

    def show_dial(
        self, span: tuple[float, float], means: tuple[tuple[float, str], ...], sign: int, held: float
    ) -> None:
        """`means` are values with a word each; `held` is nan where the unit is left alone."""
        self._span, self._means, self._sign, self._held = span, means, sign, held
        self.setAccessibleName(
            tr("Dial, held at {held:.2f}").format(held=held) if isfinite(held) else tr("Dial, nothing held")
        )
        self.update()

    def stand_below(self, room: tuple[float, float] | None) -> None:
        """Begin and end there, in design pixels."""
        if room != self._room:
            self._room = room
            self.update()

    @property
    def value(self) -> float:
        """Where the handle is: under the hand, or where the unit is held."""
        return self._dragged if isfinite(self._dragged) else self._held

    def _ends(self) -> tuple[float, float]:
        return self._room or (HANDLE + 2, max(HANDLE + 3, self.design_width() - HANDLE - 2))

    def place_of(self, value: float) -> float:
        (start, end), (low, high) = self._ends(), self._span
        return start + (end - start) * (min(max(value, low), high) - low) / ((high - low) or 1.0)

    def part_at(self, point: QPointF) -> float | None:
        (start, end), (low, high) = self._ends(), self._span
        if abs(point.y() - MIDDLE) > 2 * HANDLE or not start - HANDLE <= point.x() <= end + HANDLE:
            return None
        return low + (high - low) * min(max((point.x() - start) / (end - start), 0.0), 1.0)

    def move_choice(self, rows: int, columns: int) -> None:
        low, high = self._span
        start = self._held if isfinite(self._held) else (low + high) / 2
        self.turned.emit(min(max(start + (columns - rows) * (high - low) / STEPS, low), high))

    def click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        value = self.part_at(point)
        if value is not None:
            self._dragged = value
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if isfinite(self._dragged):
            x = self.design_position(event).x()
            self._dragged = self.part_at(QPointF(min(max(x, self._ends()[0]), self._ends()[1]), MIDDLE)) or 0.0
            self.update()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        value, self._dragged = self._dragged, float("nan")
        if isfinite(value):
            self.update()
            self.turned.emit(value)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        start, end = self._ends()
        low, high = self._span
        each = (end - start) / PIECES
        for piece in range(PIECES):
            value = low + (high - low) * (piece + 0.5) / PIECES
            colour = self.look.signed(min(max(self._sign * value, -1.0), 1.0))
            painter.fillRect(QRectF(start + piece * each, MIDDLE - TRACK / 2, each + 0.5, TRACK), colour)
        self._paint_means(painter, start, end)
        if isfinite(self.value):
            x = self.place_of(self.value)
            painter.setPen(QPen(self.look.colour("panel"), 2))
            painter.setBrush(self.look.colour("accent"))
            painter.drawEllipse(QPointF(x, MIDDLE), HANDLE, HANDLE)
            text = two_decimals(self.value)
            wide = text_width(text, "label_strong")
            painter.setFont(font("label_strong"))
            painter.setPen(self.look.colour("accent"))
            painter.drawText(QPointF(min(max(x - wide / 2, 0.0), width - wide), MIDDLE - HANDLE - 3), text)

    def _paint_means(self, painter: QPainter, start: float, end: float) -> None:
        """A tick and a word below the track for each, where they do not meet."""
        taken = -1e9
        for value, word in sorted(self._means):
            x, wide = self.place_of(value), text_width(word, "label")
            painter.setPen(QPen(self.look.colour("text2"), 2))
            painter.drawLine(QLineF(x, MIDDLE - TRACK, x, MIDDLE + TRACK))
            left = min(max(x - wide / 2, 0.0), self.design_width() - wide)
            if left > taken + 8:
                painter.setFont(font("label"))
                painter.setPen(self.look.colour("text2"))
                painter.drawText(QPointF(left, MIDDLE + 23), word)
                taken = left + wide
