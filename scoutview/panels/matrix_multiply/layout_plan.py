"""Where a matrix product goes: A on the left, B above, and each cell of A · B where a row meets a column."""

import math
from dataclasses import dataclass

from scoutview.graphics.base.box import Box
from scoutview.panels.matrix_multiply.product_plan import Product, Window, window_at
from scoutview.panels.matrix_multiply.telling_plan import telling_page, telling_start

PADDING = 16.0
GAP = 12.0
CAPTION = 20.0
INNER_LABEL = 64.0
SUM_WIDTH = 128.0
TERM_WIDTH = 121.0
TERM_HEIGHT = 38.0
LARGE_TERM_WIDTH, LARGE_TERM_HEIGHT = 136.0, 44.0
ROOM_FOR_LARGE_TERMS = 900.0  # design pixels from which on they are wider too
COMPACT_TERM_HEIGHT = 20.0
LARGEST_WINDOW = 8
SMALLEST_WINDOW = 3
FEW = ((4, 6, 4), (3, 6, 3), (3, 5, 3), (3, 4, 3), (2, 4, 2), (2, 3, 2))  # rows, inner, columns: the first that fits
FEW_WIDTH, FEW_HEIGHT = 50.0, 24.0  # of a cell whose number is read from far away
FEW_NEED = 300.0  # design pixels of height from which on the terms of a few are large too

Sizes = tuple[int, int, int]  # rows, inner, columns

Part = tuple[str, int, int]  # ("left" | "top" | "result", row, column in the whole matrix)


@dataclass(frozen=True)
class MatrixLayout:
    """Boxes in design pixels. `overview` and `legend` are None where they find no room."""

    window: Window
    left: Box
    top: Box
    result: Box
    terms: Box
    overview: Box | None
    legend: Box | None
    captions: bool
    column_labels: bool
    inner_labels: bool
    few: bool = False  # few cells, large
    large_terms: bool = False

    @property
    def cell_width(self) -> float:
        return self.result.width / self.window.sizes[2]

    @property
    def cell_height(self) -> float:
        return self.result.height / self.window.sizes[0]

    @property
    def numbers_fit(self) -> bool:
        return self.cell_width >= 31 and self.cell_height >= 14

    @property
    def term_places(self) -> "TermsLayout":
        return lay_out_terms(self.terms, large=self.large_terms)

    def part_at(self, x: float, y: float) -> Part | None:
        """The cell under a point."""
        rows, inner, columns = self.window.starts
        corners = {"left": (self.left, rows, inner), "top": (self.top, inner, columns)}
        for name, (box, row, column) in {**corners, "result": (self.result, rows, columns)}.items():
            if box.contains(x, y):
                down, right = int((y - box.y) / self.cell_height), int((x - box.x) / self.cell_width)
                return name, row + down, column + right
        return None

    def cell_box(self, part: Part) -> Box:
        name, row, column = part
        rows, inner, columns = self.window.starts
        box, first_row, first_column = {
            "left": (self.left, rows, inner),
            "top": (self.top, inner, columns),
            "result": (self.result, rows, columns),
        }[name]
        return Box(
            box.x + (column - first_column) * self.cell_width,
            box.y + (row - first_row) * self.cell_height,
            self.cell_width,
            self.cell_height,
        )


