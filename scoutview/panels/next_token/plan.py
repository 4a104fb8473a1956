"""Where the parts of the next token panel go, which steps it compares, and how its rows are chosen. Arithmetic only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from scoutview.graphics.base.box import Box

PADDING = 16.0
PROMPT, GAP, LINE = 30.0, 8.0, 21.0
TITLE = 22.0
LEAST_BARS = 130.0
MOST_RUN_ROWS, LEAST_RUN_ROWS = 8, 3
PITCH = 26.0  # a row of bars at its smallest
LARGEST_PITCH = 40.0
PARTS = ("names", "before", "after", "drawn", "drawn_rank", "drawn_before", "drawn_after", "kept", "vocabulary")
BEFORE_SHARE = 0.3  # of a row's bar that is the model's own probability


@dataclass(frozen=True, eq=False)
class Draw:
    """One drawing of a token: the likeliest ones with their chances, and the one that was drawn."""

    names: np.ndarray
    before: np.ndarray
    after: np.ndarray
    drawn: str
    drawn_rank: int  # from 0
    drawn_before: float
    drawn_after: float
    kept: int
    vocabulary: int

    def row(self, rank: int) -> tuple[str, float, float]:
        """Name and chances at this rank."""
        if rank < len(self.names):
            return str(self.names[rank]), float(self.before[rank]), float(self.after[rank])
        return self.drawn, self.drawn_before, self.drawn_after

    @property
    def is_cut(self) -> bool:
        """Whether there are tokens that cannot be drawn."""
        return self.kept < self.vocabulary

    @classmethod
    def of(cls, parts: Mapping[str, np.ndarray]) -> Self:
        """From the channels of one drawing, named as `PARTS`."""
        return cls(
            parts["names"],
            parts["before"],
            parts["after"],
            str(parts["drawn"]),
            int(parts["drawn_rank"]),
            float(parts["drawn_before"]),
            float(parts["drawn_after"]),
            int(parts["kept"]),
            int(parts["vocabulary"]),
        )


@dataclass(frozen=True)
class Places:
    """A box of no height is not shown."""

    prompt: Box
    controls: Box
    bars: Box
    written: Box
    runs: Box


def arrange(width: float, height: float, *, controls: float, written: float, rows: int) -> Places:
    """From top to bottom; what the text reads at other steps gives way first, then what was written, never the bars."""
    inner = max(0.0, width - 2 * PADDING)
    prompt = Box(PADDING, 0, inner, PROMPT)
    top = PROMPT + 4
    control_box = Box(PADDING, top, inner, controls)
    top += controls + (GAP if controls else 0)
    spare = height - top - LEAST_BARS - GAP
    text = written if 0 < written + GAP <= spare else 0.0
    spare -= text + (GAP if text else 0)
    fitting = min(rows, MOST_RUN_ROWS, int((spare * 0.55 - TITLE) // LINE))
    run_height = TITLE + fitting * LINE if fitting >= min(LEAST_RUN_ROWS, rows) and rows else 0.0
    below = text + run_height + GAP * (bool(text) + bool(run_height))
    bars = Box(0, top, width, max(0.0, height - top - below - GAP))
    text_box = Box(PADDING, bars.bottom + GAP, inner, text)
    run_top = (text_box.bottom if text else bars.bottom) + GAP
    return Places(prompt, control_box, bars, text_box, Box(PADDING, run_top, inner, run_height))


def compared_steps(steps: np.ndarray, most: int = MOST_RUN_ROWS) -> tuple[int, ...]:
    """Steps of a run, about evenly spread over the logarithm of the step: much happens at the beginning."""
    if not len(steps):
        return ()
    last = int(steps[-1])
    milestones = [0, 10, 30, 100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 10**6]
    wanted = [*[milestone for milestone in milestones if milestone < last][-(most - 1) :], last]
    nearest = {int(steps[np.abs(steps - milestone).argmin()]) for milestone in wanted}
    return tuple(sorted(nearest))


def whole_words(text: str, width: float, width_of: Callable[[str], float]) -> str:
    """As many words from the beginning as fit: a text that was written on could end anywhere. At least the first."""
    fitting = text
    while width_of(fitting) > width and " " in fitting:
        fitting = fitting.rpartition(" ")[0]
    return fitting


@dataclass(frozen=True)
class Rows:
    """Which ranks are shown, the drawn one last where it is further down; and what the others have together."""

    ranks: tuple[int, ...]
    apart: bool
    others: int


def choose_rows(told: int, drawn_rank: int, vocabulary: int, height: float) -> Rows:
    """As many of the `told` likeliest as find room, and the drawn one."""
    room = max(1, min(told, int((height - TITLE - LINE) // PITCH)))
    if drawn_rank < room:
        ranks, apart = tuple(range(room)), False
    else:
        ranks, apart = (*range(max(0, room - 1)), drawn_rank), True
    return Rows(ranks, apart, max(0, vocabulary - len(ranks)))
