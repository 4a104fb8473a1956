"""Where the parts of the denoising panel go, and what its grid of pictures shows. Arithmetic only."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import count
from scoutview.graphics.widgets.picture_grid_plan import GAP, LARGEST_SIDE, WIDEST_GAP, Pictures, whole_side
from scoutview.panels.denoising.equation_plan import (
    NARROW,
    NARROW_SIGN,
    NOISE_TOP,
    EquationPlan,
    brightness,
    plan_equation,
    row_height,
)

PADDING = 16.0
BOTTOM = 12.0
GRID_COLUMNS = 8
USUAL_ROWS = 9  # a grid has room for so many from the first frame on, so that nothing moves while a run grows
GRID_WORDS = 46.0  # heading, column labels and the edge
ROW_LABEL = 104.0  # row label and the edge
LEAST_CELL, ENOUGH = 16, 64  # sides of a picture in the grid; more than enough is worth no more
LEAST_PICTURE = 48.0  # side of a picture in the equation, next to a grid
LEAST_COLUMN = 104.0  # width of an equation beside the grid
BETWEEN = 24.0  # between equation and grid side by side
SENTENCE = 24.0
TWO_LINES = 44.0  # of a sentence in a panel narrower than ONE_LINE
ONE_LINE = 740.0
KEYS = 26.0
MOST_READING = 90.0  # more height of a reading is worth no more
ROW_GAIN = 1.4  # a row beside the grid instead of a column has to have pictures so much larger
HEADINGS = ("clean picture: training step ↓, denoising step →", "training ↓  denoising →")

Answers = Mapping[int, Mapping[str, np.ndarray]]  # by training step: "strip" and "strip_steps"


def _milestones() -> Iterator[int]:
    """0, 5, 10, 20, 50, 100, 200, 500, 1000, ..."""
    yield from (0, 5)
    power = 10
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def milestone_steps(steps: np.ndarray) -> tuple[int, ...]:
    """The recorded steps nearest to 0, 5, 10, 20, 50, 100, ...

    A step once chosen stays chosen while the run grows: a milestone counts only when the run has come past it.
    """
    if not len(steps):
        return ()
    chosen = []
    for milestone in _milestones():
        if milestone > steps[-1]:
            break
        chosen.append(int(steps[np.abs(steps - milestone).argmin()]))
    return tuple(sorted(set(chosen))) or (int(steps[0]),)


@dataclass(frozen=True)
class DenoisingPlaces:
    """The parts under the controls; a box of no height is not shown."""

    equation: Box
    grid: Box
    reading: Box
    cell: float = 0.0  # side of a picture in the grid
    picture: float = 0.0  # and in the equation

    @property
    def worth(self) -> float:
        """The grid comes first, then the equation, then words."""
        return min(self.cell, ENOUGH) + 0.15 * self.picture + 0.05 * min(self.reading.height, MOST_READING)


NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True)
class DenoisingRoom:
    """What the parts share: its size without the paddings, the grid's rows, and how the pictures are drawn."""

    width: float
    height: float
    rows: int
    sign: float  # width of "= 0.71 ×" or of "=" in a row
    shape: tuple[int, int] = (8, 8)  # of a picture, in pixels
    scale: float = 1.0
    with_sentence: bool = True

    @property
    def sentence(self) -> float:
        """Height of the reading's sentence."""
        return (SENTENCE if self.width >= ONE_LINE else TWO_LINES) if self.with_sentence else 0.0

    def cells(self) -> list[float]:
        """Sides that a picture in the grid may have, the largest first."""
        sides = range(int(LARGEST_SIDE), LEAST_CELL - 1, -4)
        return sorted({whole_side(side, max(self.shape), self.scale) for side in sides}, reverse=True)

    def grid_size(self, cell: float) -> tuple[float, float]:
        tall, wide = (cell * length / max(self.shape) for length in self.shape)
        label = ROW_LABEL if self.rows > 1 else 10.0
        return label + GRID_COLUMNS * (wide + GAP), GRID_WORDS + self.rows * (tall + GAP)

    def sign_in(self, width: float) -> float:
        return self.sign if width >= NARROW else min(self.sign, NARROW_SIGN)

    def equation(self, width: float, height: float) -> EquationPlan:
        return plan_equation(width, height, self.shape, self.sign_in(width), self.scale)


Arrangement = Callable[[DenoisingRoom, float], Iterator[DenoisingPlaces]]  # by the side of the grid's pictures


@lru_cache(maxsize=64)  # asked for at every picture, and of few sizes
def arrange_denoising(room: DenoisingRoom) -> DenoisingPlaces:
    """The equation at the left of the grid or above it; low and narrow panels have no grid."""
    if room.rows <= 1:
        return _best(room, _under_a_row) or _without_grid(room)
    usual, low = _best(room, _in_columns, _under_a_row), _best(room, _beside_a_row)
    if usual is None or (low and low.cell >= usual.cell and low.picture >= ROW_GAIN * usual.picture):
        return low or _without_grid(room)
    return usual


def _best(room: DenoisingRoom, *arrangements: Arrangement) -> DenoisingPlaces | None:
    found = [places for each in arrangements for cell in room.cells() for places in each(room, cell)]
    good = [places for places in found if places.picture >= max(LEAST_PICTURE, 1.2 * places.cell)]
    return max(good, key=lambda places: places.worth, default=None)


