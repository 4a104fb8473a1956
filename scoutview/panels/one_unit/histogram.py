"""The histogram of a unit over two kinds of reviews: one kind upwards, the other downwards, from a line between."""

from math import isfinite

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import MINUS
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import as_written, tr
from scoutview.panels.one_unit.plan import Spread

LEFT, RIGHT, TOP, FOOT = 8.0, 8.0, 22.0, 20.0
STRONG = 0.85  # of the signed colours
KINDS = (tr("{label} reviews"), "{label}")  # from long to short


class UnitHistogram(Chooser):
    """A part is a bin. `now` is what the text asked ends with."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._spread: Spread | None = None
        self._labels = ("", "")
        self._now = float("nan")

    def show_spread(self, spread: Spread | None, labels: tuple[str, str], now: float) -> None:
        self._spread, self._labels, self._now = spread, labels, now
        self.update()

    def part_at(self, point: QPointF) -> int | None:
        spread, room = self._spread, self._room()
        if spread is None or not room.contains(point):
            return None
        bins = spread.counts.shape[1]
        return min(bins - 1, int((point.x() - room.left()) / room.width() * bins))

    def move_choice(self, rows: int, columns: int) -> None:
        """Bins are read, not chosen."""

    def _room(self) -> QRectF:
        return QRectF(LEFT, TOP, max(1.0, self.design_width() - LEFT - RIGHT), self._high())

    def _high(self) -> float:
        return max(1.0, self.design_height() - TOP - FOOT)

    def _x(self, value: float) -> float:
        assert self._spread is not None
        room, low, high = self._room(), self._spread.edges[0], self._spread.edges[-1]
        return float(room.left() + room.width() * (value - low) / (high - low))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        spread = self._spread
        if spread is None:
            return
        room = self._room()
        middle, tallest = room.center().y(), max(1, int(spread.counts.max()))
        for label, up in ((1, -1.0), (0, 1.0)):
            colour = self.look.signed(STRONG if label else -STRONG)
            for number, count in enumerate(spread.counts[label].tolist()):
                if count:
                    left, right = self._x(spread.edges[number]), self._x(spread.edges[number + 1])
                    tall = max(1.5, count / tallest * (room.height() / 2 - 1))
                    top = middle - tall if up < 0 else middle
                    painter.fillRect(QRectF(left + 0.5, top, right - left - 1, tall), colour)
        painter.setPen(QPen(self.look.colour("axis"), 1))
        painter.drawLine(QLineF(room.left(), middle, room.right(), middle))
        self._paint_lines(painter, room)
        self._paint_words(painter, room)

    def _paint_lines(self, painter: QPainter, room: QRectF) -> None:
        """Between both labels, and where the text asked ends."""
        spread = self._spread
        assert spread is not None
        painter.setPen(QPen(self.look.colour("text2"), 1.5, Qt.PenStyle.DotLine))
        x = self._x(spread.threshold)
        painter.drawLine(QLineF(x, room.top(), x, room.bottom()))
        if isfinite(self._now):
            x = min(max(self._x(self._now), room.left()), room.right())
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.drawLine(QLineF(x, room.top(), x, room.bottom()))

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        """Which half is whose, and the ends of the axis."""
        spread = self._spread
        assert spread is not None
        ends = tuple(zip("▼▲", self._labels, strict=True))
        shown = [[f"{sign} {kind.format(label=label)}" for sign, label in ends] for kind in KINDS]
        fitting = (
            words for words in shown if sum(text_width(word, "label_strong") for word in words) < room.width() - 12
        )
        words = next(fitting, ["", shown[-1][1]])
        painter.setFont(font("label_strong"))
        for label, x in ((1, room.left()), (0, room.right() - text_width(words[0], "label_strong"))):
            painter.setPen(self.look.signed(STRONG if label else -STRONG))
            painter.drawText(QPointF(x, TOP - 7), words[label])
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        reach = spread.edges[-1]
        for value, flag in ((-reach, "left"), (0.0, "middle"), (reach, "right")):
            text = as_written(f"{abs(value):.3g}" if value >= 0 else f"{MINUS}{abs(value):.3g}")
            wide = text_width(text, "tick")
            x = {"left": room.left(), "middle": self._x(0.0) - wide / 2, "right": room.right() - wide}[flag]
            painter.drawText(QPointF(x, self.design_height() - 5), text)
