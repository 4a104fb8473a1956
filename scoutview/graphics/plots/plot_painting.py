"""The parts of a plot over steps, each painted by one function in design pixels."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from shiboken6 import wrapInstance

from scoutview.graphics.base import numbers
from scoutview.graphics.base.backing import dim_behind
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.image import draws_pixels, snapped
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.plots.curve_plan import CurvePlan, Stretch, plan_curve, strokes
from scoutview.graphics.plots.flag_painting import draw_flag
from scoutview.graphics.plots.flags_plan import FlagPlan, plan_flags
from scoutview.graphics.plots.plot_places import (
    PITCH,
    RUN_GAP,
    Flag,
    Named,
    PlotPlaces,
    StepReading,
    number_width,
)
from scoutview.graphics.plots.plot_plan import Axis, covered, emptiest, tick_texts, ticks
from scoutview.graphics.plots.view_plan import UNIT_ROW, Axes
from scoutview.language import as_written

TICK_EVERY, STEP_GAP = 34.0, 28.0
GUESSED_TICKS = 5
NOTHING = np.zeros((0, 2))
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False, kw_only=True)
class PlotPainting(PlotPlaces):
    """A painter on two axes. Each part of the plot is one method."""

    painter: QPainter
    look: Look
    axes: Axes
    tick_every: float = TICK_EVERY  # design pixels of height

    @property
    def finer(self) -> float:
        """Pixels to a design pixel: as many columns as a curve can have there. Vector pictures stay small."""
        return max(1.0, self.painter.deviceTransform().m11()) if draws_pixels(self.painter) else 1.0

    @contextmanager
    def within_room(self) -> Iterator[None]:
        """Meanwhile nothing is drawn outside the axes, but for the width of a line where they end."""
        with clipped(self.painter, QRectF(*self.axes.inked)):
            yield

    def heights(self) -> list[float]:
        """The round values of the axis."""
        most = max(2, int((self.y.start - self.y.end) / self.tick_every))
        return ticks(self.y.low, self.y.high, most, logarithmic=self.y.logarithmic)

    def paint_grid(self, *units: str) -> None:
        """Hairlines, and the unit above them: the first of these, from long to short, that fits."""
        x, y = self.x, self.y
        self.painter.setPen(QPen(self.look.colour("line"), 1))
        self.painter.drawLines(
            [QLineF(x.start, place, x.end, place) for place in map(float, map(y.place, self.heights()))]
        )
        self.paint_unit(*units)

    def paint_unit(self, *units: str) -> None:
        """What is measured, above the plot: the first of these, from long to short, that fits."""
        if self.margins.unit:
            width = self.x.end - self.x.start
            unit = elided(first_fitting(units, width, QFontMetricsF(font("tick"))), "tick", width)
            self._set_tick()
            self.painter.drawText(QRectF(self.x.start, 0, width, 20), RIGHT_MIDDLE, unit)

    def paint_values(self, *, is_share: bool, write: Callable[[float], str] | None = None) -> None:
        """The values of the hairlines, at the left of the plot; `write` where the axis has a way of its own."""
        if not self.margins.values:
            return
        self._set_tick()
        heights = self.heights()
        if write is None:
            written = tick_texts(heights, self.x.start - 8, lambda text: text_width(text, "tick"), is_share=is_share)
        else:
            written = [write(value) for value in heights]
        for value, text in zip(heights, written, strict=True):
            place = float(self.y.place(value))
            self.painter.drawText(QRectF(0, place - 10, self.x.start - 8, 20), RIGHT_MIDDLE, text)

    def paint_ends(self) -> None:
        """Two hairlines, with the lowest and the highest value: an axis for little room."""
        for value, place in ((self.y.low, self.y.start), (self.y.high, self.y.end)):
            self.painter.setPen(QPen(self.look.colour("line"), 1))
            self.painter.drawLine(QPointF(self.x.start, place), QPointF(self.x.end, place))
            if self.margins.values:
                self._set_tick()
                text = as_written(f"{value:.3g}".replace("-", numbers.MINUS))
                self.painter.drawText(QRectF(0, place - 9, self.x.start - 6, 18), RIGHT_MIDDLE, text)

    def paint_below(self, *, named: bool = True) -> None:
        """Steps, or what else is across, below the plot. The first one is `named`; none is cut at an edge."""
        if not self.margins.steps:
            return
        self._set_tick()
        free_from = 0.0
        for number, (step, written) in enumerate(self.ticks_across()):
            text = self.across.named(written) if number == 0 and named else written
            half = text_width(text, "tick") / 2
            middle = min(float(self.x.place(step)), self.x.end + min(14.0, self.margins.right) - half)
            if middle - half >= free_from:
                self.painter.drawText(QPointF(middle - half, self.y.start + 21), text)
                free_from = middle + half + 8

    def ticks_across(self) -> list[tuple[float, str]]:
        """The round numbers of the axis across, as many as have room, and how they are written."""
        x, write = self.x, self.across.tick_of
        widest = max(text_width(write(end), "tick") for end in self._written_across())
        most = max(2, int((x.end - x.start) / (widest + STEP_GAP)))
        found = ticks(x.low, x.high, most, logarithmic=x.logarithmic, whole=self.across.whole)
        if self.across.whole and x.high == round(x.high) > found[-1]:
            found.append(x.high)  # how far the run goes, where that has room
        return [(value, write(value)) for value in found]

    def _written_across(self) -> list[float]:
        """Numbers as long as the ticks will be: the highest of those that count, round ones of others."""
        if self.across.whole:
            return [self.x.high]
        return ticks(self.x.low, self.x.high, GUESSED_TICKS, logarithmic=self.x.logarithmic)

    def _set_tick(self) -> None:
        self.painter.setFont(font("tick"))
        self.painter.setPen(self.look.colour("text3"))

    def plan_curve(self, steps: np.ndarray, values: np.ndarray, *, sparse: bool = False) -> CurvePlan:
        """Where a curve runs on these axes."""
        return plan_curve(steps, values, self.x, self.y, floor=self.floor, finer=self.finer, sparse=sparse)

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

    def paint_line(self, pieces: Sequence[np.ndarray], colour: QColor, width: float = 2.0) -> None:
        """A curve in pieces, (points, 2) each, in an opaque colour; a single point as a dot.

        In pixels it is made of separate lines, which Qt draws a hundred times faster than one long line with bends. In
        vector pictures it is one line.
        """
        pixels = draws_pixels(self.painter)
        cap = Qt.PenCapStyle.FlatCap if pixels else Qt.PenCapStyle.SquareCap
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(colour, width, c=cap, j=Qt.PenJoinStyle.RoundJoin))
        for piece in pieces:
            if len(piece) > 1 and pixels:
                draw_strokes(self.painter, strokes(piece, width, self.finer))
            elif len(piece) > 1:
                self.painter.drawPolyline(QPolygonF([QPointF(*point) for point in piece.tolist()]))
        dots = [QPointF(*piece[0].tolist()) for piece in pieces if len(piece) == 1]
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        for dot in dots:
            self.painter.drawEllipse(dot, 1.25 * width, 1.25 * width)

    def paint_bad(self, series: Named, plan: CurvePlan, curves: Sequence[np.ndarray], taken: list[Box]) -> None:
        """Along the floor where a curve is missing, or has no place on a logarithmic axis, and why; adds to `taken`."""
        colour = self.look.colour(series.role)
        for stretch, style in (
            *((each, Qt.PenStyle.DotLine) for each in plan.missing),
            *((each, Qt.PenStyle.SolidLine) for each in plan.floor),
        ):
            start, end = max(stretch.start, self.x.start), min(stretch.end, self.x.end)
            if end < start or self.y.low > self.floor:
                continue
            self.painter.setPen(QPen(colour, 3, style))
            self.painter.drawLine(QPointF(start, self.y.start), QPointF(max(end, start + 1), self.y.start))
            self._name_stretch(stretch, series.role, curves, taken)

    def _name_stretch(self, stretch: Stretch, role: str, curves: Sequence[np.ndarray], taken: list[Box]) -> None:
        """Its word above it, or where there is room beside it."""
        width, room = text_width(stretch.word, "label"), self.room
        middle = (max(stretch.start, room.x) + min(stretch.end, room.right) - width) / 2
        left = min(max(middle, room.x + 2), room.right - width - 2)
        boxes = [Box(left, room.bottom - up, width, 16) for up in (21, 39, 57) if room.height > up]
        free = [box for box in boxes if not any(box.overlaps(other) for other in taken)]
        if free and width < room.width:
            box = emptiest(free, curves, room)
            if covered(box, curves):
                self._dim(box)
            self.say(QPointF(box.x, box.y + 13), stretch.word, "label", role)
            taken.append(box)

    def paint_flags(self, flags: Sequence[Flag]) -> None:
        """A dotted line and a pennant for each, and words above the plot that name them."""
        if not self.margins.flags:
            return
        for plan in planned_flags(flags, self.x, self.margins.flags):
            draw_flag(self.painter, self.look, plan, self.y.end, self.y.start)

    def paint_cursor(self, step: float, *, hovered: bool) -> None:
        """The line of a step: of the frame on screen, or thin of the one under the mouse."""
        if self.shows(step):
            self.painter.setPen(QPen(self.look.colour("text3"), 1) if hovered else QPen(self.look.colour("accent"), 2))
            x = self.place(step)
            self.painter.drawLine(QPointF(x, self.y.end - 8), QPointF(x, self.y.start))

    def paint_crosshair(self, step: float, height: float) -> None:
        """Thin lines through a step, and at the height of the pointer."""
        self.paint_cursor(step, hovered=True)
        if self.y.end <= height <= self.y.start:
            self.painter.setPen(QPen(self.look.colour("text3"), 1, Qt.PenStyle.DotLine))
            self.painter.drawLine(QPointF(self.x.start, height), QPointF(self.x.end, height))

    def paint_dots(self, reading: StepReading) -> None:
        """A dot on each curve."""
        self.painter.setPen(QPen(self.look.colour("panel"), 2))
        for step, series, value in reading.dots:
            place = self.height(value)
            if self.shows(step) and self.y.end - 1 <= place <= self.y.start + 1:
                self.painter.setBrush(self.look.colour(series.role))
                self.painter.drawEllipse(QPointF(self.place(step), place), 4.5, 4.5)

    def paint_reading(self, reading: StepReading, box: Box | None) -> None:
        """A dot on each curve; its number and its name beside the step."""
        self.paint_dots(reading)
        if box is None:
            return
        if box.bottom <= UNIT_ROW:
            self.paint_reading_row(reading, box)
            return
        self._dim(box)
        baseline, number = box.y + 16, number_width(reading)
        for word in reading.words:
            self.say(QPointF(box.x + 6, baseline), word, "label", "text2")
            baseline += PITCH
        for series, _, text in reading.lines:
            self.say(QPointF(box.x + 6, baseline), text, "title", series.role)
            self.say(QPointF(box.x + 16 + number, baseline), series.word, "label", "text2")
            baseline += PITCH

    def paint_reading_row(self, reading: StepReading, box: Box) -> None:
        """The reading in one row instead of the unit, where no place is free among the curves."""
        if self.look.transparent and not draws_pixels(self.painter):
            return  # nothing takes the unit away there
        dim_behind(self.painter, self.look, snapped(self.painter, QRectF(*box)), 1.0)
        left = box.x
        for text, type_role, colour in self.reading_row(reading):
            self.say(QPointF(left, box.y + 15), text, type_role, colour)
            left += text_width(text, type_role) + RUN_GAP

    def _dim(self, box: Box) -> None:
        """Let lines recede behind words. In whole pixels: Qt wakes other threads for many half ones, and waits."""
        dim_behind(self.painter, self.look, snapped(self.painter, QRectF(*box)), 0.86)

    def say(self, place: QPointF, text: str, type_role: str, colour: str) -> None:
        """A word in a role of the type scale and a colour of the theme; `place` is the left end of its baseline."""
        self.painter.setFont(font(type_role))
        self.painter.setPen(self.look.colour(colour))
        self.painter.drawText(place, text)


def draw_strokes(painter: QPainter, lines: np.ndarray) -> None:
    """Separate lines, (lines, 4) with both ends of each. Qt reads them where they are: a list would take it longer."""
    lines = np.ascontiguousarray(lines, np.float64)
    if len(lines):
        first: Any = wrapInstance(lines.ctypes.data, QLineF)
        painter.drawLines(first, len(lines))


def planned_flags(flags: Sequence[Flag], x: Axis, rows: int = 1) -> list[FlagPlan]:
    """Where flags and their words stand over an axis of steps."""
    drawn = [flag for flag in flags if not flag.quiet]
    places = [float(x.place(max(flag.step, x.low))) for flag in drawn]
    return plan_flags(places, [flag.names for flag in drawn], partial(text_width, role="label"), (x.start, x.end), rows)
