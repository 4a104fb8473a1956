"""The sum behind one number of a layer: its terms, and where they stand. Arithmetic only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import NamedTuple

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import likelihood, rounded_up, three_digits
from scoutview.graphics.base.site_words import site_words
from scoutview.language import tr
from scoutview.panels.activation_maps.plan import GAP, PADDING, cell_at, cell_of, fitted, pooling_words

TITLE = 26.0
CAPTION, UNDER_BLOCKS = 20.0, 4.0  # over a block, and under it
SIGN = 22.0  # × and =
LARGEST_BLOCK = 210.0
CHAIN, CHAIN_BESIDE, MOST_CHAIN = 150.0, 176.0, 300.0  # the words at the right, beside all inputs, and at most
FEW, WIDER = 7, 1.3  # cells along a side that hold numbers, and how much wider than high they may be
NUMBER, LEAST_NUMBER, WIDEST = 37.0, 24.0, 2.2  # widths of a cell for one, also in small letters; and of its height
TILES_SHARE, TILES_GAP = 0.36, 6.0  # of the height for all inputs' sums, over the words
LEAST_TILE = 6.0  # the side of one that can be pointed at
CHAIN_LINE = 31.0
LEAST_LINE, LAST_LINE, RULE = 17.0, 25.0, 5.0  # of the chain where room is scarce: a line, the total, the rule over it
TOTAL = tr("together")
LEGIBLE = 16.5  # a cell's side that holds a number
SIGNED_REACH = 0.8  # how far into the signed colours the ends of a scale are
ChainLine = tuple[tuple[str, ...], str]  # words from long to short, and a number
ChainLines = list[ChainLine]


class ScoredAnswer(NamedTuple):
    """What a score of the last layer is of, and the probability that the softmax makes of it."""

    name: str
    probability: float


@dataclass(frozen=True, eq=False)
class PixelSum:
    """One number of a layer and what it was made of: `inputs` and `kernel` (I, h, w), `bias`, and the model's `value`.

    `corner` is where the patch begins on what enters, of `source_size` (height, width); `source` names the layer whose
    maps these are, "" is the picture. `rectified` says that a ReLU follows, `pooled` of how many pixels in a row one
    was left before it entered, `answer` what the number is the score of.
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
    pooled: int = 1
    answer: ScoredAnswer | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all that enters is multiplied at once, as in a linear layer, and no kernel slides over it."""
        return bool(self.inputs.shape[1:] == self.source_size)

    @property
    def weights_name(self) -> str:
        return tr("weights") if self.is_whole else tr("kernel")

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
            return tr("the picture"), tr("picture")
        plain = tr("its channel {number}").format(number=number), tr("channel {number}").format(number=number)
        if self.pooled == 1:
            return f"{site_words(self.source)}, {plain[1]}", *plain
        return f"{plain[1]}, {pooling_words(self.pooled)}", *plain


def sum_of(arrays: Mapping[str, np.ndarray], rectified: bool, pooled: int = 1) -> PixelSum:
    """What the channels of a pixel's sum say."""
    channel, row, column = (int(each) for each in arrays["sum_place"])
    height, width = (int(each) for each in arrays["sum_source_size"])
    above, left = (int(each) for each in arrays["sum_corner"])
    answer = None
    if not rectified and "classes" in arrays and "probabilities" in arrays:
        answer = ScoredAnswer(str(arrays["classes"][channel]), float(arrays["probabilities"][channel]))
    return PixelSum(
        str(arrays["sum_layer"]),
        (channel, row, column),
        str(arrays["sum_source"]),
        (height, width),
        (above, left),
        arrays["sum_inputs"],
        arrays["sum_kernel"],
        float(arrays["sum_bias"]),
        float(arrays["sum_value"]),
        float(arrays["sum_activation"]),
        rectified,
        pooled,
        answer,
    )


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


