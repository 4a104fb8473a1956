"""The few frequencies that a network's numbers hold most of, and at which step of the run they are read off."""

import numpy as np

from scoutview.frame import Curves
from scoutview.observation import HistoryRequest, Question

READINGS = 8  # while a run trains, its key frequencies are read off anew so many times


def strongest(power: np.ndarray, share: float = 0.9, most: int = 10) -> tuple[int, ...]:
    """The fewest frequencies that together hold `share` of the power, strongest first, at most `most` of them.

    `power` is (F,), that of the frequencies 1..F. What is no number counts as no power; of equals the lower one is
    first; without any power there are none.
    """
    known = np.nan_to_num(np.asarray(power, np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    total = float(known.sum())
    if not total > 0:
        return ()
    order = np.argsort(-known, kind="stable")
    missing = share * total * (1 - 1e-9) - np.cumsum(known[order])  # rounding does not ask for one more
    needed = int((missing > 0).sum()) + 1
    return tuple(int(place) + 1 for place in order[: min(needed, most)])


def reference_step(curves: Curves) -> int | None:
    """The step whose frame gives the run's key frequencies: the newest one, or None without frames.

    While a run still trains it is the newest frame at or before the last eighth of the planned steps that was reached,
    so that what is asked about does not change with every frame.
    """
    if not len(curves):
        return None
    newest, planned = int(curves.steps[-1]), curves.planned_steps
    if newest >= planned:
        return newest
    reached = newest * READINGS // planned * planned / READINGS
    position = int(np.searchsorted(curves.steps, reached, side="right")) - 1
    return int(curves.steps[max(0, position)])


def spectrum_request(curves: Curves) -> HistoryRequest | None:
    """What a panel asks to learn the run's key frequencies: the spectrum at the reference step alone."""
    step = reference_step(curves)
    return None if step is None else HistoryRequest(Question("spectrum"), (step,))
