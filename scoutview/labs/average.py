"""Averages of the weights over a run, which are shown instead of the newest ones: calmer, and often better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Average(Protocol):
    """How much the newest weights count. It follows from the step alone, so that a run can be continued exactly."""

    def share(self, step: int) -> float:
        """Of the average after this step, counted from 1: the part that comes from this step's weights, 0 to 1."""
        ...


@dataclass(frozen=True)
class ExponentialAverage:
    """What is a step farther back counts `decay` of it; at first the memory is shorter.

    Otherwise the untrained weights would be shown for long.
    """

    decay: float

    def share(self, step: int) -> float:
        return 1 - min(self.decay, (1 + step) / (10 + step))


@dataclass(frozen=True)
class PolynomialAverage:
    """About the last 1 / (eta + 1) of the run so far, at every moment of it.

    Source: Shamir, Zhang (2013), Stochastic Gradient Descent for Non-smooth Optimization, polynomial-decay averaging.
    """

    eta: float

    def share(self, step: int) -> float:
        return (self.eta + 1) / (step + self.eta)
