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
CENTRES = [(2, 0), (2, 4), (4, 2), (0, 2)]  # of the sides of a core, in quarters across and down
BETWEEN = [(column, row) for column in range(5) for row in range(5) if {column, row} & {0, 4}]
FIRST = [*CENTRES, *(place for place in BETWEEN if place not in CENTRES)]
DISTANCES = (0.0, 6, 14, 24, 36, 50)  # design pixels between a name and its core
SIDES = np.tile(np.array(FIRST) / 4, (len(DISTANCES), 1))  # (N, 2) where around a core a name may stand
RINGS = np.repeat(DISTANCES, len(FIRST))  # (N) how far each of them is from it
POINT = 8.0  # a name goes so many design pixels further away rather than over one more point
AROUND_POINT = np.array([-5.0, -5.0, 10.0, 10.0])  # added to a box: a point whose middle lies in that touches the box
OVER_A_CORE, ACROSS_A_CORE = 1_000_000.0, 10_000.0
JOINED_FROM = 12.0  # design pixels between a name and its cloud
ALONG_SIDES = np.arange(0, 1, 0.25)[:, None, None]  # of an outline
ALONG_WAY = (0.2, 0.4, 0.6, 0.8)
SHORT_LINE = 8.0  # design pixels: as good as none
WIDER = 1.25  # than the circle that holds half of a kind's points

Way = Sequence[tuple[float, float]]


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
    """A box for the name of each cloud, by kind: beside its core, or further off where that covers fewer points.

    It stands so far from the core as the `gap` at least, and over a core, its own or another's, only without other
    room; over nothing `occupied`. `sizes` are those of the names, by kind; `places` (N, 2) those of the points, of
    which the `crowd` is drawn. Clouds out of view, or without room, have none.
    """
    around = {cloud.kind: box_around(places[cloud.core], gap) for cloud in found}
    taken: dict[int, Box] = {}
    ways: list[Way] = []
    if not around:
        return taken
    cores = np.array(list(around.values()))
    boxes, away = boxes_around(cores, np.array([sizes[kind] for kind in around]), area)
    costs = away + POINT * crowd.within(boxes + AROUND_POINT) + OVER_A_CORE * overlap(boxes, cores).any(-1)
    across = overlap(_between(boxes, cores), cores) & ~np.eye(len(cores), dtype=bool)[:, None]
    costs += ACROSS_A_CORE * across.any(-1)
    costs[overlap(boxes, np.array(occupied).reshape(-1, 4)).any(-1)] = NOWHERE
    for (kind, core), own, cost in zip(around.items(), boxes, costs, strict=True):
        if area.contains(core.x + core.width / 2, core.middle_y):
            best = (Box(*own[place].tolist()) for place in cost.argsort(kind="stable") if cost[place] < NOWHERE)
            free = free_box(best, core, [*occupied, *taken.values()], ways)
            if free is not None:
                taken[kind] = free
                ways.append(way_between(free, core))
    return taken


def way_between(name: Box, core: Box) -> Way:
    """Places on the straight line from a name to what it names; none where it stands beside it.

    Each end is the place in its box that is nearest to the middle of the other.
    """
    left, top, width, height = name
    core_left, core_top, core_width, core_height = core
    x = min(max(core_left + core_width / 2, left), left + width)
    y = min(max(core_top + core_height / 2, top), top + height)
    end_x = min(max(left + width / 2, core_left), core_left + core_width)
    end_y = min(max(top + height / 2, core_top), core_top + core_height)
    if abs(end_x - x) + abs(end_y - y) < SHORT_LINE:
        return ()
    return [(x + (end_x - x) * share, y + (end_y - y) * share) for share in ALONG_WAY]


def free_box(boxes: Iterable[Box], core: Box, taken: Sequence[Box], ways: Sequence[Way]) -> Box | None:
    """The first of these that overlaps nothing taken; if there is one, one that no way crosses, its own included."""
    first = None
    for box in boxes:
        if box.overlaps_any(taken):
            continue
        first = first or box
        if not _cross(way_between(box, core), taken) and not any(_cross(way, (box,)) for way in ways):
            return box
    return first


def _cross(way: Way, boxes: Sequence[Box]) -> bool:
    for x, y in way:  # in one go: hundreds are compared at each frame of a map
        for left, top, width, height in boxes:
            if left <= x < left + width and top <= y < top + height:
                return True
    return False


def joining_line(name: Box, corners: np.ndarray) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """From a name to the nearest place on the outline (N, 2) of its cloud; None where it stands close by."""
    following = np.concatenate([corners[1:], corners[:1]])
    edge = (corners + ALONG_SIDES * (following - corners)).reshape(-1, 2)
    ends = np.minimum(np.maximum(edge, (name.x, name.y)), (name.right, name.bottom))
    distances = np.hypot(*(edge - ends).T)
    nearest = int(distances.argmin())
    if distances[nearest] <= JOINED_FROM:
        return None
    (x, y), (cloud_x, cloud_y) = ends[nearest].tolist(), edge[nearest].tolist()
    return (x, y), (cloud_x, cloud_y)


def box_around(places: np.ndarray, gap: float = 0.0) -> Box:
    """The smallest one that holds these (N, 2), and so much around them."""
    (left, top), (right, bottom) = (places.min(axis=0) - gap).tolist(), (places.max(axis=0) + gap).tolist()
    return Box(left, top, right - left, bottom - top)


def boxes_around(cores: np.ndarray, sizes: np.ndarray, area: Box) -> tuple[np.ndarray, np.ndarray]:
    """(C, N, 4) boxes of these sizes (C, 2), moved into the area, and how far (N) they are from the cores (C, 4).

    They stand around each core, the last one in its middle.
    """
    (x, y, across, down), (width, height) = cores.T[..., None], sizes.T[..., None]
    boxes = np.empty((len(cores), len(RINGS) + 1, 4))
    boxes[..., 2], boxes[..., 3] = width, height
    boxes[:, :-1, 0] = x - width - RINGS + SIDES[:, 0] * (across + width + 2 * RINGS)
    boxes[:, :-1, 1] = y - height - RINGS + SIDES[:, 1] * (down + height + 2 * RINGS)
    boxes[:, -1:, 0], boxes[:, -1:, 1] = x + (across - width) / 2, y + (down - height) / 2
    least = np.array((area.x, area.y))
    most = np.maximum(least, (area.right, area.bottom) - sizes)[:, None]
    boxes[..., :2] = np.minimum(np.maximum(boxes[..., :2], least), most)
    return boxes, np.append(RINGS, 0.0)


def _between(boxes: np.ndarray, cores: np.ndarray) -> np.ndarray:
    """(C, N, 4) boxes, (C, 4) cores -> (C, N, 4) what lies straight between each box and its core."""
    first, last = cores[:, None, :2], cores[:, None, :2] + cores[:, None, 2:]
    near = np.minimum(np.maximum((first + last) / 2, boxes[..., :2]), boxes[..., :2] + boxes[..., 2:])
    far = np.minimum(np.maximum(near, first), last)
    return np.concatenate([np.minimum(near, far), np.abs(near - far)], axis=-1)


def overlap(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """(..., 4) boxes, (M, 4) others -> (..., M) whether they overlap."""
    x, y, width, height = (boxes[..., side, None] for side in range(4))  # as numpy moves an axis more slowly
    left, top, across, down = others.T
    beside = (left >= x + width) | (x >= left + across)
    return np.asarray(~(beside | (top >= y + height) | (y >= top + down)))
