"""One head large: where its cells, labels and curves go, also where it is zoomed. Arithmetic only."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom
from scoutview.panels.attention.plan import BOTTOM, PADDING, READABLE_PITCH, READABLE_ROW

LOWEST_ARC = 0.35  # of the height of the one that reaches farthest
LEAST_ARCS = 26.0  # design pixels of height in which curves are told apart
SHARES_FROM = 84.0  # and that hold their shares, too
HIGH_ROW = 48.0  # design pixels of a row that is high enough
WIDEST_CELL, WIDEST_IN_PICTURE = 200.0, 300.0  # a picture of few tokens fills its page


class Spot(NamedTuple):
    """A row and a column of a head, or a row alone (column -1); `on_arc`: on the curve that stands for that cell."""

    row: int
    column: int
    on_arc: bool = False


@dataclass(frozen=True)
class HeadPlan:
    """One head large: `tokens` x `tokens` cells at (x, y), labels left of and above them, arcs above those.

    Of a zoomed one those cells that fill the same room are in view.
    """

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
    zoom: Zoom = WHOLE

    @cached_property
    def room(self) -> Box:
        """Where cells are seen."""
        cells = self.tokens * self.cell_width, self.tokens * self.cell_height
        return Box(self.x, self.y, cells[0] * self.zoom.width, cells[1] * self.zoom.height)

    @cached_property
    def cells(self) -> Box:
        """Where all cells are, those out of view included."""
        width, height = self.tokens * self.cell_width, self.tokens * self.cell_height
        return Box(self.x - self.zoom.x * width, self.y - self.zoom.y * height, width, height)

    @property
    def rows(self) -> range:
        return _in_view(self.zoom.y, self.zoom.height, self.tokens)

    @property
    def columns(self) -> range:
        return _in_view(self.zoom.x, self.zoom.width, self.tokens)

    def shows_row(self, row: int) -> bool:
        """Whether its middle is in view."""
        return self.zoom.is_whole or self.room.y <= self.centre_y(row) <= self.room.bottom

    def shows_column(self, column: int) -> bool:
        return self.zoom.is_whole or self.room.x <= self.centre_x(column) <= self.room.right

    def centre_x(self, column: int) -> float:
        return self.cells.x + (column + 0.5) * self.cell_width

    def centre_y(self, row: int) -> float:
        return self.cells.y + (row + 0.5) * self.cell_height

    def cell(self, row: int, column: int) -> Box:
        left, top = self.cells.x + column * self.cell_width, self.cells.y + row * self.cell_height
        return Box(left, top, self.cell_width, self.cell_height)

    @property
    def separate_cells(self) -> bool:
        return min(self.cell_width, self.cell_height) >= 10

    @property
    def numbers_fit(self) -> bool:
        return self.cell_width >= 30 and self.cell_height >= 15

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) under a point; the row alone (column -1) beside the cells, on its label."""
        row = math.floor((y - self.cells.y) / self.cell_height)
        column = math.floor((x - self.cells.x) / self.cell_width)
        room = self.room
        if room.y <= y < room.bottom and x < room.right:
            return min(row, self.tokens - 1), min(column, self.tokens - 1) if x >= room.x else -1
        if self.labels_y <= y < self.y and room.x <= x < room.right:
            return min(column, self.tokens - 1), -1  # a token above the cells stands for its row
        return None

    def triangle_width(self, height: float) -> float:
        """How wide the empty corner above the diagonal is, `height` down from the top; 0 in a zoomed head."""
        if not self.zoom.is_whole:
            return 0.0
        rows = math.ceil(height / self.cell_height)
        return max(0.0, (self.tokens - rows) * self.cell_width - 8)


def _in_view(start: float, length: float, tokens: int) -> range:
    first, last = math.floor(start * tokens + 1e-9), math.ceil((start + length) * tokens - 1e-9)
    return range(max(0, first), min(tokens, last))


def zoomed(plan: HeadPlan, zoom: Zoom, label_widths: Sequence[float]) -> HeadPlan:
    """The same with this part of the cells in view; labels stay as large, so that more of them find room."""
    if zoom.is_whole:
        return plan
    width, height = plan.cell_width / zoom.width, plan.cell_height / zoom.height
    rotated = plan.rotated and _are_crowded(label_widths, width)
    return replace(
        plan,
        cell_width=width,
        cell_height=height,
        rotated=rotated,
        label_step_x=max(1, math.ceil(READABLE_PITCH / width)) if rotated else 1,
        label_step_y=max(1, math.ceil(READABLE_PITCH / height)),
        zoom=zoom,
    )


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
    rotated = _are_crowded(label_widths, cell_width)
    labels = min(widest + 4, max(0.2 * height, 46.0), 90.0) if rotated else 20.0 + chips
    wanted = min(150.0, 0.28 * height) if picture else min(100.0, 0.22 * height)
    around = BOTTOM + labels + 8
    if height - around - tokens * HIGH_ROW >= SHARES_FROM:
        wanted = max(wanted, SHARES_FROM)
    arcs = _readable_arcs(wanted, height - around - tokens * READABLE_ROW) if height >= 190 else 0.0
    cells_height = height - around - arcs
    cell_height = min(cells_height / tokens, max(HIGH_ROW, 0.6 * cell_width))
    spare = cells_height - cell_height * tokens
    arcs = max(arcs, min(arcs + spare, 0.26 * height)) if arcs else 0.0
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


def _readable_arcs(wanted: float, left: float) -> float:
    """How high the curves are where so much is `left` by rows with numbers: lower ones where that makes room."""
    return left if LEAST_ARCS <= left < wanted else wanted


def _are_crowded(label_widths: Sequence[float], cell_width: float) -> bool:
    """Whether more than a fifth of the labels are wider than their room."""
    wide = sum(each > label_room(label_widths, i, cell_width) for i, each in enumerate(label_widths))
    return wide > 0.2 * len(label_widths)


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
    """A curve from the looking token to the one looked at: weight decides its width and opacity.

    It has so much of the height that there is: the farther it reaches, the more.
    """

    column: int
    weight: float
    height: float = 1.0


def arcs_of(weights: np.ndarray, row: int, least: float = 0.02) -> tuple[Arc, ...]:
    """The entries of a row worth a curve, faint ones first so that strong ones lie on top."""
    found = weights.tolist()  # of a few tokens: Python has them in order before numpy has begun
    drawn = sorted((column for column, weight in enumerate(found) if weight >= least), key=found.__getitem__)
    farthest = max((abs(row - column) for column in drawn), default=1) or 1
    return tuple(arc_of(column, found[column], row, farthest) for column in drawn)


def arc_of(column: int, weight: float, row: int, farthest: int) -> Arc:
    """The curve to a column: the higher the farther away it is, of all that are."""
    return Arc(column, weight, LOWEST_ARC + (1 - LOWEST_ARC) * abs(row - column) / farthest)


def is_causal(attention: np.ndarray) -> bool:
    """Whether no token looks at a later one: everything above the diagonal (..., query, key) is exactly 0."""
    return not np.logical_and(attention, _later(attention.shape[-1])).any()


@lru_cache(maxsize=8)
def _later(tokens: int) -> np.ndarray:
    """(query, key) bool: the keys that come after the query."""
    return np.triu(np.ones((tokens, tokens), bool), 1)


@lru_cache(maxsize=8)
def lower_triangle(tokens: int) -> np.ndarray:
    """(query, key) uint8: 1 where the key is not after the query, else 0. Nobody may change it."""
    return np.tri(tokens, dtype=np.uint8)
