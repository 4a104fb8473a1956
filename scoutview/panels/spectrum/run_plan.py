"""The steps of a run that the picture of its spectrum asks for, and what was answered at them. Arithmetic only."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays, Curves
from scoutview.graphics.plots.curves_words import rule_marks
from scoutview.graphics.runs.key_frequencies_plan import strongest
from scoutview.graphics.runs.spread_plan import run_end, spread_steps

MOST_KEYS = 10  # more frequencies than these are too many to name
ONCE, FADED = 0.1, 0.1  # a wave that held so much of the table, and at the frame on screen only this part of that
OUTSTANDING = 4.0  # times the share that each would hold if all held the same


def shown_steps(curves: Curves) -> tuple[int, ...]:
    """Those that stand for the run, after the one where its key frequencies are read off."""
    deciding = curves.deciding_step
    return () if deciding is None else tuple(dict.fromkeys([deciding, *spread_steps(curves)]))


def shares(power: np.ndarray) -> np.ndarray:
    """(F,) -> (F,) float64: the part of all power that each frequency holds; zeros without any power."""
    known = np.nan_to_num(np.asarray(power, np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    total = known.sum()
    return known / total if total > 0 else np.zeros(len(known))


@dataclass(frozen=True, eq=False)
class SpectrumRun:
    """The answers so far: `steps` (rows,), growing, and `shares` (rows, F), for a run from step 0 to `end`."""

    steps: np.ndarray
    shares: np.ndarray
    newest: int = 0  # recorded step
    end: int = 1
    filled: float = 1.0  # part of the rows that has been answered
    marks: tuple[tuple[int, str], ...] = ()  # steps with a name, the one whose name should stay first
    keys: tuple[int, ...] = ()  # what is brought out where the run's key frequencies are read off

    def row_at(self, step: float) -> int | None:
        """The row drawn at a step: the last one at or before; None outside of what is known."""
        row = int(np.searchsorted(self.steps, step, side="right")) - 1
        return row if row >= 0 and step <= self.newest else None

    def spans(self) -> list[tuple[int, int]]:
        """From where to where each row is drawn: to the next one, the last to the newest frame."""
        starts = self.steps.tolist()
        return list(zip(starts, [*starts[1:], self.newest], strict=True)) if starts else []

    def faded(self, step: int, held: np.ndarray) -> dict[int, float]:
        """The frequencies that held much before this step and hold next to nothing now, and the most that each did.

        `held` (F,) is what each holds now.
        """
        before = self.shares[self.steps <= step]
        if not len(before) or before.shape[1] != len(held):
            return {}
        most = before.max(axis=0)
        gone = np.flatnonzero((most >= ONCE) & (held < FADED * most))
        return {int(place) + 1: float(most[place]) for place in gone}


NO_RUN = SpectrumRun(np.zeros(0, np.int64), np.zeros((0, 0)))


def run_of(curves: Curves, answers: Mapping[int, Arrays], frequencies: int) -> SpectrumRun:
    """What is known of the run; answers to steps that are no longer shown, or of another length, are passed over."""
    wanted = shown_steps(curves)
    known = {step: answers[step]["spectrum"] for step in sorted(wanted) if step in answers}
    known = {step: power for step, power in known.items() if len(power) == frequencies}
    marks = tuple((mark.step, mark.words) for mark in rule_marks(curves))
    if not known:
        filled, nothing = 0.0 if wanted else 1.0, np.zeros((0, frequencies))
        return SpectrumRun(NO_RUN.steps, nothing, end=run_end(curves), filled=filled, marks=marks)
    deciding = known.get(curves.deciding_step or 0)
    return SpectrumRun(
        np.array(list(known), np.int64),
        np.stack([shares(power) for power in known.values()]),
        int(curves.steps[-1]),
        run_end(curves),
        len(known) / len(wanted),
        marks,
        () if deciding is None else brought_out(deciding),
    )


def brought_out(power: np.ndarray) -> tuple[int, ...]:
    """The frequencies to name, strongest first: the few that hold at least 90 % of the power, else those far above.

    Of a table of random numbers no frequency stands out.
    """
    keys = strongest(power, most=MOST_KEYS + 1)
    if len(keys) <= MOST_KEYS:
        return keys
    held = shares(power)
    return tuple(key for key in keys if held[key - 1] * len(held) >= OUTSTANDING)
