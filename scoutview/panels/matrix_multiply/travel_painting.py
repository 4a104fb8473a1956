"""Numbers on their way, drawn: a row that turns onto a column, pairs that meet, a product and a sum that fly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.panels.matrix_multiply.layout_plan import MatrixLayout
from scoutview.panels.matrix_multiply.painting import NONE, draw_cells, outline
from scoutview.panels.matrix_multiply.play_plan import Moment
from scoutview.panels.matrix_multiply.product_plan import Product, Shades, Term, number_text
from scoutview.panels.matrix_multiply.sum_painting import written_cells
from scoutview.panels.matrix_multiply.travel_plan import between, lifted_row

CHIP_HEIGHT = 26.0
FADED = 0.45
TIMES = 7.0  # radius of the sign where a pair meets


def draw_travelling(
    painter: QPainter,
    look: Look,
    box: Box,
    value: float,
    shades: Shades,
    *,
    numbers: bool,
    done: bool = False,
    intensity: bool = False,
    text: str = "",
) -> None:
    """A number that has left its matrix: its cell in a frame, fainter once its product has been taken."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("panel"))
    painter.drawRoundedRect(QRectF(*box), 3, 3)
    painter.setOpacity(FADED if done else 1.0)
    written = {(0, 0): text} if text else NONE
    draw_cells(painter, look, box, np.array([[value]]), shades, numbers=numbers, intensity=intensity, written=written)
    outline(painter, look, Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2), line=1.5)
    painter.setOpacity(1.0)


def draw_flying(painter: QPainter, look: Look, middle: QPointF, value: float, *, role: str = "caption_strong") -> None:
    """A product or a sum on its way: the number on a chip."""
    text = number_text(value)
    width, height = text_width(text, role) + 16, CHIP_HEIGHT * (1.3 if role == "key" else 1.0)
    box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    painter.setPen(QPen(look.colour("accent"), 1.5))
    painter.setBrush(look.colour("wash"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(font(role))
    painter.setPen(look.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_times(painter: QPainter, look: Look, middle: QPointF, met: float) -> None:
    """Where a pair meets, from 0 to 1, and is multiplied."""
    radius = TIMES * min(1.0, 2 * met)
    painter.setPen(QPen(look.colour("accent"), 1.5))
    painter.setBrush(look.colour("panel"))
    painter.drawEllipse(middle, radius, radius)
    if radius < TIMES:
        return
    painter.setFont(font("label_strong"))
    painter.setPen(look.colour("text"))
    sign = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
    painter.drawText(QRectF(middle.x() - TIMES, middle.y() - TIMES - 0.5, 2 * TIMES, 2 * TIMES), sign, "×")


@dataclass(frozen=True, eq=False)
class TravelPainting:
    """Draws what is on its way to a cell of a matrix product, with one painter."""

    painter: QPainter
    look: Look
    layout: MatrixLayout
    product: Product
    cell: tuple[int, int]
    shades: Shades

    def paint(self, terms: Sequence[Term], moment: Moment) -> None:
        """All that is to be seen at this moment, but the terms that have arrived."""
        if not moment.lifted:
            return
        layout, (row, column) = self.layout, self.cell
        boxes = lifted_row(layout, self.cell, moment.lifted)
        cells = written_cells(layout, self.product, self.cell, terms)
        written = {part[2]: text for part, text in cells.items() if part[0] == "left"}
        for number, (box, inner) in enumerate(zip(boxes, layout.window.inner, strict=True)):
            value, done, text = float(self.product.left[row, inner]), number < moment.number, written.get(inner, "")
            draw_travelling(
                self.painter, self.look, box, value, self.shades, numbers=layout.numbers_fit, done=done, text=text
            )
        if moment.number < len(terms) and moment.lifted >= 1:
            self._paint_term(terms[moment.number], boxes, moment)
        elif moment.landed:
            goal = layout.cell_box(("result", row, column))
            start = layout.sum.total
            middle = _middle(between(start, goal, moment.landed))
            draw_flying(self.painter, self.look, middle, float(self.product.result[row, column]), role="key")

    def _paint_term(self, term: Term, boxes: Sequence[Box], moment: Moment) -> None:
        """A pair that meets, or what stands for the products that are not listed; then its way into the sum."""
        layout, number = self.layout, moment.number
        inner = layout.window.inner[min(number, len(boxes) - 1)]
        start = column = layout.cell_box(("top", inner, self.cell[1]))
        if term.factors is not None:
            outline(self.painter, self.look, column, "text", 2)
            outline(self.painter, self.look, boxes[number], "text", 2)
            start = Box(column.x - column.width / 2, column.y, column.width, column.height)
            if not moment.flown:
                draw_times(self.painter, self.look, QPointF(column.x, column.middle_y), moment.met)
        if moment.flown or term.factors is None:
            flying = between(start, layout.sum.value(number), moment.flown)
            draw_flying(self.painter, self.look, _middle(flying), term.value)


def _middle(box: Box) -> QPointF:
    return QPointF(box.x + box.width / 2, box.middle_y)
