"""Paints the numbers of a modulus as points, and a sum as two turns of a hand."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from scoutview.graphics.base.backing import draw_halo
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.numbers import count
from scoutview.graphics.runs.circle_plan import Standing, ideal_turns
from scoutview.graphics.widgets.point_layer import draw_points
from scoutview.graphics.widgets.scatter_plan import Crowd
from scoutview.panels.number_circle.layout_plan import (
    CirclePlan,
    Wish,
    arc,
    around,
    beside_arc,
    emptiest_first,
    on_axis,
    place_wishes,
)
from scoutview.panels.number_circle.plan import CircleSum, Extent, angle_of, ring_numbers
from scoutview.panels.number_circle.words import turn_words

FAINT = 0.55
RING_AIR = 8.0  # between a number around the circle and the name of a point
LEAST_HEAD = 12.0  # design pixels of an arc that has room for an arrow head


@dataclass(frozen=True, eq=False)
class CircleView:
    """What is drawn: (p, 2) points around their mean, the sum asked, and the size that the run needs.

    `solid`: the model's answer is right and the numbers stand on the circle, so that the turns are what is seen;
    otherwise they are drawn faintly, as what the formula would do.
    """

    points: np.ndarray
    asked: CircleSum
    standing: Standing
    extent: Extent
    solid: bool


@dataclass(frozen=True)
class _Dot:
    """A number that stands out."""

    words: str
    role: str
    colour: str  # of the words
    fill: str
    radius: float


@dataclass(frozen=True)
class _Label:
    words: str
    role: str
    colour: str
    wish: Wish


class CirclePainting:
    """Paints one view once, from the guide to the labels."""

    def __init__(self, painter: QPainter, look: Look, plan: CirclePlan, view: CircleView, area: Box) -> None:
        self.painter, self.look, self.plan, self.view, self.area = painter, look, plan, view, area
        self.asked = view.asked
        self.large = plan.ring > 0
        self.places = plan.places(view.points)
        self.dots = self._dots()

    def paint(self) -> None:
        self._paint_guide()
        self._paint_turns()
        plain = np.ones(len(self.places), bool)
        plain[list(self.dots)] = False
        grey = self.look.tint("text3", 0.85)
        draw_points(self.painter, self.places[plain], 3.0 if self.large else 2.2, grey)
        for number, dot in self.dots.items():
            self._paint_dot(QPointF(*self.places[number]), dot)
        self._paint_labels()

    def _dots(self) -> dict[int, _Dot]:
        """The numbers that stand out; where two are the same, the later one here counts."""
        asked, large = self.asked, self.large
        name, shrink = ("finding", 1.0) if large else ("caption_strong", 0.75)
        dots = {0: _Dot("0", "bar_strong", "text2", "text3", 4 * shrink)}
        if not asked.is_right:
            words = f"model: {count(asked.model_answer)}" if large else count(asked.model_answer)
            dots[asked.model_answer] = _Dot(words, "bar_strong", "text", "panel", 6 * shrink)
        for number in (asked.b, asked.a):
            dots[number] = _Dot(count(number), name, "text", "text", 6 * shrink)
        answer = "key" if large else "finding"
        dots[asked.right_answer] = _Dot(count(asked.right_answer), answer, "accent", "accent", 8 * shrink)
        return dots

    @property
    def _axis(self) -> float:
        """How far the two hairlines through the middle reach."""
        return self.plan.arms + 18

    @property
    def _first_arc(self) -> tuple[float, float, float]:
        """Where it starts, how far it turns, and its radius."""
        return 0.0, self.asked.first_turn, self.plan.first_arc

    @property
    def _second_arc(self) -> tuple[float, float, float]:
        return self.asked.first_turn, self.asked.sign * self.asked.second_turn, self.plan.second_arc

    def _paint_guide(self) -> None:
        plan, reach = self.plan, self._axis
        middle = QPointF(plan.x, plan.y)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.look.colour("line"), 1))
        if plan.radius > 0:
            self.painter.drawEllipse(middle, plan.radius, plan.radius)
        for across in (QPointF(reach, 0), QPointF(0, reach)):
            self.painter.drawLine(middle - across, middle + across)

    def _paint_turns(self) -> None:
        asked = self.asked
        self._paint_hand(0, "axis", 1)
        self._paint_hand(asked.first_turn, "text2", 2)
        self._paint_arc(*self._first_arc, "text2", 2.5)
        self._paint_arc(*self._second_arc, "accent", 3)
        self._paint_hand(asked.end, "accent", 3)

    def _pen(self, colour: str, width: float) -> QPen:
        style = Qt.PenStyle.SolidLine if self.view.solid else Qt.PenStyle.DashLine
        pen = QPen(self.look.colour(colour, 1.0 if self.view.solid else FAINT), width, style)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if self.view.solid else Qt.PenCapStyle.FlatCap)
        return pen

    def _paint_hand(self, angle: float, colour: str, width: float) -> None:
        self.painter.setPen(self._pen(colour, width))
        self.painter.drawLine(QPointF(self.plan.x, self.plan.y), QPointF(*self.plan.at(angle, self.plan.hand)))

    def _paint_arc(self, start: float, turn: float, radius: float, colour: str, width: float) -> None:
        if not turn:
            return
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(self._pen(colour, width))
        self.painter.drawPolyline(QPolygonF([QPointF(*place) for place in arc(self.plan, start, turn, radius)]))
        if np.radians(abs(turn)) * radius >= LEAST_HEAD:
            self._paint_head(start + turn, radius, 1 if turn > 0 else -1, colour)

    def _paint_head(self, angle: float, radius: float, way: int, colour: str) -> None:
        """An arrow head at the end of an arc, along it."""
        at, size = np.array(self.plan.at(angle, radius)), 1.0 if self.large else 0.75
        along = way * np.array([-np.sin(np.radians(angle)), -np.cos(np.radians(angle))])
        aside = np.array([-along[1], along[0]])
        corners = (at + 4 * size * along, *(at - 8 * size * along + side * 6 * size * aside for side in (-1, 1)))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.colour(colour, 1.0 if self.view.solid else FAINT))
        self.painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _paint_dot(self, at: QPointF, dot: _Dot) -> None:
        rim = dot.colour if dot.fill == "panel" else "panel"
        self.painter.setPen(QPen(self.look.colour(rim), 2))
        self.painter.setBrush(self.look.colour(dot.fill))
        self.painter.drawEllipse(at, dot.radius, dot.radius)

    # labels

    def _paint_labels(self) -> None:
        labels = [*self._number_labels(), *self._turn_labels(), *self._ring_labels(), *self._plain_labels()]
        taken = [
            Box(x - dot.radius, y - dot.radius, 2 * dot.radius, 2 * dot.radius)
            for (x, y), dot in ((self.places[number], dot) for number, dot in self.dots.items())
        ]
        taken += [*self.plan.along_hand(self.asked.first_turn), *self.plan.along_hand(self.asked.end)]
        taken += [*self.plan.along_arc(*self._first_arc), *self.plan.along_arc(*self._second_arc)]
        if self.large:
            taken.append(Box(self.plan.x, self.plan.y - 1, self._axis, 2))  # where 0 is
        for label, box in zip(labels, place_wishes([label.wish for label in labels], self.area, taken), strict=True):
            if box is not None:
                self._paint_label(label, box)

    def _number_labels(self) -> list[_Label]:
        """The answer first: what comes later makes room."""
        labels, crowd = [], Crowd(self.places, self.area)
        for number, dot in reversed(self.dots.items()):
            width, height = self._size(dot.words, dot.role)
            half = (width / 2 + dot.radius + 2, height / 2 + dot.radius)
            x, y = map(float, self.places[number])
            if self.plan.is_zoomed and not self.area.contains(x, y):
                continue
            places = around(x, y, angle_of(self.view.points[number]), half)
            places = emptiest_first(places, (width, height), crowd)
            if number == 0 and self.view.solid and not self.plan.is_zoomed:
                places = (*on_axis(self.plan, self._axis, x - self.plan.x - dot.radius, (width, height)), *places)
            labels.append(_Label(dot.words, dot.role, dot.colour, Wish(width, height, places)))
        return labels

    def _turn_labels(self) -> list[_Label]:
        first, second, _ = turn_words(self.asked)
        labels, crowd = [], Crowd(self.places, self.area)
        for words, colour, turned in ((first, "text2", self._first_arc), (second, "accent", self._second_arc)):
            size = self._size(words, "bar_strong")
            places = beside_arc(self.plan, *turned, size, inside=colour == "accent")
            places = emptiest_first(places, size, crowd)
            wish = Wish(*size, places, needed=self.large and not self.plan.is_zoomed)
            labels.append(_Label(words, "bar_strong", colour, wish))
        return labels

    def _ring_labels(self) -> list[_Label]:
        if not self.large:
            return []
        turns = ideal_turns(self.asked.modulus, self.asked.frequency)
        labels = []
        for number in ring_numbers(self.asked.modulus, self.asked.frequency):
            if self.view.solid and number in self.dots:
                continue  # it has its name just there
            place = self.plan.at(360 * float(turns[number]), self.plan.ring)
            width, height = self._size(count(number), "tick")
            wish = Wish(width + 2 * RING_AIR, height + RING_AIR, (place,), needed=False)
            labels.append(_Label(count(number), "tick", "text3", wish))
        return labels

    def _plain_labels(self) -> list[_Label]:
        """The names of the other numbers in view, of as many as have room, where somebody zoomed to read them."""
        if not self.plan.is_zoomed:
            return []
        labels = []
        for number, (x, y) in enumerate(self.places.tolist()):
            if number not in self.dots and self.area.contains(x, y):
                width, height = self._size(count(number), "label")
                places = around(x, y, angle_of(self.view.points[number]), (width / 2 + 6, height / 2 + 4))
                labels.append(_Label(count(number), "label", "text2", Wish(width, height, places, needed=False)))
        return labels

    def _size(self, words: str, role: str) -> tuple[float, float]:
        metrics = QFontMetricsF(font(role))
        return metrics.horizontalAdvance(words) + 2, metrics.capHeight() + 6

    def _paint_label(self, label: _Label, box: Box) -> None:
        face = font(label.role)
        if label.role == "tick":
            self._paint_tick(box)
        self.painter.setFont(face)
        metrics = QFontMetricsF(face)
        left = box.x + (box.width - metrics.horizontalAdvance(label.words)) / 2
        at = QPointF(left, box.middle_y + metrics.capHeight() / 2)
        if label.role != "tick":
            draw_halo(self.painter, self.look, at, label.words)
        self.painter.setPen(self.look.colour(label.colour))
        self.painter.drawText(at, label.words)

    def _paint_tick(self, box: Box) -> None:
        """From the number outside towards its direction on the circle."""
        plan = self.plan
        angle = float(np.degrees(np.arctan2(plan.y - box.middle_y, box.x + box.width / 2 - plan.x)))
        self.painter.setPen(QPen(self.look.colour("axis"), 1))
        ends = [QPointF(*plan.at(angle, plan.ring - gap)) for gap in (15, 20)]
        self.painter.drawLine(*ends)
