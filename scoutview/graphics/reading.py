"""A few lines that read a picture aloud: a headline, a sentence, and a colour key where it has no better place."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.canvas import Canvas
from scoutview.graphics.legend import draw_legend
from scoutview.graphics.look import Look, font
from scoutview.graphics.wrapping import wrapped


class Reading(Canvas):
    """A headline over a wrapped sentence; `note` is a quiet last line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._headline = ""
        self._sentence = ""
        self._note = ""
        self._with_legend = False

    def show_text(self, headline: str, sentence: str, note: str = "", *, with_legend: bool = False) -> None:
        self._headline, self._sentence, self._note, self._with_legend = headline, sentence, note, with_legend
        self.setAccessibleName(f"{headline}. {sentence}")
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        narrow = width < 200
        painter.setFont(font("title" if narrow else "finding"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(QRectF(0, 0, width, 26), Qt.AlignmentFlag.AlignVCenter, self._headline)
        painter.setFont(font("label" if narrow else "caption"))
        painter.setPen(self.look.colour("text2"))
        pitch = 17 if narrow else 20
        most = int((height - 28) // pitch)
        lines = wrapped(self._sentence, width, QFontMetricsF(painter.font()), most) if self._sentence else []
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, 28 + number * pitch + 15), line)
        self._paint_quiet_part(painter, 34 + len(lines) * pitch, height)

    def _paint_quiet_part(self, painter: QPainter, y: float, height: float) -> None:
        if self._note and y + 18 <= height:
            painter.setFont(font("tick"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QPointF(0, y + 13), self._note)
            y += 22
        if self._with_legend and y + 18 <= height:
            draw_legend(
                painter, self.look, QPointF(0, y), self.look.theme.magnitude, ("0", "1"), name="attention", bar=90
            )
