"""Which kinds of points lie together as a cloud, its outline, and where the name of each stands. Arithmetic only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.scatter_plan import NOWHERE, Crowd

FEWEST = 4  # points
MOST = 5  # clouds: more than can be told apart at a glance are none
OWN = 0.5  # of the points where a cloud is, so many are of its kind at least
WAYS = 32
AROUND = np.array([(np.cos(angle), np.sin(angle)) for angle in 2 * np.pi / WAYS * np.arange(WAYS)])
SIDES = np.array([(1, 0), (1, 2), (2, 1), (0, 1), (2, 0), (0, 0), (2, 2), (0, 2), (1, 1)])  # of a core, across and down
OVER_A_CORE = 1_000_000  # as if so many points were covered
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
    (across, down), numbers, own = points[shown].T.copy(), np.flatnonzero(shown), kinds[shown]
    for kind in wanted:
        members = np.flatnonzero(own == kind)
        half = len(members) // 2
        if len(members) < FEWEST:
            continue
        x, y = (np.partition(along[members], half)[half] for along in (across, down))  # the median
        squares = np.square(across - x) + np.square(down - y)
        furthest = WIDER**2 * np.partition(squares[members], half)[half]
        core = members[squares[members] <= furthest]
        if len(core) >= OWN * np.count_nonzero(squares <= furthest):
            found.append(Cloud(kind, numbers[core]))
    return found[:MOST]


def outline(places: np.ndarray, air: float) -> np.ndarray:
    """The corners (WAYS, 2), in order, of a round shape that holds these (N, 2): `air` beyond the furthest each way."""
    return np.asarray(places[(places @ AROUND.T).argmax(0)] + air * AROUND)


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
    cores = {cloud.kind: box_around(places[cloud.core], gap) for cloud in found}
    taken: dict[int, Box] = {}
    for kind, core in cores.items():
        if not area.contains(core.x + core.width / 2, core.middle_y):
            continue
        boxes = _around(core, *sizes[kind], area)
        costs = crowd.within(boxes) + OVER_A_CORE * _overlap(boxes, cores.values())
        costs[_overlap(boxes, (*occupied, *taken.values()))] = NOWHERE
        best = int(costs.argmin())
        if costs[best] < NOWHERE:
            taken[kind] = Box(*boxes[best].tolist())
    return taken


def box_around(places: np.ndarray, gap: float = 0.0) -> Box:
    """The smallest one that holds these (N, 2), and so much around them."""
    (left, top), (right, bottom) = (places.min(axis=0) - gap).tolist(), (places.max(axis=0) + gap).tolist()
    return Box(left, top, right - left, bottom - top)


def _around(core: Box, width: float, height: float, area: Box) -> np.ndarray:
    """(9, 4) boxes of this size above and below, right and left, at the corners, in the middle, moved into the area."""
    x = np.clip(
        (core.x - width, core.x + (core.width - width) / 2, core.right), area.x, max(area.x, area.right - width)
    )
    y = np.clip((core.y - height, core.middle_y - height / 2, core.bottom), area.y, max(area.y, area.bottom - height))
    boxes = np.full((9, 4), (0.0, 0.0, width, height))
    boxes[:, 0], boxes[:, 1] = x[SIDES[:, 0]], y[SIDES[:, 1]]
    return boxes


def _overlap(boxes: np.ndarray, others: Iterable[Box]) -> np.ndarray:
    """(N, 4) boxes -> (N) whether they overlap any of the others."""
    there = np.array(list(others)).reshape(-1, 1, 4)
    apart = (there[..., :2] >= boxes[:, :2] + boxes[:, 2:]) | (boxes[:, :2] >= there[..., :2] + there[..., 2:])
    return np.asarray((~apart.any(-1)).any(0))
