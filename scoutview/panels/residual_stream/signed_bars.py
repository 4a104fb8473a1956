"""Signed amounts that sum to a whole: a bar to the left or the right for each part, and the sum below."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.residual_stream.plan import ROW, adding_up, few_decimals, merged
from scoutview.panels.residual_stream.words import fixed, signed

NUMBER, LEAST_TRACK = 68.0, 10.0
LOWERS, RAISES = tr("− lowers it"), tr("+ raises it")
SHADE = 0.7  # of a bar's colour; the longest has all of it
SIDES_FROM = 130.0  # design pixels of height that hold the names of the two sides as well
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SignedBars(Chooser):
    """A part is its name. A click with the right button is told by `pressed_right`."""

    pressed_right = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._names: list[str] = []
        self._labels: dict[str, str] = {}
        self._values: list[float] = []
        self._written: list[float] = []
        self._whole = 0.0
        self._titles: Sequence[str] = ("",)
        self._sums: Sequence[str] = ("",)
        self._decimals = 2

    def show_parts(self, names: Sequence[str], labels: Sequence[str], values: Sequence[float], whole: float) -> None:
        """Draw these, and their sum, which should be `whole`; they are rounded so that they add up."""
        self._names, self._values, self._whole = list(names), list(values), whole
        self._decimals = few_decimals(self._values)
        self._written = adding_up(self._values, self._decimals)
        self._labels = dict(zip(names, labels, strict=True))
        told = zip(labels, self._written, strict=True)
        self.setAccessibleName("; ".join(f"{label} {fixed(value, self._decimals)}" for label, value in told))
        self.update()

    def show_words(self, titles: Sequence[str], sums: Sequence[str]) -> None:
        """The line above, and what the sum is called; both from long to short."""
        self._titles, self._sums = titles, sums
        self.update()

    def rows(self) -> tuple[list[str], list[float]]:
        """What finds room."""
        return merged(self._names, self._written, int((self.design_height() - self._top() - ROW) // ROW))

    def _top(self) -> float:
        """Where the rows begin: below the title and, where there is room, the names of the two sides."""
        return 2 * ROW if self.design_height() >= SIDES_FROM else ROW

    def part_at(self, point: QPointF) -> str | None:
        names, _ = self.rows()
        row = int((point.y() - self._top()) // ROW)
        return names[row] if 0 <= row < len(names) and names[row] in self._labels else None

    def move_choice(self, rows: int, columns: int) -> None:
        """Nothing stays chosen here."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        part = self.part_at(QPointF(event.pos()) / self.look.scale)
        if part is not None:
            self.pressed_right.emit(part)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._names:
            return
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QRectF(0, 0, width, ROW), LEFT, _fitting(self._titles, "label", width))
        names, values = self.rows()
        label = min(max(text_width(self._labels.get(name, name), "label") for name in names) + 10, 0.46 * width)
        label = max(0.0, min(label, width - LEAST_TRACK - NUMBER))
        track = QRectF(label, 0, max(LEAST_TRACK, width - label - NUMBER), ROW)
        most = max(*map(abs, values), 1e-9) if len(values) > 1 else max(abs(values[0]), 1e-9)
        for row, (name, value) in enumerate(zip(names, values, strict=True)):
            self._paint_row(
                painter, track.translated(0, self._top() + ROW * row), self._labels.get(name, name), value, value / most
            )
        self._paint_sum(painter, self._top() + ROW * len(names), width)
        if self._top() > ROW:
            self._paint_sides(painter, track.translated(0, ROW))

    def _paint_sides(self, painter: QPainter, track: QRectF) -> None:
        """What a bar to the left means, and one to the right."""
        painter.setFont(font("label"))
        middle = track.center().x()
        if text_width(LOWERS, "label") > middle - 6 or text_width(RAISES, "label") > self.design_width() - middle - 6:
            return
        painter.setPen(self.look.signed(-0.9))
        painter.drawText(QRectF(0, track.top(), middle - 6, ROW), RIGHT, LOWERS)
        painter.setPen(self.look.signed(0.9))
        painter.drawText(QRectF(middle + 6, track.top(), self.design_width() - middle - 6, ROW), LEFT, RAISES)

    def _paint_row(self, painter: QPainter, track: QRectF, label: str, value: float, share: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        room = QRectF(0, track.top(), track.left() - 10, ROW)
        painter.drawText(
            room, RIGHT, _fitting((label, label.removeprefix(tr("block ", "before its number"))), "label", room.width())
        )
        middle, length = track.center().x(), track.width() / 2 * abs(share)
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawLine(QPointF(middle, track.top()), QPointF(middle, track.bottom()))
        bar = QRectF(middle if value >= 0 else middle - length, track.top() + 4, max(1.0, length), ROW - 8)
        painter.fillRect(bar, self.look.signed((1.0 if abs(share) == 1 else SHADE) * (1 if value >= 0 else -1)))
        painter.setPen(self.look.colour("text"))
        number = QRectF(track.right(), track.top(), NUMBER, ROW)
        painter.drawText(number, RIGHT, signed(value, self._decimals))

    def _paint_sum(self, painter: QPainter, y: float, width: float) -> None:
        painter.setPen(QPen(self.look.colour("axis"), 1))
        painter.drawLine(QPointF(0, y), QPointF(width, y))
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(QRectF(0, y, width - NUMBER, ROW), LEFT, _fitting(self._sums, "label_strong", width - NUMBER))
        painter.drawText(QRectF(width - NUMBER, y, NUMBER, ROW), RIGHT, fixed(sum(self._values), self._decimals))


def _fitting(texts: Sequence[str], role: str, width: float) -> str:
    return elided(first_fitting(texts, width, QFontMetricsF(font(role))), role, width)
