"""Where a table, the row taken out of it, and the vectors made from that row go. Arithmetic only."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scoutview.frame import read_only
from scoutview.graphics.base.box import Box

PADDING = 16.0
BOTTOM = 12.0
FOOT = 32.0
BUTTONS_FROM, LEGEND_FROM = 356.0, 424.0  # of the foot's width, that hold buttons beside a sum and a whole legend
LEGEND, SHORT_LEGEND = 134.0, 84.0
BUTTON, BUTTONS = 28.0, 64.0  # the side of one, and the width of two beside the legend
LOW = 150.0  # under this height, or in less width, the row stands alone
LEAST_WIDTH = 300.0
NARROW = 560.0
LABELS_WIDTH, LABELS_NARROW = 138.0, 96.0  # of the strips' labels, at their left
ROUTE = 11.0  # the row's way runs this far right of the table
COLUMN_FROM, COLUMN_HIGH = 720.0, 330.0  # with so much room all stands in a column, and what is beside it has the rest
COLUMN, COLUMN_FOOT = 216.0, 68.0
COLUMN_LABEL, COLUMN_STRIP, COLUMN_GAP = 20.0, 14.0, 4.0
BESIDE = 30.0
LIT_UNTIL, LEAVES_AT, ARRIVES_AT, POSITION_AT = 0.22, 0.3, 0.72, 0.86  # shares of the time that a lookup takes


@dataclass(frozen=True)
class LookupPlan:
    """`strips` are one box per vector: the row alone, or row, position vector and their sum."""

    table: Box
    beside: Box
    strips: tuple[Box, ...]
    strip_labels: tuple[Box, ...]
    foot: Box
    cells: tuple[int, int]  # rows and columns of the table that are drawn
    strip_cells: int
    shape: tuple[int, int]
    route_x: float
    in_column: bool = False  # the vectors under the table

    @property
    def rows(self) -> int:
        return self.shape[0]

    @property
    def has_buttons(self) -> bool:
        """Whether there is room for two."""
        return self.in_column or self.foot.width >= BUTTONS_FROM

    @property
    def button_places(self) -> tuple[tuple[float, float], ...]:
        """Where the two begin, from the right: beside the legend, in a column beside the name of the row."""
        x, y = self.foot.right - self.legend_width - 46, self.foot.y + 2
        if self.in_column and self.strip_labels:
            x, y = self.foot.right - BUTTON, self.strip_labels[0].y - 6
        return (x, y), (x - 30, y)

    @property
    def legend_width(self) -> float:
        return LEGEND if self.in_column or self.foot.width >= LEGEND_FROM else SHORT_LEGEND

    @property
    def legend_y(self) -> float:
        return self.foot.y + (38 if self.in_column else 2)

    def line_width(self, *, buttons: bool) -> float:
        """The room for a line in the foot: beside the legend and buttons, in a column above them."""
        if self.in_column:
            return self.foot.width
        return self.foot.width - self.legend_width - 22 - (BUTTONS if buttons and self.has_buttons else 0.0)

    def row_y(self, row: int) -> float:
        return self.table.y + (row + 0.5) / self.rows * self.table.height

    def row_box(self, row: int) -> Box:
        """Where a row lies in the table, high enough to be seen."""
        height = max(4.0, self.table.height / self.rows)
        return Box(self.table.x, self.row_y(row) - height / 2, self.table.width, height)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the number that is drawn there in the table."""
        if not self.table.contains(x, y):
            return None
        across, down = (x - self.table.x) / self.table.width, (y - self.table.y) / self.table.height
        shares = zip((down, across), self.cells, self.shape, strict=True)
        row, column = (int(sampled(count, shown)[min(shown - 1, int(share * shown))]) for share, shown, count in shares)
        return row, column

    def row_at(self, x: float, y: float) -> int | None:
        cell = self.cell_at(x, y)
        return None if cell is None else cell[0]

    def strip_at(self, x: float, y: float) -> int | None:
        return next((index for index, strip in enumerate(self.strips) if strip.contains(x, y)), None)

    def column_at(self, x: float, y: float) -> int | None:
        """Which number of the vectors is drawn there, in any strip."""
        index = self.strip_at(x, y)
        if index is None:
            return None
        strip = self.strips[index]
        cell = min(self.strip_cells - 1, int((x - strip.x) / strip.width * self.strip_cells))
        return int(sampled(self.shape[1], self.strip_cells)[cell])

    def column_boxes(self, column: int) -> tuple[Box, ...]:
        """Where this number, or the one drawn in its stead, lies: across all strips, or in each between their names."""
        drawn = np.abs(sampled(self.shape[1], self.strip_cells) - column)
        first, width = self.strips[0], self.strips[0].width / self.strip_cells
        x = first.x + int(drawn.argmin()) * width
        if self.in_column:
            return tuple(Box(x, strip.y, width, strip.height) for strip in self.strips)
        return (Box(x, first.y, width, self.strips[-1].bottom - first.y),)

    def route(self, row: int) -> tuple[tuple[float, float], ...]:
        """The corners of the way from the row to its strip; the last is the arrow's tip."""
        y, strip = self.row_y(row), self.strips[0]
        start, end = (self.table.right + 2, y), strip.right + 2 if self.in_column else strip.x - 2
        return start, (self.route_x, y), (self.route_x, strip.middle_y), (end, strip.middle_y)

    def travelling(self, row: int, progress: float) -> Box:
        """Where the row is on its way out of the table: 0 still there, 1 in its strip. Down first, then wider."""
        strip, start = self.strips[0], self.row_box(row)
        down, wider = min(1.0, progress / 0.6), max(0.0, (progress - 0.4) / 0.6)
        shares = (wider, down, wider, wider)
        return Box(*(a + (b - a) * share for a, b, share in zip(start, strip, shares, strict=True)))


