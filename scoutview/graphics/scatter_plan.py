"""A map of many points: where they go in a picture, which is nearest, and where a label is in nobody's way."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.box import Box

REACH = 3.0  # the edge of the map, in units of the points' own spread; further points sit on the edge
CELL = 4.0  # side of the grid in which points are counted
GAP = 5.0  # between a point and its label


def placed_points(points: np.ndarray, area: Box, measured: np.ndarray | None = None) -> np.ndarray:
    """(N, 2) places in the area for (N, 2) coordinates, y upwards.

    Each axis is in units of its own spread (root mean square, over the `measured` points if a mask (N) says which),
    so that the picture fills the area at every frame;
    asinh brings what is far out nearer and keeps every order, so that a few far points do not crowd the rest.
    """
    points = np.nan_to_num(np.asarray(points, np.float64))
    counted = points if measured is None or not measured.any() else points[measured]
    spread = np.sqrt(np.square(counted).mean(axis=0)) if len(counted) else np.ones(2)
    relative = np.arcsinh(points / np.where(spread > 0, spread, 1.0)) / np.arcsinh(REACH)
    half = np.array([area.width / 2, -area.height / 2])
    return np.clip(relative, -1, 1) * half + np.array([area.x + area.width / 2, area.y + area.height / 2])


def nearest_point(places: np.ndarray, x: float, y: float, within: float) -> int | None:
    """The index of the nearest of (N, 2) places, None if all are further than `within`."""
    if not len(places):
        return None
    distances = np.square(places - (x, y)).sum(axis=1)
    nearest = int(distances.argmin())
    return nearest if distances[nearest] <= within**2 else None


def point_radius(points: int, area: Box) -> float:
    """A radius at which that many points leave space between them."""
    return float(np.clip(0.2 * np.sqrt(area.width * area.height / max(1, points)), 0.8, 3.0))


class Crowd:
    """How many points are in any box of an area: counted once, on a grid of CELL, then read off in no time."""

    def __init__(self, places: np.ndarray, area: Box) -> None:
        self._area = area
        columns, rows = int(area.width / CELL) + 2, int(area.height / CELL) + 2
        cells = np.floor((places - (area.x, area.y)) / CELL).astype(np.int64)
        inside = ((cells >= 0) & (cells < (columns, rows))).all(axis=1)
        counted = np.bincount(cells[inside] @ (1, columns), minlength=rows * columns).reshape(rows, columns)
        # plain lists: single entries of an array are read ten times slower
        self._sums: list[list[int]] = np.pad(counted.cumsum(0).cumsum(1), ((1, 0), (1, 0))).tolist()

    def within(self, box: Box) -> int:
        rows, columns = len(self._sums), len(self._sums[0])
        x, y = self._area.x, self._area.y
        left = min(max(int((box.x - x) // CELL), 0), columns - 1)
        top = min(max(int((box.y - y) // CELL), 0), rows - 1)
        right = min(max(int(-((x - box.right) // CELL)), left), columns - 1)
        bottom = min(max(int(-((y - box.bottom) // CELL)), top), rows - 1)
        above, below = self._sums[top], self._sums[bottom]
        return below[right] - above[right] - below[left] + above[left]


@dataclass(frozen=True)
class LabelWish:
    """A label of this size beside a point; a `needed` one is placed over points rather than not at all."""

    point: int
    width: float
    height: float
    needed: bool = False


def place_labels(
    wishes: Iterable[LabelWish], places: np.ndarray, area: Box, taken: Sequence[Box] = ()
) -> dict[int, Box]:
    """Boxes for as many labels as find room, in the order of the wishes, by point.

    A label goes to the emptiest side of its point, overlaps no other label and leaves the area nowhere. One that is
    not needed and would cover points other than its own is left out.
    """
    crowd = Crowd(places, area)
    occupied = list(taken)
    labels: dict[int, Box] = {}
    for wish in wishes:
        x, y = map(float, places[wish.point])
        best: Box | None = None
        fewest = 1_000_000_000 if wish.needed else 1
        for box in _sides(x, y, wish, area):
            covered = crowd.within(box)
            if covered < fewest and not any(map(box.overlaps, occupied)):
                best, fewest = box, covered
            if fewest == 0:
                break
        if best is not None:
            labels[wish.point] = best
            occupied.append(best)
    return labels


def _sides(x: float, y: float, wish: LabelWish, area: Box) -> Iterator[Box]:
    """Right, left, above, below, then the corners, those that are inside the area."""
    w, h = wish.width, wish.height
    right, left, middle_x = x + GAP, x - GAP - w, x - w / 2
    middle_y, above, below = y - h / 2, y - GAP - h, y + GAP
    beside = [(right, middle_y), (left, middle_y), (middle_x, above), (middle_x, below)]
    corners = [(right, above), (right, below), (left, above), (left, below)]
    for left_x, top_y in (*beside, *corners):
        if area.x <= left_x and left_x + w <= area.right and area.y <= top_y and top_y + h <= area.bottom:
            yield Box(left_x, top_y, w, h)
