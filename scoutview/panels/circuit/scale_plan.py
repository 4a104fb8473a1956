"""Whole models as squares whose areas are their weights, all to one scale. Arithmetic only."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scoutview.graphics.base.box import Box
from scoutview.language import tr
from scoutview.panels.circuit.layout_plan import nice_amount
from scoutview.panels.circuit.plan import Circuit
from scoutview.panels.circuit.words import amount, times_as_many

TITLE, ROW, LOW_ROW, LINE = 24.0, 25.0, 21.0, 18.0  # heights of the words above, of a model, of a line below
SQUARES = 34.0  # the column of the smaller squares
ROW_AIR = 4.0  # above and below a square, together
LEGEND_SIDE = 16.0  # at most, of the square that says what an area means
SETTLING = 3  # rounds, after which rows are settled to less than a pixel
SMALLEST_LARGEST, LARGEST = 30.0, 96.0  # side of the largest square: what it is beside is the picture
HIGH = 330.0  # from which on rows have their usual height


@dataclass(frozen=True)
class ScalePlan:
    """Places in design pixels; `order` are the models from large to small, and the other tuples follow it."""

    order: tuple[int, ...]
    squares: tuple[Box, ...]
    rows: tuple[Box, ...]  # the words about each model, and what a click chooses
    per_weight: float  # design pixels squared
    legend_weights: int
    legend: Box
    note_top: float

    def model_at(self, x: float, y: float) -> int | None:
        inside = (
            model
            for model, square, row in zip(self.order, self.squares, self.rows, strict=True)
            if row.contains(x, y) or square.contains(x, y)
        )
        return next(inside, None)


def plan_scale(weights: Sequence[int], width: float, height: float, note_lines: int) -> ScalePlan:
    """The largest model's square is as large as there is room for; the others stand below it, a row for each."""
    order = sorted(range(len(weights)), key=lambda model: -weights[model])
    shares = [math.sqrt(weights[model] / max(1, weights[order[0]])) for model in order]  # of the largest side
    row = ROW if height >= HIGH else LOW_ROW
    below = LINE + 14 + LINE * note_lines + row
    sides = [SMALLEST_LARGEST * share for share in shares]
    for _ in range(SETTLING):  # larger squares make higher rows, which leave less for the largest one
        room = height - TITLE - below - sum(max(row, side + ROW_AIR) for side in sides[1:])
        sides = [max(SMALLEST_LARGEST, min(width, room, LARGEST)) * share for share in shares]
    side, per_weight = sides[0], sides[0] ** 2 / max(1, weights[order[0]])
    heights = [row, *(max(row, each + ROW_AIR) for each in sides[1:])]
    top = TITLE + side + 8
    rows = tuple(Box(0, top + sum(heights[:number]), width, each) for number, each in enumerate(heights))
    small = (
        Box(SQUARES / 2 - each / 2, place.middle_y - each / 2, each, each)
        for each, place in zip(sides[1:], rows[1:], strict=True)
    )
    legend_weights = nice_amount(LEGEND_SIDE**2 / per_weight)
    legend_side = math.sqrt(legend_weights * per_weight)
    legend_top = rows[-1].bottom + 4
    return ScalePlan(
        tuple(order),
        (Box(0, TITLE, side, side), *small),
        rows,
        per_weight,
        legend_weights,
        Box(SQUARES / 2 - legend_side / 2, legend_top + LINE / 2 - legend_side / 2, legend_side, legend_side),
        legend_top + LINE + 2,
    )


def scale_note(circuits: Sequence[Circuit]) -> str:
    """How often the smallest of these models goes into the largest."""
    smallest, largest = (choose(circuits, key=lambda circuit: circuit.weights) for choose in (min, max))
    if smallest is largest or not smallest.weights:
        return ""
    name = tr("This model") if smallest.is_here else smallest.title
    return tr("{smaller} goes {times} times into {larger}.").format(
        smaller=name, times=amount(times_as_many(largest, smallest)), larger=largest.title
    )
