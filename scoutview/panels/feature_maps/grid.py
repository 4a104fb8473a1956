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
from scoutview.language import tr
from scoutview.panels.feature_maps.plan import LINE, WORDS, MapGrid

MIDDLE = Qt.AlignmentFlag.AlignVCenter


class LitMaps(Chooser):
    """A part is the number of a map."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._images: Sequence[QImage] = ()
        self._words: Sequence[tuple[str, str]] = ()
        self._chosen = 0
        self.setToolTip(tr("Click a map: see it large (the arrow keys, when this has the focus)"))

    def show_lit(self, pictures: Sequence[np.ndarray], words: Sequence[tuple[str, str]], chosen: int) -> None:
        """Pictures (H, W, 3) of bytes, and below each its name and its number."""
        self._images, self._words = [image_of_colours(picture) for picture in pictures], words
        self.show_chosen(chosen)

    def show_chosen(self, chosen: int) -> None:
        """Frame another one."""
        self._chosen = chosen
        self.setAccessibleName(
            tr("%n maps", "", len(self._images), one="1 map")
            + (f", {': '.join(self._words[chosen])}" if self._words else "")
        )
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
        plan = self.plan()
        for number, image in enumerate(self._images):
            box = QRectF(*plan.box(number))
            draw_colours(painter, box, image)
            if number == self._chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.look.colour("accent"), 3))
                painter.drawRect(box)
            self._say(painter, plan, box, *self._words[number])

    def _say(self, painter: QPainter, plan: MapGrid, box: QRectF, name: str, strength: str) -> None:
        """Beside each other, or below each other where that is too wide; without the number where there is no room."""
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text2"))
        one = f"{name}: {strength}", name
        lines = (first_fitting(one, box.width(), QFontMetricsF(font("tick"))),) if plan.lines == 1 else (name, strength)
        for place, line in enumerate(lines):
            painter.drawText(QRectF(box.x(), box.bottom() + place * LINE, box.width(), WORDS), MIDDLE, line)
