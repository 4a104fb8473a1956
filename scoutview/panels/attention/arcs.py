"""Curves from one token to the tokens it looks at: the thicker, the more."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPen

from scoutview.graphics.base.look import font, text_width
from scoutview.graphics.base.numbers import share
from scoutview.panels.attention.head_painting import HeadPainting
from scoutview.panels.attention.head_plan import Arc, HeadPlan

LABELLED = 0.1  # curves from this weight on carry their share in per cent, where there is room
SHARES_FROM = 84.0  # design pixels of their height that hold these shares, too
REACH = 12.0  # how wide a curve is for the pointer


def curve_of(plan: HeadPlan, row: int, arc: Arc) -> QPainterPath:
    """From the token of this row to the one that it looks at."""
    start, end, base = plan.centre_x(row), plan.centre_x(arc.column), plan.labels_y
    if arc.column == row:
        spread = min(9.0, 0.4 * plan.cell_width)
        start, end = start - spread, end + spread
    path = QPainterPath(QPointF(start, base))
    control = base - 4 / 3 * _height(plan, row, arc)
    path.cubicTo(QPointF(start, control), QPointF(end, control), QPointF(end, base))
    return path


def top_of(plan: HeadPlan, row: int, arc: Arc) -> QPointF:
    """The highest place of that curve."""
    middle = (plan.centre_x(row) + plan.centre_x(arc.column)) / 2
    return QPointF(middle, plan.labels_y - _height(plan, row, arc) - 3 * arc.weight)


def column_at(plan: HeadPlan, row: int, arcs: Sequence[Arc], point: QPointF) -> int | None:
    """The column whose curve is there, the strongest of several; None beside them all."""
    touched = QPainterPathStroker()
    for arc in reversed(arcs):
        touched.setWidth(max(REACH, 1 + 6 * arc.weight))
        if touched.createStroke(curve_of(plan, row, arc)).contains(point):
            return arc.column
    return None


def _height(plan: HeadPlan, row: int, arc: Arc) -> float:
    """How far above the labels a curve rises, with room for a thick line."""
    room = plan.arcs_height - (26 if plan.arcs_height >= SHARES_FROM else 6)
    return min(room, 20.0) if row == arc.column else room * arc.height


@dataclass(frozen=True, eq=False)
class ArcPainting:
    """The curves over one head that is painted."""

    on: HeadPainting

    def paint(self, arcs: Sequence[Arc]) -> None:
        """Curves above the labels, the thicker the more; strong ones last, with their share where there is room."""
        plan = self.on.plan
        if not plan.arcs_height:
            return
        with self.on.cut_across(0, plan.y):
            self.on.painter.save()
            self.on.painter.setBrush(Qt.BrushStyle.NoBrush)
            shade = self.on.look.colour if self.on.look.transparent else self.on.look.tint
            for arc in arcs:
                colour = shade("accent", 0.25 + 0.75 * min(arc.weight, 1.0))
                pen = QPen(colour, 1 + 6 * arc.weight)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                self.on.painter.setPen(pen)
                self.on.painter.drawPath(curve_of(plan, self.on.view.row, arc))
            self.on.painter.restore()
            if plan.arcs_height >= SHARES_FROM:
                self._paint_shares(arcs)

    def _paint_shares(self, arcs: Sequence[Arc]) -> None:
        """Write the share at the top of a curve, or at the foot of a short one; nowhere if both places are taken."""
        self.on.painter.setFont(font("label_strong"))
        self.on.painter.setPen(self.on.look.colour("accent"))
        strokes, plan = QPainterPathStroker(), self.on.plan
        strokes.setWidth(6)
        strong = [arc for arc in arcs if arc.weight >= LABELLED]
        drawn = [strokes.createStroke(curve_of(plan, self.on.view.row, arc)) for arc in strong]
        for arc in reversed(strong):
            text = share(arc.weight)
            for box in self._share_places(arc, text_width(text, "label_strong") + 6):
                seen = self.on.plan.zoom.is_whole or (
                    box.left() >= self.on.plan.room.x and box.right() <= self.on.plan.room.right
                )
                if seen and not any(other.intersects(box) for other in drawn):
                    self.on.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                    taken = QPainterPath()
                    taken.addRect(box)
                    drawn.append(taken)
                    break

    def _share_places(self, arc: Arc, width: float) -> tuple[QRectF, QRectF]:
        plan, row = self.on.plan, self.on.view.row
        top = plan.labels_y - _height(plan, row, arc) - 3 * arc.weight - 22
        middle = (plan.centre_x(row) + plan.centre_x(arc.column)) / 2
        foot = plan.centre_x(arc.column)
        foot += -width - 6 if arc.column < row else 6
        return QRectF(middle - width / 2, top, width, 18), QRectF(foot, plan.labels_y - 34, width, 18)
