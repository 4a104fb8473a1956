"""The base of every plot with axes: what is shown of it, where the pointer is, and what a click does.

A plot of your own overrides `whole_axes`, `paint_ground`, `paint_above`, `x_values` and `columns`, and `across` where
it is not over steps; one of any quantities is there already, `GraphPlot`. All of these know a painter and two axes
only. Who holds the painter changes: at first the canvas itself, for pyqtgraph takes a while to load and the first
picture does not wait for it; from then on pyqtgraph's scene, which has the mouse; and in exports the page.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.copy_menu import StepSwitch, copy_menu
from scoutview.graphics.plots.plot_painting import TICK_EVERY, PlotPainting
from scoutview.graphics.plots.plot_places import PlotPlaces
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.plots.quantity import STEPS, Quantity
from scoutview.graphics.plots.view_plan import ALL, Axes, AxesPart, Margins
from scoutview.graphics.widgets.zoomable import Zoomable
from scoutview.language import tr

if TYPE_CHECKING:
    from scoutview.graphics.plots.plot_view import PlotView

GRASP = 6.0  # the pointer is at something within so many pixels
SIDE = 3.0  # beside all that is drawn, where the border of a card may bend below
WORDS_TO = 30.0  # the words of the axis across are so far below it
BEHIND_MS = 1500  # after its first picture pyqtgraph is loaded, if not with the mouse: other panels are painted before
ZOOMING = tr("Wheel: zoom. Drag: move. Shift and drag, or right drag: zoom into a box. Double click, or A: all.")
COPYING = tr("Right click: copy.")
MOVING = " ".join((ZOOMING, tr("Click at an axis: logarithmic."), COPYING))


class AxesPlot(Zoomable):
    """The wheel zooms at the pointer, a drag moves, a box zooms, a double click shows all; a click chooses a step.

    Where something else than steps is across, it chooses a value of that: only `x_chosen` tells.
    """

    over_run: ClassVar[bool] = True  # its steps are those of training; other plots of the window can show the same
    tick_every: ClassVar[float] = TICK_EVERY  # design pixels of height, between values of the axis
    step_chosen = Signal(int)
    x_chosen = Signal(float)  # the same, of whatever is across
    zoomed = Signal()  # somebody zoomed or moved it
    all_shown = Signal()  # somebody wants to see all of it
    axis_clicked = Signal(str)  # "steps" or "values"

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.part = ALL
        self.cursor_step: float | None = None  # of the frame on screen, or what else was chosen across
        self.pointer: QPointF | None = None  # where the mouse is, in design pixels
        self.step_link: StepSwitch | None = None
        self._view: PlotView | None = None  # pyqtgraph's, once it is there
        self._axes: Axes | None = None  # None: not known, or nothing to show
        self._above: Sequence[Box] | None = None
        self._ground, self._version = Layer(), 0
        self._later = QTimer(self, singleShot=True, interval=BEHIND_MS)
        self._later.timeout.connect(self.bring_view)
        self.setToolTip(tr("Click: go to this step. {how_to_move}").format(how_to_move=MOVING))

    def show_cursor(self, step: int | None) -> None:
        """Mark the frame on screen; nothing is drawn again where it is marked already."""
        if step != self.cursor_step:
            self.cursor_step = step
            self.follow_pointer()

    # what a plot of its own says

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        """The axes that show everything; None where there is nothing, or no room at all."""
        raise NotImplementedError

    def paint_ground(self, on: PlotPainting) -> None:
        """What stays while pointer and cursor move: it is kept as pixels."""
        raise NotImplementedError

    def paint_above(self, on: PlotPainting) -> None:
        """What follows them."""
        raise NotImplementedError

    def across(self) -> Quantity:
        """What is measured along the axis across."""
        return STEPS

    def x_values(self) -> np.ndarray:
        """The steps, or what else is across, that can be chosen, growing."""
        raise NotImplementedError

    def goals(self) -> np.ndarray:
        """Those of them that the arrow keys go to."""
        return self.x_values()

    def columns(self) -> Sequence[tuple[str, np.ndarray]]:
        """The numbers behind the curves, one per value across, each with its name."""
        raise NotImplementedError

    def table(self) -> tuple[np.ndarray, Sequence[tuple[str, np.ndarray]]]:
        """What is copied as a table: the values across, and the columns beside them."""
        return self.x_values(), self.columns()

    def value_at(self, position: int) -> str:
        """What is read at a frame, as text for other programs."""
        told = [f"{name} {values[position]!s}" for name, values in self.columns()]
        return "\t".join([self.across().named(f"{self.x_values()[position]!s}"), *told])

    def part_at(self, point: QPointF) -> Hashable | None:
        return None  # steps are everywhere

    def move_choice(self, rows: int, columns: int) -> None:
        """The frame before, or the one after."""
        steps = self.goals()
        if columns and len(steps):
            here = len(steps) - 1 if self.cursor_step is None else int(np.searchsorted(steps, self.cursor_step))
            self._choose(steps[min(max(here + columns, 0), len(steps) - 1)])

    def _choose(self, value: np.generic) -> None:
        self.x_chosen.emit(float(value))
        if self.across().word == STEPS.word:
            self.step_chosen.emit(int(value))

    def grasp(self, point: QPointF) -> bool:
        """Whether what is pressed there, in design pixels, is dragged by itself instead of moving what is shown."""
        return False

    def drag(self, point: QPointF) -> None:
        """It is dragged there."""

    def let_go(self) -> None:
        """It is dragged no further."""

    # what is shown

    def axes(self) -> Axes | None:
        """The axes as they are now; None where there is nothing to show."""
        if self._axes is None:
            whole = self.whole_axes()
            if whole is not None:
                x, y, margins = whole
                self._axes = Axes(*self.part.of(x, y, self.across()), x, y, margins)
        return self._axes

    def show_part(self, part: AxesPart) -> None:
        """Only this part of the steps and values. It is kept as told, for it may be told before there is any data."""
        self.settle_click()
        self.part = part
        self.redraw()

    def within(self, part: AxesPart) -> AxesPart:
        """As much of a part as there is."""
        whole = self.whole_axes()
        return part if whole is None else part.within(whole[0], whole[1], self.across())

    def zoom_by_hand(self, part: AxesPart) -> None:
        """The same, of somebody at the mouse: linked plots follow."""
        before = self.part
        self.show_part(self.within(part))
        if self.part != before:
            self.zoomed.emit()

    @property
    def is_zoomed(self) -> bool:
        return self.part != ALL

    def show_all(self) -> None:
        self.zoom_by_hand(ALL)
        self.all_shown.emit()

    def redraw(self) -> None:
        """Something about the plot itself has changed."""
        self._axes = self._above = None
        self._version += 1
        if self._view is None:
            self.update()
        else:
            self._view.fit()

    def follow_pointer(self) -> None:
        """Only what follows the pointer or the cursor has changed."""
        if self._view is None:
            self.update()
        else:
            before, self._above = self._above, self.plan_above()
            self._view.repaint_places(None if before is None or self._above is None else [*before, *self._above])

    def plan_above(self) -> Sequence[Box] | None:
        """Which places will be covered by what follows pointer and cursor; None where all is to be painted again."""
        return None

    # painting

    def places(self, axes: Axes) -> PlotPlaces:
        return PlotPlaces(axes.x, axes.y, axes.margins, axes.whole_y.low, self.across())

    def painting(self, painter: QPainter, axes: Axes) -> PlotPainting:
        places = (axes.x, axes.y, axes.margins, axes.whole_y.low, self.across())
        return PlotPainting(*places, painter=painter, look=self.look, axes=axes, tick_every=self.tick_every)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        """All of it, by the canvas itself: before pyqtgraph is there, and in pictures."""
        axes = self.axes()
        if axes is not None and self._view is None:
            self.draw_ground(painter)
            self.draw_above(painter)

    def draw_ground(self, painter: QPainter) -> None:
        axes = self.axes()
        if axes is None:
            return
        if self.look.picture:  # lines and letters, for formats that keep them
            self.paint_ground(self.painting(painter, axes))
            return
        whole = Box(SIDE, 0, max(0.0, self.design_width() - 2 * SIDE), self.design_height())
        paint = partial(self._paint_ground_on, axes)
        self._ground.draw(painter, whole, self._version, paint, self.ground())

    def _paint_ground_on(self, axes: Axes, painter: QPainter) -> None:
        self.paint_ground(self.painting(painter, axes))

    def draw_above(self, painter: QPainter) -> None:
        axes = self.axes()
        if axes is not None:
            self.paint_above(self.painting(painter, axes))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None or self._ring:
            super().paintEvent(event)
        if self._view is None and not self.look.picture and not self._later.isActive():
            self._later.start()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None:
            self._view.setGeometry(self.rect())
        self.redraw()

    # pyqtgraph's scene

    def bring_view(self) -> PlotView:
        """pyqtgraph's view of this plot; what the mouse does, it does there."""
        self._later.stop()
        if self._view is None:
            from scoutview.graphics.plots.plot_view import PlotView

            self._view = PlotView(self)
            self._view.setGeometry(self.rect())
            self._view.fit()
            self._view.show()
        return self._view

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if not self.look.picture:
            self.bring_view()

    def _hand_on(self, event: QEvent) -> None:
        """The first event comes before the view that is for it; and so do those of somebody without a mouse."""
        QApplication.sendEvent(self.bring_view().viewport(), event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hand_on(event)

    # what the mouse did

    def point_at(self, point: QPointF | None) -> None:
        """The pointer is there, in design pixels, or has left."""
        axes = self.axes()
        reached = point is not None and axes is not None and axes.x.start - GRASP <= point.x() <= axes.x.end + GRASP
        self.pointer = point if reached else None
        self.follow_pointer()

    def position_at(self, point: QPointF) -> int | None:
        """The frame nearest to a place; None without frames."""
        steps, axes = self.x_values(), self.axes()
        if axes is None or not len(steps):
            return None
        step = axes.x.value(point.x())
        after = min(int(np.searchsorted(steps, step)), len(steps) - 1)
        before = max(0, after - 1)
        return before if step - steps[before] <= steps[after] - step else after

    def click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """A click at an axis, or at a step."""
        axes = self.axes()
        position = self.position_at(point)
        if axes is None or position is None:
            return
        if point.x() < axes.x.start - GRASP and axes.margins.values:
            self.axis_clicked.emit("values")
        elif axes.margins.steps and GRASP < point.y() - axes.y.start < min(WORDS_TO, axes.margins.bottom):
            self.axis_clicked.emit("steps")
        else:
            self._choose(self.x_values()[position])

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)

    def offer_copies(self, point: QPointF, on_screen: QPoint) -> None:
        copy_menu(self, point).popup(on_screen)
