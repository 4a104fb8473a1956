"""Which steps of a run are held against each other."""

import numpy as np

from scoutview.graphics.runs.compared_plan import compared_steps


def test_compared_steps_begin_early_and_end_now() -> None:
    steps = compared_steps(np.arange(0, 1001))
    assert steps[0] == 0
    assert steps[-1] == 1000
    assert len(steps) <= 8
    assert compared_steps(np.array([])) == ()
    assert compared_steps(np.array([0])) == (0,)
