"""Places of a text around each of which a line is shown, the strongest token of all at one height."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, elided, font
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.zoom import HINT
from scoutview.panels.neurons.plan import LINE, TITLE
from scoutview.panels.neurons.zoomed_text import LEFT, RIGHT, ZoomedText, draw_token, letters, written

NUMBER, TICK = 46.0, 22.0
COLUMN = NUMBER - 10  # of the numbers
LETTERS = 15.0
STRONGEST_AT = 0.62  # of the width, where the strongest token ends


def activation_words(value: float) -> str:
    """As its column has room for: three digits, or as many as there are before the point."""
    return first_fitting((three_digits(value), f"{value:.0f}", "…"), COLUMN, QFontMetricsF(font("label")))


@dataclass(frozen=True, eq=False)
class ShownPlaces:
    """(R) strongest first: tokens and values around each, (R, around); `middle` is the strongest one's number."""

    tokens: np.ndarray
    values: np.ndarray
    of_kind: np.ndarray
    strongest: np.ndarray
    middle: int


NO_PLACES = ShownPlaces(np.zeros((0, 1), np.str_), np.zeros((0, 1)), np.zeros(0, bool), np.zeros(0), 0)


class PlaceLines(ZoomedText):
    """A tick stands beside each that is of the neuron's kind."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = ""
        self._shown = NO_PLACES

    def show_places(self, title: str, shown: ShownPlaces) -> None:
        kept = np.isfinite(shown.strongest)
        tokens, values, of_kind, strongest = (
            each[kept] for each in (shown.tokens, shown.values, shown.of_kind, shown.strongest)
        )
        self._title, self._shown = title, ShownPlaces(tokens, values, of_kind, strongest, shown.middle)
        told = "; ".join("".join(row).strip() for row in self._shown.tokens[:5])
        self.setAccessibleName(f"{title}: {told}")
        self.setToolTip(HINT)
        self.read = None
        self.update()

    def content_top(self) -> float:
        return TITLE

    def has_text(self) -> bool:
        return bool(len(self._shown.tokens))

    def zoom_shape(self) -> tuple[int, ...]:
        return self._shown.tokens.shape

    def text_at(self, x: float, y: float) -> tuple[int, int] | None:
        row = int((y - TITLE) // LINE)
        if not 0 <= row < self._rows():
            return None
        for number, place in self._tokens(row, self.design_width()):
            if place.contains(QPointF(x, y)):
                return row, number
        return None

    def move_choice(self, rows: int, columns: int) -> None:
        """The next token is read."""
        if self.has_text():
            row, number = self.read if isinstance(self.read, tuple) else (0, self._shown.middle)
            row = min(max(row + rows, 0), self._rows() - 1)
            self.read = row, min(max(number + columns, 0), self._shown.tokens.shape[1] - 1)
            self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        title = self._title
        if isinstance(self.read, tuple) and self.read[0] < len(self._shown.tokens):
            value = three_digits(float(self._shown.values[self.read]))
            title = f"“{written(str(self._shown.tokens[self.read])).strip()}”: {value}"
            painter.setPen(self.look.colour("text"))
        painter.drawText(QRectF(0, 0, width, TITLE), LEFT, elided(title, "label", width))
        self.paint_zoomed(painter)

    def paint_text(self, painter: QPainter, room: Box) -> None:
        most = float(self._shown.strongest.max(initial=0.0)) or 1.0
        for row in range(self._rows()):
            top = TITLE + row * LINE
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            number = activation_words(float(self._shown.strongest[row]))
            painter.drawText(QRectF(0, top, COLUMN, LINE), RIGHT, number)
            if self._shown.of_kind[row]:
                self._paint_tick(painter, QPointF(NUMBER + 5, top + LINE / 2))
            painter.setFont(letters(LETTERS))
            for token, place in self._tokens(row, room.width):
                share = float(self._shown.values[row, token]) / most
                word = written(str(self._shown.tokens[row, token]))
                draw_token(painter, self.look, place, word, share, read=(row, token) == self.read)

    def _paint_tick(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(QPen(self.look.colour("text"), 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        corners = (QPointF(-4.5, 0.5), QPointF(-1.5, 3.5), QPointF(4.5, -4))
        painter.drawPolyline(QPolygonF([middle + corner for corner in corners]))

    def _rows(self) -> int:
        return min(len(self._shown.tokens), int((self.design_height() - TITLE) // LINE))

    def _tokens(self, row: int, width: float) -> list[tuple[int, QRectF]]:
        """Those of a row that find room, and where."""
        metrics, start = QFontMetricsF(letters(LETTERS)), NUMBER + TICK
        words = [written(str(token)) for token in self._shown.tokens[row]]
        widths = [metrics.horizontalAdvance(word) + 1 if word else 0.0 for word in words]
        middle = start + STRONGEST_AT * (width - start)
        top, found, left, right = TITLE + row * LINE, [], middle, middle
        for number in range(self._shown.middle, -1, -1):
            left -= widths[number]
            if left < start:
                break
            found.append((number, QRectF(left, top, widths[number], LINE)))
        for number in range(self._shown.middle + 1, len(words)):
            if right + widths[number] > width:
                break
            found.append((number, QRectF(right, top, widths[number], LINE)))
            right += widths[number]
        return found
