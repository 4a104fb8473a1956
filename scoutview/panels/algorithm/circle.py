"""A circle with two hands: turned by the first number, then by the second."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scoutview.graphics.base.look import Look


def draw_circle(painter: QPainter, look: Look, middle: QPointF, radius: float, turns: tuple[float, float]) -> None:
    """A hand for the first turn, an arc for the second and a hand where it ends; whole turns, 0 at the right."""
    first, then = turns
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("axis"), 1))
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(QPen(look.colour("text2"), 1.5, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle, _on_circle(middle, radius - 1, first))
    painter.setPen(QPen(look.colour("accent"), 1.5, c=Qt.PenCapStyle.FlatCap))
    inner = 0.55 * radius
    around = QRectF(middle.x() - inner, middle.y() - inner, 2 * inner, 2 * inner)
    painter.drawArc(around, round(16 * 360 * first), round(16 * 360 * then))
    painter.setPen(QPen(look.colour("accent"), 2.5, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle, _on_circle(middle, radius, first + then))


def _on_circle(middle: QPointF, radius: float, turns: float) -> QPointF:
    angle = 2 * math.pi * turns
    return middle + QPointF(radius * math.cos(angle), -radius * math.sin(angle))
