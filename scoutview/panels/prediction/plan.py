"""Which outcomes of a prediction are shown as bars, in which order, and where. Arithmetic only."""

from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box

PADDING = 16.0
BOTTOM = 12.0
MOST = 15
LARGEST_PITCH = 48.0
SMALLEST_PITCH = 20.0
PERCENT_WIDTH = 76.0  # the widest is the right one's, in bold letters: >99.9 %
LABEL_WIDTH = 120.0


@dataclass(frozen=True)
class Ranking:
    """The outcomes shown, by number, in the order of their rows.

    `right_rank` counts from 1; `apart` is the right outcome where it is not among those shown, else -1; `rest` is how
    many are not shown at all, `rest_probability` what they have together.
    """

    shown: tuple[int, ...]
    right: int
    right_rank: int
    apart: int
    rest: int
    rest_probability: float


def rank_outcomes(probabilities: np.ndarray, right: int, *, in_class_order: bool, room: int = MOST) -> Ranking:
    """The `room` likeliest outcomes, or all in their own order where that is wanted and they fit.

    A right outcome further down takes the place of the last row.
    """
    values = np.nan_to_num(np.asarray(probabilities, np.float64))
    order = np.argsort(-values, kind="stable")
    right = right if 0 <= right < len(values) else -1
    right_rank = int(np.flatnonzero(order == right)[0]) + 1 if right >= 0 else 0
    if in_class_order and len(values) <= room:
        return Ranking(tuple(range(len(values))), right, right_rank, -1, 0, 0.0)
    room = max(1, min(room, MOST))
    if right_rank > room:
        shown, apart = tuple(map(int, order[: max(1, room - 1)])), right
    else:
        shown, apart = tuple(map(int, order[:room])), -1
    counted = len(shown) + (apart >= 0)
    missing = float(values.sum() - values[list(shown)].sum() - (values[apart] if apart >= 0 else 0.0))
    return Ranking(shown, right, right_rank, apart, len(values) - counted, max(0.0, missing))


@dataclass(frozen=True)
class BarsPlan:
    """Rows of label, bar and per cent; the track of a bar is probability 0 to 1."""

    x: float
    y: float
    pitch: float
    label_width: float
    track_width: float
    rows: int
    foot: Box

    def row(self, index: int) -> Box:
        return Box(self.x, self.y + index * self.pitch, self.label_width + self.track_width + PERCENT_WIDTH, self.pitch)

    def label(self, index: int) -> Box:
        return Box(self.x, self.y + index * self.pitch, self.label_width - 10, self.pitch)

    def track(self, index: int) -> Box:
        inset = 0.17 * self.pitch
        y = self.y + index * self.pitch + inset
        return Box(self.x + self.label_width, y, self.track_width, self.pitch - 2 * inset)

    def percent(self, index: int) -> Box:
        x = self.x + self.label_width + self.track_width
        return Box(x, self.y + index * self.pitch, PERCENT_WIDTH, self.pitch)

    def row_at(self, x: float, y: float) -> int | None:
        index = int((y - self.y) // self.pitch) if self.pitch else -1
        return index if 0 <= index < self.rows and self.x <= x < self.row(index).right else None


def rows_with_room(height: float, foot_lines: int) -> int:
    """How many rows find room beside the foot."""
    return max(1, int((height - BOTTOM - foot_lines * 20 - 8) / SMALLEST_PITCH))


def plan_bars(width: float, height: float, rows: int, longest_label: float | None, foot_lines: int) -> BarsPlan:
    """Rows that fill the height.

    The labels take a third of the width, at most the longest; None where others come with every frame, so that the
    bars stay where they are.
    """
    inner = width - 2 * PADDING
    label_width = min(LABEL_WIDTH if longest_label is None else longest_label + 10, inner / 3)
    foot_height = foot_lines * 20 + (8 if foot_lines else 0)
    foot = Box(PADDING, height - BOTTOM - foot_height, inner, foot_height)
    pitch = min(LARGEST_PITCH, max(1.0, (foot.y - 6) / max(1, rows)))
    return BarsPlan(PADDING, 0, pitch, label_width, max(20.0, inner - label_width - PERCENT_WIDTH), rows, foot)
