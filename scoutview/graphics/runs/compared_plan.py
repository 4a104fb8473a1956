"""The few steps of a run that are held against each other, a line each. Arithmetic only."""

from collections.abc import Sequence
from math import log1p

import numpy as np

MOST_COMPARED = 8


def compared_steps(steps: np.ndarray, most: int = MOST_COMPARED) -> tuple[int, ...]:
    """Steps of a run, about evenly spread over the logarithm of the step: much happens at the beginning."""
    if not len(steps):
        return ()
    last = int(steps[-1])
    milestones = [0, 10, 30, 100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 10**6]
    wanted = [*[milestone for milestone in milestones if milestone < last][-(most - 1) :], last]
    nearest = {int(steps[np.abs(steps - milestone).argmin()]) for milestone in wanted}
    return tuple(sorted(nearest))


def kept_steps(steps: Sequence[int], rows: int) -> list[int]:
    """As many of these steps as there are rows for them: the newest always, then the first, then those between."""
    if rows <= 0 or len(steps) <= rows:
        return list(steps) if rows > 0 else []
    if rows == 1:
        return [steps[-1]]
    places = sorted({round(row * (len(steps) - 1) / (rows - 1)) for row in range(rows)})
    return [steps[place] for place in places]


def with_step(steps: Sequence[int], step: int) -> list[int]:
    """As many steps, this one among them: the nearest gives way, the first and the newest where no other is there.

    Near is meant in the logarithm of the step, over which they are spread.
    """
    if not steps or step in steps:
        return list(steps)
    between = steps[1:-1] if len(steps) > 2 and steps[0] < step < steps[-1] else steps
    nearest = min(between, key=lambda each: abs(log1p(each) - log1p(step)))
    return sorted({*steps, step} - {nearest})
