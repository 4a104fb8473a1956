"""A picture that is zoomed and moved by hand: its parts are chosen as ever, by a click that does not drag."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.chooser import ARROWS
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom, box_between, factor_of_turn, zoom_from
from scoutview.graphics.widgets.zoomable import Zoomable
from scoutview.language import tr

GRASP = 4.0  # design pixels: a press that moves less is a click
STEP = 0.2  # of what is shown, that an arrow key moves it
NEARER = 1.5
KEYS = {Qt.Key.Key_I: NEARER, Qt.Key.Key_O: 1 / NEARER}
HINT = tr(
    "Wheel, or I and O: nearer and further. Drag, or Ctrl and arrows: move.\n"
    "Shift-drag or right drag: zoom into a box. Double click, or A: all of it."
)


@dataclass(frozen=True)
class _Grasp:
    """A press that has not ended: where it began, what was shown then, and whether it draws a box."""

    start: QPointF
    zoom: Zoom
    button: Qt.MouseButton
    boxing: bool
    modifiers: Qt.KeyboardModifier
    second: bool = False  # of a double click: it drags, and chooses nothing more
    end: QPointF | None = None  # None until it has moved far enough to be a drag


class ZoomChooser(Zoomable):
    """Override `zoom_room`, `zoom_shape` and `zoom_least`, and paint what `zoom` says.

    A zoom belongs to the shape of what is shown: it stays for all frames of that shape, and of another one all is
    shown.
    """

    zoom_changed = Signal()
    equal: ClassVar[bool] = True  # both axes are always equally near, so that what is round stays round

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._zoom = WHOLE
        self._zoom_of: tuple[int, ...] = ()
        self._grasp: _Grasp | None = None

    # for a subclass to tell

    def zoom_room(self) -> Box | None:
        """Where the zoomed part is seen, in design pixels; None while there is nothing to zoom."""
        raise NotImplementedError

    def zoom_shape(self) -> tuple[int, ...]:
        """How many things there are to see: a zoom is for as many only."""
        raise NotImplementedError

    def zoom_least(self) -> tuple[float, float]:
        """The smallest shares of the whole that can fill the room: across and down."""
        raise NotImplementedError

    def zoom_axes(self, point: QPointF) -> tuple[bool, bool]:
        """Which axes the wheel zooms over this place."""
        return True, True

    def zoom_reach(self) -> Box | None:
        """Where wheel and drags zoom: the room, and what goes along with it."""
        return self.zoom_room()

    def turned_to_keep(self, zoom: Zoom) -> Zoom:
        """As it is kept, where the picture can lie on its side; and `turned_to_show`, as it is seen now."""
        return zoom

    def turned_to_show(self, zoom: Zoom) -> Zoom:
        return zoom

    # what is shown

    @property
    def zoom(self) -> Zoom:
        """What part is shown now, as it is seen."""
        kept = self.kept_zoom
        return WHOLE if kept.is_whole else self.turned_to_show(kept).within(self.zoom_least(), equal=self.equal)

    @property
    def kept_zoom(self) -> Zoom:
        """The same, as it is kept."""
        if self._zoom.is_whole or self._zoom_of != self.zoom_shape():
            return WHOLE
        return self._zoom

    def show_part(self, zoom: Zoom) -> None:
        """Show this part of what is here, as near as is reasonable."""
        zoom = zoom.within(self.zoom_least(), equal=self.equal)
        if zoom != self.zoom:
            self.settle_click()
            self._zoom, self._zoom_of = self.turned_to_keep(zoom), self.zoom_shape()
            self.zoom_changed.emit()
            self.update()

    @property
    def is_zoomed(self) -> bool:
        return not self.zoom.is_whole

    def show_all(self) -> None:
        if self.is_zoomed:
            self.show_part(WHOLE)

    def zoomed_in(self, painter: QPainter, room: Box, air: float = 0.0) -> AbstractContextManager[None]:
        """Meanwhile what is zoomed ends where its room does, or so much beyond."""
        if self.zoom.is_whole:
            return nullcontext()
        return clipped(painter, QRectF(*room).adjusted(-air, -air, air, air))

    def reveal(self, x: float, y: float) -> None:
        """Move what is shown so that this place, in shares of the whole, is in view."""
        if not self.zoom.is_whole:
            self.show_part(self.zoom.revealing(x, y))

    def zoom_settings(self) -> Mapping[str, Any] | None:
        """JSON-able, to be kept; None where all is shown."""
        return None if self._zoom.is_whole else {"part": list(self._zoom), "of": list(self._zoom_of)}

    def restore_zoom(self, settings: object) -> None:
        """Take up what `zoom_settings` gave; what makes no sense shows all."""
        zoom, of = (settings.get("part"), settings.get("of")) if isinstance(settings, Mapping) else (None, None)
        self._zoom = zoom_from(zoom) or WHOLE
        self._zoom_of = tuple(of) if isinstance(of, list | tuple) else ()
        self.zoom_changed.emit()
        self.update()

    # the mouse

    def _seizes(self, point: QPointF) -> bool:
        reach = self.zoom_reach()
        return reach is not None and reach.contains(point.x(), point.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        point = event.position() / self.look.scale
        factor, before = factor_of_turn(event.angleDelta().y() / 8), self.zoom
        room = self.zoom_room()
        if factor != 1 and room is not None and self._seizes(point):
            self._go_nearer(factor, before.at(room, point.x(), point.y()), self.zoom_axes(point))
        if self.zoom == before:
            event.ignore()  # whoever is behind may scroll
            return
        event.accept()
        self._hover(self.part_at(point))

    def _go_nearer(self, factor: float, at: tuple[float, float], axes: tuple[bool, bool] = (True, True)) -> None:
        limits = [side / least for side, least in zip(self.zoom[2:], self.zoom_least(), strict=True)]
        factors = [min(factor, max(1.0, limit)) if along else 1.0 for limit, along in zip(limits, axes, strict=True)]
        if self.equal:
            factors = [min(factors)] * 2
        self.show_part(self.zoom.closer(at, (factors[0], factors[1])))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point, button = self.design_position(event), event.button()
        if button not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) or not self._seizes(point):
            super().mousePressEvent(event)
            return
        boxing = button == Qt.MouseButton.RightButton or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._grasp = _Grasp(point, self.zoom, button, boxing, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        grasp, point = self._grasp, self.design_position(event)
        if grasp is None:
            super().mouseMoveEvent(event)
            return
        away = point - grasp.start
        if grasp.end is None and away.manhattanLength() < GRASP:
            return
        self._grasp = replace(grasp, end=point)
        room = self.zoom_room()
        if grasp.boxing:
            self.update()
        elif room is not None and not grasp.zoom.is_whole:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.show_part(grasp.zoom.moved(-away.x() / room.width, -away.y() / room.height))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grasp, self._grasp = self._grasp, None
        if grasp is None or event.button() != grasp.button:
            super().mouseReleaseEvent(event)
            return
        if grasp.end is None:
            if grasp.button == Qt.MouseButton.LeftButton and not grasp.second:
                self.click_soon(grasp.start, grasp.modifiers)
            return
        if grasp.boxing:
            self.show_part(self._boxed(grasp.start, grasp.end))
        self._hover(None)  # what is under the mouse now is another thing, and the hand opens
        self.unsetCursor()
        self._hover(self.part_at(self.design_position(event)))
        self.update()

    def _boxed(self, start: QPointF, end: QPointF) -> Zoom:
        """The part in the box between two places; all along an axis that the box has nearly no side on."""
        zoom, room = self.zoom, self.zoom_room()
        if room is None:
            return zoom
        box = _inside(QRectF(start, end).normalized(), room)
        corners = (zoom.at(room, corner.x(), corner.y()) for corner in (box.topLeft(), box.bottomRight()))
        part = box_between(*corners)
        if not self.equal and box.width() < 2 * GRASP:
            part = part._replace(x=zoom.x, width=zoom.width)
        if not self.equal and box.height() < 2 * GRASP:
            part = part._replace(y=zoom.y, height=zoom.height)
        return part

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not is_left or not self._seizes(self.design_position(event)):
            self.mousePressEvent(event)
        elif self.is_zoomed:
            self.click_twice()
        else:
            self.mousePressEvent(event)
            if self._grasp is not None:
                self._grasp = replace(self._grasp, second=True)

    def hideEvent(self, event: QEvent) -> None:
        self._grasp = None
        super().hideEvent(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, plain = Qt.Key(event.key()), modifiers == Qt.KeyboardModifier.NoModifier
        zoom = self.zoom
        middle = zoom.x + zoom.width / 2, zoom.y + zoom.height / 2
        if self.zoom_room() is None:
            super().keyPressEvent(event)
        elif plain and key in KEYS:
            self._go_nearer(KEYS[key], middle)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in ARROWS:
            down, right = ARROWS[key]
            self.show_part(zoom.moved(STEP * right, STEP * down))
        else:
            super().keyPressEvent(event)

    # the box that is being drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._grasp is not None and self._grasp.boxing and self._grasp.end is not None:
            self._paint_box(QRectF(self._grasp.start, self._grasp.end).normalized())

    def _paint_box(self, box: QRectF) -> None:
        reach = self.zoom_reach()
        with QPainter(self) as painter:
            painter.scale(self.look.scale, self.look.scale)
            painter.setPen(QPen(self.look.colour("accent"), 1))
            painter.setBrush(self.look.colour("accent", 0.12))
            painter.drawRect(box if reach is None else _inside(box, reach))


def _inside(box: QRectF, room: Box) -> QRectF:
    """The box with each of its sides moved into the room."""
    left, right = (min(max(side, room.x), room.right) for side in (box.left(), box.right()))
    top, bottom = (min(max(side, room.y), room.bottom) for side in (box.top(), box.bottom()))
    return QRectF(left, top, right - left, bottom - top)
