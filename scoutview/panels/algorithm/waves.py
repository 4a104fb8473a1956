"""How a sum is done with waves: a clock and a wave for each frequency, and below them what they add up to."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.plots.plot_plan import Axis, tick_text, ticks
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.panels.algorithm.clock import draw_clock
from scoutview.panels.algorithm.waves_plan import Stack, WavePicture, stacked

LEFT, WITH_CLOCKS = 58.0, 140.0  # of the answers: numbers alone, or words and clocks as well
CLOCKS_FROM = 330.0  # design pixels of width
RIGHT, TOP, BOTTOM = 20.0, 24.0, 26.0
LARGEST_CLOCK = 21.0  # radius
TICK_GAP = 12.0
PIECE = 16  # segments drawn at once
FEWEST = 8  # answers that are zoomed into
OWN = ("its answer, and right", "right answer", "its answer")
LINE = 0.45  # of the magnitude map
CENTRE, RIGHT_MIDDLE = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SUM, CLOCK = -1, -1  # a row and an answer that are none

Part = tuple[int, int]  # a row and an answer


class LogitWaves(ZoomChooser):
    """Draws a WavePicture; what is under the mouse is read out. Nearer is nearer along the answers."""

    equal = False

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.picture: WavePicture | None = None
        self._read: Part | None = None
        self.hovered.connect(self._read_out)
        self.setToolTip(
            "Each row: a clock that both numbers turn, and how well each answer fits where it points. Below: the sum of"
            f" these waves, and a dot for each score that the network gives.\n{HINT}"
        )

    def show_picture(self, picture: WavePicture) -> None:
        self.picture = picture
        self._read = None
        told = picture.reading(picture.right_answer) if 0 <= picture.right_answer < picture.modulus else ""
        self.setAccessibleName(f"Scores of {picture.modulus} answers as a sum of waves. Right answer: {told}")
        self.update()

    # zooming and reading

    def zoom_room(self) -> Box | None:
        width, height = self.design_width(), self.design_height()
        if self.picture is None or not self.picture.modulus or width < 130 or height < 80:
            return None
        left = self._left(width)
        return Box(left, TOP, width - RIGHT - left, height - BOTTOM - TOP)

    def zoom_shape(self) -> tuple[int, ...]:
        return () if self.picture is None else (self.picture.modulus,)

    def zoom_least(self) -> tuple[float, float]:
        return (1.0, 1.0) if self.picture is None else (min(1.0, FEWEST / self.picture.modulus), 1.0)

    def part_at(self, point: QPointF) -> Part | None:
        room, picture = self.zoom_room(), self.picture
        if room is None or picture is None or not room.y <= point.y() <= room.bottom:
            return None
        row = self._stack(room).row_at(point.y() - room.y)
        if point.x() < room.x:
            stack = self._stack(room)
            is_one = row is not None and (row < stack.rows - 1 or stack.rows == len(picture.waves))
            return (row, CLOCK) if is_one and row is not None and point.x() >= LEFT else None
        if point.x() > room.right:
            return None
        answer = min(max(round(self._answers(room).value(point.x())), 0), picture.modulus - 1)
        return (SUM if row is None else row, answer)

    def move_choice(self, rows: int, columns: int) -> None:
        """The next answer is read."""
        if self.picture is not None and self.picture.modulus:
            before = self._read[1] if self._read is not None and self._read[1] >= 0 else self.picture.right_answer
            self._read = SUM, (before + columns + rows) % self.picture.modulus
            self.update()

    def _read_out(self, part: Part | None) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)  # it is read, not clicked
        self._read = part
        self.update()

    def reading(self) -> str:
        """Of what is under the mouse; empty where nothing is."""
        picture, room = self.picture, self.zoom_room()
        if self._read is None or picture is None or room is None:
            return ""
        row, answer = self._read
        if row == SUM:
            return picture.reading(answer)
        if answer == CLOCK:
            return picture.clock_reading(row)
        stack = self._stack(room)
        value = picture.at(picture.shown(stack.rows), row, answer)
        return f"{self._name(row, stack)}, answer {answer}: {three_digits(value)}"

    # what stands where

    def _left(self, width: float) -> float:
        return WITH_CLOCKS if width >= CLOCKS_FROM else LEFT

    def _stack(self, room: Box) -> Stack:
        assert self.picture is not None
        return stacked(room.height, self.picture.heights, self.picture.high - self.picture.low)

    def _answers(self, room: Box) -> Axis:
        assert self.picture is not None
        count = self.picture.modulus
        low = -0.5 + count * self.zoom.x
        return Axis(low, low + count * self.zoom.width, room.x, room.right)

    def _name(self, row: int, stack: Stack) -> str:
        assert self.picture is not None
        more = len(self.picture.waves) - stack.rows
        return f"{more + 1} more" if more and row == stack.rows - 1 else f"{self.picture.frequencies[row]} turns"

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        room = self.zoom_room()
        if room is None or self.picture is None:
            return
        stack, x = self._stack(room), self._answers(room)
        sum_top = room.y + stack.sum_top
        y = Axis(self.picture.low, self.picture.high, room.bottom, sum_top)
        self._paint_names(painter, room, stack)
        self._paint_grid(painter, room, y)
        inside = QRectF(room.x, room.y, room.width, room.height)
        with clipped(painter, inside.adjusted(-6, -2, 6, 4)):
            self._paint_waves(painter, x, room, stack)
            self._paint_sum(painter, x, y)
        self._paint_answers(painter, x, y)
        with clipped(painter, inside.adjusted(-6, -2, 6, 4)):
            self._paint_dots(painter, x, y)
        self._name_pointers(painter, x, y, self._named(x))
        self._paint_top(painter, room)

    def _paint_names(self, painter: QPainter, room: Box, stack: Stack) -> None:
        """Of each row its clock and how many turns it makes; a sign says that they are added."""
        assert self.picture is not None
        with_clocks = room.x >= WITH_CLOCKS
        for row, (top, height) in enumerate(zip(stack.tops, stack.heights, strict=True)):
            middle = room.y + top + height / 2
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            name = self._name(row, stack)
            if not with_clocks:
                painter.drawText(QRectF(0, middle - 10, room.x - 8, 20), RIGHT_MIDDLE, name.removesuffix(" turns"))
                continue
            painter.drawText(QRectF(20, middle - 10, 60, 20), LEFT_MIDDLE, name)
            if row:
                painter.drawText(QRectF(4, middle - 10, 16, 20), LEFT_MIDDLE, "+")
            if name.endswith("turns"):
                radius = min(LARGEST_CLOCK, height / 2 - 3)
                draw_clock(painter, self.look, QPointF(room.x - 30, middle), radius, self.picture.turns(row))
        if stack.rows and with_clocks:
            middle = room.y + stack.sum_top + stack.sum_height / 2
            painter.setFont(font("label_strong"))
            painter.setPen(self.look.colour("text"))
            painter.drawText(QRectF(4, middle - 10, 76, 20), LEFT_MIDDLE, "=  sum")

    def _paint_waves(self, painter: QPainter, x: Axis, room: Box, stack: Stack) -> None:
        """The waves one by one, in the scale of their sum: where they are high together is the answer."""
        assert self.picture is not None
        picture = self.picture
        shown = picture.shown(stack.rows) if stack.rows else picture.waves[:0]
        places = np.asarray(x.place(np.linspace(-0.5, picture.modulus - 0.5, picture.waves.shape[1])))
        for row, (top, height) in enumerate(zip(stack.tops, stack.heights, strict=True)):
            middle = room.y + top + height / 2
            painter.setPen(QPen(self.look.colour("line"), 1))
            painter.drawLine(QPointF(x.start, middle), QPointF(x.end, middle))
            if not np.isfinite(shown[row]).all():
                continue
            painter.setPen(QPen(self.look.magnitude(LINE), 1.8, j=Qt.PenJoinStyle.RoundJoin))
            _draw_line(painter, np.stack([places, middle - stack.scale * shown[row]], axis=1))
            if 0 <= picture.right_answer < picture.modulus:
                at = middle - stack.scale * picture.at(shown, row, picture.right_answer)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.look.colour("accent"))
                painter.drawEllipse(QPointF(float(x.place(picture.right_answer)), at), 4, 4)

    def _paint_grid(self, painter: QPainter, room: Box, y: Axis) -> None:
        painter.setFont(font("tick"))
        for value in ticks(y.low, y.high, max(3, int((y.start - y.end) / 40))):
            place = float(y.place(value))
            painter.setPen(QPen(self.look.colour("axis" if value == 0 else "line"), 1))
            painter.drawLine(QPointF(room.x, place), QPointF(room.right, place))
            if place - 10 < y.end and y.end > room.y:
                continue  # a wave's clock stands there
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(room.x - 48, place - 10, 40, 20), RIGHT_MIDDLE, tick_text(value))

    def _paint_sum(self, painter: QPainter, x: Axis, y: Axis) -> None:
        """Of the waves, drawn as finely as they are."""
        assert self.picture is not None
        total = self.picture.waves.sum(0)
        if not np.isfinite(total).all() or not len(self.picture.waves):
            return
        places = np.asarray(x.place(np.linspace(-0.5, self.picture.modulus - 0.5, len(total))))
        painter.setPen(QPen(self.look.magnitude(LINE), 2.2, j=Qt.PenJoinStyle.RoundJoin))
        _draw_line(painter, np.stack([places, np.asarray(y.place(total))], axis=1))

    def _paint_dots(self, painter: QPainter, x: Axis, y: Axis) -> None:
        """One for each answer; those beyond the axis stand at its edge."""
        assert self.picture is not None
        picture = self.picture
        radius = min(max((x.end - x.start) / (x.high - x.low) / 3, 1.6), 4.0)
        read = self._read[1] if self._read is not None and self._read[0] == SUM else None
        painter.setPen(Qt.PenStyle.NoPen)
        for answer, value in enumerate(picture.logits.tolist()):
            if np.isfinite(value) and x.low <= answer <= x.high:
                chosen = answer in (picture.right_answer, read)
                painter.setBrush(self.look.colour("accent" if answer == picture.right_answer else "text"))
                place = QPointF(float(x.place(answer)), float(y.place(min(max(value, y.low), y.high))))
                painter.drawEllipse(place, *[radius + 2.5 if chosen else radius] * 2)

    def _paint_answers(self, painter: QPainter, x: Axis, y: Axis) -> None:
        """Answers along the axis; the right one in its colour, the network's own where it is another."""
        assert self.picture is not None
        named, last = self._named(x), self.picture.modulus - 1
        for answer, role in named:
            self._paint_pointer(painter, float(x.place(answer)), y, role)
        most = max(2, int((x.end - x.start) / 60))
        first, end = max(0.0, x.low), min(float(last), x.high)
        edges = [0, last] if self.zoom.is_whole else []
        named += [(int(value), "text3") for value in [*edges, *ticks(first, end, most, whole=True)]]
        self._paint_numbers(painter, x, y, named)

    def _named(self, x: Axis) -> list[tuple[int, str]]:
        """The right answer and the network's own, where they are in view, and the colour of each."""
        assert self.picture is not None
        picture = self.picture
        named = [(picture.right_answer, "accent")] if 0 <= picture.right_answer < picture.modulus else []
        if picture.answer is not None and picture.answer != picture.right_answer:
            named.append((picture.answer, "text"))
        return [(answer, role) for answer, role in named if x.low <= answer <= x.high]

    def _paint_numbers(self, painter: QPainter, x: Axis, y: Axis, named: list[tuple[int, str]]) -> None:
        """Those that come first keep others away."""
        taken: list[tuple[float, float]] = []
        for answer, role in named:
            painter.setFont(font("tick" if role == "text3" else "bar_strong"))
            half = QFontMetricsF(painter.font()).horizontalAdvance(str(answer)) / 2
            middle = float(x.place(answer))
            if all(middle + half + TICK_GAP <= low or high + TICK_GAP <= middle - half for low, high in taken):
                painter.setPen(self.look.colour(role))
                painter.drawText(QRectF(middle - 30, y.start + 4, 60, 20), CENTRE, str(answer))
                taken.append((middle - half, middle + half))
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        if x.start >= WITH_CLOCKS:
            painter.drawText(QRectF(4, y.start + 4, x.start - 30, 20), LEFT_MIDDLE, "answer")

    def _name_pointers(self, painter: QPainter, x: Axis, y: Axis, named: list[tuple[int, str]]) -> None:
        """A word at the head of each, unless two would meet."""
        assert self.picture is not None
        picture = self.picture
        words = {picture.answer: OWN[2], picture.right_answer: OWN[1]}
        if picture.answer == picture.right_answer:
            words = {picture.answer: OWN[0]}
        metrics, taken = QFontMetricsF(font("label")), 0.0
        painter.setFont(font("label"))
        for answer, role in sorted(named):
            place, width = float(x.place(answer)), metrics.horizontalAdvance(words[answer])
            left = place + 9 if place + 9 + width <= x.end else place - 9 - width
            others = [float(x.place(other)) for other, _ in named if other != answer]
            if left >= max(taken, x.start) and not any(left - 6 <= other <= left + width + 6 for other in others):
                painter.fillRect(QRectF(left - 2, y.end, width + 4, 17), self.look.colour("panel", 0.75))
                painter.setPen(self.look.colour(role))
                painter.drawText(QPointF(left, y.end + 13), words[answer])
                taken = left + width + 8

    def _paint_pointer(self, painter: QPainter, place: float, y: Axis, role: str) -> None:
        painter.setPen(QPen(self.look.colour(role), 1, Qt.PenStyle.DotLine))
        top = TOP if role == "accent" else y.end  # through the waves as well
        painter.drawLine(QPointF(place, top), QPointF(place, y.start))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour(role))
        tip = y.start + 1
        painter.drawPolygon(QPolygonF([QPointF(place, tip - 6), QPointF(place - 4, tip), QPointF(place + 4, tip)]))

    def _paint_top(self, painter: QPainter, room: Box) -> None:
        """What is under the mouse, or the names of the colours."""
        assert self.picture is not None
        metrics, told = QFontMetricsF(font("tick")), self.reading()
        painter.setFont(font("tick"))
        if told:
            painter.setPen(self.look.colour("text"))
            width = self.design_width() - 20
            painter.drawText(QPointF(4, 14), metrics.elidedText(told, Qt.TextElideMode.ElideRight, width))
            return
        right = room.right
        for word in ("waves", "score (logit) by the network"):
            right -= metrics.horizontalAdvance(word)
            painter.setPen(self.look.colour("text2"))
            painter.drawText(QPointF(right, 14), word)
            painter.setPen(Qt.PenStyle.NoPen)
            if word == "waves":
                painter.fillRect(QRectF(right - 20, 8.5, 14, 2), self.look.magnitude(LINE))
            else:
                painter.setBrush(self.look.colour("text"))
                painter.drawEllipse(QPointF(right - 10, 9.5), 3.5, 3.5)
            right -= 36
        if self.picture.is_cut:
            words = "some beyond the edge"
            painter.setPen(self.look.colour("text3"))
            if metrics.horizontalAdvance(words) <= right - 8:
                painter.drawText(QPointF(4, 14), words)


def _draw_line(painter: QPainter, places: np.ndarray) -> None:
    """A line through (N, 2) places, in pieces: the time that Qt takes for one grows faster than its length."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(*place) for place in places.tolist()]
    for start in range(0, len(points) - 1, PIECE):
        painter.drawPolyline(QPolygonF(points[start : start + PIECE + 1]))
