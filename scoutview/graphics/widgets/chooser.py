"""A canvas in which one part is chosen: by a click, or by the arrow keys once Tab has given it the focus."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look

# key: (rows down, columns to the right)
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
TOOLTIP_OFFSET = 14  # pixels: Qt puts a tooltip somewhat below the place that it is given
KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Chooser(Canvas):
    """Override `part_at` and `move`. A part is any hashable value; None is no part.

    What lies under the mouse is a preview and leaves with it; what was clicked is for the owner to keep.
    """

    hovered = Signal(object)  # the part under the mouse, or None
    chosen = Signal(object)
    pointed = Signal(object, QPointF)  # the same at each move, and where the mouse is, in design pixels

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the arrow keys are still the timeline's
        self._under: Hashable | None = None
        self._ring = False

    def part_at(self, point: QPointF) -> Hashable | None:
        """The part at a place in design pixels."""
        raise NotImplementedError

    def move_choice(self, rows: int, columns: int) -> None:
        """An arrow key was pressed: choose the neighbour, and say so by `chosen`."""
        raise NotImplementedError

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.design_position(event)
        self._hover(self.part_at(point))
        self.pointed.emit(self._under, point)

    def click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The left button was pressed at a place in design pixels, with these keys held."""
        part = self.part_at(point)
        if part is not None:
            self.chosen.emit(part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.click(self.design_position(event), event.modifiers())

    def leaveEvent(self, event: QEvent) -> None:
        self._leave()

    def hideEvent(self, event: QEvent) -> None:
        self._leave()

    def _leave(self) -> None:
        self._hover(None)
        self.pointed.emit(None, QPointF())

    def event(self, event: QEvent) -> bool:
        # the window has the arrow keys for its timeline; whoever has the focus takes them first
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_plain_arrow(event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and self.toolTip():
            self._tell_under_the_picture(event)
            return True
        return super().event(event)

    def _tell_under_the_picture(self, event: QHelpEvent) -> None:
        """Its tooltip, where it covers neither what is looked at nor what is read off there."""
        foot = self.mapToGlobal(QPoint(0, self.height() - TOOLTIP_OFFSET))
        QToolTip.showText(QPoint(event.globalPos().x(), foot.y()), self.toolTip(), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_plain_arrow(event):
            super().keyPressEvent(event)
            return
        self._show_ring(True)
        self.move_choice(*ARROWS[Qt.Key(event.key())])

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_ring(event.reason() in KEYBOARD)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_ring(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ring and not self.look.picture:
            self._paint_ring()

    def _hover(self, part: Hashable | None) -> None:
        if part != self._under:
            self._under = part
            self.setCursor(Qt.CursorShape.ArrowCursor if part is None else Qt.CursorShape.PointingHandCursor)
            self.hovered.emit(part)

    def _show_ring(self, shown: bool) -> None:
        self._ring = shown
        self.update()

    def _paint_ring(self) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self.look.scale, self.look.scale)
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(1, 1, self.design_width() - 2, self.design_height() - 2), 6, 6)


def _is_plain_arrow(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return plain and event.key() in ARROWS
