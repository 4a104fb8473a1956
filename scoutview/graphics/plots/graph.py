"""What a plot of one quantity against another shows: curves, and points with intervals. No painting."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.plots.plot_places import StepReading
from scoutview.graphics.plots.plot_plan import MOST, Axis
from scoutview.graphics.plots.quantity import Quantity
from scoutview.language import tr

AIR = 0.04  # of an axis, left free beyond the first and the last number of points
Span = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Trace:
    """A curve through (x, y), x growing, or points where `points` is set: a colour role and the word beside it.

    `low` and `high` are the ends of the interval at each point, in the values of the axis. The word may be empty. One
    that is `faint` is there to compare with: its word stands in tables alone, and it is not read off. `brief` is the
    word in a row of them that has little room.
    """

    role: str
    word: str
    x: np.ndarray
    y: np.ndarray
    points: bool = False
    low: np.ndarray | None = None
    high: np.ndarray | None = None
    faint: bool = False
    brief: str = ""

    @property
    def intervals(self) -> tuple[np.ndarray, np.ndarray] | None:
        return None if self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True, eq=False)
class Graph:
    """What is along both axes and what is drawn. Without ranges the axes reach as far as the numbers do.

    `keyed`: the words of the curves stand in a row below them, not beside each, with one of `faint_words` for the faint
    ones: a long one and a brief one.
    """

    across: Quantity
    up: Quantity
    traces: Sequence[Trace]
    x_range: Span | None = None
    y_range: Span | None = None
    keyed: bool = False
    faint_words: tuple[str, str] | None = None

    @cached_property
    def every_x(self) -> np.ndarray:
        """(N,) all numbers across that have a place, growing."""
        return self._different([trace.x for trace in self.traces])

    @cached_property
    def x_values(self) -> np.ndarray:
        """(N,) those that can be chosen, growing: of points, and only where there are none of curves."""
        measured = self._different([trace.x for trace in self.traces if trace.points])
        return measured if len(measured) else self.every_x

    def _different(self, values: Sequence[np.ndarray]) -> np.ndarray:
        every = np.concatenate([np.zeros(0), *values])
        return np.unique(every[self._on_axis(every, self.across)])

    def key(self, *, brief: bool) -> list[tuple[str, Trace]]:
        """The words of the curves in a row, each with a curve that it names."""
        named = [(trace.brief if brief and trace.brief else trace.word, trace) for trace in self._told[::-1]]
        faint = next((trace for trace in self.traces if trace.faint), None)
        if faint is not None and self.faint_words is not None:
            named.append((self.faint_words[brief], faint))
        return named

    @cached_property
    def ends(self) -> tuple[Span, Span]:
        """Of the axis across, and of the one upwards."""
        drawn = [array for trace in self.traces for array in (trace.y, *(trace.intervals or ()))]
        has_points = any(trace.points for trace in self.traces)
        return (
            self.x_range or range_of(self.every_x, self.across.logarithmic, AIR if has_points else 0.0),
            self.y_range or range_of(np.concatenate([np.zeros(0), *drawn]), self.up.logarithmic, AIR),
        )

    @property
    def _told(self) -> list[Trace]:
        """Those that are read off."""
        return [trace for trace in self.traces if not trace.faint]

    def reading(self, position: int, words: Sequence[str]) -> StepReading:
        """What is there at one of `x_values`, highest first; curves are read between their points as well."""
        x = float(self.x_values[position])
        known = [(trace, *found) for trace in self._told if (found := self._read(trace, x)) is not None]
        return StepReading(x, sorted(known, key=lambda each: -each[1]), words)

    def columns(self) -> list[tuple[str, np.ndarray]]:
        """The numbers of each trace and of the ends of its intervals at `every_x`; nan where it has none."""
        columns = []
        for trace in self.traces:
            named = [(trace.word, trace.y)]
            if trace.intervals is not None:
                ends = zip(("from", "to"), trace.intervals, strict=True)
                named += [(f"{trace.word or self.up.word} {end}", values) for end, values in ends]
            columns += [(name or self.up.heading, self._at_all(trace.x, values)) for name, values in named]
        return columns

    def _at_all(self, x: np.ndarray, values: np.ndarray) -> np.ndarray:
        column = np.full(len(self.every_x), np.nan)
        kept = self._on_axis(x, self.across)
        column[np.searchsorted(self.every_x, x[kept])] = values[kept]
        return column

    def _read(self, trace: Trace, x: float) -> tuple[float, str] | None:
        here = np.flatnonzero(trace.x == x)
        if len(here):
            value = float(trace.y[here[0]])
            return (value, self._written(trace, int(here[0]))) if np.isfinite(value) else None
        if trace.points or not len(trace.x) or not trace.x[0] < x < trace.x[-1]:
            return None
        after = int(np.searchsorted(trace.x, x))
        (start, end), (low, high) = trace.x[after - 1 : after + 1], trace.y[after - 1 : after + 1]
        across, up = (Axis(0, 1, 0, 1, quantity.logarithmic) for quantity in (self.across, self.up))
        if up.logarithmic and min(low, high) <= 0:
            return None
        begins, here_level, ends = (float(across.level(float(each))) for each in (start, x, end))
        share = (here_level - begins) / (ends - begins)
        value = up.value_of_level((1 - share) * float(up.level(float(low))) + share * float(up.level(float(high))))
        return (value, self.up.text_of(value)) if np.isfinite(value) else None

    def _written(self, trace: Trace, place: int) -> str:
        text = self.up.text_of(float(trace.y[place]))
        if trace.intervals is None:
            return text
        low, high = (float(end[place]) for end in trace.intervals)
        known = np.isfinite(low) and np.isfinite(high)
        return (
            tr("{value} ({low} to {high})").format(value=text, low=self.up.text_of(low), high=self.up.text_of(high))
            if known
            else text
        )

    @staticmethod
    def _on_axis(values: np.ndarray, quantity: Quantity) -> np.ndarray:
        return np.isfinite(values) & ((values > 0) | (not quantity.logarithmic))


def range_of(values: np.ndarray, logarithmic: bool, air: float) -> Span:
    """From the lowest to the highest of those that have a place, with some air on both sides; never no length."""
    values = values[np.isfinite(values) & ((values > 0) | (not logarithmic))]
    if not len(values):
        return (0.1, 1.0) if logarithmic else (0.0, 1.0)
    axis = Axis(0, 1, 0, 1, logarithmic)
    low, high = (float(axis.level(float(end))) for end in (values.min().clip(-MOST), values.max().clip(max=MOST)))
    if not high - low > 1e-12 * max(abs(low), abs(high)):
        low, high = low - 0.5 * (abs(low) or 1.0), high + 0.5 * (abs(high) or 1.0)
    spare = air * (high - low)
    most = float(axis.level(MOST))
    return axis.value_of_level(max(low - spare, -most)), axis.value_of_level(min(high + spare, most))
