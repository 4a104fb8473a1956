"""The plot of the views: points and curves, the best sizes with their intervals, and the line through them."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.plots.graph import Graph
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_words import LABEL
from scoutview.panels.isoflop.plan import Best, Here, large

DIAMOND, CAP = 7.0, 5.0  # half of the width of a best size, and of the end of its interval
NAME_BELOW = 24.0  # the line that its number stands on
NAMED_FROM = 190.0  # height of the room that leaves some between the curves
RING = 8.0  # half of the width of that of the run on screen


class IsoflopPlot(GraphPlot):
    """A graph with best sizes marked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.best: tuple[Best, ...] = ()
        self.here: Here | None = None
        super().__init__(look, parent)

    def show_best(self, graph: Graph, best: Sequence[Best] = ()) -> None:
        self.best = tuple(best)
        self.show_graph(graph)

    def show_here(self, here: Here | None) -> None:
        """The run on screen, as a ring where it stands at this step."""
        if here != self.here:
            self.here = here
            self.follow_pointer()

    def paint_above(self, on: PlotPainting) -> None:
        with on.within_room():
            self._paint_best(on)
        self._paint_here(on)
        super().paint_above(on)

    def _paint_best(self, on: PlotPainting) -> None:
        painter = on.painter
        places = [
            QPointF(float(on.axes.x.place(each.weights)), float(on.axes.y.place(each.height))) for each in self.best
        ]
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
            self._name(on, each, at)

    def _paint_here(self, on: PlotPainting) -> None:
        here, axes = self.here, on.axes
        if here is None or not (np.isfinite(here.weights) and here.loss > 0 and on.shows(here.weights)):
            return
        at = QPointF(float(axes.x.place(here.weights)), float(axes.y.place(here.loss)))
        if on.room.y <= at.y() <= on.room.bottom:
            on.painter.setPen(QPen(self.look.colour("accent"), 2))
            on.painter.setBrush(Qt.BrushStyle.NoBrush)
            on.painter.drawEllipse(at, RING, RING)

    def _name(self, on: PlotPainting, best: Best, at: QPointF) -> None:
        """How many weights it has, below it: nothing of its own curve is there."""
        text = large(best.weights)
        left = min(max(at.x() - text_width(text, LABEL) / 2, on.room.x), on.room.right - text_width(text, LABEL))
        if at.y() + NAME_BELOW <= on.room.bottom and on.room.height >= NAMED_FROM:
            on.say(QPointF(left, at.y() + NAME_BELOW), text, LABEL, best.role)
