"""Which kinds of points lie together as a cloud, and where the name of each stands. Arithmetic only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.scatter_plan import Crowd

FEWEST = 4  # points
OWN = 0.5  # of the points where a cloud is, so many are of its kind at least
WIDER = 1.25  # than the circle that holds half of a kind's points
GAP = 4.0


@dataclass(frozen=True, eq=False)
class Cloud:
    """A kind whose points lie together, and the densest half of them, by their numbers."""

    kind: int
    core: np.ndarray


def clouds(points: np.ndarray, kinds: np.ndarray, shown: np.ndarray, most: int) -> list[Cloud]:
    """Those of the first `most` kinds that lie together, the largest first; whatever the size of the picture.

    Around the middle of a kind a circle holds half of its points, and a little more. The kind is a cloud where most of
    all points in there are its own: then its name there says what is true.

    Args:
        points: (N, 2), as both axes are drawn alike long.
        kinds: (N) int, the kind of each.
        shown: (N) bool, which points count.
    """
    found: list[tuple[int, Cloud]] = []
    for kind in range(most):
        members = np.flatnonzero(shown & (kinds == kind))
        if len(members) < FEWEST:
            continue
        half, own = len(members) // 2, points[members]
        middle = np.sort(own, axis=0)[half]  # the median, which numpy takes five times as long for
        distances = np.hypot(*(own - middle).T)
        radius = WIDER * float(np.sort(distances)[half])
        there = np.hypot(*(points[shown] - middle).T) <= radius
        core = members[distances <= radius]
        if len(core) >= OWN * there.sum():
            found.append((len(members), Cloud(kind, core)))
    return [cloud for _, cloud in sorted(found, key=lambda pair: -pair[0])]


def place_names(
    found: Iterable[Cloud],
    sizes: Sequence[tuple[float, float]],
    places: np.ndarray,
    area: Box,
    *,
    shown: np.ndarray,
    occupied: Sequence[Box] = (),
) -> dict[int, Box]:
    """A box for the name of each cloud, by kind: beside its core where the fewest points are, over nothing `occupied`.

    `sizes` are those of the names, by kind; `places` (N, 2) those of the points, of which those `shown` (N) count.
    Clouds out of view, or without room, have none.
    """
    crowd = Crowd(places[shown], area)
    taken: dict[int, Box] = {}
    for cloud in found:
        core = box_around(places[cloud.core])
        if not area.contains(core.x + core.width / 2, core.middle_y):
            continue
        boxes = [_inside(box, area) for box in _around(core, *sizes[cloud.kind])]
        free = [box for box in boxes if not any(map(box.overlaps, (*occupied, *taken.values())))]
        if free:
            covered = crowd.within(np.array(free))
            taken[cloud.kind] = free[int(covered.argmin())]
    return taken


def box_around(places: np.ndarray) -> Box:
    """The smallest one that holds these (N, 2)."""
    (left, top), (right, bottom) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    return Box(left, top, right - left, bottom - top)


def _around(core: Box, width: float, height: float) -> tuple[Box, ...]:
    middle_x, middle_y = core.x + core.width / 2 - width / 2, core.middle_y - height / 2
    return (
        Box(middle_x, core.y - GAP - height, width, height),
        Box(middle_x, core.bottom + GAP, width, height),
        Box(core.right + GAP, middle_y, width, height),
        Box(core.x - GAP - width, middle_y, width, height),
        Box(core.right + GAP, core.y - GAP - height, width, height),
        Box(core.x - GAP - width, core.y - GAP - height, width, height),
        Box(core.right + GAP, core.bottom + GAP, width, height),
        Box(core.x - GAP - width, core.bottom + GAP, width, height),
    )


def _inside(box: Box, area: Box) -> Box:
    """The box, moved into the area."""
    x = max(area.x, min(box.x, area.right - box.width))
    return box._replace(x=x, y=max(area.y, min(box.y, area.bottom - box.height)))
