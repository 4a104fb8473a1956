"""The colours and contour lines of losses: one scale over the whole run, by factors. Arithmetic only."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import loss, three_digits

DEEPEST = 1e-6  # of the highest loss: what is lower has the lowest colour
HEADROOM = 2.0  # times the highest loss of the run, that the scale goes on: a slice rises beside the path
MOST_LEVELS = 16  # contour lines, or they would stand too close
FAMILIES = ((1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,))  # within a power of ten, from many to few
NARROW = 4.0  # highest by lowest: below it the lines are evenly spaced
NAME_APART = 17.0  # design pixels between names beside the colours
PARTS = 4  # of a step, to which the ends are rounded
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)


@dataclass(frozen=True)
class LossScale:
    """From the lowest colour to the highest one, and the losses at which a contour line runs."""

    low: float
    high: float
    levels: tuple[float, ...]

    def share(self, losses: np.ndarray) -> np.ndarray:
        """0..1 along the colours, by factors; nan stays nan."""
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log(np.maximum(np.asarray(losses, np.float64), self.low) / self.low)
        found: np.ndarray = np.clip(logs / math.log(self.high / self.low), 0, 1)
        return found

    def height(self, losses: np.ndarray) -> np.ndarray:
        """The same without ends, for contour lines; what is 0 or less lies as deep as there is."""
        logs = np.log(np.maximum(np.asarray(losses, np.float64), self.low * DEEPEST) / self.low)
        return np.asarray(logs / math.log(self.high / self.low))


def loss_scale(curves: Curves, fallback: Sequence[float] = ()) -> LossScale:
    """The scale of a run: its losses on all frames decide, so that it stays while one scrubs.

    `fallback` are losses to go by where the curves have none.
    """
    told = [values for name, values in curves.metrics.items() if name.endswith("_loss")]
    losses = np.concatenate([*told, np.asarray(fallback, np.float64)]) if told or len(fallback) else np.ones(1)
    losses = losses[np.isfinite(losses) & (losses > 0)]
    if not len(losses):
        losses = np.ones(1)
    lowest, highest = float(losses.min()), float(losses.max())
    high = highest * min(HEADROOM, math.sqrt(max(highest / lowest, 1.5)))
    low = max(lowest, high * DEEPEST)
    if high / low < NARROW:
        return _narrow(low, high)
    for family in FAMILIES:
        levels = _round(family, low, high)
        if len(levels) <= MOST_LEVELS:
            break
    ends = _round(FAMILIES[0], low / 2, low)[-1:] or [low], _round(FAMILIES[0], high, 2 * high)[:1] or [high]
    stride = math.ceil(len(levels) / MOST_LEVELS)
    return LossScale(ends[0][0], ends[1][0], tuple(levels[::stride]))


def _round(family: Sequence[float], low: float, high: float) -> list[float]:
    """The round numbers of a family from low to high."""
    powers = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1)
    every = [float(f"{factor}e{power}") for power in powers for factor in family]
    return [value for value in every if low * (1 - 1e-9) <= value <= high * (1 + 1e-9)]


def _narrow(low: float, high: float) -> LossScale:
    """Evenly spaced lines, where the losses of a run lie close together."""
    power = 10.0 ** math.floor(math.log10(high))
    steps = [step * power for step in STEPS]
    step = next((each for each in steps if (high - low) / each <= MOST_LEVELS), steps[-1])
    first, last = math.ceil(low / step * (1 - 1e-9)), math.floor(high / step * (1 + 1e-9))
    levels = tuple(float(f"{number * step:.6g}") for number in range(first, last + 1))
    part = step / PARTS
    ends = (float(f"{part * math.floor(low / part):.6g}"), float(f"{part * math.ceil(high / part):.6g}"))
    return LossScale(ends[0] or part, ends[1], levels)


def told_levels(scale: LossScale, height: float) -> tuple[float, ...]:
    """The levels that are named beside the colours, as high as that: round ones before others, so far apart."""
    places = {level: height * float(scale.share(np.array(level))) for level in scale.levels}
    for family in FAMILIES:
        told = [level for level in scale.levels if _leading(level) in family]
        gaps = [places[after] - places[before] for before, after in itertools.pairwise(told)]
        if len(told) > 1 and min(gaps, default=math.inf) >= NAME_APART:
            return tuple(told)
    kept: list[float] = []
    for level in scale.levels:
        if not kept or places[level] - places[kept[-1]] >= NAME_APART:
            kept.append(level)
    return tuple(kept)


def _leading(value: float) -> float:
    """Its digits without the power of ten: 1.5 of 0.015."""
    return round(value / 10.0 ** math.floor(math.log10(value) + 1e-9), 6)


def level_text(value: float) -> str:
    """A loss at a contour line, as short as it can be: "0.05", "2", "1e−5"."""
    if value < 1e-3:
        return three_digits(value).replace(".0e", "e")
    text = f"{value:.6g}"
    return text if len(text) <= 6 else loss(value)
