"""Which steps of a run are held against each other."""

import numpy as np

from scoutview.graphics.runs.compared_plan import compared_steps, kept_steps, with_step


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


def test_the_step_on_screen_takes_the_row_of_the_nearest_and_all_others_stay() -> None:
    steps = [0, 5, 29, 120, 172, 352, 600]
    for step in range(601):
        shown = with_step(steps, step)
        assert step in shown
        assert (shown[0], shown[-1], len(shown)) == (0, 600, 7)
        assert sum(one != other for one, other in zip(shown, steps, strict=True)) == (step not in steps)
    assert with_step(steps, 44) == [0, 5, 44, 120, 172, 352, 600]
    assert with_step(steps, 100) == [0, 5, 29, 100, 172, 352, 600]
    rows = [with_step(steps, step).index(step) for step in range(601)]
    assert rows == sorted(rows), "it goes down as the run goes on"


def test_in_little_room_the_step_on_screen_stays() -> None:
    assert with_step([0, 600], 44) == [0, 44]
    assert with_step([600], 44) == [44]
    assert with_step([0, 10, 30], 31) == [0, 10, 31], "newer than what is known of the run"
    assert with_step([], 44) == []
