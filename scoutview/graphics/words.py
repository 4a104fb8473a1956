"""A line of text that changes often: a label would lay the whole window out again each time, this only repaints."""

import re

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.canvas import Canvas
from scoutview.graphics.look import Look, font

BASELINE = 0.35  # of the font's pixel size below the middle


class Words(Canvas):
    """One line in a role of the type scale, elided at its end; what stands between <b> and </b> is strong."""

    def __init__(
        self, look: Look, role: str, colour: str = "text2", *, at_right: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._role, self._colour, self._at_right = role, colour, at_right
        self._text = ""

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(re.sub("</?b>", "", text))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(80), self.look.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(20), self.look.px(24))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plain, strong = font(self._role), font(f"{self._role}_strong")
        parts = re.split("(<b>.*?</b>)", self._text)
        runs = [
            (part[3:-4], strong, "text") if part.startswith("<b>") else (part, plain, self._colour) for part in parts
        ]
        total = sum(QFontMetricsF(face).horizontalAdvance(words) for words, face, _ in runs)
        x = max(0.0, width - total) if self._at_right else 0.0
        y = height / 2 + BASELINE * plain.pixelSize()
        for words, face, colour in runs:
            metrics = QFontMetricsF(face)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, width - x) + 0.5)
            painter.setFont(face)
            painter.setPen(self.look.colour(colour))
            painter.drawText(QPointF(x, y), shown)
            x += metrics.horizontalAdvance(words)
