"""The places of the answers as a table: a column for each run, a row for each place, brighter where it is known."""

from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import in_cell
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.sums_by_size.plan import PLACES, SizeReading, size_tick
from scoutview.panels.sums_by_size.words import column_words

FOOT, GAP, BESIDE = 20.0, 1.5, 10.0
NUMBERS_FROM = (26.0, 15.0)  # width and height of a cell that holds its number
TITLE = 20.0


class PlaceTable(Chooser):
    """Draws the places of a SizeReading; a run is chosen by its number."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._reading = SizeReading((), 0)
        self._shown = -1
        self.hovered.connect(self._tell)

    def show_reading(self, reading: SizeReading, shown: int) -> None:
        """`shown` is the number of the run on screen, -1 for none."""
        self._reading, self._shown = reading, shown
        self.update()

    def _tell(self, part: object) -> None:
        self.setToolTip(column_words(self._reading, part) if isinstance(part, int) else "")

    def _left(self) -> float:
        return max(text_width(name, "label") for name in PLACES[: max(1, self._reading.places)]) + BESIDE

    def _column(self) -> float:
        return max(1.0, (self.design_width() - self._left()) / max(1, len(self._reading.points)))

    def part_at(self, point: QPointF) -> Hashable | None:
        number = int((point.x() - self._left()) // self._column())
        return number if 0 <= number < len(self._reading.points) else None

    def move_choice(self, rows: int, columns: int) -> None:
        count = len(self._reading.points)
        if columns and count:
            self.chosen.emit(min(max(self._shown + columns, 0), count - 1))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        reading = self._reading
        if not reading.points:
            return
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(QPointF(0, 14), tr("each place, a column for each run"))
        left, column = self._left(), self._column()
        row = max(2.0, (height - TITLE - FOOT) / reading.places)
        for place in range(reading.places):
            top = TITLE + (reading.places - 1 - place) * row  # ones below
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            if row >= 13:
                painter.drawText(
                    QRectF(0, top, left - BESIDE, row),
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    PLACES[place],
                )
            for number, point in enumerate(reading.points):
                self._paint_cell(painter, QRectF(left + number * column, top, column, row), point.places[place])
        self._paint_sizes(painter, left, column, height)
        if 0 <= self._shown < len(reading.points):
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(left + self._shown * column, TITLE, column, reading.places * row), 3, 3)

    def _paint_cell(self, painter: QPainter, room: QRectF, value: float) -> None:
        painter.fillRect(room.adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2), self.look.magnitude(value))
        if room.width() >= NUMBERS_FROM[0] and room.height() >= NUMBERS_FROM[1]:
            painter.setFont(font("label"))
            painter.setPen(self.look.on_magnitude(value))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, in_cell(value))

    def _paint_sizes(self, painter: QPainter, left: float, column: float, height: float) -> None:
        """The weights below the runs of each size, where they have room."""
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        start = 0
        for size in self._reading.sizes:
            runs = len(self._reading.at(size))
            room = QRectF(left + start * column, height - FOOT, runs * column, FOOT)
            text = size_tick(round(size, -2) if size >= 1000 else size)
            if text_width(text, "tick") <= room.width() - 2:
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
            start += runs
