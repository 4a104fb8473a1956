"""The curve of one weight's loss, with a handle that moves the weight."""

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.plots.axes_plot import COPYING, ZOOMING
from scoutview.graphics.plots.graph import Graph, Span, Trace
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.quantity import Quantity
from scoutview.graphics.plots.view_plan import Axes
from scoutview.language import tr
from scoutview.panels.one_weight.plan import WeightReading, signed

RADIUS, REACH = 8.0, 16.0  # of the handle, and from where on it is taken hold of
OTHERS, FLAT_OTHERS = (tr("others of its row"), tr("its row")), (tr("others of its row: flat"), tr("its row: flat"))
FLAT = 0.01  # of the height of the plot: a line that moves less is not seen as one of its own
TICKS_UP = 24.0  # design pixels between values of the axis: a small change is to be read off
TOLD_ABOVE, TOLD_HEIGHT, TOLD_APART = 24.0, 18.0, 6.0  # the losses at the handle and a step away from it
HERE = 5.0  # half of the width of the ring where the weight stands by itself


def weight_graph(reading: WeightReading, unit: str, reach: Span) -> Graph:
    """The curve of its loss, the straight line of its slope, and faintly others of its row.

    `unit` is that of the loss, `reach` are the ends of the axis across.
    """
    ends = np.array(reach)
    others = [
        Trace("text3", tr("column {column}").format(column=column), moved, losses, faint=True)
        for column, (moved, losses) in reading.others.items()
    ]
    line = reading.loss + reading.gradient * ends
    slope = Trace("series2", tr("line of its slope"), ends, line)
    own = Trace("series1", tr("the loss"), *reading.own, brief=tr("loss"))
    across = Quantity(tr("moved by"), tick_of=signed, text_of=signed)
    samples = reading.sample, reading.sample.partition(tr(" of ", "letters of unseen reviews"))[0]
    up = Quantity(
        tr("loss of {sample}").format(sample=reading.sample),
        unit,
        shorter=(*(tr("loss of {sample}").format(sample=sample) for sample in samples), tr("loss")),
    )
    traces, shown = [*others, slope, own], reading.losses_shown()
    flat = all(np.ptp(losses) <= FLAT * np.ptp(shown) for _, losses in reading.others.values())
    return Graph(across, up, traces, reach, shown, keyed=True, faint_words=FLAT_OTHERS if flat else OTHERS)


class WeightPlot(GraphPlot):
    """A graph of losses; `moved` tells how far the weight is to be moved: a click, a drag, the arrow keys."""

    moved = Signal(float)
    tick_every: ClassVar[float] = TICKS_UP

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._by = 0.0
        self._losses = (np.nan, np.nan)  # where the weight stands by itself, and where the handle is
        self._tried = (np.nan, np.nan)  # a step down the slope, and the loss there
        self.is_dragged = False
        super().__init__(look, parent)
        self.setToolTip(
            " ".join(
                (
                    tr(
                        "Drag the handle, or click: the weight is moved there, and all panels follow "
                        "(arrow keys, when this has the focus)."
                    ),
                    ZOOMING,
                    COPYING,
                )
            )
        )
        self.x_chosen.connect(self.moved)

    def show_weight(
        self, graph: Graph, by: float, losses: tuple[float, float], tried: tuple[float, float] = (np.nan, np.nan)
    ) -> None:
        """`by` is how far the weight is moved, `losses` are those unmoved and moved so far.

        `tried` are a step down the slope and the loss there, which the words tell of.
        """
        self._tried = tried
        self._by, self._losses, self.cursor_step = by, losses, by
        self.graph = graph  # the pointer stays where it is: a handle may be held there
        self.redraw()

    def handle(self, axes: Axes) -> QPointF | None:
        """Where it is, in design pixels; None where that is not known, or not shown."""
        places = self.places(axes)
        if not np.isfinite(self._losses[1]) or not places.shows(self._by):
            return None
        return QPointF(float(axes.x.place(self._by)), float(axes.y.place(self._losses[1])))

    def grasp(self, point: QPointF) -> bool:
        axes = self.axes()
        at = None if axes is None else self.handle(axes)
        self.is_dragged = at is not None and (at - point).manhattanLength() <= REACH
        return self.is_dragged

    def drag(self, point: QPointF) -> None:
        self.point_at(point)  # what is read off goes with the handle
        position = self.position_at(point)
        if position is not None:
            self.moved.emit(float(self.x_values()[position]))

    def let_go(self) -> None:
        self.is_dragged = False

    def _paint_tried(self, on: PlotPainting) -> None:
        """The two losses that the words tell, where they are on the curve; not beside what is read off."""
        (by, loss), here = self._tried, self._losses[0]
        shown = np.isfinite(loss) and np.isfinite(here) and on.shows(0.0) and on.shows(by)
        if not shown or self._by or self.pointer is not None:
            return
        told = [(place, value, three_digits(value)) for place, value in ((0.0, here), (by, loss))]
        widths = [text_width(text, "label_strong") + 2 * TOLD_APART for _, _, text in told]
        ends = [on.place(place) for place, _, _ in told]
        if abs(ends[0] - ends[1]) < sum(widths) / 2 or told[0][2] == told[1][2]:
            return
        painter = on.painter
        for (_, value, text), x, width in zip(told, ends, widths, strict=True):
            y = on.height(value)
            if not on.room.y <= y <= on.room.bottom:
                continue  # zoomed to elsewhere
            top = max(on.room.y, y - TOLD_ABOVE - TOLD_HEIGHT / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("raised"))
            painter.drawRoundedRect(QRectF(x - width / 2, top, width, TOLD_HEIGHT), 5, 5)
            on.say(QPointF(x - width / 2 + TOLD_APART, top + TOLD_HEIGHT - 4), text, "label_strong", "text")
            painter.setPen(QPen(self.look.colour("series1"), 2))
            painter.setBrush(self.look.colour("panel"))
            painter.drawEllipse(QPointF(x, y), HERE, HERE)

    def paint_above(self, on: PlotPainting) -> None:
        super().paint_above(on)
        self._paint_tried(on)
        painter, accent = on.painter, self.look.colour("accent")
        unmoved, axes = self._losses[0], on.axes
        if self._by and np.isfinite(unmoved) and on.shows(0.0):
            painter.setPen(QPen(accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(float(axes.x.place(0.0)), float(axes.y.place(unmoved))), HERE, HERE)
        at = self.handle(axes)
        if at is not None and on.room.y <= at.y() <= on.room.bottom:
            painter.setPen(QPen(self.look.colour("panel"), 2))
            painter.setBrush(accent)
            painter.drawEllipse(at, RADIUS, RADIUS)
