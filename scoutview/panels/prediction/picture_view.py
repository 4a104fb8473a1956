"""The picture that was asked, and under it what it is."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.colours import draw_colours, image_of_colours, is_coloured
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import first_fitting

CAPTION = 24.0


class PictureView(Canvas):
    """Draws (H, W) of 0..1 in the magnitude map, and (H, W, 3) of bytes in its own colours."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._captions: Sequence[str] = ()
        self._picture: np.ndarray | None = None

    def show_picture(self, picture: np.ndarray | None, captions: Sequence[str]) -> None:
        """The captions are given from long to short."""
        self._picture, self._captions = picture, captions
        self.setAccessibleName(captions[0])
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._picture is None:
            return
        rows, columns = self._picture.shape[:2]
        cell = min(width / columns, (height - CAPTION) / rows)
        target = QRectF(0, 0, cell * columns, cell * rows)
        if is_coloured(self._picture):
            draw_colours(painter, target, image_of_colours(self._picture))
        else:
            levels = levels_of_magnitude(self._picture)
            draw_crisp(painter, target, image_from_levels(levels, self.look.theme.magnitude))
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawRect(target)
        painter.setPen(self.look.colour("text2"))
        painter.setFont(font("label"))
        words = QRectF(0, target.bottom() + 4, width, CAPTION - 4)
        caption = first_fitting(self._captions, width, QFontMetricsF(font("label")))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, caption)
