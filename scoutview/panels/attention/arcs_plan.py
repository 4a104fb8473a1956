"""Where the curves over a head go, and the shares that lie on them. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.panels.attention.head_plan import SHARES_FROM, Arc, HeadPlan

SHARE_HEIGHT = 18.0
LOOP = 20.0  # how high the curve to the token itself is at most
AIR = 3.0  # around a share
ALONG = (0.5, 0.6, 0.68, 0.75, 0.81, 0.86)  # of the way to the token looked at: there curves part
UNDER = (0.5, 0.53, 0.56)
_WAY = np.linspace(0, 1, 65)


@dataclass(frozen=True)
class Curve:
    """From the looking token at x `start` to the one looked at, at x `end`; both on `base`, its top `height` above."""

    start: float
    end: float
    base: float
    height: float
    weight: float
    is_loop: bool

    @property
    def corners(self) -> np.ndarray:
        """(4, 2): the cubic's ends and, between them, what it bends towards."""
        control = self.base - 4 / 3 * self.height
        return np.array([(self.start, self.base), (self.start, control), (self.end, control), (self.end, self.base)])

    @property
    def top(self) -> tuple[float, float]:
        """The highest place of its line."""
        return (self.start + self.end) / 2, self.base - self.height - 3 * self.weight

    @cached_property
    def points(self) -> np.ndarray:
        """(65, 2): evenly along its parameter."""
        return self.at(_WAY)

    def at(self, way: np.ndarray) -> np.ndarray:
        """(N,) of 0 to 1 -> (N, 2)."""
        bend = way**2 * (3 - 2 * way)
        x = self.start + (self.end - self.start) * bend
        return np.stack([x, self.base - 4 * self.height * way * (1 - way)], 1)

    def between(self, first: float, last: float) -> np.ndarray:
        """(4, 2): the corners of this part of it alone."""
        if (first, last) == (0, 1):
            return self.corners
        places = ((first, first, first), (first, first, last), (first, last, last), (last, last, last))
        return np.stack([_blossom(self.corners, place) for place in places])

    def touches(self, box: Box) -> np.ndarray:
        """(65,) bool: which of its points, as thick as its line is, lie in a box."""
        return _touched(self.points, self.air, box)

    @property
    def air(self) -> float:
        """Around the middle of its line, a share included."""
        return AIR + (1 + 6 * self.weight) / 2

    def spans(self, other: "Curve") -> bool:
        """Whether another one begins and ends below it."""
        low, high = sorted((self.start, self.end))
        return low <= min(other.start, other.end) and max(other.start, other.end) <= high

    def parts(self, share: Box | None) -> tuple[tuple[float, float], ...]:
        """What of it is drawn, each from and to a part of the way: it gives way to its share."""
        if share is None or self.is_loop or not _touched(self.points, 0.0, share).any():
            return ((0.0, 1.0),)
        hidden = np.flatnonzero(self.touches(share))
        return (0.0, float(_WAY[hidden[0]])), (float(_WAY[hidden[-1]]), 1.0)


def _blossom(corners: np.ndarray, place: tuple[float, float, float]) -> np.ndarray:
    for way in place:
        corners = (1 - way) * corners[:-1] + way * corners[1:]
    return corners[0]


def curve_of(plan: HeadPlan, row: int, arc: Arc) -> Curve:
    """From the token of this row to the one that it looks at, with room for a thick line and its share above it."""
    start, end = plan.centre_x(row), plan.centre_x(arc.column)
    room = plan.arcs_height - (26 if plan.arcs_height >= SHARES_FROM else 6)
    is_loop = arc.column == row
    if is_loop:
        spread = min(9.0, 0.4 * plan.cell_width)
        start, end = start - spread, end + spread
    height = min(room, LOOP) if is_loop else room * arc.height
    return Curve(start, end, plan.labels_y, height, arc.weight, is_loop)


def share_places(curves: Sequence[Curve], widths: Sequence[float], room: Box) -> list[Box | None]:
    """Where the share of each curve is written, the strong ones first to choose; a width of 0 stands for no share.

    Over the top of its curve, under it where no other begins and ends there, or on it where it has parted from all
    others; nowhere if there is no such place.
    """
    places: list[Box | None] = [None] * len(curves)
    if not any(widths):
        return places
    points = np.stack([curve.points for curve in curves])  # (curve, point, 2)
    air = np.array([[curve.air] for curve in curves])  # (curve, 1)
    for number in sorted(range(len(curves)), key=lambda each: -curves[each].weight):
        if not widths[number]:
            continue
        taken = [box for box in places if box is not None]
        spans = any(curves[number].spans(curve) for other, curve in enumerate(curves) if other != number)
        for box in _boxes(curves[number], widths[number], under=not spans):
            touching = set(np.flatnonzero(_touched(points, air, box).any(1)).tolist())
            if _is_within(box, room) and touching <= {number} and not any(box.overlaps(other) for other in taken):
                places[number] = box
                break
    return places


def _touched(points: np.ndarray, air: np.ndarray | float, box: Box) -> np.ndarray:
    """(..., 2) -> (...,) bool: which points lie in a box or so near it."""
    x, y = points[..., 0], points[..., 1]
    return (box.x - air < x) & (x < box.right + air) & (box.y - air < y) & (y < box.bottom + air)


def _boxes(curve: Curve, width: float, *, under: bool) -> list[Box]:
    x, y = curve.top
    boxes = [Box(x - width / 2, y - SHARE_HEIGHT - 4, width, SHARE_HEIGHT)]
    if curve.is_loop:
        return [*boxes, Box(curve.end + AIR, curve.base - curve.height, width, SHARE_HEIGHT)]
    if under:
        below = curve.at(np.array(UNDER)).tolist()
        boxes += [Box(x - width / 2, y + curve.air + AIR, width, SHARE_HEIGHT) for x, y in below]
    middles = curve.at(np.array(ALONG)).tolist()
    on_it = [Box(x - width / 2, y - SHARE_HEIGHT / 2, width, SHARE_HEIGHT) for x, y in middles]
    return [box for box in (*boxes, *on_it) if box.bottom < curve.base]


def _is_within(box: Box, room: Box) -> bool:
    return room.x <= box.x and box.right <= room.right and box.y >= room.y
