"""A plot of curves over steps: direct labels, a cursor, flags, hover, zoom along the steps."""

from collections.abc import Sequence
from html import escape

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from scoutview.graphics.base import numbers
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.clutter_plan import Clutter
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_painting import Flag, PlotPainting, Reading, Series
from scoutview.graphics.plots.plot_plan import Axis, on_axis, rounded_range
from scoutview.graphics.plots.plot_words import (
    BAND_HEIGHT,
    Band,
    label_boxes,
    paint_bands,
    paint_labels,
    paint_notes,
    paint_tag,
)
from scoutview.graphics.plots.timeline_plan import thinned

LEFT, RIGHT, BOTTOM = 62.0, 20.0, 30.0
UNIT_ROW, NO_UNIT_ROW, FLAG_ROW, AIR = 20.0, 4.0, 18.0, 8.0
GRASP = 6.0  # the pointer is at a flag within so many pixels; a press that moves further is a drag


class CurvePlot(Canvas):
    """Draws a Plot and the cursor. The wheel zooms along the steps, a drag moves them, a double click shows all."""

    step_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.plot: Plot | None = None
        self.cursor_step: int | None = None
        self.zoom: tuple[float, float] | None = None  # steps at both ends
        self._hover: int | None = None  # number of the frame under the mouse
        self._pressed: float | None = None
        self._dragged = False
        self._ground: QPixmap | None = None  # all but cursor and reading: stays while one steps through the frames
        self._taken: list[np.ndarray] = []  # curves, and the line of a word: (points, 2) each
        self._labels: list[tuple[Series, Box | None]] = []  # where they stand; not where the cursor is, so they rest
        self.setToolTip("Click: go to this step. Wheel: zoom. Double click: all steps.")

    def show_plot(self, plot: Plot) -> None:
        self.plot, self._hover = plot, None
        self._redraw()

    def show_cursor(self, step: int | None) -> None:
        self.cursor_step = step
        self.update()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._redraw()

    def show_steps(self, zoom: tuple[float, float] | None) -> None:
        """Only these steps, or all; never less than four and never past an end."""
        if zoom is not None and self.plot is not None:
            first, last = self.plot.ends
            low, high = max(first, zoom[0]), min(last, zoom[1])
            zoom = (low, high) if high - low >= 4 and (low > first or high < last) else None
        self.zoom = zoom
        self._redraw()

    def x_axis(self) -> Axis:
        assert self.plot is not None
        first, last = self.plot.ends
        if self.zoom is not None:
            first, last = max(first, self.zoom[0]), min(last, self.zoom[1])
        return Axis(first, max(last, first + 1), LEFT, self.design_width() - RIGHT, self.plot.log_x)

    def y_axis(self) -> Axis:
        assert self.plot is not None
        plot = self.plot
        together = np.concatenate([series.values for series in plot.series]) if plot.series else np.zeros(0)
        low, high = (0.0, 1.0) if plot.is_share else rounded_range(together, logarithmic=plot.log_y)
        top = (UNIT_ROW if plot.unit else NO_UNIT_ROW) + (FLAG_ROW if plot.flags else 0.0) + AIR
        bottom = BOTTOM + (BAND_HEIGHT if plot.bands else 0.0)
        return Axis(low, high, self.design_height() - bottom, top, plot.log_y)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self.plot is None or not len(self.plot.steps) or width < 150 or height < 90:
            return
        x, y = self.x_axis(), self.y_axis()
        if self.look.picture:  # lines and letters, for formats that keep them
            self._paint_ground(PlotPainting(painter, self.look, x, y))
        else:
            painter.drawPixmap(QRectF(0, 0, width, height), *self._kept_ground(x, y))
        self._paint_cursor(PlotPainting(painter, self.look, x, y))

    def _kept_ground(self, x: Axis, y: Axis) -> tuple[QPixmap, QRectF]:
        ratio = self.devicePixelRatioF()
        if self._ground is None:
            self._ground = QPixmap(self.size() * ratio)
            self._ground.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._ground)
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(self.look.scale * ratio, self.look.scale * ratio)
            self._paint_ground(PlotPainting(painter, self.look, x, y))
            painter.end()
        return self._ground, QRectF(self._ground.rect())

    def _paint_ground(self, on: PlotPainting) -> None:
        plot = self.plot
        assert plot is not None
        on.paint_grid(plot.unit, is_share=plot.is_share)
        curves = [self._curve(series, on.x, on.y) for series in plot.series]
        self._taken = list(curves)
        left, top, width, height = on.room
        with clipped(on.painter, QRectF(left - 3, top - AIR, width + 6, height + AIR + 3)):
            if plot.shaded_from is not None:
                self._taken.append(on.paint_shade(plot.shaded_from, plot.shaded_word, curves))
            on.paint_curves(plot.series, curves)
        flags = [flag for flag in plot.flags if on.shows(flag.step)]
        on.paint_flags(flags)
        if plot.notes or plot.labels:
            self._place_words(on, curves, flags)

    def _place_words(self, on: PlotPainting, curves: list[np.ndarray], flags: Sequence[Flag]) -> None:
        """Notes, and the places of labels, where they cover nothing."""
        plot = self.plot
        assert plot is not None
        clutter = Clutter(on.room)
        for curve in curves:
            clutter.add_line(curve)
        for flag in flags:
            ends = [[on.place(flag.step), end] for end in (on.y.start, on.y.end)]
            clutter.add_line(np.array(ends), crossable=True)
        notes = paint_notes(on, plot.notes, clutter)
        self._taken += [np.array([[box.x, box.middle_y], [box.right, box.middle_y]]) for box in notes]
        boxes = label_boxes(plot.series, plot.longest_texts(), curves, clutter) if plot.labels else []
        self._labels = list(zip(plot.series, boxes, strict=False))

    def _curve(self, series: Series, x: Axis, y: Axis) -> np.ndarray:
        """(points, 2) of what is on the axis, at most two points per pixel column."""
        assert self.plot is not None
        part = on_axis(self.plot.steps, x)
        steps, values = self.plot.steps[part], series.values[part]
        kept = np.isfinite(values) & ((values > 0) | (not y.logarithmic)) & ((steps > 0) | (not x.logarithmic))
        return thinned(np.stack([x.place(steps[kept]), y.place(values[kept])], axis=1))

    def _paint_cursor(self, on: PlotPainting) -> None:
        """The line of the frame on screen, and the values of the one under the mouse or else of that one."""
        plot = self.plot
        assert plot is not None
        position = len(plot.steps) - 1
        paint_bands(on, plot.bands, self._bands_top(), self.cursor_step)
        if self.cursor_step is not None:
            on.paint_cursor(self.cursor_step, hovered=False)
            position = plot.position_of(self.cursor_step)
        words: list[str] = []
        if self._hover is not None:
            position, step = self._hover, int(plot.steps[self._hover])
            on.paint_cursor(step, hovered=True)
            near = (flag.names[0] for flag in plot.flags if abs(on.place(flag.step) - on.place(step)) <= GRASP)
            words = [f"step {numbers.count(step)}", *near]
        if on.shows(int(plot.steps[position])):
            self._paint_values(on, plot.reading(position, words))

    def _paint_values(self, on: PlotPainting, reading: Reading) -> None:
        assert self.plot is not None
        if not self.plot.labels:
            on.paint_reading(reading, self._taken)
            return
        if reading.words:
            labels = [np.array([[box.x, box.middle_y], [box.right, box.middle_y]]) for _, box in self._labels if box]
            paint_tag(on, reading.step, reading.words, [*self._taken, *labels])
        paint_labels(on, reading, self._labels)

    def _bands_top(self) -> float:
        return self.design_height() - BAND_HEIGHT

    def band_at(self, place: QPointF) -> Band | None:
        """The stretch at a place in design pixels below the axis."""
        if self.plot is None or place.y() < self._bands_top():
            return None
        step = self.x_axis().value(place.x())
        return next((band for band in reversed(self.plot.bands) if band.start <= step), None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            band = self.band_at(QPointF(event.pos()) / self.look.scale)
            if band is not None:
                words = f"<p><b>{escape(band.names[0].capitalize())}.</b> {escape(band.sentence)}</p>"
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)

    def _redraw(self) -> None:
        self._ground = None
        self.update()

    # the mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.plot is None or not len(self.plot.steps):
            return
        place, axis = self.design_position(event).x(), self.x_axis()
        if self._pressed is not None and self.zoom is not None:
            self._drag_to(place, axis)
        self._hover = self.plot.nearest(axis.value(place)) if LEFT - GRASP <= place <= axis.end + GRASP else None
        self.update()

    def _drag_to(self, place: float, axis: Axis) -> None:
        assert self.plot is not None
        assert self._pressed is not None
        if not self._dragged and abs(place - self._pressed) < GRASP:
            return
        first, last = (float(axis.place(end)) for end in self.plot.ends)
        by = min(max(place - self._pressed, axis.end - last), axis.start - first)
        self._pressed, self._dragged = place, True
        self.show_steps(axis.moved(by))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = self.design_position(event).x(), False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._dragged and self.plot is not None and len(self.plot.steps):
            step = self.x_axis().value(self.design_position(event).x())
            self.step_chosen.emit(int(self.plot.steps[self.plot.nearest(step)]))
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_steps(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.plot is None or not event.angleDelta().y():
            return
        place = QPointF(event.position() / self.look.scale).x()
        self.show_steps(self.x_axis().zoomed(place, 0.8 if event.angleDelta().y() > 0 else 1.25))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()
