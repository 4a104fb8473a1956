"""The tokens that a neuron raises and lowers, and how often it is how active."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, elided, font, text_on, text_width
from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.token_label import token_label
from scoutview.panels.neurons.plan import LINE, TITLE

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
CHIP, BETWEEN = 24.0, 6.0


class WrittenTokens(Canvas):
    """Two groups of tokens, each with a number; as many of each as find room, the first ones first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._groups: tuple[tuple[str, tuple[str, ...], tuple[float, ...]], ...] = ()

    def show_groups(self, *groups: tuple[str, Sequence[str], Sequence[float]]) -> None:
        """Words of a group, its tokens, and by how much each score is moved."""
        self._groups = tuple((words, tuple(map(str, tokens)), tuple(map(float, by))) for words, tokens, by in groups)
        told = [
            f"{words}: " + ", ".join(f"{token_label(t)} {three_digits(v)}" for t, v in zip(tokens, by, strict=True))
            for words, tokens, by in self._groups
        ]
        self.setAccessibleName("; ".join(told))
        self.setToolTip("\n".join(told))
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._groups:
            return
        head = TITLE if height >= TITLE + 2 * LINE * len(self._groups) else 0.0
        if head:
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(0, 0, width, TITLE), LEFT, elided("What it does to the scores", "label", width))
        each = (height - head) / len(self._groups)
        margin = max(text_width(words, "label") for words, _, _ in self._groups) + 12
        most = max((abs(value) for _, _, by in self._groups for value in by), default=0.0) or 1.0
        for number, (words, tokens, by) in enumerate(self._groups):
            top = head + number * each
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(0, top, margin, LINE), LEFT, words)
            room = QRectF(margin, top, width - margin, each)
            self._paint_chips(painter, room, [(token_label(t), v, v / most) for t, v in zip(tokens, by, strict=True)])

    def _paint_chips(self, painter: QPainter, room: QRectF, chips: Sequence[tuple[str, float, float]]) -> None:
        left, top = room.left(), room.top()
        for word, value, share in chips:
            number = three_digits(value)
            word_width = text_width(word, "label_strong")
            wide = word_width + text_width(number, "label") + 20
            if left > room.left() and left + wide > room.right():
                left, top = room.left(), top + LINE
            if top + LINE > room.bottom() + 2:
                return
            colour = self.look.signed(0.75 * share)
            place = QRectF(left, top + 1, wide, CHIP)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(place, 6, 6)
            painter.setPen(text_on(colour))
            painter.setFont(font("label_strong"))
            painter.drawText(place.adjusted(7, 0, 0, 0), LEFT, word)
            painter.setFont(font("label"))
            painter.drawText(place.adjusted(word_width + 13, 0, 0, 0), LEFT, number)
            left += wide + BETWEEN


class Histogram(Canvas):
    """How often each activation was met, on a logarithmic height: most tokens leave a neuron at rest."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._counts, self._edges = np.zeros(1), np.zeros(2)
        self._read: int | None = None

    def show_counts(self, counts: np.ndarray, edges: np.ndarray) -> None:
        self._counts, self._edges = np.asarray(counts, float), np.asarray(edges, float)
        self.setAccessibleName(f"Histogram of {int(self._counts.sum())} activations")
        self.update()

    def _title(self) -> str:
        if self._read is None or self._read >= len(self._counts):
            return "How many tokens, by activation (log)"
        low, high = self._edges[self._read : self._read + 2]
        last = self._read == len(self._counts) - 1
        between = f"{three_digits(low)} and more" if last else f"{three_digits(low)} to {three_digits(high)}"
        return f"{between}: {count(int(self._counts[self._read]))} tokens"

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3" if self._read is None else "text"))
        painter.drawText(QRectF(0, 0, width, TITLE), LEFT, elided(self._title(), "label", width))
        if not self._counts.any():
            return
        high, bottom = height - TITLE - 20, height - 20
        heights = np.log1p(self._counts) / np.log1p(self._counts.max())
        step = width / len(heights)
        for number, share in enumerate(heights):
            bar = QRectF(number * step, bottom - share * high, max(1.0, step - 1), share * high)
            painter.fillRect(bar, self.look.magnitude(0.3 + 0.6 * number / len(heights)))
        eighth = (self._edges[-1] - self._edges[0]) / 8
        for value in (0.0, 2 * eighth, 4 * eighth, 6 * eighth):
            x = width * (value - self._edges[0]) / (self._edges[-1] - self._edges[0])
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(x - 20, bottom + 2, 40, 18), Qt.AlignmentFlag.AlignCenter, f"{value:g}")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = int(self.design_position(event).x() / max(1.0, self.design_width()) * len(self._counts))
        self._read = place if 0 <= place < len(self._counts) else None
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._read = None
        self.update()
