"""A map of many points: where they go in a picture, which is nearest, and where a label is in nobody's way."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.finite import finite
from scoutview.graphics.widgets.zoom_plan import Zoom

REACH = 3.0  # the edge of the map, in units of the points' own spread; further points sit on the edge
CELL = 4.0  # side of the grid in which points are counted
NOWHERE = 1_000_000_000  # as if so many points were covered: where no label can be
GAP = 5.0  # between a point and its label


def placed_points(points: np.ndarray, area: Box, measured: np.ndarray | None = None) -> np.ndarray:
    """(N, 2) places in the area for (N, 2) coordinates, y upwards.

    Each axis is in units of its own spread (root mean square, over the `measured` points if a mask (N) says which),
    so that the picture fills the area at every frame;
    asinh brings what is far out nearer and keeps every order, so that a few far points do not crowd the rest.
    """
    along = finite(np.array(points, np.float64).T.copy())  # (2, N): numpy is slow along an axis of two
    counted = np.ones(len(points)) if measured is None or not measured.any() else measured.astype(np.float64)
    spread = np.sqrt(np.square(along) @ counted / max(1.0, counted.sum()))
    relative = np.arcsinh(along / np.where(spread > 0, spread, 1.0)[:, None]) / np.arcsinh(REACH)
    half = np.array([[area.width / 2], [-area.height / 2]])
    middle = np.array([[area.x + area.width / 2], [area.y + area.height / 2]])
    return (np.minimum(np.maximum(relative, -1), 1) * half + middle).T


def zoomed_places(places: np.ndarray, area: Box, zoom: Zoom) -> np.ndarray:
    """(N, 2) places in the area, as they are with this part of it filling it."""
    if zoom.is_whole:
        return places
    content = zoom.content(area)
    scale = content.width / area.width, content.height / area.height
    return (places - (area.x, area.y)) * scale + (content.x, content.y)


def are_in(places: np.ndarray, box: Box) -> np.ndarray:
    """(N, 2) places -> (N) bool."""
    x, y = places.T
    return np.asarray((box.x <= x) & (x <= box.right) & (box.y <= y) & (y <= box.bottom))


def nearest_point(places: np.ndarray, x: float, y: float, within: float) -> int | None:
    """The index of the nearest of (N, 2) places, None if all are further than `within`."""
    if not len(places):
        return None
    distances = np.square(places - (x, y)).sum(axis=1)
    nearest = int(distances.argmin())
    return nearest if distances[nearest] <= within**2 else None


def point_radius(points: int, area: Box) -> float:
    """A radius at which that many points leave space between them."""
    return min(max(0.2 * math.sqrt(area.width * area.height / max(1, points)), 0.8), 3.0)


class Crowd:
    """How many points are in any box of an area: counted once, on a grid of CELL, then read off in no time.

    Some may count more than others: `weights` (N) are whole numbers.
    """

    def __init__(self, places: np.ndarray, area: Box, weights: np.ndarray | None = None) -> None:
        self._area = area
        columns, rows = int(area.width / CELL) + 2, int(area.height / CELL) + 2
        column = np.floor((places[:, 0] - area.x) / CELL).astype(np.int64)
        row = np.floor((places[:, 1] - area.y) / CELL).astype(np.int64)
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        self._cells = column, row, np.ones(len(places), np.int64) if weights is None else weights
        cells = (row * columns + column)[inside]
        counted = np.bincount(cells, None if weights is None else weights[inside], rows * columns)
        self._sums = np.zeros((rows + 1, columns + 1), np.int64)
        self._sums[1:, 1:] = counted.reshape(rows, columns).cumsum(0).cumsum(1)

    def within(self, boxes: np.ndarray) -> np.ndarray:
        """(..., 4) boxes -> (...) how many points."""
        return self._counted(*self._touched(boxes))

    def beside(self, boxes: np.ndarray, points: Sequence[int]) -> np.ndarray:
        """(N, ..., 4) boxes, one point for each of the N -> (N, ...) how many points other than that one."""
        sides = left, right, top, bottom = self._touched(boxes)
        shape = (-1, *[1] * (left.ndim - 1))
        column, row, weight = (each[list(points)].reshape(shape) for each in self._cells)
        own = (left <= column) & (column < right) & (top <= row) & (row < bottom)
        return np.asarray(self._counted(*sides) - own * weight)

    def _touched(self, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """The cells from left to right and from top to bottom, the second of each past the end; at most so many."""
        first = (boxes[..., :2] - (self._area.x, self._area.y)) / CELL
        most = np.array([self._sums.shape[1] - 1, self._sums.shape[0] - 1], float)
        begin = np.minimum(np.maximum(np.floor(first), 0), most)
        end = np.maximum(np.minimum(np.ceil(first + boxes[..., 2:] / CELL), most), begin)
        begin, end = begin.astype(np.int64), end.astype(np.int64)
        return begin[..., 0], end[..., 0], begin[..., 1], end[..., 1]

    def _counted(self, left: np.ndarray, right: np.ndarray, top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
        sums = self._sums
        return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])


@dataclass(frozen=True)
class LabelWish:
    """A label of this size beside a point; a `needed` one is placed over points rather than not at all.

    It overlaps nothing of what is `closed` to it, and `apart` it stands clear of other points or not at all.
    """

    point: int
    width: float
    height: float
    needed: bool = False
    closed: Sequence[Box] = ()
    apart: bool = False


def place_labels(
    wishes: Iterable[LabelWish],
    places: np.ndarray,
    area: Box,
    taken: Sequence[Box] = (),
    crowd: Crowd | None = None,
    *,
    air: float = 0.0,
) -> dict[int, Box]:
    """Boxes for as many labels as find room, in the order of the wishes, by point.

    The `crowd` is that of the places in the area, where somebody has counted it already; points nearer to
    a label than `air` are not clear of it.

    A label goes to the emptiest side of its point, overlaps no other label and leaves the area nowhere. One that is
    not needed and would cover points other than its own is left out.
    """
    wishes = list(wishes)
    if not wishes:
        return {}
    sides = _sides(places[[wish.point for wish in wishes]], np.array([(wish.width, wish.height) for wish in wishes]))
    crowd, around = crowd or Crowd(places, area), np.array([-air, -air, 2 * air, 2 * air])
    points = [wish.point for wish in wishes]
    covered = crowd.beside(sides, points)  # (wishes, sides)
    near = crowd.beside(sides + around, points) if air else covered
    apart = np.array([wish.apart for wish in wishes], bool)[:, None]
    covered = np.where(_inside(sides, area), np.where(apart, near, covered), NOWHERE)
    orders = np.argsort(covered + near, axis=1, kind="stable").tolist()
    occupied = list(taken)
    labels: dict[int, Box] = {}
    for wish, boxes, counts, order in zip(wishes, sides.tolist(), covered.tolist(), orders, strict=True):
        limit = NOWHERE if wish.needed else 1
        possible = (Box(*boxes[side]) for side in order if counts[side] < limit)
        best = next((box for box in possible if not box.overlaps_any((*occupied, *wish.closed))), None)
        if best is not None:
            labels[wish.point] = best
            occupied.append(best)
    return labels


def _sides(points: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """(N, 8, 4) boxes of these sizes: right of each point, left, above, below, then the corners."""
    (x, y), (width, height) = points.reshape(-1, 2).T, sizes.reshape(-1, 2).T
    right, left, middle_x = x + GAP, x - GAP - width, x - width / 2
    middle_y, above, below = y - height / 2, y - GAP - height, y + GAP
    lefts = np.stack([right, left, middle_x, middle_x, right, right, left, left], axis=1)
    tops = np.stack([middle_y, middle_y, above, below, above, below, above, below], axis=1)
    extents = np.broadcast_to(sizes.reshape(-1, 1, 2), (*lefts.shape, 2))
    return np.concatenate([lefts[..., None], tops[..., None], extents], axis=-1)


def _inside(boxes: np.ndarray, area: Box) -> np.ndarray:
    """(..., 4) boxes -> (...) whether they are in the area."""
    x, y, width, height = np.moveaxis(boxes, -1, 0)
    return np.asarray((area.x <= x) & (x + width <= area.right) & (area.y <= y) & (y + height <= area.bottom))
