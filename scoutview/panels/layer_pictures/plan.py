"""Which pictures stand in which row, where they are, and where the growing one stands. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box

PADDING, APART, GAP = 16.0, 20.0, 4.0
IN_A_ROW = 6
NAMES, SMALL_NAMES = 112.0, 74.0  # of width beside the rows
SEEN_FROM = 34.0  # of a row's height: two lines of words
LEAST_SIDE, MOST_SIDE = 14.0, 120.0  # of a picture
BESIDE_FROM = 460.0  # of width: the growing picture stands beside the rows, else below them
ALONE_BELOW = 300.0  # of width, or of height where they do not stand beside each other: the growing picture alone
LARGE_SHARE = 0.42  # of the width, for the growing picture: more where rows of their height need less
LARGE_BELOW = 0.5  # of the height


@dataclass(frozen=True)
class LayerRow:
    """Some units of a layer, by their places among those carried."""

    layer: str
    units: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Ladder:
    """Pictures (unit, row, column, colour) of bytes with their layers and channels, in rows from the photo inwards."""

    pictures: np.ndarray
    layers: tuple[str, ...]
    channels: tuple[int, ...]
    answers: tuple[float, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, answer: Arrays) -> "Ladder":
        return cls(
            answer["carried_pictures"],
            tuple(answer["carried_layers"].tolist()),
            tuple(answer["carried_channels"].tolist()),
            tuple(answer["carried_answers"].tolist()),
            tuple(answer["carried_words"].tolist()),
        )

    @cached_property
    def rows(self) -> tuple[LayerRow, ...]:
        """Of each layer the first few, those that have words for them before the others."""
        found = []
        for layer in dict.fromkeys(self.layers):
            units = [number for number, each in enumerate(self.layers) if each == layer]
            first = sorted(units, key=lambda number: not self.words[number])[:IN_A_ROW]
            found.append(LayerRow(layer, tuple(sorted(first))))
        return tuple(found)

    def unit_of(self, layer: str, channel: int) -> int | None:
        """The place of this one, where it is carried."""
        units = zip(self.layers, self.channels, strict=True)
        return next((number for number, each in enumerate(units) if each == (layer, channel)), None)


@dataclass(frozen=True)
class LadderPlan:
    """Where each picture of the rows is, in a canvas of this size."""

    width: float
    height: float
    counts: tuple[int, ...]  # pictures of each row

    @property
    def names(self) -> float:
        """How wide the words beside the rows are: what a row sees is said where rows are high enough for it."""
        return NAMES if self._side_beside(NAMES) >= SEEN_FROM - 0.01 else SMALL_NAMES

    def needed_width(self) -> float:
        """Of rows as high as the height allows: with more, pictures get no larger."""
        most = max(self.counts, default=1)
        return self.names + most * min(MOST_SIDE, max(LEAST_SIDE, self._down())) + (most - 1) * GAP

    def _down(self) -> float:
        return (self.height - (len(self.counts) - 1) * GAP) / max(1, len(self.counts))

    def _side_beside(self, names: float) -> float:
        most = max(self.counts, default=1)
        return min((self.width - names - (most - 1) * GAP) / most, self._down())

    @property
    def side(self) -> float:
        return min(MOST_SIDE, max(LEAST_SIDE, self._side_beside(self.names)))

    def pitch(self) -> float:
        """From row to row: apart as far as the height allows, a little."""
        free = self.height - len(self.counts) * self.side
        return self.side + min(2.5 * GAP, max(0.0, free / max(1, len(self.counts) - 1)))

    def row_box(self, row: int) -> Box:
        """The words of a row."""
        return Box(0, row * self.pitch(), self.names - 8, self.side)

    def box(self, row: int, place: int) -> Box:
        return Box(self.names + place * (self.side + GAP), row * self.pitch(), self.side, self.side)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and the place in it, of the picture there."""
        row, place = int(y // self.pitch()), int((x - self.names) // (self.side + GAP))
        if not (x >= self.names and 0 <= row < len(self.counts) and place < self.counts[row]):
            return None
        return (row, place) if self.box(row, place).contains(x, y) else None


@dataclass(frozen=True)
class LayerRoom:
    """Where the rows stand, if there is room for them, and the growing picture."""

    rows: Box | None
    large: Box


def arrange_layers(width: float, height: float, counts: tuple[int, ...]) -> LayerRoom:
    """Side by side, or one below the other where the width is small; the growing picture alone in little room.

    `counts` are the pictures of each row.
    """
    inner = max(1.0, width - 2 * PADDING)
    if width >= BESIDE_FROM and height >= 150:
        share = (1 - LARGE_SHARE) * inner
        rows = min(share, LadderPlan(share, height, counts).needed_width()) if counts else share
        begins = PADDING + rows + APART
        return LayerRoom(Box(PADDING, 0, rows, height), Box(begins, 0, inner + PADDING - begins, height))
    if width >= ALONE_BELOW and height >= 2 * ALONE_BELOW:
        above = (1 - LARGE_BELOW) * height - APART
        return LayerRoom(Box(PADDING, 0, inner, above), Box(PADDING, above + APART, inner, height - above - APART))
    return LayerRoom(None, Box(PADDING, 0, inner, height))


def sight_of(layers: Sequence[str], sights: Sequence[int], layer: str) -> int:
    """The side of the square of the photo that one number of a layer depends on, in pixels; 0: not known."""
    return dict(zip(layers, sights, strict=True)).get(layer, 0)
