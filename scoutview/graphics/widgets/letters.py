"""A text whose letters stand on colours of their own: a signed number for each of them."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.token_label import BLANKS
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.letters_plan import SIZES, LetterPlan, plan_letters

CENTRED = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextDontClip.value
TALLEST = 1e6


class ColouredLetters(Chooser):
    """A part is the place of a letter. `shades` are from -1 to 1, the ends of the signed colours; nan has no colour."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, sizes: Sequence[int] = SIZES) -> None:
        super().__init__(look, parent)
        self._letters: tuple[str, ...] = ()
        self._shades: tuple[float, ...] = ()
        self._sizes = tuple(sizes)
        self._read = -1
        self.hovered.connect(self._read_out)

    def show_letters(self, letters: Sequence[str], shades: Sequence[float]) -> None:
        self._letters = tuple(map(str, letters))
        self._shades = tuple(map(float, shades))
        self._read = -1
        self.setAccessibleName("".join(self._letters).strip())
        self.update()

    def height_for(self, width: float, most: float = TALLEST) -> float:
        """How high the text gets in a width, no higher than `most` where smaller letters help."""
        return self.plan(width, most).height

    def plan(self, width: float, height: float) -> LetterPlan:
        metrics = QFontMetricsF(_sized(100))
        widths = [metrics.horizontalAdvance(BLANKS.get(letter, letter)) / 100 for letter in self._letters]
        return plan_letters(self._letters, widths, width, height, self._sizes)

    def part_at(self, point: QPointF) -> int | None:
        return self.plan(self.design_width(), self.design_height()).at(point.x(), point.y())

    def move_choice(self, rows: int, columns: int) -> None:
        if self._letters:
            self._read_out(min(max(self._read + rows + columns, 0), len(self._letters) - 1))
            self.hovered.emit(self._read)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan = self.plan(width, height)
        painter.setFont(_sized(plan.size))
        for letter, shade, (left, top, wide) in zip(self._letters, self._shades, plan.places, strict=False):
            place = QRectF(left, top + 1, wide, plan.pitch - 2)
            known = bool(np.isfinite(shade))
            if known:
                painter.fillRect(place.adjusted(-0.3, 0, 0.3, 0), self.look.signed(shade))
            if not letter.isspace() or letter in BLANKS:
                painter.setPen(self.look.on_signed(shade) if known else self.look.colour("text"))
                painter.drawText(place, CENTRED, BLANKS.get(letter, letter))
        if 0 <= self._read < len(plan.places):
            left, top, wide = plan.places[self._read]
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.drawRect(QRectF(left, top + 1, wide, plan.pitch - 2))

    def _read_out(self, part: object) -> None:
        self._read = part if isinstance(part, int) else -1
        self.setCursor(Qt.CursorShape.ArrowCursor)  # it is read, not clicked
        self.update()


@lru_cache(maxsize=32)
def _sized(pixels: int) -> QFont:
    """The letters of a caption, so many pixels large."""
    sized = QFont(font("caption"))
    sized.setPixelSize(pixels)
    return sized
