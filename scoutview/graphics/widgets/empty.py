"""What is said in the middle of a panel while there is nothing to draw."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font

SIDE = 16.0


class Empty(Canvas):
    """One sentence, in as many lines as it takes."""

    def __init__(self, look: Look, sentence: str, parent: QWidget | None = None, *, role: str = "caption") -> None:
        super().__init__(look, parent)
        self._sentence, self._role = sentence, role
        self.setAccessibleName(sentence)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setPen(self.look.colour("text2"))
        painter.setFont(font(self._role))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(SIDE, 0, width - 2 * SIDE, height), flags, self._sentence)
