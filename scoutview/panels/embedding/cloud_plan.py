"""Which kinds of points lie together as a cloud, its outline, and where the name of each stands. Arithmetic only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.scatter_plan import Crowd

FEWEST = 4  # points
MOST = 5  # clouds: more than can be told apart at a glance are none
OWN = 0.5  # of the points where a cloud is, so many are of its kind at least
AROUND = np.array([(np.cos(angle), np.sin(angle)) for angle in np.pi / 4 * np.arange(8)])
WIDER = 1.25  # than the circle that holds half of a kind's points


@dataclass(frozen=True, eq=False)
class Cloud:
    """A kind whose points lie together, and the densest half of them, by their numbers."""

    kind: int
    core: np.ndarray


def clouds(points: np.ndarray, kinds: np.ndarray, shown: np.ndarray, wanted: Iterable[int]) -> list[Cloud]:
    """The first few of the kinds `wanted` that lie together; whatever the size of the picture.

    Around the middle of a kind a circle holds half of its points, and a little more. The kind is a cloud where most of
    all points in there are its own: then its name there says what is true.

    Args:
        points: (N, 2), as both axes are drawn alike long.
        kinds: (N) int, the kind of each.
        shown: (N) bool, which points count.
    """
    found: list[Cloud] = []
    every = points[shown]
    for kind in wanted:
        members = np.flatnonzero(shown & (kinds == kind))
        if len(members) < FEWEST:
            continue
        half, own = len(members) // 2, points[members]
        middle = np.sort(own, axis=0)[half]  # the median, which numpy takes five times as long for
        distances = np.hypot(*(own - middle).T)
        radius = WIDER * float(np.sort(distances)[half])
        core = members[distances <= radius]
        if len(core) >= OWN * (np.hypot(*(every - middle).T) <= radius).sum():
            found.append(Cloud(kind, core))
    return found[:MOST]


def outline(places: np.ndarray, air: float) -> np.ndarray:
    """The corners (C, 2) of the smallest convex shape that holds these (N, 2) and so much around them, in order.

    Source: Andrew (1979), Another Efficient Algorithm for Convex Hulls in Two Dimensions.
    """
    around = np.array(_hull(places))[:, None] + air * AROUND
    return np.array(_hull(around.reshape(-1, 2)))


def _hull(places: np.ndarray) -> list[tuple[float, float]]:
    points = sorted(set(map(tuple, places.tolist())))
    return points if len(points) < 3 else _chain(points)[:-1] + _chain(points[::-1])[:-1]


def _chain(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """One half of the outline, from the first of these sorted points to the last."""
    chain: list[tuple[float, float]] = []
    for x, y in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], (x, y)) <= 0:
            chain.pop()
        chain.append((x, y))
    return chain


def _turn(start: tuple[float, float], middle: tuple[float, float], end: tuple[float, float]) -> float:
    return (middle[0] - start[0]) * (end[1] - start[1]) - (middle[1] - start[1]) * (end[0] - start[0])


def place_names(
    found: Iterable[Cloud],
    sizes: Mapping[int, tuple[float, float]],
    places: np.ndarray,
    area: Box,
    gap: float,
    *,
    crowd: Crowd,
    occupied: Sequence[Box] = (),
) -> dict[int, Box]:
    """A box for the name of each cloud, by kind: beside its core where the fewest points are, over nothing `occupied`.

    It stands so far from the core as the `gap`, and over a core, its own or another's, only without other room.

    `sizes` are those of the names, by kind; `places` (N, 2) those of the points, of which the `crowd` is drawn.
    Clouds out of view, or without room, have none.
    """
    cores = {cloud.kind: _grown(box_around(places[cloud.core]), gap) for cloud in found}
    taken: dict[int, Box] = {}
    for kind, core in cores.items():
        if not area.contains(core.x + core.width / 2, core.middle_y):
            continue
        boxes = [_inside(box, area) for box in _around(core, *sizes[kind])]
        free = [box for box in boxes if not any(map(box.overlaps, (*occupied, *taken.values())))]
        beside = [box for box in free if not any(map(box.overlaps, cores.values()))] or free
        if beside:
            taken[kind] = beside[int(crowd.within(np.array(beside)).argmin())]
    return taken


def box_around(places: np.ndarray) -> Box:
    """The smallest one that holds these (N, 2)."""
    (left, top), (right, bottom) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    return Box(left, top, right - left, bottom - top)


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _around(core: Box, width: float, height: float) -> tuple[Box, ...]:
    middle_x, middle_y = core.x + core.width / 2 - width / 2, core.middle_y - height / 2
    above, left = core.y - height, core.x - width
    return (
        Box(middle_x, above, width, height),
        Box(middle_x, core.bottom, width, height),
        Box(core.right, middle_y, width, height),
        Box(left, middle_y, width, height),
        Box(core.right, above, width, height),
        Box(left, above, width, height),
        Box(core.right, core.bottom, width, height),
        Box(left, core.bottom, width, height),
        Box(middle_x, middle_y, width, height),
    )


def _inside(box: Box, area: Box) -> Box:
    """The box, moved into the area."""
    x = max(area.x, min(box.x, area.right - box.width))
    return box._replace(x=x, y=max(area.y, min(box.y, area.bottom - box.height)))
