"""A matrix as coloured cells, each with its number where that fits."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_signed
from scoutview.graphics.base.look import Look, font, text_on, text_width
from scoutview.graphics.base.theme import Theme
from scoutview.panels.matrix_multiply.product_plan import Shades, cell_text, number_text


def draw_cells(
    painter: QPainter, look: Look, box: Box, values: np.ndarray, shades: Shades, *, numbers: bool, filled: int = -1
) -> None:
    """Draw (rows, columns) values; only the first `filled` along the rows if that is not negative, the rest empty."""
    rows, columns = values.shape
    width, height = box.width / columns, box.height / rows
    levels = levels_of_signed(shades.of(values), 1.0).tolist()
    painter.setFont(font("caption" if width >= 60 and height >= 28 else "label"))
    for row in range(rows):
        for column in range(columns):
            cell = QRectF(box.x + column * width, box.y + row * height, width, height)
            if 0 <= filled <= row * columns + column:
                _draw_empty(painter, look, cell)
                continue
            fill, ink = _colours(look.theme, levels[row][column])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(cell.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)
            if numbers:
                painter.setPen(ink)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, cell_text(float(values[row, column])))


@lru_cache(maxsize=1024)
def _colours(theme: Theme, level: int) -> tuple[QColor, QColor]:
    """The colour of a table entry, and of the text on it."""
    fill = QColor(*map(int, theme.signed[level]))
    return fill, text_on(fill)


def _draw_empty(painter: QPainter, look: Look, cell: QRectF) -> None:
    painter.setPen(QPen(look.colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cell.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)


def outline(painter: QPainter, look: Look, box: Box, role: str = "accent", line: float = 2) -> None:
    """A rounded frame around cells."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(role), line))
    painter.drawRoundedRect(QRectF(*box).adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)


@dataclass(frozen=True)
class Caption:
    """A name over a matrix and, quieter, its size."""

    name: str
    size: str


def draw_caption(painter: QPainter, look: Look, box: Box, caption: Caption) -> None:
    """Write above the box, as much as its width (or 90) allows."""
    metrics = QFontMetricsF(font("label_strong"))
    painter.setFont(font("label_strong"))
    painter.setPen(look.colour("text2"))
    painter.drawText(QPointF(box.x, box.y + 14), caption.name)
    x = box.x + metrics.horizontalAdvance(caption.name) + 8
    if x + text_width(caption.size, "tick") <= box.right:
        painter.setFont(font("tick"))
        painter.setPen(look.colour("text3"))
        painter.drawText(QPointF(x, box.y + 14), caption.size)


def draw_shades(painter: QPainter, look: Look, corner: QPointF, shades: Shades, width: float) -> None:
    """The key of the colours, 16 high, with its numbers written into it where they belong."""
    levels = levels_of_signed(np.linspace(-1, 1, 256)[None], 1.0)
    bar = QRectF(corner.x(), corner.y(), width, 16)
    draw_crisp(painter, bar, image_from_levels(levels, look.theme.signed))
    painter.setFont(font("tick"))
    for value in shades.marks:
        place = float(shades.of(np.array(value)))
        text = number_text(value)
        room = text_width(text, "tick")
        x = bar.left() + (place + 1) / 2 * width - room / 2
        painter.setPen(text_on(look.signed(place)))
        painter.drawText(QPointF(min(max(x, bar.left() + 4), bar.right() - room - 4), bar.bottom() - 3.5), text)
