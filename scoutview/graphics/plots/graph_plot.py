"""A plot of one quantity against another: curves, points with intervals, and what is read at the pointer."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.plots.axes_plot import COPYING, ZOOMING, AxesPlot
from scoutview.graphics.plots.clutter_plan import Clutter
from scoutview.graphics.plots.graph import Graph, Trace
from scoutview.graphics.plots.plot_key import KeyPlan, plan_key
from scoutview.graphics.plots.plot_painting import GUESSED_TICKS, PlotPainting
from scoutview.graphics.plots.plot_places import StepReading
from scoutview.graphics.plots.plot_plan import Axis, Covered, tick_texts, ticks
from scoutview.graphics.plots.plot_words import LABEL, LABEL_HEIGHT, paint_zoomed
from scoutview.graphics.plots.quantity import STEPS, Quantity
from scoutview.graphics.plots.view_plan import BAND_HEIGHT, LEFT, Margins, plan_margins
from scoutview.language import tr

WIDTH, FAINT_WIDTH, FAINT = 2.0, 1.5, 0.5  # of curves; the last is the share of its colour that a faint one keeps
BESIDE_AXIS, AIR_BEFORE = 8.0, 4.0  # between values and their axis, and before them
POINT, CAP = 4.0, 7.0  # half of the width of a point, and of the end of an interval: seen where a point is on it


class GraphPlot(AxesPlot):
    """Draws a Graph. `x_chosen` tells which value across was clicked; `show_chosen` marks one with a line."""

    over_run = False

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.graph: Graph | None = None
        self._taken: list[np.ndarray] = []  # curves, points and words of the ground: (points, 2) each
        super().__init__(look, parent)
        self.setToolTip(" ".join((tr("Rest on it to read it."), ZOOMING, COPYING)))

    def show_graph(self, graph: Graph) -> None:
        self.graph, self.pointer = graph, None
        self.redraw()

    def show_chosen(self, x: float | None) -> None:
        """A line where something was chosen across."""
        self.cursor_step = x
        self.follow_pointer()

    def across(self) -> Quantity:
        return STEPS if self.graph is None else self.graph.across

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        graph = self.graph
        if graph is None or not len(graph.x_values):
            return None
        width, height = self.design_width(), self.design_height()
        (first, last), (low, high) = graph.ends
        left = self._values_width(ticks(low, high, GUESSED_TICKS, logarithmic=graph.up.logarithmic), graph.up.writes)
        titled = bool(graph.up.title)
        margins = plan_margins(width, height, unit=titled, flags=False, bands=True, left=left)  # the title below
        if margins is None:
            return None
        x = Axis(first, last, margins.left, width - margins.right, graph.across.logarithmic)
        return x, Axis(low, high, height - margins.bottom, margins.top, graph.up.logarithmic), margins

    @staticmethod
    def _values_width(values: Sequence[float], write: Callable[[float], str] | None) -> float:
        """What such values at the left need: more where they are very small, or written in words."""
        if write is None:
            written = tick_texts(values, LEFT - BESIDE_AXIS, lambda text: text_width(text, "tick"))
        else:
            written = [write(value) for value in values]
        return max(LEFT, *(text_width(text, "tick") + BESIDE_AXIS + AIR_BEFORE for text in written))

    def x_values(self) -> np.ndarray:
        return np.zeros(0) if self.graph is None else self.graph.x_values

    def columns(self) -> Sequence[tuple[str, np.ndarray]]:
        return [] if self.graph is None else self.graph.columns()

    def table(self) -> tuple[np.ndarray, Sequence[tuple[str, np.ndarray]]]:
        return (np.zeros(0) if self.graph is None else self.graph.every_x), self.columns()

    def value_at(self, position: int) -> str:
        assert self.graph is not None
        reading = self.graph.reading(position, [])
        told = [f"{trace.word or self.graph.up.word} {text}" for trace, _, text in reading.lines]
        return "\t".join([self.across().named(f"{reading.step!s}"), *told])

    # painting

    def paint_ground(self, on: PlotPainting) -> None:
        graph = self.graph
        assert graph is not None
        key = plan_key(graph, on.x.start, on.x.end) if graph.keyed and on.margins.bands else None
        titled = on.margins.bands and (key is None or key.leaves_title)
        on.paint_grid(*graph.up.titles)
        on.paint_values(is_share=graph.up.is_share, write=graph.up.writes)
        on.paint_below(named=not titled)
        if titled:
            self._paint_title(on, graph.across.title)
        lines, words = [self._line_of(on, trace) for trace in graph.traces], list[Box]()
        self._taken = [piece for pieces in lines for piece in pieces]
        with on.within_room():
            for trace, pieces in zip(graph.traces, lines, strict=True):
                if not trace.points:
                    on.paint_line(pieces, self._colour_of(trace), FAINT_WIDTH if trace.faint else WIDTH)
            for trace in graph.traces:
                if trace.points:
                    paint_points(on, trace)
        for trace in (trace for trace in graph.traces if not trace.points):
            plan = on.plan_curve(trace.x, trace.y)
            on.paint_bad(trace, plan, self._taken, words)
        words += paint_zoomed(on, [*self._taken, *map(_middle, words)])
        names: Sequence[Box] = []
        if not graph.keyed:
            names = self._paint_names(on, lines, words)
        elif key is not None:
            self._paint_key(on, key)
        self._taken += [_middle(box) for box in [*words, *names]]

    def _paint_title(self, on: PlotPainting, title: str) -> None:
        left = on.x.end - text_width(title, "tick")
        on.say(QPointF(max(4.0, left), self.design_height() - BAND_HEIGHT + 16), title, "tick", "text3")

    def _colour_of(self, trace: Trace) -> QColor:
        return self.look.tint(trace.role, FAINT) if trace.faint else self.look.colour(trace.role)

    def _line_of(self, on: PlotPainting, trace: Trace) -> list[np.ndarray]:
        """What of the room a trace takes, in lines: a curve in pieces, or its points and intervals."""
        if not trace.points:
            return list(on.plan_curve(trace.x, trace.y).pieces)
        return [shape for point in places_of_points(on, trace) for shape in _around(*point)]

    def _paint_key(self, on: PlotPainting, plan: KeyPlan) -> None:
        """Below the plot a short line, or a dot, and the word of each trace."""
        left, middle = plan.left, self.design_height() - BAND_HEIGHT + 11
        for word, trace in plan.named:
            if trace.points:
                paint_dot(on, QPointF(left + plan.line / 2, middle), self._colour_of(trace))
            else:
                line = np.array([[left, middle], [left + plan.line, middle]])
                on.paint_line([line], self._colour_of(trace), FAINT_WIDTH if trace.faint else WIDTH)
            on.say(QPointF(left + plan.line + 6, middle + 5), word, "label", "text2")
            left += plan.width_of(word) + plan.gap

    def _paint_names(self, on: PlotPainting, lines: Sequence[Sequence[np.ndarray]], words: Sequence[Box]) -> list[Box]:
        """The word of each trace beside it, where it covers nothing; where they stand."""
        graph, clutter = self.graph, Clutter(on.room)
        assert graph is not None
        for piece in (piece for pieces in lines for piece in pieces):
            clutter.add_line(piece)
        for word in words:
            clutter.add_box(word)
        whole = [np.concatenate([np.zeros((0, 2)), *pieces]) for pieces in lines]
        boxes: list[Box] = []
        for number, trace in enumerate(graph.traces):
            others = [line for other, line in enumerate(whole) if other != number]
            width = text_width(trace.word, LABEL)
            named = trace.word and not trace.faint
            box = clutter.beside(whole[number], others, width, LABEL_HEIGHT) if named else None
            if box is not None:
                on.say(QPointF(box.x, box.y + 15), trace.word, LABEL, trace.role)
                clutter.add_box(box)
                boxes.append(box)
        return boxes

    def paint_above(self, on: PlotPainting) -> None:
        """The line of what was chosen, and what is read under the pointer."""
        if self.cursor_step is not None:
            on.paint_cursor(self.cursor_step, hovered=False)
        reading = self.reading_under_pointer()
        if reading is None or self.pointer is None:
            return
        on.paint_crosshair(reading.step, self.pointer.y())
        on.paint_reading(reading, on.reading_box(reading, Covered(self._taken)))

    def reading_under_pointer(self) -> StepReading | None:
        """What is read at the value across that is nearest to the pointer; None where that is not shown."""
        graph, axes = self.graph, self.axes()
        under = None if self.pointer is None else self.position_at(self.pointer)
        if graph is None or axes is None or under is None:
            return None
        reading = graph.reading(under, [self.across().said(float(graph.x_values[under]))])
        return reading if self.places(axes).shows(reading.step) else None


def places_of_points(on: PlotPainting, trace: Trace) -> list[tuple[float, float, float, float]]:
    """Across, height, and both ends of the interval, in design pixels, of the points that have a place on the axes."""
    low, high = trace.intervals or (trace.y, trace.y)
    kept = np.isfinite(trace.x) & np.isfinite(trace.y) & (trace.x >= on.x.low) & (trace.x <= on.x.high)
    if on.y.logarithmic:
        kept &= trace.y > 0
    ends = [np.where(np.isfinite(end), end, trace.y)[kept] for end in (low, high)]
    across = np.asarray(on.x.place(trace.x[kept].astype(np.float64)))
    room = (on.room.y - on.room.height, on.room.bottom + on.room.height)  # an end far outside is cut off there
    heights = (np.asarray(on.y.place(each.astype(np.float64))) for each in (trace.y[kept], *ends))
    places = np.stack([across, *(each.clip(*room) for each in heights)], axis=1)
    return [(x, y, a, b) for x, y, a, b in places.tolist()]


def paint_points(on: PlotPainting, trace: Trace) -> None:
    """A dot with a rim for each point, and a line with ends for its interval."""
    places, colour = places_of_points(on, trace), on.look.colour(trace.role)
    if trace.intervals is not None:
        on.painter.setPen(QPen(colour, 1.5))
        stems = [QLineF(x, low, x, high) for x, _, low, high in places]
        ends = [QLineF(x - CAP, end, x + CAP, end) for x, _, low, high in places for end in (low, high) if low != high]
        on.painter.drawLines([*stems, *ends])
    for x, y, _, _ in places:
        paint_dot(on, QPointF(x, y), colour)


def paint_dot(on: PlotPainting, middle: QPointF, colour: QColor) -> None:
    on.painter.setPen(QPen(on.look.colour("panel"), 1))
    on.painter.setBrush(colour)
    on.painter.drawEllipse(middle, POINT, POINT)


def _around(x: float, y: float, low: float, high: float) -> list[np.ndarray]:
    """A point and its interval, as lines that words keep away from."""
    return [np.array([[x - POINT, y], [x + POINT, y]]), np.array([[x, low], [x, high]])]


def _middle(box: Box) -> np.ndarray:
    """The (points, 2) line that a word stands on."""
    return np.array([[box.x, box.middle_y], [box.right, box.middle_y]])
