"""How much of the gap is closed, as bars from "nothing done" to "as on real boards", and the counts below."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, elided, fitting_role, font, text_width
from scoutview.language import tr
from scoutview.panels.surgery.plan import SurgeryRead, low_end, place_of
from scoutview.panels.surgery.words import BRIEF_ROWS, CASES, ENDS, ROWS, TABLE, numbers_of, signed_share

HEAD, MOST_ROW, LEAST_ROW = 24.0, 88.0, 30.0  # design pixels of height
NAMES_BESIDE_FROM, BRIEF_BESIDE_FROM = 420.0, 250.0  # of width that hold the names beside the bars
LEAST_TITLE = 20.0  # of a row that holds a number in large letters
LINE = 22.0  # of the table
RADIUS = 3.0
LOWER = 0.14  # of the height of a row: a bar under its name stands so far below the middle
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
COLOURS = ("series1", "axis")
TABLE_HEIGHT = LINE * (len(CASES) + 1)


class GapPicture(Canvas):
    """Draws a SurgeryRead."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._read: SurgeryRead | None = None

    def show_read(self, read: SurgeryRead) -> None:
        self._read = read
        told = zip(ROWS, (read.closed, read.chance_closed), strict=True)
        self.setAccessibleName(
            "; ".join(
                tr("{name}: {closed} of the gap closed").format(name=name, closed=signed_share(value))
                for name, value in told
            )
        )
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        read = self._read
        if read is None:
            return
        tabled = height >= HEAD + 2 * LEAST_ROW + TABLE_HEIGHT + 8
        bars = height - (TABLE_HEIGHT + 8 if tabled else 0.0)
        row = min(MOST_ROW, max(8.0, (bars - HEAD) / 2))
        rows = ROWS if width >= NAMES_BESIDE_FROM else BRIEF_ROWS
        names = max(text_width(name, "bar_strong") for name in rows) + 12 if width >= BRIEF_BESIDE_FROM else 0.0
        number = text_width("−100 %", "key") + 10
        room = Box(names, HEAD, max(20.0, width - names - number), 2 * row)
        low = low_end(read)
        self._paint_ends(painter, room, low)
        for place, (name, value) in enumerate(zip(rows, (read.closed, read.chance_closed), strict=True)):
            box = Box(room.x, HEAD + place * row, room.width, row)
            self._paint_row(painter, box, low, (name, value), strong=place == 0)
        self._paint_interval(painter, Box(room.x, HEAD, room.width, row), low, read)
        if tabled:
            self._paint_table(painter, read, HEAD + 2 * row + 8, width)

    def _paint_ends(self, painter: QPainter, room: Box, low: float) -> None:
        """Where nothing is closed, and where all of it is."""
        zero, whole = place_of(0.0, low, room), place_of(1.0, low, room)
        painter.setPen(QPen(self.look.colour("axis"), 1.5))
        painter.drawLine(QPointF(zero, HEAD - 2), QPointF(zero, room.bottom))
        painter.setPen(QPen(self.look.colour("text3"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(whole, HEAD - 2), QPointF(whole, room.bottom))
        painter.setPen(self.look.colour("text2"))
        painter.setFont(font("label"))
        right = text_width(ENDS[1], "label")
        painter.drawText(QRectF(whole - right, 0, right + 2, HEAD - 4), RIGHT, ENDS[1])
        left = QRectF(zero, 0, max(0.0, whole - right - 12 - zero), HEAD - 4)
        if text_width(ENDS[0], "label") <= left.width():
            painter.drawText(left, LEFT, ENDS[0])

    def _paint_row(self, painter: QPainter, box: Box, low: float, told: tuple[str, float], *, strong: bool) -> None:
        (name, value), beside = told, box.x > 0
        face = "bar_strong" if strong else "bar"
        thick = min(40.0, 0.5 * box.height)
        middle = box.middle_y + (0.0 if beside else LOWER * box.height)
        painter.setFont(font(face))
        painter.setPen(self.look.colour("text" if strong else "text2"))
        if beside:
            painter.drawText(QRectF(0, box.y, box.x - 12, box.height), RIGHT, name)
        elif box.height >= LEAST_ROW:
            over = QRectF(0, box.y, box.width, middle - thick / 2 - box.y)
            painter.drawText(over, LEFT, elided(name, face, box.width))
        if math.isfinite(value):
            zero, end = place_of(0.0, low, box), place_of(value, low, box)
            bar = QRectF(min(zero, end), middle - thick / 2, max(2.0, abs(end - zero)), thick)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(COLOURS[0 if strong else 1]))
            painter.drawRoundedRect(bar, RADIUS, RADIUS)
        said = signed_share(value)
        number = QRectF(box.right + 6, middle - 20, self.design_width() - box.right - 6, 40)
        painter.setFont(font(fitting_role(said, number.width(), faces(box.height, strong=strong))))
        painter.setPen(self.look.colour("text" if strong else "text2"))
        painter.drawText(number, LEFT, said)

    def _paint_interval(self, painter: QPainter, box: Box, low: float, read: SurgeryRead) -> None:
        """The 95 % interval, over the end of the first bar."""
        if not all(map(math.isfinite, read.interval)):
            return
        begin, end = (place_of(value, low, box) for value in read.interval)
        middle = box.middle_y + (0.0 if box.x > 0 else LOWER * box.height)
        painter.setPen(QPen(self.look.colour("text"), 2))
        painter.drawLine(QPointF(begin, middle), QPointF(end, middle))
        for x in (begin, end):
            painter.drawLine(QPointF(x, middle - 5), QPointF(x, middle + 5))

    def _paint_table(self, painter: QPainter, read: SurgeryRead, top: float, width: float) -> None:
        """Squares wrong and first choices legal, of each case."""
        columns = [text_width(name, "label") + 18 for name in TABLE]
        first = width - sum(columns)
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        x = first
        for name, wide in zip(TABLE, columns, strict=True):
            painter.drawText(QRectF(x, top, wide, LINE), RIGHT, name)
            x += wide
        for number, (case, name) in enumerate(CASES):
            y = top + LINE * (number + 1)
            strong = number == 1
            painter.setFont(font("label_strong" if strong else "label"))
            painter.setPen(self.look.colour("text" if strong else "text2"))
            painter.drawText(QRectF(0, y, max(0.0, first - 6), LINE), LEFT, elided(name, "label_strong", first - 6))
            x = first
            for told, wide in zip(numbers_of(read, case), columns, strict=True):
                painter.drawText(QRectF(x, y, wide, LINE), RIGHT, told)
                x += wide


def faces(row: float, *, strong: bool) -> tuple[str, ...]:
    """Of a number, from large to small, none higher than its row."""
    if row < LEAST_TITLE:
        return ("label",)
    return ("key", "title", "bar") if strong and row >= LEAST_ROW - 2 else ("title", "bar")
