"""Numbers on their way, drawn: a row that turns onto a column, pairs that meet, a product and a sum that fly."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.panels.matrix_multiply.painting import draw_cells, outline
from scoutview.panels.matrix_multiply.product_plan import Shades, number_text

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
    greys: bool = False,
) -> None:
    """A number that has left its matrix: its cell in a frame, fainter once its product has been taken."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("panel"))
    painter.drawRoundedRect(QRectF(*box), 3, 3)
    painter.setOpacity(FADED if done else 1.0)
    draw_cells(painter, look, box, np.array([[value]]), shades, numbers=numbers, greys=greys)
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


def dim_around(painter: QPainter, look: Look, matrix: Box, lit: Box) -> None:
    """Let all of a matrix recede but the row or the column that takes part."""
    around = QPainterPath()
    around.addRect(QRectF(*matrix))
    spared = QPainterPath()
    spared.addRect(QRectF(*lit).adjusted(-1, -1, 1, 1))
    painter.fillPath(around.subtracted(spared), look.colour("panel", 0.6))


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
