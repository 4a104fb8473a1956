"""Pictures of channels, the dead ones crossed out."""

from collections.abc import Collection

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen

from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.picture_grid_plan import Pictures


class MarkedGrid(PictureGrid):
    """A PictureGrid with pictures that are crossed out."""

    _crossed: Collection[int] = ()

    def show_marked(self, shown: Pictures, *, crossed: Collection[int] = ()) -> None:
        """`crossed` are numbers of pictures."""
        self._crossed = crossed
        self.show_pictures(shown)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        super().paint(painter, width, height)
        if not self._shown.pictures:
            self._paint_heading(painter, width)  # which says why there are none
        if not self._crossed:
            return
        plan = self.plan()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("axis"), 1.5))
        with self.zoomed_in(painter, plan.room, 1.0):
            for number in self._crossed:
                box = self.zoom.placed(plan.box(number), plan.room)
                painter.drawLine(QLineF(box.x, box.y, box.right, box.bottom))
                painter.drawLine(QLineF(box.x, box.bottom, box.right, box.y))
