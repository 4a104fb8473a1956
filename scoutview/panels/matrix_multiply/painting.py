"""What a matrix product is painted with: coloured cells, their key, what the pointer reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude, levels_of_signed
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import TYPE, Look, font, text_on, text_width
from scoutview.graphics.base.theme import Theme
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.panels.matrix_multiply.product_plan import Shades, cell_text

SMALLEST_NUMBER, LARGEST_NUMBER = 13.0, 26.0  # design pixels high
RECEDING, RECEDING_TEXT = 0.5, 0.3  # how near to the ground a cell comes, and its number to the cell
SHADES_WIDTH, LEAST_SHADES, MARKS_APART = 260.0, 110.0, 4.0  # of the key of the colours, and its numbers
LETTERS = 4  # of most numbers in cells; where one is longer, all are written smaller
NONE: Mapping[tuple[int, int], str] = MappingProxyType({})
CENTRED = int(Qt.AlignmentFlag.AlignCenter)  # joined once: Python joins flags slowly


def draw_cells(
    painter: QPainter,
    look: Look,
    box: Box,
    values: np.ndarray,
    shades: Shades,
    *,
    numbers: bool,
    filled: np.ndarray | None = None,
    lit: np.ndarray | None = None,
    intensity: bool = False,
    written: Mapping[tuple[int, int], str] = NONE,
) -> None:
    """Draw (rows, columns) values; where `filled` (rows, columns) is false, empty cells.

    An `intensity` is a picture's, in the colours that it has in other panels. Where `lit` (rows, columns) is false,
    cells recede. Those whose numbers are `written` otherwise show that.
    """
    rows, columns = values.shape
    width, height = box.width / columns, box.height / rows
    levels = (levels_of_magnitude(values) if intensity else levels_of_signed(shades.of(values), 1.0)).tolist()
    texts = [list(map(cell_text, each)) for each in values.tolist()] if numbers else []
    for (row, column), text in written.items() if numbers else ():
        texts[row][column] = text
    longest = max((len(text) for line in texts for text in line), default=LETTERS)
    digits = _number_font(height, width * LETTERS / max(LETTERS, longest))
    for row in range(rows):
        for column in range(columns):
            cell = QRectF(box.x + column * width, box.y + row * height, width, height)
            if filled is not None and not filled[row, column]:
                _draw_empty(painter, look, cell)
                continue
            recedes = lit is not None and not lit[row, column]
            fill, ink = _colours(look.theme, levels[row][column], intensity=intensity, recedes=recedes)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(cell.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)
            if numbers:
                painter.setPen(ink)
                painter.setFont(digits)
                painter.drawText(cell, CENTRED, texts[row][column])


@lru_cache(maxsize=256)
def _number_font(height: float, width: float) -> QFont:
    """As large as four letters find room in a cell."""
    pixels = min(max(min(0.75 * height, 0.34 * width), SMALLEST_NUMBER), LARGEST_NUMBER)
    return font("label", pixels / TYPE["label"][0])


@lru_cache(maxsize=2048)
def _colours(theme: Theme, level: int, *, intensity: bool, recedes: bool) -> tuple[QColor, QColor]:
    """The colour of a table entry, and of the text on it; nearer to the ground where it recedes."""
    fill = QColor(*map(int, (theme.magnitude if intensity else theme.signed)[level]))
    if not recedes:
        return fill, text_on(fill)
    fill = _between(fill, QColor(theme.panel), RECEDING)
    return fill, _between(text_on(fill), fill, RECEDING_TEXT)


def _between(one: QColor, other: QColor, share: float) -> QColor:
    sides = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(start + (end - start) * share) for start, end in sides))


def _draw_empty(painter: QPainter, look: Look, cell: QRectF) -> None:
    painter.setPen(QPen(look.colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cell.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)


def outline(painter: QPainter, look: Look, box: Box, role: str = "accent", line: float = 2) -> None:
    """A rounded frame around cells."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(role), line))
    painter.drawRoundedRect(QRectF(*box).adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)


@dataclass(frozen=True)
class Caption:
    """A name over a matrix and, quieter, its size."""

    name: str
    size: str


def caption_width(caption: Caption) -> float:
    """Of all of it."""
    return text_width(caption.name, "label_strong") + 8 + text_width(caption.size, "tick") + 1


