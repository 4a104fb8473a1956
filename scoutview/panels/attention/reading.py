"""A few lines that read a picture aloud: a headline, a sentence, and a colour key where it has no better place."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import wrapped
from scoutview.graphics.widgets.legend import draw_legend

FACT_PITCH = 19.0


class Reading(Canvas):
    """A headline over a wrapped sentence; `facts` are lines between them, `note` is a quiet last line.

    Where there is little room the sentence keeps two lines and the facts go, the last first.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._headline = ""
        self._sentence = ""
        self._note = ""
        self._facts: Sequence[tuple[str, str]] = ()
        self._with_legend = False

    def show_text(
        self,
        headline: str,
        sentence: str,
        note: str = "",
        *,
        facts: Sequence[tuple[str, str]] = (),
        with_legend: bool = False,
    ) -> None:
        """Each fact is a text and the role of its colour."""
        self._headline, self._sentence, self._note, self._with_legend = headline, sentence, note, with_legend
        self._facts = [fact for fact in facts if fact[0]]
        self.setAccessibleName(". ".join([headline, *(text for text, _ in self._facts), sentence]))
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        narrow = width < 200
        painter.setFont(font("title" if narrow else "finding"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(QRectF(0, 0, width, 26), Qt.AlignmentFlag.AlignVCenter, self._headline)
        pitch = 17 if narrow else 20
        top = self._paint_facts(painter, width, height - 2 * pitch)
        painter.setFont(font("label" if narrow else "caption"))
        painter.setPen(self.look.colour("text2"))
        most = int((height - top) // pitch)
        lines = wrapped(self._sentence, width, QFontMetricsF(painter.font()), most) if self._sentence else []
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, top + number * pitch + 15), line)
        self._paint_quiet_part(painter, top + 6 + len(lines) * pitch, height)

    def _paint_facts(self, painter: QPainter, width: float, bottom: float) -> float:
        """Those that end above `bottom`, in the main colour strong; where the next line begins."""
        y = 28.0
        for text, role in self._facts:
            painter.setFont(font("label_strong" if role == "text" else "label"))
            lines = wrapped(text, width, QFontMetricsF(painter.font()))
            if y + FACT_PITCH * len(lines) > bottom:
                break
            painter.setPen(self.look.colour(role))
            for line in lines:
                painter.drawText(QPointF(0, y + 14), line)
                y += FACT_PITCH
        return y + 4 if self._facts else y

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
