"""What of a network's answers to all sums is the rotation algorithm: how well waves fit, and losses with and without.

Source: Nanda et al. (2023), Progress measures for grokking via mechanistic interpretability: the form of the logits in
section 4.2, restricted and excluded loss in section 5.1.
p is the modulus, K the number of key frequencies; logits are (a, b, answer).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoutview.labs.grokking.fourier import wave


def fit_waves(logits: np.ndarray, frequencies: Sequence[int], sign: int) -> tuple[np.ndarray, float]:
    """The A_k for which sum_k A_k cos(2 pi k (a + sign b − c) / p) is nearest to the logits, by least squares.

    Returns:
        (K,) float64, and the share of the variance of the logits that the waves explain, 0 to 1: the variance over all
        sums of each answer's logit, about its mean, all answers together; each sum's mean over the answers is taken off
        before, since it changes no probability.
    """
    p = len(logits)
    flat = logits.reshape(p * p, p)
    centred = flat - flat.mean(1, keepdims=True)
    centred -= centred.mean(0)
    numbers = np.arange(p)
    sums = ((numbers[:, None] + sign * numbers) % p).ravel()  # (p * p)
    waves = [wave(k, p) for k in frequencies]
    along = centred @ np.concatenate(waves, axis=1).astype(flat.dtype)  # (p * p, 2 K)
    # cos(x − y) = cos x cos y + sin x sin y. Waves of different frequencies are at right angles.
    fitted = np.array(
        [np.einsum("ij,ij->", along[:, 2 * i : 2 * i + 2], w[sums], dtype=np.float64) for i, w in enumerate(waves)]
    )
    lengths = np.array([p**3 if 2 * k == p else p**3 / 2 for k in frequencies], float)  # of each wave, squared
    amplitudes = fitted / lengths
    whole = np.einsum("ij,ij->i", centred, centred).sum(dtype=np.float64)
    return amplitudes, float((amplitudes * fitted).sum() / whole) if whole > 0 else 0.0


def restricted_and_excluded(
    logits: np.ndarray, frequencies: Sequence[int], right: np.ndarray, trained: np.ndarray
) -> tuple[float, float]:
    """The mean loss over all sums of the key frequencies alone, and that over the training sums of all but these.

    The logits of each answer, as a picture over (a, b), are written as waves in a and in b. Restricted: only the
    constant and, for each key frequency, the four products of cosine and sine of a with those of b are kept.
    Excluded: only these products are taken away. In nats.

    Args:
        logits: (a, b, answer).
        frequencies: (K,), counted from 1.
        right: (a, b), the right answers.
        trained: (a, b) bool, some of them True.
    """
    p = len(logits)
    flat = logits.reshape(p * p, p)
    basis = _products(frequencies, p).astype(flat.dtype)  # (p * p, up to 4 K)
    kept = basis @ (basis.T @ flat)  # (p * p, answer)
    restricted = cross_entropies(flat.mean(0) + kept, right.ravel()).mean()
    rows = trained.ravel()
    excluded = cross_entropies(flat[rows] - kept[rows], right.ravel()[rows]).mean()
    return float(restricted), float(excluded)


def cross_entropies(logits: np.ndarray, right: np.ndarray) -> np.ndarray:
    """(N, answers), (N,) -> (N,) float64: minus the logarithm of the right answer's probability, in nats."""
    highest = logits.max(1, keepdims=True)
    total = np.exp(logits - highest).sum(1, dtype=np.float64)
    return np.log(total) + highest[:, 0] - logits[np.arange(len(right)), right]


def _products(frequencies: Sequence[int], p: int) -> np.ndarray:
    """Orthonormal columns: the products of each frequency's waves in a with its waves in b, those that are not 0."""
    columns = []
    for k in frequencies:
        both = wave(k, p)[:, : 1 if 2 * k == p else 2]  # at k = p / 2 the sine is 0 at every number
        both = both / np.linalg.norm(both, axis=0)
        columns += [np.outer(in_a, in_b).ravel() for in_a in both.T for in_b in both.T]
    return np.stack(columns, axis=1)
