"""Text on a canvas that is zoomed as pictures are: its letters grow with it."""

import math
from collections.abc import Hashable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_on
from scoutview.graphics.base.numbers import MINUS
from scoutview.graphics.base.token_label import BLANKS
from scoutview.graphics.widgets.zoom import ZoomChooser

AIR = 0.45  # of a space: between a word and the colour of the next one
FAINT = 0.12  # of the strongest: less is not coloured
NEAREST = 0.12  # of the whole, that can fill the room
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class ZoomedText(ZoomChooser):
    """Override `content_top`, `has_text`, `text_at` and `paint_text`. What is under the mouse is read out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.read: Hashable | None = None
        self.hovered.connect(self._read_out)

    def content_top(self) -> float:
        """Where the zoomed part begins."""
        return 0.0

    def has_text(self) -> bool:
        raise NotImplementedError

    def text_at(self, x: float, y: float) -> Hashable | None:
        """What is at a place of the whole text, as it fills the room."""
        raise NotImplementedError

    def paint_text(self, painter: QPainter, room: Box) -> None:
        """All of it, as it fills the room; near letters are drawn by a painter that is."""
        raise NotImplementedError

    def zoom_room(self) -> Box | None:
        top, height = self.content_top(), self.design_height()
        return Box(0, top, self.design_width(), height - top) if self.has_text() and height > top else None

    def zoom_least(self) -> tuple[float, float]:
        return NEAREST, NEAREST

    def part_at(self, point: QPointF) -> Hashable | None:
        room = self.zoom_room()
        place = None if room is None else self.zoom.place_of(room, point.x(), point.y())
        return None if place is None else self.text_at(*place)

    def paint_zoomed(self, painter: QPainter) -> None:
        room = self.zoom_room()
        if room is None:
            return
        content = self.zoom.content(room)
        times = content.width / room.width
        with self.zoomed_in(painter, room):
            painter.save()
            painter.translate(content.x - room.x * times, content.y - room.y * times)
            painter.scale(times, times)
            self.paint_text(painter, room)
            painter.restore()

    def _read_out(self, part: Hashable | None) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)  # it is read, not clicked
        self.read = part
        self.update()


@lru_cache(maxsize=32)
def letters(pixels: float) -> QFont:
    """Those of a caption, so many pixels large."""
    sized = QFont(font("caption"))
    sized.setPixelSize(round(pixels))
    return sized


def written(token: str) -> str:
    """The token with a space where it has one, line breaks as signs."""
    return "".join(BLANKS.get(letter, letter) for letter in token)


def short(value: float) -> str:
    """One decimal, as a number below a token has room for."""
    text = f"{abs(value):.1f}"
    return f"{MINUS}{text}" if value < 0 and text != "0.0" else text


def air_before(painter: QPainter, token: str) -> float:
    """How much of the space before a word its colour leaves free, so that it does not touch the word before."""
    return AIR * QFontMetricsF(painter.font()).horizontalAdvance(" ") if token.startswith(" ") else 0.0


def draw_token(
    painter: QPainter, look: Look, place: QRectF, token: str, share: float, *, held: bool = False, read: bool = False
) -> None:
    """One token, over its colour where its share of the strongest is not faint; only outlined where it is held."""
    shown = min(max(share, 0.0), 1.0) if math.isfinite(share) else 0.0
    painter.setPen(look.colour("text"))
    if shown >= FAINT:
        colour = look.magnitude(0.3 + 0.65 * shown)
        if held:
            painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 2, -1, -2))
            painter.setPen(look.colour("text"))
        else:
            painter.fillRect(place.adjusted(air_before(painter, token), 1, 0, -1), colour)
            painter.setPen(text_on(colour))
    painter.drawText(place, LEFT, token)
    if read:
        painter.setPen(QPen(look.colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0, 1, 0, -1))
