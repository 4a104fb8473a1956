"""A flag over a plot: its pole, its pennant and its word."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.plots.flags_plan import PENNANT, FlagPlan
from scoutview.graphics.plots.view_plan import FLAG_ROW


def draw_flag(painter: QPainter, look: Look, plan: FlagPlan, top: float, foot: float) -> None:
    """A dotted line down to a foot, and above the top a pennant with its word."""
    colour, side = look.colour("mark"), -1 if plan.to_left else 1
    top -= plan.row * FLAG_ROW
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(plan.x, top - 8), QPointF(plan.x, foot))
    if plan.word:
        left = plan.x - PENNANT - text_width(plan.word, "label") if plan.to_left else plan.x + PENNANT
        painter.setFont(font("label"))
        painter.setPen(colour)
        painter.drawText(QPointF(left, top - 12), plan.word)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(pennant(plan.x, top - 21, side))


def pennant(x: float, top: float, side: int = 1) -> QPolygonF:
    """The cloth of a flag at its pole, to the right or (-1) to the left."""
    shape = [(0, 0), (11, 0), (8, 4.5), (11, 9), (0, 9)]
    return QPolygonF([QPointF(x + side * dx, top + dy) for dx, dy in shape])
