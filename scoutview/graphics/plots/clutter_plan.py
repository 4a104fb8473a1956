"""Where a word can stand among curves: what is drawn already, in small cells. Arithmetic only, in design pixels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoutview.graphics.base.box import Box

CELL = 2.0
AIR = 2.0  # between a word and a curve
TRIED = (90, 30)  # places across and down that are tried, in a large room
DISTANCES = (2, 4, 6, 8, 12, 16, 24, 40, 60, 120, 400)  # that are told apart
FAR = 60.0  # other curves that are farther away do not matter
# In pixels away from its curve, what a name would rather be than: a pixel nearer to another curve, on a cell of a thin
# line, nearer to another curve than to its own.
NEARER, CROSSED, MISTAKEN = 0.4, 0.5, 120.0


class Clutter:
    """What is drawn in a room. Curves and words should not be covered; thin lines can be, where nothing is free."""

    def __init__(self, room: Box) -> None:
        self.room = room
        self._taken = self._cells_of(np.zeros((0, 2)))
        self._crossable = self._taken.copy()

    def add_line(self, points: np.ndarray, *, crossable: bool = False) -> None:
        """A line through (points, 2)."""
        cells = self._crossable if crossable else self._taken
        cells |= self._cells_of(points)

    def add_box(self, box: Box) -> None:
        """A word."""
        x, y = box.x - self.room.x, box.y - self.room.y
        rows = slice(max(0, int(y // CELL)), max(0, int(np.ceil((y + box.height) / CELL))))
        self._taken[rows, max(0, int(x // CELL)) : max(0, int(np.ceil((x + box.width) / CELL)))] = True

    def first_free(self, boxes: Sequence[Box]) -> Box | None:
        """The first of these with room for a word: inside, on no curve or word, and on no thin line if possible."""
        places = np.array(boxes)
        room = self.room
        inside = (places[:, :2] >= (room.x, room.y)).all(axis=1)
        inside &= (places[:, :2] + places[:, 2:] <= (room.right, room.bottom)).all(axis=1)
        free = inside & (self._counts(_sums(self._taken), places, AIR) == 0)
        uncrossed = free & (self._counts(_sums(self._crossable), places, 0.0) == 0)
        found = np.flatnonzero(uncrossed if uncrossed.any() else free)
        return boxes[int(found[0])] if len(found) else None

    def beside(self, own: np.ndarray, others: Sequence[np.ndarray], width: float, height: float) -> Box | None:
        """The place for the name of a curve: near this curve (points, 2), farther from others, and on none of them.

        None where the room is too small, or the curves leave none.
        """
        if not len(own) or width > self.room.width or height > self.room.height:
            return None
        boxes = self._candidates(width, height)
        away = self._distances(own, boxes)
        covered, crossed = (self._counts(_sums(cells), boxes, AIR) for cells in (self._taken, self._crossable))
        cost = np.where(covered > 0, np.inf, away + CROSSED * crossed)
        for other in others:
            apart = self._distances(other, boxes)
            cost += MISTAKEN * (apart < away) - NEARER * np.minimum(apart, FAR)
        best = int(np.argmin(cost))
        return Box(*(float(side) for side in boxes[best])) if np.isfinite(cost[best]) else None

    def _candidates(self, width: float, height: float) -> np.ndarray:
        """(places, 4) boxes all over the room."""
        room = self.room
        spare = (room.width - width, room.height - height)
        across, down = (max(CELL, length / number) for length, number in zip(spare, TRIED, strict=True))
        left, top = room.x + np.arange(0, spare[0] + 1e-6, across), room.y + np.arange(0, spare[1] + 1e-6, down)
        x, y = (axis.ravel() for axis in np.meshgrid(left, top))
        return np.stack([x, y, np.full(len(x), width), np.full(len(x), height)], axis=1)

    def _cells_of(self, points: np.ndarray) -> np.ndarray:
        """(rows, columns) bool: the cells that a line through (points, 2) runs through."""
        cells = np.zeros((max(1, int(self.room.height / CELL) + 1), max(1, int(self.room.width / CELL) + 1)), bool)
        columns, rows = np.floor((dense(points) - (self.room.x, self.room.y)) / CELL).astype(int).T
        inside = (rows >= 0) & (rows < cells.shape[0]) & (columns >= 0) & (columns < cells.shape[1])
        cells[rows[inside], columns[inside]] = True
        return cells

    def _distances(self, line: np.ndarray, boxes: np.ndarray) -> np.ndarray:
        """(places,) how far a line is from each box, the larger of across and down, to the next of DISTANCES."""
        sums = _sums(self._cells_of(line))
        found = np.full(len(boxes), 2.0 * DISTANCES[-1])
        for distance in reversed(DISTANCES):
            found[self._counts(sums, boxes, distance) > 0] = distance
        return found

    def _counts(self, sums: np.ndarray, boxes: np.ndarray, air: float) -> np.ndarray:
        """(places,) how many cells are taken in each box and the air around it."""
        start = np.floor((boxes[:, :2] - air - (self.room.x, self.room.y)) / CELL).astype(int)
        end = np.ceil((boxes[:, :2] + boxes[:, 2:] + air - (self.room.x, self.room.y)) / CELL).astype(int)
        most = (sums.shape[1] - 1, sums.shape[0] - 1)
        (left, top), (right, bottom) = (np.clip(corner, 0, most).T for corner in (start, end))
        return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])


def _sums(cells: np.ndarray) -> np.ndarray:
    """(rows + 1, columns + 1): how many cells are taken above and to the left of each corner."""
    return np.asarray(np.pad(cells, ((1, 0), (1, 0))).astype(np.int64).cumsum(0).cumsum(1))


def dense(points: np.ndarray) -> np.ndarray:
    """More points on the same line, (points, 2) -> (more, 2): none is farther from the next than a cell."""
    if len(points) < 2:
        return points
    steps = np.maximum(1, np.ceil(np.abs(np.diff(points, axis=0)).max(axis=1) / CELL)).astype(int)
    number = np.repeat(np.arange(len(steps)), steps)
    share = (np.arange(steps.sum()) - np.repeat(steps.cumsum() - steps, steps)) / steps[number]
    between = points[number] + share[:, None] * (points[number + 1] - points[number])
    return np.concatenate([between, points[-1:]])
