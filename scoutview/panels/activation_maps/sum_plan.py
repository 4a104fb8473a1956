"""The sum behind one number of a layer: its terms, and where they stand. Arithmetic only."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import count, in_cell, rounded_up, three_digits
from scoutview.graphics.base.site_words import site_words
from scoutview.panels.activation_maps.plan import GAP, PADDING, cell_at, cell_of, fitted

TITLE = 26.0
CAPTION = 20.0  # over a block
SIGN = 24.0  # × and =
LARGEST_BLOCK = 210.0
CHAIN, MOST_CHAIN = 176.0, 300.0  # the words at the right
FEW, WIDER = 7, 1.3  # cells along a side that hold numbers, and how much wider than high they may be
TILES_SHARE = 0.36  # of the height for all inputs' sums, over the words
CHAIN_LINE = 31.0
LEGIBLE = 22.0  # a cell's side that holds a number
BLOCKS = ("patch", "kernel", "products")


@dataclass(frozen=True, eq=False)
class PixelSum:
    """One number of a layer and what it was made of: `inputs` and `kernel` (I, h, w), `bias`, and the model's `value`.

    `corner` is where the patch begins on what enters, of `source_size` (height, width); `source` names the layer whose
    maps these are, "" is the picture. `rectified` says that a ReLU follows.
    """

    layer: str
    place: tuple[int, int, int]
    source: str
    source_size: tuple[int, int]
    corner: tuple[int, int]
    inputs: np.ndarray
    kernel: np.ndarray
    bias: float
    value: float
    activation: float
    rectified: bool

    @cached_property
    def products(self) -> np.ndarray:
        return np.asarray(self.inputs * self.kernel)

    @cached_property
    def subtotals(self) -> np.ndarray:
        """(I,) the sum of the products of each input map."""
        return np.asarray(self.products.sum(axis=(1, 2)))

    def shown_input(self, chosen: int | None) -> int:
        """The input that is shown in full: the chosen one, else the one that adds or takes most."""
        if chosen is not None and chosen < len(self.inputs):
            return chosen
        return int(np.abs(self.subtotals).argmax())

    def is_outside(self, row: int, column: int) -> bool:
        """Whether this pixel of the patch lies beyond the sides of what enters, where zeros stand."""
        y, x = self.corner[0] + row, self.corner[1] + column
        return not (0 <= y < self.source_size[0] and 0 <= x < self.source_size[1])

    def input_names(self, number: int) -> tuple[str, ...]:
        """What an input is called, from long to short."""
        if not self.source:
            return "the picture", "picture"
        return f"{site_words(self.source)}, channel {number}", f"its channel {number}", f"channel {number}"


@dataclass(frozen=True)
class SumPlan:
    """Blocks of patch, kernel and products; all inputs' sums as tiles where there are several; the chain of words."""

    blocks: tuple[Box, ...]
    shape: tuple[int, int]
    tiles: Box
    tile_columns: int
    tile_side: float
    chain: Box

    def tile(self, number: int) -> Box:
        row, column = divmod(number, max(1, self.tile_columns))
        pitch = self.tile_side + GAP
        return Box(self.tiles.x + column * pitch, self.tiles.y + row * pitch, self.tile_side, self.tile_side)

    def cell(self, block: int, row: int, column: int) -> Box:
        return cell_of(self.blocks[block], self.shape, row, column)

    def at(self, x: float, y: float, inputs: int) -> tuple[str, int, int] | None:
        """("input", number, 0) or ("cell", row, column)."""
        for block in self.blocks:
            found = cell_at(block, self.shape, x, y)
            if found is not None:
                return "cell", *found
        if self.tiles.contains(x, y):
            pitch = self.tile_side + GAP
            column, row = int((x - self.tiles.x) // pitch), int((y - self.tiles.y) // pitch)
            number = row * self.tile_columns + column
            return ("input", number, 0) if column < self.tile_columns and number < inputs else None
        return None


def plan_sum(width: float, height: float, inputs: int, shape: tuple[int, int], scale: float) -> SumPlan | None:
    """The blocks as large as the room allows; None where there is room for words only."""
    inner, top = width - 2 * PADDING, TITLE + CAPTION
    room = height - top - 4
    chain = min(CHAIN, 0.3 * inner)
    left = inner - chain - SIGN
    side = min(room, (left - 2 * SIGN) / 3, LARGEST_BLOCK)
    if side < 40:
        return None
    wide, tall = fitted(shape, side, scale)
    if max(shape) <= FEW:  # cells for numbers, which are wider than high
        wide = max(wide, min(WIDER * wide, (left - 2 * SIGN) / 3))
    blocks = tuple(Box(PADDING + each * (wide + SIGN), top, wide, tall) for each in range(3))
    x = blocks[-1].right + SIGN
    words = Box(x, top, min(MOST_CHAIN, PADDING + inner - x), room)
    if inputs == 1:
        return SumPlan(blocks, shape, Box(x, top, 0, 0), 0, 0.0, words)
    columns, tile_side = _tiles(words.width, TILES_SHARE * room, inputs)
    rows = -(-inputs // columns)
    tiles = Box(x, top, columns * (tile_side + GAP) - GAP, rows * (tile_side + GAP) - GAP)
    begin = tiles.bottom + 6
    return SumPlan(blocks, shape, tiles, columns, tile_side, words._replace(y=begin, height=top + room - begin))


def _tiles(width: float, height: float, count: int) -> tuple[int, float]:
    """Columns and side of the largest squares."""
    sides = {
        columns: min((width + GAP) / columns - GAP, (height + GAP) / -(-count // columns) - GAP, 44.0)
        for columns in range(1, count + 1)
    }
    best = max(sides, key=lambda columns: sides[columns])
    return best, max(1.0, sides[best])


def signed_top(values: np.ndarray) -> float:
    """A round end of a signed colour scale that holds these."""
    return rounded_up(float(np.abs(values).max(initial=0.0)))


def cell_text(value: float) -> str:
    """A number in a cell, as short as may be."""
    if value == round(value) and abs(value) < 100:
        return count(int(value))
    return in_cell(value) if abs(value) < 0.995 else three_digits(value)


def chain_of(told: PixelSum, number: int) -> list[tuple[tuple[str, ...], str]]:
    """The sum line by line, in words from long to short and a number; the last one is what is left of it."""
    subtotals = told.subtotals
    products = (f"{count(told.products[number].size)} products", "products", "")
    lines: list[tuple[tuple[str, ...], str]] = [(products, three_digits(float(subtotals[number])))]
    if len(subtotals) > 1:
        others = float(subtotals.sum() - subtotals[number])
        lines.append(((f"other {count(len(subtotals) - 1)} inputs", "others", ""), three_digits(others)))
    lines += [(("bias", ""), three_digits(told.bias)), (("together", "sum", ""), three_digits(told.value))]
    if told.rectified:
        lines.append((("after ReLU", "ReLU", ""), three_digits(told.activation)))
    return lines


def chain_words(lines: list[tuple[tuple[str, ...], str]]) -> tuple[str, ...]:
    """The same in one line, from long to short."""
    texts = [f"{names[0]} {number}" for names, number in lines]
    return ", ".join(texts), ", ".join(texts[-2:]), texts[-1], lines[-1][1], ""
