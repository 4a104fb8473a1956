"""What a circuit shows, read aloud: what is computed, the multiplications so far, and a sentence."""

from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import wrapped
from scoutview.panels.circuit.marks import Marks

HEADLINE, PITCH = 26.0, 19.0
ROLES = (("finding", "finding"), ("title", "title"), ("caption_strong", "label_strong"))  # headline, counter


class CircuitReading(Canvas):
    """A headline, with a counter at its right or below it, over a sentence as far as there is room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._headline = self._counter = self._sentence = ""

    def show_text(self, headline: str, counter: str, sentence: str) -> None:
        self._headline, self._counter, self._sentence = headline, counter, sentence
        self.setAccessibleName(". ".join(filter(None, (headline, counter, sentence))))
        self.update()

    def height_for(self, width: float, most_lines: int) -> float:
        """How high all of it gets, with at most so many lines of the sentence."""
        told = wrapped(self._sentence, width, QFontMetricsF(font("label"))) if self._sentence else []
        lines = min(most_lines, len(told))
        return HEADLINE * (1 if self._roles(width) is not None else 2) + PITCH * lines

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        marks, roles = Marks(painter, self.look), self._roles(width)
        headline, counter = roles or ("title", "label_strong")
        marks.say_from(0, Box(0, 0, width, HEADLINE), self._headline, headline, "text")
        top = HEADLINE
        if roles is not None:
            marks.say_until(width, Box(0, 0, width, HEADLINE), self._counter, counter, "text")
        elif self._counter and height >= 2 * HEADLINE - 4:
            marks.say_from(0, Box(0, HEADLINE - 4, width, 22), self._counter, counter, "text")
            top = 2 * HEADLINE - 4
        lines = wrapped(self._sentence, width, QFontMetricsF(font("label")), int((height - top) // PITCH))
        for number, line in enumerate(lines if self._sentence else ()):
            marks.say_from(0, Box(0, top + number * PITCH, width, PITCH), line, "label", "text2")

    def _roles(self, width: float) -> tuple[str, str] | None:
        """The largest in which headline and counter stand side by side."""
        fitting = (
            roles
            for roles in ROLES
            if text_width(self._headline, roles[0]) + text_width(self._counter, roles[1]) + 24 <= width
        )
        return next(fitting, None)
