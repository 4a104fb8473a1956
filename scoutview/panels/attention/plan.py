"""Where the parts of an attention panel go, the small maps of all heads among them. Arithmetic only."""

import math
from dataclasses import dataclass

from scoutview.graphics.base.box import Box

PADDING = 16.0
BOTTOM = 12.0
MAP_GAP = 5.0
LARGEST_MAP = 40.0  # beside a panel's reading; in a column of their own they may grow
LAYER_LABEL = 62.0
TAG = 17.0  # a line below a small map with its name
TAGGED_FROM = 30.0  # design pixels of a map's side that hold a name below it
TAGGED_HEIGHT = 440.0  # and of all parts together: in less, the rows of the head need the room more
FACTS, SCORE = 57.0, 19.0  # three lines more in the reading, or one
READABLE_PITCH = 15.0  # labels closer than this collide


@dataclass(frozen=True)
class MapsPlan:
    """All heads as small maps: each `side` wide, `pool` x `pool` entries taken together as their largest.

    Below each is room for a name, `tag` high.
    """

    layers: int
    heads: int
    side: float
    pool: int
    tag: float = 0.0

    @property
    def pitch(self) -> float:
        return self.side + MAP_GAP

    @property
    def row_pitch(self) -> float:
        return self.pitch + self.tag

    @property
    def width(self) -> float:
        return LAYER_LABEL + self.heads * self.pitch

    @property
    def height(self) -> float:
        return self.layers * self.row_pitch + 1

    def box(self, layer: int, head: int) -> Box:
        return Box(LAYER_LABEL + head * self.pitch, 3 + layer * self.row_pitch, self.side, self.side)

    def head_at(self, x: float, y: float) -> tuple[int, int] | None:
        head, layer = math.floor((x - LAYER_LABEL + MAP_GAP / 2) / self.pitch), math.floor(y / self.row_pitch)
        inside = 0 <= layer < self.layers and 0 <= head < self.heads
        return (layer, head) if inside else None


def plan_maps(
    shape: tuple[int, int, int], width: float, height: float, scale: float, *, tagged: bool = False
) -> MapsPlan:
    """The largest small maps of whole-pixel cells for (layers, heads, tokens); pooled where pixels are few.

    `tagged` ones have a line below for a name, as long as they are wide enough for one.
    """
    layers, heads, tokens = shape
    tag = TAG if tagged else 0.0
    limit = min((width - LAYER_LABEL) / heads, height / layers - tag) - MAP_GAP
    pixels = max(1, math.floor(limit * scale))
    sides = {}
    for pool in range(1, tokens + 1):
        cells = math.ceil(tokens / pool)
        sides[pool] = pixels // cells * cells
        if sides[pool] >= 0.7 * pixels:
            break
    pool = max(sides, key=lambda each: sides[each])
    if tagged and sides[pool] < TAGGED_FROM * scale:
        return plan_maps(shape, width, height, scale)
    return MapsPlan(layers, heads, sides[pool] / scale, pool, tag)


@dataclass(frozen=True)
class Arrangement:
    """The three parts of the panel."""

    maps_plan: MapsPlan
    maps: Box
    reading: Box
    head: Box


def arrange(
    width: float,
    height: float,
    shape: tuple[int, int, int],
    scale: float,
    *,
    top: float = 0.0,
    facts: float = 0.0,
) -> Arrangement:
    """Small maps and reading above the head, or left of it where the panel is wide and low; nothing above `top`.

    `facts`: there is so much more to say about each head in the reading, and a name below its map.
    """
    height -= top
    in_columns = width >= 640 and width > 1.5 * height
    arranged = (_in_columns if in_columns else _below_each_other)(width, height, shape, scale, facts)
    parts = (part._replace(y=part.y + top) for part in (arranged.maps, arranged.reading, arranged.head))
    return Arrangement(arranged.maps_plan, *parts)


def _below_each_other(
    width: float, height: float, shape: tuple[int, int, int], scale: float, facts: float
) -> Arrangement:
    layers, heads, _ = shape
    inner, tag = width - 2 * PADDING, TAG if facts and height >= TAGGED_HEIGHT else 0.0
    room = min(0.6 * inner, LAYER_LABEL + heads * (LARGEST_MAP + MAP_GAP))
    most = min((0.42 if tag else 0.36) * height, layers * (LARGEST_MAP + MAP_GAP + tag))
    plan = plan_maps(shape, room, most, scale, tagged=tag > 0)
    beside = inner - plan.width - 18
    if facts and beside < 190 and height >= 320:  # below each other there is room for wider maps
        plan = plan_maps(shape, inner, 0.2 * height, scale)
    maps = Box(PADDING, 4, plan.width, plan.height + 4)
    if beside >= 190 or height < 320:
        reading = Box(PADDING + plan.width + 18, 4, beside, max(plan.height, 70 + facts))
    else:
        reading = Box(PADDING, plan.height + 10, inner, 72 + facts)
    top = max(maps.y + maps.height, reading.y + reading.height) + 6
    return Arrangement(plan, maps, reading, Box(0, top, width, height - top))


def _in_columns(width: float, height: float, shape: tuple[int, int, int], scale: float, facts: float) -> Arrangement:
    layers, heads, _ = shape
    largest = 1.6 * LARGEST_MAP + MAP_GAP
    room = min(0.34 * width, LAYER_LABEL + heads * largest)
    most = min((0.5 if facts else 0.6) * height, layers * (largest + (TAG if facts else 0.0)))
    plan = plan_maps(shape, room, most, scale, tagged=facts > 0)
    left = max(plan.width, 220.0)
    under = 4 + plan.height + 12
    head_x = PADDING + left + 8
    return Arrangement(
        plan,
        Box(PADDING, 4, plan.width, plan.height + 4),
        Box(PADDING, under, left, height - under - BOTTOM),
        Box(head_x, 0, width - head_x, height),
    )
