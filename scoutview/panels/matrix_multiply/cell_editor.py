"""A text field over one cell of a drawn matrix."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import font


class CellEditor(QLineEdit):
    """Says what was typed when it is left, and how: "enter", "next" or "previous" cell, "away" to something else."""

    left = Signal(str, str)
    cancelled = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(24)
        self.hide()

    def edit(self, cell: QRectF, text: str, name: str) -> None:
        """Open over a cell (in design pixels) with this text selected."""
        look = self._canvas.look
        colours = f"background: {look.theme.raised}; color: {look.theme.text}; border: {look.px(2)}px solid "
        self.setStyleSheet(
            f"QLineEdit {{ {colours}{look.theme.accent}; border-radius: {look.px(3)}px; padding: 0; min-height: 0; }}"
        )
        self.setFont(font("label", look.scale))
        spread = max(0.0, 60 - cell.width()) / 2
        wide = cell.adjusted(-spread, -4, spread, 4)
        sides = (wide.x(), wide.y(), wide.width(), wide.height())
        self.setGeometry(*(round(side * look.scale) for side in sides))
        self.setText(text)
        self.setAccessibleName(name)
        self.show()
        self.selectAll()
        self.setFocus()

    def close_quietly(self) -> None:
        """Disappear without saying what was typed."""
        self.blockSignals(True)
        self.hide()
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(self.text(), "enter")
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        self.left.emit(self.text(), "next" if forwards else "previous")
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit(self.text(), "away")
