"""All sums as a grid of cells, right or wrong, trained or never seen, beside those of earlier frames."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box, enclosing
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.language import tr
from scoutview.panels.answer_grid.axes_painting import AxesPainting
from scoutview.panels.answer_grid.earlier_painting import EarlierPainting, cells_of
from scoutview.panels.answer_grid.earlier_plan import NOW, EarlierAnswers, EarlierFrame
from scoutview.panels.answer_grid.layout_plan import PADDING, AnswerGridLayout, lay_out_grid
from scoutview.panels.answer_grid.painting import AnswerGridPainting, one_row_fits
from scoutview.panels.answer_grid.plan import AnswerCounts, AnswersToSums, counts_of

SMALLEST = QSize(150, 104)
FEWEST = 4  # numbers along a side, where nothing nearer is shown


class AnswerGridPicture(ZoomChooser):
    """Draws an AnswersToSums; a part is a sum (a, b) or the step of an earlier grid. The mouse over a cell reads it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.grid: AnswersToSums | None = None
        self.counts: AnswerCounts | None = None
        self._only_split = False
        self._step = 0
        self._earlier: Sequence[EarlierAnswers] = ()
        self._image: QImage | None = None
        self._layer = Layer()  # of the earlier grids
        self.setAccessibleName(tr("Answers to all sums"))
        self.setToolTip(
            tr("Click: ask this sum; in an earlier grid: go to its step. Arrow keys go on to the next sum.")
            + f"\n{HINT}"
        )
        self.hovered.connect(lambda _: self.update())

    def show_grid(self, grid: AnswersToSums, step: int) -> None:
        self.grid, self.counts, self._image, self._step = grid, counts_of(grid), None, step
        if self.hovered_sum is not None and max(self.hovered_sum) >= grid.numbers:
            self._under = None
        self.update()

    def show_earlier(self, earlier: Sequence[EarlierAnswers]) -> None:
        """Draw these beside it, where there is room for all."""
        self._earlier = tuple(earlier)
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
        earlier = len(self._earlier)
        size = width, self.design_height()
        return lay_out_grid(*size, numbers, per_unit, one_row=fits, earlier=earlier, brief=self.look.alone)

    def zoom_room(self) -> Box | None:
        return None if self.grid is None else self._whole_plan().grid

    def zoom_shape(self) -> tuple[int, ...]:
        return (0 if self.grid is None else self.grid.numbers,)

    def zoom_least(self) -> tuple[float, float]:
        least = min(1.0, FEWEST / max(1, self.zoom_shape()[0]))
        return least, least

    def part_at(self, point: QPointF) -> tuple[int, int] | int | None:
        if self.grid is None:
            return None
        plan, x, y = self.plan(), point.x(), point.y()
        earlier = zip(self._earlier, plan.earlier, strict=False)  # none are planned where there is no room
        return next((one.frame.step for one, (box, _) in earlier if box.contains(x, y)), plan.at(x, y))

    def move_choice(self, rows: int, columns: int) -> None:
        if self.grid is not None:
            numbers = self.grid.numbers
            a, b = (number + by for number, by in zip(self.grid.probe, (rows, columns), strict=True))
            a, b = a % numbers, b % numbers
            self.reveal((b + 0.5) / numbers, (a + 0.5) / numbers)
            self.chosen.emit((a, b))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self.grid is None or self.counts is None or width < SMALLEST.width() or height < SMALLEST.height():
            return
        plan = self.plan()
        axes = AxesPainting(painter, self.look, plan, self.grid.probe, self.hovered_sum)
        parts = AnswerGridPainting(painter, self.look, plan, self.grid, self.counts, self._only_split, self.hovered_sum)
        parts.paint_cells(self._cells(self.grid))
        parts.paint_numbers()
        axes.paint_axes()
        axes.paint_marks()
        parts.paint_legend()
        parts.paint_words()
        if plan.captions is not None:
            self._paint_earlier(painter, plan, self.counts)

    def _paint_earlier(self, painter: QPainter, plan: AnswerGridLayout, counts: AnswerCounts) -> None:
        """The earlier grids, which stay while the frame on screen changes; and the captions of this one."""
        assert plan.captions is not None
        parts = EarlierPainting(painter, self.look, plan, self._only_split)
        parts.paint_title(plan.captions, EarlierFrame(NOW, self._step))
        parts.paint_share(plan.captions, counts)
        places = [box for grid, captions in plan.earlier for box in (grid, *captions)]
        room = enclosing(places)
        key = self._earlier, plan.earlier, plan.zoom, self._only_split, self.look
        self._layer.draw(painter, room, key, lambda on: replace(parts, painter=on).paint(self._earlier))

    def _cells(self, grid: AnswersToSums) -> QImage:
        if self._image is None:
            self._image = cells_of(grid, self.look, only_split=self._only_split)
        return self._image
