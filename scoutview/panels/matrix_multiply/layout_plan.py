"""Where a matrix product goes: A on the left, B above, and each cell of A · B where a row meets a column."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoutview.graphics.base.box import Box
from scoutview.panels.matrix_multiply.product_plan import Product, Window, window_at
from scoutview.panels.matrix_multiply.telling_plan import telling_page, telling_start
from scoutview.panels.matrix_multiply.terms_plan import TermsLayout, lay_out_terms, terms_height

PADDING = 16.0
GAP = 12.0
CAPTION = 20.0
INNER_LABEL = 64.0
PICKED_LABEL = 30.0  # of the numbers of picked terms, where those have no labels
ROW_PICTURE = 56.0  # design pixels of the side of a picture beside its row, at most
LARGE_PICTURES, LARGEST_PICTURE, LEAST_PICTURE = 0.5, 200.0, 48.0  # share of the width above A, and sides
PICTURE_NAMES = 40.0  # below large pictures: which row each belongs to, and what they are
LARGEST_WINDOW = 8
SMALLEST_WINDOW = 3
FEW = (  # rows, inner, columns: the first that fits
    (4, 8, 4),
    (3, 8, 3),
    (3, 6, 3),
    (3, 5, 3),
    (3, 4, 3),
    (2, 4, 2),
    (2, 3, 2),
)
OF_ONE_ROW = ((1, 10, 4), *FEW)  # beside a single row there is room for more terms
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
    inner_room: float  # left of B, for what its rows are
    few: bool = False  # few cells, large
    large_terms: bool = False
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

    @property
    def term_places(self) -> TermsLayout:
        return lay_out_terms(self.terms, large=self.large_terms)

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
        name, row, column = part
        box = {"left": self.left, "top": self.top, "result": self.result}[name]
        down = self._inner_place(row) if name == "top" else row - self.window.starts[0]
        right = self._inner_place(column) if name == "left" else column - self.window.starts[2]
        return Box(box.x + right * self.cell_width, box.y + down * self.cell_height, self.cell_width, self.cell_height)

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


def lay_out(
    size: tuple[float, float],
    product: Product,
    starts: tuple[int, int, int] | None,
    cell: tuple[int, int],
    label_width: float,
    *,
    few: Sequence[int] = (),
) -> MatrixLayout:
    """Fill the canvas; the window takes as many cells, up to 8 a side, as can carry their numbers.

    `few` are the places of a cell's products, the largest first: then of these, of rows and of columns as many are
    shown as can carry numbers that are read from far away. Without `starts` the window is where the cell and its sum
    are shown best.
    """
    width, height = size
    roomy = height >= 230
    column_labels = roomy and any(product.column_labels)
    picture_side = min(ROW_PICTURE, 0.08 * width) if product.row_pictures is not None else 0.0
    labels = min(label_width, label_room(width, few=bool(few)))
    labels += (8 if labels else 0) + (picture_side + 10 if picture_side else 0)
    legend_height = 22.0 if roomy else 0.0
    above = (CAPTION if roomy else 2.0) + (18.0 if column_labels else 0.0)
    between = CAPTION + 6 if roomy else GAP
    across = width - 2 * PADDING - labels - GAP
    down = height - above - between - legend_height - 10
    sizes, terms_high = (_few_sizes if few else _many_sizes)(product, size, across, down)
    down -= terms_high
    cell_width = min(120.0 if few else 96.0, across / (sizes[1] + sizes[2]))
    cell_height = min(64.0, down / (sizes[1] + sizes[0]))
    left_x, top_y = PADDING + labels, above
    right_x = left_x + sizes[1] * cell_width + GAP
    low_y = top_y + sizes[1] * cell_height + between
    bottom = height - legend_height
    window = _window(product, sizes, starts, cell, few)
    inner_room = _inner_room(product, window) if roomy else 0.0
    quadrant = Box(PADDING, 2.0, right_x - PADDING - GAP - 6 - inner_room, low_y - between - 2)
    pictures = _large_pictures(quadrant, sizes[0]) if picture_side else ()
    if pictures:
        quadrant = quadrant._replace(width=pictures[0].x - quadrant.x - 2 * GAP)
    return MatrixLayout(
        window,
        Box(left_x, low_y, sizes[1] * cell_width, sizes[0] * cell_height),
        Box(right_x, top_y, sizes[2] * cell_width, sizes[1] * cell_height),
        Box(right_x, low_y, sizes[2] * cell_width, sizes[0] * cell_height),
        Box(PADDING, low_y + sizes[0] * cell_height + 10, width - 2 * PADDING, terms_high),
        _overview_in(quadrant) if sizes != product.shape else None,
        Box(PADDING, bottom, width - 2 * PADDING, 18.0) if legend_height else None,
        roomy,
        column_labels,
        inner_room,
        bool(few),
        bool(few) and _terms_are_large(size),
        picture_side,
        pictures,
    )


def _large_pictures(quadrant: Box, rows: int) -> tuple[Box, ...]:
    """Side by side at the right, each with room for its name below; none where they would be small."""
    across = (LARGE_PICTURES * quadrant.width - GAP * (rows - 1)) / rows
    side = min(across, quadrant.height - PICTURE_NAMES - 6, LARGEST_PICTURE)
    if side < LEAST_PICTURE:
        return ()
    first = quadrant.right - rows * side - (rows - 1) * GAP
    return tuple(Box(first + number * (side + GAP), quadrant.y + 4, side, side) for number in range(rows))


def label_room(width: float, *, few: bool) -> float:
    """As wide as the names of the rows may be."""
    return min(0.22 * width, 130.0 if few else 110.0)


def _inner_room(product: Product, window: Window) -> float:
    if any(product.inner_labels):
        return INNER_LABEL
    return PICKED_LABEL if window.picked else 0.0


def _window(product: Product, sizes: Sizes, starts: Sizes | None, cell: tuple[int, int], few: Sequence[int]) -> Window:
    """Around the cell, unless it is told where: with the largest of its products, or with a part of its sum."""
    picked = tuple(sorted(few[: sizes[1]])) if len(few) > sizes[1] else ()
    if starts is None:
        inner = 0 if few else telling_start(product, cell, sizes[1])
        row, column = (telling_page(cell[side], sizes[2 * side], product.shape[2 * side]) for side in (0, 1))
        starts = row, inner, column
    return window_at(starts, sizes, product.shape, cell, picked)


def _terms_are_large(size: tuple[float, float]) -> bool:
    return size[1] >= FEW_NEED


def _few_sizes(product: Product, size: tuple[float, float], across: float, down: float) -> tuple[Sizes, float]:
    """How many cells are shown of few, and how high their terms get: all of these find room; else the fewest."""
    large = _terms_are_large(size)
    width = size[0] - 2 * PADDING
    for most in OF_ONE_ROW if product.shape[0] == 1 else FEW:
        rows, inner, columns = (min(sides) for sides in zip(most, product.shape, strict=True))
        height = terms_height(width, size[1], inner, large=large)
        fit = across / (inner + columns) >= FEW_WIDTH and (down - height) / (inner + rows) >= FEW_HEIGHT
        places = lay_out_terms(Box(PADDING, 0.0, width, height), large=large)
        if fit and places.listed(product.shape[1], inner, product.has_bias) == inner:
            break
    return (rows, inner, columns), height


def _many_sizes(product: Product, size: tuple[float, float], across: float, down: float) -> tuple[Sizes, float]:
    height = terms_height(size[0] - 2 * PADDING, size[1], min(product.shape[1], LARGEST_WINDOW))
    return _window_sizes(product.shape, across, down - height), height


def _window_sizes(shape: Sizes, across: float, down: float) -> Sizes:
    for most in range(LARGEST_WINDOW, SMALLEST_WINDOW, -1):
        rows, inner, columns = (min(most, side) for side in shape)
        if across / (inner + columns) >= 34 and down / (inner + rows) >= 15:
            return rows, inner, columns
    rows, inner, columns = (min(SMALLEST_WINDOW, side) for side in shape)
    return rows, inner, columns


def _overview_in(quadrant: Box) -> Box | None:
    width, height = min(quadrant.width, 420.0), min(quadrant.height, 300.0)
    return Box(quadrant.x, quadrant.y, width, height) if width >= 56 and height >= 44 else None
