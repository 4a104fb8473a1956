"""Where a table, the row taken out of it, and the vectors made from that row go. Arithmetic only."""

from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box

PADDING = 16.0
BOTTOM = 12.0
FOOT = 32.0
TALL, TALL_NARROW = 290.0, 340.0  # from this height on, the whole sum is drawn and not the row alone
NARROW = 560.0  # below this width the strips' labels stand over them, not at their left
LABELS_WIDTH = 138.0
LABEL_HEIGHT = 18.0
ROUTE = 11.0  # the row's way runs this far right of the table
BESIDE = 30.0


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
    rows: int
    route_x: float

    def row_y(self, row: int) -> float:
        return self.table.y + (row + 0.5) / self.rows * self.table.height

    def row_at(self, x: float, y: float) -> int | None:
        if not self.table.contains(x, y):
            return None
        return min(self.rows - 1, int((y - self.table.y) / self.table.height * self.rows))

    def strip_at(self, x: float, y: float) -> int | None:
        return next((index for index, strip in enumerate(self.strips) if strip.contains(x, y)), None)

    def route(self, row: int) -> tuple[tuple[float, float], ...]:
        """The corners of the way from the row to its strip; the last is the arrow's tip."""
        y, strip = self.row_y(row), self.strips[0]
        start = (self.table.right + 2, y)
        if strip.x > self.route_x:
            return start, (self.route_x, y), (self.route_x, strip.middle_y), (strip.x - 2, strip.middle_y)
        return start, (self.route_x, y), (self.route_x, strip.y - 2)

    def travelling(self, row: int, progress: float) -> Box:
        """Where the row is on its way out of the table: 0 still there, 1 in its strip. Down first, then wider."""
        strip, height = self.strips[0], max(3.0, self.table.height / self.rows)
        start = Box(self.table.x, self.row_y(row) - height / 2, self.table.width, height)
        down, wider = min(1.0, progress / 0.6), max(0.0, (progress - 0.4) / 0.6)
        shares = (wider, down, wider, wider)
        return Box(*(a + (b - a) * share for a, b, share in zip(start, strip, shares, strict=True)))


def whole_cells(count: int, length: float, scale: float, smallest: float = 1.0) -> tuple[int, float]:
    """How many of `count` cells are drawn in at most `length`, and the length they take: whole pixels each.

    Where not all find room, a cell is `smallest` design pixels, so that it can still be told from the next.
    """
    pixels = max(1, int(length * scale))
    cell = max(pixels // count, round(smallest * scale), 1)
    shown = max(1, min(count, pixels // cell))
    return shown, shown * cell / scale


def sampled(count: int, shown: int) -> np.ndarray:
    """(shown,) indices, evenly spread over `count`, the first and the last among them."""
    return np.linspace(0, count - 1, shown).round().astype(np.int64)


def plan_lookup(width: float, height: float, shape: tuple[int, int], scale: float, sum_known: bool) -> LookupPlan:
    """The picture below the chips, for a table of `shape` (rows, columns) at `scale` pixels per design pixel."""
    rows, columns = shape
    narrow = width < NARROW
    whole = sum_known and height >= (TALL_NARROW if narrow else TALL)
    beside_strips, over_strips = whole and not narrow, whole and narrow
    inner = width - 2 * PADDING
    strip_height = min(max(0.06 * height, 16.0 if whole else 18.0), 16.0 if over_strips else 34.0)
    pitch = strip_height + (LABEL_HEIGHT + 3 if over_strips else 6)
    foot_y = height - BOTTOM - FOOT
    strips_y = foot_y - 8 - (2 * pitch if whole else 0) - strip_height
    above = max(20.0, strips_y - 14 - (LABEL_HEIGHT if over_strips else 0))
    columns_shown, table_width = whole_cells(columns, min(max(0.24 * inner, 84.0), 280.0), scale, 2.0)
    rows_shown, table_height = whole_cells(rows, above, scale, 2.0)
    table = Box(PADDING, 0, table_width, table_height)
    route_x = max(table.right, PADDING + LABELS_WIDTH if beside_strips else 0.0) + ROUTE
    left = route_x - ROUTE + BESIDE
    strip_x = left if beside_strips else PADDING
    strip_cells, strip_width = whole_cells(columns, width - PADDING - strip_x, scale)
    ys = [strips_y + index * pitch for index in range(3 if whole else 1)]
    labels = tuple(
        Box(route_x + 12, y - LABEL_HEIGHT, LABELS_WIDTH, LABEL_HEIGHT)
        if over_strips
        else Box(PADDING, y, LABELS_WIDTH, strip_height)
        for y in ys
    )
    return LookupPlan(
        table=table,
        beside=Box(left, 0, max(0.0, width - PADDING - left), above),
        strips=tuple(Box(strip_x, y, strip_width, strip_height) for y in ys),
        strip_labels=labels if whole else (),
        foot=Box(PADDING, foot_y, inner, FOOT),
        cells=(rows_shown, columns_shown),
        strip_cells=strip_cells,
        rows=rows,
        route_x=route_x,
    )
