"""Curves from one token to the tokens it looks at: the thicker, the more."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import font, text_width
from scoutview.graphics.base.numbers import share
from scoutview.panels.attention.arcs_plan import Curve, curve_of, share_places
from scoutview.panels.attention.facts_plan import head_in_block
from scoutview.panels.attention.head_painting import HeadPainting
from scoutview.panels.attention.head_plan import SHARES_FROM, Arc, HeadPlan, arc_of
from scoutview.panels.attention.others_plan import OtherLook
from scoutview.panels.attention.plan import PADDING

LABELLED = 0.1  # curves from this weight on carry their share in per cent, where there is room
DASHES = (1.6, 1.0)  # of another head's curve, in widths of it
# made once: Python turns names of Qt slowly into numbers
FLAT = QPen(Qt.GlobalColor.black, 1, c=Qt.PenCapStyle.FlatCap)
REACH = 12.0  # how wide a curve is for the pointer


def path_of(plan: HeadPlan, row: int, arc: Arc) -> QPainterPath:
    """The curve from the token of this row to the one that it looks at."""
    return _path(curve_of(plan, row, arc).corners)


def top_of(plan: HeadPlan, row: int, arc: Arc) -> QPointF:
    """The highest place of that curve."""
    return QPointF(*curve_of(plan, row, arc).top)


def arc_of_another(other: OtherLook, row: int) -> Arc:
    """As high as from its distance alone, of all that a row of few tokens may look at."""
    return arc_of(other.column, other.weight, row, max(1, row))


def column_at(plan: HeadPlan, row: int, arcs: Sequence[Arc], point: QPointF) -> int | None:
    """The column whose curve is there, the strongest of several; None beside them all."""
    touched = QPainterPathStroker()
    for arc in reversed(arcs):
        touched.setWidth(max(REACH, 1 + 6 * arc.weight))
        if touched.createStroke(path_of(plan, row, arc)).contains(point):
            return arc.column
    return None


def _path(corners: np.ndarray) -> QPainterPath:
    start, *others = (QPointF(x, y) for x, y in corners.tolist())
    path = QPainterPath(start)
    path.cubicTo(*others)
    return path


@dataclass(frozen=True, eq=False)
class ArcPainting:
    """The curves over one head that is painted."""

    on: HeadPainting

    def paint(self, arcs: Sequence[Arc], other: OtherLook | None = None) -> None:
        """Curves above the labels, the thicker the more; strong ones last, with their share where there is room.

        The look of another head is dashed, in place of this one's at that token; then both name their head.
        """
        plan = self.on.plan
        if not plan.arcs_height:
            return
        texts = [share(arc.weight) if self._has_share(arc) else "" for arc in arcs]
        if other is not None:
            kept = [number for number, arc in enumerate(arcs) if arc.column != other.column]
            dashed = arc_of_another(other, self.on.view.row)
            arcs = [dashed, *(arcs[number] for number in kept)]
            texts = [f"{head_in_block(other.beside)} · {texts[number]}" if texts[number] else "" for number in kept]
            of_other = f"{head_in_block(other.head)} · {share(other.weight)}"
            texts.insert(0, of_other if self._has_share(dashed) else "")
        curves = [curve_of(plan, self.on.view.row, arc) for arc in arcs]
        widths = [text_width(text, "label_strong") + 6 if text else 0.0 for text in texts]
        room = Box(0, 0, plan.room.right + PADDING, plan.y) if plan.zoom.is_whole else plan.room._replace(y=0)
        places = share_places(curves, widths, room)
        with self.on.cut_across(0, plan.y):
            self.on.painter.save()
            self.on.painter.setBrush(Qt.BrushStyle.NoBrush)
            for number, (curve, place) in enumerate(zip(curves, places, strict=True)):
                self._paint_curve(curve, place, dashed=other is not None and number == 0)
            self.on.painter.restore()
            self._paint_shares(texts, places)

    def _has_share(self, arc: Arc) -> bool:
        return arc.weight >= LABELLED and self.on.plan.arcs_height >= SHARES_FROM

    def _paint_curve(self, curve: Curve, place: Box | None, *, dashed: bool) -> None:
        """As much of it as its share leaves."""
        shade = self.on.look.colour if self.on.look.transparent else self.on.look.tint
        pen = QPen(FLAT)
        pen.setColor(shade("accent", 0.25 + 0.75 * min(curve.weight, 1.0)))
        pen.setWidthF(1 + 6 * curve.weight)
        if dashed:
            pen.setDashPattern(DASHES)
        self.on.painter.setPen(pen)
        for first, last in curve.parts(place):
            self.on.painter.drawPath(_path(curve.between(first, last)))

    def _paint_shares(self, texts: Sequence[str], places: Sequence[Box | None]) -> None:
        self.on.painter.setFont(font("label_strong"))
        self.on.painter.setPen(self.on.look.colour("accent"))
        for text, place in zip(texts, places, strict=True):
            if place is not None:
                self.on.painter.drawText(QRectF(*place), Qt.AlignmentFlag.AlignCenter, text)
