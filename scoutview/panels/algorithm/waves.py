"""The logits of all answers as dots, and the line that a sum of waves draws through them."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base import numbers
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.plots.plot_plan import Axis, tick_text, ticks

LEFT, RIGHT, TOP, BOTTOM = 52.0, 20.0, 26.0, 26.0
TICK_GAP = 12.0
ROW, MOST_ROWS = 24.0, 6  # of one wave
PIECE = 16  # segments drawn at once
LEAST_HEIGHT = 190.0  # that dots and line keep
OWN = ("its answer, and right", "right answer", "its answer")
LINE = 0.45  # of the magnitude map
CENTRE, RIGHT_MIDDLE = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class WavePicture:
    """`logits` and `fitted` are (p,), about 0, nan where there is no number; the axis reaches from low to high."""

    logits: np.ndarray
    fitted: np.ndarray
    right_answer: int
    low: float
    high: float
    frequencies: np.ndarray  # (K,), of the waves that the formula adds up
    waves: np.ndarray  # (K, N), each at N places evenly from −0.5 to p − 0.5
    highest_wave: float  # what half a row holds

    @property
    def answer(self) -> int | None:
        """The network's own answer."""
        return int(np.nanargmax(self.logits)) if np.isfinite(self.logits).any() else None

    @property
    def is_cut(self) -> bool:
        """Whether a logit is beyond the axis."""
        known = self.logits[np.isfinite(self.logits)]
        return bool(((known < self.low) | (known > self.high)).any())

    def reading(self, answer: int) -> str:
        network, formula = numbers.three_digits(self.logits[answer]), numbers.three_digits(self.fitted[answer])
        return f"c = {answer}: network {network}, formula {formula}"