def _in_columns(room: DenoisingRoom, cell: float) -> Iterator[DenoisingPlaces]:
    """The equation in a column, the grid at its right, the sentence below both, keys where the equation has none."""
    grid_width, grid_height = room.grid_size(cell)
    left = room.width - grid_width - BETWEEN
    for keys in (0.0, KEYS):
        below = room.sentence + keys
        height = room.height - below - (4 if below else 0)
        if left < LEAST_COLUMN or height < grid_height:
            continue
        plan = room.equation(left, height)
        if plan.in_column and bool(plan.keys) != bool(keys):
            spread = min(max(0.0, left - plan.needed), GRID_COLUMNS * (WIDEST_GAP - GAP))
            grid = Box(PADDING + left + BETWEEN - spread, 0, grid_width + spread, height)
            reading = Box(PADDING, room.height - below, room.width, below)
            yield DenoisingPlaces(Box(PADDING, 0, left - spread, height), grid, reading, cell, plan.side)


def _beside_a_row(room: DenoisingRoom, cell: float) -> Iterator[DenoisingPlaces]:
    """The equation in a row over the reading, the grid at the right of both."""
    grid_width, grid_height = room.grid_size(cell)
    left = room.width - grid_width - BETWEEN
    if left < LEAST_COLUMN or room.height < grid_height or room.equation(left, room.height).in_column:
        return
    needed = row_height(left, room.shape, room.sign_in(left), room.scale)
    height = min(needed, room.height - room.sentence - KEYS - 12)
    top = height + 12
    grid = Box(PADDING + left + BETWEEN, 0, grid_width, room.height)
    reading = Box(PADDING, top, left, room.height - top)
    side = room.equation(left, height).side
    yield DenoisingPlaces(Box(PADDING, 0, left, height), grid, reading, cell, side)


def _under_a_row(room: DenoisingRoom, cell: float) -> Iterator[DenoisingPlaces]:
    """The equation in a row, the grid below, and under it as much of the reading as is worth its room."""
    grid_width, grid_height = room.grid_size(cell)
    needed = row_height(room.width, room.shape, room.sign, room.scale)
    for below in {room.sentence + KEYS, room.sentence, 0.0}:
        left_over = room.height - grid_height - 12 - (below + 4 if below else 0)
        height = min(needed, left_over)
        plan = room.equation(room.width, height)
        if grid_width > room.width or plan.in_column or not plan.captions:
            continue
        gap = (left_over - height) / 2
        grid = Box(PADDING + (room.width - grid_width) / 2, gap + height + 12, grid_width, grid_height)
        reading = Box(PADDING, room.height - below, room.width, below)
        yield DenoisingPlaces(Box(PADDING, gap, room.width, height), grid, reading, cell, plan.side)


def _without_grid(room: DenoisingRoom) -> DenoisingPlaces:
    reading = Box(PADDING, room.height - 42, room.width, 42) if room.height >= 160 else NOWHERE
    height = room.height - (reading.height + 4 if reading.height else 0)
    return DenoisingPlaces(Box(PADDING, 0, room.width, height), NOWHERE, reading)


def spread_steps(total: int) -> tuple[int, ...]:
    """The steps, from 0, that stand for all `total` of them in a row of pictures."""
    return tuple(np.unique(np.round(np.linspace(0, max(1, total) - 1, GRID_COLUMNS)).astype(int)).tolist())


def grid_columns(answers: Answers, total: int) -> tuple[int, ...]:
    """The denoising steps of the columns: those that were answered, else those that will be."""
    return next((tuple(answer["strip_steps"].tolist()) for answer in answers.values()), spread_steps(total))


def training_grid(rows: Sequence[int], answers: Answers, columns: Sequence[int], run_step: int, shown: int) -> Pictures:
    """A row for each of these training steps; `run_step` is the frame on screen, `shown` its denoising step."""
    cells = [picture for step in rows for picture in _strip(answers.get(step), len(columns))]
    arrived = sum(step in answers for step in rows)
    return Pictures(
        cells,
        len(columns),
        HEADINGS,
        f"filling, {round(100 * arrived / len(rows))} %" if arrived < len(rows) else "",
        row_labels=tuple(f"step {count(step)}" for step in rows),
        column_labels=tuple(str(step + 1) for step in columns),
        row=max((number for number, step in enumerate(rows) if step <= run_step), default=None),
        column=_nearest(columns, shown),
    )


def noising_strip(pictures: np.ndarray, shown: int) -> Pictures:
    """Some of the noisy pictures (steps, H, W), spread evenly."""
    steps = spread_steps(len(pictures))
    return Pictures(
        [pictures[step] for step in steps],
        len(steps),
        ("the way to noise",),
        column_labels=tuple(str(step) for step in steps),
        column=_nearest(steps, shown),
        signed_top=NOISE_TOP,
    )


def _strip(answer: Mapping[str, np.ndarray] | None, columns: int) -> Sequence[np.ndarray | None]:
    return [None] * columns if answer is None else [brightness(picture) for picture in answer["strip"]]


def _nearest(steps: Sequence[int], step: int) -> int | None:
    """The column of the step nearest to this one."""
    return min(range(len(steps)), key=lambda each: abs(steps[each] - step), default=None) if step >= 0 else None
