"""What is read off the losses of one weight as it moves: curves, the slope, the axis. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.base.numbers import MINUS
from scoutview.language import as_written
from scoutview.panels.one_weight.choice_plan import Weight

ENOUGH = 13  # losses that give a curve its shape: until then one that is there stays
AIR = 0.12  # of the axis of losses, above and below
FLATTEST = 0.005  # of the loss, that the axis spans at least: what changes it less is a flat line
TRIED = 0.1  # how far it is moved in words


@dataclass(frozen=True, eq=False)
class WeightReading:
    """The answer to `one_weight`, as far as it has come: each channel with a first axis of steps."""

    arrays: Mapping[str, np.ndarray]
    step: int

    @cached_property
    def weight(self) -> Weight:
        row, column = self.arrays["weight_place"][0].tolist()
        return Weight(str(self.arrays["weight_site"][0]), row, column)

    @property
    def value(self) -> float:
        return float(self.arrays["weight_value"][0])

    @property
    def gradient(self) -> float:
        return float(self.arrays["weight_gradient"][0])

    @property
    def difference(self) -> float:
        return float(self.arrays["weight_difference"][0])

    @property
    def count(self) -> int:
        """Of all weights of the model."""
        return int(self.arrays["weight_count"][0])

    @property
    def sample(self) -> str:
        return str(self.arrays["weight_sample"][0])

    @property
    def forward_s(self) -> float:
        """Nan until it was measured."""
        return float(self.arrays["forward_seconds"][-1])

    @property
    def backward_s(self) -> float:
        return float(self.arrays["backward_seconds"][-1])

    @property
    def has_shape(self) -> bool:
        """Whether its curve can be seen for what it is."""
        return len(self.own[0]) >= ENOUGH

    @property
    def is_whole(self) -> bool:
        return len(self.arrays["moved_by"]) >= int(self.arrays["weight_steps"][0])

    @property
    def stage(self) -> int:
        """How much of it there is to see: single losses, its shape, all of its curve, all."""
        return self.has_shape + bool(self.others) + self.is_whole

    @cached_property
    def own(self) -> tuple[np.ndarray, np.ndarray]:
        """How far it is moved, growing, and the loss there."""
        return self._curve(self.weight.column)

    @cached_property
    def others(self) -> Mapping[int, tuple[np.ndarray, np.ndarray]]:
        """The same of others in its row, by column; unmoved they have the loss of this one."""
        columns = dict.fromkeys(self.arrays["moved_column"].tolist())
        curves = {column: self._curve(column) for column in columns if column != self.weight.column}
        found = {}
        for column, (moved, losses) in curves.items():
            place = int(np.searchsorted(moved, 0.0))
            found[column] = np.insert(moved, place, 0.0), np.insert(losses, place, self.loss)
        return found

    def _curve(self, column: int) -> tuple[np.ndarray, np.ndarray]:
        here = self.arrays["moved_column"] == column
        moved, first = np.unique(self.arrays["moved_by"][here], return_index=True)
        return moved, self.arrays["moved_loss"][here][first]

    @property
    def loss(self) -> float:
        """Where it is."""
        return self.loss_at(0.0)

    def loss_at(self, by: float) -> float:
        """Nan where it was not computed."""
        moved, losses = self.own
        found = np.flatnonzero(moved == by)
        return float(losses[found[0]]) if len(found) else np.nan

    @property
    def is_number(self) -> bool:
        return bool(np.isfinite(self.loss) and np.isfinite(self.gradient))

    @property
    def downhill(self) -> int:
        """1 where the loss falls as the weight grows, −1 where it falls as it shrinks, 0 on level ground."""
        return int(-np.sign(self.gradient))

    @property
    def tried(self) -> float:
        """The step down the slope that is told in words; nan where there is no slope."""
        return TRIED * (self.downhill or 1) if self.is_number else np.nan

    def losses_shown(self) -> tuple[float, float]:
        """From where to where the axis of losses reaches: its own curve decides, others are cut where they leave it."""
        losses = self.own[1][np.isfinite(self.own[1])]
        low, high = (float(losses.min()), float(losses.max())) if len(losses) else (0.0, 1.0)
        span = max(high - low, FLATTEST * abs(self.loss), 1e-12)
        middle = (low + high) / 2
        half = (0.5 + AIR) * span
        return middle - half, middle + half


def signed(value: float) -> str:
    """How far something is moved: "+0.1", "−0.26", "0"."""
    text = f"{abs(value):.6f}".rstrip("0").rstrip(".") or "0"
    return text if text == "0" else as_written(f"{'+' if value > 0 else MINUS}{text}")