def draw_caption(painter: QPainter, look: Look, box: Box, caption: Caption) -> None:
    """Write above the box, as much as its width (or 90) allows."""
    metrics = QFontMetricsF(font("label_strong"))
    painter.setFont(font("label_strong"))
    painter.setPen(look.colour("text2"))
    painter.drawText(QPointF(box.x, box.y + 14), caption.name)
    x = box.x + metrics.horizontalAdvance(caption.name) + 8
    if x + text_width(caption.size, "tick") <= box.right:
        painter.setFont(font("tick"))
        painter.setPen(look.colour("text3"))
        painter.drawText(QPointF(x, box.y + 14), caption.size)


def draw_shades(painter: QPainter, look: Look, corner: QPointF, shades: Shades, width: float) -> None:
    """The key of the colours, 16 high, its numbers written into it where they belong, as many as do not meet."""
    levels = levels_of_signed(np.linspace(-shades.reach, shades.reach, 256)[None], 1.0)
    bar = QRectF(corner.x(), corner.y(), width, 16)
    draw_crisp(painter, bar, image_from_levels(levels, look.theme.signed))
    painter.setFont(font("tick"))
    taken: list[tuple[float, float]] = []
    for size in dict.fromkeys(map(abs, shades.marks)):  # below 0 and above it, or neither
        spots = [_spot(shades, value, bar) for value in sorted({-size, size})]
        if any(
            left < end + MARKS_APART and start < right + MARKS_APART for left, right in spots for start, end in taken
        ):
            continue
        taken += spots
        for value, (left, _) in zip(sorted({-size, size}), spots, strict=True):
            painter.setPen(text_on(look.signed(float(shades.of(np.array(value))))))
            painter.drawText(QPointF(left, bar.bottom() - 3.5), shades.mark_text(value))


def _spot(shades: Shades, value: float, bar: QRectF) -> tuple[float, float]:
    """From where to where the number of a colour is written in the key."""
    room, place = text_width(shades.mark_text(value), "tick"), float(shades.of(np.array(value))) / shades.reach
    middle = bar.left() + (place + 1) / 2 * bar.width()
    left = min(max(middle - room / 2, bar.left() + 4), bar.right() - room - 4)
    return left, left + room


def draw_shades_kept(painter: QPainter, look: Look, box: Box | None, shades: Shades, kept: Layer) -> None:
    """The same at the left of a box, what it says beside it, painted once for all frames; nothing without a box."""
    if box is None:
        return
    beside = box.width - 12 - min(text_width(words, "label") for words in shades.words if words)
    corner, width = QPointF(box.x, box.y), min(SHADES_WIDTH, box.width, max(LEAST_SHADES, beside))
    words = QRectF(box.x + width + 12, box.y, max(0.0, box.width - width - 12), 16)

    def paint(painter: QPainter) -> None:
        draw_shades(painter, look, corner, shades, width)
        painter.setFont(font("label"))
        painter.setPen(look.colour("text2"))
        text = first_fitting(shades.words, words.width(), QFontMetricsF(font("label")))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    if look.picture:
        paint(painter)
    else:
        kept.draw(painter, Box(box.x, box.y, box.width, 16), (look, box, shades), paint)


def draw_reading(painter: QPainter, look: Look, spot: QPointF, room: Box, told: tuple[str, ...]) -> None:
    """What the pointer reads, above the spot or below it, inside the room: the number, and where it is."""
    value, *names = told
    rest = text_width(value, "caption_strong") + 34
    name = first_fitting(names, room.width - rest, QFontMetricsF(font("label")))
    width = text_width(name, "label") + rest
    x = min(max(room.x, spot.x() - width / 2), max(room.x, room.right - width))
    y = spot.y() - 42 if spot.y() - 42 >= room.y else min(spot.y() + 18, room.bottom - 28)
    box = QRectF(x, y, width, 28)
    painter.setPen(QPen(look.colour("axis"), 1))
    painter.setBrush(look.colour("raised"))
    painter.drawRoundedRect(box, 6, 6)
    for text, role, colour, side in (
        (name, "label", "text2", Qt.AlignmentFlag.AlignLeft),
        (value, "caption_strong", "text", Qt.AlignmentFlag.AlignRight),
    ):
        painter.setFont(font(role))
        painter.setPen(look.colour(colour))
        painter.drawText(box.adjusted(12, 0, -12, 0), side | Qt.AlignmentFlag.AlignVCenter, text)
