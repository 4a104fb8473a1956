"""Where the maps of a layer stand. Arithmetic only."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.base.box import Box

PADDING, APART, GAP = 16.0, 20.0, 6.0
CAPPED = 6.0  # the most that a ReLU6 lets through
WORDS, LINE = 18.0, 15.0  # of height below each map, and what a second line adds
ONE_LINE_FROM = 82.0  # of a map's width: a channel and its number beside each other
BESIDE_FROM = 420.0  # of width: the large map stands beside the others
LARGE_SHARE = 0.46
LEAST = 40.0  # side of a map: with less the large one stands alone


@dataclass(frozen=True, eq=False)
class AnsweringMaps:
    """Maps (map, row, column) of the channels that answer most, the largest number on each, and how many there are.

    `top` is where light is full: the most that there can be where the numbers are `capped`.
    """

    maps: np.ndarray
    channels: tuple[int, ...]
    strongest: tuple[float, ...]
    whole: int
    top: float = CAPPED
    capped: bool = True

    @property
    def full(self) -> tuple[int, ...]:
        """Places of those that reach the most there can be somewhere."""
        return tuple(place for place, each in enumerate(self.strongest) if self.capped and each >= self.top)

    @property
    def are_all_full(self) -> bool:
        """Then others, which are not here, may be as well."""
        return len(self.full) == len(self.channels) < self.whole

    @property
    def best(self) -> int:
        """The place of the strongest; of several at the most there can be, of that which is so on the largest part."""
        parts = (self.maps >= self.top).mean(axis=(1, 2))
        return max(range(len(self.channels)), key=lambda place: (self.strongest[place], parts[place], -place))


@dataclass(frozen=True)
class MapGrid:
    """Maps of one size in rows, as large as a canvas of this size holds all of them, with words below each."""

    width: float
    height: float
    count: int

    @cached_property
    def lines(self) -> int:
        """Of words below each: two where one is too narrow for them, unless maps would get too small."""
        one, two = (max((self._side(columns, lines) for columns in self._choices), default=0.0) for lines in (1, 2))
        return 2 if one < ONE_LINE_FROM and two >= LEAST else 1

    @cached_property
    def columns(self) -> int:
        return max(self._choices, key=lambda columns: self._side(columns, self.lines), default=1)

    @property
    def words(self) -> float:
        """How high the words below each are."""
        return WORDS + (self.lines - 1) * LINE

    @cached_property
    def side(self) -> float:
        return max(1.0, self._side(self.columns, self.lines))

    @property
    def _choices(self) -> range:
        return range(1, self.count + 1)

    def _side(self, columns: int, lines: int) -> float:
        rows = -(-self.count // columns)
        across = (self.width - (columns - 1) * GAP) / columns
        down = (self.height - (rows - 1) * GAP) / rows - WORDS - (lines - 1) * LINE
        return min(across, down)

    def box(self, number: int) -> Box:
        row, column = divmod(number, self.columns)
        return Box(column * (self.side + GAP), row * (self.side + self.words + GAP), self.side, self.side)

    def at(self, x: float, y: float) -> int | None:
        """The number of the map there."""
        return next((number for number in range(self.count) if self.box(number).contains(x, y)), None)


@dataclass(frozen=True)
class MapsRoom:
    """Where the maps stand, if there is room for them, and the large one."""

    grid: Box | None
    large: Box


def arrange_maps(width: float, height: float, count: int) -> MapsRoom:
    """The large map with the others beside it, or above them where the panel is narrow; alone in little room."""
    inner = max(1.0, width - 2 * PADDING)
    if width >= BESIDE_FROM:
        large = LARGE_SHARE * inner - APART
        grid = Box(PADDING, 0, inner - large - APART, height)
        room = MapsRoom(grid, Box(PADDING + inner - large, 0, large, height))
    else:
        above = 0.5 * height - APART
        grid = Box(PADDING, above + APART, inner, height - above - APART)
        room = MapsRoom(grid, Box(PADDING, 0, inner, above))
    if count and MapGrid(grid.width, grid.height, count).side >= LEAST:
        return room
    return MapsRoom(None, Box(PADDING, 0, inner, height))
