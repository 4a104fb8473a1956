"""A line of text that changes often: a label would lay the whole window out again each time, this only repaints."""

import re
from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.wrapping import first_sentences

BASELINE = 0.35  # of the font's pixel size below the middle


class TextLine(Canvas):
    """One line in a role of the type scale; what stands between <b> and </b> is strong, all else is taken literally.

    A line that is too long is set in the role `tight`, if there is one; should that not do, it ends in dots, after a
    whole sentence, or part of one, if it can. Its tooltip has all of it.
    """

    def __init__(
        self,
        look: Look,
        role: str,
        colour: str = "text2",
        *,
        tight: str = "",
        at_right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._role, self._tight, self._colour, self._at_right = role, tight or role, colour, at_right
        self._text = self._more = ""

    def text(self) -> str:
        return self._text

    def set_text(self, text: str, more: str = "") -> None:
        """Show this, and `more` after it where both fit whole."""
        if (text, more) != (self._text, self._more):
            self._text, self._more = text, more
            self.setAccessibleName(self._plain())
            self.update()

    @property
    def _whole(self) -> str:
        return " ".join(filter(None, (self._text, self._more)))

    def _plain(self) -> str:
        return re.sub("</?b>", "", self._whole)

    def fitting(self) -> tuple[str, str]:
        """What there is room for, before it is elided, and its role."""
        room = self.design_width()
        return next((each for each in self._tries(room) if width_of(*each) <= room), (self._text, self._role))

    def _tries(self, room: float) -> Iterator[tuple[str, str]]:
        """From long to short."""
        yield from ((self._whole, self._role), (self._text, self._role), (self._text, self._tight))
        for text in first_sentences(self._text)[1:]:
            yield f"{text} …", self._role
        for text in _without_last_parts(self._text):
            if width_of(text, self._role) > room / 2:
                yield text, self._role

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip():
            text, role = self.fitting()
            cut = text != self._whole or width_of(text, role) > self.design_width()
            # As a paragraph, so that a long one has lines.
            QToolTip.showText(event.globalPos(), f"<p>{escape(self._plain())}</p>" if cut else "", self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(80), self.look.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(20), self.look.px(24))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        text, role = self.fitting()
        x = max(0.0, width - width_of(text, role)) if self._at_right else 0.0
        y = height / 2 + BASELINE * font(role).pixelSize()
        for words, face in _runs(text, role):
            painter.setFont(font(face))
            painter.setPen(self.look.colour(self._colour if face == role else "text"))
            painter.drawText(QPointF(x, y), elided(words, face, max(0.0, width - x) + 0.5))
            x += text_width(words, face)


def _without_last_parts(text: str) -> list[str]:
    """One sentence cut at its commas, semicolons and colons, from long to short; none inside of what is strong."""
    begun = [f"{text[: mark.start()]} …" for mark in re.finditer("[,;:] ", text)]
    return [each for each in reversed(begun) if each.count("<b>") == each.count("</b>")]


def _runs(text: str, role: str) -> list[tuple[str, str]]:
    """The parts of a text, each with its font's role."""
    parts = re.split("(<b>.*?</b>)", text)
    return [(part[3:-4], f"{role}_strong") if part.startswith("<b>") else (part, role) for part in parts]


def width_of(text: str, role: str) -> float:
    return sum(text_width(words, face) for words, face in _runs(text, role))
