"""What a plot over steps shows: curves, flags, named points and stretches, and how its axes are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.plots.plot_places import Flag, Level, Range, Series, StepReading
from scoutview.graphics.plots.plot_plan import rounded_range
from scoutview.graphics.plots.plot_words import Band, CurveNote

MANY = 120  # different values that are tried, of all those that a curve has


@dataclass(frozen=True, eq=False)
class Plot:
    """All that is drawn but the cursor. The shade and its word begin at a step and reach to the right end."""

    steps: np.ndarray
    series: Sequence[Series]
    unit: str
    flags: Sequence[Flag] = ()
    shaded_from: int | None = None
    shaded_word: str = ""
    log_x: bool = False
    log_y: bool = False
    is_share: bool = False  # values are shares: from 0 to 100 %
    bands: Sequence[Band] = ()  # stretches of steps, named below the axis
    notes: Sequence[CurveNote] = ()
    labels: bool = False  # names beside the curves, values at the cursor's dots
    levels: Sequence[Level] = ()  # that the curves are held against
    ranges: Sequence[Range] = ()  # and what of that is no line
    left: float = 0.0  # design pixels that the values are given at least
    right: float = 0.0  # and what is read at the last step
    frames: np.ndarray | None = None  # the steps that arrow keys go to, where not to all
    until: int = 0  # how far the axis of steps reaches at least, so that it stands still while a run grows
    text_of: Callable[[float], str] = field(default=numbers.loss)

    @property
    def ends(self) -> tuple[float, float]:
        """The first and the last step of the axis."""
        first = 1.0 if self.log_x else 0.0
        return first, max(first + 1.0, float(self.until), float(self.steps[-1]) if len(self.steps) else 0.0)

    @cached_property
    def value_range(self) -> tuple[float, float]:
        """The lowest and the highest value of the axis: of all curves, and of what they were smoothed from."""
        if self.is_share:
            return 0.0, 1.0
        drawn = [values for series in self.series for values in (series.values, series.raw) if values is not None]
        drawn += [np.array([level.value]) for level in self.levels]
        drawn += [end for band in self.ranges for end in (band.low, band.high)]
        return rounded_range(np.concatenate(drawn) if drawn else np.zeros(0), logarithmic=self.log_y)

    def position_of(self, step: float) -> int:
        """The newest frame at or before a step."""
        return max(0, int(np.searchsorted(self.steps, step, side="right")) - 1)

    def reading(self, position: int, words: Sequence[str]) -> StepReading:
        """The values of one step as they were measured, highest first; those that are no numbers are left out.

        Of a curve that was not measured there, it is the newest value before, and its step is said.
        """
        read = [(series, place) for series in self.series if (place := series.position_read(position)) is not None]
        values = [(series, place, float(series.measured[place])) for series, place in read]
        known = sorted((each for each in values if np.isfinite(each[2])), key=lambda each: -each[2])
        lines = [
            (self._named(series, place, position), value, (series.text_of or self.text_of)(value))
            for series, place, value in known
        ]
        return StepReading(int(self.steps[position]), lines, words, [int(self.steps[place]) for _, place, _ in known])

    def _named(self, series: Series, place: int, position: int) -> Series:
        if place == position:
            return series
        return replace(series, word=f"{series.word}, step {numbers.count(int(self.steps[place]))}")

    def texts(self) -> set[str]:
        """How values of the curves are written."""
        return {text for series in self.series for text in map(series.text_of or self.text_of, some_of(series.values))}

    def columns(self) -> list[tuple[str, np.ndarray]]:
        """What the curves were drawn from, each with its name."""
        return [(series.word, series.measured) for series in self.series]


def some_of(values: np.ndarray) -> list[float]:
    """Different ones of those that are numbers, from the lowest to the highest."""
    known = np.unique(np.round(values[np.isfinite(values)], 4))
    places = np.unique(np.linspace(0, len(known) - 1, min(MANY, len(known))).astype(int))
    return [float(value) for value in known[places]]