def plan_sum(
    size: tuple[float, float], inputs: int, shape: tuple[int, int], scale: float, lines: int = 5
) -> SumPlan | None:
    """The blocks as large as the room allows; None where there is room for words only.

    The inputs' sums are there only where the `lines` of the chain stand under them or beside them as well.
    """
    inner, top = size[0] - 2 * PADDING, TITLE + CAPTION
    room = size[1] - top - UNDER_BLOCKS
    widest = _widest_block(inner)
    side = min(room, widest, LARGEST_BLOCK)
    if side < 40:
        return None
    wide, tall = fitted(shape, side, scale)
    if max(shape) <= FEW:  # cells for numbers, which are wider than high
        wanted = max(WIDER * wide, min(NUMBER * shape[1], WIDEST * wide))
        wide = max(wide, min(wanted, widest))
    blocks = tuple(Box(PADDING + each * (wide + SIGN), top, wide, tall) for each in range(3))
    x = blocks[-1].right + SIGN
    words = Box(x, top, min(MOST_CHAIN, PADDING + inner - x), room)
    low = words._replace(y=TITLE, height=room + CAPTION)  # where no caption stands over it
    if inputs == 1:
        chain_room = words if room >= chain_height(lines) else low
        return SumPlan(blocks, shape, Box(x, top, 0, 0), 0, 0.0, chain_room)
    spare = room - TILES_GAP - chain_height(lines)
    columns, tile_side = _tiles(words.width, min(TILES_SHARE * room, spare), inputs)
    beside = tile_side < LEAST_TILE
    if beside:
        columns, tile_side = _tiles(PADDING + inner - x - CHAIN_BESIDE - SIGN, room, inputs)
    if tile_side < LEAST_TILE:
        return SumPlan(blocks, shape, Box(x, top, 0, 0), 0, 0.0, low)
    rows = -(-inputs // columns)
    tiles = Box(x, top, columns * (tile_side + GAP) - GAP, rows * (tile_side + GAP) - GAP)
    if beside:
        x = tiles.right + SIGN
        return SumPlan(blocks, shape, tiles, columns, tile_side, low._replace(x=x, width=PADDING + inner - x))
    begin = tiles.bottom + TILES_GAP
    return SumPlan(blocks, shape, tiles, columns, tile_side, words._replace(y=begin, height=top + room - begin))


def numbered_height(width: float, shape: tuple[int, int], scale: float) -> float:
    """The least height of a sum with numbers in the cells of its blocks, where they are few and wide enough; else 0."""
    legible = max(shape) <= FEW and _widest_block(width - 2 * PADDING) >= LEAST_NUMBER * shape[1]
    return TITLE + CAPTION + UNDER_BLOCKS + max(shape) * ceil(LEGIBLE * scale) / scale if legible else 0.0


def _widest_block(inner: float) -> float:
    """What the chain at the right and the signs leave to each block."""
    return (inner - min(CHAIN, 0.3 * inner) - 3 * SIGN) / 3


def _tiles(width: float, height: float, count: int) -> tuple[int, float]:
    """Columns and side of the largest squares."""
    sides = {
        columns: min((width + GAP) / columns - GAP, (height + GAP) / -(-count // columns) - GAP, 44.0)
        for columns in range(1, count + 1)
    }
    best = max(sides, key=lambda columns: sides[columns])
    return best, max(1.0, sides[best])


class SumTops(NamedTuple):
    """The ends of the signed colour scales of a sum."""

    kernel: float
    products: float
    subtotals: float


def tops_of(told: PixelSum) -> SumTops:
    """Scales that hold all inputs of this sum, so that they stay when another input is shown in full."""
    return SumTops(signed_top(told.kernel), signed_top(told.products), signed_top(told.subtotals))


def signed_shares(values: np.ndarray, top: float) -> np.ndarray:
    """Places on the signed colours, short of their ends: most numbers stand where they are read well."""
    return SIGNED_REACH * values / top


def signed_top(values: np.ndarray) -> float:
    """A round end of a signed colour scale that holds those of these that are numbers."""
    return rounded_up(float(np.abs(values[np.isfinite(values)]).max(initial=0.0)))


def chain_of(told: PixelSum, number: int) -> ChainLines:
    """The sum line by line, in words from long to short and a number; the last one is what is left of it."""
    return chains_of(told, number)[0]


def chains_of(told: PixelSum, number: int) -> list[ChainLines]:
    """The same in fewer and fewer lines; each of them ends with what is left."""
    subtotals = told.subtotals
    total = (
        (tr("{together} = score").format(together=TOTAL), tr("score"), "") if told.answer else (TOTAL, tr("sum"), "")
    )
    ends: ChainLines = [(total, three_digits(told.value))]
    if told.rectified:
        rule = (tr("below 0 becomes 0"), tr("becomes")) if told.value < 0 else (tr("not below 0: stays"), tr("stays"))
        ends.append(((*rule, ""), three_digits(told.activation)))
    if told.answer:
        ends.append(((tr("after softmax"), tr("softmax"), ""), likelihood(told.answer.probability)))
    bias = ((tr("bias"), ""), three_digits(told.bias))
    one = _products_line(told.products[number].size, float(subtotals[number]))
    every = _products_line(told.products.size, float(subtotals.sum()))
    shorter = [[every, bias, *ends], ends, ends[-1:]]
    if len(subtotals) == 1:
        return shorter
    others = float(subtotals.sum() - subtotals[number])
    line = (
        (tr("other %n inputs", "", len(subtotals) - 1, one="the other input"), tr("others"), ""),
        three_digits(others),
    )
    return [[one, line, bias, *ends], *shorter]


def _products_line(many: int, total: float) -> ChainLine:
    return (tr("%n products", "", many, one="1 product"), tr("products"), ""), three_digits(total)


@dataclass(frozen=True)
class ChainRows:
    """Where the lines of a sum stand, and the height of the rule over its total; None where it has no terms above."""

    rows: tuple[Box, ...]
    rule: float | None


def plan_chain(chains: Sequence[ChainLines], room: Box) -> tuple[ChainLines, ChainRows]:
    """The longest of these chains that stands whole in the room, with the rule between the terms and the total."""
    lines = next((each for each in chains if chain_height(len(each)) <= room.height), chains[-1])
    spare = min(1.0, max(0.0, room.height - chain_height(len(lines))) / (len(lines) * (CHAIN_LINE - LEAST_LINE)))
    pitch = LEAST_LINE + spare * (CHAIN_LINE - LEAST_LINE)
    last = max(pitch, LAST_LINE)
    total = next((place for place, (names, _) in enumerate(lines) if names[0].startswith(TOTAL)), 0)
    rows, y = [], room.y
    for place in range(len(lines)):
        y += RULE if place == total > 0 else 0.0
        height = last if place == len(lines) - 1 else pitch
        rows.append(Box(room.x, y, room.width, height))
        y += height
    return lines, ChainRows(tuple(rows), rows[total].y - RULE / 2 if total else None)


def chain_height(lines: int) -> float:
    """The least room of so many lines."""
    return (lines - 1) * LEAST_LINE + LAST_LINE + (RULE if lines > 2 else 0.0)


def chain_words(lines: ChainLines) -> tuple[str, ...]:
    """The same in one line, from long to short."""
    texts = [f"{names[0]} {number}" for names, number in lines]
    return ", ".join(texts), ", ".join(texts[-2:]), texts[-1], lines[-1][1], ""
