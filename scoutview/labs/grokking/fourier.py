"""Waves in a table whose rows are the numbers 0 to n − 1: how much of each frequency, and the plane of one.

Source: Nanda et al. (2023), Progress measures for grokking via mechanistic interpretability, section 4.1.
"""

from __future__ import annotations

import numpy as np

SHARE = 0.9  # of the power, which the key frequencies hold together


def wave(frequency: int, count: int) -> np.ndarray:
    """cos and sin of 2 pi k n / count for n = 0 to count − 1: (count, 2) float64."""
    angles = 2 * np.pi * frequency * np.arange(count) / count
    both = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    if 2 * frequency == count:
        both[:, 1] = 0  # exactly, and not what rounding leaves
    return both


def power_spectrum(table: np.ndarray) -> np.ndarray:
    """(n, width) -> (n // 2,) float64: the squared length of the table along the waves of frequencies 1 to n // 2.

    Together with that of the mean they add up to the squared length of the table (Parseval).
    """
    count = len(table)
    lengths = np.square(np.abs(np.fft.rfft(table.astype(np.float64), axis=0))).sum(1) / count  # (n // 2 + 1,)
    lengths[1 : (count + 1) // 2] *= 2  # frequency k also stands for n − k
    return lengths[1:]


def key_frequencies(power: np.ndarray, most: int | None = None) -> tuple[int, ...]:
    """The fewest frequencies, from 1 on, that hold at least 90 % of the power, strongest first; `most` at most."""
    order = np.argsort(-power, kind="stable")
    held = np.cumsum(power[order])
    needed = int(np.searchsorted(held, SHARE * held[-1] * (1 - 1e-9))) + 1
    return tuple(int(k) + 1 for k in order[:needed][:most])


def plane_of(table: np.ndarray, frequency: int) -> np.ndarray:
    """(n, width) -> (n, 2) float64: each row along the directions that its cosine and its sine wave have in the table.

    A table that is nothing but this wave, cosine and sine of equal length at right angles, makes a circle: row n stands
    at the angle 2 pi k n / count.
    """
    rows = table.astype(np.float64)
    directions = wave(frequency, len(table)).T @ rows  # (2, width)
    lengths = np.linalg.norm(directions, axis=1, keepdims=True)
    return (rows - rows.mean(0)) @ (directions / np.maximum(lengths, np.finfo(float).tiny)).T


def wave_shares(table: np.ndarray, frequency: int) -> np.ndarray:
    """(n, width) -> (2,) float64: which shares of the table's variance its cosine and its sine wave hold."""
    rows, waves = table.astype(np.float64), wave(frequency, len(table))
    held = np.square(waves.T @ rows).sum(1) / np.maximum(np.square(waves).sum(0), np.finfo(float).tiny)
    return np.asarray(held / max(np.square(rows - rows.mean(0)).sum(), np.finfo(float).tiny))
