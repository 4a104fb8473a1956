"""Where the parts of an attention panel go, the small maps of all heads among them. Arithmetic only."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from scoutview.graphics.base.box import Box

PADDING = 16.0
BOTTOM = 12.0
MAP_GAP = 5.0
LARGEST_MAP = 40.0  # beside a panel's reading; in a column of their own they may grow
LAYER_LABEL = 57.0
TAG = 17.0  # a line below a small map with its name
TAGGED_FROM = 30.0  # design pixels of a map's side that hold a name below it
TAGGED_HEIGHT = 440.0  # and of all parts together: in less, the rows of the head need the room more
NARROWEST = 220.0  # design pixels of width of what is read, beside the head
AROUND_WORDS = 30.0  # design pixels above and below them there
LOWEST = 130.0  # design pixels of height: in less the rows of a head have no room below maps and words
LARGE = (780.0, 240.0)  # design pixels of a panel that has the window to itself
WIDE = 960.0  # of these, where names below large maps leave the head more than half of it
NAMES = 42.0  # two lines below a large map: its name, and what the prediction is without it
HEADING = 24.0  # over all large maps: what is told below each
NAMED_FROM = 72.0  # design pixels of a map's side that hold these
NUMBERS = 18.0  # over maps of layers that go across
ACROSS_FROM, CLEARLY = 420.0, 1.5  # design pixels of width, and times as large as before
READABLE_PITCH = 15.0  # labels closer than this collide
READABLE_ROW = 15.5  # design pixels of a row that holds numbers, and its label
AROUND_ROWS = 68.0  # above and below the rows of a head: its curves, at their least, and labels


@dataclass(frozen=True)
class MapsPlan:
    """All heads as small maps: each `side` wide, `pool` x `pool` entries taken together as their largest.

    Below each is room for a name, `tag` high. A layer stands in one row, or in several of `per_row` heads; where there
    are many, they go `across`, from left to right, and heads downwards.
    """

    layers: int
    heads: int
    side: float
    pool: int
    tag: float = 0.0
    per_row: int = 0
    across: bool = False

    @property
    def named(self) -> bool:
        """Whether there are two lines below each map."""
        return self.tag > TAG

    @property
    def top(self) -> float:
        """Where the maps begin: below what is said of all of them."""
        return 3.0 + HEADING * self.named + NUMBERS * self.across

    @property
    def in_row(self) -> int:
        """How many heads stand side by side."""
        return self.per_row or self.heads

    @property
    def rows(self) -> int:
        """How many rows of heads a layer has."""
        return math.ceil(self.heads / self.in_row)

    @property
    def pitch(self) -> float:
        return self.side + MAP_GAP

    @property
    def row_pitch(self) -> float:
        return self.pitch + self.tag

    @property
    def width(self) -> float:
        return LAYER_LABEL + (self.layers if self.across else self.in_row) * self.pitch

    @property
    def height(self) -> float:
        return (self.heads if self.across else self.layers * self.rows) * self.row_pitch + self.top - 2

    def box(self, layer: int, head: int) -> Box:
        row, place = (head, layer) if self.across else divmod(head, self.in_row)
        row += 0 if self.across else layer * self.rows
        return Box(LAYER_LABEL + place * self.pitch, self.top + row * self.row_pitch, self.side, self.side)

    def head_at(self, x: float, y: float) -> tuple[int, int] | None:
        place = math.floor((x - LAYER_LABEL + MAP_GAP / 2) / self.pitch)
        if self.across:
            layer, head = place, math.floor((y - self.top + 3) / self.row_pitch)
            return (layer, head) if 0 <= layer < self.layers and 0 <= head < self.heads else None
        layer, row = divmod(math.floor((y - self.top + 3) / self.row_pitch), self.rows)
        head = row * self.in_row + place
        inside = 0 <= layer < self.layers and 0 <= place < self.in_row and head < self.heads
        return (layer, head) if inside else None


def plan_maps(shape: tuple[int, int, int], width: float, height: float, scale: float, *, tag: float = 0.0) -> MapsPlan:
    """The largest small maps of whole-pixel cells for (layers, heads, tokens); pooled where pixels are few.

    Below each there is `tag` room for a name, as long as they are wide enough for one. The only layer stands in two
    rows where its large maps are larger so.
    """
    one_row = _maps_in_rows(shape, width, height, scale, tag=tag, per_row=shape[1])
    if shape[0] > 1 or not one_row.named:
        return one_row
    two_rows = _maps_in_rows(shape, width, height, scale, tag=tag, per_row=math.ceil(shape[1] / 2))
    return max(one_row, two_rows, key=lambda plan: (plan.named, plan.side))


def plan_maps_across(shape: tuple[int, int, int], width: float, height: float, scale: float) -> MapsPlan:
    """The same with layers from left to right: many of them are wider than high."""
    layers, heads, tokens = shape
    turned = _maps_in_rows((heads, layers, tokens), width, height - NUMBERS, scale, tag=0.0, per_row=layers)
    return replace(turned, layers=layers, heads=heads, per_row=0, across=True)


def _maps_in_rows(
    shape: tuple[int, int, int], width: float, height: float, scale: float, *, tag: float, per_row: int
) -> MapsPlan:
    layers, heads, tokens = shape
    heading, rows = HEADING * (tag > TAG), layers * math.ceil(heads / per_row)
    limit = min((width - LAYER_LABEL) / per_row, (height - heading) / rows - tag) - MAP_GAP
    pixels = max(1, math.floor(limit * scale))
    sides = {}
    for pool in range(1, tokens + 1):
        cells = math.ceil(tokens / pool)
        sides[pool] = pixels // cells * cells
        if sides[pool] >= 0.7 * pixels:
            break
    pool = max(sides, key=lambda each: sides[each])
    if tag and sides[pool] < (NAMED_FROM if tag > TAG else TAGGED_FROM) * scale:
        return _maps_in_rows(shape, width, height, scale, tag=TAG if tag > TAG else 0.0, per_row=per_row)
    return MapsPlan(layers, heads, sides[pool] / scale, pool, tag, per_row)


@dataclass(frozen=True)
class Arrangement:
    """The parts of the panel."""

    maps_plan: MapsPlan
    maps: Box
    reading: Box
    head: Box

    def moved_down(self, by: float) -> "Arrangement":
        maps, reading, head = (part._replace(y=part.y + by) for part in (self.maps, self.reading, self.head))
        return Arrangement(self.maps_plan, maps, reading, head)


@dataclass(frozen=True)
class Wanted:
    """What is to be arranged: maps of (layers, heads, tokens), and words that are so high at a width.

    `tagged`: a map has a name below it.
    """

    shape: tuple[int, int, int]
    scale: float
    reading: Callable[[float], float] = lambda width: 90.0
    tagged: bool = False


def arrange(width: float, height: float, wanted: Wanted, *, top: float = 0.0) -> Arrangement:
    """Small maps and reading above the head, or left of it where the panel is wide or very low; nothing above `top`.

    A panel that has the window to itself shows the maps large.
    """
    height -= top
    in_columns = (width >= 640 or height < LOWEST) and width > 1.5 * height
    arranged = (_in_columns if in_columns else _below_each_other)(width, height, wanted)
    return arranged.moved_down(top)


def _below_each_other(width: float, height: float, wanted: Wanted) -> Arrangement:
    layers, heads, _ = wanted.shape
    inner, tag = width - 2 * PADDING, TAG if wanted.tagged and height >= TAGGED_HEIGHT else 0.0
    room = min(0.6 * inner, LAYER_LABEL + heads * (LARGEST_MAP + MAP_GAP))
    most = min((0.42 if tag else 0.36) * height, layers * (LARGEST_MAP + MAP_GAP + tag))
    plan = plan_maps(wanted.shape, room, most, wanted.scale, tag=tag)
    if layers > heads and plan.pitch < READABLE_PITCH and width >= ACROSS_FROM:
        across = plan_maps_across(wanted.shape, inner, 0.36 * height, wanted.scale)
        plan = across if across.side > CLEARLY * plan.side else plan
    beside = inner - plan.width - 18
    if (
        wanted.tagged and not plan.across and beside < 190 and height >= 320
    ):  # below each other there is room for wider maps
        plan = plan_maps(wanted.shape, inner, 0.2 * height, wanted.scale)
    maps = Box(PADDING, 4, plan.width, plan.height + 4)
    if beside >= 190 or (height < 320 and not plan.across):
        reading = Box(
            PADDING + plan.width + 18,
            4,
            beside,
            max(plan.height, min(wanted.reading(beside), _most_words(height, wanted.shape[2]))),
        )
    else:
        most = max(0.33 * height, height - plan.height - 10 - AROUND_ROWS - wanted.shape[2] * READABLE_ROW)
        reading = Box(PADDING, plan.height + 10, inner, min(wanted.reading(inner), most))
    top = max(maps.bottom, reading.bottom) + 6
    return Arrangement(plan, maps, reading, Box(0, top, width, height - top))


def _most_words(height: float, tokens: int) -> float:
    """How much of the height words may take above a head: all but what its rows need, where these hold numbers."""
    left = height - 10 - AROUND_ROWS - tokens * READABLE_ROW
    return left if left >= 0.33 * height else 0.4 * height


def _in_columns(width: float, height: float, wanted: Wanted) -> Arrangement:
    layers, heads, _ = wanted.shape
    large = width >= LARGE[0] and height >= LARGE[1]
    roomy = large or not wanted.reading(NARROWEST)  # nothing stands below the maps
    largest = height if roomy else 1.6 * LARGEST_MAP + MAP_GAP
    tag = NAMES if large else TAG if wanted.tagged else 0.0
    share = (0.44 if width >= WIDE else 0.48) if roomy else 0.34
    room = min(share * width, LAYER_LABEL + heads * largest)
    most = math.inf if roomy else layers * (largest + tag)
    words = _words_room(wanted, room, height, roomy=roomy)
    plan = plan_maps(wanted.shape, room, min(height - words, most), wanted.scale, tag=tag)
    words = _words_room(wanted, plan.width, height, roomy=roomy)
    if plan.height + words > height:  # beside narrower maps they take more lines
        plan = plan_maps(wanted.shape, room, min(height - words, most), wanted.scale, tag=tag)
    left = max(plan.width, NARROWEST)
    under = 4 + plan.height + 12
    head_x = PADDING + left + 8
    head = Box(head_x, 0, width - head_x, height)
    reading = Box(PADDING, under, left, height - under - BOTTOM)
    return Arrangement(plan, Box(PADDING, 4, plan.width, plan.height + 4), reading, head)


def _words_room(wanted: Wanted, width: float, height: float, *, roomy: bool) -> float:
    """How much of the height what is read below maps of this width may take."""
    if not roomy:
        return (0.5 if wanted.tagged else 0.4) * height
    words = wanted.reading(max(width, NARROWEST))
    return min(words, 0.45 * height) + (AROUND_WORDS if words else BOTTOM)
