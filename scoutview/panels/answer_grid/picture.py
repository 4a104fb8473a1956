"""All sums as a grid of cells, right or wrong, trained or never seen, and what is to be said of them."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import image_from_levels
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.panels.answer_grid.layout_plan import PADDING, AnswerGridLayout, lay_out_grid
from scoutview.panels.answer_grid.painting import AnswerGridPainting, one_row_fits, table_of
from scoutview.panels.answer_grid.plan import AnswerCounts, AnswersToSums, cell_levels, counts_of, split_levels

SMALLEST = QSize(150, 132)
FEWEST = 4  # numbers along a side, where nothing nearer is shown


class AnswerGridPicture(ZoomChooser):
    """Draws an AnswersToSums; a part is a sum (a, b). The mouse over a cell reads it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.grid: AnswersToSums | None = None
        self.counts: AnswerCounts | None = None
        self._only_split = False
        self._image: QImage | None = None
        self.setAccessibleName("Answers to all sums")
        self.setToolTip(f"Click: ask this sum. Arrow keys go on to the next.\n{HINT}")
        self.hovered.connect(lambda _: self.update())

    def show_grid(self, grid: AnswersToSums) -> None:
        self.grid, self.counts, self._image = grid, counts_of(grid), None
        if self.hovered_sum is not None and max(self.hovered_sum) >= grid.numbers:
            self._under = None
        self.update()

    def show_split(self, only_split: bool) -> None:
        """Only which sums are trained, or their answers."""
        self._only_split, self._image = only_split, None
        self.update()

    def set_look(self, look: Look) -> None:
        self._image = None
        super().set_look(look)

    @property
    def hovered_sum(self) -> tuple[int, int] | None:
        """The sum under the mouse."""
        return self._under if isinstance(self._under, tuple) else None

    def plan(self) -> AnswerGridLayout:
        whole = self._whole_plan()
        return whole if self.zoom.is_whole else replace(whole, zoom=self.zoom)

    def _whole_plan(self) -> AnswerGridLayout:
        numbers = self.grid.numbers if self.grid is not None else 1
        width, per_unit = self.design_width(), self.look.scale * self.devicePixelRatioF()
        fits = self.counts is None or one_row_fits(self.counts, self._only_split, width - 2 * PADDING)
        return lay_out_grid(width, self.design_height(), numbers, per_unit, one_row=fits)

    def zoom_room(self) -> Box | None:
        return None if self.grid is None else self._whole_plan().grid

    def zoom_shape(self) -> tuple[int, ...]:
        return (0 if self.grid is None else self.grid.numbers,)

    def zoom_least(self) -> tuple[float, float]:
        least = min(1.0, FEWEST / max(1, self.zoom_shape()[0]))
        return least, least

    def part_at(self, point: QPointF) -> tuple[int, int] | None:
        return None if self.grid is None else self.plan().at(point.x(), point.y())

    def move_choice(self, rows: int, columns: int) -> None:
        if self.grid is not None:
            numbers = self.grid.numbers
            a, b = (number + by for number, by in zip(self.grid.probe, (rows, columns), strict=True))
            a, b = a % numbers, b % numbers
            self.reveal((b + 0.5) / numbers, (a + 0.5) / numbers)
            self.chosen.emit((a, b))

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self.grid is None or self.counts is None or width < SMALLEST.width() or height < SMALLEST.height():
            return
        shown = self.grid, self.counts, self._only_split, self.hovered_sum
        parts = AnswerGridPainting(painter, self.look, self.plan(), *shown)
        parts.paint_cells(self._cells(self.grid))
        parts.paint_numbers()
        parts.paint_axes()
        parts.paint_marks()
        parts.paint_legend()
        parts.paint_words()

    def _cells(self, grid: AnswersToSums) -> QImage:
        if self._image is None:
            levels = split_levels(grid) if self._only_split else cell_levels(grid)
            self._image = image_from_levels(levels, table_of(self.look, self._only_split))
        return self._image
