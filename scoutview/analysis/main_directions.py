"""The main directions of a run: the principal components of its frames' weights. Numpy only.

They are found from the products of the frames with each other, a matrix as small as there are frames, so that a model
of any size takes little time. What a random walk would show is told beside them: its frames lie near a plane as well.

Sources: Pearson (1901), On lines and planes of closest fit; Antognini, Sohl-Dickstein (2018), PCA of high dimensional
random walks with comparison to neural network training.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoutview.frame import Arrays

DIRECTIONS = 2
MOST_FRAMES = 100
MOST_BYTES = 96_000_000  # of the weights of all these frames
BYTES_PER_WEIGHT = 4
COLUMNS = 32_768  # weights at a time in double precision
LEAST_VARIANCE = 1e-9  # of the largest one: what is smaller is rounding


def spread_steps(steps: np.ndarray, until: int, weights: int, most: int = MOST_FRAMES) -> tuple[int, ...]:
    """Frames evenly spread over the run up to a step, first and last among them; as many as their weights allow."""
    there = steps[steps <= until]
    most = max(2, min(most, MOST_FRAMES, MOST_BYTES // (BYTES_PER_WEIGHT * max(1, weights))))
    if len(there) <= most:
        return tuple(there.tolist())
    wanted = np.linspace(there[0], there[-1], most)
    after = np.searchsorted(there, wanted).clip(1, len(there) - 1)
    nearer = np.where(wanted - there[after - 1] <= there[after] - wanted, after - 1, after)
    return tuple(there[np.unique(nearer)].tolist())


class MainDirections:
    """Takes the frames of a run one after the other, and finds the directions in which they are spread most."""

    def __init__(self, learned: Sequence[str]) -> None:
        """`learned` names the weights that count, in their order: what is not learned does not move."""
        self._learned = tuple(learned)
        self._steps: list[int] = []
        self._rows: list[np.ndarray] = []

    def add(self, step: int, weights: Arrays) -> None:
        """Take this frame; one that broke, with weights that are no numbers, has no place and is passed over."""
        row = np.concatenate([weights[name].ravel() for name in self._learned]).astype(np.float32)
        if np.isfinite(row).all():
            self._steps.append(step)
            self._rows.append(row)

    def found(self) -> Arrays:
        """What `Lab.landscape` needs of the run: flat directions of length 1, at most two, and where its frames are.

        Places are told from the last frame on. The first frame lies at the left of the last one, and not below it.
        Without any frame there is nothing.
        """
        if not self._rows:
            return {}
        variances, vectors = self._spread()
        kept = vectors.shape[1]
        places = vectors * np.sqrt(variances[:kept])
        places *= np.where((places[0] > places[-1]) == np.array([True, False])[:kept], -1.0, 1.0)
        places -= places.mean(0)
        directions = [self._weighted(column) for column in places.T]
        return {
            "steps": np.array(self._steps, np.int64),
            "places": places - places[-1:],
            "directions": np.array([each / np.linalg.norm(each) for each in directions]).reshape(
                kept, len(self._rows[0])
            ),
            "shares": variances[:kept] / max(float(variances.sum()), np.finfo(float).tiny),
            "walk_shares": random_walk_shares(self._steps),
            "last": self._rows[-1].astype(np.float64),
            "way": self._rows[-1].astype(np.float64) - self._rows[0],
        }

    def _spread(self) -> tuple[np.ndarray, np.ndarray]:
        """All variances, falling, and (frames, kept) the vectors of the largest ones."""
        count = len(self._rows)
        products = np.zeros((count, count))
        for begin in range(0, len(self._rows[0]), COLUMNS):
            columns = np.stack([row[begin : begin + COLUMNS] for row in self._rows]).astype(np.float64)
            columns -= columns.mean(0)
            products += columns @ columns.T
        variances, vectors = (each[..., ::-1] for each in np.linalg.eigh(products))
        variances = np.nan_to_num(variances).clip(0)
        kept = int((variances[:DIRECTIONS] > LEAST_VARIANCE * variances[0]).sum())
        return variances, vectors[:, :kept]

    def _weighted(self, factors: np.ndarray) -> np.ndarray:
        """The sum of the frames' weights, each times its factor; the factors sum to 0."""
        total = np.zeros(len(self._rows[0]))
        for row, factor in zip(self._rows, factors.tolist(), strict=True):
            total += factor * row
        return total


def random_walk_shares(steps: Sequence[int]) -> np.ndarray:
    """The shares of its spread that a random walk has in its first two main directions, seen at these steps.

    A walk in as many directions as one likes: its frames' products are then their common steps. With many evenly
    spread frames they come to 6/π² = 0.61 and a quarter of that, 0.15. Fewer frames than three have fewer shares.
    """
    times = np.asarray(steps, np.float64)
    products = np.minimum(times[:, None], times) - times[:1]
    centred = products - products.mean(0) - products.mean(1)[:, None] + products.mean()
    variances = np.linalg.eigvalsh(centred)[::-1].clip(0)
    kept = min(DIRECTIONS, len(times) - 1)
    return np.asarray(variances[:kept] / max(float(variances.sum()), np.finfo(float).tiny))
