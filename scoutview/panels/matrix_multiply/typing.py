"""Typing numbers into the cells of one's own matrices: one text field that wanders over a drawn picture."""

from PySide6.QtCore import QObject, Signal

from scoutview.panels.matrix_multiply.cell_editor import CellEditor
from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.picture import Complaints, MatrixPicture, Part


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
        return Complaints(wrong, self.matrices.complaint(about) if about else "", about)

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
