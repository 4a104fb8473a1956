"""The few steps of a run that are held against each other, a line each. Arithmetic only."""

from collections.abc import Sequence

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
