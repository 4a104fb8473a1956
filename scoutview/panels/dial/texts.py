"""What the network writes with a unit held, one text below the other, each with its value and the judge's verdict."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import wrapped
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr

SIZES = (22, 20, 18, 16, 15, 14, 13)
HEAD, STRIPE, INSET, BETWEEN = 20.0, 5.0, 14.0, 9.0
PITCH = 1.25


class HeldTexts(Chooser):
    """A part is a row. `shades` colour the stripe of each, from -1 to 1; nan where nothing is held."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._heads: tuple[tuple[str, ...], ...] = ()
        self._verdicts: tuple[str, ...] = ()
        self._texts: tuple[str, ...] = ()
        self._shades: tuple[float, ...] = ()
        self._held = -1
        self._total = 0
        self.setToolTip(tr("Click one: hold the unit there in all panels; once more lets it go."))

    def show_rows(
        self,
        heads: Sequence[tuple[str, ...]],
        verdicts: Sequence[str],
        texts: Sequence[str],
        shades: Sequence[float],
        *,
        held: int,
        total: int,
    ) -> None:
        """Heads are from long to short; `held` is the row whose value the unit has now; a text gets `total` letters."""
        self._heads, self._verdicts = tuple(heads), tuple(verdicts)
        self._texts, self._shades = tuple(texts), tuple(map(float, shades))
        self._held, self._total = held, total
        self.setAccessibleName("; ".join(f"{head[0]}: {text}" for head, text in zip(heads, texts, strict=True)))
        self.update()

    def row_height(self) -> float:
        rows = max(1, len(self._texts))
        return (self.design_height() - BETWEEN * (rows - 1)) / rows

    def part_at(self, point: QPointF) -> int | None:
        row, below = divmod(point.y(), self.row_height() + BETWEEN)
        return int(row) if 0 <= row < len(self._texts) and below <= self.row_height() else None

    def move_choice(self, rows: int, columns: int) -> None:
        if self._texts:
            self.chosen.emit(min(max(self._held + rows, 0), len(self._texts) - 1))

    def size(self, width: float, height: float) -> int:  # type: ignore[override]
        """Of the letters: the largest at which a whole text has room, whatever is written so far."""
        whole = max((len(text) for text in self._texts), default=0)
        for size in SIZES:
            metrics = QFontMetricsF(_sized(size))
            lines = max((len(wrapped(text, width, metrics)) for text in self._texts), default=1)
            missing = max(0.0, self._total - whole) * metrics.averageCharWidth() / max(1.0, width)
            if (lines + missing) * PITCH * size <= height:
                return size
        return SIZES[-1]

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        tall, inner = self.row_height(), width - INSET
        headed = tall >= HEAD + 16
        room = tall - (HEAD if headed else 0.0)
        size = self.size(inner, room)
        for row, text in enumerate(self._texts):
            top = row * (tall + BETWEEN)
            shade = self._shades[row]
            known = bool(np.isfinite(shade))
            colour = self.look.signed(shade) if known else self.look.colour("axis")
            painter.fillRect(QRectF(0, top, STRIPE, tall), colour)
            if row == self._held:
                painter.setPen(QPen(self.look.colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(1, top + 1, width - 2, tall - 2))
            if headed:
                self._paint_head(painter, row, top, width)
            self._paint_text(painter, text, QRectF(INSET, top + (HEAD if headed else 0.0), inner, room), size)

    def _paint_head(self, painter: QPainter, row: int, top: float, width: float) -> None:
        verdict = self._verdicts[row]
        wide = text_width(verdict, "label_strong")
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(QPointF(width - wide - 4, top + 15), verdict)
        free = width - INSET - wide - 20
        head = next((each for each in self._heads[row] if text_width(each, "label") <= free), "")
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(QPointF(INSET, top + 15), head)

    def _paint_text(self, painter: QPainter, text: str, room: QRectF, size: int) -> None:
        """As many whole lines as there is room for."""
        chosen = _sized(size)
        painter.setFont(chosen)
        painter.setPen(self.look.colour("text"))
        most = max(1, int((room.height() + 1) // (PITCH * size)))
        lines = wrapped(text, room.width(), QFontMetricsF(chosen), most) if text else []
        for number, line in enumerate(lines):
            painter.drawText(QPointF(room.x(), room.y() + number * PITCH * size + size), line)


def _sized(pixels: int) -> QFont:
    chosen = QFont(font("caption"))
    chosen.setPixelSize(pixels)
    return chosen
