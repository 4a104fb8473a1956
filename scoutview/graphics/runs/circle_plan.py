"""The numbers of a modulus on a circle: where each should stand, and how nearly they do."""

from dataclasses import dataclass
from math import isfinite

import numpy as np


def ideal_turns(modulus: int, frequency: int) -> np.ndarray:
    """(p,) the angle of each number on the ideal circle, as a share of a whole turn: k n mod p over p."""
    return (np.arange(modulus) * frequency % modulus) / modulus


def ideal_directions(modulus: int, frequency: int) -> np.ndarray:
    """(p, 2) unit vectors, counter-clockwise from the right."""
    angles = 2 * np.pi * ideal_turns(modulus, frequency)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def around_centre(points: np.ndarray, frequency: int) -> np.ndarray:
    """(p, 2) float64 around the mean of those that are numbers; at half the modulus there is no sine, so no height."""
    points = np.array(points, np.float64)
    finite = np.isfinite(points).all(axis=1)
    if finite.any():
        points -= points[finite].mean(axis=0)
    if 2 * frequency == len(points):
        points[:, 1] = 0.0
    return points


@dataclass(frozen=True)
class Standing:
    """How nearly points stand on the ideal circle: its best radius, and the share of their variance it explains.

    `spread` is their variance summed over the points, `rest` what the circle leaves of it. nan where there is none.
    """

    radius: float
    spread: float
    rest: float

    @property
    def share(self) -> float:
        return 1 - self.rest / self.spread if self.spread > 0 else float("nan")


def standing_of(points: np.ndarray, frequency: int) -> Standing:
    """(p, 2) around their mean against r times the ideal directions, r by least squares, one for both axes."""
    directions = ideal_directions(len(points), frequency)
    radius = float((points * directions).sum() / np.square(directions).sum())
    rest = float(np.square(points - radius * directions).sum())
    return Standing(radius, float(np.square(points).sum()), rest)


def stands_on_circle(share: float, first_share: float | None) -> bool:
    """Whether it is nearer to a perfect circle than to the cloud that the run began with; not while that is unknown.

    The two directions of a frequency are fitted to the numbers, so that chance alone explains some of them: half of a
    large table, nearly all of five numbers. Half is taken where the run began with no numbers, or with all the same.
    """
    if first_share is None:
        return False
    return share >= (1 + (first_share if isfinite(first_share) else 0.5)) / 2
