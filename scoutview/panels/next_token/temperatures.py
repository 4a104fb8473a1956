"""What share the likeliest token has at every temperature, the chosen one marked."""

from functools import partial
from math import isfinite

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import percent
from scoutview.graphics.base.token_label import token_label
from scoutview.panels.next_token.plan import HEAT_CURVE, HEAT_TICKS, HEAT_TITLE, Draw
from scoutview.panels.next_token.words import temperature_titles

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
TICKS = (1, 2, 3)
SPACE = 8.0  # between the shares below
DOT = 4.0


class Temperatures(Canvas):
    """A title, the share as an area from the coldest to the hottest, and in numbers at whole temperatures."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._draw: Draw | None = None
        self._chosen = 1.0
        self._painted = Layer()

    def show_draw(self, draw: Draw, chosen: float) -> None:
        """`chosen` is the temperature that is drawn at."""
        self._draw, self._chosen = draw, chosen
        title = temperature_titles(token_label(str(draw.names[0])))[0]
        self.setAccessibleName(f"{title}: " + ", ".join(f"{tick}: {percent(share)}" for tick, share in self._shares()))
        self.setToolTip(
            "Scores are divided by the temperature before they become shares of 1:\n"
            "the higher it is, the closer they are to each other, and so the less the likeliest token has."
        )
        self.update()

    def _share(self, temperature: float) -> float:
        draw = self._draw
        return 0.0 if draw is None else float(np.interp(temperature, draw.temperatures, draw.likeliest))

    def _shares(self) -> list[tuple[int, float]]:
        return [(tick, self._share(tick)) for tick in TICKS]

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        draw = self._draw
        if draw is None:
            return
        curve = Box(0, HEAT_TITLE, width, HEAT_CURVE)
        key = (self.look, width, draw.names[0], draw.likeliest.tobytes())
        self._painted.draw(painter, Box(0, 0, width, height), key, partial(self._paint_all, draw=draw, curve=curve))
        self._paint_chosen(painter, curve, float(draw.temperatures[-1]))

    def _paint_all(self, painter: QPainter, draw: Draw, curve: Box) -> None:
        titles = temperature_titles(token_label(str(draw.names[0])))
        title = next((each for each in titles if text_width(each, "label") <= curve.width), titles[-1])
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QRectF(0, 0, curve.width, HEAT_TITLE), LEFT, elided(title, "label", curve.width))
        painter.fillRect(QRectF(*curve), self.look.colour("raised", 0.45))
        hottest = float(draw.temperatures[-1])
        line = [
            QPointF(curve.x + curve.width * float(degree) / hottest, curve.bottom - curve.height * float(share))
            for degree, share in zip(draw.temperatures, np.nan_to_num(draw.likeliest), strict=True)
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.magnitude(0.6))
        painter.drawPolygon(QPolygonF([QPointF(curve.x, curve.bottom), *line, QPointF(curve.right, curve.bottom)]))
        self._paint_shares(painter, curve, hottest)

    def _paint_shares(self, painter: QPainter, curve: Box, hottest: float) -> None:
        """Each ends below its temperature."""
        column, shares = curve.width / hottest, self._shares()
        words = [
            [f"{before}{percent(share)}" for before in (f"at {tick}: ", f"{tick}: ", "")] for tick, share in shares
        ]
        fits = (max(text_width(each[form], "bar") for each in words) + SPACE <= column for form in range(2))
        form = next((number for number, fit in enumerate(fits) if fit), 2)
        painter.setFont(font("bar"))
        for tick, told in zip(TICKS, words, strict=True):
            right = curve.x + tick * column
            painter.setPen(QPen(self.look.colour("line"), 1))
            painter.drawLine(QPointF(right - 0.5, curve.y), QPointF(right - 0.5, curve.bottom + 4))
            painter.setPen(self.look.colour("text"))
            painter.drawText(QRectF(right - column, curve.bottom + 2, column, HEAT_TICKS - 2), RIGHT, told[form])

    def _paint_chosen(self, painter: QPainter, curve: Box, hottest: float) -> None:
        across = curve.x + curve.width * min(1.0, self._chosen / hottest)
        across = min(max(across, curve.x + DOT), curve.right - DOT)
        share = self._share(self._chosen)
        dot = QPointF(across, curve.bottom - curve.height * (share if isfinite(share) else 0.0))
        for role, halo in (("panel", 2.0), ("accent", 0.0)):
            painter.setPen(QPen(self.look.colour(role), 2 + 2 * halo))
            painter.drawLine(QPointF(across, curve.y), QPointF(across, curve.bottom))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(role))
            painter.drawEllipse(dot, DOT + halo, DOT + halo)
