"""Probabilities of named outcomes as bars on a fixed axis from 0 to 1, the right one marked."""

import math
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import count, percent
from scoutview.graphics.base.token_label import token_label
from scoutview.panels.prediction.plan import BarsPlan, Ranking, plan_bars, rank_outcomes, rows_with_room

SHORTEST = 2.0  # a bar is never thinner, so that small is not nothing
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight  # joined once: Python joins flags slowly


@dataclass(frozen=True, eq=False)
class Outcomes:
    """What may come, each with its probability (together 1); `right` is the number of the right one or -1.

    `kind` names many of them ("tokens"); `source` says where the right one is known from.
    """

    names: np.ndarray
    probabilities: np.ndarray
    right: int
    source: str
    kind: str
    in_class_order: bool


class OutcomeBars(Canvas):
    """Bars, then the right outcome where it is not among them, then what all others have together."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._outcomes: Outcomes | None = None
        self._tracks = Layer()

    def show_outcomes(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self.update()

    def ranking(self) -> Ranking | None:
        """What is shown at this size."""
        if self._outcomes is None or not len(self._outcomes.probabilities):
            return None
        if not self._outcomes.in_class_order:
            return self._ranked(self._outcomes, told_of_others=True)
        ranking = self._ranked(self._outcomes, told_of_others=False)
        # classes that do not all find room need the line that says so
        return self._ranked(self._outcomes, told_of_others=True) if ranking.rest else ranking

    def _ranked(self, outcomes: Outcomes, *, told_of_others: bool) -> Ranking:
        room = rows_with_room(self.design_height(), told_of_others + (outcomes.right >= 0))
        return rank_outcomes(outcomes.probabilities, outcomes.right, in_class_order=outcomes.in_class_order, room=room)

    def _foot_lines(self, outcomes: Outcomes, ranking: Ranking) -> int:
        return (ranking.rest > 0 or not outcomes.in_class_order) + (outcomes.right >= 0)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        ranking, outcomes = self.ranking(), self._outcomes
        if ranking is None or outcomes is None:
            return
        rows = [*ranking.shown, *([ranking.apart] if ranking.apart >= 0 else [])]
        labels = [self._label(outcomes, number, ranking) for number in rows]
        fixed = outcomes.in_class_order and not ranking.rest
        longest = max(text_width(label, "bar_strong") for label in labels) if fixed else None
        plan = plan_bars(width, height, len(rows), longest, self._foot_lines(outcomes, ranking))
        if self.look.picture:
            self._paint_tracks(painter, plan)
        else:
            place = Box(plan.x, plan.y, plan.row(0).width, plan.rows * plan.pitch)
            self._tracks.draw(painter, place, (plan, self.look), partial(self._paint_tracks, plan=plan))
        for index, (number, label) in enumerate(zip(rows, labels, strict=True)):
            self._paint_row(painter, plan, index, label, number == ranking.right)
            self._paint_bar(painter, plan, index, float(outcomes.probabilities[number]), number == ranking.right)
        self._paint_foot(painter, plan, ranking, outcomes)

    def _label(self, outcomes: Outcomes, number: int, ranking: Ranking) -> str:
        label = token_label(str(outcomes.names[number]))
        return f"{ranking.right_rank}. {label}" if number == ranking.apart else label

    def _paint_tracks(self, painter: QPainter, plan: BarsPlan) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("raised", 0.45))
        for index in range(plan.rows):
            painter.drawRoundedRect(QRectF(*plan.track(index)), 3, 3)

    def _paint_row(self, painter: QPainter, plan: BarsPlan, index: int, label: str, right: bool) -> None:
        face = "bar_strong" if right else "bar"
        painter.setFont(font(face))
        painter.setPen(self.look.colour("text" if right else "text2"))
        box = QRectF(*plan.label(index))
        painter.drawText(box, RIGHT, elided(label, face, box.width()))

    def _paint_bar(self, painter: QPainter, plan: BarsPlan, index: int, probability: float, right: bool) -> None:
        x, y, width, height = plan.track(index)
        share = min(max(probability, 0.0), 1.0) if math.isfinite(probability) else 0.0
        painter.setFont(font("bar_strong" if right else "bar"))
        painter.drawText(QRectF(*plan.percent(index)), RIGHT, percent(probability))
        painter.setPen(Qt.PenStyle.NoPen)
        length = max(SHORTEST, width * share)
        bar, radius = QRectF(x, y, length, height), min(3.0, length / 2)
        painter.setBrush(self.look.magnitude(0.42 + 0.5 * share))
        painter.drawRoundedRect(bar, radius, radius)
        if right:
            self._paint_check(painter, bar, x + width)

    def _paint_check(self, painter: QPainter, bar: QRectF, track_end: float) -> None:
        """A tick after the bar, or inside its end where the bar reaches too far."""
        inside = bar.right() + 26 > track_end
        left = bar.right() - 22 if inside else bar.right() + 8
        middle = bar.center().y()
        painter.setPen(
            QPen(
                self.look.colour("panel" if inside else "text"),
                2,
                c=Qt.PenCapStyle.RoundCap,
                j=Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = ((1, 0.6), (4.6, 4.2), (12, -3.2))
        painter.drawPolyline(QPolygonF([QPointF(left + x, middle + y) for x, y in corners]))

    def _paint_foot(self, painter: QPainter, plan: BarsPlan, ranking: Ranking, outcomes: Outcomes) -> None:
        foot = plan.foot
        if not foot.height:
            return
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawLine(QPointF(foot.x, foot.y + 2), QPointF(foot.right, foot.y + 2))
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        line = QRectF(foot.x, foot.y + 8, foot.width, 20)
        if ranking.rest:
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"the other {count(ranking.rest)} {outcomes.kind}")
            painter.drawText(line, RIGHT, percent(ranking.rest_probability))
            line.translate(0, 20)
        if outcomes.right >= 0:
            text = f"✓ right: {outcomes.source}" if outcomes.source else "✓ right"
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(text, "label", line.width()))
