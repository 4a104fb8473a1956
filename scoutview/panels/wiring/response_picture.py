"""Where on a picture a neuron looks: how far each pixel moves it, as a picture of its own."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_signed
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.language import tr
from scoutview.panels.wiring.plan import pixels_box

TITLES = (
    tr("what each pixel, full instead of empty, adds to what the neuron passes on"),
    tr("what each pixel adds"),
    tr("pixels"),
)
LINE, GAP, BAR = 20.0, 14.0, 12.0  # design pixels of the line above, beside the picture, and of the key's width


class ResponsePicture(Canvas):
    """How much more it passes on where one pixel is full; 0 is in the middle of the colours."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._moved = np.zeros((0, 0))
        self._top = 0.0
        self._image: QImage | None = None

    def show_moved(self, moved: np.ndarray) -> None:
        """(rows, columns), in units of what the neuron passes on."""
        self._moved, self._image = moved, None
        self._top = float(np.abs(moved).max(initial=0.0))
        self.setAccessibleName(
            tr("{title}: from {low} to {high}").format(
                title=TITLES[0], low=three_digits(-self._top), high=three_digits(self._top)
            )
        )
        self.update()

    def set_look(self, look: Look) -> None:
        self._image = None
        super().set_look(look)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._moved.size:
            return
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QPointF(0, LINE - 6), first_fitting(TITLES, width, QFontMetricsF(font("tick"))))
        box = pixels_box(self._moved.shape, Box(0, LINE, width, height - LINE))
        if self._image is None:
            levels = levels_of_signed(self._moved, self._top or 1.0)
            self._image = image_from_levels(levels, self.look.theme.signed)
        draw_crisp(painter, QRectF(*box), self._image)
        self._paint_key(painter, Box(box.right + GAP, box.y, BAR, box.height), width)

    def _paint_key(self, painter: QPainter, bar: Box, width: float) -> None:
        words = [(1.0, f"+{three_digits(self._top)}"), (0.5, "0"), (0.0, three_digits(-self._top))]
        if bar.right + 6 + max(text_width(word, "tick") for _, word in words) > width:
            return
        table = np.arange(255, -1, -1, dtype=np.uint8)[:, None]
        draw_crisp(painter, QRectF(*bar), image_from_levels(table, self.look.theme.signed))
        painter.setPen(self.look.colour("text3"))
        for share, word in words:
            painter.drawText(QPointF(bar.right + 6, bar.y + (1 - share) * (bar.height - 12) + 11), word)
