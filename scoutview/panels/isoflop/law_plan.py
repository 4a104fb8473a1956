"""One formula for the losses of all sizes and budgets, L = E + A / N^α + B / D^β, and what follows. Arithmetic only.

N weights, D tokens of training. Source: Hoffmann et al. (2022), Training Compute-Optimal Large Language Models,
approach 3: the smallest Huber loss, δ = 0.001, of the logarithm of the loss, from several beginnings.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.panels.isoflop.parabola_plan import t_90
from scoutview.panels.isoflop.reading_plan import FLOPS_PER_WEIGHT_AND_TOKEN, SweepPoint

HUBER = 1e-3
NUMBERS, SIZE_NUMBERS = 5, 2  # that are fitted: E, A, B, α, β; and those of them that tell one size from another
FEWEST_SIZES, FEWEST_AMOUNTS = 3, 3  # of weights and of tokens, without which they cannot be told apart
SHARES, EXPONENTS = (0.2, 0.6), (0.3, 0.8)  # where fitting begins: of E in the loss, and α and β
ROUNDS, SETTLED = 100, 1e-7  # of damped steps at most, and the share that a round has to better what is found
CALM_ROUNDS = 20  # without any, after which it ends
SMALLEST, LARGEST = 0.02, 4.0  # exponents
FINER = 101  # sizes that are tried between the two beside the cheapest of the coarse ones
USED_FLOPS = 2  # per weight and token that a trained model is used for: forwards alone


@dataclass(frozen=True, eq=False)
class Law:
    """The five numbers; where they are fitted, how uncertain they are.

    `inverse` (5, 5) and `noise` give the interval of a predicted loss, `freedom` its degrees of freedom.
    """

    least: float  # E, what no size and no amount of text takes away
    size_factor: float  # A
    tokens_factor: float  # B
    size_exponent: float  # α
    tokens_exponent: float  # β
    inverse: np.ndarray | None = None
    noise: float = math.nan
    freedom: int = 0

    def loss(self, weights: np.ndarray, tokens: np.ndarray) -> np.ndarray:
        return np.asarray(
            self.least
            + self.size_factor / np.asarray(weights) ** self.size_exponent
            + self.tokens_factor / np.asarray(tokens) ** self.tokens_exponent
        )

    def best_size(self, compute: float) -> float:
        """The N with the lowest loss where C = 6 N D."""
        alpha, beta = self.size_exponent, self.tokens_exponent
        ratio = (alpha * self.size_factor / (beta * self.tokens_factor)) ** (1 / (alpha + beta))
        return float(ratio * (compute / FLOPS_PER_WEIGHT_AND_TOKEN) ** (beta / (alpha + beta)))

    def least_loss(self, compute: float) -> float:
        """That of the best size."""
        size = self.best_size(compute)
        return float(self.loss(np.array(size), np.array(compute / (FLOPS_PER_WEIGHT_AND_TOKEN * size))))

    def tokens_for(self, loss: float, weights: np.ndarray) -> np.ndarray:
        """How many tokens of training bring models of these sizes to a loss; inf where none do."""
        left = loss - self.least - self.size_factor / np.asarray(weights, float) ** self.size_exponent
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(left > 0, (self.tokens_factor / left) ** (1 / self.tokens_exponent), np.inf)

    def interval(self, weights: float, tokens: float) -> tuple[float, float]:
        """In which the loss of one more run lies in 8 of 10 cases, if the formula is right."""
        if self.inverse is None or self.freedom < 1:
            return math.nan, math.nan
        numbers = np.log([self.least, self.size_factor, self.tokens_factor]).tolist()
        slopes = _slopes(
            np.array([[*numbers, self.size_exponent, self.tokens_exponent]]), *np.log([[weights], [tokens]])
        )
        spread = 1 + float((slopes[0] @ self.inverse @ slopes[0].T)[0, 0])
        half = t_90(self.freedom) * self.noise * math.sqrt(max(1.0, spread))
        middle = float(self.loss(np.array(weights), np.array(tokens)))
        return middle * math.exp(-half), middle * math.exp(half)


@dataclass(frozen=True, eq=False)
class Use:
    """What models of all sizes cost that reach one loss, when each is then used for so many tokens.

    `sizes` (M,), `training` (M,) 6 N D and `total` (M,) 6 N D + 2 N T, in operations; `best` is the cheapest place.
    Source: Sardana et al. (2024), Beyond Chinchilla-Optimal: Accounting for Inference in Language Model Scaling Laws.
    """

    loss: float
    used: float
    sizes: np.ndarray
    tokens: np.ndarray
    training: np.ndarray
    total: np.ndarray

    @property
    def best(self) -> int:
        return int(self.total.argmin())


def fit_law(points: Sequence[SweepPoint]) -> Law | None:
    """The law of these points; None where they are too few to tell its five numbers."""
    n, d, y = (np.log([getattr(point, name) for point in points]) for name in ("weights", "tokens", "loss"))
    if len(np.unique(n)) < FEWEST_SIZES or len(np.unique(d)) < FEWEST_AMOUNTS or len(points) <= NUMBERS:
        return None
    centre_n, centre_d = float(n.mean()), float(d.mean())
    found = _fitted(n - centre_n, d - centre_d, y)
    if found is None:
        return None
    e, a, b, alpha, beta = found.tolist()
    numbers = np.array([e, a + alpha * centre_n, b + beta * centre_d, alpha, beta])
    slopes = _slopes(numbers[None], n, d)[0]
    squares = float(np.square(_predicted(numbers[None], n, d)[0] - y).sum())
    noise = math.sqrt(squares / (len(points) - NUMBERS))
    # The points of one run are high or low together: they tell of chance what a single one does.
    runs = len({point.path for point in points})
    freedom = max(1, min(len(points) - NUMBERS, runs - SIZE_NUMBERS))
    inverse = np.linalg.pinv(slopes.T @ slopes, rcond=1e-12, hermitian=True) * len(points) / runs
    return Law(math.exp(numbers[0]), math.exp(numbers[1]), math.exp(numbers[2]), alpha, beta, inverse, noise, freedom)


def use_of(law: Law, loss: float, used: float, reach: tuple[float, float], count: int = 400) -> Use:
    """Costs of reaching a loss and then serving so many tokens, of the sizes within reach that can.

    The cheapest of all is among them, not the next to it.
    """
    rough = _costs(law, loss, used, np.geomspace(*reach, count))
    if not len(rough.sizes):
        return rough
    first, last = max(0, rough.best - 1), min(len(rough.sizes) - 1, rough.best + 1)
    fine = _costs(law, loss, used, np.geomspace(rough.sizes[first], rough.sizes[last], FINER))
    return _costs(law, loss, used, np.union1d(rough.sizes, fine.sizes[fine.best]))


def _costs(law: Law, loss: float, used: float, sizes: np.ndarray) -> Use:
    tokens = law.tokens_for(loss, sizes)
    kept = np.isfinite(tokens)
    sizes, tokens = sizes[kept], tokens[kept]
    training = FLOPS_PER_WEIGHT_AND_TOKEN * sizes * tokens
    return Use(loss, used, sizes, tokens, training, training + USED_FLOPS * sizes * used)


def _terms(numbers: np.ndarray, n: np.ndarray, d: np.ndarray) -> np.ndarray:
    """(S, 5) numbers, (P,) twice -> (S, P, 3) the logarithms of E, A / N^α and B / D^β."""
    e, a, b, alpha, beta = (numbers[:, place, None] for place in range(NUMBERS))
    return np.stack([e + 0 * n, a - alpha * n, b - beta * d], axis=-1)


def _predicted(numbers: np.ndarray, n: np.ndarray, d: np.ndarray) -> np.ndarray:
    """(S, P) logarithms of the loss."""
    return np.asarray(np.logaddexp.reduce(_terms(numbers, n, d), axis=-1))


def _slopes(numbers: np.ndarray, n: np.ndarray, d: np.ndarray) -> np.ndarray:
    """(S, P, 5) of the logarithm of the loss, by each number."""
    terms = _terms(numbers, n, d)
    shares = np.exp(terms - np.logaddexp.reduce(terms, axis=-1, keepdims=True))  # of each term in the loss
    return np.concatenate([shares, -shares[..., 1:2] * n[:, None], -shares[..., 2:3] * d[:, None]], axis=-1)


def _fitted(n: np.ndarray, d: np.ndarray, y: np.ndarray) -> np.ndarray | None:
    """(5,) the numbers with the smallest Huber loss: by damped steps from all beginnings at once (Levenberg).

    An outlier counts as much less as it is farther away (iteratively reweighted squares).
    """
    level = float(np.median(y))
    begins = [
        [level + math.log(share), *[level + math.log((1 - share) / 2)] * 2, alpha, beta]
        for share, alpha, beta in itertools.product(SHARES, EXPONENTS, EXPONENTS)
    ]
    numbers = np.array(begins)
    damping, cost = np.full(len(numbers), 1e-2), _huber(_predicted(numbers, n, d) - y)
    calm = 0
    for _ in range(ROUNDS):
        off = _predicted(numbers, n, d) - y
        slopes = _slopes(numbers, n, d)
        weighted = slopes * np.minimum(1.0, HUBER / np.maximum(np.abs(off), 1e-15))[..., None]
        squares = np.swapaxes(weighted, 1, 2) @ slopes
        diagonal = np.einsum("sii->si", squares)
        damped = squares + np.eye(NUMBERS) * (damping[:, None] * (diagonal + 1e-9))[:, None]
        step = np.linalg.solve(damped, np.einsum("spk,sp->sk", weighted, off)[..., None])[..., 0]
        tried = numbers - step.clip(-1.0, 1.0)
        tried[:, 3:] = tried[:, 3:].clip(SMALLEST, LARGEST)
        then = _huber(_predicted(tried, n, d) - y)
        better, before = then < cost, float(cost.min())
        numbers, cost = np.where(better[:, None], tried, numbers), np.where(better, then, cost)
        damping = np.clip(np.where(better, damping / 3, damping * 4), 1e-9, 1e9)
        calm = calm + 1 if float(cost.min()) > (1 - SETTLED) * before else 0
        if calm >= CALM_ROUNDS:
            break
    if not np.isfinite(cost).any():
        return None
    return np.asarray(numbers[int(np.nanargmin(cost))])


def _huber(off: np.ndarray) -> np.ndarray:
    """(S, P) -> (S,) squares near 0, straight beyond HUBER."""
    far = np.abs(off)
    return np.asarray(np.where(far <= HUBER, far * far / 2, HUBER * (far - HUBER / 2)).sum(-1))
