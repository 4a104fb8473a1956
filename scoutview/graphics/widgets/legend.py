"""The key of a colour map: its low end, the colours, its high end, and what they measure."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from scoutview.graphics.base.image import draw_crisp, image_from_levels
from scoutview.graphics.base.look import Look, font, text_width


def legend_width(low: str, high: str, name: str, bar: float = 120) -> float:
    return sum(text_width(text, "tick") for text in (low, high, name)) + bar + (24 if name else 14)


def draw_legend(
    painter: QPainter,
    look: Look,
    corner: QPointF,
    table: np.ndarray,
    ends: tuple[str, str],
    *,
    name: str = "",
    bar: float = 120,
) -> None:
    """Draw `low [bar] high name` from the corner to the right, 18 high; the table is (256, 3) uint8."""
    low, high = ends
    metrics = QFontMetricsF(font("tick"))
    painter.setFont(font("tick"))
    painter.setPen(look.colour("text3"))
    x, baseline = corner.x(), corner.y() + 13
    painter.drawText(QPointF(x, baseline), low)
    x += metrics.horizontalAdvance(low) + 7
    draw_crisp(
        painter, QRectF(x, corner.y() + 3, bar, 11), image_from_levels(np.arange(256, dtype=np.uint8)[None], table)
    )
    x += bar + 7
    painter.drawText(QPointF(x, baseline), high)
    painter.drawText(QPointF(x + metrics.horizontalAdvance(high) + 10, baseline), name)