@dataclass(frozen=True)
class LookupMoment:
    """How far a lookup is, each part from 0 to 1: the row lights up, leaves, its position comes, and the sum."""

    lit: float
    gone: float
    position: float
    total: float


def moment_at(progress: float) -> LookupMoment:
    """The parts one after the other; all of them done at 1."""
    return LookupMoment(
        _between(progress, 0.0, LIT_UNTIL),
        _between(progress, LEAVES_AT, ARRIVES_AT),
        _between(progress, ARRIVES_AT, POSITION_AT),
        _between(progress, POSITION_AT, 1.0),
    )


def _between(progress: float, begin: float, end: float) -> float:
    """0 until it begins, 1 from its end on, slow at both."""
    share = min(max((progress - begin) / (end - begin), 0.0), 1.0)
    return share * share * (3 - 2 * share)


def whole_cells(count: int, length: float, scale: float, smallest: float = 1.0) -> tuple[int, float]:
    """How many of `count` cells are drawn in at most `length`, and the length they take: whole pixels each.

    Where not all find room, a cell is `smallest` design pixels, so that it can still be told from the next.
    """
    pixels = max(1, int(length * scale))
    cell = max(pixels // count, round(smallest * scale), 1)
    shown = max(1, min(count, pixels // cell))
    return shown, shown * cell / scale


@lru_cache(maxsize=64)
def sampled(count: int, shown: int) -> np.ndarray:
    """(shown,) indices, evenly spread over `count`, the first and the last among them; read-only."""
    return read_only(np.linspace(0, count - 1, shown).round().astype(np.int64))


@lru_cache(maxsize=8)  # asked for several times in each picture
def plan_lookup(width: float, height: float, shape: tuple[int, int], scale: float, sum_known: bool) -> LookupPlan:
    """The picture below the chips, for a table of `shape` (rows, columns) at `scale` pixels per design pixel."""
    if width >= COLUMN_FROM and height >= COLUMN_HIGH:
        return _in_column(width, height, shape, scale, 3 if sum_known else 1)
    rows, columns = shape
    narrow = width < NARROW
    labelled = height >= LOW and width >= LEAST_WIDTH
    whole = sum_known and labelled
    inner, strip_count = width - 2 * PADDING, 3 if whole else 1
    strip_height = min(max(0.06 * height, 14.0 if whole else 18.0), 34.0)
    pitch = strip_height + (3 if narrow else 6)
    foot_y = height - BOTTOM - FOOT
    strips_y = foot_y - 8 - (strip_count - 1) * pitch - strip_height
    above = max(20.0, strips_y - (10 if narrow else 14))
    widest = min(max(0.24 * inner, 84.0), 280.0)
    columns_shown, table_width = whole_cells(columns, widest, scale, 2.0)
    rows_shown, table_height = whole_cells(rows, above, scale, 2.0)
    table, labels_width = Box(PADDING, 0, table_width, table_height), LABELS_NARROW if narrow else LABELS_WIDTH
    beside = PADDING + max(widest, labels_width if labelled else 0.0)  # the same at any scale
    route_x, left = beside + ROUTE, beside + BESIDE
    strip_cells, strip_width = whole_cells(columns, width - PADDING - left, scale)
    ys = [strips_y + index * pitch for index in range(strip_count)]
    labels = tuple(Box(PADDING, y, labels_width, strip_height) for y in ys)
    return LookupPlan(
        table=table,
        beside=Box(left, 0, max(0.0, width - PADDING - left), above),
        strips=tuple(Box(left, y, strip_width, strip_height) for y in ys),
        strip_labels=labels if labelled else (),
        foot=Box(PADDING, foot_y, inner, FOOT),
        cells=(rows_shown, columns_shown),
        strip_cells=strip_cells,
        shape=shape,
        route_x=route_x,
    )


def _in_column(width: float, height: float, shape: tuple[int, int], scale: float, strip_count: int) -> LookupPlan:
    """The vectors under the table, each under its name."""
    rows, columns = shape
    pitch = COLUMN_LABEL + COLUMN_STRIP + COLUMN_GAP
    foot = Box(PADDING, height - BOTTOM - COLUMN_FOOT, COLUMN, COLUMN_FOOT)
    ys = [foot.y - 6 - (strip_count - index) * pitch for index in range(strip_count)]
    columns_shown, table_width = whole_cells(columns, COLUMN, scale, 2.0)
    rows_shown, table_height = whole_cells(rows, ys[0] - 10, scale, 2.0)
    strip_cells, strip_width = whole_cells(columns, COLUMN, scale)
    left = PADDING + COLUMN + BESIDE
    return LookupPlan(
        table=Box(PADDING, 0, table_width, table_height),
        beside=Box(left, 0, width - PADDING - left, height - BOTTOM),
        strips=tuple(Box(PADDING, y + COLUMN_LABEL, strip_width, COLUMN_STRIP) for y in ys),
        strip_labels=tuple(Box(PADDING, y, COLUMN, COLUMN_LABEL) for y in ys),
        foot=foot,
        cells=(rows_shown, columns_shown),
        strip_cells=strip_cells,
        shape=shape,
        route_x=PADDING + COLUMN + ROUTE,
        in_column=True,
    )
