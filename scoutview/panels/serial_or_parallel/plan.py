"""What can be computed when, of each architecture, and where it is drawn. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import likelihood
from scoutview.graphics.base.token_label import token_label
from scoutview.language import tr

ORDER = (
    *("order_tokens", "order_models", "order_recorded", "order_of_stages", "order_stages", "order_kinds"),
    *("order_answer", "order_answer_probability"),
    *("order_recurs", "order_steps", "order_products", "order_long_text", "order_long_steps", "order_long_products"),
)
SPEED = (
    *("speed_models", "speed_weights", "speed_lengths", "speed_tokens", "speed_busy", "speed_cores"),
    *("speed_device", "speed_points"),
)
LABEL_GAP, BLOCK_GAP, APART, FOOT_GAP = 8.0, 10.0, 28.0, 4.0
HEAD, TOKEN_LEVEL, MOST_LEVELS = 48.0, 17.0, 4
MOST_ROW, LABELLED_ROW, LEAST_ROW, LEAST_COLUMN = 90.0, 14.0, 7.0, 325.0
MOST_CELL = 64.0
SPAN, LEAST_GROUPED = 52.0, 8.0  # of width: what the steps of a block take, and a cell beside them
LEAST_CELL, LEAST_HALF = 2.0, 1.0  # of width, with labels beside them; half of one


@dataclass(frozen=True)
class StageRow:
    """A row of cells, one for each token: `name` in its `group` (a block, or nothing), and the step of each."""

    group: str
    name: str
    kind: str
    recurs: bool
    steps: tuple[int, ...]

    @property
    def is_scan(self) -> bool:
        return self.kind == "scan"


@dataclass(frozen=True)
class Order:
    """One architecture: its rows from below, and how many steps wait for each other, for this text and a long one."""

    name: str
    is_recorded: bool
    rows: tuple[StageRow, ...]
    products: int
    long_steps: int
    long_products: int
    answer: str = ""  # what it says after the text, in words, where it was recorded

    @cached_property
    def steps(self) -> int:
        return max(max(row.steps) for row in self.rows)

    @property
    def scans(self) -> bool:
        return any(row.is_scan for row in self.rows)

    def steps_of(self, group: str) -> str:
        """Those of the rows of a group, where each row has one for all tokens: "8–13"; else nothing."""
        rows = [row.steps for row in self.rows if row.group == group]
        if not rows or any(min(steps) != max(steps) for steps in rows):
            return ""
        first, last = min(steps[0] for steps in rows), max(steps[0] for steps in rows)
        return f"{first}–{last}" if first != last else str(first)

    @property
    def apart(self) -> float:
        """How many rows lie at least between the middles of two names, where blocks alone are named."""
        groups = [row.group for row in self.rows]
        return (1 + min((groups.count(group) for group in groups if group), default=1)) / 2

    @property
    def is_constant(self) -> bool:
        """Whether it takes as many steps for any text."""
        return self.long_steps == self.steps

    def done_at(self, step: int) -> tuple[int, int]:
        """How many of its cells are computed by then, and how many there are."""
        every = [each for row in self.rows for each in row.steps]
        return sum(each <= step for each in every), len(every)


@dataclass(frozen=True)
class Orders:
    """All that are shown, for the same text."""

    tokens: tuple[str, ...]
    every: tuple[Order, ...]
    long_text: int

    @classmethod
    def of(cls, arrays: Mapping[str, np.ndarray]) -> Self:
        """From an answer to `orders`."""
        owners, recorded = arrays["order_of_stages"].tolist(), arrays["order_recorded"].tolist()
        rows = [
            StageRow(*_named(name), kind, bool(recurs), tuple(steps))
            for name, kind, recurs, steps in zip(
                *(arrays[name].tolist() for name in ("order_stages", "order_kinds", "order_recurs", "order_steps")),
                strict=True,
            )
        ]
        products, long_steps, long_products = (
            arrays[name].tolist() for name in ("order_products", "order_long_steps", "order_long_products")
        )
        probability = likelihood(float(arrays["order_answer_probability"]))
        answer = tr("“{token}” {share}").format(token=token_label(str(arrays["order_answer"])), share=probability)
        every = tuple(
            Order(
                name,
                bool(recorded[number]),
                tuple(row for row, owner in zip(rows, owners, strict=True) if owner == number),
                products[number],
                long_steps[number],
                long_products[number],
                answer if recorded[number] else "",
            )
            for number, name in enumerate(arrays["order_models"].tolist())
        )
        return cls(tuple(map(token_label, arrays["order_tokens"].tolist())), every, int(arrays["order_long_text"]))

    @cached_property
    def steps(self) -> int:
        """Of the one that takes most."""
        return max(order.steps for order in self.every)

    @property
    def recorded(self) -> Order:
        return next(order for order in self.every if order.is_recorded)

    def named(self, name: str) -> Order | None:
        return next((order for order in self.every if order.name == name), None)


def _named(stage: str) -> tuple[str, str]:
    """The group of a stage, and its name in it."""
    group, _, name = stage.rpartition(": ")
    return group, name


@dataclass(frozen=True, eq=False)
class Speeds:
    """Tokens per second by architecture and length of the text, nan where that is not measured yet."""

    models: tuple[str, ...]
    weights: tuple[int, ...]
    lengths: np.ndarray
    rates: np.ndarray  # (model, length)
    busy: float
    cores: int
    device: str
    points: int

    @classmethod
    def of(cls, arrays: Mapping[str, np.ndarray]) -> Self | None:
        """From the last step of an answer to `speed` that has come; None before the first."""
        if not len(arrays["speed_models"]):
            return None
        last = {name: arrays[name][-1] for name in SPEED}
        return cls(
            tuple(last["speed_models"].tolist()),
            tuple(last["speed_weights"].tolist()),
            last["speed_lengths"],
            last["speed_tokens"],
            float(last["speed_busy"]),
            int(last["speed_cores"]),
            str(last["speed_device"]),
            int(last["speed_points"]),
        )

    @property
    def measured(self) -> int:
        return int(np.isfinite(self.rates).sum())

    @property
    def is_whole(self) -> bool:
        return self.measured == self.points

    @property
    def is_alone(self) -> bool:
        """Whether one core computed, and nothing else."""
        return self.cores == 1 and not self.device

    def at_longest(self) -> list[tuple[str, float]]:
        """Each architecture's rate for the longest texts, the quickest first."""
        return sorted(zip(self.models, self.rates[:, -1].tolist(), strict=True), key=lambda each: -each[1])


