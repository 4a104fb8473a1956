"""Where the sum of a cell goes: below each number of its row their product, then what is left, then the cell itself."""

from dataclasses import dataclass

from scoutview.graphics.base.box import Box

GAP = 8.0  # below the matrices
LARGE, MEDIUM, SMALL = (26.0, 36.0), (18.0, 22.0), (0.0, 20.0)  # height of the factors, and of the products below
ROOM_FOR_LARGE, ROOM_FOR_MEDIUM = 300.0, 150.0  # design pixels of height of the whole picture
LEAST_REST, MOST_REST = 58.0, 96.0  # width of a summand that has no number above it


@dataclass(frozen=True)
class SumLayout:
    """Boxes in design pixels. `rest` are the summands behind the products: all others as one, and the bias.

    They stand in the row of the products, where that has room, else in a line of their own below it.
    """

    products: Box
    listed: int
    rest: tuple[Box, ...]
    total: Box
    factors: float  # height of the factors above the products, 0 without room
    in_one_row: bool

    @property
    def area(self) -> Box:
        return Box(
            min(self.products.x, *(box.x for box in (*self.rest, self.total))),
            self.products.y,
            self.total.right - self.products.x,
            max(self.products.bottom, self.total.bottom) - self.products.y,
        )

    @property
    def lines(self) -> float:
        """How high a line of products is."""
        return self.products.height - self.factors

    def place(self, number: int) -> Box:
        """A summand, with its factors or with what it is above it."""
        if number >= self.listed:
            return self.rest[number - self.listed]
        width = self.products.width / self.listed
        return Box(self.products.x + number * width, self.products.y, width, self.products.height)

    def value(self, number: int) -> Box:
        """Where the number of a summand stands."""
        place = self.place(number)
        return Box(place.x, place.bottom - self.lines, place.width, self.lines)


def line_heights(height: float) -> tuple[float, float]:
    """Of factors and of products, in a picture so high."""
    return LARGE if height >= ROOM_FOR_LARGE else MEDIUM if height >= ROOM_FOR_MEDIUM else SMALL


def sum_height(height: float, *, in_one_row: bool) -> float:
    """How high a sum gets in a picture so high, with the gap above it."""
    factors, products = line_heights(height)
    return GAP + factors + products + (0.0 if in_one_row else products)


def rest_width(room: float, cells: int, rest: int) -> float:
    """How wide each of the summands behind the products is, beside so many cells: about as wide as those."""
    return min(max(room / (cells + rest), LEAST_REST), MOST_REST)


@dataclass(frozen=True)
class Summands:
    """How many products are listed, how many summands follow, and how wide each of those is: 0 in a line below."""

    listed: int
    rest: int
    width: float


def lay_out_sum(row: Box, cell: Box, summands: Summands, edge: float, heights: tuple[float, float]) -> SumLayout:
    """Below the `row` of the numbers that are multiplied, ending below the `cell` that is made of them.

    A line of their own for the summands that follow begins at the left `edge`.
    """
    factors, lines = heights
    count, width = summands.rest, summands.width
    products = Box(row.x, row.bottom + GAP, row.width, factors + lines)
    in_one_row = count == 0 or width > 0
    if in_one_row:
        places = tuple(Box(row.right + k * width, products.y, width, products.height) for k in range(count))
        total = Box(cell.x, products.y, cell.width, products.height)
    else:
        width = (cell.x - edge) / count
        places = tuple(Box(edge + k * width, products.bottom, width, lines) for k in range(count))
        total = Box(cell.x, products.bottom, cell.width, lines)
    return SumLayout(products, summands.listed, places, total, factors, in_one_row)
