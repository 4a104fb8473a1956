"""Where the parts of the denoising panel go. Arithmetic only."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log
from typing import NamedTuple

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import GAP, WIDEST_GAP, whole_side
from scoutview.panels.denoising.equation_plan import equation_height, equation_side

PADDING = 16.0
BOTTOM = 12.0
BETWEEN = 24.0  # side by side
BELOW = 12.0  # under each other
WAY_COLUMNS, NARROW_COLUMNS = (9, 7, 5), (5, 3)  # an odd number of places has the half of the way among them
NARROW = 480.0
GRID_COLUMNS = 7
WORDS = 50.0  # heading and column labels of the way or the grid, and the edges
ROW_LABEL = 112.0  # row label of the grid, and the edges
SAMPLES = 5  # the chosen one, three other seeds, and without guidance
SAMPLE_HEADING, CAPTION = 33.0, 18.0
LEAST_PITCH = 74.0  # of samples, for their captions
SENTENCE, TWO_LINES = 24.0, 44.0
ONE_LINE = (
    640.0  # from which width on the sentence stands in one line; the key is at its right, or below in a narrow one
)
STEP = 12  # between sides that are tried
GRID_ROWS = (9, 6, 5, 4)
LEAST_OF_MANY = 44.0  # side of a picture in the grid with the most rows, where that has the whole height
HERO, HERO_ENOUGH = (48, 240), 200.0  # sides of a picture on the way; more than enough is worth no more
HERO_BY_CELL = 1.4  # a picture on the way is so many times larger than in a grid beside it, or more
LEAST_CELL, ENOUGH, ENOUGH_BELOW = 20.0, 72.0, 34.0  # and in the grid; in one that is beside but a part of all else
LEAST_PICTURE, PICTURE_ENOUGH = 56.0, 140.0  # and in the equation
SAMPLE, SAMPLE_ENOUGH = (36, 48, 64, 84, 104), 64  # and of a sample
LEAST_LEFT = 230.0  # width of what stands beside the grid
LEAST_WITH_READING = 170.0  # height


@dataclass(frozen=True)
class DenoisingPlaces:
    """The parts under the controls; a box of no height is not shown."""

    way: Box
    equation: Box
    samples: Box
    grid: Box
    reading: Box
    way_columns: int = min(NARROW_COLUMNS)  # where they are not shown as well
    grid_rows: int = min(GRID_ROWS)
    sample_columns: int = SAMPLES


NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True)
class DenoisingRoom:
    """What the parts share: its size without the paddings, and how the pictures are drawn."""

    width: float
    height: float
    shape: tuple[int, int] = (8, 8)  # of a picture, in pixels
    scale: float = 1.0
    forward: bool = False  # neither samples nor a grid
    with_samples: bool = True
    with_sentence: bool = True

    @cached_property
    def reading(self) -> float:
        """Height of the line of words and the key."""
        if self.height < LEAST_WITH_READING:
            return 0.0
        if self.width >= ONE_LINE or not self.with_sentence:
            return SENTENCE
        return TWO_LINES if self.width >= NARROW else TWO_LINES + SENTENCE

    @cached_property
    def free(self) -> float:
        """Height of all else."""
        return self.height - (self.reading + 8 if self.reading else 0)

    @cached_property
    def wide(self) -> float:
        """Width of a picture, as a share of its longer side."""
        return self.shape[1] / max(self.shape)

    @cached_property
    def tall(self) -> float:
        return self.shape[0] / max(self.shape)

    def side(self, room: float) -> float:
        """The longest side up to this one on which pixels are whole."""
        return whole_side(max(8.0, room), max(self.shape), self.scale)

    @cached_property
    def heroes(self) -> list[float]:
        return sorted({self.side(side) for side in range(*HERO, STEP)})

    @cached_property
    def samples(self) -> list[float]:
        """Sides that samples may have; none where there are no samples."""
        return [self.side(side) for side in SAMPLE] if self.with_samples and not self.forward else []


class _Sizes(NamedTuple):
    """One way to fill the room: the longer sides of the pictures of each part, 0 for none."""

    columns: int  # of the way
    hero: float
    rows: int  # of the grid, which stands beside all else, or beside what is below the way, or at the bottom
    cell: float
    beside: bool
    picture: float
    sample: float
    sample_columns: int

    @property
    def worth(self) -> float:
        """The way comes first. Of each part twice the size is worth as much, so that none grows at all others' cost."""
        return (
            3.4 * log(min(self.hero, HERO_ENOUGH))
            + 0.6 * log(self.columns)
            + 3.0 * log(max(min(self.cell, ENOUGH if self.beside else ENOUGH_BELOW), 14))
            + 1.3 * log(max(self.rows, 2))
            + 2.0 * log(min(self.picture, PICTURE_ENOUGH))
            + 1.3 * log(max(min(self.sample, SAMPLE_ENOUGH), 10))
        )