@dataclass(frozen=True)
class OrderPlan:
    """Where one architecture stands: `cells` is the room of all its cells, `head` that of its words."""

    head: Box
    cells: Box
    rows: int
    columns: int
    labelled: bool
    grouped: bool  # names and steps of whole blocks, where rows are too low for their own
    levels: int  # of token labels below; 0: none

    @property
    def pitch(self) -> tuple[float, float]:
        """Of cells: across, and down."""
        return self.cells.width / self.columns, self.cells.height / self.rows

    def cell(self, row: int, column: int) -> Box:
        across, down = self.pitch
        return Box(self.cells.x + column * across, self.cells.bottom - (row + 1) * down, across, down)

    def token(self, column: int) -> Box:
        """Where its label stands: labels take turns in their levels, so that each has more room across."""
        across, level = self.pitch[0], column % max(1, self.levels)
        left = self.cells.x + (column + 0.5) * across - 60
        return Box(left, self.cells.bottom + FOOT_GAP + level * TOKEN_LEVEL, 120, TOKEN_LEVEL)


def levels_for(widths: Sequence[float], pitch: float) -> int:
    """In how many levels labels so wide can stand below cells at this distance; 0 where they have no room."""
    return next(
        (
            levels
            for levels in range(1, MOST_LEVELS + 1)
            if all((one + other) / 2 + 6 <= levels * pitch for one, other in zip(widths, widths[levels:], strict=False))
        ),
        0,
    )


def plan_orders(
    orders: Orders,
    width: float,
    height: float,
    labels: Sequence[float],
    tokens: Sequence[float],
    *,
    briefs: Sequence[float] = (),
) -> list[tuple[Order, OrderPlan]]:
    """Side by side those that have room, the recorded one first to stay; bottoms in line.

    `labels` are the widths of what stands at the left of each order's rows, `briefs` of the names of its blocks alone,
    `tokens` of the tokens.
    """
    shown = list(orders.every)
    while len(shown) > 1 and (width - APART * (len(shown) - 1)) / len(shown) < LEAST_COLUMN:
        shown.remove(next(order for order in reversed(shown) if not order.is_recorded))
    wide = (width - APART * (len(shown) - 1)) / len(shown)
    widest = dict(zip((order.name for order in orders.every), labels, strict=True))
    most, count = max(len(order.rows) for order in shown), len(orders.tokens)
    first, last = (max(0.0, tokens[end] / 2 - LEAST_HALF) for end in (0, -1))  # what labels need beyond the cells
    rooms = {order.name: wide - widest[order.name] - LABEL_GAP - last for order in shown}
    labelled = {
        order.name: (height - HEAD - 2 * TOKEN_LEVEL) / len(order.rows) >= LABELLED_ROW
        and rooms[order.name] >= LEAST_CELL * count
        for order in shown
    }
    brief = dict(zip((order.name for order in orders.every), briefs, strict=False))
    within = {name: wide - width - LABEL_GAP - max(last, SPAN) for name, width in brief.items()}
    grouped = {
        order.name: not labelled[order.name]
        and within.get(order.name, 0.0) >= LEAST_GROUPED * count
        and (height - HEAD - 2 * TOKEN_LEVEL) / len(order.rows) >= max(LEAST_ROW, LABELLED_ROW / order.apart)
        for order in shown
    }
    for name in (name for name in rooms if grouped[name]):
        rooms[name], widest[name] = within[name], brief[name]
    beside = {name: labelled[name] or grouped[name] for name in rooms}
    across = {
        name: max(1.0, min(MOST_CELL, (room if beside[name] else wide - first - last) / count))
        for name, room in rooms.items()
    }
    levels = min(levels_for(tokens, pitch) for pitch in across.values())
    foot = FOOT_GAP + levels * TOKEN_LEVEL
    if (height - HEAD - foot) / most < LEAST_ROW:
        foot, levels = 0.0, 0
    placed = []
    for number, order in enumerate(shown):
        left = number * (wide + APART)
        begins = left + (widest[order.name] + LABEL_GAP if beside[order.name] else first)
        high = max(1.0, min(MOST_ROW * len(order.rows), height - HEAD - foot))
        cells = Box(begins, height - foot - high, across[order.name] * count, high)
        head = Box(left, max(0.0, cells.y - HEAD), wide, HEAD)
        words = labelled[order.name], grouped[order.name]
        placed.append((order, OrderPlan(head, cells, len(order.rows), count, *words, levels)))
    return placed
