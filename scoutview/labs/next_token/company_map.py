"""Tokens on a plane by the company they keep in a text: a fixed map that learned tables can be turned onto.

Source: Church, Hanks (1990), Word Association Norms, Mutual Information, and Lexicography; Levy, Goldberg (2014),
Neural Word Embedding as Implicit Matrix Factorization: what vectors that predict their neighbours come to resemble.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

ITERATIONS = 50


def company_map(text: np.ndarray, tokens: int) -> np.ndarray:
    """The two main components of how much more often than by chance tokens stand side by side.

    Args:
        text: (N) int64, token ids in a row.
        tokens: size of the vocabulary.

    Returns:
        (token, 2) float32, columns orthonormal; 0 for tokens that the text does not have. The same for the same text.
    """
    company = _company(text, tokens)
    seen = np.bincount(text, minlength=tokens) > 0
    plane = _centred(np.random.default_rng(0).normal(size=(tokens, 2)), seen)
    for _ in range(ITERATIONS):  # orthogonal iteration
        plane = np.linalg.qr(_centred(company.times(company.transposed_times(plane)), seen))[0]
    return plane.astype(np.float32)


@dataclass(frozen=True, eq=False)
class _Sparse:
    """A matrix by its entries that are not 0."""

    rows: np.ndarray
    columns: np.ndarray
    values: np.ndarray
    shape: tuple[int, int]

    def times(self, vectors: np.ndarray) -> np.ndarray:
        return _summed(self.rows, self.values[:, None] * vectors[self.columns], self.shape[0])

    def transposed_times(self, vectors: np.ndarray) -> np.ndarray:
        return _summed(self.columns, self.values[:, None] * vectors[self.rows], self.shape[1])


def _company(text: np.ndarray, tokens: int) -> _Sparse:
    """(token, 2 tokens): positive pointwise mutual information with each token after it, then with each before it."""
    pairs, times = np.unique(text[:-1] * tokens + text[1:], return_counts=True)
    first, second = np.divmod(pairs, tokens)
    as_first, as_second = np.bincount(text[:-1], minlength=tokens), np.bincount(text[1:], minlength=tokens)
    by_chance = as_first[first] * (as_second[second] / (len(text) - 1))
    strength = np.maximum(np.log(times / by_chance), 0)
    rows, columns = np.concatenate([first, second]), np.concatenate([second, tokens + first])
    return _Sparse(rows, columns, np.concatenate([strength, strength]), (tokens, 2 * tokens))


def _summed(places: np.ndarray, vectors: np.ndarray, count: int) -> np.ndarray:
    """(entries, 2) summed by place -> (count, 2)."""
    return np.stack([np.bincount(places, column, minlength=count) for column in vectors.T], axis=1)


def _centred(points: np.ndarray, seen: np.ndarray) -> np.ndarray:
    return np.where(seen[:, None], points - points[seen].mean(0), 0.0)
