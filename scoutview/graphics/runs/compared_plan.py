"""The few steps of a run that are held against each other, a line each. Arithmetic only."""

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