def lay_out(
    size: tuple[float, float],
    product: Product,
    starts: tuple[int, int, int] | None,
    cell: tuple[int, int],
    label_width: float,
    *,
    few: bool = False,
) -> MatrixLayout:
    """Fill the canvas; the window takes as many cells, up to 8 a side, as can carry their numbers.

    A `few` are as many, up to 4 rows, 6 terms and 4 columns, as can carry numbers that are read from far away.
    Without `starts` the window is where the cell and its sum are shown best.
    """
    width, height = size
    roomy = height >= 230
    column_labels = roomy and any(product.column_labels)
    labels = min(label_width, label_room(width, few=few))
    labels += 8 if labels else 0
    legend_height = 22.0 if roomy else 0.0
    above = (CAPTION if roomy else 2.0) + (18.0 if column_labels else 0.0)
    between = CAPTION + 6 if roomy else GAP
    across = width - 2 * PADDING - labels - GAP
    down = height - above - between - legend_height - 10
    sizes, terms_height = (_few_sizes if few else _many_sizes)(product, size, across, down)
    down -= terms_height
    cell_width = min(120.0 if few else 96.0, across / (sizes[1] + sizes[2]))
    cell_height = min(64.0, down / (sizes[1] + sizes[0]))
    left_x, top_y = PADDING + labels, above
    right_x = left_x + sizes[1] * cell_width + GAP
    low_y = top_y + sizes[1] * cell_height + between
    bottom = height - legend_height
    inner_labels = INNER_LABEL if roomy and any(product.inner_labels) else 0.0
    quadrant = Box(PADDING, 2.0, right_x - PADDING - GAP - 6 - inner_labels, low_y - between - 2)
    window = window_at(starts or _telling_starts(product, sizes, cell), sizes, product.shape, cell)
    return MatrixLayout(
        window,
        Box(left_x, low_y, sizes[1] * cell_width, sizes[0] * cell_height),
        Box(right_x, top_y, sizes[2] * cell_width, sizes[1] * cell_height),
        Box(right_x, low_y, sizes[2] * cell_width, sizes[0] * cell_height),
        Box(PADDING, low_y + sizes[0] * cell_height + 10, width - 2 * PADDING, terms_height),
        _overview_in(quadrant) if sizes != product.shape else None,
        Box(PADDING, bottom, width - 2 * PADDING, 18.0) if legend_height else None,
        roomy,
        column_labels,
        bool(inner_labels),
        few,
        few and _terms_are_large(size),
    )


def label_room(width: float, *, few: bool) -> float:
    """As wide as the names of the rows may be."""
    return min(0.22 * width, 130.0 if few else 110.0)


def _terms_height(size: tuple[float, float], terms: int, *, large: bool = False) -> float:
    width, height = size
    most = 1 if height < 250 else 2 if height < 360 else 3
    area = Box(0.0, 0.0, width - 2 * PADDING - SUM_WIDTH, 0.0)
    needed = math.ceil((terms + 2) / _terms_a_line(area, large=large))
    return min(most, needed) * (LARGE_TERM_HEIGHT if large else TERM_HEIGHT) + 4


def _terms_are_large(size: tuple[float, float]) -> bool:
    return size[1] >= FEW_NEED


def _few_sizes(product: Product, size: tuple[float, float], across: float, down: float) -> tuple[Sizes, float]:
    """How many cells are shown of few, and how high their terms get: all of these find room; else the fewest."""
    large = _terms_are_large(size)
    for most in FEW:
        rows, inner, columns = (min(sides) for sides in zip(most, product.shape, strict=True))
        height = _terms_height(size, inner, large=large)
        fit = across / (inner + columns) >= FEW_WIDTH and (down - height) / (inner + rows) >= FEW_HEIGHT
        places = lay_out_terms(Box(PADDING, 0.0, size[0] - 2 * PADDING, height), large=large)
        if fit and places.listed(product.shape[1], inner, product.has_bias) == inner:
            break
    return (rows, inner, columns), height


def _many_sizes(product: Product, size: tuple[float, float], across: float, down: float) -> tuple[Sizes, float]:
    height = _terms_height(size, min(product.shape[1], LARGEST_WINDOW))
    return _window_sizes(product.shape, across, down - height), height


def _window_sizes(shape: Sizes, across: float, down: float) -> Sizes:
    for most in range(LARGEST_WINDOW, SMALLEST_WINDOW, -1):
        rows, inner, columns = (min(most, side) for side in shape)
        if across / (inner + columns) >= 34 and down / (inner + rows) >= 15:
            return rows, inner, columns
    rows, inner, columns = (min(SMALLEST_WINDOW, side) for side in shape)
    return rows, inner, columns


def _telling_starts(product: Product, sizes: tuple[int, int, int], cell: tuple[int, int]) -> tuple[int, int, int]:
    row, column = (telling_page(cell[side], sizes[2 * side], product.shape[2 * side]) for side in (0, 1))
    return row, telling_start(product, cell, sizes[1]), column


def _overview_in(quadrant: Box) -> Box | None:
    width, height = min(quadrant.width, 420.0), min(quadrant.height, 300.0)
    return Box(quadrant.x, quadrant.y, width, height) if width >= 56 and height >= 44 else None


@dataclass(frozen=True)
class Overview:
    """The whole matrices small, laid out as the large ones are."""

    left: Box
    top: Box
    result: Box


