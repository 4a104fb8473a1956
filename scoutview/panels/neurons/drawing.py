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
from scoutview.panels.neurons.plan import LARGE_LINE, LINE, TITLE

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
BETWEEN, BELOW = 6.0, 2.0  # chips of a row, and rows
Chip = tuple[str, float, float]  # a word, its number, and that as a share of the largest


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
        groups = [
            [(token_label(token), value, value / most) for token, value in zip(tokens, by, strict=True)]
            for _, tokens, by in self._groups
        ]
        large = all(len(_rows(chips, "caption", width - margin)) * LARGE_LINE <= each for chips in groups)
        face, line = ("caption", LARGE_LINE) if large else ("label", LINE)
        for number, ((words, _, _), chips) in enumerate(zip(self._groups, groups, strict=True)):
            top = head + number * each
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(0, top, margin, line), LEFT, words)
            rows = _rows(chips, face, width - margin)[: int((each + BELOW) // line)]
            for row, kept in enumerate(rows):
                self._paint_row(painter, QRectF(margin, top + row * line, width - margin, line), kept, face)

    def _paint_row(self, painter: QPainter, room: QRectF, chips: Sequence[Chip], face: str) -> None:
        left = room.left()
        for word, value, share in chips:
            wide = _chip_width(word, value, face)
            colour = self.look.signed(0.75 * share)
            place = QRectF(left, room.top() + 1, wide, room.height() - BELOW)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(place, 6, 6)
            painter.setPen(text_on(colour))
            painter.setFont(font(f"{face}_strong"))
            painter.drawText(place.adjusted(7, 0, 0, 0), LEFT, word)
            painter.setFont(font(face))
            number = three_digits(value)
            painter.drawText(place.adjusted(wide - text_width(number, face) - 7, 0, 0, 0), LEFT, number)
            left += wide + BETWEEN


def _rows(chips: Sequence[Chip], face: str, width: float) -> list[list[Chip]]:
    """Chips one after the other, in rows of this width; at least one in each."""
    rows: list[list[Chip]] = [[]]
    used = 0.0
    for chip in chips:
        wide = _chip_width(*chip[:2], face)
        if rows[-1] and used + wide > width:
            rows.append([])
            used = 0.0
        rows[-1].append(chip)
        used += wide + BETWEEN
    return rows


def _chip_width(word: str, value: float, face: str) -> float:
    return text_width(word, f"{face}_strong") + text_width(three_digits(value), face) + 20


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