class LogitWaves(Canvas):
    """Draws a WavePicture; the answer under the mouse is read out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.picture: WavePicture | None = None
        self._hover: int | None = None
        self.setToolTip("A dot for each answer c: its logit, minus the mean of all. The line: the formula.")

    def show_picture(self, picture: WavePicture) -> None:
        self.picture = picture
        if self._hover is not None and self._hover >= len(picture.logits):
            self._hover = None
        told = picture.reading(picture.right_answer) if 0 <= picture.right_answer < len(picture.logits) else ""
        self.setAccessibleName(f"Logits of {len(picture.logits)} answers. Right answer: {told}")
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self.picture is None or not len(self.picture.logits) or width < 130 or height < 80:
            return
        x, y = self._axes(width, height)
        self._paint_rows(painter, x)
        self._paint_grid(painter, x, y)
        with clipped(painter, QRectF(x.start, y.end - 2, x.end - x.start, y.start - y.end + 4)):
            self._paint_line(painter, x, y)
        self._paint_answers(painter, x, y)
        self._paint_dots(painter, x, y)
        self._paint_top(painter, x)

    def _axes(self, width: float, height: float) -> tuple[Axis, Axis]:
        assert self.picture is not None
        x = Axis(-0.5, len(self.picture.logits) - 0.5, LEFT, width - RIGHT)
        return x, Axis(self.picture.low, self.picture.high, height - BOTTOM, TOP + ROW * self._rows(height))

    def _rows(self, height: float) -> int:
        """How many waves have room for a row of their own above the dots."""
        assert self.picture is not None
        room = int((height - LEAST_HEIGHT) / ROW)
        return min(room, len(self.picture.waves), MOST_ROWS) if room >= 2 else 0

    def _paint_rows(self, painter: QPainter, x: Axis) -> None:
        """The largest waves one by one: where they all are high is the answer."""
        assert self.picture is not None
        picture, painted = self.picture, self._rows(self.design_height())
        places = np.linspace(x.start, x.end, picture.waves.shape[1])
        for row in range(painted):
            middle = TOP + ROW * (row + 0.5) - 4
            heights = middle - (ROW / 2 - 3) * picture.waves[row] / (picture.highest_wave or 1.0)
            painter.setPen(QPen(self.look.magnitude(LINE), 1.5, j=Qt.PenJoinStyle.RoundJoin))
            if np.isfinite(heights).all():
                _draw_line(painter, np.stack([places, heights], axis=1))
            painter.setFont(font("tick"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(0, middle - 10, LEFT - 8, 20), RIGHT_MIDDLE, f"k {picture.frequencies[row]}")

    def _paint_grid(self, painter: QPainter, x: Axis, y: Axis) -> None:
        painter.setFont(font("tick"))
        for value in ticks(y.low, y.high, max(4, int((y.start - y.end) / 40))):
            place = float(y.place(value))
            painter.setPen(QPen(self.look.colour("axis" if value == 0 else "line"), 1))
            painter.drawLine(QPointF(x.start, place), QPointF(x.end, place))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(0, place - 10, LEFT - 8, 20), RIGHT_MIDDLE, tick_text(value))

    def _paint_line(self, painter: QPainter, x: Axis, y: Axis) -> None:
        assert self.picture is not None
        known = np.flatnonzero(np.isfinite(self.picture.fitted))
        places = np.stack([np.asarray(x.place(known)), np.asarray(y.place(self.picture.fitted[known]))], axis=1)
        painter.setPen(QPen(self.look.magnitude(LINE), 2, j=Qt.PenJoinStyle.RoundJoin))
        _draw_line(painter, places)

    def _paint_dots(self, painter: QPainter, x: Axis, y: Axis) -> None:
        """One for each answer; those beyond the axis stand at its edge."""
        assert self.picture is not None
        picture = self.picture
        radius = min(max((x.end - x.start) / len(picture.logits) / 3, 1.6), 4.0)
        painter.setPen(Qt.PenStyle.NoPen)
        for answer, value in enumerate(picture.logits.tolist()):
            if np.isfinite(value):
                chosen = answer in (picture.right_answer, self._hover)
                painter.setBrush(self.look.colour("accent" if answer == picture.right_answer else "text"))
                place = QPointF(float(x.place(answer)), float(y.place(min(max(value, y.low), y.high))))
                painter.drawEllipse(place, *[radius + 2.5 if chosen else radius] * 2)

    def _paint_answers(self, painter: QPainter, x: Axis, y: Axis) -> None:
        """Answers along the axis; the right one in its colour, the network's own where it is another."""
        assert self.picture is not None
        picture, last = self.picture, len(self.picture.logits) - 1
        named = [(picture.right_answer, "accent")] if 0 <= picture.right_answer <= last else []
        if picture.answer is not None and picture.answer != picture.right_answer:
            named.append((picture.answer, "text"))
        for answer, role in named:
            self._paint_pointer(painter, float(x.place(answer)), y, role)
        self._name_pointers(painter, x, y, named)
        most = max(2, int((x.end - x.start) / 60))
        named += [(int(value), "text3") for value in [0, last, *ticks(0, last, most, whole=True)]]
        taken: list[tuple[float, float]] = []
        for answer, role in named:
            painter.setFont(font("tick" if role == "text3" else "bar_strong"))
            half = QFontMetricsF(painter.font()).horizontalAdvance(str(answer)) / 2
            middle = float(x.place(answer))
            if all(middle + half + TICK_GAP <= low or high + TICK_GAP <= middle - half for low, high in taken):
                painter.setPen(self.look.colour(role))
                painter.drawText(QRectF(middle - 30, y.start + 4, 60, 20), CENTRE, str(answer))
                taken.append((middle - half, middle + half))

    def _name_pointers(self, painter: QPainter, x: Axis, y: Axis, named: list[tuple[int, str]]) -> None:
        """A word at the head of each, unless two would meet."""
        assert self.picture is not None
        words = OWN[1:] if self.picture.answer != self.picture.right_answer else OWN[:1]
        metrics, taken = QFontMetricsF(font("label")), 0.0
        painter.setFont(font("label"))
        for (answer, role), word in sorted(zip(named, words, strict=False)):
            place, width = float(x.place(answer)), metrics.horizontalAdvance(word)
            left = place + 9 if place + 9 + width <= x.end else place - 9 - width
            others = [float(x.place(other)) for other, _ in named if other != answer]
            if left >= max(taken, x.start) and not any(left - 6 <= other <= left + width + 6 for other in others):
                painter.setPen(self.look.colour(role))
                painter.drawText(QPointF(left, y.end + 11), word)
                taken = left + width + 8

    def _paint_pointer(self, painter: QPainter, place: float, y: Axis, role: str) -> None:
        painter.setPen(QPen(self.look.colour(role), 1, Qt.PenStyle.DotLine))
        top = TOP if role == "accent" else y.end  # through the waves as well
        painter.drawLine(QPointF(place, top), QPointF(place, y.start))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour(role))
        tip = y.start + 1
        painter.drawPolygon(QPolygonF([QPointF(place, tip - 6), QPointF(place - 4, tip), QPointF(place + 4, tip)]))

    def _paint_top(self, painter: QPainter, x: Axis) -> None:
        """The colours' names at the right; at the left the answer under the mouse, or what the axis counts."""
        assert self.picture is not None
        metrics, right = QFontMetricsF(font("tick")), x.end
        painter.setFont(font("tick"))
        for word in ("the formula", "the network"):
            right -= metrics.horizontalAdvance(word)
            painter.setPen(self.look.colour("text2"))
            painter.drawText(QPointF(right, 14), word)
            painter.setPen(Qt.PenStyle.NoPen)
            if word == "the network":
                painter.setBrush(self.look.colour("text"))
                painter.drawEllipse(QPointF(right - 10, 9.5), 3.5, 3.5)
            else:
                painter.fillRect(QRectF(right - 20, 8.5, 14, 2), self.look.magnitude(LINE))
            right -= 36
        words = "logit, some beyond the edge" if self.picture.is_cut else "logit"
        if self._hover is not None:
            words = self.picture.reading(self._hover)
        painter.setPen(self.look.colour("text2" if self._hover is not None else "text3"))
        painter.drawText(QPointF(8, 14), metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, right - 8)))

    # the mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.picture is None or not len(self.picture.logits):
            return
        x, _ = self._axes(self.design_width(), self.design_height())
        place = self.design_position(event).x()
        within = x.start <= place <= x.end
        self._hover = min(max(round(x.value(place)), 0), len(self.picture.logits) - 1) if within else None
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()


def _draw_line(painter: QPainter, places: np.ndarray) -> None:
    """A line through (N, 2) places, in pieces: the time that Qt takes for one grows faster than its length."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(*place) for place in places.tolist()]
    for start in range(0, len(points) - 1, PIECE):
        painter.drawPolyline(QPolygonF(points[start : start + PIECE + 1]))
