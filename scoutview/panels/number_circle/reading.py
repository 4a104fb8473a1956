"""The words beside a number circle: the sum in large, and one sentence; and the chooser of the frequency."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import wrapped

SMALLEST = "title"
GAP, UP = 4.0, 20.0  # between sum and lines; above the sum in a column of its own, at most
ROOMY = (320.0, 240.0)  # design pixels of a column from which on all is written larger


@dataclass(frozen=True)
class _Letters:
    """Of the sum, the first that fits, and of the lines below it; with how high a line is in design pixels."""

    sizes: tuple[str, ...] = ("key", "finding")
    sum_line: float = 32.0
    line: str = "caption"
    pitch: float = 20.0


LARGE = _Letters(("headline", "key", "finding"), 46.0, "title", 26.0)


class NumberCircleReading(Canvas):
    """The sum over its sentence: centred under a line, or at the left in a column of its own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._sum = ("", "", "")
        self._sentence = self._wrap = ""
        self._in_column = False

    def show_words(self, sum_parts: tuple[str, str, str], sentence: str, wrap: str = "") -> None:
        """`wrap` is what the modulus takes away, said where there is room above the sentence."""
        self._sum, self._sentence, self._wrap = sum_parts, sentence, wrap
        self.setAccessibleName(" ".join(filter(None, (f"{''.join(sum_parts[:2])} {sum_parts[2]}.", wrap, sentence))))
        self.update()

    def set_in_column(self, in_column: bool) -> None:
        self._in_column = in_column
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._sum[0]:
            return
        letters = LARGE if self._in_column and width >= ROOMY[0] and height >= ROOMY[1] else _Letters()
        metrics, rows = QFontMetricsF(font(letters.line)), self._sum_rows(width, height, letters)
        most = max(0, int((height - 8 - GAP - letters.sum_line * len(rows)) // letters.pitch))
        lines = wrapped(self._sentence, width, metrics, most + 1) if self._sentence else []
        if len(lines) > most:
            lines = []  # whole or not at all
        wrap = wrapped(self._wrap, width, metrics, 2) if self._wrap else []
        lines = [*wrap, *lines] if len(wrap) + len(lines) <= most else lines
        y = 8.0
        if self._in_column:
            y = max(0.0, min(UP, (height - letters.sum_line * len(rows) - GAP - letters.pitch * len(lines)) / 2))
        else:
            painter.setPen(QPen(self.look.colour("line"), 1))
            painter.drawLine(QPointF(0, 0.5), QPointF(width, 0.5))
        for row in rows:
            self._paint_runs(painter, row, width, y + letters.sum_line - 7)
            y += letters.sum_line
        y += GAP
        for line in lines:
            self._paint_runs(painter, [(line, letters.line, "text")], width, y + letters.pitch - 5)
            y += letters.pitch

    def _sum_rows(self, width: float, height: float, letters: _Letters) -> list[list[tuple[str, str, str]]]:
        """The sum in one row of runs (words, role, colour), or in two where a row would be small and these fit."""
        written, answer, modulus = self._sum
        for role in letters.sizes:
            row = [(written, role, "text"), (answer, role, "accent"), (f"  {modulus}", "caption", "text3")]
            if _width(row) <= width:
                return [row]
        if height < 8 + 2 * letters.sum_line:
            return [[(written, SMALLEST, "text"), (answer, SMALLEST, "accent")]]
        start, sign = written.rstrip(" →="), "→" if "→" in written else "="
        role = next((role for role in letters.sizes if _width([(start, role, "")]) <= width), SMALLEST)
        end = [(f"{sign} ", role, "text"), (answer, role, "accent"), (f"  {modulus}", "caption", "text3")]
        return [[(start, role, "text")], end]

    def _paint_runs(self, painter: QPainter, runs: list[tuple[str, str, str]], width: float, baseline: float) -> None:
        x = 0.0 if self._in_column else (width - _width(runs)) / 2
        for words, role, colour in runs:
            painter.setFont(font(role))
            painter.setPen(self.look.colour(colour))
            painter.drawText(QPointF(x, baseline), words)
            x += text_width(words, role)


def _width(runs: Sequence[tuple[str, str, str]]) -> float:
    return sum(text_width(words, role) for words, role, _ in runs)


FREQUENCIES = (
    "So often the numbers go round: the frequency of a wave. Those that the run's numbers hold most of come first, the "
    "strongest at the top, then all others ([ and ] when the circle has the focus)"
)


class FrequencyControls(QWidget):
    """Which frequency: the key frequencies of the run first, the strongest at the top, then all others."""

    frequency_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("control", True)
        self._listed: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
        self._word = QLabel("times round")
        self._word.setProperty("role", "label")
        self.frequencies = QComboBox()
        self.frequencies.setAccessibleName("Times round, the frequency")
        self.tell("")
        self.frequencies.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.frequencies.activated.connect(lambda row: self.frequency_chosen.emit(self.frequencies.itemData(row)))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._word)
        self._row.addWidget(self.frequencies, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_look(look)

    def tell(self, circularity: str) -> None:
        """How circular the numbers stand along the chosen one, for whoever points at it."""
        self.frequencies.setToolTip(f"{FREQUENCIES}\n{circularity}".rstrip())

    def set_look(self, look: Look) -> None:
        self._row.setSpacing(look.px(6))

    def show_frequencies(self, keys: Sequence[int], highest: int, chosen: int) -> None:
        """List 1 to `highest`, without a signal."""
        first = tuple(frequency for frequency in keys if frequency <= highest)
        others = tuple(frequency for frequency in range(1, highest + 1) if frequency not in first)
        if (first, others) != self._listed:
            self._listed = (first, others)
            self.frequencies.clear()
            for frequency in (*first, *others):
                self.frequencies.addItem(f"{frequency}", frequency)
            if first and others:
                self.frequencies.insertSeparator(len(first))
        self.frequencies.setCurrentIndex(self.frequencies.findData(chosen))
