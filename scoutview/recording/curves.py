"""Curves that grow frame by frame without being copied each time."""

from collections.abc import Mapping, Sequence

import numpy as np

from scoutview.frame import Change, Curves, Mark, read_only


class GrowingCurves:
    """The metrics of a run as it grows, frame after frame. A snapshot never changes afterwards."""

    def __init__(self) -> None:
        self._count = 0
        self._steps = np.zeros(64, np.int64)
        self._seconds = np.zeros(64)
        self._metrics: dict[str, np.ndarray] = {}

    def __len__(self) -> int:
        return self._count

    @property
    def steps(self) -> np.ndarray:
        """(frames,) int64, increasing, read-only."""
        return read_only(self._steps[: self._count])

    @property
    def seconds(self) -> np.ndarray:
        """(frames,) float64, read-only."""
        return read_only(self._seconds[: self._count])

    def add(self, step: int, seconds: float, metrics: Mapping[str, float]) -> None:
        """One more frame; it and all that follow it replace what was there from this step on."""
        if self._count and step <= self._steps[self._count - 1]:
            self.keep(self.steps < step)
        if self._count == len(self._steps):
            self._enlarge()
        self._steps[self._count], self._seconds[self._count] = step, seconds
        for name, value in metrics.items():
            if name not in self._metrics:
                self._metrics[name] = np.full(len(self._steps), np.nan)
            self._metrics[name][self._count] = value
        self._count += 1

    def keep(self, chosen: np.ndarray) -> None:
        """Let go of the frames where `chosen` (frames,) is False. Earlier snapshots stay as they are."""
        kept = np.flatnonzero(chosen)
        size = len(self._steps)
        self._count = len(kept)
        self._steps = _spread(self._steps[kept], size, 0)
        self._seconds = _spread(self._seconds[kept], size, 0.0)
        self._metrics = {name: _spread(values[kept], size, np.nan) for name, values in self._metrics.items()}

    def snapshot(self, marks: Sequence[Mark] = (), changes: Sequence[Change] = (), planned_steps: int = 0) -> Curves:
        """The curves so far. Costs a few views, whatever their length."""
        metrics = {name: read_only(values[: self._count]) for name, values in self._metrics.items()}
        return Curves(self.steps, self.seconds, metrics, tuple(marks), tuple(changes), planned_steps)

    def _enlarge(self) -> None:
        size = 2 * len(self._steps)
        self._steps = _spread(self._steps, size, 0)
        self._seconds = _spread(self._seconds, size, 0.0)
        self._metrics = {name: _spread(values, size, np.nan) for name, values in self._metrics.items()}


def _spread(values: np.ndarray, size: int, empty: float) -> np.ndarray:
    """A writable copy with room for more."""
    spread = np.full(size, empty, values.dtype)
    spread[: len(values)] = values
    return spread
