"""Curves from one token to the tokens it looks at: the thicker, the more."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen

from scoutview.graphics.base.look import Look, font
from scoutview.panels.attention.plan import Arc, HeadPlan

LABELLED = 0.1  # curves from this weight on carry their share in per cent, where there is room


def draw_arcs(painter: QPainter, look: Look, plan: HeadPlan, row: int, arcs: Sequence[Arc]) -> None:
    """Draw the curves above the tokens' labels; strong ones last, with their share where the space is high enough."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shade = look.colour if look.transparent else look.tint
    for arc in arcs:
        colour = shade("accent", 0.25 + 0.75 * min(arc.weight, 1.0))
        pen = QPen(colour, 1 + 6 * arc.weight)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPath(_curve(plan, row, arc))
    painter.restore()
    if plan.arcs_height >= 84:
        _draw_shares(painter, look, plan, row, arcs)


def _height(plan: HeadPlan, row: int, column: int) -> float:
    """How far above the labels a curve rises: the farther it reaches, the higher, with room for a thick line."""
    room = plan.arcs_height - (26 if plan.arcs_height >= 84 else 6)
    if row == column:
        return min(room, 20.0)
    reach = abs(row - column) / max(1, plan.tokens - 1)
    return room * min(1.0, 0.35 + 0.9 * reach)


def _curve(plan: HeadPlan, row: int, arc: Arc) -> QPainterPath:
    start, end, base = plan.centre_x(row), plan.centre_x(arc.column), plan.labels_y
    if arc.column == row:
        spread = min(9.0, 0.4 * plan.cell_width)
        start, end = start - spread, end + spread
    path = QPainterPath(QPointF(start, base))
    control = base - 4 / 3 * _height(plan, row, arc.column)
    path.cubicTo(QPointF(start, control), QPointF(end, control), QPointF(end, base))
    return path


def _draw_shares(painter: QPainter, look: Look, plan: HeadPlan, row: int, arcs: Sequence[Arc]) -> None:
    """Write the share at the top of a curve, or at the foot of a short one; nowhere if both places are taken."""
    painter.setFont(font("label_strong"))
    painter.setPen(look.colour("accent"))
    metrics = QFontMetricsF(font("label_strong"))
    strokes = QPainterPathStroker()
    strokes.setWidth(6)
    drawn = [strokes.createStroke(_curve(plan, row, arc)) for arc in arcs if arc.weight >= LABELLED]
    for arc in reversed(arcs):
        text = f"{100 * arc.weight:.0f} %"
        for box in _places(plan, row, arc, metrics.horizontalAdvance(text) + 6):
            if arc.weight >= LABELLED and not any(other.intersects(box) for other in drawn):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                taken = QPainterPath()
                taken.addRect(box)
                drawn.append(taken)
                break


def _places(plan: HeadPlan, row: int, arc: Arc, width: float) -> tuple[QRectF, QRectF]:
    top = plan.labels_y - _height(plan, row, arc.column) - 3 * arc.weight - 22
    middle = (plan.centre_x(row) + plan.centre_x(arc.column)) / 2
    foot = plan.centre_x(arc.column)
    foot += -width - 6 if arc.column < row else 6
    return QRectF(middle - width / 2, top, width, 18), QRectF(foot, plan.labels_y - 34, width, 18)
