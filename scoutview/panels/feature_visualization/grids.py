"""Pictures of channels, the dead ones crossed out, and real pictures with the place that excites a channel marked."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.picture_grid_plan import Pictures


class MarkedGrid(PictureGrid):
    """A PictureGrid with pictures that are crossed out, or with a part of each outlined."""

    _crossed: Collection[int] = ()
    _parts: Sequence[Box] = ()

    def show_marked(self, shown: Pictures, *, crossed: Collection[int] = (), parts: Sequence[Box] = ()) -> None:
        """`crossed` are numbers of pictures; `parts`, one for each picture, are in shares of its width and height."""
        self._crossed, self._parts = crossed, parts
        self.show_pictures(shown)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        super().paint(painter, width, height)
        if not self._shown.pictures:
            self._paint_heading(painter, width)  # which says why there are none
        if not self._crossed and not self._parts:
            return
        plan = self.plan()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        with self.zoomed_in(painter, plan.room, 1.0):
            painter.setPen(QPen(self.look.colour("axis"), 1.5))
            for number in self._crossed:
                box = self.zoom.placed(plan.box(number), plan.room)
                painter.drawLine(QLineF(box.x, box.y, box.right, box.bottom))
                painter.drawLine(QLineF(box.x, box.bottom, box.right, box.y))
            painter.setPen(QPen(self.look.colour("validation"), 2))
            for number, part in enumerate(self._parts):
                box = self.zoom.placed(plan.box(number), plan.room)
                x, y = box.x + part.x * box.width, box.y + part.y * box.height
                painter.drawRect(QRectF(x, y, part.width * box.width, part.height * box.height))
