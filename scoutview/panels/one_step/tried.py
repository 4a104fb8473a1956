"""The learning rates that were tried: what the slope predicts of the loss, and what became of it. Arithmetic only."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from scoutview.graphics.base.numbers import rounded_up

HARDLY = 1e-3  # of the loss: a change below it is hardly one
ALIKE = 0.1  # of the predicted change: a real one this close is as predicted


@dataclass(frozen=True)
class Tried:
    """One plain step along the whole gradient: what its slope predicts of the loss, and what became of it."""

    rate: float
    predicted: float
    real: float

    @property
    def verdict(self) -> str:
        if not math.isfinite(self.real):
            return "no number"
        if self.real > 0:
            return "worse"
        if abs(self.real - self.predicted) <= ALIKE * abs(self.predicted):
            return "as predicted"
        return "less" if self.real > self.predicted else "more"


class TriedReading:
    """The rates that were tried, the smallest first."""

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        last = {name: array[-1] for name, array in arrays.items() if name.startswith("tried_")}
        every = zip(last["tried_rates"], last["tried_predicted"], last["tried_real"], strict=True)
        self.rows = tuple(Tried(float(rate), float(predicted), float(real)) for rate, predicted, real in every)
        self.loss, self.square = float(last["tried_loss"]), float(last["tried_square"])
        self.is_whole = int(last["tried_so_far"]) == len(self.rows)

    @property
    def too_large(self) -> Tried | None:
        """The smallest rate with which the loss rises, or is no number any more; hardly is not too large."""
        risen = (row for row in self.rows if row.verdict in ("worse", "no number"))
        return next((row for row in risen if not self.hardly(row)), None)

    def share(self, change: float) -> float:
        """A change in per cent of the loss before it."""
        return 100 * change / self.loss if self.loss else math.nan

    def hardly(self, row: Tried) -> bool:
        """Whether the loss neither changes nor was predicted to, but for less than a thousandth of it."""
        return max(abs(row.real), abs(row.predicted)) < HARDLY * self.loss or not (row.real or row.predicted)

    def reach(self, row: Tried) -> float:
        """What stands at both ends of the axis of a rate, in per cent of the loss: its bars end before, or there."""
        changes = [self.share(change) for change in (row.predicted, row.real)]
        farthest = max((abs(change) for change in changes if math.isfinite(change)), default=0.0)
        return rounded_up(max(100 * HARDLY, farthest))

    def place(self, row: Tried, change: float) -> float:
        """Where a change of the loss is drawn on the axis of its rate, from -1 to 1; 1 for what is no number."""
        share = self.share(change)
        if not math.isfinite(share):
            return 0.0 if not change else math.copysign(1.0, change) if math.isinf(change) else 1.0
        return share / self.reach(row)


def rate_typed(text: str) -> float | None:
    """The learning rate that somebody typed; None where it can be none."""
    try:
        rate = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return rate if math.isfinite(rate) and rate > 0 else None


def kept_rate(value: Any) -> float | None:
    """A rate as `view_settings` gave it; None where it is none."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) and value > 0 else None
