"""The plot of a chart: points with their names beside them, and names in place of numbers below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import wrapped
from scoutview.graphics.plots.clutter_plan import Clutter
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_places import StepReading
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.plots.plot_words import LABEL, LABEL_HEIGHT
from scoutview.graphics.plots.view_plan import Margins
from scoutview.panels.chart.graphs import PointName, graph_of, names_across, names_at, point_names
from scoutview.panels.chart.plan import DrawnSeries, ShownChart

BASELINE = 15.0  # in the box of a word, below its top
AWAY = 8.0  # from the middle of a point to its name
SAME, CLEARER = 6.0, 2.0  # pixels within which two points are one, and by which a name is nearer to its own
FARTHER = (0.0, 6.0, 14.0)  # the same name still farther away, where nearer is no room
PITCH, BELOW = 16.0, 6.0  # of names below the axis: of their lines, and between them and the axis
BESIDE = 6.0  # between such names
FACE = "tick"  # of these names


class ChartPlot(GraphPlot):
    """A graph whose points have names."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._names: Sequence[PointName] = ()
        self._below: tuple[str, ...] = ()
        self._series: tuple[DrawnSeries, ...] = ()
        super().__init__(look, parent)

    def show_chart(self, chart: ShownChart) -> None:
        self._names, self._below, self._series = point_names(chart), names_across(chart), chart.series
        self.show_graph(graph_of(chart))

    def table(self) -> tuple[np.ndarray, Sequence[tuple[str, np.ndarray]]]:
        """A row for each number, also where several stand at one place across."""
        x = np.concatenate([np.zeros(0), *(each.x for each in self._series)])
        begins = np.cumsum([0, *(len(each.x) for each in self._series)])
        columns = []
        for each, begin in zip(self._series, begins, strict=False):
            column = np.full(len(x), np.nan)
            column[begin : begin + len(each.y)] = each.y
            columns.append((each.word or (self.graph.up.heading if self.graph else ""), column))
        return x, columns

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        """With room below for names, where there are any."""
        whole = super().whole_axes()
        if whole is None or not self._below:
            return whole
        x, y, margins = whole
        more = PITCH * self._lines_below(x) + BELOW
        if y.start - y.end < 2 * more:
            return whole
        return x, replace(y, start=y.start - more), replace(margins, bottom=margins.bottom + more)

    def reading_under_pointer(self) -> StepReading | None:
        """With the names of what is there."""
        reading = super().reading_under_pointer()
        if reading is None or self._below:
            return reading
        return replace(reading, words=[", ".join(names_at(self._series, reading.step)[:3]), *reading.words])

    # painting

    def paint_ground(self, on: PlotPainting) -> None:
        super().paint_ground(on)
        if self._below:
            self._paint_below(on)
        self._taken += [np.array([[box.x, box.middle_y], [box.right, box.middle_y]]) for box in self._name_points(on)]

    def _pitch(self, x: Axis) -> float:
        """From one name below to the next."""
        return (x.end - x.start) / (x.high - x.low)

    def _lines_below(self, x: Axis) -> int:
        return max(map(len, self._wrapped(self._pitch(x))))

    def _wrapped(self, pitch: float) -> list[list[str]]:
        """The names in lines; their numbers, which a reading at the pointer tells apart, where words would collide."""
        found = []
        for name in self._below:
            longest = max(text_width(word, FACE) for word in name.split(" "))
            found.append(wrapped(name, max(longest, pitch - BESIDE), QFontMetricsF(font(FACE))))
        for before, after in pairwise(found):
            for left, right in zip(before, after, strict=False):
                if (text_width(left, FACE) + text_width(right, FACE)) / 2 + BESIDE > pitch:
                    return [[str(number)] for number in range(1, len(found) + 1)]
        return found

    def _paint_below(self, on: PlotPainting) -> None:
        """Each name under its place."""
        for number, lines in enumerate(self._wrapped(self._pitch(on.axes.whole_x)), 1):
            if not on.x.low <= number <= on.x.high:
                continue
            middle = float(on.x.place(number))
            for row, line in enumerate(lines):
                left = middle - text_width(line, FACE) / 2
                on.say(QPointF(left, on.y.start + BELOW + PITCH * row + BASELINE), line, FACE, "text2")

    def _name_points(self, on: PlotPainting) -> list[Box]:
        """The names of as many points as have room, where nothing is drawn; where they stand."""
        clutter, boxes = Clutter(on.room), list[Box]()
        for piece in self._taken:
            clutter.add_line(piece)
        places, named = self._places(on)
        for name in self._names:
            if not (on.x.low <= name.x <= on.x.high and on.y.low <= name.y <= on.y.high):
                continue
            at = QPointF(float(on.x.place(name.x)), float(on.y.place(name.y)))
            others = places[named != name.text]
            own = [box for box in _beside(at, text_width(name.text, LABEL)) if _is_nearest(box, at, others)]
            free = clutter.first_free(own) if own else None
            if free is not None:
                on.say(QPointF(free.x, free.y + BASELINE), name.text, LABEL, name.role)
                clutter.add_box(free)
                boxes.append(free)
        return boxes

    def _places(self, on: PlotPainting) -> tuple[np.ndarray, np.ndarray]:
        """(points, 2) of all points, in design pixels, and (points,) their names."""
        points = [each for each in self._series if not each.is_line]
        across, up = (
            np.asarray(axis.place(np.concatenate([np.zeros(0), *values])), np.float64)
            for axis, values in ((on.x, [each.x for each in points]), (on.y, [each.y for each in points]))
        )
        return np.stack([across, up], axis=1), np.array([name for each in points for name in each.names], str)


def _is_nearest(box: Box, at: QPointF, points: np.ndarray) -> bool:
    """Whether no other point is so near that the name could be taken for its own."""
    here = np.array([at.x(), at.y()])
    apart = points[np.abs(points - here).max(axis=1) > SAME]
    own, away = (_distances(box, each) for each in (here[None], apart))
    return bool((away > own[0] + CLEARER).all())


def _distances(box: Box, points: np.ndarray) -> np.ndarray:
    """From a box to each of (points, 2)."""
    middle, half = np.array([box.x + box.width / 2, box.middle_y]), np.array([box.width, box.height]) / 2
    return np.asarray(np.linalg.norm(np.maximum(np.abs(points - middle) - half, 0.0), axis=1))


def _beside(at: QPointF, width: float) -> list[Box]:
    """Where a name can stand: right of its point, left, above, below; then farther away."""
    found = []
    for more in FARTHER:
        away, middle = AWAY + more, at.y() - LABEL_HEIGHT / 2
        found += [
            Box(at.x() + away, middle, width, LABEL_HEIGHT),
            Box(at.x() - away - width, middle, width, LABEL_HEIGHT),
            Box(at.x() - width / 2, at.y() - away - LABEL_HEIGHT, width, LABEL_HEIGHT),
            Box(at.x() - width / 2, at.y() + away, width, LABEL_HEIGHT),
            *(
                Box(left, top, width, LABEL_HEIGHT)
                for left in (at.x() + away / 2, at.x() - away / 2 - width)
                for top in (at.y() - away / 2 - LABEL_HEIGHT, at.y() + away / 2)
            ),
        ]
    return found
