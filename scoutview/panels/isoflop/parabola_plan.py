"""The best size at a budget: a parabola through the losses over the logarithm of the size. Arithmetic only.

Source: Hoffmann et al. (2022), Training Compute-Optimal Large Language Models, approach 2.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.panels.isoflop.reading_plan import SweepPoint, SweepReading

EACH_SIDE = 2  # sizes beside the lowest one that the parabola goes through
COEFFICIENTS = 3
# Student's t that 9 of 10 draws stay below, for 1, 2, 3 ... degrees of freedom: an interval of 8 in 10 cases
T_90 = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372)
NORMAL_90 = 1.2816
CENTRAL = 0.25  # of the sizes a parabola goes through, on a log axis: nearer to an end its lowest place is biased
WIDEST_EXPONENT = 0.3  # of an interval: a wider one is no exponent to print


@dataclass(frozen=True, eq=False)
class Optimum:
    """At one budget. `weights` is nan where no size between the others is best, `edge` then says which end is lowest.

    `low` and `high` are the ends of the interval, nan where the points allow none. `parabola` are its coefficients over
    ln N, of the square first, and `reach` the sizes that it goes through.
    """

    compute: float
    weights: float
    loss: float
    low: float
    high: float
    edge: str
    parabola: np.ndarray
    reach: tuple[float, float]
    off: tuple[float, int] = (0.0, 0)  # the squares by which its points miss the parabola, and the degrees of freedom

    @property
    def is_found(self) -> bool:
        return math.isfinite(self.weights)

    @property
    def has_interval(self) -> bool:
        return math.isfinite(self.low)

    @property
    def is_central(self) -> bool:
        """Whether the sizes stand about evenly around it; else a parabola is drawn to one side.

        Source: Problems with Chinchilla Approach 2 (2026), Systematic Biases in IsoFLOP Parabola Fits.
        """
        first, last = map(math.log, self.reach)
        return CENTRAL <= (math.log(self.weights) - first) / (last - first) <= 1 - CENTRAL

    def curve(self, count: int = 60) -> tuple[np.ndarray, np.ndarray]:
        """(count,) sizes and losses of the parabola."""
        sizes = np.geomspace(*self.reach, count)
        return sizes, np.polyval(self.parabola, np.log(sizes))


@dataclass(frozen=True)
class Movement:
    """Where the best size goes as the budget grows.

    `is_right`: each is larger than the one before. `is_clear`: the intervals of the first and the last do not overlap.
    The exponent is that of N over C; it is nan where its interval is wider than WIDEST_EXPONENT, and so not known.
    """

    is_right: bool
    is_clear: bool
    exponent: float
    low: float
    high: float


def t_90(freedom: int) -> float:
    """Student's t that 9 of 10 draws stay below."""
    return T_90[freedom - 1] if freedom <= len(T_90) else NORMAL_90 + (NORMAL_90**3 + NORMAL_90) / (4 * freedom)


def optima_of(reading: SweepReading) -> tuple[Optimum, ...]:
    """One for each budget at which at least three sizes can be read."""
    at = [reading.at(budget) for budget in reading.budgets]
    alone = [each for each in map(optimum_of, at) if each is not None]
    # How far points lie off the parabolas is about the same at all budgets: few tell little of it, all of them more.
    squares, freedom = (sum(each.off[place] for each in alone if each.is_found) for place in (0, 1))
    found = (optimum_of(points, (float(squares), int(freedom))) for points in at)
    return tuple(each for each in found if each is not None)


def optimum_of(points: Sequence[SweepPoint], off: tuple[float, int] | None = None) -> Optimum | None:
    """The best size among points of one budget; None for fewer than three sizes.

    `off` is how far points lie off such parabolas, see `Optimum`; it is found in these alone unless it is given.
    """
    sizes = np.unique([point.weights for point in points])
    if len(sizes) < COEFFICIENTS:
        return None
    means = np.array([np.mean([point.loss for point in points if point.weights == size]) for size in sizes])
    lowest = int(means.argmin())
    first, last = max(0, lowest - EACH_SIDE), min(len(sizes), lowest + EACH_SIDE + 1)
    reach = float(sizes[first]), float(sizes[last - 1])
    used = [point for point in points if reach[0] <= point.weights <= reach[1]]
    compute, loss = points[0].compute, float(means[lowest])
    edge = "smallest" if lowest == 0 else "largest" if lowest == len(sizes) - 1 else ""
    if edge:
        return Optimum(compute, math.nan, loss, math.nan, math.nan, edge, np.zeros(0), reach)
    x, y = np.log([point.weights for point in used]), np.array([point.loss for point in used])
    middle = float(x.mean())
    powers = np.stack([(x - middle) ** 2, x - middle, np.ones_like(x)], axis=1)
    centred = np.linalg.lstsq(powers, y, rcond=None)[0]
    own = float(np.square(y - powers @ centred).sum()), len(x) - COEFFICIENTS
    vertex, low, high = _vertex(powers, centred, *(off or own))
    parabola = np.array([centred[0], centred[1] - 2 * centred[0] * middle, np.polyval(centred, -middle)])
    at = float(np.exp(vertex + middle))
    if not reach[0] < at < reach[1]:
        return Optimum(compute, math.nan, loss, math.nan, math.nan, "unclear", np.zeros(0), reach)
    low, high = math.exp(low + middle), math.exp(high + middle)
    return Optimum(compute, at, float(np.polyval(centred, vertex)), low, high, "", parabola, reach, own)


def _vertex(powers: np.ndarray, found: np.ndarray, squares: float, freedom: int) -> tuple[float, float, float]:
    """Where a fitted parabola (its coefficients, the square's first) is lowest, and an interval for it.

    The interval holds in 8 of 10 cases, if the parabola is the right curve and noise is alike everywhere.
    Source: Fieller (1954), Some Problems in Interval Estimation, for the ratio −b / 2a.
    """
    a, b = float(found[0]), float(found[1])
    if not a > 0:
        return math.nan, math.nan, math.nan
    vertex = -b / (2 * a)
    if freedom < 1:
        return vertex, math.nan, math.nan
    spread = squares / freedom * t_90(freedom) ** 2 * np.linalg.inv(powers.T @ powers)
    # (b + 2 a v)² ≤ t² Var(b + 2 a v), a square in v
    square, line, rest = 4 * (a * a - spread[0, 0]), 4 * (a * b - spread[0, 1]), b * b - spread[1, 1]
    root = line * line - 4 * square * rest
    if square <= 0:
        return vertex, math.nan, math.nan
    ends = sorted((-line + sign * math.sqrt(max(0.0, root))) / (2 * square) for sign in (-1, 1))
    return vertex, ends[0], ends[1]


def movement_of(optima: Sequence[Optimum]) -> Movement | None:
    """None where fewer than two budgets have a best size."""
    found = [each for each in optima if each.is_found]
    if len(found) < 2:
        return None
    x, y = np.log([each.compute for each in found]), np.log([each.weights for each in found])
    is_right = len(found) == len(optima) and bool((np.diff(y) > 0).all())
    known = all(each.has_interval for each in (found[0], found[-1]))
    is_clear = is_right and known and found[-1].low > found[0].high
    weights = (x - x.mean()) / np.square(x - x.mean()).sum()
    slope = float(weights @ y)
    halves = np.array([(math.log(each.high) - math.log(each.low)) / 2 for each in found])
    half = float(np.sqrt(np.square(weights * halves).sum()))
    if not 2 * half <= WIDEST_EXPONENT:
        return Movement(is_right, is_clear, math.nan, math.nan, math.nan)
    return Movement(is_right, is_clear, slope, slope - half, slope + half)
