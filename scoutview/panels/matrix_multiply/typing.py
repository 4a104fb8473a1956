"""Typing numbers into the cells of one's own matrices: one text field that wanders over a drawn picture."""

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import font
from scoutview.panels.matrix_multiply.layout_plan import Part
from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.picture import Complaints, MatrixPicture


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


class MatrixTyping(QObject):
    """Keeps the matrices; a text that is no number stays in its cell, with a sentence beside it, until it is one."""

    changed = Signal()

    def __init__(self, picture: MatrixPicture) -> None:
        super().__init__(picture)
        self.matrices = OwnMatrices()
        self._picture = picture
        self._edited: Part | None = None
        self._blamed: Part | None = None
        self.editor = CellEditor(picture)
        self.editor.left.connect(self._leave)
        self.editor.cancelled.connect(self.close)

    def complaints(self) -> Complaints:
        wrong = self.matrices.visible_wrong()
        about = self._blamed if self._blamed in wrong else next(iter(wrong), None)
        return Complaints(wrong, self.matrices.complaint(about) if about else "")

    def edit(self, part: Part) -> None:
        """Open the field over a cell of A or B, if that cell is in the window."""
        rect = self._picture.cell_rect(part)
        if rect is None:
            self.close()
            return
        name, row, column = part
        self._edited = part
        self.editor.edit(rect, self.matrices.text(part), f"{'A' if name == 'left' else 'B'}, {row}, {column}")

    def edit_first(self) -> None:
        self.edit(self.matrices.cells()[0])

    def close(self) -> None:
        """Leave the field without taking what is in it."""
        self._edited = None
        if self.editor.isVisible():
            had_focus = self.editor.hasFocus()
            self.editor.close_quietly()
            if had_focus:
                self._picture.setFocus()

    def _leave(self, text: str, how: str) -> None:
        part = self._edited
        if part is None:
            return
        self.matrices = self.matrices.typed(part, text)
        self._blamed = part if self.matrices.complaint(part) else None
        if how in ("next", "previous"):
            self._edit_neighbour(part, 1 if how == "next" else -1)
        elif how == "away" or self._blamed is None:
            self.close()
        self.changed.emit()

    def _edit_neighbour(self, part: Part, steps: int) -> None:
        cells = self.matrices.cells()
        number = cells.index(part) + steps
        if 0 <= number < len(cells):
            self.edit(cells[number])
        else:
            self.close()
