"""The room that the parts of the denoising panel share, and what is wished of it. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from scoutview.graphics.widgets.picture_grid_plan import whole_side

# how many pictures stand on the way; an odd number of places has the half of it among them. Where there is much room
# they are larger rather than more
LARGE_COLUMNS, WAY_COLUMNS, NARROW_COLUMNS = (7,), (9, 7, 5), (5, 3)
WIDE, NARROW = 960.0, 480.0
LOW, LOW_ALONE = 400.0, 300.0  # heights; what is lower has the grid beside all, however wide it is
GRID_COLUMNS, FEW_GRID_COLUMNS, GRID_ROWS = 7, 5, (9, 6, 5, 4, 3)
SEEDS = 4  # samples of so much noise: the chosen one and others; beside them stands one without guidance
ONE_LINE = 640.0  # the width from which on the sentence has one line, the key at its right
SENTENCE, TWO_LINES = 24.0, 44.0
LEAST_WITH_READING = 170.0  # height
STEP = 12  # between sides that are tried
HERO, SAMPLE = (48, 240), (30, 36, 48, 64, 84, 104)  # sides of a picture on the way, from and to, and of a sample


class RoomWish(NamedTuple):
    """How much the size of the way counts, and the sides of pictures that are worth no more if larger."""

    way_counts: float
    hero: float  # on the way
    cell: float  # in the grid
    picture: float  # in the equation
    sample: float
    equation_counts: float = 2.0  # how much the size of its pictures counts


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
    alone: bool = False  # with all of the window, which says the sentence

    @cached_property
    def reading(self) -> float:
        """Height of the line of words and the key."""
        if self.height < LEAST_WITH_READING or self.reads_above:
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
    def is_large(self) -> bool:
        """Whether the way has the whole width, whatever is below it."""
        return self.width >= WIDE and self.height >= (LOW_ALONE if self.alone else LOW)

    @property
    def reads_above(self) -> bool:
        """Whether the words and the key stand at the right of the heading of the way, so that they need no line."""
        return self.is_large and self.alone

    @property
    def grid_columns(self) -> Sequence[int]:
        """How many pictures of a way stand in a row of the grid, or as many as on the way if that has more."""
        return (GRID_COLUMNS, FEW_GRID_COLUMNS) if self.is_large else (GRID_COLUMNS,)

    @property
    def grid_rows(self) -> Sequence[int]:
        return (*GRID_ROWS, 2) if self.is_large else GRID_ROWS

    @property
    def way_columns(self) -> Sequence[int]:
        """How many pictures may stand on the way."""
        if self.is_large:
            return LARGE_COLUMNS
        return WAY_COLUMNS if self.width >= NARROW else NARROW_COLUMNS

    @cached_property
    def wishes(self) -> tuple[RoomWish, RoomWish]:
        """With the grid beneath the way, and with the grid beside all.

        In a large room the way is what one looks at: all else is small beneath it.
        """
        if self.is_large and not self.forward:
            if self.alone:
                return (RoomWish(9.0, 180.0, 46.0, 112.0, 48.0, 3.0),) * 2
            return (RoomWish(9.0, 180.0, 56.0, 150.0, 48.0, 4.5),) * 2
        return RoomWish(3.4, 200.0, 34.0, 140.0, 64.0), RoomWish(3.4, 200.0, 72.0, 140.0, 64.0)

    @cached_property
    def heroes(self) -> list[float]:
        return sorted({self.side(side) for side in range(*HERO, STEP)})

    @cached_property
    def samples(self) -> list[float]:
        """Sides that samples may have; none where there are no samples."""
        return [self.side(side) for side in SAMPLE] if self.with_samples and not self.forward else []
