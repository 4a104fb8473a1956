"""Many small pictures of one size: what is shown of them, and where they and their words go. Arithmetic only."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from scoutview.graphics.base.box import Box

GAP = 4.0
WIDEST_GAP = 10.0
LARGEST_SIDE = 128.0
COARSE = 16  # pictures of at most so many pixels show their pixels, all of one size


@dataclass(frozen=True, eq=False)
class Pictures:
    """What a grid shows: pictures (H, W) in 0..1, None where one has not arrived, and the words around them.

    Pictures (H, W, 3) of bytes have colours of their own.

    Nothing is drawn of what has not arrived: neither a frame nor the words of a row or a column without any picture.
    `columns` 0 leaves their number to the room. `row` and `column` are marked in the labels, `chosen` by an outline.
    """

    pictures: Sequence[np.ndarray | None] = ()
    columns: int = 0
    headings: Sequence[str] = ()  # from long to short
    note: str = ""  # quiet, at the right of the heading
    beside: float = 0.0  # design pixels at the right of the heading that something else takes
    captions: Sequence[Sequence[str]] = ()  # each from long to short
    row_labels: Sequence[str] = ()
    column_labels: Sequence[str] = ()
    row: int | None = None
    column: int | None = None
    chosen: int | None = None
    grey_top: float = 0.0  # where pictures are grey, -top..top instead of 0..1
    largest: float = LARGEST_SIDE
    apart: float = GAP  # columns, and rows where there is room

    @property
    def shape(self) -> tuple[int, int]:
        return next(((each.shape[0], each.shape[1]) for each in self.pictures if each is not None), (8, 8))

    @property
    def is_coloured(self) -> bool:
        return any(each is not None and each.ndim > 2 for each in self.pictures)

    def has_any(self, numbers: Iterable[int]) -> bool:
        """Whether any of these pictures has arrived."""
        return any(number < len(self.pictures) and self.pictures[number] is not None for number in numbers)


class Pixel(NamedTuple):
    """A pixel of one of several pictures."""

    picture: int
    row: int
    column: int


def pixel_at(number: int, box: Box, shape: tuple[int, int], x: float, y: float) -> Pixel | None:
    """The pixel of the picture in this box that lies at a place; None beside it."""
    if not box.contains(x, y):
        return None
    row, column = int((y - box.y) / box.height * shape[0]), int((x - box.x) / box.width * shape[1])
    return Pixel(number, min(row, shape[0] - 1), min(column, shape[1] - 1))


def scale_of_wholes(scale: float, *, picture: bool) -> float:
    """The scale at which pixels are whole: in a picture that is saved the same one for all doubled sizes.

    What is whole at half a scale is whole at the scale as well.
    """
    while picture and scale >= 2:
        scale /= 2
    return scale


def whole_side(room: float, pixels: int, scale: float) -> float:
    """The longest side up to `room` design pixels on which each of a few pixels takes whole device pixels."""
    device = max(1, int(room * scale))
    exact = device >= pixels and (pixels <= COARSE or device >= 4 * pixels)
    return (device // pixels * pixels if exact else device) / scale


@dataclass(frozen=True)
class PictureGridPlan:
    """`count` pictures of `wide` x `tall` from (x, y), `columns` in a row, room for a caption under each."""

    count: int
    columns: int
    x: float
    y: float
    wide: float
    tall: float
    caption: float = 0.0
    caption_width: float = 0.0
    gap_x: float = GAP
    gap_y: float = GAP

    @property
    def rows(self) -> int:
        return math.ceil(self.count / max(1, self.columns))

    @property
    def room(self) -> Box:
        """All pictures with their captions."""
        return Box(self.x, self.y, self.row_box(0).width, self.rows * self.pitch_y - self.gap_y)

    @property
    def caption_beside(self) -> float:
        """How far a caption reaches beyond each side of its picture."""
        return max(0.0, self.caption_width - self.wide) / 2

    @property
    def pitch_x(self) -> float:
        return max(self.wide, self.caption_width) + self.gap_x

    @property
    def pitch_y(self) -> float:
        return self.tall + self.caption + self.gap_y

    def box(self, number: int) -> Box:
        row, column = divmod(number, self.columns)
        return Box(self.x + column * self.pitch_x, self.y + row * self.pitch_y, self.wide, self.tall)

    def row_box(self, row: int) -> Box:
        width = (self.columns - 1) * self.pitch_x + self.wide
        return Box(self.x, self.y + row * self.pitch_y, width, self.tall)

    def spread_to(self, right: float) -> "PictureGridPlan":
        """The same pictures up to this right end, the gaps between columns somewhat wider where there is room."""
        spare = (right - self.row_box(0).right) / max(1, self.columns - 1)
        wider = replace(self, gap_x=self.gap_x + min(max(0.0, spare), WIDEST_GAP - GAP))
        return replace(wider, x=self.x + right - wider.row_box(0).right)

    def spread_down(self, bottom: float, apart: float) -> "PictureGridPlan":
        """The same pictures, their rows up to so far apart where there is room above this end."""
        spare = (bottom - self.room.bottom) / max(1, self.rows - 1)
        return replace(self, gap_y=max(GAP, min(GAP + spare, apart)))

    def column_box(self, column: int) -> Box:
        height = (self.rows - 1) * self.pitch_y + self.tall
        return Box(self.x + column * self.pitch_x, self.y, self.wide, height)

    def number_at(self, x: float, y: float) -> int | None:
        """The picture under a place, the gaps belonging to their neighbours."""
        column = math.floor((x - self.x + self.gap_x / 2) / self.pitch_x)
        row = math.floor((y - self.y + self.gap_y / 2) / self.pitch_y)
        number = row * self.columns + column
        return number if 0 <= column < self.columns and row >= 0 and number < self.count else None

    def neighbour(self, number: int, rows: int, columns: int) -> int:
        """The picture so many rows down and columns to the right, or the same one at an edge."""
        row, column = divmod(number, self.columns)
        other = (row + rows) * self.columns + column + columns
        inside = 0 <= column + columns < self.columns and row + rows >= 0 and other < self.count
        return other if inside else number


@lru_cache(maxsize=256)  # asked for at every picture, and of few sizes
def plan_grid(
    room: Box,
    count: int,
    shape: tuple[int, int],
    scale: float,
    *,
    columns: int = 0,
    caption: tuple[float, float] = (0.0, 0.0),
    largest: float = LARGEST_SIDE,
    apart: float = GAP,
) -> PictureGridPlan:
    """The largest pictures for this room; with `columns` 0 as many columns as make them largest.

    `caption` is the width and height that each caption needs, `apart` what is between columns at least.
    """
    choices = [columns] if columns else range(1, max(1, count) + 1)
    longest = max(shape)
    sides = {each: min(_side(room, count, each, shape, (apart, GAP + caption[1])), largest) for each in choices}
    best = max(sides, key=lambda each: sides[each])
    side = whole_side(max(1.0, sides[best]), longest, scale)
    tall, wide = (side * length / longest for length in shape)
    caption_width = min(caption[0], (room.width + apart) / best - apart)
    left = room.x + max(0.0, caption_width - wide) / 2  # a caption wider than its picture begins before it
    return PictureGridPlan(count, best, left, room.y, wide, tall, caption[1], caption_width, apart)


def spaced_labels(width: float, plan: PictureGridPlan, chosen: int | None) -> list[int]:
    """Columns whose labels of this width do not meet: the chosen one, and others evenly from the last one on."""
    every = math.ceil(width / plan.pitch_x)
    even = range(plan.columns - 1, -1, -every)
    far = [column for column in even if chosen is None or column == chosen or abs(column - chosen) >= every]
    return sorted({*far, *([chosen] if chosen is not None else [])})


def _side(room: Box, count: int, columns: int, shape: tuple[int, int], between: tuple[float, float]) -> float:
    """The longer side of pictures of this shape that have room in so many columns, this far apart across and down."""
    rows, longest, (across, down) = math.ceil(max(1, count) / columns), max(shape), between
    wide, tall = (room.width + across) / columns - across, (room.height + GAP) / rows - down
    return min(tall * longest / shape[0], wide * longest / shape[1])
