"""Where a matrix product goes: A on the left, B above, and each cell of A · B where a row meets a column."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scoutview.graphics.base.box import Box
from scoutview.panels.matrix_multiply.corner_plan import lay_out_corner
from scoutview.panels.matrix_multiply.product_plan import Product, Window, window_at
from scoutview.panels.matrix_multiply.sum_plan import (
    ROOM_FOR_MEDIUM,
    SumLayout,
    Summands,
    lay_out_sum,
    line_heights,
    rest_width,
    sum_height,
)
from scoutview.panels.matrix_multiply.telling_plan import FEW_BESIDE_PICTURES, telling_page, telling_start

PADDING = 16.0
GAP = 12.0
CAPTION = 20.0
CAPTION_BESIDE = 120.0  # design pixels of width left of A, from which on its caption has room there
INNER_LABEL = 64.0
PICKED_LABEL = 30.0  # of the numbers of picked terms, where those have no labels: three digits
DIGIT = 9.0  # of a number beyond these
ROW_PICTURE = 56.0  # design pixels of the side of a picture beside its row, at most
LEGEND = 22.0  # height of the colour key at the foot, where the corner has no room for it
LARGEST_WINDOW = 8
SMALLEST_WINDOW = 3
FEW = (  # rows, inner, columns: the first that fits
    (3, 8, 3),
    (2, 8, 3),
    (3, 6, 3),
    (3, 5, 3),
    (3, 4, 3),
    (3, 4, 2),
    (2, 4, 3),
    (2, 4, 2),
    (2, 3, 2),
)
OF_ONE_ROW = ((1, 10, 3), *FEW)  # beside a single row there is room for more terms
OF_PICTURES = tuple(sizes for sizes in FEW if sizes[1] <= FEW_BESIDE_PICTURES and sizes[2] == 2)
FEW_LEAST = 66.0, 24.0  # width and height of a cell whose number is read from far away
FEW_LEAST_LARGE = 58.0, 19.0  # the same where all letters are larger
MORE_WIDTH, MORE_HEIGHT, MOST_MORE = 104.0, 40.0, 4  # cells so large make room for more columns or rows
TRAVEL = 8.0  # left of a row that came to stand at B
MANY_WIDTH, MANY_HEIGHT = 34.0, 15.0
MOST_WIDTH, MOST_HEIGHT = 220.0, 72.0
ONE_ROW_WIDTH, ONE_ROW_LOW = 58.0, 46.0  # of cells, from which on all of a sum stands in one row; in a low picture
ROOMY = 230.0  # design pixels of height from which on names and the colour key have room

Sizes = tuple[int, int, int]  # rows, inner, columns

Part = tuple[str, int, int]  # ("left" | "top" | "result", row, column in the whole matrix)


@dataclass(frozen=True)
class MatrixLayout:
    """Boxes in design pixels. `overview`, `words` and `legend` are None where they find no room."""

    window: Window
    left: Box
    top: Box
    result: Box
    sum: SumLayout
    overview: Box | None
    words: Box | None
    legend: Box | None
    captions: bool
    column_labels: bool
    inner_room: float  # left of B, for what its rows are
    numbers_above: bool = False  # above A, which numbers of all it shows
    picture_side: float = 0.0  # of the pictures that rows belong to, beside them
    pictures: tuple[Box, ...] = ()  # the same large, where there is room above A: one for each row in the window

    @property
    def cell_width(self) -> float:
        return self.result.width / self.window.sizes[2]

    @property
    def cell_height(self) -> float:
        return self.result.height / self.window.sizes[0]

    @property
    def numbers_fit(self) -> bool:
        return self.cell_width >= 31 and self.cell_height >= 14

    def part_at(self, x: float, y: float) -> Part | None:
        """The cell under a point."""
        rows, columns, inner = self.window.rows, self.window.columns, self.window.inner
        for name, box in (("left", self.left), ("top", self.top), ("result", self.result)):
            if box.contains(x, y):
                down, right = int((y - box.y) / self.cell_height), int((x - box.x) / self.cell_width)
                row = inner[down] if name == "top" else rows.start + down
                return name, row, inner[right] if name == "left" else columns.start + right
        return None

    def cell_box(self, part: Part) -> Box:
        """Where a cell is that the window shows."""
        box = {"left": self.left, "top": self.top, "result": self.result}[part[0]]
        down, right = self.place_of(part)
        return Box(box.x + right * self.cell_width, box.y + down * self.cell_height, self.cell_width, self.cell_height)

    def place_of(self, part: Part) -> tuple[int, int]:
        """Row and column of a cell that the window shows, counted in the window."""
        name, row, column = part
        down = self._inner_place(row) if name == "top" else row - self.window.starts[0]
        right = self._inner_place(column) if name == "left" else column - self.window.starts[2]
        return down, right

    def lit(self, cell: tuple[int, int]) -> tuple[Box, Box]:
        """The row of the left matrix and the column of the other that belong to a cell of the result."""
        row = self.cell_box(("left", cell[0], self.window.inner[0]))
        column = self.cell_box(("top", self.window.inner[0], cell[1]))
        return row._replace(width=self.left.width), column._replace(height=self.top.height)

    def row_picture(self, row: int) -> Box:
        """Where the picture is that a row belongs to: left of the row."""
        first = self.cell_box(("left", row, self.window.inner[0]))
        side = min(self.picture_side, first.height - 3)
        return Box(first.x - 10 - side, first.middle_y - side / 2, side, side)

    def _inner_place(self, inner: int) -> int:
        return self.window.inner.index(inner)


@dataclass(frozen=True)
class Surroundings:
    """What surrounds the cells of a picture: design pixels at its sides, and what remains across and down."""

    size: tuple[float, float]
    product: Product
    picture_side: float
    labels: float
    above: float
    between: float
    foot: float
    least: tuple[float, float] = FEW_LEAST

    @property
    def across(self) -> float:
        return self.size[0] - 2 * PADDING - self.labels - GAP

    @property
    def down(self) -> float:
        return self.size[1] - self.above - self.between - self.foot - 6


@dataclass(frozen=True)
class Grid:
    """So many cells, how large they are, and how wide each summand is that stands beside them; 0 for below."""

    sizes: Sizes
    width: float
    height: float
    rest: int
    rest_width: float


def lay_out(
    size: tuple[float, float],
    product: Product,
    starts: tuple[int, int, int] | None,
    cell: tuple[int, int],
    label_width: float,
    *,
    few: Sequence[int] = (),
    large: bool = False,
) -> MatrixLayout:
    """Fill the canvas; the window takes as many cells, up to 8 a side, as can carry their numbers.

    `few` are the places of a cell's products, the largest first: then of these, of rows and of columns as many are
    shown as can carry numbers that are read from far away, which `large` letters are sooner. Without `starts` the
    window is where the cell and its sum are shown best.
    """
    foots = (0.0, LEGEND) if size[1] >= ROOMY else (0.0,)
    for foot in foots:  # the colour key is at the foot where the corner has no room for it
        around = _around(size, product, min(label_width, label_room(size[0], few=bool(few))), foot)
        around = replace(around, least=FEW_LEAST_LARGE if large else FEW_LEAST)
        layout = _placed(around, _few_cells(around) if few else _many_cells(around), starts, cell, few)
        if layout.legend is not None:
            break
    return layout


def _around(size: tuple[float, float], product: Product, labels: float, foot: float) -> Surroundings:
    roomy = size[1] >= ROOMY
    picture_side = min(ROW_PICTURE, 0.08 * size[0]) if product.row_pictures is not None else 0.0
    labels += (8 if labels else 0) + (picture_side + 10 if picture_side else 0)
    above = (CAPTION if roomy else 2.0) + (18.0 if roomy and any(product.column_labels) else 0.0)
    return Surroundings(size, product, picture_side, labels, above, CAPTION + 6 if roomy else GAP, foot)


def _placed(
    around: Surroundings, grid: Grid, starts: Sizes | None, cell: tuple[int, int], few: Sequence[int]
) -> MatrixLayout:
    (width, height), product, above = around.size, around.product, around.above
    roomy = height >= ROOMY
    sizes = grid.sizes
    left = Box(PADDING + around.labels, above + sizes[1] * grid.height + around.between, sizes[1] * grid.width, 0.0)
    left = left._replace(height=sizes[0] * grid.height)
    right_x = left.right + grid.rest * grid.rest_width + GAP
    result = Box(right_x, left.y, sizes[2] * grid.width, left.height)
    window = _window(product, sizes, starts, cell, few)
    inner_room = _inner_room(product, window) if roomy else 0.0
    column = result._replace(x=right_x + (cell[1] - window.starts[2]) * grid.width, width=grid.width)
    is_part = sizes != product.shape
    beside = max(GAP + 6 + inner_room, TRAVEL + grid.width if is_part else 0.0)  # the row comes to stand here
    room = Box(PADDING, 2.0, right_x - PADDING - beside, left.y - around.between - 2)
    corner = lay_out_corner(room, sizes[0] if around.picture_side else 0, is_part=is_part)
    return MatrixLayout(
        window,
        left,
        Box(right_x, above, result.width, sizes[1] * grid.height),
        result,
        lay_out_sum(left, column, Summands(sizes[1], grid.rest, grid.rest_width), PADDING, line_heights(height)),
        corner.small,
        corner.words if roomy else None,
        corner.key or (Box(PADDING, height - around.foot, width - 2 * PADDING, 18.0) if around.foot else None),
        roomy,
        roomy and any(product.column_labels),
        inner_room,
        bool(inner_room and window.picked) and around.labels >= CAPTION_BESIDE,
        around.picture_side,
        corner.pictures,
    )


def label_room(width: float, *, few: bool) -> float:
    """As wide as the names of the rows may be."""
    return min(0.22 * width, 130.0 if few else 110.0)


def _inner_room(product: Product, window: Window) -> float:
    if any(product.inner_labels):
        return INNER_LABEL
    digits = len(str(product.shape[1] - 1))
    return PICKED_LABEL + DIGIT * max(0, digits - 3) if window.picked else 0.0


def _window(product: Product, sizes: Sizes, starts: Sizes | None, cell: tuple[int, int], few: Sequence[int]) -> Window:
    """Around the cell, unless it is told where: with the largest of its products, or with a part of its sum.

    Of a few its row is the last one, right above its products, and its column the first, right behind its sum.
    """
    picked = tuple(sorted(few[: sizes[1]])) if len(few) > sizes[1] else ()
    if starts is None:
        starts = (max(0, cell[0] - sizes[0] + 1), 0, cell[1]) if few else _page(product, sizes, cell)
    return window_at(starts, sizes, product.shape, cell, picked)


def _page(product: Product, sizes: Sizes, cell: tuple[int, int]) -> Sizes:
    row, column = (telling_page(cell[side], sizes[2 * side], product.shape[2 * side]) for side in (0, 1))
    return row, telling_start(product, cell, sizes[1]), column


def _cells(around: Surroundings, sizes: Sizes) -> Grid:
    """As large as so many of them get, with all of a sum in one row where they are still large enough."""
    rows, inner, columns = sizes
    rest = (around.product.shape[1] > inner) + around.product.has_bias
    beside = rest_width(around.across, inner + columns, rest) if rest else 0.0
    width = (around.across - rest * beside) / (inner + columns)
    if rest and width < (ONE_ROW_LOW if around.size[1] < ROOM_FOR_MEDIUM else ONE_ROW_WIDTH):
        beside, width = 0.0, around.across / (inner + columns)
    down = around.down - sum_height(around.size[1], in_one_row=not rest or beside > 0)
    return Grid(sizes, min(MOST_WIDTH, width), min(MOST_HEIGHT, down / (inner + rows)), rest, beside)


def _few_cells(around: Surroundings) -> Grid:
    """The first of `FEW` that is large enough, else the fewest; more rows and columns where they are large still."""
    shape = around.product.shape
    for most in _choices(around):
        rows, inner, columns = (min(sides) for sides in zip(most, shape, strict=True))
        grid = _cells(around, (rows, inner, columns))
        if grid.width >= around.least[0] and grid.height >= around.least[1]:
            break
    while columns < min(MOST_MORE, shape[2]) and _cells(around, (rows, inner, columns + 1)).width >= MORE_WIDTH:
        columns += 1
    while rows < min(MOST_MORE, shape[0]) and _cells(around, (rows + 1, inner, columns)).height >= MORE_HEIGHT:
        rows += 1
    return _cells(around, (rows, inner, columns))


def _choices(around: Surroundings) -> Sequence[Sizes]:
    if around.product.row_pictures is not None:
        return OF_PICTURES
    return OF_ONE_ROW if around.product.shape[0] == 1 and around.least == FEW_LEAST else FEW


def _many_cells(around: Surroundings) -> Grid:
    for most in range(LARGEST_WINDOW, SMALLEST_WINDOW - 1, -1):
        rows, inner, columns = (min(most, side) for side in around.product.shape)
        grid = _cells(around, (rows, inner, columns))
        if grid.width >= MANY_WIDTH and grid.height >= MANY_HEIGHT:
            break
    return grid
