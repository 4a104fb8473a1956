"""What the views tell besides fits: numbers in words, a prediction, the run on screen. Arithmetic only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves
from scoutview.panels.isoflop.law_plan import Law
from scoutview.panels.isoflop.reading_plan import LOSS, SweepPoint, SweepReading, size_of
from scoutview.run_set import ComparedRun

REACH = 2.0  # how far beyond the sizes that were measured the costs of use are drawn, as a factor
NARROWLY = 0.1  # of an interval, from its end
Span = tuple[float, float]


@dataclass(frozen=True)
class Best:
    """A best size to be marked: where, in which colour, and the ends of its interval, nan where there is none."""

    role: str
    weights: float
    height: float
    low: float = math.nan
    high: float = math.nan


@dataclass(frozen=True)
class SizeForecast:
    """What the smaller sizes say of the largest at the largest budget; `measured` is empty until it came so far."""

    law: Law
    budget: float
    size: float
    predicted: float
    low: float
    high: float
    known: tuple[SweepPoint, ...]
    measured: tuple[SweepPoint, ...]

    @property
    def mean(self) -> float:
        return float(np.mean([point.loss for point in self.measured])) if self.measured else math.nan

    @property
    def verdict(self) -> str:
        """Where what was measured lies: "inside", "just inside" within NARROWLY of an end, "outside"."""
        if not self.low <= self.mean <= self.high:
            return "outside"
        spare = min(self.mean - self.low, self.high - self.mean)
        return "just inside" if spare <= NARROWLY * (self.high - self.low) else "inside"


def forecast_of(reading: SweepReading, law: Law) -> SizeForecast:
    """`law` is fitted to all sizes but the largest."""
    budget, size = reading.budgets[-1], reading.sizes[-1]
    tokens = budget / (6 * size)
    low, high = law.interval(size, tokens)
    at = reading.at(budget)
    return SizeForecast(
        law,
        budget,
        size,
        float(law.loss(np.array(size), np.array(tokens))),
        low,
        high,
        tuple(point for point in at if point.weights != size),
        tuple(point for point in at if point.weights == size),
    )


def used_at(notch: int, trained: float) -> float:
    """How many tokens of use a notch of the slider means: none, then four to a decade from about those of training."""
    if notch <= 0:
        return 0.0
    return float(f"{10 ** (math.floor(math.log10(trained)) + (notch - 1) / 4):.2g}")


def sizes_around(sizes: Sequence[float]) -> Span:
    """The sizes whose costs are compared: a little more than were measured."""
    return sizes[0] / REACH, sizes[-1] * REACH


@dataclass(frozen=True)
class Here:
    """The run on screen at the step that is looked at; size and computing are nan where nobody counts them."""

    step: int
    loss: float
    weights: float
    compute: float


def here_of(curves: Curves, step: int, run: ComparedRun | None) -> Here | None:
    """None before there is a frame, or where there is no loss."""
    losses = curves.metrics.get(LOSS, np.zeros(0))
    if not len(losses):
        return None
    place = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    counted = run is not None and math.isfinite(run.flops_per_step) and math.isfinite(run.tokens_per_step)
    weights, compute = (
        (size_of(run), run.flops_per_step * step) if run is not None and counted else (math.nan, math.nan)
    )
    return Here(step, float(losses[place]), weights, compute)
