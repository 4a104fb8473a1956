"""Where the parts of the denoising panel go. Arithmetic only."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import log
from typing import NamedTuple

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import GAP, WIDEST_GAP
from scoutview.panels.denoising.equation_plan import equation_height, equation_side
from scoutview.panels.denoising.room_plan import (
    GRID_COLUMNS,
    GRID_ROWS,
    NARROW_COLUMNS,
    SEEDS,
    SENTENCE,
    STEP,
    DenoisingRoom,
    RoomWish,
)

PADDING = 16.0
BOTTOM = 12.0
BETWEEN = 24.0  # side by side
BELOW = 12.0  # under each other
WAY_EDGES = 8.0  # of the way, beside its pictures and the gaps between them
READING_ABOVE = 500.0  # width of the words and the key at the right of the heading of the way
WORDS = 50.0  # heading and column labels of the way or the grid, and the edges
ROW_LABEL = 112.0  # row label of the grid, and the edges
SAMPLE_HEADING, CAPTION = 33.0, 18.0
PITCH, ROOMY_PITCH = (63.0, 84.0), (74.0, 122.0)  # of samples, and of the one without guidance, for their words
LEAST_OF_MANY = 44.0  # side of a picture in the grid with the most rows, where that has the whole height
HERO_BY_CELL = 1.4  # a picture on the way is so many times larger than in a grid beside it, or more
LARGEST_CELL = 80.0
LEAST_CELL, LEAST_PICTURE = 20.0, 56.0  # sides of pictures in the grid and in the equation
IN_A_ROW = 0.5  # what it is worth that all samples stand in one
LEAST_LEFT = 230.0  # width of what stands beside the grid
NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True)
class DenoisingPlaces:
    """The parts under the controls; a box of no height is not shown."""

    way: Box
    equation: Box
    samples: Box
    grid: Box
    reading: Box
    unguided: Box = NOWHERE  # the sample without guidance, beside the others
    way_columns: int = min(NARROW_COLUMNS)  # where they are not shown as well
    grid_rows: int = min(GRID_ROWS)
    grid_columns: int = GRID_COLUMNS
    sample_columns: int = SEEDS
    sample: float = 0.0  # the longer side of a sample


class _Sizes(NamedTuple):
    """One way to fill the room: the longer sides of the pictures of each part, 0 for none."""

    columns: int  # of the way
    hero: float
    grid_columns: int
    rows: int  # of the grid, which stands beside all else, or beside what is below the way, or at the bottom
    cell: float
    beside: bool
    picture: float
    sample: float
    sample_columns: int
    wish: RoomWish

    @property
    def worth(self) -> float:
        """The way comes first. Of each part twice the size is worth as much, so that none grows at all others' cost."""
        wish = self.wish
        return (
            wish.way_counts * log(min(self.hero, wish.hero))
            + 0.6 * log(self.columns)
            + 3.0 * log(max(min(self.cell, wish.cell), 14))
            + 1.3 * log(max(self.rows, 2))
            + 0.6 * log(self.grid_columns)
            + wish.equation_counts * log(min(self.picture, wish.picture))
            + 1.3 * log(max(min(self.sample, wish.sample), 10))
            + (IN_A_ROW if self.sample and self.sample_columns == SEEDS else 0.0)
        )


@lru_cache(maxsize=64)  # asked for at every picture, and of few sizes
def arrange_denoising(room: DenoisingRoom) -> DenoisingPlaces:
    """The way on top; the equation and the samples below it, and the grid beside them, beside all, or at the bottom."""
    best = max(_fitting(room), key=lambda sizes: sizes.worth, default=None)
    if best is not None:
        return _placed(room, best)
    return DenoisingPlaces(NOWHERE, Box(PADDING, 0, room.width, room.free), NOWHERE, NOWHERE, _reading(room))


def _fitting(room: DenoisingRoom) -> Iterator[_Sizes]:
    for columns in room.way_columns:
        for hero in room.heroes:
            way_width, way_height = _way_size(room, hero, columns)
            height = room.free - way_height - BELOW
            if way_width > room.width or height < equation_height(LEAST_PICTURE):
                break
            for in_grid, rows, cell, beside in ((columns, 0, 0.0, False), *_grids(room, height, columns)):
                left, high = _left_over(room, height, rows, cell, in_grid)
                wish = room.wishes[beside]
                if not beside or (way_width <= left and hero >= HERO_BY_CELL * cell):
                    for picture, sample, in_row in _rests(room, left, high, hero):
                        yield _Sizes(columns, hero, in_grid, rows, cell, beside, picture, sample, in_row, wish)


def _grids(room: DenoisingRoom, below_way: float, of_way: int) -> Iterator[tuple[int, int, float, bool]]:
    """Columns, rows and the longer side of a picture, and whether it takes the whole height; else so much."""
    if room.forward:
        return
    heights = ((below_way, False),) if room.is_large else ((room.free, True), (below_way, False))
    for few, rows, (height, beside) in product(room.grid_columns, room.grid_rows, heights):
        columns = max(few, of_way) if few == GRID_COLUMNS else few
        cell = _cell(room, height, rows, columns)
        if cell >= (LEAST_OF_MANY if beside and rows == max(GRID_ROWS) else LEAST_CELL):
            yield columns, rows, cell, beside


def _cell(room: DenoisingRoom, height: float, rows: int, columns: int) -> float:
    """As large as a grid of this height has room for, or the width of the panel has."""
    widest = ((room.width - ROW_LABEL) / columns - GAP) / room.wide
    return room.side(min(((height - WORDS) / rows - GAP) / room.tall, LARGEST_CELL, widest))


