"""The curves of several runs on two axes: the one on screen thick, seeds as a median with a band, names at the ends."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.backing import dim_behind
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, elided, text_width
from scoutview.graphics.base.numbers import rounded_up
from scoutview.graphics.plots.axes_plot import MOVING
from scoutview.graphics.plots.curves_words import metric_in_words
from scoutview.graphics.plots.graph import Graph, Trace
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_places import StepReading
from scoutview.graphics.plots.plot_plan import Axis, Covered, kept_inside
from scoutview.graphics.plots.plot_words import LABEL, paint_zoomed
from scoutview.graphics.plots.quantity import Quantity
from scoutview.graphics.plots.view_plan import BAND_HEIGHT, RIGHT, Margins
from scoutview.language import tr
from scoutview.panels.runs.colours_plan import setting_word, shade, told_by, value_text
from scoutview.panels.runs.labels_plan import PITCH, kept_labels, spread_labels
from scoutview.panels.runs.lines_plan import ACROSS, LIVE, RunGroup, RunLine, is_share, metric_text
from scoutview.panels.runs.plan import Comparison
from scoutview.panels.runs.words import settings_words

OWN, HALO, MIDDLE, SINGLE, CROWD, SEED = 4.0, 7.5, 2.5, 2.0, 1.5, 1.0  # widths of lines
CROWDED = 24  # runs, from which on lines are thinner and those of seeds are left out
BAND, FAINT = 0.17, 0.45  # shares of a colour: of a band, of a line within it
GRASP = 14.0  # the pointer is at a curve within so many pixels
COLUMN_FROM = 420.0  # design pixels of width from which on names stand in a column of their own
WIDEST = 0.26  # of the width, that this column takes at most
KEY, BEFORE, AFTER = 14.0, 18.0, 8.0  # the short line of a name, and the air beside it
CROSS = 4.5  # half of the width of the sign at a curve that ends in no number
MOST_WHOLE = 8  # curves, up to which each has a name of its own
FAR_AHEAD, AHEAD = 4.0, 1.25  # times what was reached: a planned end beyond the first is not shown, but the second
LEFT_EDGE = 16.0  # of the words above, as of all words of a panel
LED = 0.5  # share of a colour, of the line from the end of a curve to its name
DASHES = (2.0, 3.0)


class EndLabel(NamedTuple):
    """A name at the end of a curve, the curve, and whether it is that of the run on screen."""

    text: str
    group: RunGroup
    is_own: bool


@dataclass(frozen=True, eq=False)
class DrawnRuns:
    """What is drawn of a comparison, as far as it does not depend on the size."""

    compared: Comparison

    @cached_property
    def graph(self) -> Graph:
        compared = self.compared
        up = Quantity(
            metric_in_words(compared.metric), logarithmic=compared.log_up, text_of=metric_text(compared.metric)
        )
        across = replace(ACROSS[compared.across], logarithmic=compared.log_across)
        traces = [Trace("text2", line.run.name, line.x, line.y) for line in compared.lines]
        return Graph(across, up, traces, None if compared.log_across else (0.0, self._end()))

    def _end(self) -> float:
        """Where the axis across ends: where all runs mean to go, or not far beyond where they are if that is far."""
        lines = [line for line in self.compared.lines if len(line.x) and line.x[-1] > 0]
        reached = max((float(line.x[-1]) for line in lines), default=1.0)
        planned = max([reached, *(_planned_end(line) for line in lines)])
        return planned if planned <= FAR_AHEAD * reached else min(planned, rounded_up(AHEAD * reached))

    @cached_property
    def labels(self) -> list[EndLabel]:
        """One for each group that has begun: the value that colours it, with the others where there are few."""
        compared = self.compared
        begun = [group for group in compared.groups if any(len(line.x) for line in group.lines)]
        own = compared.own
        if not compared.colour.name:
            if not begun or not begun[0].of_seeds:
                return []
            median = tr("median of {count} seeds") if begun[0].seeds_differ else tr("median of {count} runs")
            return [EndLabel(median.format(count=len(begun[0].lines)), begun[0], False)]
        values = [value_text(told_by(group.lines[0].run, compared.colour.name)) for group in begun]
        if len(begun) > MOST_WHOLE:
            return [label for value in dict.fromkeys(values) if (label := self._label(value, values, begun))]
        twice = {value for value in values if values.count(value) > 1}
        others = [name for name in compared.names if name != compared.colour.name]
        found = []
        for group, value in zip(begun, values, strict=True):
            more = [value_text(group.settings.get(name)) for name in others] if value in twice else []
            found.append(EndLabel(", ".join([value, *more]), group, own is not None and own in group.lines))
        return found

    def _label(self, value: str, values: Sequence[str], groups: Sequence[RunGroup]) -> EndLabel:
        """One for all groups of a value: at the run on screen if that is among them, else at the best of them."""
        own, ranked = self.compared.own, self.compared.ranked
        its = [group for group, each in zip(groups, values, strict=True) if each == value]
        here = next((group for group in its if own is not None and own in group.lines), None)
        return EndLabel(value, here or next((group for group in ranked if group in its), its[0]), here is not None)

    @property
    def heading(self) -> str:
        """What the labels tell of."""
        colour = self.compared.colour.name
        if not any(", " in label.text for label in self.labels):
            return setting_word(colour)
        return ", ".join(map(setting_word, [colour, *(name for name in self.compared.names if name != colour)]))


def _planned_end(line: RunLine) -> float:
    """Where a run that trains will be at its end, if it goes on as it does; 0 of one that is at its end."""
    curves = line.run.curves
    if line.run.state not in LIVE or not len(curves) or curves.steps[-1] <= 0:
        return 0.0
    return float(line.x[-1]) * curves.planned_steps / float(curves.steps[-1])


def colour_at(look: Look, place: float | int | None) -> QColor:
    """The colour of a place on the scale, or among kinds."""
    if place is None:
        return look.colour("series1")
    return look.kind(place) if isinstance(place, int) else look.magnitude(shade(place))


class RunsPlot(GraphPlot):
    """Draws a comparison. A click at a curve chooses its run, elsewhere a step of the one on screen."""

    run_chosen = Signal(str)  # a path
    run_hovered = Signal(str)  # the same; empty where there is none

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.drawn: DrawnRuns | None = None
        self.lit = ""  # the path of the run that is pointed at, here or in the table
        self._lines: list[np.ndarray] = []  # (points, 2) of each line
        self._covered: Covered | None = None
        super().__init__(look, parent)
        self.setToolTip(
            " ".join(
                (
                    tr("Click at a curve: that run is on screen, with the same probe. Elsewhere: go to that step."),
                    MOVING,
                )
            )
        )

    def show_runs(self, compared: Comparison) -> None:
        """The pointer stays where it is: runs grow while one reads."""
        self.drawn = DrawnRuns(compared)
        self.graph = self.drawn.graph
        self.redraw()

    def light(self, path: str) -> None:
        """The other runs recede."""
        if path != self.lit:
            self.lit = path
            self.follow_pointer()

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        whole = super().whole_axes()
        if whole is None:
            return None
        x, y, margins = whole
        if margins.bands and self.across().whole:  # the first step is named instead
            y = replace(y, start=y.start + BAND_HEIGHT)
            margins = replace(margins, bottom=margins.bottom - BAND_HEIGHT, bands=False)
        right = self._column_width(x.end - x.start + margins.left)
        return replace(x, end=x.end - right + margins.right), y, replace(margins, right=right)

    def _column_width(self, width: float) -> float:
        """What names at the right are given; the usual margin where there are none, or no room."""
        drawn = self.drawn
        if drawn is None or not drawn.labels or width < COLUMN_FROM:
            return RIGHT
        widest = max(text_width(label.text, LABEL) for label in drawn.labels) + KEY + BEFORE
        needs = max(widest, text_width(drawn.heading, "label")) + BEFORE + AFTER
        return min(max(needs, 60.0), WIDEST * width)

    def x_values(self) -> np.ndarray:
        """Those of the run on screen: they can be gone to."""
        own = None if self.drawn is None else self.drawn.compared.own
        return super().x_values() if own is None else own.x

    def value_at(self, position: int) -> str:
        drawn = self.drawn
        assert drawn is not None
        x = self.x_values()[position : position + 1]
        told = [(line.run.name, float(line.at(x)[0])) for line in drawn.compared.lines]
        text = metric_text(drawn.compared.metric)
        values = [f"{name} {text(value)}" for name, value in told if math.isfinite(value)]
        return "\t".join([self.across().named(f"{float(x[0])!s}"), *values])

    # painting

    def paint_ground(self, on: PlotPainting) -> None:
        drawn, graph = self.drawn, self.graph
        assert drawn is not None
        assert graph is not None
        titled = on.margins.bands
        on.paint_grid()
        if on.margins.unit:  # at the left: at the right names begin
            on.say(QPointF(LEFT_EDGE, 14.0), elided(graph.up.title, "tick", on.x.end), "tick", "text3")
        on.paint_values(is_share=is_share(drawn.compared.metric))
        on.paint_below(named=not titled)
        if titled:
            self._paint_title(on, graph.across.title)
        lines = drawn.compared.lines
        self._lines = [_whole(on.plan_curve(line.x, line.y).pieces) for line in lines]
        self._taken, self._covered = [line for line in self._lines if len(line)], None
        with on.within_room():
            for group in drawn.compared.groups:
                if group.of_seeds:
                    self._paint_band(on, group)
            self._paint_lines(on, drawn.compared)
        self._paint_labels(on, drawn)
        self._taken += [_middle(box) for box in paint_zoomed(on, self._taken)]

    def _colour(self, line: RunLine) -> QColor:
        assert self.drawn is not None
        return colour_at(self.look, self.drawn.compared.place(line.run))

    def _paint_band(self, on: PlotPainting, group: RunGroup) -> None:
        x, _, low, high = group.band
        colour = QColor(self._colour(group.lines[0]))
        colour.setAlphaF(BAND)
        across = np.asarray(on.x.place(np.maximum(x, on.x.low) if on.x.logarithmic else x))
        room, ends = on.room, []
        for values in (high, low[::-1]):
            finite = np.nan_to_num(values, posinf=1e300, neginf=-1e300)
            ends.append(np.asarray(on.y.place(finite)).clip(room.y - 50, room.bottom + 50))
        if len(x) > 1:
            points = zip(np.concatenate([across, across[::-1]]).tolist(), np.concatenate(ends).tolist(), strict=True)
            on.painter.setPen(Qt.PenStyle.NoPen)
            on.painter.setBrush(colour)
            on.painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def _paint_lines(self, on: PlotPainting, compared: Comparison) -> None:
        """Those within bands first, the one on screen last, and a sign where one ends in no number."""
        own, many = compared.own, len(compared.lines) >= CROWDED
        for group in compared.groups:
            for line in group.lines if group.of_seeds and not many else ():
                pieces = on.plan_curve(line.x, line.y).pieces
                on.paint_line(pieces, self.look.on_panel(self._colour(line), FAINT), SEED)
        for group in compared.groups:
            if group.of_seeds or group.lines[0] is not own:
                width = MIDDLE if group.of_seeds else CROWD if many else SINGLE
                on.paint_line(on.plan_curve(*group.middle).pieces, self._colour(group.lines[0]), width)
        for line in compared.lines:
            if line.diverged and len(line.x):
                self._paint_cross(on, line)
        if own is not None:
            self._paint_strong(on, own)

    def _paint_strong(self, on: PlotPainting, line: RunLine) -> None:
        pieces = on.plan_curve(line.x, line.y).pieces
        if not self.look.transparent:
            on.paint_line(pieces, self.look.colour("panel"), HALO)
        on.paint_line(pieces, self._colour(line), OWN)

    def _paint_cross(self, on: PlotPainting, line: RunLine) -> None:
        x, y = on.place(float(line.x[-1])), on.height(float(line.y[-1]))
        on.painter.setPen(QPen(self.look.colour("error"), 2))
        on.painter.drawLine(QPointF(x - CROSS, y - CROSS), QPointF(x + CROSS, y + CROSS))
        on.painter.drawLine(QPointF(x - CROSS, y + CROSS), QPointF(x + CROSS, y - CROSS))

    def _paint_labels(self, on: PlotPainting, drawn: DrawnRuns) -> None:
        """In the column beside the plot, as many as have room."""
        if on.margins.right <= RIGHT:
            return
        left, room = on.x.end + BEFORE, on.room
        width = on.margins.right - BEFORE - AFTER
        ended = [(label, end) for label in drawn.labels if (end := self._end_of(on, label.group)) is not None]
        heights = [end.y() for _, end in ended]
        most = max(1, int((room.height + PITCH) // PITCH))
        kept = kept_labels(heights, [label.is_own for label, _ in ended], most)
        middles = spread_labels([heights[each] for each in kept], room.y + 4, room.bottom - 4)
        on.say(QPointF(left, 14), elided(drawn.heading, "label", width), "label", "text2")
        for each, middle in zip(kept, middles, strict=True):
            label, end = ended[each]
            colour = self._colour(label.group.lines[0])
            thick = OWN if label.is_own else MIDDLE
            self._lead(on, end, QPointF(left - 2, middle), self.look.on_panel(colour, LED))
            on.painter.setPen(QPen(colour, thick, c=Qt.PenCapStyle.FlatCap))
            on.painter.drawLine(QPointF(left, middle), QPointF(left + KEY, middle))
            text = elided(label.text, LABEL, width - KEY - 4)
            on.say(QPointF(left + KEY + 6, middle + 5), text, LABEL if label.is_own else "caption", "text")

    @staticmethod
    def _lead(on: PlotPainting, end: QPointF, name: QPointF, colour: QColor) -> None:
        """From where a curve ends to its name: dashed, as there is nothing measured."""
        pen = QPen(colour, 1)
        pen.setDashPattern(DASHES)
        on.painter.setPen(pen)
        on.painter.setBrush(Qt.BrushStyle.NoBrush)
        bend = QPointF(max(end.x(), on.x.end), end.y())
        on.painter.drawPolyline(QPolygonF([end, bend, name]))

    @staticmethod
    def _end_of(on: PlotPainting, group: RunGroup) -> QPointF | None:
        """Where the curve of a group leaves what is shown, at the right; its height kept within the room."""
        x, y = group.middle
        if not len(x):
            x, y = max(((line.x, line.y) for line in group.lines), key=lambda each: len(each[0]))
        shown = np.flatnonzero((x <= on.x.high) & (x >= on.x.low)) if len(x) else np.zeros(0, int)
        if not len(shown):
            return None
        last = int(shown[-1])
        room = on.room
        return QPointF(on.place(float(x[last])), min(max(on.height(float(y[last])), room.y), room.bottom))

    def paint_above(self, on: PlotPainting) -> None:
        """The frame on screen, and the run that is pointed at, in front of all others."""
        drawn = self.drawn
        assert drawn is not None
        lit = drawn.compared.line_of(self.lit) if self.lit else None
        if lit is not None:
            dim_behind(on.painter, self.look, QRectF(*on.axes.inked), 0.72)
            with on.within_room():
                self._paint_strong(on, lit)
        self._paint_place(on, drawn.compared)
        if lit is not None:
            self._read(on, drawn.compared, lit)

    def _paint_place(self, on: PlotPainting, compared: Comparison) -> None:
        """Where the frame on screen is on its curve."""
        own, x = compared.own, self.cursor_step
        if own is None or x is None or not on.shows(x):
            return
        on.paint_cursor(x, hovered=False)
        value = float(own.at(np.array([x]))[0])
        if math.isfinite(value):
            on.painter.setPen(QPen(self.look.colour("panel"), 2))
            on.painter.setBrush(self.look.colour("accent"))
            on.painter.drawEllipse(QPointF(on.place(x), on.height(value)), 6.0, 6.0)

    def _read(self, on: PlotPainting, compared: Comparison, line: RunLine) -> None:
        """What the run is and where it is under the pointer, else where it ends."""
        if not len(line.x):
            return
        x = float(line.x[-1]) if self.pointer is None else on.x.value(self.pointer.x())
        x = float(line.x[np.abs(line.x - x).argmin()])
        value = float(line.at(np.array([x]))[0])
        words = [settings_words(compared, line.run), self.across().said(x)]
        trace = Trace("text", metric_in_words(compared.metric), line.x, line.y)
        reading = StepReading(x, [(trace, value, metric_text(compared.metric)(value))], words)
        if self._covered is None:
            self._covered = Covered(self._taken)
        if on.shows(x) and math.isfinite(value):
            box = on.reading_box(reading, self._covered)
            on.paint_reading(reading, None if box is None else kept_inside(box, on.room))

    # the mouse

    def point_at(self, point: QPointF | None) -> None:
        super().point_at(point)
        before, self.lit = self.lit, self.path_at(point) if self.pointer is not None and point is not None else ""
        if self.lit != before:
            self.follow_pointer()
            self.run_hovered.emit(self.lit)
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.lit else Qt.CursorShape.ArrowCursor)

    def path_at(self, point: QPointF) -> str:
        """The run whose curve is nearest to a place in design pixels, if it is near."""
        axes = self.axes()
        if self.drawn is None or axes is None or not _holds(axes.room, point):
            return ""
        best, nearest = "", GRASP
        for line, points in zip(self.drawn.compared.lines, self._lines, strict=False):
            away = distance_to(points, point.x(), point.y())
            if away < nearest:
                best, nearest = line.run.path, away
        return best

    def click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        path = self.path_at(point)
        own = None if self.drawn is None else self.drawn.compared.on_screen
        if path and (own is None or path != own.path):
            self.run_chosen.emit(path)
        else:
            super().click(point, modifiers)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self.drawn is not None:
            super().paint(painter, width, height)


def distance_to(points: np.ndarray, x: float, y: float) -> float:
    """How far a place is from a line through (points, 2), x growing; infinite without points."""
    if not len(points):
        return math.inf
    first = max(0, int(np.searchsorted(points[:, 0], x - GRASP)) - 1)
    last = int(np.searchsorted(points[:, 0], x + GRASP, side="right")) + 1
    near = points[first:last]
    if len(near) < 2:
        return float(np.hypot(near[:, 0] - x, near[:, 1] - y).min()) if len(near) else math.inf
    start, along = near[:-1], np.diff(near, axis=0)
    lengths = np.maximum((along**2).sum(axis=1), 1e-12)
    share = (((np.array([x, y]) - start) * along).sum(axis=1) / lengths).clip(0, 1)
    away = start + share[:, None] * along - np.array([x, y])
    return float(np.hypot(away[:, 0], away[:, 1]).min())


def _whole(pieces: Sequence[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.zeros((0, 2)), *pieces])


def _holds(room: Box, point: QPointF) -> bool:
    return room.x - 4 <= point.x() <= room.right + 4 and room.y - 4 <= point.y() <= room.bottom + 4


def _middle(box: Box) -> np.ndarray:
    return np.array([[box.x, box.middle_y], [box.right, box.middle_y]])
