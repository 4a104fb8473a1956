"""What a picture says in large letters: whose it is, the sentence, and the numbers behind it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, elided, font
from scoutview.graphics.base.wrapping import wrapped

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
HEAD, BODY = 27.0, 21.0  # from line to line


class LeadSentence(Canvas):
    """A sentence that wraps between two quieter ones; either of these may be empty."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._name = self._headline = self._numbers = ""

    def show_words(self, name: str, headline: str, numbers: str) -> None:
        self._name, self._headline, self._numbers = name, headline, numbers
        self.setAccessibleName(" ".join(filter(None, (name, headline, numbers))))
        self.update()

    def height_for(self, width: float) -> float:
        head, numbers = self._lines(width)
        return BODY * bool(self._name) + HEAD * len(head) + BODY * len(numbers)

    def _lines(self, width: float) -> tuple[list[str], list[str]]:
        parts = ((self._headline, "finding"), (self._numbers, "caption"))
        head, numbers = (wrapped(text, width, QFontMetricsF(font(role))) if text else [] for text, role in parts)
        return head, numbers

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        head, numbers = self._lines(width)
        painter.setFont(font("caption"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(QPointF(0, 15), elided(self._name, "caption", width))
        top = BODY * bool(self._name)
        for lines, role, colour, pitch in ((head, "finding", "text", HEAD), (numbers, "caption", "text2", BODY)):
            painter.setFont(font(role))
            painter.setPen(self.look.colour(colour))
            for line in lines:
                if top + pitch <= height + 1:
                    painter.drawText(QRectF(0, top, width, pitch), LEFT, line)
                top += pitch
