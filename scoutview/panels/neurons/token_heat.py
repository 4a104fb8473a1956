"""The text that is asked, large, its tokens coloured by how active a neuron is on each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.widgets.zoom import HINT
from scoutview.panels.neurons.plan import NUMBER_ROW, SIZES, SetText, set_text
from scoutview.panels.neurons.zoomed_text import FAINT, ZoomedText, air_before, draw_token, letters, short, written

NARROW, LARGE_IN_NARROW = 560.0, 20.0
TALLEST = 1e6
ASKED = "↑ asked"  # below the token that the sentence tells of


class TokenHeat(ZoomedText):
    """The number of each coloured token stands below it; that of any under the mouse."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._tokens: tuple[str, ...] = ()
        self._values: tuple[float, ...] = ()
        self._shares: tuple[float, ...] = ()
        self._held = False
        self._told_after = self._asked = -1

    def show_tokens(
        self,
        tokens: Sequence[str],
        alone: Sequence[float],
        values: Sequence[float],
        strongest: float,
        *,
        told_after: int = -1,
        asked: int = -1,
    ) -> None:
        """Coloured by its activation by itself, as a share of the strongest; with the numbers that the model gets.

        Where these are others it is held from outside, and its colours are outlines. The token that is `asked`, so
        that the sentence above tells of it, is framed; where the text has another one, or ends, a line stands where it
        would: behind the token that its effect is `told_after`.
        """
        self._told_after, self._asked = told_after, asked
        highest = max(strongest, *alone, 0.0) or 1.0
        self._tokens = tuple(written(str(token)) for token in tokens)
        self._values = tuple(map(float, values))
        self._shares = tuple(float(value) / highest for value in alone)
        self._held = any(abs(one - other) > 1e-4 for one, other in zip(alone, values, strict=True))
        told = "; ".join(f"{t.strip()} {three_digits(v)}" for t, v in zip(self._tokens, self._values, strict=True))
        self.setAccessibleName(f"Activation on each token: {told}")
        self.setToolTip(HINT)
        self.read = None
        self.update()

    def height_for(self, width: float, most: float = TALLEST) -> float:
        """How high the text gets, no higher than `most` where smaller letters help."""
        return self._text(width, most).height

    def has_text(self) -> bool:
        return bool(self._tokens)

    def zoom_shape(self) -> tuple[int, ...]:
        return (len(self._tokens),)

    def text_at(self, x: float, y: float) -> int | None:
        return self._text(self.design_width(), self.design_height()).at(x, y)

    def move_choice(self, rows: int, columns: int) -> None:
        """The next token is read."""
        before = self.read if isinstance(self.read, int) else -1
        self.read = min(max(before + rows + columns, 0), len(self._tokens) - 1)
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        self.paint_zoomed(painter)

    def paint_text(self, painter: QPainter, room: Box) -> None:
        text = self._text(room.width, room.height)
        for number, (left, top, width) in enumerate(text.tokens):
            place = QRectF(left, top, width, round(1.4 * text.size))
            painter.setFont(letters(text.size))
            read = number == self.read
            token, share = self._tokens[number], self._shares[number]
            draw_token(painter, self.look, place, token, share, held=self._held, read=read)
            if number == self._asked:
                self._frame(painter, place.adjusted(air_before(painter, token), 0, 0, 0))
            elif number == self._told_after and self._asked < 0:
                self._mark_end(painter, place)
            if text.numbered and number == self._asked and not read and share < FAINT:
                self._paint_number(painter, place, ASKED, role="accent")
            if text.numbered and share >= FAINT and not read:
                self._paint_number(painter, place, short(self._values[number]))
        if isinstance(self.read, int) and self.read < len(text.tokens):
            left, top, width = text.tokens[self.read]
            place = QRectF(left, top, width, round(1.4 * text.size))
            self._paint_number(painter, place, three_digits(self._values[self.read]), read=True)

    def _frame(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(self.look.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(-1, 1, 1, -1), 4, 4)

    def _mark_end(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(self.look.colour("accent"), 3))
        painter.drawLine(place.adjusted(0, 2, -1, 0).topRight(), place.adjusted(0, 0, -1, -2).bottomRight())

    def _paint_number(
        self, painter: QPainter, place: QRectF, number: str, *, read: bool = False, role: str = "text2"
    ) -> None:
        width = max(place.width(), text_width(number, "label_strong") + 8)
        below = QRectF(place.center().x() - width / 2, place.bottom(), width, NUMBER_ROW)
        below.moveLeft(min(max(below.left(), 0.0), max(0.0, self.design_width() - width)))
        if read:
            painter.fillRect(below, self.look.colour("panel"))
        painter.setFont(font("label_strong" if read else "label"))
        painter.setPen(self.look.colour("text" if read else role))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, number)

    def _text(self, width: float, height: float) -> SetText:
        metrics = QFontMetricsF(letters(100))
        widths = [metrics.horizontalAdvance(token) / 100 for token in self._tokens]
        numbers = [
            text_width(short(value), "label") + 6 if share >= FAINT else 0.0
            for value, share in zip(self._values, self._shares, strict=True)
        ]
        if 0 <= self._asked < len(numbers):
            numbers[self._asked] = max(numbers[self._asked], text_width(ASKED, "label") + 6)
        return set_text(widths, numbers, width, height, LARGE_IN_NARROW if width < NARROW else SIZES[0])
