"""A picture in its own colours, as large as it fits: words around it, and a grid whose cells are read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.colours import draw_colours, image_of_colours
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser

HEADING, FOOT = 22.0, 22.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class ShownPhoto:
    """A picture (H, W, 3) of bytes, its words from long to short, and the grid (rows, columns) that it is read by.

    `marked` is the part that is framed, in shares of the picture; `chosen` the cell from which the arrow keys go on.
    """

    picture: np.ndarray | None = None
    headings: Sequence[str] = ()
    notes: Sequence[str] = ()
    grid: tuple[int, int] = (0, 0)
    marked: Box | None = None
    chosen: tuple[int, int] | None = None


def photo_box(width: float, height: float, shape: tuple[int, int], *, above: float, below: float) -> Box:
    """Where a picture of this shape is, as large as it fits between the words above and below it, in the middle."""
    rows, columns = shape
    cell = max(0.0, min(width / columns, (height - above - below) / rows))
    return Box((width - cell * columns) / 2, above, cell * columns, cell * rows)


class PhotoView(Chooser):
    """A part is the (row, column) of a cell of the grid; without a grid it has none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown = ShownPhoto()
        self._image: QImage | None = None

    def show_photo(self, shown: ShownPhoto) -> None:
        if shown.picture is not self._shown.picture:
            self._image = None
        self._shown = shown
        self.setAccessibleName(" ".join((*shown.headings[:1], *shown.notes[:1])))
        self.update()

    def target(self) -> Box:
        """Where the picture is, in design pixels."""
        picture, width, height = self._shown.picture, self.design_width(), self.design_height()
        shape = (1, 1) if picture is None else (picture.shape[0], picture.shape[1])
        above, below = HEADING if self._shown.headings else 1.0, FOOT if self._shown.notes else 1.0
        return photo_box(width - 2, height, shape, above=above, below=below).moved(1, 0)

    def part_at(self, point: QPointF) -> tuple[int, int] | None:
        box, (rows, columns) = self.target(), self._shown.grid
        if not rows or not columns or not box.contains(point.x(), point.y()):
            return None
        row, column = (point.y() - box.y) / box.height * rows, (point.x() - box.x) / box.width * columns
        return min(int(row), rows - 1), min(int(column), columns - 1)

    def move_choice(self, rows: int, columns: int) -> None:
        (row, column), (down, across) = self._shown.chosen or (0, 0), self._shown.grid
        if down and across:
            self.chosen.emit((min(max(row + rows, 0), down - 1), min(max(column + columns, 0), across - 1)))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        shown = self._shown
        if shown.picture is None:
            return
        if self._image is None:
            self._image = image_of_colours(shown.picture)
        box = self.target()
        target = QRectF(*box)
        draw_colours(painter, target, self._image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawRect(target)
        painter.setPen(self.look.colour("text"))
        self._say(painter, shown.headings, "label_strong", box, 0)
        painter.setPen(self.look.colour("text2"))
        self._say(painter, shown.notes, "label", box, box.bottom + 2)
        if shown.marked is not None:
            self._frame(painter, box, shown.marked)

    def _say(self, painter: QPainter, words: Sequence[str], role: str, box: Box, y: float) -> None:
        """From the picture's left side on; where they are wider than the picture, as far to both sides of it."""
        if words:
            room = self.design_width()
            told = elided(first_fitting(words, room, QFontMetricsF(font(role))), role, room)
            wide = text_width(told, role)
            x = box.x if wide <= box.width else min(max(0.0, box.x + (box.width - wide) / 2), room - wide)
            painter.setFont(font(role))
            painter.drawText(QRectF(x, y, room - x, HEADING - 2), LEFT, told)

    def _frame(self, painter: QPainter, box: Box, part: Box) -> None:
        x, y = box.x + part.x * box.width, box.y + part.y * box.height
        framed = Box(x, y, part.width * box.width, part.height * box.height).common(box)
        painter.setPen(QPen(self.look.colour("accent"), 2))
        painter.drawRect(QRectF(*framed))
