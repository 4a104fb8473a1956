"""A text whose tokens are coloured by a number each; and lines of text around a place, coloured the same way."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, elided, font, text_on, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.token_label import BLANKS
from scoutview.panels.neurons.plan import LINE, TITLE

ROW = 24.0
NUMBER = 52.0
FAINT = 0.12  # of the strongest: less is not coloured
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def written(token: str) -> str:
    """The token with a space where it has one, line breaks as signs."""
    return "".join(BLANKS.get(letter, letter) for letter in token)


def draw_token(painter: QPainter, look: Look, place: QRectF, token: str, share: float) -> None:
    """One token, over its colour where its share of the strongest is not faint."""
    shown = min(max(share, 0.0), 1.0) if np.isfinite(share) else 0.0
    painter.setPen(look.colour("text2"))
    if shown >= FAINT:
        colour = look.magnitude(0.3 + 0.65 * shown)
        painter.fillRect(place.adjusted(0, 2, 0, -2), colour)
        painter.setPen(text_on(colour))
    painter.drawText(place, LEFT, token)


class TokenHeat(Canvas):
    """The whole text in rows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._tokens: tuple[str, ...] = ()
        self._shares: tuple[float, ...] = ()

    def show_tokens(self, tokens: Sequence[str], values: Sequence[float]) -> None:
        """Coloured by the share of the strongest; nothing is where none is above 0."""
        strongest = max((value for value in values if value > 0), default=1.0)
        self._tokens = tuple(written(str(token)) for token in tokens)
        self._shares = tuple(float(value) / strongest for value in values)
        told = "; ".join(f"{t.strip()} {three_digits(float(v))}" for t, v in zip(tokens, values, strict=True))
        self.setAccessibleName(f"Activation on each token: {told}")
        self.setToolTip(told)
        self.update()

    def rows(self, width: float) -> list[tuple[float, float, float, int]]:
        """Left, top, width and number of each token."""
        left, top, found = 0.0, 0.0, []
        for number, token in enumerate(self._tokens):
            room = text_width(token, "caption") + 1
            if left and left + room > width:
                left, top = 0.0, top + ROW
            found.append((left, top, room, number))
            left += room
        return found

    def height_for(self, width: float) -> float:
        rows = self.rows(width)
        return rows[-1][1] + ROW if rows else 0.0

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("caption"))
        for left, top, room, number in self.rows(width):
            if top + ROW <= height + 1:
                draw_token(painter, self.look, QRectF(left, top, room, ROW), self._tokens[number], self._shares[number])


class PlaceLines(Canvas):
    """Places of a text, one line each, the strongest token of each at one height; with its activation."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = ""
        self._tokens = np.zeros((0, 1), np.str_)
        self._values = np.zeros((0, 1))
        self._strongest = np.zeros(0)
        self._middle = 0

    def show_places(
        self, title: str, tokens: np.ndarray, values: np.ndarray, strongest: np.ndarray, middle: int
    ) -> None:
        """(rank, around) tokens and values; the strongest stand at number `middle`."""
        kept = np.isfinite(strongest)
        self._title, self._middle = title, middle
        self._tokens, self._values, self._strongest = tokens[kept], values[kept], strongest[kept]
        told = "; ".join("".join(row).strip() for row in self._tokens[:5])
        self.setAccessibleName(f"{title}: {told}")
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QRectF(0, 0, width, TITLE), LEFT, elided(self._title, "label", width))
        most = float(self._strongest.max(initial=0.0)) or 1.0
        middle = NUMBER + 0.62 * (width - NUMBER)  # the end of the strongest token
        for row in range(min(len(self._tokens), int((height - TITLE) // LINE))):
            top = TITLE + row * LINE
            painter.setFont(font("label_strong"))
            painter.setPen(self.look.colour("text"))
            number = three_digits(float(self._strongest[row]))
            painter.drawText(QRectF(0, top, NUMBER - 10, LINE), RIGHT, number)
            painter.setFont(font("label"))
            self._paint_line(painter, row, QRectF(NUMBER, top, width - NUMBER, LINE), middle, most)

    def _paint_line(self, painter: QPainter, row: int, box: QRectF, middle: float, most: float) -> None:
        tokens = [written(str(token)) for token in self._tokens[row]]
        widths = [text_width(token, "label") + 1 if token else 0.0 for token in tokens]
        left = middle
        for number in range(self._middle, -1, -1):
            left -= widths[number]
            if left < box.left():
                break
            place = QRectF(left, box.top(), widths[number], LINE)
            draw_token(painter, self.look, place, tokens[number], float(self._values[row, number]) / most)
        right = middle
        for number in range(self._middle + 1, len(tokens)):
            if right + widths[number] > box.right():
                break
            place = QRectF(right, box.top(), widths[number], LINE)
            draw_token(painter, self.look, place, tokens[number], float(self._values[row, number]) / most)
            right += widths[number]


class Histogram(Canvas):
    """How often each activation was met, on a logarithmic height: most tokens leave a neuron at rest."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._counts, self._edges = np.zeros(1), np.zeros(2)

    def show_counts(self, counts: np.ndarray, edges: np.ndarray) -> None:
        self._counts, self._edges = np.asarray(counts, float), np.asarray(edges, float)
        self.setAccessibleName(f"Histogram of {int(self._counts.sum())} activations")
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QRectF(0, 0, width, TITLE), LEFT, elided("How often, by activation (log)", "label", width))
        if not self._counts.any():
            return
        high, bottom = height - TITLE - 20, height - 20
        heights = np.log1p(self._counts) / np.log1p(self._counts.max())
        step = width / len(heights)
        for number, share in enumerate(heights):
            bar = QRectF(number * step, bottom - share * high, max(1.0, step - 1), share * high)
            painter.fillRect(bar, self.look.magnitude(0.3 + 0.6 * number / len(heights)))
        for value in (0.0, 2.0, 4.0, 6.0):
            x = width * (value - self._edges[0]) / (self._edges[-1] - self._edges[0])
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(x - 20, bottom + 2, 40, 18), Qt.AlignmentFlag.AlignCenter, f"{value:g}")