@lru_cache(maxsize=64)  # asked for at every picture, and of few sizes
def arrange_denoising(room: DenoisingRoom) -> DenoisingPlaces:
    """The way on top; the equation and the samples below it, and the grid beside them, beside all, or at the bottom."""
    best = max(_fitting(room), key=lambda sizes: sizes.worth, default=None)
    if best is not None:
        return _placed(room, best)
    return DenoisingPlaces(NOWHERE, Box(PADDING, 0, room.width, room.free), NOWHERE, NOWHERE, _reading(room))


def _fitting(room: DenoisingRoom) -> Iterator[_Sizes]:
    for columns in WAY_COLUMNS if room.width >= NARROW else NARROW_COLUMNS:
        for hero in room.heroes:
            way_width, way_height = _way_size(room, hero, columns)
            height = room.free - way_height - BELOW
            if way_width > room.width or height < equation_height(LEAST_PICTURE):
                break
            for rows, cell, beside in ((0, 0.0, False), *_grids(room, height)):
                left, high = _left_over(room, height, rows, cell)
                if not beside or (way_width <= left and hero >= HERO_BY_CELL * cell):
                    for picture, sample, in_row in _rests(room, left, high, hero):
                        yield _Sizes(columns, hero, rows, cell, beside, picture, sample, in_row)


def _grids(room: DenoisingRoom, below_way: float) -> Iterator[tuple[int, float, bool]]:
    """Rows and the longer side of a picture, and whether it takes the whole height; else so much."""
    if room.forward:
        return
    for rows in GRID_ROWS:
        for height, beside in ((room.free, True), (below_way, False)):
            cell = _cell(room, height, rows)
            if cell >= (LEAST_OF_MANY if beside and rows == max(GRID_ROWS) else LEAST_CELL):
                yield rows, cell, beside


def _cell(room: DenoisingRoom, height: float, rows: int) -> float:
    """As large as a grid of this height has room for, or the width of the panel has."""
    widest = ((room.width - ROW_LABEL) / GRID_COLUMNS - GAP) / room.wide
    return room.side(min(((height - WORDS) / rows - GAP) / room.tall, ENOUGH + 8, widest))


def _left_over(room: DenoisingRoom, height: float, rows: int, cell: float) -> tuple[float, float]:
    """Width and height for the equation and the samples below the way."""
    if not rows:
        return room.width, height
    grid_width, grid_height = _grid_size(room, cell, rows)
    if _piled(room, grid_width):
        return room.width, height - grid_height - BELOW
    return room.width - grid_width - BETWEEN, height


def _piled(room: DenoisingRoom, grid_width: float) -> bool:
    """Whether a grid of this width stands under all else, as there is too little room beside it."""
    return room.width - grid_width - BETWEEN < LEAST_LEFT


