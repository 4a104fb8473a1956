"""What the denoising pictures say: a sentence, or what lies under the mouse, and the key."""

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
from scoutview.language import as_written
from scoutview.panels.denoising.equation_plan import GREY_TOP
from scoutview.panels.denoising.words import pixel_words

PITCH = 20.0
KEY = (as_written(f"≤ −{GREY_TOP}"), as_written(f"≥ {GREY_TOP}"), "")
BAR = 96.0
BETWEEN = 20.0


class DenoisingReading(Canvas):
    """A sentence and the key at its right, or below it where it is narrow."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._sentences: Sequence[str] = ()
        self._under = ""

    def show_texts(self, sentences: Sequence[str]) -> None:
        """The sentence from long to short; none where there is nothing to say."""
        if tuple(sentences) != tuple(self._sentences):
            self.update()
        self._sentences = sentences
        self.setAccessibleName(next(iter(sentences), ""))

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
        return self._under or next(iter(self._sentences), "")

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        low, high, name = KEY
        words, lines = legend_width(low, high, name, BAR), max(1, int(height // PITCH))
        below = lines == 3
        room, most = width if below else width - words - BETWEEN, min(lines, 2)
        if self._under:
            self._paint_text(painter, [self._under], room, "text", most)
        elif self._sentences:
            self._paint_text(painter, self._sentences, room, "text2", most)
        corner = QPointF(0.0, height - 19) if below else QPointF(width - words, 2)
        if words <= width:
            draw_legend(painter, self.look, corner, self.look.theme.greys, (low, high), name=name, bar=BAR)

    def _paint_text(self, painter: QPainter, texts: Sequence[str], width: float, colour: str, most: int) -> None:
        """In at most so many lines of this width."""
        role, lines = fitted(texts, width, most)
        painter.setFont(font(role))
        painter.setPen(self.look.colour(colour))
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, number * PITCH + 15), line)


def fitted(texts: Sequence[str], width: float, most: int) -> tuple[str, list[str]]:
    """The role and the lines of the first of these texts that fits, each tried in smaller letters too."""
    tries = [(text, role) for text in texts for role in ("caption", "label")]
    found = ((role, wrapped(text, width, QFontMetricsF(font(role)))) for text, role in tries)
    last = "label", wrapped(texts[-1], width, QFontMetricsF(font("label")), most)
    return next((each for each in found if len(each[1]) <= most), last)
