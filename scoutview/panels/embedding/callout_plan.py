"""Names that are written in any case: beside their points, or further off where there is room. Arithmetic only."""

from collections.abc import Sequence
from math import hypot

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.scatter_plan import NOWHERE, Crowd, LabelWish
from scoutview.panels.embedding.cloud_plan import AROUND_POINT, Way, boxes_around, free_box, overlap, way_between

BESIDE = 9.0  # design pixels from the middle of a point to its name
JOINED_FROM = 12.0  # from here on a line joins both
DOT = 5.0  # half the side of a point
COVERING, CROSSING = 10.0, 20.0  # so many design pixels further away rather than over a point, or what is avoided
ON_RING = 40.0  # and rather than over a point of a ring


def place_callouts(
    wishes: Sequence[LabelWish],
    places: np.ndarray,
    area: Box,
    taken: Sequence[Box],
    crowd: Crowd,
    *,
    avoided: Sequence[Box] = (),
    covering: float = COVERING,
    unmoved: int = 0,
) -> dict[int, Box]:
    """A box for each name, by its point, the first to choose first; none for what finds no room at all.

    It stands as near to its point as goes without covering others: `places` (N, 2) are theirs, `crowd` counts them.
    Rather than overlap what is `avoided` it stands further off; rather than over a point so many design pixels. The
    first `unmoved` names stand where they would without all others and what is avoided: it is quicker to place all at
    once.
    """
    if not wishes:
        return {}
    middles, sizes = places[[wish.point for wish in wishes]], np.array([(each.width, each.height) for each in wishes])
    cores = np.concatenate([middles - BESIDE, np.full_like(middles, 2 * BESIDE)], axis=1)
    boxes, away = boxes_around(cores, sizes, area)
    boxes, away = boxes[:, :-1], away[:-1]  # the last ones lie over their points
    costs = away + covering * crowd.within(boxes + AROUND_POINT)
    if avoided:
        costs[unmoved:] += CROSSING * overlap(boxes[unmoved:], np.array(avoided)).any(-1)
    costs[_hide(boxes, middles)] = NOWHERE
    found: dict[int, Box] = {}
    ways: list[Way] = []
    points = zip(wishes, middles.tolist(), strict=True)
    dots = {wish.point: Box(x - DOT, y - DOT, 2 * DOT, 2 * DOT) for wish, (x, y) in points}
    each = zip(wishes, (Box(*core) for core in cores.tolist()), boxes, costs, strict=True)
    for number, (wish, core, own, cost) in enumerate(each):
        stays = number < unmoved
        best = (Box(*own[place].tolist()) for place in cost.argsort(kind="stable") if cost[place] < NOWHERE)
        others = [] if stays else [dot for point, dot in dots.items() if point != wish.point]
        free = free_box(best, core, [*taken, *found.values(), *others], ways)
        if free is not None:
            found[wish.point] = free
            if not stays:
                ways.append(way_between(free, core))
    return found


def callout_line(box: Box, place: Sequence[float]) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """From a name to its point; None where it stands beside it."""
    x, y = place
    end = min(max(x, box.x), box.right), min(max(y, box.y), box.bottom)
    return (end, (x, y)) if hypot(x - end[0], y - end[1]) > JOINED_FROM else None


def _hide(boxes: np.ndarray, middles: np.ndarray) -> np.ndarray:
    """(W, N, 4) boxes, (W, 2) points -> (W, N) which ones were moved over their point, at the edge of the area."""
    first, last = boxes[..., :2] - BESIDE / 2, boxes[..., :2] + boxes[..., 2:] + BESIDE / 2
    point = middles[:, None]
    return np.asarray(((first < point) & (point < last)).all(-1))
