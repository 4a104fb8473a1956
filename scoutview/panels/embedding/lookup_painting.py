"""The parts of a lookup, each painted by one function in design pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_signed
from scoutview.graphics.base.look import Look, first_with_room, font
from scoutview.graphics.base.signed_scale import MARKS, SHORT_MARKS, compressed
from scoutview.graphics.base.words import LEFT, draw_words
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.panels.embedding.lookup_plan import LEGEND, LookupMoment, LookupPlan, sampled

DIMMED = 0.7  # of the table, while one of its rows is looked up
WIDE = 700.0  # from this width on the sum is written larger


@dataclass(frozen=True, eq=False)
class LookupPainting:
    """A painter on a plan."""

    painter: QPainter
    look: Look
    plan: LookupPlan

    def paint_row_in_table(self, row: int, vector: np.ndarray, moment: LookupMoment) -> None:
        """The row that the token's number picks, its colours as they are, and the way out of the table."""
        painter, table, box = self.painter, self.plan.table, QRectF(*self.plan.row_box(row))
        if moment.total < 1:  # a lookup is being shown
            painter.fillRect(QRectF(*table), self.look.colour("panel", DIMMED * moment.lit * (1 - moment.total)))
        self._paint_vector(self.plan.row_box(row), vector, self.plan.cells[1])
        painter.setOpacity(moment.lit)
        painter.setPen(QPen(self.look.colour("accent"), 1.5, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-1.5, -1, 1.5, 1), 2, 2)
        painter.setOpacity(min(1.0, 2 * moment.gone))
        corners = [QPointF(*corner) for corner in self.plan.route(row)]
        painter.drawPolyline(QPolygonF(corners))
        _paint_arrow(painter, corners[-2], corners[-1], self.look)
        painter.setOpacity(1.0)

    def paint_travelling(self, row: int, vector: np.ndarray, gone: float) -> None:
        """The row on its way."""
        box = self.plan.travelling(row, gone)
        self._paint_vector(box, vector, self.plan.strip_cells)
        self.painter.setPen(QPen(self.look.colour("accent"), 1.5))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(QRectF(*box))

    def paint_vectors(self, vectors: Sequence[np.ndarray], shares: Sequence[float]) -> None:
        """Each in its strip, as far as it has come."""
        cells = sampled(len(vectors[0]), self.plan.strip_cells)
        rows = coloured(np.stack(vectors)[:, cells], self.look)
        for index, (strip, share) in enumerate(zip(self.plan.strips, shares, strict=False)):
            self.painter.setOpacity(share)
            if share:
                draw_crisp(self.painter, QRectF(*strip), rows, QRectF(0, index, len(cells), 1))
        self.painter.setOpacity(1.0)

    def paint_column(self, column: int, *, pointed: bool) -> None:
        """Around the numbers that the line below adds."""
        self.painter.setPen(QPen(self.look.colour("accent" if pointed else "text"), 1.5))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in self.plan.column_boxes(column):
            self.painter.drawRect(QRectF(*box).adjusted(-1, -1, 1, 1))

    def paint_labels(self, labels: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        """What each vector is, from long to short."""
        self.painter.setPen(self.look.colour("text2"))
        for box, variants, share in zip(self.plan.strip_labels, labels, shares, strict=False):
            self.painter.setOpacity(share)
            draw_words(self.painter, QRectF(*box), first_with_room(variants, box.width, "label"), "label", LEFT)
        self.painter.setOpacity(1.0)

    def paint_foot(self, lines: Sequence[Sequence[str]], room: float, share: float) -> None:
        """One number of the sum, written out, as far as it has come, and what else is to be said.

        The lines are told in variants from long to short.
        """
        large = "caption" if self.plan.foot.width >= WIDE else "label"
        for index, variants in enumerate(lines):
            role, colour = ("label", "text3") if index else (large, "text")
            self.painter.setPen(self.look.colour(colour))
            self.painter.setOpacity(1.0 if index else share)
            box = QRectF(self.plan.foot.x, self.plan.foot.y - 2 + 18 * index, room, 18)
            draw_words(self.painter, box, first_fitting(variants, room, QFontMetricsF(font(role))), role, LEFT)
        self.painter.setOpacity(1.0)

    def paint_legend(self, painter: QPainter) -> None:
        foot, width = self.plan.foot, self.plan.legend_width
        marks = MARKS if width >= LEGEND else SHORT_MARKS
        left, levels = foot.right - width - 8, np.arange(256, dtype=np.uint8)[None]
        bar = QRectF(left, self.plan.legend_y, width, 10)
        draw_crisp(painter, bar, image_from_levels(levels, self.look.theme.signed))
        painter.setFont(font("tick"))
        painter.setPen(QPen(self.look.colour("text3"), 1))
        for value, text in marks:
            x = left + (float(compressed(np.array(value))) + 1) / 2 * width
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 3))
            painter.drawText(QRectF(x - 30, bar.bottom() + 2, 60, 18), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_vector(self, box: Box, vector: np.ndarray, cells: int) -> None:
        draw_crisp(self.painter, QRectF(*box), coloured(vector[sampled(len(vector), cells)][None], self.look))


def coloured(values: np.ndarray, look: Look) -> QImage:
    """(rows, columns) numbers as a picture, a pixel each."""
    return image_from_levels(levels_of_signed(compressed(values), 1.0), look.theme.signed)


def _paint_arrow(painter: QPainter, before: QPointF, tip: QPointF, look: Look) -> None:
    """A small arrowhead at the tip, pointing left, right or down as the last stretch does."""
    along = QPointF(0, 6) if abs(tip.x() - before.x()) < 0.5 else QPointF(6 if tip.x() > before.x() else -6, 0)
    across = QPointF(3.5, 0) if along.x() == 0 else QPointF(0, 3.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawPolygon(QPolygonF([tip, tip - along + across, tip - along - across]))
