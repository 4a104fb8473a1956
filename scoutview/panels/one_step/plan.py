"""What is read off one step of training: its parts, its answers, and the rates that were tried. Arithmetic only."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.language import tr

STAGES = (tr("forward"), tr("loss"), tr("back", "on the way back"), tr("update"))
FORWARD, LOSS, BACK, UPDATE = range(4)
RECORDED, UNTRAINED, RETRACED, ALIKE_RUN = "recorded", "untrained", "retraced", "alike"  # where the step comes from
WEIGHTS, NO_DATA = "weights", "no data"  # without what the optimizers remember: there is no step to tell
ALL_COLUMNS = 760.0  # design pixels from which on all columns stand side by side
PARTS_BESIDE = 0.5  # of the width, where rates stand beside them
BETWEEN = 12.0  # design pixels between the parts and the rates
FEWEST = 112.0  # design pixels of height that the parts keep above the rates


@dataclass(frozen=True)
class Scale:
    """A logarithmic scale that stays the same over all runs, from a smallest to a largest size."""

    least: float
    most: float

    def share(self, size: float) -> float:
        """Where a size is between both ends, from 0 to 1; nan where it is none."""
        if math.isnan(size):
            return math.nan
        if size <= self.least:
            return 0.0
        return min(1.0, math.log(size / self.least) / math.log(self.most / self.least))

    def beyond(self, size: float) -> int:
        """At which end a size is cut: -1 or 1; 0 where it is not, or is nothing at all."""
        return -1 if 0 < size < self.least else int(size > self.most)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Both ends, and the middle."""
        return self.least, math.sqrt(self.least * self.most), self.most


@dataclass(frozen=True)
class WholeScale(Scale):
    """A plain scale from 0 to all."""

    def share(self, size: float) -> float:
        return math.nan if math.isnan(size) else min(1.0, max(0.0, size / self.most))

    @property
    def ticks(self) -> tuple[float, ...]:
        return 0.0, self.most / 2, self.most


@dataclass(frozen=True)
class SizeColumn:
    """A size of every part, and the stage in which it comes to be known."""

    name: str
    words: tuple[str, ...]  # from long to short
    stage: int
    scale: Scale
    is_share: bool = True  # in per cent, of what `SizesReading.shares` says


LEAVES = SizeColumn(
    "step_activations",
    (tr("typical number that leaves it"), tr("what leaves it"), tr("leaves", "what leaves a part")),
    FORWARD,
    Scale(1e-2, 1e2),
    is_share=False,
)
ARRIVES = SizeColumn(
    "step_signals",
    (tr("gradient at its output (last = 100 %)"), tr("gradient (last = 100 %)"), tr("gradient")),
    BACK,
    Scale(1e-2, 1e5),
)
SLOPES = SizeColumn(
    "step_gradients",
    (
        tr("gradient of its weights (largest = 100 %)"),
        tr("of its weights (largest = 100 %)"),
        tr("weights’ (largest = 100 %)"),
        tr("of its weights"),
    ),
    BACK,
    Scale(1e-2, 1e2),
)
MOVES = SizeColumn(
    "step_changes",
    (tr("its weights move, in % of their size"), tr("they move, in % of their size"), tr("move, in % of size")),
    UPDATE,
    Scale(1e-4, 1e2),
)
MEMORY = SizeColumn(
    "step_memory",
    (tr("direction from earlier batches"), tr("from earlier batches")),
    UPDATE,
    WholeScale(0.0, 100.0),
)
COLUMNS = {FORWARD: (LEAVES,), BACK: (LEAVES, ARRIVES, SLOPES), UPDATE: (SLOPES, MOVES, MEMORY)}


