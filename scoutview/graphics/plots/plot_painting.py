"""The parts of a plot over steps, each painted by one function in design pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from scoutview.graphics.base import numbers
from scoutview.graphics.base.backing import dim_behind
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.plots.plot_plan import (
    PENNANT,
    Axis,
    FlagPlan,
    covered,
    emptiest,
    place_reading,
    plan_flags,
    ticks,
)

TICK_EVERY, STEP_GAP = 34.0, 28.0
PITCH = 22.0
NOTHING = np.zeros((0, 2))
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class Series:
    """One curve: its colour role, the word beside it, and a value per step (nan where there is none)."""

    role: str
    word: str
    values: np.ndarray


@dataclass(frozen=True)
class Flag:
    """A named step, its name from long to short; of two words that collide the flag listed first keeps its own."""

    step: int
    names: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Reading:
    """The values at one step, highest first, each with its text; `words` are said above them."""

    step: int
    lines: Sequence[tuple[Series, float, str]]
    words: Sequence[str] = ()


@dataclass(frozen=True, eq=False)
class PlotPainting:
    """A painter on two axes. Each part of the plot is one method."""

    painter: QPainter
    look: Look
    x: Axis
    y: Axis

    @property
    def room(self) -> Box:
        """Between the axes."""
        return Box(self.x.start, self.y.end, self.x.end - self.x.start, self.y.start - self.y.end)

    def shows(self, step: int) -> bool:
        return self.x.low <= max(step, self.x.low) <= self.x.high

    def place(self, step: int) -> float:
        """Where a step stands; step 0 of a logarithmic axis at its left end."""
        return float(self.x.place(max(step, self.x.low)))

    def paint_grid(self, unit: str, *, is_share: bool) -> None:
        """Hairlines with their values at the left, steps below, the unit above."""
        painter, x, y = self.painter, self.x, self.y
        painter.setFont(font("tick"))
        most = max(2, int((y.start - y.end) / TICK_EVERY))
        for value in ticks(y.low, y.high, most, logarithmic=y.logarithmic):
            place = float(y.place(value))
            painter.setPen(QPen(self.look.colour("line"), 1))
            painter.drawLine(QPointF(x.start, place), QPointF(x.end, place))
            painter.setPen(self.look.colour("text3"))
            text = f"{100 * value:.0f} %" if is_share else tick_text(value)
            painter.drawText(QRectF(0, place - 10, x.start - 8, 20), RIGHT_MIDDLE, text)
        self._paint_steps()
        metrics = QFontMetricsF(font("tick"))
        unit = metrics.elidedText(unit, Qt.TextElideMode.ElideRight, x.end - x.start)
        painter.drawText(QRectF(x.start, 0, x.end - x.start, 20), RIGHT_MIDDLE, unit)

    def _paint_steps(self) -> None:
        """The first one says what is counted; none is cut at an edge."""
        x, metrics, free_from = self.x, QFontMetricsF(font("tick")), 0.0
        most = max(2, int((x.end - x.start) / (metrics.horizontalAdvance(numbers.count(round(x.high))) + STEP_GAP)))
        for number, step in enumerate(ticks(x.low, x.high, most, logarithmic=x.logarithmic, whole=True)):
            text = f"step {numbers.count(round(step))}" if number == 0 else numbers.count(round(step))
            half = metrics.horizontalAdvance(text) / 2
            middle = min(float(x.place(step)), x.end + 14 - half)
            if middle - half >= free_from:
                self.painter.drawText(QPointF(middle - half, self.y.start + 21), text)
                free_from = middle + half + 8

    def paint_shade(self, since: int, word: str, curves: Sequence[np.ndarray]) -> np.ndarray:
        """A quiet ground from a step on, and a word where no curve runs: the (points, 2) line it stands on."""
        start, room = self.place(since), self.room
        if start >= room.right:
            return NOTHING
        self.painter.fillRect(QRectF(start, room.y, room.right - start, room.height), self.look.colour("raised", 0.6))
        width = text_width(word, "label")
        box = emptiest([Box(start + 8, top, width, 16) for top in (room.bottom - 22, room.y + 6)], curves, room)
        if box.right > room.right or covered(box, curves):
            return NOTHING
        self.say(QPointF(box.x, box.y + 13), word, "label", "mark")
        return np.array([[box.x, box.middle_y], [box.right, box.middle_y]])

    def paint_curves(self, series: Sequence[Series], curves: Sequence[np.ndarray]) -> None:
        """Each curve (points, 2) as a line, a single point as a dot."""
        for each, curve in zip(series, curves, strict=True):
            points = [QPointF(*point) for point in curve.tolist()]
            self.painter.setBrush(self.look.colour(each.role))
            self.painter.setPen(Qt.PenStyle.NoPen)
            if len(points) == 1:
                self.painter.drawEllipse(points[0], 2.5, 2.5)
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.setPen(QPen(self.look.colour(each.role), 2, j=Qt.PenJoinStyle.RoundJoin))
            self.painter.drawPolyline(QPolygonF(points))

    def paint_flags(self, flags: Sequence[Flag]) -> None:
        """A dotted line, a pennant and a word above the plot for each; words that collide are left out."""
        metrics = QFontMetricsF(font("label"))
        widths = [[metrics.horizontalAdvance(name) for name in flag.names] for flag in flags]
        plans = plan_flags([self.place(flag.step) for flag in flags], widths, 4, self.x.end + 12)
        for flag, words, plan in zip(flags, widths, plans, strict=True):
            self._paint_pennant(plan)
            if plan.word is not None:
                left = plan.x - PENNANT - words[plan.word] if plan.to_left else plan.x + PENNANT
                self.say(QPointF(left, self.y.end - 12), flag.names[plan.word], "label", "mark")

    def _paint_pennant(self, plan: FlagPlan) -> None:
        painter, colour = self.painter, self.look.colour("mark")
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(plan.x, self.y.end - 8), QPointF(plan.x, self.y.start))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top, side = self.y.end - 21, -1 if plan.to_left else 1
        shape = [(0, 0), (11, 0), (8, 4.5), (11, 9), (0, 9)]
        painter.drawPolygon(QPolygonF([QPointF(plan.x + side * dx, top + dy) for dx, dy in shape]))

    def paint_cursor(self, step: int, *, hovered: bool) -> None:
        """The line of a step: of the frame on screen, or thin of the one under the mouse."""
        if self.shows(step):
            self.painter.setPen(QPen(self.look.colour("text3"), 1) if hovered else QPen(self.look.colour("accent"), 2))
            x = self.place(step)
            self.painter.drawLine(QPointF(x, self.y.end - 8), QPointF(x, self.y.start))

    def paint_dots(self, reading: Reading) -> None:
        """A dot on each curve."""
        self.painter.setPen(QPen(self.look.colour("panel"), 2))
        for series, value, _ in reading.lines:
            if value > 0 or not self.y.logarithmic:
                self.painter.setBrush(self.look.colour(series.role))
                self.painter.drawEllipse(QPointF(self.place(reading.step), float(self.y.place(value))), 4.5, 4.5)

    def paint_reading(self, reading: Reading, curves: Sequence[np.ndarray]) -> None:
        """A dot on each curve; its number and its name beside the step, where the curves leave room."""
        self.paint_dots(reading)
        x, room, lines = self.place(reading.step), self.room, reading.lines
        number = _widest([text for _, _, text in lines], "title")
        width = max(number + 10 + _widest([series.word for series, _, _ in lines]), _widest(reading.words)) + 12
        height = PITCH * (len(lines) + len(reading.words))
        box = place_reading(x, width, height, curves, room)
        dim_behind(self.painter, self.look, QRectF(*box), 0.86)
        baseline = box.y + 16
        for word in reading.words:
            self.say(QPointF(box.x + 6, baseline), word, "label", "text2")
            baseline += PITCH
        for series, _, text in lines:
            self.say(QPointF(box.x + 6, baseline), text, "title", series.role)
            self.say(QPointF(box.x + 16 + number, baseline), series.word, "label", "text2")
            baseline += PITCH

    def say(self, place: QPointF, text: str, type_role: str, colour: str) -> None:
        """A word in a role of the type scale and a colour of the theme; `place` is the left end of its baseline."""
        self.painter.setFont(font(type_role))
        self.painter.setPen(self.look.colour(colour))
        self.painter.drawText(place, text)


def tick_text(value: float) -> str:
    """As short as it can be: 1,000, 0.05, 1e−5."""
    if value >= 1000:
        return numbers.count(round(value))
    if 0 < value < 1e-3:
        mantissa, exponent = f"{value:.0e}".split("e")
        return f"{mantissa}e{numbers.MINUS}{abs(int(exponent))}"
    return f"{value:g}"


def _widest(texts: Sequence[str], type_role: str = "label") -> float:
    return max((text_width(text, type_role) for text in texts), default=0.0)
