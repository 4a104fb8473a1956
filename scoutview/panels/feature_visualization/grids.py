"""Pictures of channels, perhaps each beside a real one; the dead ones crossed out and named."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.picture_grid_plan import Pictures

DEAD = "dead"


class MarkedGrid(PictureGrid):
    """A PictureGrid of pictures or of pairs, in which those of dead channels are crossed out."""

    def __init__(self, look: Look, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(look, tip, parent)
        self._dead: Collection[int] = ()
        self._paired = False
        self._parts: Sequence[Sequence[int]] = ()

    def show_marked(
        self,
        shown: Pictures,
        *,
        dead: Collection[int] = (),
        paired: bool = False,
        parts: Sequence[Sequence[int]] = (),
    ) -> None:
        """`dead` are numbers of pictures; of a pair the first one is crossed out, and in place of the second a word.

        `parts` are framed: top, left, bottom, right of each picture, in its pixels.
        """
        self._dead, self._paired, self._parts = dead, paired, parts
        self.show_pictures(shown)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        super().paint(painter, width, height)
        if not self._shown.pictures:
            self._paint_heading(painter, width)  # which says why there are none
        plan = self.plan()
        share = 0.5 if self._paired else 1.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        with self.zoomed_in(painter, plan.room, 1.0):
            for number in range(len(self._shown.pictures)):
                box = self.zoom.placed(plan.box(number), plan.room)
                first, second = box._replace(width=share * box.width), box._replace(width=(1 - share) * box.width)
                if self._paired:
                    painter.setPen(QPen(self.look.colour("line"), 1))
                    painter.drawLine(QLineF(first.right, box.y, first.right, box.bottom))
                if number in self._dead:
                    self._cross(painter, first)
                    self._name(painter, second._replace(x=first.right))

                if number < len(self._parts):
                    self._frame(painter, box, self._parts[number])

    def _frame(self, painter: QPainter, box: Box, part: Sequence[int]) -> None:
        painter.setPen(QPen(self.look.colour("accent"), 1.5))
        painter.drawRect(QRectF(*self.part_box(box, part)))

    def part_box(self, box: Box, part: Sequence[int]) -> Box:
        """Where a part of the picture in this box is, as far as it does not reach over its sides."""
        rows, columns = self._shown.shape
        wide, tall = box.width / columns, box.height / rows
        top, left, bottom, right = part
        whole = Box(box.x + left * wide, box.y + top * tall, (right - left) * wide, (bottom - top) * tall)
        return whole.common(box)

    def _cross(self, painter: QPainter, box: Box) -> None:
        painter.setPen(QPen(self.look.colour("axis"), 1.5))
        painter.drawLine(QLineF(box.x, box.y, box.right, box.bottom))
        painter.drawLine(QLineF(box.x, box.bottom, box.right, box.y))

    def _name(self, painter: QPainter, box: Box) -> None:
        if text_width(DEAD, "label") <= box.width:
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, DEAD)
