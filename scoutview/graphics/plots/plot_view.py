"""A plot on screen, on pyqtgraph: its scene, its box with the mouse, its axes. The only module that imports it.

What is drawn is the plot's own (`PlotPainting`): pyqtgraph's curves and axes are slower where lines are thick, and come
out of a vector picture in the wrong size.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsSceneWheelEvent, QGraphicsView, QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import SMOOTH
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.view_plan import Axes, AxesPart
from scoutview.graphics.widgets.zoom_plan import factor_of_turn

pg.setConfigOptions(exitCleanup=False)  # Qt takes its objects down with the window, in its own order

WHEEL = -math.log(factor_of_turn(15.0)) / math.log(1.02) / 120  # as in all other pictures
CLICKED = 5.0  # pixels: a smaller box is none
OVERHANG = 16.0  # of words beyond their axis


class Shown(Protocol):
    """What the view needs of its plot."""

    look: Look
    paint_count: int

    def axes(self) -> Axes | None: ...
    def design_width(self) -> float: ...
    def design_height(self) -> float: ...
    def draw_ground(self, painter: QPainter) -> None: ...
    def draw_above(self, painter: QPainter) -> None: ...
    def zoom_by_hand(self, part: AxesPart) -> None: ...
    def point_at(self, point: QPointF | None) -> None: ...
    def click_soon(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None: ...
    def click_twice(self) -> None: ...
    def grasp(self, point: QPointF) -> bool: ...
    def drag(self, point: QPointF) -> None: ...
    def let_go(self) -> None: ...
    def offer_copies(self, point: QPointF, on_screen: QPoint) -> None: ...


class PlotView(pg.GraphicsView):
    """The scene is in design pixels; the view's transform makes them those of the screen."""

    def __init__(self, plot: Any) -> None:
        self._plot: Shown | None = None  # while the base class sets itself up
        super().__init__(plot, useOpenGL=False, background=None)
        self._plot = plot
        self._following = False
        self._grasped = False  # something of the plot's own is dragged
        self._size = (0.0, 0.0, 0.0)
        self._known: Axes | None = None  # those that the box has
        self.setCentralItem(None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the plot has it
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHints(SMOOTH)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)  # it is told when
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)  # the plot keeps its own ground
        self.setStyleSheet("background: transparent; border: none")
        self.viewport().setAutoFillBackground(False)
        self.box = PlotBox()
        self.axes = {"steps": PlotAxis("bottom", self.box), "values": PlotAxis("left", self.box)}
        self.ground, self.above = Painted(plot.draw_ground), Painted(plot.draw_above)
        self.above.setZValue(1)
        for item in (self.box, *self.axes.values(), self.ground, self.above):
            self.scene().addItem(item)
        self.box.sigRangeChangedManually.connect(self._take_range)
        self.scene().sigMouseClicked.connect(self._take_click)

    def fit(self) -> None:
        """Take over the size and the scale of the plot."""
        plot = self._plot
        if plot is None:
            return
        size = (plot.design_width(), plot.design_height(), plot.look.scale)
        if size != self._size:
            self._size = size
            width, height, scale = size
            whole = QRectF(0, 0, width, height)
            self.setSceneRect(whole.adjusted(0, 0, -1 / scale, -1 / scale))  # never a pixel more than the widget
            self.setTransform(QTransform.fromScale(scale, scale))
            for item in (self.ground, self.above):
                item.set_rect(whole)
            self.sigDeviceTransformChanged.emit(self)
        self.viewport().update()

    def follow(self) -> None:
        """Take over the axes of the plot: before the mouse does something, for only then pyqtgraph needs them."""
        plot = self._plot
        if plot is None:
            return
        axes = plot.axes()
        if axes == self._known:
            return
        self._known = axes
        self.box.setVisible(axes is not None)
        self._following = True
        if axes is not None:
            self._place(axes)
            self.box.prepareForPaint()
        self.box.set_colours(plot.look)
        self._following = False

    def repaint_places(self, boxes: Sequence[Box] | None) -> None:
        """Paint these places again, or everything."""
        if boxes is None or self._plot is None:
            self.viewport().update()
            return
        scale, region = self._plot.look.scale, QRegion()
        for box in boxes:
            region += QRectF(scale * box.x, scale * box.y, scale * box.width, scale * box.height).toAlignedRect()
        self.viewport().update(region)

    def _place(self, axes: Axes) -> None:
        room, margins = QRectF(*axes.room), axes.margins
        self.box.setGeometry(room)
        self.axes["values"].setWidth(margins.left)
        self.axes["steps"].setHeight(margins.bottom)
        self.axes["values"].setGeometry(QRectF(0, room.top(), margins.left, room.height()))
        self.axes["steps"].setGeometry(QRectF(room.left(), room.bottom(), room.width(), margins.bottom))
        whole, shown = (
            [sorted((float(axis.level(axis.low)), float(axis.level(axis.high)))) for axis in pair]
            for pair in ((axes.whole_x, axes.whole_y), (axes.x, axes.y))
        )
        self.box.setLimits(xMin=whole[0][0], xMax=whole[0][1], yMin=whole[1][0], yMax=whole[1][1])
        self.box.setRange(xRange=shown[0], yRange=shown[1], padding=0)
        for name, axis in (("steps", axes.x), ("values", axes.y)):
            self.axes[name].setLogMode(**{"x" if name == "steps" else "y": axis.logarithmic})

    def _take_range(self, *_: object) -> None:
        """Somebody zoomed or moved the box."""
        plot = self._plot
        axes = None if plot is None else plot.axes()
        if plot is None or axes is None or self._following:
            return
        steps, values = (
            (axis.value_of_level(low), axis.value_of_level(high))
            for axis, (low, high) in zip((axes.x, axes.y), self.box.viewRange(), strict=True)
        )
        self._known = None  # the box may have gone further than the plot lets it
        plot.zoom_by_hand(AxesPart(steps, values))
        self.follow()

    def _take_click(self, event: Any) -> None:
        plot = self._plot
        assert plot is not None
        event.accept()
        if event.button() == Qt.MouseButton.RightButton:
            plot.offer_copies(event.scenePos(), event.screenPos().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton:
            plot.click_soon(event.scenePos(), event.modifiers())

    # what Qt says to the widget

    def resizeEvent(self, event: object) -> None:
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        plot = self._plot
        if plot is None:
            return
        QGraphicsView.paintEvent(self, event)  # pyqtgraph's own would bring its box up to date first
        plot.paint_count += 1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.follow()
        if self._grasped and self._plot is not None:
            self._plot.drag(event.position() / self._plot.look.scale)
            event.accept()
            return
        super().mouseMoveEvent(event)
        if self._plot is not None:  # not by the scene's signal: that leaves out moves which follow each other closely
            self._plot.point_at(event.position() / self._plot.look.scale)
        event.accept()  # what is left over would go on to the plot, which hands it back

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.follow()
        plot = self._plot
        left = event.button() == Qt.MouseButton.LeftButton
        self._grasped = left and plot is not None and plot.grasp(event.position() / plot.look.scale)
        if not self._grasped:
            super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.follow()
        if self._grasped and self._plot is not None:
            self._grasped = False
            self._plot.let_go()
        else:
            super().mouseReleaseEvent(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._plot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._plot.click_twice()
        event.accept()

    def wheelEvent(self, event: Any) -> None:
        self.follow()
        super().wheelEvent(event)
        event.accept()

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        if self._plot is not None:
            self._plot.point_at(None)


class PlotBox(pg.ViewBox):
    """Between the axes: pyqtgraph's zooming and moving, with a box for the right button and for Shift."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.state["wheelScaleFactor"] = WHEEL

    def set_colours(self, look: Look) -> None:
        self.rbScaleBox.setPen(pg.mkPen(look.colour("accent")))
        self.rbScaleBox.setBrush(pg.mkBrush(look.colour("accent", 0.15)))

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        if event.orientation() == Qt.Orientation.Vertical:
            super().wheelEvent(event, axis)
        else:
            event.accept()

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        boxed = event.button() == Qt.MouseButton.RightButton or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if axis is not None or not boxed:
            if event.button() != Qt.MouseButton.RightButton:
                super().mouseDragEvent(event, axis)
            return
        event.accept()
        down, now = (self._inside(point) for point in (event.buttonDownPos(), event.pos()))
        if not event.isFinish():
            self.updateScaleBox(down, now)
            return
        self.rbScaleBox.hide()
        drawn = QRectF(down, now).normalized()
        if min(drawn.width(), drawn.height()) >= CLICKED:
            self.showAxRect(self.childGroup.mapRectFromParent(drawn), padding=0)

    def _inside(self, point: QPointF) -> QPointF:
        room = self.rect()
        return QPointF(min(max(point.x(), 0.0), room.width()), min(max(point.y(), 0.0), room.height()))


class PlotAxis(pg.AxisItem):
    """Where the words of an axis are: the wheel and a drag there change this axis only. The plot draws the words."""

    def __init__(self, side: str, box: PlotBox) -> None:
        super().__init__(side, showValues=False, pen=QPen(Qt.PenStyle.NoPen))
        self.enableAutoSIPrefix(False)
        self.linkToView(box)

    def boundingRect(self) -> QRectF:
        return QRectF(QPointF(), self.geometry().size())

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.boundingRect())
        return path

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        pass


class Painted(pg.GraphicsObject):
    """A part of the plot over the whole of it; the mouse goes through."""

    def __init__(self, draw: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._draw, self._rect = draw, QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_rect(self, rect: QRectF) -> None:
        self.prepareGeometryChange()
        self._rect = rect

    def boundingRect(self) -> QRectF:
        return self._rect

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        self._draw(painter)
