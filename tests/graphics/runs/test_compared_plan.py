"""Which steps of a run are held against each other."""

import numpy as np

from scoutview.graphics.runs.compared_plan import compared_steps, kept_steps


def test_compared_steps_begin_early_and_end_now() -> None:
    steps = compared_steps(np.arange(0, 1001))
    assert steps[0] == 0
    assert steps[-1] == 1000
    assert len(steps) <= 8
    assert compared_steps(np.array([])) == ()
    assert compared_steps(np.array([0])) == (0,)


def test_of_too_many_steps_the_first_and_the_newest_stay() -> None:
    steps = [0, 10, 30, 100, 200, 400, 800, 1000]
    assert kept_steps(steps, 8) == kept_steps(steps, 20) == steps
    for rows in range(2, 8):
        kept = kept_steps(steps, rows)
        assert len(kept) == rows
        assert (kept[0], kept[-1]) == (0, 1000)
        assert sorted(set(kept)) == kept
    assert kept_steps(steps, 1) == [1000]
    assert kept_steps(steps, 0) == []
