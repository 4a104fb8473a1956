"""What the denoising pictures say: a sentence, or what lies under the mouse, and the key of the greys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import wrapped
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.picture_grid_plan import Pixel
from scoutview.panels.denoising.equation_plan import GREY_TOP
from scoutview.panels.denoising.words import pixel_words

PITCH = 20.0
KEY = (f"≤ −{GREY_TOP}", f"≥ {GREY_TOP}", "")
BAR = 96.0
BETWEEN = 20.0


class DenoisingReading(Canvas):
    """A wrapped sentence, the key at its right, or below it where the sentence may have two lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._sentence = self._under = ""

    def show_text(self, sentence: str) -> None:
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.update()

    def show_hovered(self, words: str) -> None:
        """What lies under the mouse, instead of the sentence; nothing brings that back."""
        self._under = words
        self.update()

    def read(self, grid: PictureGrid, names: Callable[[], Sequence[str]]) -> None:
        """From now on tell of the pixel under the mouse in this grid, whose pictures have these names."""

        def tell(pixel: Pixel | None) -> None:
            picture = None if pixel is None else grid.picture(pixel.picture)
            if pixel is None or picture is None:
                self.show_hovered("")
            else:
                value = float(picture[pixel.row, pixel.column])
                self.show_hovered(pixel_words(names()[pixel.picture], pixel, value))

        grid.pixel_hovered.connect(tell)

    def shown(self) -> str:
        return self._under or self._sentence

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        low, high, name = KEY
        words = legend_width(low, high, name, BAR)
        text = self.shown()
        below = height >= 3 * PITCH
        room = width if below or not text else width - words - BETWEEN
        lines = 2 if below else max(1, int(height // PITCH))
        if text:
            self._paint_text(painter, text, room, lines)
        corner = QPointF(0.0, height - 19) if below else QPointF(width - words, 2)
        if words <= width:
            draw_legend(painter, self.look, corner, self.look.theme.greys, (low, high), name=name, bar=BAR)

    def _paint_text(self, painter: QPainter, text: str, width: float, most: int) -> None:
        """In at most so many lines, smaller where it would not fit."""
        roles = ("caption", "label")
        full = (wrapped(text, width, QFontMetricsF(font(role))) for role in roles)
        role = next((role for role, lines in zip(roles, full, strict=True) if len(lines) <= most), "label")
        painter.setFont(font(role))
        painter.setPen(self.look.colour("text" if self._under else "text2"))
        for number, line in enumerate(wrapped(text, width, QFontMetricsF(font(role)), most)):
            painter.drawText(QPointF(0, number * PITCH + 15), line)
