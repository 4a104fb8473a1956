"""Nearest neighbours by cosine."""

from __future__ import annotations

import numpy as np


def nearest(table: np.ndarray, row: int, allowed: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The rows whose direction is most like that of one row.

    Args:
        table: (rows, width).
        row: whose neighbours.
        allowed: (rows) bool, which rows may be neighbours; the row itself never is.
        count: how many at most.

    Returns:
        Their numbers, nearest first, (rank) int64, and cosines, (rank) float32.
    """
    others = np.flatnonzero(allowed & (np.arange(len(table)) != row))
    directions = _directions(table)
    cosines = directions[others] @ directions[row]
    order = np.argsort(-cosines, kind="stable")[:count]
    return others[order].astype(np.int64), cosines[order].astype(np.float32)


def _directions(table: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return table / np.maximum(lengths, np.finfo(np.float32).tiny)