def lay_out_overview(box: Box, shape: tuple[int, int, int]) -> Overview:
    """Sides in proportion, but none under a fifth, so that a thin matrix can be seen and grabbed."""
    rows, inner, columns = shape
    gap = 4.0
    inner_width = (box.width - gap) * min(max(inner / (inner + columns), 0.22), 0.78)
    inner_height = (box.height - gap) * min(max(inner / (inner + rows), 0.22), 0.78)
    right, low = box.x + inner_width + gap, box.y + inner_height + gap
    width, height = box.x + box.width - right, box.y + box.height - low
    return Overview(
        Box(box.x, low, inner_width, height),
        Box(right, box.y, width, inner_height),
        Box(right, low, width, height),
    )


def overview_part(overview: Overview, shape: tuple[int, int, int], x: float, y: float) -> Part | None:
    """The cell of a whole matrix under a point of the overview."""
    rows, inner, columns = shape
    for name, box, (down, across) in (
        ("left", overview.left, (rows, inner)),
        ("top", overview.top, (inner, columns)),
        ("result", overview.result, (rows, columns)),
    ):
        if box.contains(x, y):
            return name, int((y - box.y) / box.height * down), int((x - box.x) / box.width * across)
    return None


def cell_in(plan: Overview, shape: tuple[int, int, int], part: Part) -> Box:
    """Where one cell of a whole matrix is in the overview."""
    rows, inner, columns = shape
    name, row, column = part
    box, down, across = {
        "left": (plan.left, rows, inner),
        "top": (plan.top, inner, columns),
        "result": (plan.result, rows, columns),
    }[name]
    width, height = box.width / across, box.height / down
    return Box(box.x + column * width, box.y + row * height, width, height)


def starts_around(part: Part, shape: tuple[int, int, int], window: Window) -> tuple[int, int, int]:
    """The window's starts that bring its middle to a cell of one of the matrices."""
    name, row, column = part
    down, across = {"left": (0, 1), "top": (1, 2), "result": (0, 2)}[name]
    starts = list(window.starts)
    for side, place in ((down, row), (across, column)):
        starts[side] = min(max(place - window.sizes[side] // 2, 0), shape[side] - window.sizes[side])
    return starts[0], starts[1], starts[2]


def window_box(box: Box, lengths: tuple[int, int], starts: tuple[int, int], sizes: tuple[int, int]) -> Box:
    """Where a window (down, across) lies in a small picture of the whole matrix; at least 4 wide and high."""
    y, x = (
        offset + start / length * side
        for offset, start, length, side in zip((box.y, box.x), starts, lengths, (box.height, box.width), strict=True)
    )
    height, width = (
        max(4.0, size / length * side)
        for size, length, side in zip(sizes, lengths, (box.height, box.width), strict=True)
    )
    return Box(min(x, box.x + box.width - width), min(y, box.y + box.height - height), width, height)


@dataclass(frozen=True)
class TermsLayout:
    """The terms of a sum in even columns, line by line, right of the sum itself."""

    area: Box
    a_line: int
    compact: bool  # a product without its value under it
    large: bool = False

    @property
    def pitch(self) -> float:
        return COMPACT_TERM_HEIGHT if self.compact else LARGE_TERM_HEIGHT if self.large else TERM_HEIGHT

    def place(self, number: int) -> Box:
        line, position = divmod(number, self.a_line)
        width = self.area.width / self.a_line
        return Box(self.area.x + position * width, self.area.y + line * self.pitch, width, self.pitch)

    def listed(self, inner: int, shown: int, has_bias: bool) -> int:
        """How many of `shown` products find room one by one, beside the others as one term, and the bias."""
        fit = self.a_line * max(1, int(self.area.height // self.pitch)) - has_bias
        return shown if shown == inner <= fit else min(shown, max(0, fit - 1))


def lay_out_terms(box: Box, *, large: bool = False) -> TermsLayout:
    sum_width = min(SUM_WIDTH, 0.28 * box.width)
    area = Box(box.x + sum_width, box.y, box.width - sum_width, box.height)
    a_line = _terms_a_line(area, large=large)
    compact = not large and box.height < 2 * TERM_HEIGHT and a_line < LARGEST_WINDOW + 2
    return TermsLayout(area, a_line, compact, large)


def _terms_a_line(area: Box, *, large: bool) -> int:
    return max(1, int(area.width // (LARGE_TERM_WIDTH if large and area.width >= ROOM_FOR_LARGE_TERMS else TERM_WIDTH)))
