"""What the denoising pictures say: a sentence, or what lies under the mouse, what is simplified, and the key."""

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
from scoutview.panels.denoising.room_plan import ONE_LINE
from scoutview.panels.denoising.words import pixel_words

PITCH = 20.0
KEY = (f"≤ −{GREY_TOP}", f"≥ {GREY_TOP}", "")
BAR = 96.0
BETWEEN = 20.0


class DenoisingReading(Canvas):
    """A sentence and the key at its right, or below it where it is narrow; what is simplified in a line under both."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._sentences: Sequence[str] = ()
        self._notes: Sequence[str] = ()
        self._under = ""

    def show_texts(self, sentences: Sequence[str], notes: Sequence[str]) -> None:
        """Each from long to short; none where there is nothing to say."""
        self._sentences, self._notes = sentences, notes
        self.setAccessibleName(" ".join(text for texts in (sentences, notes) for text in texts[:1]))
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
        return self._under or next(iter(self._sentences), "")

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        low, high, name = KEY
        words, lines = legend_width(low, high, name, BAR), max(1, int(height // PITCH))
        below, noted = lines == 3, lines == 2 and width >= ONE_LINE
        room, most = width if below else width - words - BETWEEN, 1 if noted else min(lines, 2)
        if self._under:
            self._paint_text(painter, [self._under], (0.0, room), "text", most)
        elif self._sentences:
            self._paint_text(painter, self._sentences, (0.0, room), "text2", most)
        if self._notes and noted:
            self._paint_text(painter, self._notes, (PITCH, width), "text2", 1)
        elif self._notes and not self._sentences:
            self._paint_text(painter, self._notes, (0.0, room), "text2", 1)
        corner = QPointF(0.0, height - 19) if below else QPointF(width - words, 2)
        if words <= width:
            draw_legend(painter, self.look, corner, self.look.theme.greys, (low, high), name=name, bar=BAR)

    def _paint_text(
        self, painter: QPainter, texts: Sequence[str], place: tuple[float, float], colour: str, most: int
    ) -> None:
        """In at most so many lines from this top and of this width."""
        top, width = place
        role, lines = fitted(texts, width, most)
        painter.setFont(font(role))
        painter.setPen(self.look.colour(colour))
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, top + number * PITCH + 15), line)


def fitted(texts: Sequence[str], width: float, most: int) -> tuple[str, list[str]]:
    """The role and the lines of the first of these texts that fits, each tried in smaller letters too."""
    tries = [(text, role) for text in texts for role in ("caption", "label")]
    found = ((role, wrapped(text, width, QFontMetricsF(font(role)))) for text, role in tries)
    last = "label", wrapped(texts[-1], width, QFontMetricsF(font("label")), most)
    return next((each for each in found if len(each[1]) <= most), last)
