"""When did it appear: from which step on a value stays beyond a threshold and beyond its controls. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

NEARLY_ALL = 0.9  # of the frames asked, that tell enough of when something came; a run that grows is always some short


@dataclass(frozen=True, eq=False)
class Control:
    """What a value is held against: a band from `low` to `high` at each of the steps, (N,) each.

    One number for both is a level that is the same at all steps.
    """

    word: str
    low: np.ndarray | float
    high: np.ndarray | float

    @classmethod
    def at(cls, word: str, level: float) -> Control:
        """One that is the same at all steps."""
        return cls(word, level, level)

    @property
    def level(self) -> float | None:
        """Its one number; None where it is a band."""
        return float(self.low) if np.ndim(self.low) == 0 and self.low == self.high else None


@dataclass(frozen=True, eq=False)
class Appearance:
    """A value over the steps of a run: `steps` (N,), growing, `values` (N,), nan where it is not known.

    It has appeared where it is above `threshold`, and above the band of every control; where it `falls`, as errors do,
    below them. `filled` is the share of the wanted steps that were answered so far.
    """

    steps: np.ndarray
    values: np.ndarray
    threshold: float
    controls: Sequence[Control] = ()
    falls: bool = False
    filled: float = 1.0

    @classmethod
    def of(
        cls,
        answers: Mapping[int, float],
        wanted: Sequence[int],
        threshold: float,
        controls: Sequence[Control] = (),
        *,
        falls: bool = False,
    ) -> Appearance:
        """From one value at each of the steps that were answered; those that are not `wanted` any more are passed over.

        Controls that are bands are (wanted,) then as well, in the order of growing steps, and keep what was answered.
        """
        every = sorted(set(wanted))
        known = np.array([step in answers for step in every], bool)
        steps = np.array(every, np.int64)[known]
        kept = [Control(each.word, _kept(each.low, known), _kept(each.high, known)) for each in controls]
        values = np.array([answers[int(step)] for step in steps], np.float64)
        return cls(steps, values, threshold, kept, falls, float(known.mean()) if every else 1.0)

    @property
    def is_told(self) -> bool:
        """Whether enough of the frames were answered to say when it came."""
        return self.filled >= NEARLY_ALL and bool(np.isfinite(self.values).any())

    @cached_property
    def beyond(self) -> np.ndarray:
        """(N,) whether the value is beyond the threshold and every control at each step; not where it is unknown."""
        sign = -1.0 if self.falls else 1.0
        limits = [np.broadcast_to(sign * np.asarray(end), self.values.shape) for end in self._ends]
        with np.errstate(invalid="ignore"):
            over = [sign * self.values > limit for limit in limits]
        return np.all([sign * self.values >= sign * self.threshold, *over], axis=0)

    @property
    def _ends(self) -> list[np.ndarray | float]:
        """Of each control the end that is to be passed."""
        return [control.low if self.falls else control.high for control in self.controls]

    @cached_property
    def came(self) -> int | None:
        """The first step from which on it stays beyond, as far as is known; None where it does not at the last one."""
        known = np.isfinite(self.values)
        steps, beyond = self.steps[known], self.beyond[known]
        if not len(steps) or not beyond[-1]:
            return None
        short = np.flatnonzero(~beyond)
        return int(steps[short[-1] + 1] if len(short) else steps[0])

    @property
    def before(self) -> int | None:
        """The last known step before it came; None where it did not come, or was there from the first one on."""
        known = self.steps[np.isfinite(self.values)]
        earlier = known[known < self.came] if self.came is not None else known[:0]
        return int(earlier[-1]) if len(earlier) else None

    def at(self, step: float) -> float:
        """The value at the newest of these steps at or before one; nan where there is none."""
        place = int(np.searchsorted(self.steps, step, side="right")) - 1
        return float(self.values[place]) if place >= 0 else float("nan")

    def came_by(self, step: float) -> bool:
        """Whether it had come at a step."""
        return self.came is not None and self.came <= step


def _kept(end: np.ndarray | float, known: np.ndarray) -> np.ndarray | float:
    return end if np.ndim(end) == 0 else np.asarray(end, np.float64)[known]