class SizesReading:
    """The sizes of one step, and how far they have come. Arrays of an answer, or its last step."""

    def __init__(self, arrays: Mapping[str, np.ndarray], step: int) -> None:
        last = {name: array[-1] for name, array in arrays.items() if name.startswith("step_")}
        self._arrays = last
        self.step = step
        self.parts: tuple[str, ...] = tuple(map(str, last["step_parts"].tolist()))
        self.counts: tuple[int, ...] = tuple(last["step_counts"].tolist())
        self.number = int(last["step_number"])
        self.before, self.after = float(last["step_loss_before"]), float(last["step_loss_after"])
        self.length = float(last["step_gradient_length"])
        self.source = str(last["step_source"])
        self.batch = str(last["step_batch"])
        self.examples = int(last["step_examples"])
        self.retraced, self.to_retrace = (int(each) for each in last["step_retraced"])

    @property
    def is_number(self) -> bool:
        return math.isfinite(self.before)

    @property
    def is_whole(self) -> bool:
        """Whether the update is known, or never will be."""
        unknown = self.source in (WEIGHTS, NO_DATA) and not self.to_retrace
        return not self.is_number or self.has_update or unknown

    @property
    def has_update(self) -> bool:
        return bool(self._arrays["step_optimizers"].any())

    @property
    def is_of_one(self) -> bool:
        """Whether one example of the batch was taken alone: "picture 3 of 32" in words."""
        return not self.batch[:1].isdigit()

    def sizes(self, column: str) -> np.ndarray:
        """One of each part, nan where there is none."""
        return np.asarray(self._arrays[column], np.float64)

    def texts(self, column: str) -> tuple[str, ...]:
        return tuple(map(str, self._arrays[column].tolist()))

    def shares(self, column: str) -> np.ndarray:
        """The same in per cent: gradients of that at the last part, or of the largest; moves of the weights' size."""
        sizes = self.sizes(column)
        if column == "step_memory":
            return 100 * sizes
        if column == "step_signals":
            whole = sizes[self.sites[-1]] if self.sites else math.nan
        elif column == "step_gradients":
            whole = np.max(sizes, initial=0.0, where=np.isfinite(sizes))
        else:
            whole = self.sizes("step_weights")
        with np.errstate(divide="ignore", invalid="ignore"):
            return 100 * sizes / whole

    def shown(self, column: SizeColumn) -> np.ndarray:
        """What a column shows of each part."""
        return self.shares(column.name) if column.is_share else self.sizes(column.name)

    @property
    def sites(self) -> tuple[int, ...]:
        """The parts that numbers pass through, in the order forward."""
        return tuple(np.flatnonzero(np.isfinite(self.sizes("step_activations"))).tolist())

    @property
    def largest_decay(self) -> int | None:
        """The part that weight decay moves farther than the whole step does, if there is one: the first of them."""
        farther = self.sizes("step_decays") > self.sizes("step_changes")
        return int(np.flatnonzero(farther)[0]) if farther.any() else None


class AnswersReading:
    """The scored answers, up to 24 of them."""

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        last = {name: array[-1] for name, array in arrays.items() if name.startswith("scored_")}
        self.asked, self.said, self.right = (
            tuple(map(str, last[f"scored_{name}"].tolist())) for name in ("asked", "said", "right")
        )
        self.said_probabilities: tuple[float, ...] = tuple(last["scored_said_probabilities"].tolist())
        self.right_probabilities: tuple[float, ...] = tuple(last["scored_right_probabilities"].tolist())
        self.costs: tuple[float, ...] = tuple(last["scored_costs"].tolist())
        self.examples: tuple[int, ...] = tuple(last["scored_examples"].tolist())
        self.pictures: np.ndarray = last["scored_pictures"]
        self.correct, self.count = int(last["scored_correct"]), int(last["scored_count"])
        self.loss = float(last["scored_loss"])

    @property
    def are_classes(self) -> bool:
        return self.correct >= 0

    def is_right(self, row: int) -> bool:
        return self.are_classes and self.said[row] == self.right[row]


def rows_shown(count: int, most: int) -> tuple[int, ...]:
    """Which of so many rows find room: all, or evenly spread ones with both ends."""
    if count <= most:
        return tuple(range(count))
    if most <= 0:
        return ()
    return tuple(dict.fromkeys(round(number * (count - 1) / max(1, most - 1)) for number in range(most)))


def direction_of(stage: int) -> int:
    """Which way numbers flow in a stage: 1 forward, -1 back, 0 in no way."""
    return {FORWARD: 1, BACK: -1}.get(stage, 0)


def columns_shown(stage: int, width: float) -> Sequence[SizeColumn]:
    """The columns that find room: with those of the stage before, or those of this stage."""
    columns = COLUMNS.get(stage, ())
    return columns if width >= ALL_COLUMNS else [column for column in columns if column.stage == stage]


def stands_beside(body: Box, parts: float, rates: float) -> bool:
    """Whether the rates stand beside the parts: these heights are more than there is, and the width is enough."""
    return body.width >= ALL_COLUMNS and body.height - rates - BETWEEN < parts and body.height >= rates


def body_places(body: Box, parts: float, rates: float, *, beside: bool) -> tuple[Box, Box | None]:
    """Where the parts stand, and the rates; None where these find no room.

    Given the heights with which all parts, and all rates, find room. Below each other some parts may have to do.
    """
    if beside:
        free = body.width - 2 * BETWEEN
        left = PARTS_BESIDE * free
        return body._replace(width=left), Box(body.x + left + 2 * BETWEEN, body.y, free - left, body.height)
    above = body.height - rates - BETWEEN
    if not rates or above < min(parts, FEWEST):
        return body, None
    return body._replace(height=above), Box(body.x, body.y + above + BETWEEN, body.width, rates)
