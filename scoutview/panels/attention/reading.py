"""A few lines that read a picture aloud: a headline, sentences, and a colour key where it has no better place."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, fitting_role, font, text_width
from scoutview.graphics.base.words import LEFT, draw_words
from scoutview.graphics.base.wrapping import wrapped
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.language import tr
from scoutview.panels.attention.words import Words

FACT_PITCH, BELOW_FACTS = 19.0, 4.0
HEADLINE = 28.0  # how high it is, room below it included
HEADLINES = ("finding", "title", "bar_strong", "label_strong")  # its type, from large to small
COMPARED = tr(
    "Which head is shown first is measured at one step: the run's last one;\n"
    "while it trains, the newest of the steps 1, 2, 4, 8 and so on, then every eighth of the run"
)
NARROW = 200.0  # design pixels of width under which letters are smaller


class Reading(Canvas):
    """Where there is little room the facts go, the last first; lead and sentence get shorter and stay whole."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._words = Words()
        self._with_legend = False
        self.setToolTip(COMPARED)

    def show_words(self, words: Words, *, with_legend: bool = False) -> None:
        self._words, self._with_legend = words, with_legend
        self.setAccessibleName(words.aloud())
        self.update()

    @staticmethod
    def height_for(longest: Words, width: float) -> float:
        """How high such words get at this width, each fact in one line."""
        role, pitch = _sentences(width)
        lines = sum(len(_lines(text, role, width)) for text in (longest.lead, longest.sentence))
        facts = len(longest.facts) * FACT_PITCH + BELOW_FACTS * bool(longest.facts)
        return HEADLINE * bool(longest.headline) + lines * pitch + facts

    def headline_role(self, width: float) -> str:
        """As large as lets it stand whole."""
        return fitting_role(self._words.headline, width, HEADLINES[width < NARROW :])

    def lines_in(self, width: float, height: float) -> tuple[Sequence[str], Sequence[str]]:
        """Lead and sentence in their longest versions that are whole; only what has no shorter one is cut."""
        role, pitch = _sentences(width)
        most = _fitting(height - HEADLINE * bool(self._words.headline), pitch)
        for version in self._words.versions():
            lead, sentence = (_lines(text, role, width) for text in version)
            if len(lead) + len(sentence) <= most:
                return lead, sentence
        lead, sentence = (_lines(text, role, width, most) for text in version)
        return lead, sentence

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        words = self._words
        role, pitch = _sentences(width)
        headline = self.headline_role(width)
        if height >= HEADLINE and text_width(words.headline, headline) <= width:  # else the maps name the head
            painter.setPen(self.look.colour("text"))
            draw_words(painter, QRectF(0, 0, width, 26), words.headline, headline, LEFT)
        self._set(painter, role, "text")
        top = HEADLINE * bool(words.headline)
        lead, sentence = self.lines_in(width, height)
        y = _write(painter, lead, top, pitch)
        y = self._paint_facts(painter, width, y, height - pitch * len(sentence))
        self._set(painter, role, "text2")
        y = _write(painter, sentence, y, pitch)
        if self._with_legend and y + 24 <= height and legend_width("0", "1", tr("attention"), 90) <= width:
            table = self.look.theme.magnitude
            draw_legend(painter, self.look, QPointF(0, y + 6), table, ("0", "1"), name=tr("attention"), bar=90)

    def _set(self, painter: QPainter, role: str, colour: str) -> None:
        painter.setFont(font(role))
        painter.setPen(self.look.colour(colour))

    def _paint_facts(self, painter: QPainter, width: float, y: float, bottom: float) -> float:
        """Those that end above `bottom`, in the main colour strong; where the next line begins."""
        top = y
        for text, role in (fact for fact in self._words.facts if fact[0]):
            face = "label_strong" if role == "text" else "label"
            lines = _lines(text, face, width)
            if y + FACT_PITCH * len(lines) + BELOW_FACTS > bottom:
                break
            self._set(painter, face, role)
            y = _write(painter, lines, y - 1, FACT_PITCH) + 1
        return y + BELOW_FACTS if y > top else y


def _sentences(width: float) -> tuple[str, float]:
    """In which role of the type scale sentences are, and how far apart their lines."""
    return ("label", 17.0) if width < NARROW else ("caption", 20.0)


def _fitting(height: float, pitch: float) -> int:
    return max(0, int(height // pitch))


def _write(painter: QPainter, lines: Sequence[str], y: float, pitch: float) -> float:
    """Below each other from this height on; where the next line begins."""
    for number, line in enumerate(lines):
        painter.drawText(QPointF(0, y + number * pitch + 15), line)
    return y + len(lines) * pitch


@lru_cache(maxsize=256)
def _lines(text: str, role: str, width: float, most: int = 1000) -> Sequence[str]:
    return wrapped(text, width, QFontMetricsF(font(role)), most) if text else []
