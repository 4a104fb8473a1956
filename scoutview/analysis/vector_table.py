"""What a table of vectors tells: its nearest neighbours by cosine, and a map of it.

A map shows principal components, turned so that maps of different times can be compared.
Source: Pearson (1901), principal components; Schönemann (1966), A Generalized Solution of the Orthogonal Procrustes
Problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr

NEIGHBOURS = 12
AT_ONCE = 8192  # rows of a table that are widened to float64
TELLING, ALIKE = 5, 3  # of so many nearest rows, so many are of the same kind


@dataclass(frozen=True, eq=False)
class PlaneMap:
    """Points (rows, 2), and which share of the rows' variance lies along each axis of the map, (2)."""

    points: np.ndarray
    variance: np.ndarray


def principal_plane(table: np.ndarray, fitted: np.ndarray) -> PlaneMap:
    """The plane in which the fitted rows spread most, and where all rows fall on it.

    A table with numbers that are none, as those of a training that diverged, has no plane: all of it is nan.

    Args:
        table: (rows, width), at least two wide.
        fitted: (rows) bool, the rows that decide; at least two of them.
    """
    if not np.isfinite(table).all():
        return PlaneMap(np.full((len(table), 2), np.nan), np.full(2, np.nan))
    middle = table.mean(0, dtype=np.float64, where=fitted[:, None])
    parts = [slice(first, first + AT_ONCE) for first in range(0, len(table), AT_ONCE)]
    deciding = (table[part][fitted[part]] - middle for part in parts)
    scatter = sum((rows.T @ rows for rows in deciding), np.zeros(2 * table.shape[1:]))  # (width, width)
    spreads, axes = np.linalg.eigh(scatter)  # smallest first
    points = np.concatenate([(table[part] - middle) @ axes[:, :-3:-1] for part in parts])
    return PlaneMap(points, spreads[:-3:-1] / max(spreads.sum(), np.finfo(float).tiny))


def turned_onto(plane: PlaneMap, reference: np.ndarray, fitted: np.ndarray) -> PlaneMap:
    """The same map turned, and mirrored if need be, so that its fitted points lie as near the reference's as can be.

    The axes of the result mix those of the plane, and so do their shares of the variance. No plane stays none.
    """
    if not np.isfinite(plane.points).all():
        return plane
    left, _, right = np.linalg.svd(plane.points[fitted].T @ reference[fitted])
    turn = left @ right  # (2, 2), orthogonal
    return PlaneMap(plane.points @ turn, plane.variance @ turn**2)


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
    lengths = np.maximum(
        np.sqrt(np.einsum("ij,ij->i", table, table)), np.finfo(np.float32).tiny
    )  # no copy of a large table
    cosines = (table @ (table[row] / lengths[row]) / lengths)[others]
    order = np.argsort(-cosines, kind="stable")[:count]
    return others[order].astype(np.int64), cosines[order].astype(np.float32)


def map_answer(plane: PlaneMap) -> Arrays:
    """The answer to `embedding_map`."""
    return {
        "embedding_map": plane.points.astype(np.float32),
        "embedding_map_variance": plane.variance.astype(np.float32),
    }


def neighbours_answer(table: np.ndarray, row: int, allowed: np.ndarray) -> Arrays:
    """The answer to `neighbours` of this row, among those that are `allowed`.

    Raises:
        UserError: there is no such row.
    """
    if not 0 <= row < len(table):
        raise UserError(
            tr("There is no token {token}: they are numbered from 0 to {last:,}.").format(
                token=row, last=len(table) - 1
            )
        )
    found, cosines = nearest(table, row, allowed, NEIGHBOURS)
    return {"neighbour_of": np.array(row, np.int64), "neighbours": found, "neighbour_cosines": cosines}


def telling_row(table: np.ndarray, rows: Sequence[int], kinds: np.ndarray, allowed: np.ndarray) -> int | None:
    """Of these rows the one whose direction tells its kind best: the first to look up.

    The rule. A row tells its kind where at least `ALIKE` of the `TELLING` rows nearest to it are of its own kind. Of
    those, the one that has most of them beyond the share that its kind has among all; of several, the one to which they
    point most alike (the higher mean cosine), then the first. None where no row tells its kind.

    Args:
        table: (rows, width).
        rows: which may be chosen, where they are `allowed`; below 0 is none.
        kinds: (rows) int, the kind of each.
        allowed: (rows) bool, which rows may be chosen, and may be neighbours.
    """
    best: tuple[float, float] = (0.0, 0.0)
    found, directions, among = None, np.nan_to_num(_directions(table)), np.flatnonzero(allowed)
    for row in dict.fromkeys(row for row in rows if row >= 0 and allowed[row]):
        others = among[among != row]
        cosines = directions[others] @ directions[row]
        near = np.argsort(-cosines, kind="stable")[:TELLING]
        alike = int((kinds[others[near]] == kinds[row]).sum())
        beyond = alike - TELLING * float((kinds[others] == kinds[row]).mean()) if alike >= ALIKE else 0.0
        claim = round(beyond, 6), round(float(cosines[near].mean()), 6) if len(near) else 0.0
        if claim > best and beyond > 0:
            best, found = claim, row
    return found


def _directions(table: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return table / np.maximum(lengths, np.finfo(np.float32).tiny)
