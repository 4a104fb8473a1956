"""How a sum of waves is painted: their circles, the waves, their sum, and a dot for each score of the network."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.plots.plot_plan import Axis, tick_text, ticks
from scoutview.language import tr
from scoutview.panels.algorithm.circle import draw_circle
from scoutview.panels.algorithm.waves_plan import RIGHT, SUM, TOP, WITH_CIRCLES, Part, Stack, WavePicture

LARGEST_CIRCLE = 32.0  # radius
TICK_GAP = 12.0
PIECE = 16  # segments drawn at once
OWN = (tr("its answer, and right"), tr("right answer"), tr("its answer"))
SCORES = (tr("the network's own highest scores"), tr("its own highest scores"), tr("own scores"))
ALL_SCORES = (tr("the network's own scores"), tr("own scores"))
SUMS = (tr("sum at each answer"), tr("sum at answers"))
LINE, POINT = 0.45, 0.75  # of the magnitude map
POINT_PITCH, LEAST_POINT, MOST_POINT = 4.0, 1.2, 3.0  # of the room for each answer, and design pixels
CENTRE, RIGHT_MIDDLE = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class WavesPainting:
    """One picture in its room: `x` are the answers, `read` and `told` what is under the mouse, where anything is."""

    painter: QPainter
    look: Look
    picture: WavePicture
    room: Box
    stack: Stack
    x: Axis
    whole: bool  # all answers are in view
    read: Part | None
    told: str

    @property
    def y(self) -> Axis:
        """Of the sum."""
        return Axis(self.picture.low, self.picture.high, self.room.bottom, self.room.y + self.stack.sum_top)

    @property
    def _point_radius(self) -> float:
        """Of a point of the sum at an answer; 0 where they are too close together for points."""
        radius = (self.x.end - self.x.start) / (self.x.high - self.x.low) / POINT_PITCH
        return min(radius, MOST_POINT) if radius >= LEAST_POINT and len(self.picture.waves) else 0.0

    def paint(self) -> None:
        room = self.room
        self._paint_names()
        self._paint_grid()
        inside = QRectF(room.x, room.y, room.width, room.height).adjusted(-6, -2, 6, 4)
        with clipped(self.painter, inside):
            self._paint_waves()
            self._paint_sum()
        self._paint_answers()
        with clipped(self.painter, inside):
            self._paint_dots()
        self._name_pointers(self._named())
        self._paint_top()

    def _paint_names(self) -> None:
        """Of each row its circle and how many turns it makes; a sign says that they are added."""
        painter, room, stack = self.painter, self.room, self.stack
        with_circles = room.x >= WITH_CIRCLES
        for row, (top, height) in enumerate(zip(stack.tops, stack.heights, strict=True)):
            middle = room.y + top + height / 2
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            if not with_circles:
                name = self.picture.brief_row_name(row, stack)
                painter.drawText(QRectF(0, middle - 10, room.x - 8, 20), RIGHT_MIDDLE, name)
                continue
            painter.drawText(QRectF(20, middle - 10, 70, 20), LEFT_MIDDLE, self.picture.row_name(row, stack))
            if row:
                painter.drawText(QRectF(4, middle - 10, 16, 20), LEFT_MIDDLE, "+")
            if self.picture.is_one_wave(row, stack):
                radius = min(LARGEST_CIRCLE, height / 2 - 3)
                draw_circle(
                    painter, self.look, QPointF(room.x - LARGEST_CIRCLE - 10, middle), radius, self.picture.turns(row)
                )
        if stack.rows and with_circles:
            middle = room.y + stack.sum_top + stack.sum_height / 2
            painter.setFont(font("label_strong"))
            painter.setPen(self.look.colour("text"))
            painter.drawText(QRectF(4, middle - 10, 76, 20), LEFT_MIDDLE, tr("=  sum"))

    def _paint_waves(self) -> None:
        """The waves one by one, in the scale of their sum: where they are high together is the answer."""
        painter, x, room, stack, picture = self.painter, self.x, self.room, self.stack, self.picture
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

    def _paint_grid(self) -> None:
        painter, room, y = self.painter, self.room, self.y
        painter.setFont(font("tick"))
        for value in ticks(y.low, y.high, max(3, int((y.start - y.end) / 40))):
            place = float(y.place(value))
            painter.setPen(QPen(self.look.colour("axis" if value == 0 else "line"), 1))
            painter.drawLine(QPointF(room.x, place), QPointF(room.right, place))
            if place - 10 < y.end and y.end > room.y:
                continue  # a wave's circle stands there
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(room.x - 48, place - 10, 40, 20), RIGHT_MIDDLE, tick_text(value))

    def _paint_sum(self) -> None:
        """Of the waves, drawn as finely as they are."""
        painter, x, y = self.painter, self.x, self.y
        total = self.picture.waves.sum(0)
        if not np.isfinite(total).all() or not len(self.picture.waves):
            return
        places = np.asarray(x.place(np.linspace(-0.5, self.picture.modulus - 0.5, len(total))))
        painter.setPen(QPen(self.look.magnitude(LINE), 2.2, j=Qt.PenJoinStyle.RoundJoin))
        _draw_line(painter, np.stack([places, np.asarray(y.place(total))], axis=1))
        self._paint_sums_of_answers()

    def _paint_sums_of_answers(self) -> None:
        """A point of the sum at each whole number, as only these are answers; and how high the right one is."""
        painter, x, y, picture = self.painter, self.x, self.y, self.picture
        radius, right = self._point_radius, picture.right_answer
        if picture.is_highest_at_answer:
            level = float(y.place(picture.at_answers[right]))
            painter.setPen(QPen(self.look.colour("accent", 0.7), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x.start, level), QPointF(x.end, level))
        painter.setPen(Qt.PenStyle.NoPen)
        if radius:
            painter.setBrush(self.look.magnitude(POINT))
            for answer, value in enumerate(picture.at_answers.tolist()):
                painter.drawEllipse(QPointF(float(x.place(answer)), float(y.place(value))), radius, radius)
        if 0 <= right < len(picture.at_answers):
            painter.setBrush(self.look.colour("accent"))
            painter.drawEllipse(QPointF(float(x.place(right)), float(y.place(picture.at_answers[right]))), 5, 5)

    def _paint_dots(self) -> None:
        """One for the right answer and each of the highest scores, zoomed for all; those beyond stand at the edge."""
        painter, x, y, picture = self.painter, self.x, self.y, self.picture
        radius = min(max((x.end - x.start) / (x.high - x.low) / 2.2, 1.6), 4.0)
        read = self.read[1] if self.read is not None and self.read[0] == SUM else None
        told = {*picture.told(), read} if self.whole else set(range(picture.modulus))
        painter.setPen(Qt.PenStyle.NoPen)
        for answer, value in enumerate(picture.logits.tolist()):
            if answer in told and np.isfinite(value) and x.low <= answer <= x.high:
                painter.setBrush(self.look.colour("text"))
                place = QPointF(float(x.place(answer)), float(y.place(min(max(value, y.low), y.high))))
                painter.drawEllipse(place, *[radius + 2.5 if answer == read else radius] * 2)

    def _paint_answers(self) -> None:
        """Answers along the axis; the right one in its colour, the network's own where it is another."""
        x = self.x
        named, last = self._named(), self.picture.modulus - 1
        for answer, role in named:
            self._paint_pointer(float(x.place(answer)), role)
        most = max(2, int((x.end - x.start) / 60))
        first, end = max(0.0, x.low), min(float(last), x.high)
        edges = [0, last] if self.whole else []
        named += [(int(value), "text3") for value in [*edges, *ticks(first, end, most, whole=True)]]
        self._paint_numbers(named)

    def _named(self) -> list[tuple[int, str]]:
        """The right answer and the network's own, where they are in view, and the colour of each."""
        x, picture = self.x, self.picture
        named = [(picture.right_answer, "accent")] if 0 <= picture.right_answer < picture.modulus else []
        if picture.answer is not None and picture.answer != picture.right_answer:
            named.append((picture.answer, "text"))
        return [(answer, role) for answer, role in named if x.low <= answer <= x.high]

    def _paint_numbers(self, named: list[tuple[int, str]]) -> None:
        """Those that come first keep others away."""
        painter, x, y = self.painter, self.x, self.y
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
        if x.start >= WITH_CIRCLES:
            painter.drawText(QRectF(4, y.start + 4, x.start - 30, 20), LEFT_MIDDLE, tr("answer"))

    def _name_pointers(self, named: list[tuple[int, str]]) -> None:
        """A word at the head of each, unless two would meet."""
        painter, x, y, picture = self.painter, self.x, self.y, self.picture
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

    def _paint_pointer(self, place: float, role: str) -> None:
        painter, y = self.painter, self.y
        painter.setPen(QPen(self.look.colour(role), 1, Qt.PenStyle.DotLine))
        top = TOP if role == "accent" else y.end  # through the waves as well
        painter.drawLine(QPointF(place, top), QPointF(place, y.start))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour(role))
        tip = y.start + 1
        painter.drawPolygon(QPolygonF([QPointF(place, tip - 6), QPointF(place - 4, tip), QPointF(place + 4, tip)]))

    def _paint_top(self) -> None:
        """What is under the mouse, or the names of the colours."""
        painter, room = self.painter, self.room
        metrics, told = QFontMetricsF(font("tick")), self.told
        painter.setFont(font("tick"))
        if told:
            painter.setPen(self.look.colour("text"))
            width = room.right + RIGHT - 20
            painter.drawText(QPointF(4, 14), metrics.elidedText(told, Qt.TextElideMode.ElideRight, width))
            return
        right, wave = room.right, self.look.magnitude(LINE)
        entries = [((tr("waves"),), wave), (SCORES if self.whole else ALL_SCORES, self.look.colour("text"))]
        if self._point_radius:
            entries.append((SUMS, self.look.magnitude(POINT)))
        for forms, colour in entries:
            word = first_fitting((*forms, ""), right - 18, metrics)
            if not word:
                break
            right -= metrics.horizontalAdvance(word)
            painter.setPen(self.look.colour("text2"))
            painter.drawText(QPointF(right, 14), word)
            painter.setPen(Qt.PenStyle.NoPen)
            if colour is wave:
                painter.fillRect(QRectF(right - 20, 8.5, 14, 2), wave)
            else:
                painter.setBrush(colour)
                painter.drawEllipse(QPointF(right - 10, 9.5), 3.5, 3.5)
            right -= 36
        if self.picture.is_cut:
            words = tr("some beyond the edge")
            painter.setPen(self.look.colour("text3"))
            if metrics.horizontalAdvance(words) <= right - 8:
                painter.drawText(QPointF(4, 14), words)


def _draw_line(painter: QPainter, places: np.ndarray) -> None:
    """A line through (N, 2) places, in pieces: the time that Qt takes for one grows faster than its length."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(*place) for place in places.tolist()]
    for start in range(0, len(points) - 1, PIECE):
        painter.drawPolyline(QPolygonF(points[start : start + PIECE + 1]))
