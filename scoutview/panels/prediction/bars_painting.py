"""The parts of a prediction's bars, each painted by one function in design pixels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import likelihood
from scoutview.graphics.base.words import LEFT, RIGHT, draw_words
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.panels.prediction.plan import FOOT_LINE, BarsPlan

SHORTEST = 2.0  # a bar is never thinner, so that small is not nothing
SWATCH = 26.0
LEAST_GHOST = 5.0  # what is shorter would be nothing but dashes; its number tells
INSIDE = 3.0  # of the bar without the change, what it was changed to lies so far inside
FOOT_FACES = ("caption", "label")


@dataclass(frozen=True)
class OutcomeRow:
    """One bar; `unchanged` is what it was without a change, None where nothing was.

    `strong` is the one to be seen first: the right one, or the likeliest where nobody knows what is right. The `name`
    alone stands where the label, which may have its rank before it, has no room.
    """

    label: str
    probability: float
    unchanged: float | None = None
    right: bool = False
    strong: bool = False
    others: bool = False
    name: str = ""


def shown_label(row: OutcomeRow, face: str, width: float) -> str:
    """What of its label there is room for: the name before its rank."""
    fits = row.name in ("", row.label) or text_width(row.label, face) <= width
    return elided(row.label if fits else row.name, face, width)


def largest_fitting(variants: Sequence[str], width: float) -> tuple[str, str]:
    """The longest of the variants that fits, and the larger face in which it does."""
    both = ((text, face) for text in variants for face in FOOT_FACES)
    return next((each for each in both if text_width(*each) <= width), (variants[-1], FOOT_FACES[-1]))


@dataclass(frozen=True, eq=False)
class BarsPainting:
    """A painter on the rows of a plan."""

    painter: QPainter
    look: Look
    plan: BarsPlan

    def paint_tracks(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("raised", 0.45))
        for index in range(self.plan.rows):
            painter.drawRoundedRect(QRectF(*self.plan.track(index)), 3, 3)

    def paint_row(self, index: int, row: OutcomeRow) -> None:
        face, role = ("bar_strong", "text") if row.strong else ("bar", "text3" if row.others else "text2")
        painter, box = self.painter, QRectF(*self.plan.label(index))
        painter.setPen(self.look.colour(role))
        draw_words(painter, box, shown_label(row, face, box.width()), face, RIGHT)
        self._paint_numbers(index, row, face)
        track = QRectF(*self.plan.track(index))
        if row.unchanged is not None:
            self._paint_ghost(track, row.unchanged)
            track.adjust(0, INSIDE, 0, -INSIDE)
        share = _within(row.probability)
        bar = self._paint_bar(track, share, "" if not row.others else "axis")
        if row.right:
            self._paint_check(bar, track.right())

    def paint_foot(self, answer: Sequence[Sequence[str]], change: Sequence[str]) -> None:
        """What the dashed bars are, and lines on the right answer; each in variants from long to short."""
        foot, painter = self.plan.foot, self.painter
        if not foot.height:
            return
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawLine(QPointF(foot.x, foot.y + 2), QPointF(foot.right, foot.y + 2))
        line = QRectF(foot.x, foot.y + 8, foot.width, FOOT_LINE)
        if change:
            self._outline(QRectF(line.x() + 1, line.y() + 4, SWATCH, FOOT_LINE - 8))
            painter.setPen(self.look.colour("text2"))
            words = line.adjusted(SWATCH + 8, 0, 0, 0)
            told = first_fitting(change, words.width(), QFontMetricsF(font("label")))
            draw_words(painter, words, told, "label", LEFT)
            line.translate(0, FOOT_LINE)
        painter.setPen(self.look.colour("text2"))
        for variants in answer:
            text, face = largest_fitting(variants, line.width())
            draw_words(painter, line, elided(text, face, line.width()), face, LEFT)
            line.translate(0, FOOT_LINE)

    def _paint_numbers(self, index: int, row: OutcomeRow, face: str) -> None:
        if row.unchanged is None:
            draw_words(self.painter, QRectF(*self.plan.percent(index)), likelihood(row.probability), face, RIGHT)
            return
        now, before = self.plan.two_percents(index)
        draw_words(self.painter, QRectF(*now), likelihood(row.probability), face, RIGHT)
        self.painter.setPen(self.look.colour("text3"))
        draw_words(self.painter, QRectF(*before), likelihood(row.unchanged), "tick", RIGHT)

    def _paint_bar(self, track: QRectF, share: float, role: str) -> QRectF:
        """The bar, in the colour of its length or of this role."""
        length = max(SHORTEST, track.width() * share)
        bar, radius = QRectF(track.x(), track.y(), length, track.height()), min(3.0, length / 2)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.colour(role) if role else self.look.magnitude(0.42 + 0.5 * share))
        self.painter.drawRoundedRect(bar, radius, radius)
        return bar

    def _paint_ghost(self, track: QRectF, probability: float) -> None:
        """What it was without the change: behind the bar, higher than it, dashed."""
        length = track.width() * _within(probability)
        if length >= LEAST_GHOST:
            self._outline(QRectF(track.x(), track.y(), length, track.height()))

    def _outline(self, box: QRectF) -> None:
        self.painter.setBrush(self.look.colour("text3", 0.22))
        self.painter.setPen(QPen(self.look.colour("text2"), 1.5, Qt.PenStyle.DashLine))
        self.painter.drawRect(box)

    def _paint_check(self, bar: QRectF, track_end: float) -> None:
        """A tick after the bar, or inside its end where the bar reaches too far."""
        inside = bar.right() + 26 > track_end
        left = bar.right() - 22 if inside else bar.right() + 8
        middle = bar.center().y()
        colour = self.look.colour("panel" if inside else "text")
        self.painter.setPen(QPen(colour, 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = ((1, 0.6), (4.6, 4.2), (12, -3.2))
        self.painter.drawPolyline(QPolygonF([QPointF(left + x, middle + y) for x, y in corners]))


def _within(probability: float) -> float:
    return min(max(probability, 0.0), 1.0) if math.isfinite(probability) else 0.0
