"""What the denoising pictures say: the step, a sentence, and the keys of their colours."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import wrapped
from scoutview.graphics.widgets.legend import draw_legend, legend_width

PITCH = 20.0
BETWEEN_KEYS = 28.0
KEYS = 26.0  # the keys in one row


class DenoisingReading(Canvas):
    """A headline over a wrapped sentence, the keys below, as far as there is room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._headline = ""
        self._sentence = ""
        self._with_keys = True

    def show_text(self, headline: str, sentence: str) -> None:
        self._headline, self._sentence = headline, sentence
        self.setAccessibleName(f"{headline}. {sentence}")
        self.update()

    def show_keys(self, *, wanted: bool) -> None:
        self._with_keys = wanted
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        y = 0.0
        if height >= 90:
            painter.setFont(font("finding"))
            painter.setPen(self.look.colour("text"))
            painter.drawText(QRectF(0, 0, width, 26), Qt.AlignmentFlag.AlignVCenter, self._headline)
            y = 30.0
        keys = KEYS if self._with_keys and height - y >= PITCH + KEYS else 0.0
        y += self._paint_sentence(painter, y, width, int((height - y - keys) // PITCH))
        if self._with_keys:
            self._paint_keys(painter, y + 8, width, height)

    def _paint_sentence(self, painter: QPainter, y: float, width: float, most: int) -> float:
        """The sentence in at most so many lines, smaller where it would not fit; how high it is."""
        roles = ("caption", "label")
        full = (wrapped(self._sentence, width, QFontMetricsF(font(role))) for role in roles)
        role = next((role for role, lines in zip(roles, full, strict=True) if len(lines) <= most), "label")
        lines = wrapped(self._sentence, width, QFontMetricsF(font(role)), most) if self._sentence else []
        painter.setFont(font(role))
        painter.setPen(self.look.colour("text2"))
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, y + number * PITCH + 15), line)
        return len(lines) * PITCH

    def _paint_keys(self, painter: QPainter, y: float, width: float, height: float) -> None:
        """Side by side where they fit, else below each other."""
        theme, x = self.look.theme, 0.0
        keys = ((theme.signed, "−3", "3", "noisy, noise"), (theme.magnitude, "−1", "1", "clean"))
        words = [legend_width(low, high, name, 0) for _, low, high, name in keys]
        bar = min(110.0, (width - sum(words) - BETWEEN_KEYS) / 2)
        in_a_row = bar >= 36
        bar = bar if in_a_row else min(110.0, width - max(words) - 4)
        for word, (table, low, high, name) in zip(words, keys, strict=True):
            if y + 18 <= height and bar >= 30:
                draw_legend(painter, self.look, QPointF(x, y), table, (low, high), name=name, bar=bar)
            x, y = (x + word + bar + BETWEEN_KEYS, y) if in_a_row else (0.0, y + 24)
