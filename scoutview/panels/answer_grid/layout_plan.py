"""Where the grid of answers, its legend, its words and the labels of its axes stand in a picture. Pure Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import NamedTuple

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom

PADDING = 16.0
AXIS_LEFT, AXIS_TOP = 34.0, 22.0
RIGHT_OF_GRID = 8.0
UNDER_GRID, UNDER_WORDS = 4.0, 4.0
LEGEND_ROW, COUNT_ROW, GAP = 22.0, 17.0, 6.0
LIST_ROWS = 3  # of the legend, where it stands in a column of its own
WORDS_BELOW = 100.0  # of height, that hold the sentences below the grid
LEAST_BESIDE, MOST_BESIDE = 190.0, 380.0  # of width, that hold them beside it
WORTH_SHRINKING = 0.6  # of the side it could have, that the grid keeps for the sake of words
SMALLEST_SIDE = 64.0
MUCH = 0.95  # of the room, below which whole pixels leave too much of it empty
READING = 44.0  # of height, that holds two lines of words
TITLE, APART = 20.0, 26.0  # over each of several grids, and between them
SHARE_BRIEF = 32.0  # the same in a line
SHARE_BELOW, SHARE_ASIDE, WORDS_ASIDE = 52.0, 62.0, 112.0  # what is right, below a grid or at its right
ASIDE_AIR = 12.0  # from words at the right of a grid to the next grid
LEAST_IN_ROW = 200.0  # the side of several grids beside each other
LEAST_EARLIER = 80.0
LOW, LEAST_LOW, LEAST_ASIDE = 250.0, 64.0, 72.0  # a room less high has words beside grids of this side, so wide
LARGE_CELL = 4  # device pixels, from which on nobody sees that one cell is a pixel larger than the next


class Captions(NamedTuple):
    """Beside a grid, where there are several: which frame it is of, and how much is right."""

    title: Box
    share: Box


@dataclass(frozen=True)
class AnswerGridLayout:
    """Where things stand, in design pixels. `words` may have no size: no room. `listed`: the legend is a column.

    Of all the cells those of `zoom` fill the grid. Where there is room for them, `earlier` grids stand before it, each
    with captions, and `captions` are its own.
    """

    grid: Box
    legend: Box
    words: Box
    numbers: int
    listed: bool = False
    zoom: Zoom = WHOLE
    earlier: tuple[tuple[Box, Captions], ...] = ()
    captions: Captions | None = None

    @cached_property
    def cells(self) -> Box:
        """Where all cells are, those out of view included."""
        return self.zoom.content(self.grid)

    @property
    def cell(self) -> float:
        return self.cells.width / max(1, self.numbers)

    @property
    def rows(self) -> range:
        """The first addends in view."""
        return self._in_view(self.zoom.y, self.zoom.height)

    @property
    def columns(self) -> range:
        """The second addends in view."""
        return self._in_view(self.zoom.x, self.zoom.width)

    def _in_view(self, start: float, length: float) -> range:
        first, last = start * self.numbers + 1e-9, (start + length) * self.numbers - 1e-9
        return range(max(0, floor(first)), min(self.numbers, ceil(last)))

    def labelled(self, axis: int) -> range:
        """The first addends (axis 0) or second ones (1) whose cells are far enough in view for a label beside them."""
        grid, cells = self.grid, self.cells
        start, length, first = (grid.x, grid.width, cells.x) if axis == 1 else (grid.y, grid.height, cells.y)
        low, high = ((place - first) / self.cell - 0.5 for place in (start, start + length))
        return range(max(0, ceil(low)), min(self.numbers, floor(high) + 1))

    def place(self, a: int, b: int) -> Box:
        """The cell of a sum."""
        return Box(self.cells.x + b * self.cell, self.cells.y + a * self.cell, self.cell, self.cell)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The sum under a point."""
        if not self.grid.contains(x, y):
            return None
        last = self.numbers - 1
        return min(last, int((y - self.cells.y) / self.cell)), min(last, int((x - self.cells.x) / self.cell))


def lay_out_grid(
    width: float,
    height: float,
    numbers: int,
    pixels_per_unit: float,
    *,
    one_row: bool = True,
    earlier: int = 0,
    brief: bool = False,
) -> AnswerGridLayout:
    """A square; the words below it or beside it, where it is larger, or nowhere.

    `one_row`: the legend with its numbers fits the width; else the numbers stand below its words, where there is room.
    `earlier`: so many other grids are to be seen with it, where they have room. `brief`: for their sake the words may
    go, since what is found is said elsewhere.
    """
    room = _Room(width, height, numbers, pixels_per_unit)
    alone = room.side(room.across, room.down)
    several = _several(room, alone, earlier, brief) if earlier else None
    if several is not None:
        return several
    below = room.side(room.across, room.down - GAP - WORDS_BELOW)
    beside = room.side(room.across - PADDING - LEAST_BESIDE, height - AXIS_TOP - GAP)
    if max(below, beside) < max(SMALLEST_SIDE, WORTH_SHRINKING * alone):
        return _stacked(width, height, numbers, alone, one_row, with_words=False)
    if beside > below:
        return _side_by_side(width, height, numbers, beside)
    return _stacked(width, height, numbers, below, one_row, with_words=True)


