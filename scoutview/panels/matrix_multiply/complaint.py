"""The sentence about a text that is no number, in the place of the costs, where it hides nothing of the product."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import wrapped
from scoutview.graphics.widgets.lines import PITCH, ROUNDED

INDENT = 10.0


class ComplaintLine(Canvas):
    """Says one sentence, with a mark of error at its left; hidden while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._sentence = ""
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.setVisible(bool(sentence))
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        most = max(1, int((height + ROUNDED) // PITCH))
        lines = wrapped(self._sentence, width - INDENT, QFontMetricsF(font("label")), most)
        painter.fillRect(QRectF(0, 0, 2, max(PITCH, PITCH * len(lines))), self.look.colour("error"))
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text"))
        for number, line in enumerate(lines):
            painter.drawText(QPointF(INDENT, number * PITCH + 14), line)
