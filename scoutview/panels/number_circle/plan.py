"""The numbers of a modulus around a circle, how far they reach over a run, and a sum as two turns."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from typing import NamedTuple

import numpy as np

from scoutview.graphics.runs.circle_plan import ideal_turns

MOST_STEPS = 8  # of the run, that the scale is taken from
RING_LABELS = 12
STRONG = 0.5  # of the power of the strongest wave, from which on one is strong as well


def sharing_direction(modulus: int, frequency: int) -> int:
    """How many numbers stand in each direction: 1 for a prime modulus."""
    return gcd(modulus, frequency)


def ring_numbers(modulus: int, frequency: int) -> tuple[int, ...]:
    """Numbers evenly spread around the ideal circle, at most RING_LABELS, the smallest where several share a place."""
    order = np.argsort(ideal_turns(modulus, frequency), kind="stable")[:: sharing_direction(modulus, frequency)]
    count = min(RING_LABELS, len(order))
    return tuple(int(order[round(place * len(order) / count) % len(order)]) for place in range(count))


def strong_ones(power: np.ndarray, keys: Sequence[int]) -> tuple[int, ...]:
    """Of the key frequencies, strongest first, those whose waves hold at least half as much as the strongest."""
    return tuple(key for key in keys if power[key - 1] >= STRONG * power[keys[0] - 1])


def apart(modulus: int, frequency: int, named: Sequence[int]) -> float:
    """How far the two of these numbers stand apart that are nearest to each other on the ideal circle, in degrees."""
    places = np.sort(360 * ideal_turns(modulus, frequency)[sorted(set(named))])
    return float(np.diff(places, append=places[0] + 360).min())


def first_frequency(modulus: int, strong: Sequence[int], named: Sequence[int]) -> int | None:
    """The frequency that is shown before one is chosen: where 0, both numbers and the answer are best told apart.

    That is where the nearest two of these `named` ones are farthest apart; of equals the stronger. None without any.
    """
    fitting = [frequency for frequency in strong if 1 <= frequency <= modulus // 2]
    return max(fitting, key=lambda frequency: apart(modulus, frequency, named), default=None)


def angle_of(point: np.ndarray) -> float:
    """In degrees, 0 to 360, counter-clockwise from the right."""
    return float(np.degrees(np.arctan2(point[1], point[0])) % 360)


class Extent(NamedTuple):
    """How far from their mean most points are (19 of 20), and the furthest of them."""

    usual: float
    furthest: float


def extent_of(*clouds: np.ndarray) -> Extent:
    """Of several clouds of (p, 2) points around their means: the largest. Points that are no numbers do not count."""
    lengths = [np.hypot(*points[np.isfinite(points).all(axis=1)].T) for points in clouds]
    known = [each for each in lengths if len(each)] or [np.zeros(1)]
    return Extent(max(float(np.quantile(each, 0.95)) for each in known), max(float(each.max()) for each in known))


def spread_over_run(steps: Sequence[int] | np.ndarray, last: int) -> tuple[int, ...]:
    """At most MOST_STEPS of the recorded steps up to `last`, evenly spread, the first and the last among them."""
    count = bisect_right(steps, last)  # steps increase
    if not count:
        return ()
    places = np.unique(np.linspace(0, count - 1, MOST_STEPS).round().astype(int))
    return tuple(int(steps[place]) for place in places.tolist())


@dataclass(frozen=True)
class CircleSum:
    """a + b (sign 1) or a − b (sign −1) modulo p, asked of a model, as turns of frequency k."""

    a: int
    b: int
    sign: int
    modulus: int
    frequency: int
    right_answer: int
    model_answer: int
    model_probability: float

    @property
    def total(self) -> int:
        """Before the modulus."""
        return self.a + self.sign * self.b

    @property
    def is_right(self) -> bool:
        return self.model_answer == self.right_answer

    @property
    def first_turn(self) -> float:
        """By a, in degrees from 0 to 360."""
        return 360.0 * (self.a * self.frequency % self.modulus) / self.modulus

    @property
    def second_turn(self) -> float:
        """By b, in degrees from 0 to 360; on, or back where b is taken away."""
        return 360.0 * (self.b * self.frequency % self.modulus) / self.modulus

    @property
    def end(self) -> float:
        """Where the two turns lead, in degrees; below 0 or over 360 where they pass the direction of 0."""
        return self.first_turn + self.sign * self.second_turn

    def written(self, a: int, b: int) -> str:
        """Another probe of the same kind, as it is typed."""
        return f"{a}{'+' if self.sign > 0 else '-'}{b}"
