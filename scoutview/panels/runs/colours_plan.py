"""What varies between runs, and which colour each value has: on a scale for many numbers, else one of its own.

Arithmetic only.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoutview.graphics.base import numbers
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.plots.plot_plan import tick_text
from scoutview.language import tr, translated
from scoutview.panels.runs.lines_plan import APART
from scoutview.run_set import ComparedRun

LOWEST_SHADE = 0.45  # of the colour map: what is below is hardly seen on a panel
LOGARITHMIC_FROM = 8.0  # times the lowest value
LENGTH = "steps"  # how long a run means to train: what else varies is told first
LAB = "lab"  # what varies, where runs of several labs are shown
MOST_KINDS = 7  # that have a colour of their own
# The kinds whose colours a few numbers have, as far apart as these are: as shades of a scale they would look alike.
FEW = (0, 1, 2, 6, 5, 3)


def setting_word(name: str) -> str:
    """A setting as a sentence names it: as its lab does, in English with a small letter."""
    words = name.replace("_", " ")
    label = capital(words)
    said = translated(label)
    return words if said == label else said


def value_text(value: Any) -> str:
    """A setting as it is read: 0.003, 1,000, yes."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no", "not yes")
    if isinstance(value, int):
        return numbers.count(value)
    if isinstance(value, float):
        return tick_text(value) if math.isfinite(value) else numbers.three_digits(value)
    return translated(str(value))


def told_by(run: ComparedRun, name: str) -> Any:
    """What this run has of it; None where its lab has no such setting."""
    return run.lab_title if name == LAB else run.settings.get(name)


def varying(runs: Sequence[ComparedRun], named: Sequence[str]) -> tuple[str, ...]:
    """What differs between these runs, the seed left out: of what a sweep has `named`, else what has most values first.

    Of several labs it is the lab.
    """
    if len({run.lab for run in runs}) > 1:
        return (LAB,)
    found = {name: len({repr(run.settings.get(name)) for run in runs}) for run in runs[:1] for name in run.settings}
    differing = [name for name, values in found.items() if values > 1 and name not in APART]
    of_sweep = tuple(name for name in dict.fromkeys(named) if name in differing)
    return of_sweep or tuple(sorted(differing, key=lambda name: (name == LENGTH, -found[name])))


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


@dataclass(frozen=True)
class ColourScale:
    """The values of one setting, in order; `name` is empty where nothing varies."""

    name: str
    values: tuple[Any, ...]

    @property
    def is_numeric(self) -> bool:
        return len(self.values) > 1 and all(map(is_number, self.values))

    def place(self, value: Any) -> float | int | None:
        """From 0.0 to 1.0 on a scale of many numbers, the place among few or among names, None without a colour."""
        if value not in self.values or len(self.values) < 2:
            return None
        if self.is_numeric and len(self.values) <= len(FEW):
            return FEW[self.values.index(value)]
        if not self.is_numeric:
            place = self.values.index(value)
            return place if place < MOST_KINDS else None
        low, high = float(self.values[0]), float(self.values[-1])
        if low > 0 and high / low >= LOGARITHMIC_FROM:
            low, high, value = math.log(low), math.log(high), math.log(value)
        return (float(value) - low) / (high - low)


def scale_of(runs: Sequence[ComparedRun], name: str) -> ColourScale:
    """The values that these runs have of a setting: numbers by their size, names as they come."""
    if not name:
        return ColourScale("", ())
    values = list({repr(value): value for value in (told_by(run, name) for run in runs)}.values())
    if all(map(is_number, values)):
        values.sort()
    return ColourScale(name, tuple(values))


def shade(place: float) -> float:
    """Where on the colour map a place of the scale is."""
    return LOWEST_SHADE + (1 - LOWEST_SHADE) * place


def label_of(settings: Mapping[str, Any], names: Sequence[str]) -> str:
    """What sets these runs apart: "learning rate 0.003, width 16"."""
    return ", ".join(f"{setting_word(name)} {value_text(settings[name])}" for name in names if name in settings)
