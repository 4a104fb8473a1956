"""The plot of the views: points and curves, the best sizes with their intervals, and the line through them."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.numbers import large
from scoutview.graphics.plots.clutter_plan import Clutter
from scoutview.graphics.plots.graph import Graph
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_words import LABEL, LABEL_HEIGHT
from scoutview.panels.isoflop.plan import Best, Here

DIAMOND, CAP = 7.0, 5.0  # half of the width of a best size, and of the end of its interval
BASELINE = 15.0  # in the box of a word, below its top
AWAY = (11.0, 14.0, 18.0, 24.0, 32.0, 42.0)  # from a best size to its number, the nearest that is free
# Where the number begins, in its widths from the best size
ASIDE = (-0.5, -0.3, -0.7, -0.15, -0.85, 0.05, -1.05, 0.3, -1.3, 0.8, -1.8, 1.3)
ASIDE_COUNTS = 0.5  # of what a pixel up or down does, in how far a number is away
OWN = 1.5  # pixels from a best size, within which a curve is its own
RING = 8.0  # half of the width of that of the run on screen


class IsoflopPlot(GraphPlot):
    """A graph with best sizes marked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.best: tuple[Best, ...] = ()
        self.here: Here | None = None
        self.numbers: list[tuple[Best, Box]] = []  # of best sizes that have one beside them, and where
        super().__init__(look, parent)

    def show_best(self, graph: Graph, best: Sequence[Best] = ()) -> None:
        self.best = tuple(best)
        self.show_graph(graph)

    def show_here(self, here: Here | None) -> None:
        """The run on screen, as a ring where it stands at this step."""
        if here != self.here:
            self.here = here
            self.follow_pointer()

    def _paint_names(self, on: PlotPainting, lines: Sequence[Sequence[np.ndarray]], words: Sequence[Box]) -> list[Box]:
        """First the numbers of the best sizes find their places, then the words of the curves beside these."""
        places = self._places(on)
        path = [np.array([(at.x(), at.y()) for at in places])] if places else []
        drawn = [*path, *(piece for at in places for piece in _cross(at))]
        for each, at in zip(self.best, places, strict=True):
            if np.isfinite(each.low):
                ends = (float(on.axes.x.place(end)) for end in (each.low, each.high))
                drawn += [np.array([(end, at.y() - CAP), (end, at.y() + CAP)]) for end in ends]
        clutter = Clutter(on.room)
        for line in (*drawn, *(piece for pieces in lines for piece in pieces)):
            clutter.add_line(line)
        for word in words:
            clutter.add_box(word)
        self.numbers = []
        assert self.graph is not None
        ways = [
            piece
            for trace, pieces in zip(self.graph.traces, lines, strict=True)
            for piece in pieces
            if not trace.points
        ]
        curves = [piece for piece in ways if len(piece) > 1]
        for each, at in zip(self.best, places, strict=True):
            box = clutter.first_free(_beside(at, text_width(large(each.weights), LABEL), curves))
            if box is not None:
                clutter.add_box(box)
                self.numbers.append((each, box))
        numbers = [box for _, box in self.numbers]
        return [*super()._paint_names(on, [*lines, drawn], [*words, *numbers]), *numbers]

    def _places(self, on: PlotPainting) -> list[QPointF]:
        """Of the best sizes, that of the smallest budget first."""
        axes = on.axes
        return [QPointF(float(axes.x.place(each.weights)), float(axes.y.place(each.height))) for each in self.best]

    def paint_above(self, on: PlotPainting) -> None:
        with on.within_room():
            self._paint_best(on)
        self._paint_here(on)
        super().paint_above(on)

    def _paint_best(self, on: PlotPainting) -> None:
        painter = on.painter
        places = self._places(on)
        painter.setPen(QPen(self.look.colour("text"), 1.5, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(places))
        for each, at in zip(self.best, places, strict=True):
            colour = self.look.colour(each.role)
            if np.isfinite(each.low):
                low, high = (float(on.axes.x.place(end)) for end in (each.low, each.high))
                painter.setPen(QPen(colour, 2))
                ends = [QLineF(end, at.y() - CAP, end, at.y() + CAP) for end in (low, high)]
                painter.drawLines([QLineF(low, at.y(), high, at.y()), *ends])
            painter.setPen(QPen(self.look.colour("panel"), 1.5))
            painter.setBrush(colour)
            corners = ((0, -DIAMOND), (DIAMOND, 0), (0, DIAMOND), (-DIAMOND, 0))
            painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
        for each, box in self.numbers:
            on.say(QPointF(box.x, box.y + BASELINE), large(each.weights), LABEL, each.role)

    def _paint_here(self, on: PlotPainting) -> None:
        here, axes = self.here, on.axes
        if here is None or not (np.isfinite(here.weights) and here.loss > 0 and on.shows(here.weights)):
            return
        at = QPointF(float(axes.x.place(here.weights)), float(axes.y.place(here.loss)))
        if on.room.y <= at.y() <= on.room.bottom:
            on.painter.setPen(QPen(self.look.colour("accent"), 2))
            on.painter.setBrush(Qt.BrushStyle.NoBrush)
            on.painter.drawEllipse(at, RING, RING)


def _cross(at: QPointF) -> list[np.ndarray]:
    """What a diamond takes of the room, in lines."""
    x, y = at.x(), at.y()
    return [np.array([(x - DIAMOND, y), (x + DIAMOND, y)]), np.array([(x, y - DIAMOND), (x, y + DIAMOND)])]


def _beside(at: QPointF, width: float, curves: Sequence[np.ndarray]) -> list[Box]:
    """Places for its number below and above it: nearest first, and last those that another curve parts from it."""
    tops = [top for away in AWAY for top in (at.y() + away, at.y() - away - LABEL_HEIGHT)]
    boxes = [Box(at.x() + aside * width, top, width, LABEL_HEIGHT) for top in tops for aside in ASIDE]
    x, y = (np.array(values) for values in zip(*((box.x + width / 2, box.middle_y) for box in boxes), strict=True))
    far = np.hypot(ASIDE_COUNTS * (x - at.x()), y - at.y())
    parted = np.zeros(len(boxes), bool)
    for curve in curves:
        here, there = (
            np.interp(place, curve[:, 0], curve[:, 1], left=np.nan, right=np.nan) for place in (np.array([at.x()]), x)
        )
        parted |= (np.abs(here - at.y()) > OWN) & ((here - at.y()) * (there - y) < 0)
    return [boxes[int(place)] for place in np.lexsort((far, parted))]
