"""What the views tell besides fits: numbers in words, a prediction, the run on screen. Arithmetic only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count
from scoutview.panels.isoflop.law_plan import Law
from scoutview.panels.isoflop.reading_plan import LOSS, SweepPoint, SweepReading, size_of
from scoutview.run_set import ComparedRun

REACH = 2.0  # how far beyond the sizes that were measured the costs of use are drawn, as a factor
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
Span = tuple[float, float]


@dataclass(frozen=True)
class Best:
    """A best size to be marked: where, in which colour, and the ends of its interval, nan where there is none."""

    role: str
    weights: float
    height: float
    low: float = math.nan
    high: float = math.nan


def large(value: float) -> str:
    """A large number as one says it: "15,300", "1.5 million", "60 billion", "10²¹"."""
    if not math.isfinite(value):
        return "–"
    for unit, size in (("billion", 1e9), ("million", 1e6)):
        if size <= value < 1e12:
            return f"{value / size:.3g} {unit}"
    if value >= 1e12:
        power = math.floor(math.log10(value) + 1e-9)
        lead = value / 10**power
        exponent = f"10{str(power).translate(SUPERSCRIPTS)}"
        return exponent if abs(lead - 1) < 0.005 else f"{lead:.3g} × {exponent}"
    return count(rounded(value))


def rounded(value: float) -> int:
    """To three digits, so that no more are read than are known."""
    return round(float(f"{value:.3g}"))


def tick(value: float) -> str:
    """As it stands at an axis: "20k", "1M", "10²¹"."""
    if value >= 1e12:
        return large(value)
    for unit, size in (("B", 1e9), ("M", 1e6), ("k", 1e3)):
        if value >= size:
            return f"{value / size:g}{unit}"
    return f"{value:g}"


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
    def holds(self) -> bool:
        return self.low <= self.mean <= self.high


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
