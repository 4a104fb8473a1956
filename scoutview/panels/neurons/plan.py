"""Where the parts of the neurons panel go, and how its texts are set. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scoutview.graphics.base.box import Box

PADDING, GAP = 16.0, 10.0
LINE, TITLE = 26.0, 22.0
BAR = 24.0  # of a row of bars
WIDE = 700.0  # design pixels of width that hold two columns
SIDE = 0.36  # of the width, that the second one takes
HISTOGRAM = 96.0
EFFECT = TITLE + 3 * BAR
WRITTEN = 56.0  # two rows of tokens
LEAST_PLACES = TITLE + 3 * LINE
NUMBER_ROW = 17.0  # below each row of a text
SIZES = (26.0, 23.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0)  # of letters, in design pixels
NUMBERED_FROM = 16.0  # smaller letters have no numbers below


@dataclass(frozen=True)
class NeuronPlaces:
    """A box of no height is not shown."""

    reading: Box
    tokens: Box
    places: Box
    effect: Box
    written: Box
    histogram: Box


def arrange_neuron(width: float, height: float, *, reading: float, tokens: float) -> NeuronPlaces:
    """What it fires on, the text and the strongest places; beside or below them what it does and writes.

    Of a body that is too low, what it writes goes first, then what it does.
    """
    inner = width - 2 * PADDING
    if width >= WIDE:
        side = SIDE * inner
        left = _column(inner - side - 3 * GAP, height, reading, tokens, below=0.0)
        x, histogram = PADDING + inner - side, HISTOGRAM if height >= 400 else 0.0
        effect = Box(x, 0, side, min(EFFECT, height))
        written_top = effect.bottom + 2 * GAP
        written = Box(x, written_top, side, max(0.0, min(TITLE + 7 * LINE, height - written_top - histogram - 2 * GAP)))
        return NeuronPlaces(*left, effect, written, Box(x, height - histogram - GAP, side, histogram))
    room = height - reading - min(tokens, 0.3 * height) - LEAST_PLACES - 3 * GAP
    effect_height = EFFECT if room >= EFFECT + GAP else 0.0
    written_height = WRITTEN if room >= EFFECT + WRITTEN + 2 * GAP else 0.0
    below = effect_height + written_height + GAP * (bool(effect_height) + bool(written_height))
    column = _column(inner, height, reading, tokens, below=below)
    written = Box(PADDING, column[2].bottom + GAP, inner, written_height)
    effect_top = (written.bottom if written_height else column[2].bottom) + GAP
    return NeuronPlaces(
        *column, Box(PADDING, effect_top, inner, effect_height), written, Box(PADDING, height, inner, 0)
    )


def _column(width: float, height: float, reading: float, tokens: float, *, below: float) -> tuple[Box, Box, Box]:
    """Reading, text and places, with so much left below."""
    top = Box(PADDING, 0, width, min(reading, height))
    text = Box(PADDING, top.bottom + GAP, width, max(0.0, min(tokens, 0.34 * height)))
    rest = height - text.bottom - GAP - below
    return top, text, Box(PADDING, text.bottom + GAP, width, rest if rest >= TITLE + LINE else 0.0)


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


def kept_steps(steps: Sequence[int], rows: int) -> list[int]:
    """As many of these steps as there are rows for them: the newest always, then the first, then those between."""
    if rows <= 0 or len(steps) <= rows:
        return list(steps) if rows > 0 else []
    if rows == 1:
        return [steps[-1]]
    places = sorted({round(row * (len(steps) - 1) / (rows - 1)) for row in range(rows)})
    return [steps[place] for place in places]


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
    def numbered(self) -> bool:
        return self.size >= NUMBERED_FROM

    def at(self, x: float, y: float) -> int | None:
        """The token there."""
        for number, (left, top, width) in enumerate(self.tokens):
            if left <= x < left + width and top <= y < top + self.row:
                return number
        return None


def set_text(widths: Sequence[float], numbers: Sequence[float], width: float, height: float, largest: float) -> SetText:
    """Tokens in rows, with the largest letters with which all find room.

    Args:
        widths: of the tokens, in letters one pixel large.
        numbers: what the number below each takes, 0 where there is none; it does not become smaller.
        width: of the room, and its height.
        height: the same.
        largest: letters, in design pixels.
    """
    sizes = [size for size in SIZES if size <= largest]
    texts = (_set(widths, numbers, width, size) for size in sizes)
    last = _set(widths, numbers, width, sizes[-1])
    return next((text for text in texts if text.height <= height + 1), last)  # a part is whole pixels high


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