def _left_over(room: DenoisingRoom, height: float, rows: int, cell: float, columns: int) -> tuple[float, float]:
    """Width and height for the equation and the samples below the way."""
    if not rows:
        return room.width, height
    grid_width, grid_height = _grid_size(room, cell, rows, columns)
    if _piled(room, grid_width):
        return room.width, height - grid_height - BELOW
    return room.width - grid_width - BETWEEN, height


def _piled(room: DenoisingRoom, grid_width: float) -> bool:
    """Whether a grid of this width stands under all else, as there is too little room beside it."""
    return room.width - grid_width - BETWEEN < LEAST_LEFT


def _rests(room: DenoisingRoom, width: float, height: float, largest: float) -> Iterator[tuple[float, float, int]]:
    """Sides of the equation's pictures and of the samples, and how many samples stand in a row, in this room."""
    choices = [(side, in_row) for in_row in (SEEDS, 2) for side in room.samples]
    for sample, in_row in ((0.0, SEEDS), *choices):
        wide, tall = _samples_size(room, sample, in_row)
        across = width - wide - BETWEEN if in_row < SEEDS else width
        if wide > width:
            continue
        down = height - tall - BELOW if sample and in_row == SEEDS else height
        picture = room.side(min(equation_side(across), down - equation_height(0), max(largest, LEAST_PICTURE + STEP)))
        if picture >= LEAST_PICTURE and equation_height(picture) <= down and tall <= height:
            yield picture, sample, in_row


def _way_size(room: DenoisingRoom, hero: float, columns: int) -> tuple[float, float]:
    return columns * (hero * room.wide + GAP) + WAY_EDGES - GAP, WORDS + hero * room.tall


def _grid_size(room: DenoisingRoom, cell: float, rows: int, columns: int) -> tuple[float, float]:
    width = ROW_LABEL + columns * (cell * room.wide + GAP)
    return width, WORDS + rows * (cell * room.tall + GAP)


def _samples_size(room: DenoisingRoom, side: float, in_row: int) -> tuple[float, float]:
    if not side:
        return 0.0, 0.0
    wide = in_row * max(side * room.wide + WIDEST_GAP, _pitches(room)[0]) + 10 + _unguided_width(room, side)
    return wide, SAMPLE_HEADING + -(-SEEDS // in_row) * (side * room.tall + CAPTION + GAP)


def _pitches(room: DenoisingRoom) -> tuple[float, float]:
    return ROOMY_PITCH if room.is_large and not room.alone else PITCH


def _unguided_width(room: DenoisingRoom, side: float) -> float:
    """Of the sample without guidance, with what is between it and the others."""
    return BELOW + max(side * room.wide + 10, _pitches(room)[1])


def _placed(room: DenoisingRoom, sizes: _Sizes) -> DenoisingPlaces:
    asked = room, sizes.cell, sizes.rows, sizes.grid_columns
    grid_width, grid_height = _grid_size(*asked) if sizes.rows else (0.0, 0.0)
    way_width, way_height = _way_size(room, sizes.hero, sizes.columns)
    top = way_height + BELOW
    left, high = _left_over(room, room.free - top, sizes.rows, sizes.cell, sizes.grid_columns)
    way = Box(PADDING + ((left if sizes.beside else room.width) - way_width) / 2, 0, way_width, way_height)
    rest = Box(PADDING, top, left, high)
    grid = NOWHERE
    if sizes.rows and left == room.width:
        grid = Box(PADDING + (room.width - grid_width) / 2, room.free - grid_height, grid_width, grid_height)
    elif sizes.rows:
        grid = Box(PADDING + left + BETWEEN, 0.0 if sizes.beside else top, grid_width, grid_height)
    equation, samples = _rest_placed(room, sizes, rest)
    unguided = NOWHERE
    if sizes.sample:
        taken = _unguided_width(room, sizes.sample)
        samples = samples._replace(width=samples.width - taken)
        high = SAMPLE_HEADING + sizes.sample * room.tall + GAP
        unguided = Box(samples.right + BELOW, samples.y, taken - BELOW, high)
    numbers = sizes.columns, sizes.rows, sizes.grid_columns, sizes.sample_columns, sizes.sample
    return DenoisingPlaces(way, equation, samples, grid, _reading(room), unguided, *numbers)


def _rest_placed(room: DenoisingRoom, sizes: _Sizes, rest: Box) -> tuple[Box, Box]:
    """The equation and the samples, what is left over spread between them."""
    tall = equation_height(sizes.picture)
    wide, high = _samples_size(room, sizes.sample, sizes.sample_columns)
    if not sizes.sample:
        return Box(rest.x, rest.y + (rest.height - tall) / 2, rest.width, tall), NOWHERE
    if sizes.sample_columns < SEEDS:
        equation = Box(rest.x, rest.y + (rest.height - tall) / 2, rest.width - wide - BETWEEN, tall)
        return equation, Box(equation.right + BETWEEN, rest.y + (rest.height - high) / 2, wide, high)
    spare = (rest.height - tall - high - BELOW) / 3
    equation = Box(rest.x, rest.y + spare, rest.width, tall)
    samples = Box(rest.x + max(0.0, rest.width - wide) / 2, equation.bottom + BELOW + spare, wide, high)
    return equation, samples


def _reading(room: DenoisingRoom) -> Box:
    if room.reads_above:
        return Box(PADDING + room.width - READING_ABOVE, 0, READING_ABOVE, SENTENCE)
    return Box(PADDING, room.height - room.reading, room.width, room.reading) if room.reading else NOWHERE
