"""Where everything of an attention panel goes, and what one row of attention says. Arithmetic only."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

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
WIDEST_CELL, WIDEST_IN_PICTURE = 160.0, 300.0  # a picture of few tokens fills its page


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


@dataclass(frozen=True)
class HeadPlan:
    """One head large: `tokens` x `tokens` cells at (x, y), labels left of and above them, arcs above those."""

    tokens: int
    x: float
    y: float
    cell_width: float
    cell_height: float
    labels_y: float  # the top of the labels above the cells; arcs end there
    arcs_height: float
    rotated: bool
    label_step_x: int
    label_step_y: int

    def centre_x(self, column: int) -> float:
        return self.x + (column + 0.5) * self.cell_width

    def centre_y(self, row: int) -> float:
        return self.y + (row + 0.5) * self.cell_height

    def cell(self, row: int, column: int) -> Box:
        return Box(
            self.x + column * self.cell_width, self.y + row * self.cell_height, self.cell_width, self.cell_height
        )

    @property
    def cells(self) -> Box:
        return Box(self.x, self.y, self.tokens * self.cell_width, self.tokens * self.cell_height)

    @property
    def separate_cells(self) -> bool:
        return min(self.cell_width, self.cell_height) >= 10

    @property
    def numbers_fit(self) -> bool:
        return self.cell_width >= 30 and self.cell_height >= 15

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) under a point; the row alone (column -1) beside the cells, on its label."""
        row = math.floor((y - self.y) / self.cell_height)
        column = math.floor((x - self.x) / self.cell_width)
        if 0 <= row < self.tokens and column < self.tokens:
            return row, max(column, -1)
        if self.labels_y <= y < self.y and 0 <= column < self.tokens:
            return column, -1  # a token above the cells stands for its row
        return None

    def triangle_width(self, height: float) -> float:
        """How wide the empty corner above the diagonal is, `height` down from the top."""
        rows = math.ceil(height / self.cell_height)
        return max(0.0, (self.tokens - rows) * self.cell_width - 8)


def plan_head(width: float, height: float, label_widths: Sequence[float], picture: bool = False) -> HeadPlan:
    """Share a canvas between labels, arcs and cells; secondary parts go first when it is small."""
    return _plan_head(width, height, tuple(label_widths), picture)


@lru_cache(maxsize=64)
def _plan_head(width: float, height: float, label_widths: tuple[float, ...], picture: bool) -> HeadPlan:
    tokens = len(label_widths)
    widest = max(label_widths)
    chips = 12.0 if picture else 0.0
    x = PADDING + min(widest, 0.24 * width, 120) + 10
    cell_width = min(WIDEST_IN_PICTURE if picture else WIDEST_CELL, (width - x - PADDING) / tokens)
    rotated = sum(each > label_room(label_widths, i, cell_width) for i, each in enumerate(label_widths)) > 0.2 * tokens
    labels = min(widest + 4, max(0.2 * height, 46.0), 90.0) if rotated else 20.0 + chips
    wanted = min(150.0, 0.28 * height) if picture else min(62.0, 0.16 * height)
    arcs = wanted if height >= 190 else 0.0
    cells_height = height - BOTTOM - labels - 8 - arcs
    cell_height = min(cells_height / tokens, max(48.0, 0.6 * cell_width))
    spare = cells_height - cell_height * tokens
    arcs = min(arcs + spare, 0.26 * height) if arcs else 0.0
    return HeadPlan(
        tokens,
        x,
        arcs + labels + 8,
        cell_width,
        cell_height,
        arcs + 2,
        arcs,
        rotated,
        max(1, math.ceil(READABLE_PITCH / cell_width)) if rotated else 1,
        max(1, math.ceil(READABLE_PITCH / cell_height)),
    )


def label_room(label_widths: Sequence[float], column: int, cell_width: float) -> float:
    """How wide the label of a column may be: its cell, and what both its neighbours leave free."""
    free = [
        max(0.0, (cell_width - label_widths[other]) / 2 - 3)
        for other in (column - 1, column + 1)
        if 0 <= other < len(label_widths)
    ]
    return cell_width - 3 + 2 * min(free, default=0.0)


def labelled(tokens: int, step: int, foremost: Sequence[int]) -> list[int]:
    """Which tokens get a label where only one in `step` has room: the foremost first, then every step-th one."""
    chosen: list[int] = []
    for token in [*foremost, *range(0, tokens, step)]:
        if all(abs(token - other) >= step for other in chosen):
            chosen.append(token)
    return sorted(chosen)


@dataclass(frozen=True)
class Arc:
    """A curve from the looking token to the one looked at: weight decides its width and opacity."""

    column: int
    weight: float


def arcs_of(row: np.ndarray, least: float = 0.02) -> tuple[Arc, ...]:
    """The entries of a row worth a curve, faint ones first so that strong ones lie on top."""
    order = np.argsort(row, kind="stable")
    return tuple(Arc(int(column), float(row[column])) for column in order if row[column] >= least)


def is_causal(attention: np.ndarray) -> bool:
    """Whether no token looks at a later one: everything above the diagonal (..., query, key) is exactly 0."""
    return not attention[..., _later(attention.shape[-1])].any()


@lru_cache(maxsize=8)
def _later(tokens: int) -> np.ndarray:
    """(query, key) bool: the keys that come after the query."""
    return np.triu(np.ones((tokens, tokens), bool), 1)


def reading_of(labels: Sequence[str], weights: np.ndarray, row: int, causal: bool) -> str:
    """One row of attention as a sentence: “gave” looks back at “apple” (82 %) and at “fox” (16 %)."""
    me = f"“{labels[row]}”"
    if not np.isfinite(weights).all():
        return "The attention is not a number at this step."
    if len(labels) == 1:
        return f"{me} is the only token: it can only look at itself."
    if causal and row == 0:
        return f"{me} comes first: it can only look at itself."
    order = [int(column) for column in np.argsort(-weights, kind="stable")]
    strong = [column for column in order[:3] if weights[column] >= 0.1]
    if not strong or weights[strong[0]] < 0.2:
        return f"{me} spreads its look widely, most of it at {_named(labels, row, order[0], weights)}."
    parts = [_named(labels, row, column, weights) for column in strong]
    back = " back" if causal and strong[0] != row else ""
    return f"{me} looks{back} at {_joined(parts)}."


def _named(labels: Sequence[str], row: int, column: int, weights: np.ndarray) -> str:
    share = f"({100 * weights[column]:.0f} %)"
    if column == row:
        return f"itself {share}"
    other = "an earlier " if labels[column] == labels[row] and column < row else ""
    return f"{other}“{labels[column]}” {share}"


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and at {parts[-1]}"
