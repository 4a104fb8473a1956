"""Which measures are offered, and how a row of numbers at each step becomes columns of colours. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.measure import LOGGED, Measure

LOSSES = ("loss", "accuracy")  # logged curves whose names end so have a panel of their own
FROM_ZERO = 0.25  # of the largest number: where the smallest is below, colours begin at 0
NAME_HEIGHT = 16.0  # design pixels that the name of a row needs


def offered(measures: Sequence[Measure]) -> list[Measure]:
    """Those that somebody had measured first, then what was logged, curves that have another panel last."""
    return sorted(measures, key=lambda each: (each.origin == LOGGED, each.name.endswith(LOSSES)))


@dataclass(frozen=True, eq=False)
class Heat:
    """A measure of rows as colours: the range is that of the whole run, from `low` to `high`; `signed` around 0."""

    measure: Measure

    @property
    def rows(self) -> int:
        return len(self.measure.rows)

    @cached_property
    def _ends(self) -> tuple[float, float]:
        known = self.measure.values[np.isfinite(self.measure.values)]
        return (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)

    @property
    def signed(self) -> bool:
        return self._ends[0] < 0

    @property
    def high(self) -> float:
        return max(map(abs, self._ends)) if self.signed else self._ends[1]

    @property
    def low(self) -> float:
        if self.signed:
            return -self.high
        return 0.0 if self._ends[0] < FROM_ZERO * self._ends[1] else self._ends[0]

    def shades(self, points: np.ndarray, rows: tuple[int, int]) -> np.ndarray:
        """(rows, columns) from -1 to 1 where it is signed, else from 0 to 1; nan stays. `points` are places."""
        values = self.measure.values[points, rows[0] : rows[1]].T  # (rows, columns)
        if self.signed:
            return values / (self.high or 1.0)
        return (values - self.low) / ((self.high - self.low) or 1.0)

    def row_of(self, up: float) -> int:
        """The row at a height above the bottom of the plot, counted in rows: the first one stands on top."""
        return min(max(self.rows - 1 - int(np.floor(up)), 0), self.rows - 1)

    def middle_of(self, row: int) -> float:
        """The height of a row's middle, so counted."""
        return self.rows - row - 0.5


def points_at(steps: np.ndarray, x: Axis, columns: int) -> np.ndarray:
    """(columns,) the place of the point nearest to each column of the room; -1 beyond the first and the last."""
    levels = np.linspace(float(x.level(x.low)), float(x.level(x.high)), columns + 1)
    middles = (levels[:-1] + levels[1:]) / 2
    across = 10.0**middles if x.logarithmic else middles
    points = np.searchsorted((steps[:-1] + steps[1:]) / 2, across)
    half = (steps[-1] - steps[0]) / (
        2 * max(1, len(steps) - 1)
    )  # of a step's column, where it is the first or the last
    return np.where((across < steps[0] - half) | (across > steps[-1] + half), -1, points)


def pooled(shades: np.ndarray, most: int) -> np.ndarray:
    """Of neighbouring rows the shade farthest from 0: no more than `most` are left, and none that shines is lost.

    (rows, columns) -> (fewer, columns)
    """
    if len(shades) <= most:
        return shades
    starts = np.unique(np.linspace(0, len(shades), most, endpoint=False).astype(int))
    high, low = (extreme.reduceat(shades, starts, axis=0) for extreme in (np.fmax, np.fmin))
    return np.where(high >= -low, high, low)


def named_rows(heat: Heat, y: Axis) -> list[int]:
    """The rows that have room for their names, evenly spaced."""
    first, last = heat.row_of(y.high - 1e-9), heat.row_of(y.low)
    apart = abs(y.start - y.end) / max(1e-9, y.high - y.low)
    every = max(1, int(np.ceil(NAME_HEIGHT / max(apart, 1e-9))))
    return list(range(-(-first // every) * every, last + 1, every))


def room_of(x: Axis, y: Axis) -> Box:
    """Between the axes."""
    return Box(x.start, y.end, x.end - x.start, y.start - y.end)
