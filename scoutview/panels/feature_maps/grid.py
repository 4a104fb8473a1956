"""The maps of a layer side by side, each as light on the photo."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.colours import draw_colours, image_of_colours
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.feature_maps.plan import WORDS, MapGrid


class LitMaps(Chooser):
    """A part is the number of a map."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._images: Sequence[QImage] = ()
        self._words: Sequence[Sequence[str]] = ()
        self._chosen = 0
        self.setToolTip("Click a map: see it large (the arrow keys, when this has the focus)")

    def show_lit(self, pictures: Sequence[np.ndarray], words: Sequence[Sequence[str]], chosen: int) -> None:
        """Pictures (H, W, 3) of bytes, and below each its words, from long to short."""
        self._images, self._words = [image_of_colours(picture) for picture in pictures], words
        self.show_chosen(chosen)

    def show_chosen(self, chosen: int) -> None:
        """Frame another one."""
        self._chosen = chosen
        self.setAccessibleName(f"{len(self._images)} maps" + (f", {self._words[chosen][0]}" if self._words else ""))
        self.update()

    def plan(self) -> MapGrid:
        return MapGrid(self.design_width(), self.design_height(), len(self._images))

    def part_at(self, point: QPointF) -> int | None:
        return self.plan().at(point.x(), point.y())

    def move_choice(self, rows: int, columns: int) -> None:
        if self._images:
            wanted = self._chosen + columns + rows * self.plan().columns
            self.chosen.emit(min(max(wanted, 0), len(self._images) - 1))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan, metrics = self.plan(), QFontMetricsF(font("tick"))
        for number, image in enumerate(self._images):
            box = QRectF(*plan.box(number))
            draw_colours(painter, box, image)
            if number == self._chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.look.colour("accent"), 3))
                painter.drawRect(box)
            painter.setFont(font("tick"))
            painter.setPen(self.look.colour("text2"))
            told = first_fitting(self._words[number], box.width(), metrics)
            painter.drawText(QRectF(box.x(), box.bottom(), box.width(), WORDS), Qt.AlignmentFlag.AlignVCenter, told)