def _rests(room: DenoisingRoom, width: float, height: float, largest: float) -> Iterator[tuple[float, float, int]]:
    """Sides of the equation's pictures and of the samples, and how many samples stand in a row, in this room."""
    choices = [(side, in_row) for in_row in (SAMPLES, 3) for side in room.samples]
    for sample, in_row in ((0.0, SAMPLES), *choices):
        wide, tall = _samples_size(room, sample, in_row)
        across = width - wide - BETWEEN if in_row < SAMPLES else width
        if wide > width:
            continue
        down = height - tall - BELOW if sample and in_row == SAMPLES else height
        picture = room.side(min(equation_side(across), down - equation_height(0), max(largest, LEAST_PICTURE + STEP)))
        if picture >= LEAST_PICTURE and equation_height(picture) <= down and tall <= height:
            yield picture, sample, in_row


def _way_size(room: DenoisingRoom, hero: float, columns: int) -> tuple[float, float]:
    return columns * (hero * room.wide + WIDEST_GAP), WORDS + hero * room.tall


def _grid_size(room: DenoisingRoom, cell: float, rows: int) -> tuple[float, float]:
    return ROW_LABEL + GRID_COLUMNS * (cell * room.wide + GAP), WORDS + rows * (cell * room.tall + GAP)


def _samples_size(room: DenoisingRoom, side: float, in_row: int) -> tuple[float, float]:
    if not side:
        return 0.0, 0.0
    rows = -(-SAMPLES // in_row)
    return in_row * max(side * room.wide + WIDEST_GAP, LEAST_PITCH) + 10, SAMPLE_HEADING + rows * (
        side * room.tall + CAPTION + GAP
    )


def _placed(room: DenoisingRoom, sizes: _Sizes) -> DenoisingPlaces:
    grid_width, grid_height = _grid_size(room, sizes.cell, sizes.rows) if sizes.rows else (0.0, 0.0)
    way_width, way_height = _way_size(room, sizes.hero, sizes.columns)
    top = way_height + BELOW
    left, high = _left_over(room, room.free - top, sizes.rows, sizes.cell)
    way = Box(PADDING + ((left if sizes.beside else room.width) - way_width) / 2, 0, way_width, way_height)
    rest = Box(PADDING, top, left, high)
    grid = NOWHERE
    if sizes.rows and left == room.width:
        grid = Box(PADDING + (room.width - grid_width) / 2, room.free - grid_height, grid_width, grid_height)
    elif sizes.rows:
        grid = Box(PADDING + left + BETWEEN, 0.0 if sizes.beside else top, grid_width, grid_height)
    equation, samples = _rest_placed(room, sizes, rest)
    return DenoisingPlaces(
        way, equation, samples, grid, _reading(room), sizes.columns, sizes.rows, sizes.sample_columns
    )


def _rest_placed(room: DenoisingRoom, sizes: _Sizes, rest: Box) -> tuple[Box, Box]:
    """The equation and the samples, what is left over spread between them."""
    tall = equation_height(sizes.picture)
    wide, high = _samples_size(room, sizes.sample, sizes.sample_columns)
    if not sizes.sample:
        return Box(rest.x, rest.y + (rest.height - tall) / 2, rest.width, tall), NOWHERE
    if sizes.sample_columns < SAMPLES:
        equation = Box(rest.x, rest.y + (rest.height - tall) / 2, rest.width - wide - BETWEEN, tall)
        return equation, Box(equation.right + BETWEEN, rest.y + (rest.height - high) / 2, wide, high)
    spare = (rest.height - tall - high - BELOW) / 3
    equation = Box(rest.x, rest.y + spare, rest.width, tall)
    samples = Box(rest.x + max(0.0, rest.width - wide) / 2, equation.bottom + BELOW + spare, wide, high)
    return equation, samples


def _reading(room: DenoisingRoom) -> Box:
    return Box(PADDING, room.height - room.reading, room.width, room.reading) if room.reading else NOWHERE
