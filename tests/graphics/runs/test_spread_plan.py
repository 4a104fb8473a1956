"""Which of its steps stand for a run, and in which order they are asked for."""

from collections.abc import Sequence

import numpy as np
import pytest

from scoutview.frame import NO_CURVES, Curves
from scoutview.graphics.runs.spread_plan import MOST_ROWS, coarse_first, grid_spacing, run_end, spread_steps


def curves_with(steps: Sequence[int], planned: int = 2400) -> Curves:
    return Curves(np.array(steps, np.int64), np.zeros(len(steps)), {}, planned_steps=planned)


def test_the_axis_ends_at_the_plan_or_at_the_newest_frame_beyond_it() -> None:
    assert run_end(curves_with(range(321))) == 2400
    assert run_end(curves_with([0, 50], planned=20)) == 50
    assert run_end(curves_with([], planned=0)) == 1


@pytest.mark.parametrize("end", [1, 20, 62, 63, 2400, 12_000, 10_000_000])
def test_the_grid_has_many_rows_but_not_too_many(end: int) -> None:
    assert end / grid_spacing(end) <= MOST_ROWS
    assert end / grid_spacing(end) >= min(end, 31)


def test_a_run_twice_as_long_as_planned_keeps_most_of_its_steps() -> None:
    assert (grid_spacing(1000), grid_spacing(2000)) == (24, 48)


def test_at_any_time_those_asked_for_are_about_evenly_spread() -> None:
    assert coarse_first(8) == [0, 4, 2, 6, 1, 3, 5, 7]


def test_a_finished_run_shows_its_last_frame_first() -> None:
    assert spread_steps(curves_with([0, 48, 96, 2400]))[:2] == (2400, 0)
    assert set(spread_steps(curves_with([0, 48, 96]))) == {0, 48, 96}


def test_nothing_is_asked_of_a_run_without_frames() -> None:
    assert spread_steps(NO_CURVES) == ()
