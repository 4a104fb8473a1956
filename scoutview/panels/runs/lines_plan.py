"""The curve of each run over steps, time, data or compute, and what runs that differ in the seed have in common.

Arithmetic only.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.plots.quantity import STEPS, Quantity
from scoutview.language import as_written, tr
from scoutview.run_set import ComparedRun

# Settings that say nothing of what is learned: how a run is stored, and the seed, which is told apart.
APART = frozenset({"seed", "stored_weights", "frame_budget", "megabyte_budget"})
LIVE = ("training", "paused")  # states of runs that may go on
TENFOLD, TWOFOLD = 10.0, 2.0  # highest by lowest value, from which on an axis may be logarithmic by itself
CROWDED_ENDS = 0.2  # of the axis, within which all runs end: then the beginning of training has nearly all of it
MOST_PLACES = 400  # across, at which a median is taken


def _seconds(value: float) -> str:
    return f"{numbers.three_digits(value)} s"


# What can be across, by the names that are kept of them.
ACROSS: Mapping[str, Quantity] = {
    "steps": STEPS,
    "seconds": Quantity(tr("training time"), tr("seconds"), text_of=numbers.three_digits),
    "tokens": Quantity(tr("data read"), tr("tokens or examples")),
    "compute": Quantity(tr("compute"), tr("operations"), tick_of=numbers.large, text_of=numbers.large),
}
LOGARITHMIC_AT_FIRST = frozenset({"compute", "tokens"})


def per_step(run: ComparedRun, across: str) -> float:
    """How much of it a step takes; nan where nobody counted, and for seconds, which are measured."""
    return {"steps": 1.0, "tokens": run.tokens_per_step, "compute": run.flops_per_step}.get(across, math.nan)


def has_across(runs: Sequence[ComparedRun], across: str) -> bool:
    """Whether all of these runs can be told by it."""
    return across == "seconds" or (bool(runs) and all(math.isfinite(per_step(run, across)) for run in runs))


def places_of(run: ComparedRun, across: str) -> np.ndarray:
    """(frames,) float64: where each frame stands."""
    if across == "seconds":
        return np.asarray(run.curves.seconds, np.float64)
    return run.curves.steps * per_step(run, across)


@dataclass(frozen=True, eq=False)
class RunLine:
    """One metric of one run: (points,) of what is across and up, finite all of them, x growing.

    `diverged`: the run ends with what is no number, and the line before.
    """

    run: ComparedRun
    x: np.ndarray
    y: np.ndarray
    diverged: bool

    @property
    def last(self) -> float:
        """Where it ends: infinite where it diverged, nan where it never began."""
        if self.diverged:
            return math.inf
        return float(self.y[-1]) if len(self.y) else math.nan

    def at(self, x: np.ndarray) -> np.ndarray:
        """Its values there, between its points on the straight line; nan where it has none."""
        if not len(self.x):
            return np.full(len(x), np.nan)
        return np.interp(x, self.x, self.y, left=np.nan, right=np.inf if self.diverged else np.nan)


def line_of(run: ComparedRun, metric: str, across: str) -> RunLine | None:
    """The curve of a run; None where it has no such metric."""
    values = run.curves.metrics.get(metric)
    if values is None or not len(values):
        return None
    known = np.isfinite(values)
    x = places_of(run, across)[known]
    grows = np.diff(x, prepend=-np.inf) > 0  # a clock that stood still
    diverged = not known[-1] and is_loss(metric)
    return RunLine(run, x[grows], np.asarray(values[known], np.float64)[grows], bool(diverged))


@dataclass(frozen=True, eq=False)
class RunGroup:
    """Runs that differ in nothing, or in the seed alone; or a single one."""

    lines: tuple[RunLine, ...]

    @property
    def settings(self) -> Mapping[str, Any]:
        return self.lines[0].run.settings

    @property
    def of_seeds(self) -> bool:
        return len(self.lines) > 1

    @property
    def seeds_differ(self) -> bool:
        """Whether no two of them are of the same seed."""
        return len({line.run.settings.get("seed") for line in self.lines}) == len(self.lines)

    @property
    def last(self) -> float:
        """The median of where they end, of those that have begun; infinite where half of them diverged."""
        ends = [line.last for line in self.lines if not math.isnan(line.last)]
        return _median(np.array(ends)) if ends else math.nan

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest of where they end; nan where none has begun."""
        ends = [line.last for line in self.lines if not math.isnan(line.last)]
        return (min(ends), max(ends)) if ends else (math.nan, math.nan)

    @cached_property
    def band(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """(places,) x, the median, the lowest and the highest, where all of them have been.

        One that diverged counts as worse than all others from there on.
        """
        begun = [line for line in self.lines if len(line.x) > 1]
        if not begun:
            empty = np.zeros(0)
            return empty, empty, empty, empty
        x = np.unique(np.concatenate([line.x for line in begun]))
        if len(x) > MOST_PLACES:
            x = x[np.unique(np.linspace(0, len(x) - 1, MOST_PLACES).round().astype(int))]
        values = np.stack([line.at(x) for line in begun])
        x, values = x[~np.isnan(values).any(axis=0)], values[:, ~np.isnan(values).any(axis=0)]
        ordered = np.sort(values, axis=0)
        count = len(ordered)
        low, high = ordered[(count - 1) // 2], ordered[count // 2]
        with np.errstate(invalid="ignore"):
            median = np.where(np.isfinite(high), (low + high) / 2, np.nan)
        return x, median, ordered[0], ordered[-1]

    @property
    def middle(self) -> tuple[np.ndarray, np.ndarray]:
        """The curve that stands for them: (points,) each, finite."""
        if not self.of_seeds:
            return self.lines[0].x, self.lines[0].y
        x, median, _, _ = self.band
        known = np.isfinite(median)
        return x[known], median[known]


def grouped(lines: Sequence[RunLine]) -> list[RunGroup]:
    """Lines of runs with the same settings but for the seed together, in the order in which they first come."""
    found: dict[str, list[RunLine]] = {}
    for line in lines:
        told = {name: value for name, value in line.run.settings.items() if name not in APART}
        found.setdefault(json.dumps([line.run.lab, told], sort_keys=True, default=str), []).append(line)
    return [RunGroup(tuple(group)) for group in found.values()]


def _median(values: np.ndarray) -> float:
    """Of infinite values as well: half of them infinite makes it so."""
    ordered = np.sort(values)
    low, high = float(ordered[(len(ordered) - 1) // 2]), float(ordered[len(ordered) // 2])
    return (low + high) / 2 if math.isfinite(high) else high


# metrics


def is_loss(metric: str) -> bool:
    return metric.endswith(("loss", "error"))


def is_share(metric: str) -> bool:
    return metric.endswith(("accuracy", "exact", "exact_match"))


def better(metric: str) -> int:
    """−1 where less of it is better, 1 where more is, 0 where that is not known."""
    return -1 if is_loss(metric) else 1 if is_share(metric) else 0


def metric_text(metric: str) -> Callable[[float], str]:
    """How a value of it is written."""
    return numbers.share if is_share(metric) else numbers.loss if is_loss(metric) else numbers.three_digits


def finer_text(metric: str) -> Callable[[float], str]:
    """The same with one decimal more, where two would be written alike."""
    return numbers.percent if is_share(metric) else _finer_loss if is_loss(metric) else numbers.three_digits


def _finer_loss(value: float) -> str:
    if not numbers.SMALLEST_LOSS <= value < 1e4:
        return numbers.three_digits(value)
    return as_written(f"{value:.4f}" if value < 0.1 else f"{value:.3f}")


def shared_metrics(runs: Sequence[ComparedRun]) -> tuple[str, ...]:
    """Those that all of these runs have, losses and accuracies of unseen data first."""
    begun = [run.curves.metrics.keys() for run in runs if len(run.curves)]
    shared = set.intersection(*map(set, begun)) if begun else set()
    order = ("validation_loss", "validation_accuracy", "train_loss", "train_accuracy")
    return (*(name for name in order if name in shared), *sorted(shared - set(order)))


def falls_far(lines: Sequence[RunLine]) -> bool:
    """Whether the values reach over so much that a logarithmic axis tells more: all above 0, and tenfold.

    Twofold where all of several runs end close together at the foot.
    """
    drawn = [line.y for line in lines if len(line.y)]
    if not drawn:
        return False
    low, high = min(float(y.min()) for y in drawn), max(float(y.max()) for y in drawn)
    crowded = len(drawn) > 1 and max(float(y[-1]) for y in drawn) - low < CROWDED_ENDS * (high - low)
    return low > 0 and high / low > (TWOFOLD if crowded else TENFOLD)
