"""A learned table as a heatmap, one row of it pointed at, and that row drawn out as a vector."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_signed
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.signed_scale import MARKS, compressed
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.embedding.lookup_plan import LookupPlan, plan_lookup, sampled

LOOKUP_MS = 600
LEGEND_WIDTH = 134.0
AGAIN = "again"  # the part that is not a row: a click on it shows the lookup once more


@dataclass(frozen=True, eq=False)
class Lookup:
    """The table (rows, columns), the row looked up, and the position vector and sum where a text is read there."""

    table: np.ndarray
    row: int
    position: int = -1
    position_vector: np.ndarray | None = None
    entering: np.ndarray | None = None

    @property
    def sum_known(self) -> bool:
        return self.position_vector is not None and self.entering is not None


class LookupPicture(Chooser):
    """Table, row and vectors; a part is a row of the table, or AGAIN."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._lookup: Lookup | None = None
        self._image: QImage | None = None
        self._legend = Layer()
        self._progress = 1.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(LOOKUP_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._advance)

    def show_lookup(self, lookup: Lookup) -> None:
        if self._lookup is None or lookup.table is not self._lookup.table:
            self._image = None
        self._lookup = lookup
        self.update()

    def play(self) -> None:
        """Let the row come out of the table once more."""
        self._animation.stop()
        if self.isVisible() and self.look.motion and not self.look.picture:
            self._advance(0.0)
            self._animation.start()

    def set_look(self, look: Look) -> None:
        self._image = None
        super().set_look(look)

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        self._animation.stop()
        self._progress = 1.0

    def plan(self) -> LookupPlan | None:
        if self._lookup is None:
            return None
        rows, columns = self._lookup.table.shape
        width, height = self.design_width(), self.design_height()
        return plan_lookup(width, height, (rows, columns), self.look.scale, self._lookup.sum_known)

    def part_at(self, point: QPointF) -> int | str | None:
        plan = self.plan()
        if plan is None:
            return None
        if plan.strip_at(point.x(), point.y()) is not None:
            return AGAIN
        return plan.row_at(point.x(), point.y())

    def move_choice(self, rows: int, columns: int) -> None:
        if self._lookup is not None and rows:
            self.chosen.emit(min(max(self._lookup.row + rows, 0), len(self._lookup.table) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(AGAIN)
        else:
            super().keyPressEvent(event)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan = self.plan()
        if plan is None or self._lookup is None:
            return
        lookup = self._lookup
        self._paint_table(painter, plan, lookup.table)
        self._paint_route(painter, plan, lookup.row)
        self._paint_row(painter, plan, lookup)
        if len(plan.strips) > 1 and lookup.position_vector is not None and lookup.entering is not None:
            painter.setOpacity(max(0.0, (self._progress - 0.8) / 0.2))
            self._paint_vector(painter, plan, plan.strips[1], lookup.position_vector)
            self._paint_vector(painter, plan, plan.strips[2], lookup.entering)
            painter.setOpacity(1.0)
        self._paint_words(painter, plan, lookup)
        if self.look.picture:
            self._paint_legend(painter, plan.foot)
        else:
            paint = partial(self._paint_legend, foot=plan.foot)
            x, y, width_of_foot, _ = plan.foot
            self._legend.draw(painter, Box(x, y, width_of_foot + 30, height - y), (self.look, plan.foot), paint)

    def _advance(self, progress: float) -> None:
        self._progress = progress
        self.update()

    def _paint_table(self, painter: QPainter, plan: LookupPlan, table: np.ndarray) -> None:
        rows, columns = plan.cells
        if self._image is None or (self._image.height(), self._image.width()) != plan.cells:
            values = table[sampled(len(table), rows)][:, sampled(table.shape[1], columns)]
            self._image = _coloured(values, self.look)
        draw_crisp(painter, QRectF(*plan.table), self._image)

    def _paint_route(self, painter: QPainter, plan: LookupPlan, row: int) -> None:
        painter.setPen(QPen(self.look.colour("accent"), 1.5, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        table, y = plan.table, plan.row_y(row)
        half = max(3.0, table.height / plan.rows / 2 + 1)
        painter.drawRoundedRect(QRectF(table.x - 1.5, y - half, table.width + 3, 2 * half), 2, 2)
        corners = [QPointF(*corner) for corner in plan.route(row)]
        painter.drawPolyline(QPolygonF(corners))
        _paint_arrow(painter, corners[-2], corners[-1], self.look)

    def _paint_row(self, painter: QPainter, plan: LookupPlan, lookup: Lookup) -> None:
        vector = lookup.table[lookup.row]
        if self._progress >= 1:
            self._paint_vector(painter, plan, plan.strips[0], vector)
            return
        box = plan.travelling(lookup.row, self._progress)
        self._paint_vector(painter, plan, box, vector)
        painter.setPen(QPen(self.look.colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(*box))

    def _paint_vector(self, painter: QPainter, plan: LookupPlan, box: Box, vector: np.ndarray) -> None:
        draw_crisp(painter, QRectF(*box), _coloured(vector[sampled(len(vector), plan.strip_cells)][None], self.look))

    def _paint_words(self, painter: QPainter, plan: LookupPlan, lookup: Lookup) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        for box, text in zip(plan.strip_labels, _labels_of(lookup), strict=False):
            painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignVCenter, text)
        room = plan.foot.width - LEGEND_WIDTH - 22 - (0 if self.look.picture else 34)
        metrics = QFontMetricsF(font("label"))
        for index, variants in enumerate(_lines_of(lookup, labelled=bool(plan.strip_labels))):
            text = first_fitting(variants, room, metrics)
            painter.drawText(QPointF(plan.foot.x, plan.foot.y + 12 + 17 * index), text)

    def _paint_legend(self, painter: QPainter, foot: Box) -> None:
        left, levels = foot.right - LEGEND_WIDTH - 8, np.arange(256, dtype=np.uint8)[None]
        bar = QRectF(left, foot.y + 2, LEGEND_WIDTH, 10)
        draw_crisp(painter, bar, image_from_levels(levels, self.look.theme.signed))
        painter.setFont(font("tick"))
        painter.setPen(QPen(self.look.colour("text3"), 1))
        for value, text in MARKS:
            x = left + (float(compressed(np.array(value))) + 1) / 2 * LEGEND_WIDTH
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 3))
            painter.drawText(QRectF(x - 30, bar.bottom() + 2, 60, 18), Qt.AlignmentFlag.AlignCenter, text)


def _coloured(values: np.ndarray, look: Look) -> QImage:
    return image_from_levels(levels_of_signed(compressed(values), 1.0), look.theme.signed)


def _row_in_words(lookup: Lookup) -> str:
    return f"row {count(lookup.row)} of {count(len(lookup.table))}"


def _labels_of(lookup: Lookup) -> tuple[str, str, str]:
    """What stands before the three vectors."""
    return _row_in_words(lookup), f"+ position {lookup.position}", "= enters the model"


def _lines_of(lookup: Lookup, *, labelled: bool) -> tuple[tuple[str, ...], ...]:
    """The lines below the picture, each in variants from long to short."""
    row, numbers = _row_in_words(lookup), f"{count(lookup.table.shape[1])} numbers"
    if labelled:
        return ((f"{numbers} each",),)
    if lookup.position < 0:
        return (f"{row}: {numbers}", row), ("not in this text",)
    if lookup.sum_known:
        return (f"{row}: {numbers}", row), (
            f"position {lookup.position} is then added",
            f"+ position {lookup.position}",
        )
    return ((f"{row}: {numbers}", row),)


def _paint_arrow(painter: QPainter, before: QPointF, tip: QPointF, look: Look) -> None:
    """A small arrowhead at the tip, pointing right or down as the last stretch does."""
    along = QPointF(0, 6) if abs(tip.x() - before.x()) < 0.5 else QPointF(6, 0)
    across = QPointF(3.5, 0) if along.x() == 0 else QPointF(0, 3.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawPolygon(QPolygonF([tip, tip - along + across, tip - along - across]))