@dataclass(frozen=True)
class _Room:
    """What there is to lay out, and where."""

    width: float
    height: float
    numbers: int
    pixels_per_unit: float

    @property
    def across(self) -> float:
        """For a grid with the numbers at its left."""
        return self.width - PADDING - AXIS_LEFT - RIGHT_OF_GRID

    @property
    def down(self) -> float:
        """For one with the numbers above it and the legend below."""
        return self.height - AXIS_TOP - UNDER_GRID - LEGEND_ROW

    def side(self, across: float, down: float) -> float:
        return whole_cells(max(0.0, min(across, down)), self.numbers, self.pixels_per_unit)


def _several(room: _Room, alone: float, earlier: int, brief: bool) -> AnswerGridLayout | None:
    """All of one size in a row, else the earlier ones above; None where that would make them small."""
    across = (room.width - 2 * PADDING - AXIS_LEFT - earlier * APART) / (earlier + 1)
    row = room.side(across, room.down - TITLE - SHARE_BELOW - GAP - READING)
    if row >= max(LEAST_IN_ROW, WORTH_SHRINKING * alone):
        return _in_a_row(room, row, earlier)
    row = room.side(across, room.down - TITLE - SHARE_BRIEF)
    if brief and row >= max(LEAST_IN_ROW, WORTH_SHRINKING * alone):
        return _in_a_row(room, row, earlier, brief=True)
    half = (room.width - 2 * PADDING) / 2
    small = room.side(half - SHARE_ASIDE - GAP, 0.3 * room.height)
    large = room.side(room.across - WORDS_ASIDE, room.down - TITLE - small - 2 * GAP - GAP - READING)
    if small >= LEAST_EARLIER and large >= max(small, WORTH_SHRINKING * alone):
        return _below_others(room, large, small, earlier)
    part = (room.width - 2 * PADDING - AXIS_LEFT) / (earlier + 1)
    low = room.side(part - LEAST_ASIDE - GAP - ASIDE_AIR, room.down)
    if room.height < LOW and low >= max(LEAST_LOW, WORTH_SHRINKING * alone):
        return _in_a_low_row(room, low, part, earlier)
    return None


def _in_a_row(room: _Room, side: float, earlier: int, *, brief: bool = False) -> AnswerGridLayout:
    """Earlier ones first, all in the middle of the width, with the words below; the legend under the present one."""
    share_height = SHARE_BRIEF if brief else SHARE_BELOW
    across = (earlier + 1) * side + earlier * APART + AXIS_LEFT
    left, top = max(PADDING, (room.width - across) / 2), TITLE + AXIS_TOP
    places = []
    for number in range(earlier + 1):
        x = left + number * (side + APART) + (AXIS_LEFT if number == earlier else 0.0)
        grid = Box(x, top, side, side)
        captions = Captions(Box(x, 0, side, TITLE), Box(x, grid.bottom + UNDER_GRID, side, share_height))
        places.append((grid, captions))
    legend = Box(x, places[-1][1].share.bottom, side, LEGEND_ROW)
    rest = 0.0 if brief else max(0.0, room.height - legend.bottom - 2 * GAP)
    words = Box(left, legend.bottom + GAP, across, rest)
    (grid, captions), others = places[-1], tuple(places[:-1])
    return AnswerGridLayout(grid, legend, words, room.numbers, earlier=others, captions=captions)


def _in_a_low_row(room: _Room, side: float, part: float, earlier: int) -> AnswerGridLayout:
    """Earlier ones first, each with its captions at its right; the legend below."""
    places, words = [], part - side - GAP - ASIDE_AIR
    for number in range(earlier + 1):
        x = PADDING + number * part + (AXIS_LEFT if number == earlier else 0.0)
        grid = Box(x, AXIS_TOP, side, side)
        title = Box(grid.right + GAP, AXIS_TOP, words, min(2 * TITLE, side))
        places.append((grid, Captions(title, Box(title.x, title.bottom, words, side - title.height))))
    legend = Box(PADDING, places[-1][0].bottom + UNDER_GRID, room.width - 2 * PADDING, LEGEND_ROW)
    (grid, captions), others = places[-1], tuple(places[:-1])
    nothing = Box(PADDING, legend.bottom, legend.width, 0.0)
    return AnswerGridLayout(grid, legend, nothing, room.numbers, earlier=others, captions=captions)


