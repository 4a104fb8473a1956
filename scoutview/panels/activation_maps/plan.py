"""A picture's way through a network: what is shown of it, and where its stages go. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from math import log
from typing import NamedTuple

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import rounded_up
from scoutview.graphics.widgets.picture_grid_plan import whole_side
from scoutview.language import tr

PADDING = 16.0
HEAD = 40.0  # a stage's name and what it is
FOOT = 22.0  # its key of colours
READING = 22.0  # what is under the pointer
BETWEEN = 26.0  # from stage to stage
BESIDE_ARROW = 5.0  # free at both ends of an arrow
BEFORE_ANSWERS = 9.0  # as much more before the answers, which begin with letters
GAP = 3.0
LARGEST, LEAST = 150.0, 3.0  # sides of a map
LONGEST = 4  # how many times longer than its other side a grid may be
MOST_OUTCOMES = 300.0  # width of the answers
LEAST_OUTCOME = 13.0  # height of a row
PICTURE = -1  # as a stage
Shape = tuple[int, int, int]


class MapSpot(NamedTuple):
    """A number on the way: the stage (-1 the picture, then layers, then outcomes), channel, row and column."""

    stage: int
    channel: int
    row: int
    column: int


@dataclass(frozen=True, eq=False)
class Flow:
    """The picture (H, W), the maps (C, H, W) of each layer in order, and what comes out.

    `tops` ends each layer's scale. A channel that is not `alive` was active on no validation picture. `own` says where
    the picture came from, if it is the user's own.
    """

    picture: np.ndarray
    names: tuple[str, ...]
    maps: tuple[np.ndarray, ...]
    tops: tuple[float, ...]
    alive: tuple[np.ndarray, ...]
    outcomes: tuple[str, ...]
    probabilities: np.ndarray
    own: str = ""

    @property
    def shapes(self) -> tuple[Shape, ...]:
        return tuple((int(each.shape[0]), int(each.shape[1]), int(each.shape[2])) for each in self.maps)

    def pooled_before(self, stage: int) -> int:
        """Of how many pixels in a row of the maps before one is left where this layer begins."""
        before = self.maps[stage - 1].shape if stage else self.picture.shape
        height = self.maps[stage].shape[1]
        return 1 if height == 1 else max(1, before[-2] // height)

    def is_dead(self, stage: int, channel: int) -> bool:
        """Silent on every validation picture, and on this one."""
        return not self.alive[stage][channel] and not self.maps[stage][channel].any()

    @cached_property
    def all_dead(self) -> tuple[tuple[int, ...], ...]:
        """The dead channels of each layer."""
        silent = (np.flatnonzero(~alive).tolist() for alive in self.alive)
        return tuple(
            tuple(channel for channel in channels if self.is_dead(stage, channel))
            for stage, channels in enumerate(silent)
        )

    def has(self, spot: MapSpot) -> bool:
        """Whether there is such a number behind a layer."""
        if not 0 <= spot.stage < len(self.maps):
            return spot.stage == len(self.maps) and 0 <= spot.channel < len(self.outcomes)
        return all(0 <= at < count for at, count in zip(spot[1:], self.maps[spot.stage].shape, strict=True))

    def value(self, spot: MapSpot) -> float:
        if spot.stage == PICTURE:
            return float(self.picture[spot.row, spot.column])
        if spot.stage == len(self.maps):
            return float(self.probabilities[spot.channel])
        return float(self.maps[spot.stage][spot.channel, spot.row, spot.column])


def pooling_words(side: int) -> str:
    """What halves a map, or makes it smaller still: the largest of so many pixels goes on."""
    return tr("{side} × {side} maximum").format(side=side)


def unpacked(values: np.ndarray, shapes: np.ndarray) -> tuple[np.ndarray, ...]:
    """Maps that were put one after another, by layer: (channel, row, column) each."""
    ends = np.cumsum(np.prod(shapes, axis=1))
    pieces = np.split(values, ends[:-1])
    return tuple(piece.reshape(shape) for piece, shape in zip(pieces, shapes.tolist(), strict=True))


def scale_tops(maps: Sequence[np.ndarray], tops: np.ndarray | None) -> tuple[float, ...]:
    """A round end of each layer's scale: from all validation pictures where known, so that it stays for another one."""
    known = [float(each.max(initial=0.0)) for each in maps] if tops is None else tops.tolist()
    return tuple(rounded_up(top) if top > 0 else 1.0 for top in known)


