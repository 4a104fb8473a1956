"""Where the parts of the neurons panel go, and how its texts are set. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from scoutview.graphics.base.box import Box

PADDING, GAP = 16.0, 10.0
LINE, TITLE = 26.0, 22.0
LARGE_LINE = 34.0  # of tokens that it raises or lowers, where there is so much room
BAR = 30.0  # of a row of bars
TEXT_PART = 0.34  # of the height, that the text may have
WIDE = 700.0  # design pixels of width that hold two columns
SIDE = 0.36  # of the width, that the second one takes
HISTOGRAM, HISTOGRAM_FROM = 96.0, (860.0, 350.0)  # its height, and the width and height of a body with room for it
EFFECT = TITLE + 3 * BAR
WRITTEN = 56.0  # two rows of tokens
LEAST_PLACES = TITLE + 3 * LINE
NUMBER_ROW = 17.0  # below each row of a text
SIZES = (26.0, 23.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0)  # of letters, in design pixels
ALIKE = 0.85  # of the largest letters, that may be taken for the sake of fewer rows
NUMBERED_FROM = 16.0  # smaller letters have no numbers below


@dataclass(frozen=True)
class NeuronPlaces:
    """A box of no height is not shown."""

    reading: Box
    tokens: Box
    effect: Box
    places: Box
    written: Box
    histogram: Box


def neuron_column(width: float) -> float:
    """How wide the first column is."""
    inner = width - 2 * PADDING
    return (1 - SIDE) * inner - 3 * GAP if width >= WIDE else inner


def has_histogram(width: float, height: float) -> bool:
    """Whether a body has room for how often the neuron is how active."""
    return width >= HISTOGRAM_FROM[0] and height >= HISTOGRAM_FROM[1]


def arrange_neuron(width: float, height: float, *, reading: float, tokens: float, often: bool) -> NeuronPlaces:
    """From top to bottom: the sentence, the text and what the neuron does there, the strongest places.

    What it writes stands beside these, above how `often` it is how active, where that is wanted; in one column what it
    writes is the last, and goes first where a body is too low, then the places.
    """
    column = neuron_column(width)
    top = Box(PADDING, 0, column, min(reading, height))
    text = Box(PADDING, top.bottom + GAP, column, max(0.0, min(tokens, TEXT_PART * height)))
    left = height - text.bottom - GAP
    effect = Box(PADDING, text.bottom + GAP, column, EFFECT if left >= EFFECT else 0.0)
    left -= effect.height + (GAP if effect.height else 0.0)
    beside = width >= WIDE
    below = WRITTEN if not beside and left >= LEAST_PLACES + WRITTEN + GAP else 0.0
    left -= below + (GAP if below else 0.0)
    places_top = (effect.bottom if effect.height else text.bottom) + GAP
    places = Box(PADDING, places_top, column, left if left >= TITLE + LINE else 0.0)
    if not beside:
        written = Box(PADDING, places.bottom + GAP, column, below)
        return NeuronPlaces(top, text, effect, places, written, Box(PADDING, height, column, 0))
    x, side = PADDING + column + 3 * GAP, SIDE * (width - 2 * PADDING)
    histogram = HISTOGRAM if often and has_histogram(width, height) else 0.0
    written_height = max(0.0, min(TITLE + 9 * LARGE_LINE, height - histogram - 3 * GAP))
    written = Box(x, 0, side, written_height)
    return NeuronPlaces(top, text, effect, places, written, Box(x, height - histogram - GAP, side, histogram))


@dataclass(frozen=True)
class SearchPlaces:
    words: Box
    ranking: Box
    appeared: Box


def arrange_search(width: float, height: float, *, words: float) -> SearchPlaces:
    """The verdict, the ranking, and when its best neuron appeared."""
    inner = width - 2 * PADDING
    top = Box(PADDING, 0, inner, words)
    body = max(0.0, height - top.bottom - 2 * GAP)
    appeared = min(TITLE + 8 * 21.0, 0.4 * body) if body > 200 else 0.0
    ranking = Box(PADDING, top.bottom + GAP, inner, max(0.0, body - appeared - GAP))
    return SearchPlaces(top, ranking, Box(PADDING, ranking.bottom + GAP, inner, appeared))


class SetToken(NamedTuple):
    left: float
    top: float
    width: float


@dataclass(frozen=True)
class SetText:
    """A text set in rows: how large its letters are, how high a row is, and where each token stands."""

    size: float
    row: float
    tokens: tuple[SetToken, ...]

    @property
    def height(self) -> float:
        return self.tokens[-1].top + self.row if self.tokens else 0.0

    @property
    def rows(self) -> int:
        return len({token.top for token in self.tokens})

    @property
    def numbered(self) -> bool:
        return self.size >= NUMBERED_FROM

    def at(self, x: float, y: float) -> int | None:
        """The token there."""
        for number, (left, top, width) in enumerate(self.tokens):
            if left <= x < left + width and top <= y < top + self.row:
                return number
        return None


def set_text(widths: Sequence[float], numbers: Sequence[float], width: float, height: float, largest: float) -> SetText:
    """Tokens in rows, with the largest letters with which all find room; hardly smaller ones that save a row.

    Args:
        widths: of the tokens, in letters one pixel large.
        numbers: what the number below each takes, 0 where there is none; it does not become smaller.
        width: of the room, and its height.
        height: the same.
        largest: letters, in design pixels.
    """
    texts = (_set(widths, numbers, width, size) for size in SIZES if size <= largest)
    for best in texts:
        if best.height <= height + 1:  # a part is whole pixels high
            break
    alike = takewhile(lambda text: text.size >= ALIKE * best.size, texts)
    return min((best, *(text for text in alike if text.height <= height + 1)), key=lambda text: text.rows)


def _set(widths: Sequence[float], numbers: Sequence[float], width: float, size: float) -> SetText:
    numbered = size >= NUMBERED_FROM
    row = round(1.4 * size) + (NUMBER_ROW if numbered else 2.0)
    left, top, found = 0.0, 0.0, []
    for own, number in zip(widths, numbers, strict=True):
        room = max(own * size + 1, number if numbered else 0.0)
        if left and left + room > width:
            left, top = 0.0, top + row
        found.append(SetToken(left, top, room))
        left += room
    return SetText(size, row, tuple(found))
