"""Names beside the ends of curves."""

import itertools

import numpy as np
import pytest

from scoutview.panels.runs.labels_plan import PITCH, kept_labels, spread_labels


@pytest.mark.parametrize("heights", [[50.0], [10.0, 300.0], [100.0, 101.0, 102.0], [0.0, 1.0, 2.0, 399.0, 400.0]])
def test_names_do_not_touch_and_stay_inside(heights: list[float]) -> None:
    middles = spread_labels(heights, 4, 396)
    assert all(after - before >= PITCH - 1e-9 for before, after in itertools.pairwise(middles))
    assert middles[0] >= 4
    assert middles[-1] <= 396 + 1e-9


def test_names_with_room_stand_at_their_curves_and_others_around_their_middle() -> None:
    assert spread_labels([50.0, 150.0, 250.0], 0, 400) == [50, 150, 250]
    assert spread_labels([100.0, 100.0, 300.0], 0, 400) == [100 - PITCH / 2, 100 + PITCH / 2, 300]


def test_many_names_in_a_row_push_each_other_only_as_far_as_needed() -> None:
    rng = np.random.default_rng(1)
    heights = sorted(rng.uniform(0, 400, 18).tolist())
    middles = spread_labels(heights, 0, 400)
    assert np.all(np.diff(middles) >= PITCH - 1e-9)
    assert np.abs(np.array(middles) - heights).max() < 5 * PITCH


def test_of_too_many_the_chosen_one_and_both_ends_stay() -> None:
    heights = [float(each) for each in range(100)]
    kept = kept_labels(heights, [each == 41 for each in range(100)], 6)
    assert len(kept) == 6
    assert {0, 41, 99} <= set(kept)
    assert kept == sorted(kept)
    assert kept_labels([3.0, 1.0, 2.0], [False] * 3, 5) == [1, 2, 0]
    assert kept_labels(heights, [False] * 100, 1) == [0]
