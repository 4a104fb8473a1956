"""All sums as a grid of cells, right or wrong, trained or never seen, and what is to be said of them."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import image_from_levels
from scoutview.graphics.base.look import Look
from scoutview.panels.answer_grid.layout_plan import PADDING, GridPlan, plan_grid
from scoutview.panels.answer_grid.painting import AnswerGridPainting, one_row_fits, table_of
from scoutview.panels.answer_grid.plan import AnswerCounts, AnswersToSums, cell_levels, counts_of, split_levels

SMALLEST = QSize(150, 132)
STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class AnswerGridPicture(Canvas):
    """Draws an AnswersToSums. A click, or an arrow key, chooses a sum; the mouse over a cell reads it."""

    chosen = Signal(str)  # a sum, as a probe is written

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.grid: AnswersToSums | None = None
        self.counts: AnswerCounts | None = None
        self._only_split = False
        self._hovered: tuple[int, int] | None = None
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Answers to all sums")

    def show_grid(self, grid: AnswersToSums) -> None:
        self.grid, self.counts, self._image = grid, counts_of(grid), None
        if self._hovered is not None and max(self._hovered) >= grid.numbers:
            self._hovered = None
        self.update()

    def show_split(self, only_split: bool) -> None:
        """Only which sums are trained, or their answers."""
        self._only_split, self._image = only_split, None
        self.update()

    def set_look(self, look: Look) -> None:
        self._image = None
        super().set_look(look)

    def plan(self) -> GridPlan:
        numbers = self.grid.numbers if self.grid is not None else 1
        width, per_unit = self.design_width(), self.look.scale * self.devicePixelRatioF()
        fits = self.counts is None or one_row_fits(self.counts, self._only_split, width - 2 * PADDING)
        return plan_grid(width, self.design_height(), numbers, per_unit, one_row=fits)

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self.grid is None or self.counts is None or width < SMALLEST.width() or height < SMALLEST.height():
            return
        plan = self.plan()
        parts = AnswerGridPainting(painter, self.look, plan, self.grid, self.counts, self._only_split, self._hovered)
        parts.paint_cells(self._cells(self.grid))
        parts.paint_axes()
        parts.paint_marks()
        parts.paint_legend()
        parts.paint_words()
        if self.hasFocus() and not self.look.picture:
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(*plan.grid).adjusted(-3, -3, 3, 3))

    def _cells(self, grid: AnswersToSums) -> QImage:
        if self._image is None:
            levels = split_levels(grid) if self._only_split else cell_levels(grid)
            self._image = image_from_levels(levels, table_of(self.look))
        return self._image

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.design_position(event)
        hovered = self.plan().at(place.x(), place.y()) if self.grid is not None else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor)
            self.setToolTip("Click: ask this sum. Arrow keys go on to the next." if hovered else "")
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.design_position(event)
        pressed = self.plan().at(place.x(), place.y()) if self.grid is not None else None
        if event.button() == Qt.MouseButton.LeftButton and self.grid is not None and pressed is not None:
            self.chosen.emit(self.grid.written(*pressed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or self.grid is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        a, b = (number + by for number, by in zip(self.grid.probe, step, strict=True))
        self.chosen.emit(self.grid.written(a % self.grid.numbers, b % self.grid.numbers))
