"""The few frequencies that a network's numbers hold most of; they are read off the frame that decides."""

import numpy as np

from scoutview.frame import Curves
from scoutview.observation import HistoryRequest, Question


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


def spectrum_request(curves: Curves) -> HistoryRequest | None:
    """What a panel asks to learn the run's key frequencies: the spectrum at the deciding step alone."""
    step = curves.deciding_step
    return None if step is None else HistoryRequest(Question("spectrum"), (step,))
