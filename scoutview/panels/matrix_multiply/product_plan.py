"""One matrix product as numbers: its parts, the terms of a cell, and how they are written. Arithmetic only."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scoutview.graphics.base.numbers import MINUS, in_cell, three_digits
from scoutview.graphics.base.signed_scale import compressed
from scoutview.panels.matrix_multiply.patches_plan import Patches

BIAS = "bias"
Sides = tuple[int, int, int]  # of rows, inner, columns


@dataclass(frozen=True, eq=False)
class Product:
    """left (R, K) times top (K, C), plus bias (C), is result (R, C). Labels may be empty texts, or none at all.

    `row_pictures` (R, down, across) in 0..1, where each row belongs to a picture. `learns_bias`: it is told of even
    while it is 0.
    """

    name: str
    left: np.ndarray
    top: np.ndarray
    bias: np.ndarray
    result: np.ndarray
    row_labels: Sequence[str] = ()
    inner_labels: Sequence[str] = ()
    column_labels: Sequence[str] = ()
    names: tuple[str, str, str] = ("A", "B", "A · B")
    patches: Patches | None = None  # of a convolution
    row_pictures: np.ndarray | None = None
    learns_bias: bool = False

    @property
    def shape(self) -> tuple[int, int, int]:
        """Rows, inner, columns."""
        return self.left.shape[0], self.left.shape[1], self.top.shape[1]

    @cached_property
    def has_bias(self) -> bool:
        return self.learns_bias or bool(np.any(self.bias != 0))

    def multiplications(self) -> int:
        return math.prod(self.shape)

    def additions(self) -> int:
        """Summing K products takes K - 1 additions, and one more for a bias."""
        rows, inner, columns = self.shape
        return rows * columns * (inner - 1 + self.has_bias)


@dataclass(frozen=True)
class Window:
    """The part of a product on screen: starts and sizes along rows, inner and columns.

    `picked` are the inner numbers, in their order, where they do not follow each other.
    """

    starts: tuple[int, int, int]
    sizes: tuple[int, int, int]
    picked: tuple[int, ...] = ()

    @property
    def rows(self) -> slice:
        return slice(self.starts[0], self.starts[0] + self.sizes[0])

    @cached_property
    def inner(self) -> tuple[int, ...]:
        return self.picked or tuple(range(self.starts[1], self.starts[1] + self.sizes[1]))

    @property
    def columns(self) -> slice:
        return slice(self.starts[2], self.starts[2] + self.sizes[2])

    @property
    def cells(self) -> int:
        return self.sizes[0] * self.sizes[2]

    def number_of(self, row: int, column: int) -> int:
        """The place of a cell of the result in the order of play: along the rows of the window."""
        return (row - self.starts[0]) * self.sizes[2] + column - self.starts[2]

    def within(self, part: tuple[str, int, int]) -> tuple[int, int]:
        """The row and column of a cell of the result, counted in the window."""
        return part[1] - self.starts[0], part[2] - self.starts[2]

    def framed(self, shape: Sides) -> tuple[Sides, Sides]:
        """Starts and sizes of a frame around it: of picked numbers around the whole rows and columns they are in."""
        if not self.picked:
            return self.starts, self.sizes
        (row, _, column), (rows, _, columns) = self.starts, self.sizes
        return (row, 0, column), (rows, shape[1], columns)

    def shows(self, part: tuple[str, int, int]) -> bool:
        """Whether this cell of one of the three matrices is in it."""
        name, row, column = part
        rows, columns = (range(side.start, side.stop) for side in (self.rows, self.columns))
        down, across = {"left": (rows, self.inner), "top": (self.inner, columns), "result": (rows, columns)}[name]
        return row in down and column in across

    def cell(self, number: int) -> tuple[int, int]:
        row, column = divmod(min(max(number, 0), self.cells - 1), self.sizes[2])
        return row + self.starts[0], column + self.starts[2]


def window_at(
    starts: tuple[int, int, int],
    sizes: tuple[int, int, int],
    shape: tuple[int, int, int],
    cell: tuple[int, int],
    picked: tuple[int, ...] = (),
) -> Window:
    """The window nearest to `starts` that lies inside `shape` and shows the cell, and of the inner those `picked`."""
    row, inner, column = (min(max(starts[axis], 0), shape[axis] - sizes[axis]) for axis in range(3))
    row = min(max(row, cell[0] - sizes[0] + 1), cell[0])
    column = min(max(column, cell[1] - sizes[2] + 1), cell[1])
    return Window((row, inner, column), sizes, picked)


@dataclass(frozen=True)
class Term:
    """One summand of a cell: a product a · b, or (without factors) what a note says it is."""

    value: float
    factors: tuple[float, float] | None = None
    note: str = ""

    @property
    def is_rest(self) -> bool:
        """Whether it is all products that are not seen."""
        return self.factors is None and self.note != BIAS


def terms_of(product: Product, row: int, column: int, listed: Sequence[int]) -> tuple[Term, ...]:
    """All summands of a cell: the `listed` products, all others as one term, the bias. Their sum is the cell."""
    left = product.left[row].astype(np.float64)
    top = product.top[:, column].astype(np.float64)
    chosen = list(listed)
    terms = [Term(a * b, (a, b)) for a, b in zip(left[chosen].tolist(), top[chosen].tolist(), strict=True)]
    others = len(left) - len(terms)
    if others:
        left_out = np.ones(len(left), bool)
        left_out[chosen] = False
        rest = float(left[left_out] @ top[left_out])
        more = "more " if terms else ""
        terms.append(Term(rest, note=f"{others:,} {more}product{'s' if others > 1 else ''}"))
    if product.has_bias:
        terms.append(Term(float(product.bias[column]), note=BIAS))
    return tuple(terms)


def even_range(*arrays: np.ndarray) -> float:
    """The next of 1, 2, 5, 10, ... (times a power of ten) that no value exceeds."""
    finite = [np.abs(values[np.isfinite(values)]).max(initial=0) for values in arrays]
    largest = float(max(finite))
    if largest == 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= largest * (1 - 1e-9))


@dataclass(frozen=True)
class Shades:
    """How numbers become colours: even steps up to the knee, even factors from there to the end."""

    knee: float
    end: float
    marks: tuple[float, ...]  # those that are to be seen first come first
    words: tuple[str, ...]  # what the colours say, from long to short
    is_open: bool = False  # what is beyond an end has its colour
    reach: float = 1.0  # how far into the colour map the ends are

    def mark_text(self, value: float) -> str:
        """A mark as the key writes it."""
        sign = {-self.end: "≤ ", self.end: "≥ "}.get(value, "") if self.is_open else ""
        return f"{sign}{cell_text(value)}"

    def of(self, values: np.ndarray) -> np.ndarray:
        """Places on the signed colour map, -1..1."""
        return self.reach * compressed(np.nan_to_num(values), self.knee, self.end)


SIGNS = ("colours: blue below 0, orange above", "blue < 0 < orange", "")
UNEVEN = "uneven scale"  # small numbers have a colour, too
# One range for every site, every frame and every run, so that a change of colour is a change of the model. The knee is
# where the weights of an untrained model are, so that theirs are colours, too.
MODEL_SHADES = Shades(
    0.01,
    20.0,
    (0.0, -20.0, 20.0, -0.05, 0.05),
    (f"{SIGNS[0]}, one {UNEVEN} at every step", f"{SIGNS[0]}, {UNEVEN}", UNEVEN, ""),
    True,
)
# A kernel's numbers are below 0.5, and even steps tell them apart. Its colours end before the middle ones, on which
# neither light nor dark numbers are read well, are left for the lightest.
KERNEL_SHADES = Shades(
    5.0,
    0.5,
    (0.0, -0.5, 0.5),
    (f"kernel, products: {SIGNS[0].removeprefix('colours: ')}", "kernel, products", ""),
    True,
    0.8,
)
MAP_SHADES = replace(MODEL_SHADES, words=("maps", ""))


def own_shades(product: Product) -> Shades:
    """For numbers that somebody typed: up to a round number above the largest."""
    end = even_range(product.left, product.top, product.result)
    return Shades(end / 50, end, (0.0, -end, end, -end / 10, end / 10), SIGNS)


def number_text(value: float) -> str:
    """Whole numbers as they are, others with three digits."""
    if value == 0:
        return "0"  # never −0
    if math.isfinite(value) and value == round(value) and abs(value) < 1e6:
        return f"{value:,.0f}".replace("-", MINUS)
    return three_digits(value)


def cell_text(value: float) -> str:
    """A number in at most five letters or so: −.12, 3, 2.4, 139."""
    if not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    if value == round(value) and abs(value) < 1e4:
        return f"{value:.0f}".replace("-", MINUS)
    if abs(value) >= 1e4:
        return f"{value:.0e}".replace("+0", "").replace("-", MINUS)
    if abs(value) >= 0.995:
        return f"{value:.{0 if abs(value) >= 100 else 1}f}".replace("-", MINUS)
    return in_cell(value)


def factor_text(value: float) -> str:
    """A factor in a sum, short and of even width: −.099, 1.30, 14.2, 7; "–" for no number."""
    if not math.isfinite(value):
        return cell_text(value)
    if value != round(value) and 0.0005 <= abs(value) < 0.9995:
        return f"{value:.3f}".replace("0.", ".", 1).replace("-", MINUS)
    return "0" if abs(value) < 0.0005 else number_text(value)


def term_text(value: float) -> str:
    """A summand as its factors are written, so that one can add them up; what is too small for that as 4e−5."""
    if value and abs(value) < 0.0005:
        return f"{value:.0e}".replace("e-0", "e-").replace("-", MINUS)
    return factor_text(value)


def where(product: Product, row: int, column: int) -> str:
    """A cell of the result in words: row “gave”, column 3; of a convolution pixel 4,3 of map 2."""
    if product.patches is not None:
        return f"{row_words(product, row)} of map {column}"
    return f"{row_words(product, row)}, column {column_words(product, column)}"


def row_words(product: Product, row: int) -> str:
    if product.patches is not None:
        return "pixel {},{}".format(*product.patches.pixel(row))
    return f"row {_name(product.row_labels, row)}"


def inner_words(product: Product, inner: int) -> str:
    return _name(product.inner_labels, inner)


def column_words(product: Product, column: int) -> str:
    return _name(product.column_labels, column)


def _name(labels: Sequence[str], number: int) -> str:
    return f"“{labels[number]}”" if number < len(labels) and labels[number] else str(number)
