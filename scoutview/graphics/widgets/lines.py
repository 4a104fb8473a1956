"""A few lines of quiet text that wrap, and say less where there is less room."""

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import fitting_lines, wrapped

PITCH = 18.0
PITCHES = {"label": PITCH, "title": 24.0}  # by role of the type scale
ROUNDED = 0.5  # design pixels that whole pixels may take from a height


class Foot:
    """Which lines have room at the foot of a panel, and how high each gets: whole lines only, who comes first first.

    They have the `width`, and `free` of height, all in design pixels; below each is a `gap`.
    """

    def __init__(self, width: float, free: float, gap: float) -> None:
        self.width, self.gap = width, gap
        self.heights: dict[Lines, float] = {}
        self._free = free

    def take(self, text: "Lines", *, most: float = math.inf, spare: float = 0.0) -> None:
        """At most so many lines of this one, if not even its shortest words would be cut; `spare` is for it alone."""
        room = int((self._free + spare - self.gap) // text.pitch)
        lines = min(most, round(text.height_for(self.width) / text.pitch), room)
        if lines > 0 and lines * text.pitch >= text.least_height_for(self.width):
            self.heights[text] = lines * text.pitch
            self._free -= self.heights[text] + self.gap

    @property
    def height(self) -> float:
        """Of all of them, with the gaps."""
        return sum(self.heights.values()) + self.gap * len(self.heights)


class Lines(Canvas):
    """Draws the first of several texts that fits, the last one if none does."""

    def __init__(self, look: Look, parent: QWidget | None = None, role: str = "label") -> None:
        super().__init__(look, parent)
        self._role, self.pitch = role, PITCHES[role]
        self._texts: tuple[str, ...] = ("",)
        self._quiet = False

    def show_texts(self, *texts: str, quiet: bool = False) -> None:
        """The whole text first, then shorter ones; `quiet` ones tell nothing that is to be seen first."""
        self._texts, self._quiet = texts, quiet
        self.setAccessibleName(texts[0])
        self.setToolTip(texts[0])
        self.update()

    def height_for(self, width: float) -> float:
        """How high the whole text gets, in design pixels."""
        return self._height_of(self._texts[0], width)

    def least_height_for(self, width: float) -> float:
        """The same of the shortest text: with less it is cut."""
        return self._height_of(self._texts[-1], width)

    def _height_of(self, text: str, width: float) -> float:
        return self.pitch * len(wrapped(text, width, QFontMetricsF(font(self._role)))) if text else 0.0

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        metrics, most = QFontMetricsF(font(self._role)), max(1, int((height + ROUNDED) // self.pitch))
        painter.setFont(font(self._role))
        loud = "text2" if self._role == "label" else "text"
        painter.setPen(self.look.colour("text3" if self._quiet else loud))
        for number, line in enumerate(fitting_lines(self._texts, width, metrics, most)):
            painter.drawText(QPointF(0, number * self.pitch + 0.78 * self.pitch), line)
