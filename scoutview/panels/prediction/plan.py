"""Which outcomes of a prediction are shown as bars, in which order, and where. Arithmetic only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.finite import finite

PADDING = 16.0
BOTTOM = 12.0
MOST_FOLDED = 3  # rows while the others are folded into one
MOST = 15  # rows while they are listed
LARGEST_PITCH = 54.0
SMALLEST_PITCH = 20.0
TWO_NUMBERS_PITCH = 42.0  # two per cents below each other
PERCENT_WIDTH = 76.0  # the widest is the right one's, in bold letters: >99.9 %
LABEL_WIDTH, LEAST_LABEL = 120.0, 111.0  # the least holds a rank and a short word: 406th: apple
LEAST_TRACK = 20.0
FOOT_LINE = 22.0
RISE_TITLE, RISE_ROW = 22.0, 20.0  # its bars are thinner than those of the answer
RISE_SHARE = 0.42  # of the height, at most
LEAST_RISE = 4  # fewer steps tell little


@dataclass(frozen=True)
class Ranking:
    """The outcomes shown, by number, in the order of their rows.

    `right_rank` counts from 1; `apart` is the right outcome where it is not among those shown, else -1; `rest` is how
    many are not shown at all, `rest_probability` what they have together and `rest_unchanged` had without a change.
    """

    shown: tuple[int, ...]
    right: int
    right_rank: int
    apart: int
    rest: int
    rest_probability: float
    rest_unchanged: float = 0.0

    @property
    def rows(self) -> tuple[int, ...]:
        """All outcomes that have a row of their own."""
        return (*self.shown, self.apart) if self.apart >= 0 else self.shown


def likeliest(probabilities: np.ndarray) -> int:
    """The number of the outcome that the model expects most; what is no number counts as 0."""
    return int(finite(probabilities).argmax())


def rank_outcomes(
    probabilities: np.ndarray,
    right: int,
    *,
    in_class_order: bool,
    room: int = MOST,
    unchanged: np.ndarray | None = None,
    folded: bool = False,
    first: int = 0,
) -> Ranking:
    """The `room` likeliest outcomes, from the one in place `first` on, or all in their own order where they fit.

    Where they are `folded`, `MOST_FOLDED` at most: those that are likeliest, with a change or without it; as many at
    every step, so that the rows stay where they are. A right outcome further down takes the place of the last row.
    """
    values = finite(np.asarray(probabilities, np.float64))
    before = values if unchanged is None else finite(np.asarray(unchanged, np.float64))
    order = np.argsort(-values, kind="stable")
    right = right if 0 <= right < len(values) else -1
    right_rank = int(np.flatnonzero(order == right)[0]) + 1 if right >= 0 else 0
    if in_class_order and len(values) <= room:
        return Ranking(tuple(range(len(values))), right, right_rank, -1, 0, 0.0)
    if folded:
        room, first = min(room, MOST_FOLDED), 0
        order = order if unchanged is None else np.argsort(-np.maximum(values, before), kind="stable")
    room = max(1, min(room, MOST))
    first = max(0, min(first, len(values) - room))  # it may have been kept from a longer list
    chosen = order[first : first + room]
    apart = -1 if right < 0 or right in chosen else right
    chosen = chosen[: max(1, room - 1)] if apart >= 0 else chosen
    shown = tuple(map(int, sorted(chosen, key=lambda number: (-values[number], number))))
    ranking = Ranking(shown, right, right_rank, apart, 0, 0.0)
    left = np.ones(len(values), bool)
    left[list(ranking.rows)] = False
    return Ranking(
        shown, right, right_rank, apart, int(left.sum()), float(values[left].sum()), float(before[left].sum())
    )


@dataclass(frozen=True)
class BarsPlan:
    """Rows of label, bar and per cent; the track of a bar is probability 0 to 1."""

    x: float
    y: float
    pitch: float
    label_width: float
    track_width: float
    percent_width: float
    rows: int
    foot: Box

    def row(self, index: int) -> Box:
        width = self.label_width + self.track_width + self.percent_width
        return Box(self.x, self.y + index * self.pitch, width, self.pitch)

    def label(self, index: int) -> Box:
        return Box(self.x, self.y + index * self.pitch, self.label_width - 10, self.pitch)

    def track(self, index: int) -> Box:
        inset = 0.17 * self.pitch
        y = self.y + index * self.pitch + inset
        return Box(self.x + self.label_width, y, self.track_width, self.pitch - 2 * inset)

    def percent(self, index: int) -> Box:
        """Where its number stands."""
        x = self.x + self.label_width + self.track_width + self.percent_width - PERCENT_WIDTH
        return Box(x, self.y + index * self.pitch, PERCENT_WIDTH, self.pitch)

    def two_percents(self, index: int) -> tuple[Box, Box]:
        """Where its number stands, and the one without the change: below it, or before it where rows are low."""
        box = self.percent(index)
        if self.percent_width > PERCENT_WIDTH:
            return box, box._replace(x=box.x - PERCENT_WIDTH)
        middle, half = box.middle_y, 17.0
        return box._replace(y=middle - half - 1, height=half), box._replace(y=middle, height=half)

    def row_at(self, x: float, y: float) -> int | None:
        index = int((y - self.y) // self.pitch) if self.pitch else -1
        return index if 0 <= index < self.rows and self.x <= x < self.row(index).right else None


def rows_with_room(height: float, foot_lines: int, pitch: float = SMALLEST_PITCH) -> int:
    """How many rows of this height at least find room beside the foot."""
    return max(1, int((height - BOTTOM - foot_lines * FOOT_LINE - 8) / pitch))


def plan_bars(
    width: float,
    height: float,
    rows: int,
    longest_label: float | None,
    foot_lines: int,
    *,
    least_rows: int = 0,
    two_numbers: bool = False,
) -> BarsPlan:
    """Rows that fill the height, as high as if there were `least_rows`, so that they stay so high when some go.

    The labels take a third of the width, at most the longest; None where others come with every frame, so that the
    bars stay where they are.
    """
    inner = width - 2 * PADDING
    foot_height = foot_lines * FOOT_LINE + (8 if foot_lines else 0)
    foot = Box(PADDING, height - BOTTOM - foot_height, inner, foot_height)
    pitch = min(LARGEST_PITCH, max(1.0, (foot.y - 6) / max(1, rows, least_rows)))
    percent_width = 2 * PERCENT_WIDTH if two_numbers and pitch < TWO_NUMBERS_PITCH else PERCENT_WIDTH
    label_width = min(LABEL_WIDTH if longest_label is None else longest_label + 10, max(inner / 3, LEAST_LABEL))
    label_width = min(label_width, max(0.0, inner - percent_width - LEAST_TRACK))  # rather a name is cut than a number
    track_width = max(LEAST_TRACK, inner - label_width - percent_width)
    return BarsPlan(PADDING, 0, pitch, label_width, track_width, percent_width, rows, foot)


def rise_height(room: float, steps: int) -> float:
    """How much of the room below the bars goes to what the answer's probability was at so many steps."""
    rows = min(steps, int((RISE_SHARE * room - RISE_TITLE - PADDING) // RISE_ROW))
    return RISE_TITLE + rows * RISE_ROW + PADDING if rows >= min(LEAST_RISE, max(2, steps)) else 0.0


def likelihoods(answers: Mapping[int, Arrays], steps: Sequence[int], outcome: int) -> list[float]:
    """How likely this outcome was at each of these steps; nan where that is not answered yet."""
    shares = {step: answer["outcome_probabilities"] for step, answer in answers.items()}
    known = {step: float(values[outcome]) for step, values in shares.items() if outcome < len(values)}
    return [known.get(step, float("nan")) for step in steps]