class Stages(NamedTuple):
    """What has to find room: rows and columns of the picture, the maps of the layers, how many outcomes."""

    picture: tuple[int, int]
    layers: tuple[Shape, ...]
    outcomes: int


@dataclass(frozen=True)
class LayerMapsPlan:
    """The maps of one layer: `columns` in a row from (x, y), each `wide` x `tall`."""

    x: float
    y: float
    columns: int
    wide: float
    tall: float
    shape: Shape

    @property
    def rows(self) -> int:
        return -(-self.shape[0] // self.columns)

    @property
    def room(self) -> Box:
        width = self.columns * (self.wide + GAP) - GAP
        return Box(self.x, self.y, width, self.rows * (self.tall + GAP) - GAP)

    def box(self, channel: int) -> Box:
        row, column = divmod(channel, self.columns)
        return Box(self.x + column * (self.wide + GAP), self.y + row * (self.tall + GAP), self.wide, self.tall)

    def pixel(self, channel: int, row: int, column: int) -> Box:
        return cell_of(self.box(channel), self.shape[1:], row, column)

    def at(self, x: float, y: float) -> tuple[int, int, int] | None:
        """Channel, row and column at a place."""
        column, row = int((x - self.x) // (self.wide + GAP)), int((y - self.y) // (self.tall + GAP))
        channel = row * self.columns + column
        if not (0 <= column < self.columns and row >= 0 and channel < self.shape[0]):
            return None
        inside = cell_at(self.box(channel), self.shape[1:], x, y)
        return None if inside is None else (channel, *inside)


@dataclass(frozen=True)
class FlowPlan:
    """Where the stages stand, left to right; `outcome_rows` of the outcomes find room."""

    picture: Box
    picture_shape: tuple[int, int]
    layers: tuple[LayerMapsPlan, ...]
    outcomes: Box
    outcome_rows: int
    reading: Box

    @property
    def outcome_pitch(self) -> float:
        return self.outcomes.height / max(1, self.outcome_rows)

    def arrow(self, stage: int) -> tuple[float, float]:
        """From where to where the arrow to a layer goes, or to the answers after the last one."""
        before = self.picture if stage == 0 else self.layers[stage - 1].room
        after = self.layers[stage].x if stage < len(self.layers) else self.outcomes.x - BEFORE_ANSWERS
        return before.right + BESIDE_ARROW, after - BESIDE_ARROW

    def outcome(self, row: int) -> Box:
        return self.outcomes._replace(y=self.outcomes.y + row * self.outcome_pitch, height=self.outcome_pitch)

    def at(self, x: float, y: float) -> MapSpot | None:
        """What lies there; an outcome by its row, as a channel."""
        pixel = cell_at(self.picture, self.picture_shape, x, y)
        if pixel is not None:
            return MapSpot(PICTURE, 0, *pixel)
        for stage, layer in enumerate(self.layers):
            found = layer.at(x, y)
            if found is not None:
                return MapSpot(stage, *found)
        if self.outcomes.contains(x, y):
            return MapSpot(len(self.layers), int((y - self.outcomes.y) // self.outcome_pitch), 0, 0)
        return None


def cell_of(box: Box, shape: Sequence[int], row: int, column: int) -> Box:
    """One cell of a picture of `shape` rows and columns."""
    tall, wide = box.height / shape[0], box.width / shape[1]
    return Box(box.x + column * wide, box.y + row * tall, wide, tall)


def cell_at(box: Box, shape: Sequence[int], x: float, y: float) -> tuple[int, int] | None:
    """Row and column of a picture at a place."""
    if not box.contains(x, y):
        return None
    row, column = int((y - box.y) / box.height * shape[0]), int((x - box.x) / box.width * shape[1])
    return min(row, shape[0] - 1), min(column, shape[1] - 1)


@lru_cache(maxsize=64)  # asked for at every picture, and of few sizes
def plan_flow(room: tuple[float, float], stages: Stages, scale: float, *, reading: bool = True) -> FlowPlan | None:
    """All maps of all layers, each layer's as large as the room allows; None where there is no room."""
    (width, height), layers = room, stages.layers
    inner, top, foot = width - 2 * PADDING, HEAD, READING if reading else 0.0
    high = height - HEAD - FOOT - foot
    if inner < 240 or high < 60:
        return None
    side = min(high, max(56.0, 0.17 * inner), 190.0)
    out = min(max(96.0, 0.18 * inner), 190.0)
    between = min(BETWEEN, 0.035 * inner)
    left = inner - side - out - (len(layers) + 1) * between - BEFORE_ANSWERS
    grids = _largest_maps(left, high, layers)
    columns = [count for count, _ in grids]
    sizes = [fitted(shape[1:], own, scale) for shape, (_, own) in zip(layers, grids, strict=True)]
    widths = [count * (size[0] + GAP) - GAP for count, size in zip(columns, sizes, strict=True)]
    spare = side + left - sum(widths)  # the picture first, then the answers and the gaps have what whole pixels leave
    wide, tall = fitted(stages.picture, min(high, spare), scale)
    grown = min(max(0.0, spare - wide), max(0.0, MOST_OUTCOMES - out))
    out, between = out + grown, between + max(0.0, spare - wide - grown) / (len(layers) + 1)
    x, plans = PADDING + wide + between, []
    for shape, count, size, used in zip(layers, columns, sizes, widths, strict=True):
        plans.append(LayerMapsPlan(x, top, count, *size, shape))
        x += used + between
    rows = max(1, min(stages.outcomes, int(high // LEAST_OUTCOME)))
    return FlowPlan(
        Box(PADDING, top, wide, tall),
        stages.picture,
        tuple(plans),
        Box(PADDING + inner - out, top, out, min(high, 34.0 * rows)),
        rows,
        Box(PADDING, height - foot, inner, foot),
    )


def fitted(shape: Sequence[int], side: float, scale: float) -> tuple[float, float]:
    """Width and height of a picture of `shape` rows and columns in a square, each pixel whole device pixels."""
    longest = max(shape)
    exact = whole_side(side, longest, scale)
    return exact * shape[1] / longest, exact * shape[0] / longest


def _largest_maps(width: float, height: float, layers: Sequence[Shape]) -> list[tuple[int, float]]:
    """Columns and the longest side of the maps of each layer, so that all stand beside each other.

    No layer has maps larger than it must for those of another to be small; grids have no gap in their last row.
    """
    grids = [
        [(each, _side_by_height(height, -(-count // each))) for each in even_columns(count)] for count, *_ in layers
    ]
    tries = (_narrowed(width, chosen) for chosen in product(*grids))
    return max(tries, key=lambda sizes: sum(log(side) for _, side in sizes))


def _side_by_height(height: float, rows: int) -> float:
    return max(LEAST, min((height + GAP) / rows - GAP, LARGEST))


def _narrowed(width: float, grids: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """The same grids with the largest maps smaller, as far as it takes for all to fit in this width."""
    side = max(side for _, side in grids)
    while side > LEAST and sum(count * (min(side, own) + GAP) - GAP for count, own in grids) > width:
        side -= 1.0
    return [(count, min(side, own)) for count, own in grids]


def even_columns(count: int) -> list[int]:
    """The columns of grids of so many maps that are no stripes, without a gap in the last row where that can be."""
    shapes = [(each, -(-count // each)) for each in range(1, count + 1)]
    near = [(columns, rows) for columns, rows in shapes if max(columns, rows) <= LONGEST * min(columns, rows)]
    even = [columns for columns, rows in near if columns * rows == count]
    return even or [round(count**0.5 + 0.49)]


def is_rooted(stage: int) -> bool:
    """Whether maps of a layer are coloured by the root of their share: all but the first are faint beside the top."""
    return stage > 0


def brightness(values: np.ndarray, top: float, stage: int) -> np.ndarray:
    """Activations of 0 to `top` as 0 to 1, as they are coloured."""
    shares = np.clip(np.nan_to_num(values) / top, 0.0, 1.0)
    return np.asarray(np.sqrt(shares) if is_rooted(stage) else shares)


def shown_outcomes(probabilities: np.ndarray, rows: int, chosen: int | None = None) -> list[int]:
    """All outcomes where they fit; else the likeliest and the `chosen` one, and a row is left to say so.

    They are in their own order, in which they stand at every frame.
    """
    order = [int(each) for each in np.argsort(-np.nan_to_num(probabilities), kind="stable")]
    if len(order) <= rows:
        return sorted(order)
    shown = order[: max(1, rows - 1)]
    if chosen in order and chosen not in shown:
        shown = [*shown[: max(1, rows - 2)], chosen]
    return sorted(shown)