def _below_others(room: _Room, side: float, small: float, earlier: int) -> AnswerGridLayout:
    """The earlier ones beside each other over the present one, each with its captions; the words below."""
    half = (room.width - 2 * PADDING) / 2
    air = min(14.0, max(0.0, (room.down - TITLE - small - side - 3 * GAP - READING) / 3))
    places = []
    for number in range(earlier):
        box = Box(PADDING + number * half, TITLE, small, small)
        aside = Box(box.right + GAP, box.y, half - small - GAP - ASIDE_AIR, small)
        places.append((box, Captions(Box(box.x, 0, half - GAP, TITLE), aside)))
    top = TITLE + small + 2 * GAP + air + AXIS_TOP
    grid = Box(PADDING + AXIS_LEFT, top, side, side)
    aside = Box(grid.right + 2 * GAP, top, room.width - grid.right - 2 * GAP - RIGHT_OF_GRID, side)
    captions = Captions(aside._replace(height=2 * TITLE), aside._replace(y=top + 2 * TITLE, height=side - 2 * TITLE))
    legend = Box(PADDING, grid.bottom + UNDER_GRID + air, room.width - 2 * PADDING, LEGEND_ROW)
    words = Box(PADDING, legend.bottom + GAP, legend.width, max(0.0, room.height - legend.bottom - GAP - UNDER_WORDS))
    return AnswerGridLayout(grid, legend, words, room.numbers, earlier=tuple(places), captions=captions)


def _stacked(
    width: float, height: float, numbers: int, side: float, one_row: bool, *, with_words: bool
) -> AnswerGridLayout:
    """The grid in the middle of the width, the legend below it, the words below that.

    Without them the grid has their room, and they what its whole pixels leave.
    """
    spare_x = width - PADDING - AXIS_LEFT - RIGHT_OF_GRID - side
    grid = Box(PADDING + AXIS_LEFT + max(0.0, spare_x) / 2, AXIS_TOP, side, side)
    top, across = grid.bottom + UNDER_GRID, max(0.0, width - 2 * PADDING)
    rest = height - top - LEGEND_ROW - (GAP + WORDS_BELOW if with_words else 0.0)
    legend = Box(PADDING, top, across, LEGEND_ROW + (COUNT_ROW if not one_row and rest >= COUNT_ROW else 0.0))
    left = height - legend.bottom - GAP
    return AnswerGridLayout(grid, legend, Box(PADDING, legend.bottom + GAP, across, max(0.0, left)), numbers)


def _side_by_side(width: float, height: float, numbers: int, side: float) -> AnswerGridLayout:
    """Grid and column, both together in the middle of the width."""
    column = min(MOST_BESIDE, width - PADDING - AXIS_LEFT - side - 2 * PADDING)
    left = PADDING + max(0.0, width - 3 * PADDING - AXIS_LEFT - side - column) / 2
    grid = Box(left + AXIS_LEFT, AXIS_TOP, side, side)
    legend = Box(grid.right + PADDING, AXIS_TOP, column, LIST_ROWS * LEGEND_ROW)
    words = Box(legend.x, legend.bottom + GAP, column, max(0.0, height - legend.bottom - 2 * GAP))
    return AnswerGridLayout(grid, legend, words, numbers, listed=True)


def whole_cells(room: float, numbers: int, pixels_per_unit: float) -> float:
    """The largest side within the room whose cells have whole device pixels; the room itself where none has one.

    Where cells are large and this leaves much of the room empty, it is all of it.
    """
    available = room * pixels_per_unit
    pixels = int(available / max(1, numbers))
    if pixels >= LARGE_CELL and pixels * numbers < MUCH * available:
        return int(available) / pixels_per_unit
    return pixels * numbers / pixels_per_unit if pixels else room


def axis_labels(
    numbers: int, cell: float, apart: float, marked: Sequence[int], shown: range | None = None
) -> tuple[tuple[int, ...], int | None]:
    """The ticks of an axis, and the number at which its name stands: None where it has no room.

    Nothing comes nearer than `apart` design pixels to another label, the marked numbers included. `shown`: those in
    view where not all are.
    """
    last = numbers - 1
    taken = list(marked)
    ticks = []
    wished = (0, last, *range(50, last, 50)) if shown is None else _round_numbers(shown, cell, apart)
    for tick in dict.fromkeys(wished):
        if _is_clear(tick, taken, cell, apart):
            ticks.append(tick)
            taken.append(tick)
    seen = range(numbers) if shown is None else shown
    middle = min(last, 50) // 2 if shown is None else (seen.start + seen.stop) // 2
    by_distance = sorted(seen, key=lambda number: abs(number - middle))
    name = next((number for number in by_distance if _is_clear(number, taken, cell, apart)), None)
    return tuple(sorted(ticks)), name


def _round_numbers(shown: range, cell: float, apart: float) -> list[int]:
    """Of those in view, every one, every second, fifth, tenth, ..., so that there is room for a name between them."""
    steps = (factor * power for power in (1, 10, 100, 1000) for factor in (1, 2, 5))
    step = next((each for each in steps if each * cell >= 2.2 * apart), len(shown))
    return [number for number in shown if number % step == 0]


def _is_clear(number: int, taken: Sequence[int], cell: float, apart: float) -> bool:
    return all(abs(number - other) * cell >= apart for other in taken)
