"""What a plot over steps is made of, and where that stands on its axes. No painting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import text_width
from scoutview.graphics.plots.plot_plan import Axis, Covered, place_reading
from scoutview.graphics.plots.quantity import STEPS, Quantity
from scoutview.graphics.plots.view_plan import AIR, UNIT_ROW, Margins

PITCH = 22.0
RUN_GAP = 8.0  # between words of a row
DOT = 7.0  # half of the width of a dot with its rim


ReadingRun = tuple[str, str, str]  # a text, its role in the type scale and that of its colour


class Named(Protocol):
    """A curve or points: the role of the colour, and the word beside."""

    @property
    def role(self) -> str: ...
    @property
    def word(self) -> str: ...


@dataclass(frozen=True, eq=False)
class Series:
    """One curve: its colour role, the word beside it, and a value per step (nan where there is none).

    `raw` is what it was smoothed from, and stays faintly visible. One that is `sparse` was measured at few steps only.
    `text_of` writes its values where they are not written as the others of its plot. `taken`, (steps,) of bool, says at
    which of the plot's steps it was measured, where that is not all: in between the curve goes straight on, and what is
    read is the newest value before.
    """

    role: str
    word: str
    values: np.ndarray
    raw: np.ndarray | None = None
    sparse: bool = False
    text_of: Callable[[float], str] | None = None
    taken: np.ndarray | None = None

    @property
    def measured(self) -> np.ndarray:
        """What is read and copied."""
        return self.values if self.raw is None else self.raw

    def drawn(self, steps: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The steps at which it was measured, of all of the plot, and the values there."""
        return (steps, values) if self.taken is None else (steps[self.taken], values[self.taken])

    def position_read(self, position: int) -> int | None:
        """The place of what is read at a step of the plot; None where nothing was measured by then."""
        if self.taken is None:
            return position
        before = np.flatnonzero(self.taken[: position + 1])
        return int(before[-1]) if len(before) else None


@dataclass(frozen=True)
class Level:
    """A value that curves are held against, with its word."""

    value: float
    word: str


@dataclass(frozen=True, eq=False)
class Range:
    """What curves are held against where that is no line: from `low` to `high` at each step, (steps,); and its word."""

    word: str
    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True)
class Flag:
    """A named step, its name from long to short; of two words that collide the flag listed first keeps its own.

    A `quiet` one is not drawn: its name is told at the pointer.
    """

    step: int
    names: tuple[str, ...]
    quiet: bool = False


@dataclass(frozen=True, eq=False)
class StepReading:
    """The values at one step, or at what else is across, highest first, each with its text; `words` are said above.

    `measured_at` says for each line where that value was measured, if not all at this step.
    """

    step: float
    lines: Sequence[tuple[Named, float, str]]
    words: Sequence[str] = ()
    measured_at: Sequence[float] = ()

    @property
    def dots(self) -> list[tuple[float, Named, float]]:
        """Where on which curve a value was measured, and the value."""
        steps = self.measured_at or [self.step] * len(self.lines)
        return [(step, series, value) for step, (series, value, _) in zip(steps, self.lines, strict=True)]


@dataclass(frozen=True, eq=False)
class PlotPlaces:
    """Where things stand on two axes. `floor` is the lowest of all values; `across` is what the other axis measures."""

    x: Axis
    y: Axis
    margins: Margins
    floor: float
    across: Quantity = STEPS

    @cached_property
    def room(self) -> Box:
        """Between the axes."""
        return Box(self.x.start, self.y.end, self.x.end - self.x.start, self.y.start - self.y.end)

    def shows(self, step: float) -> bool:
        """Whether the axis across reaches there; a logarithmic one that begins at step 1 does to step 0."""
        begins = step <= 0 and self.x.logarithmic and self.x.low <= 1
        return begins or self.x.low <= step <= self.x.high

    def place(self, step: float) -> float:
        """Where a step stands; step 0 of a logarithmic axis at its left end."""
        return float(self.x.place(max(step, self.x.low)))

    def height(self, value: float) -> float:
        """Where a value stands; what is below a logarithmic axis stands on its floor."""
        return float(self.y.place(max(value, self.floor) if self.y.logarithmic else value))

    def cursor_box(self, step: float) -> Box:
        """What the line of a step and its dots cover."""
        return Box(self.place(step) - DOT, self.y.end - DOT - 4, 2 * DOT, self.room.height + 2 * DOT + 4)

    def reading_box(self, reading: StepReading, covered: Covered) -> Box | None:
        """Where the values of a step are written: on no curve, else in the row of the unit; None without room."""
        lines, room = reading.lines, self.room
        width = number_width(reading) + 10 + _widest([series.word for series, _, _ in lines])
        width = max(width, _widest(reading.words)) + 12
        height = PITCH * (len(lines) + len(reading.words))
        fits = lines and width <= room.width and height <= room.height + AIR
        box = place_reading(self.place(reading.step), width, height, covered, room) if fits else None
        return box or (Box(self.x.start, 0.0, room.width, UNIT_ROW) if self.reading_row(reading) else None)

    def reading_row(self, reading: StepReading) -> Sequence[ReadingRun]:
        """The values of a step in one row with their names; where these do not fit, the names in their colours.

        Under the pointer the values stay rather than the names. Nothing without room.
        """
        said = [(word, "label", "text2") for word in reading.words]
        numbers = [(text, "title", series.role) for series, _, text in reading.lines]
        names = [(series.word, "label", "text2") for series, _, _ in reading.lines]
        named = [run for number, name in zip(numbers, names, strict=True) for run in (number, name)]
        legend = [(series.word, "label", series.role) for series, _, _ in reading.lines]
        shorter = (said + numbers, numbers) if said else (legend,)
        fitting = (runs for runs in (said + named, *shorter) if _length(runs) <= self.room.width)
        return next(fitting, []) if self.margins.unit and numbers else []


def _length(runs: Sequence[ReadingRun]) -> float:
    return sum(text_width(text, type_role) + RUN_GAP for text, type_role, _ in runs)


def number_width(reading: StepReading) -> float:
    """How wide the numbers of a reading are."""
    return _widest([text for _, _, text in reading.lines], "title")


def _widest(texts: Sequence[str], type_role: str = "label") -> float:
    return max((text_width(text, type_role) for text in texts), default=0.0)
