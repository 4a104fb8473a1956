"""What a plot over steps shows: curves, flags, named points and stretches, and how its axes are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.plots.plot_painting import Flag, Reading, Series
from scoutview.graphics.plots.plot_words import Band, Note


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
    notes: Sequence[Note] = ()
    labels: bool = False  # names with values beside the curves instead of beside the cursor
    until: int = 0  # how far the axis of steps reaches at least, so that it stands still while a run grows
    text_of: Callable[[float], str] = field(default=numbers.loss)

    @property
    def ends(self) -> tuple[float, float]:
        """The first and the last step of the axis."""
        first = 1.0 if self.log_x else 0.0
        return first, max(first + 1.0, float(self.until), float(self.steps[-1]) if len(self.steps) else 0.0)

    def position_of(self, step: float) -> int:
        """The newest frame at or before a step."""
        return max(0, int(np.searchsorted(self.steps, step, side="right")) - 1)

    def reading(self, position: int, words: Sequence[str]) -> Reading:
        """The values of one frame, highest first; those that are no numbers are left out."""
        values = [(series, float(series.values[position])) for series in self.series]
        known = sorted((each for each in values if np.isfinite(each[1])), key=lambda each: -each[1])
        lines = [(series, value, self.text_of(value)) for series, value in known]
        return Reading(int(self.steps[position]), lines, words)

    def longest_texts(self) -> list[str]:
        """Of each series the longest text that a value of it has."""
        known = (series.values[np.isfinite(series.values)] for series in self.series)
        return [max((self.text_of(float(value)) for value in values), key=len, default="") for values in known]

    def nearest(self, step: float) -> int:
        """The frame nearest to a step."""
        return int(np.abs(self.steps - step).argmin())
