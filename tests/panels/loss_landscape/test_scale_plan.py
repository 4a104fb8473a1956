"""The colours of losses: fixed over the run, by factors, with round numbers at the lines."""

from itertools import pairwise

import numpy as np
import pytest

from scoutview.frame import Curves
from scoutview.panels.loss_landscape.scale_plan import MOST_LEVELS, level_text, loss_scale, told_levels


def run(*losses: float) -> Curves:
    half = np.array(losses) * 1.0
    metrics = {"train_loss": half, "validation_loss": half, "train_accuracy": np.full(len(losses), 1e-9)}
    return Curves(np.arange(len(losses)), np.zeros(len(losses)), metrics)


RANGES = [(0.02, 2.32), (4e-7, 4.75), (0.86, 1.37), (0.6, 6.4), (2.0, 2.01), (1.0, 1.0), (1e-12, 50.0), (300.0, 9e4)]


@pytest.mark.parametrize(("low", "high"), RANGES)
def test_all_losses_of_the_run_have_a_colour_and_some_lines_between(low: float, high: float) -> None:
    scale = loss_scale(run(high, low))
    assert scale.high >= high
    assert scale.low <= max(low, 2e-6 * scale.high)
    assert 2 <= len(scale.levels) <= MOST_LEVELS
    assert np.all(np.diff(scale.levels) > 0)
    assert scale.low <= scale.levels[0]
    assert scale.levels[-1] <= scale.high
    shares = scale.share(np.array([scale.low, *scale.levels, scale.high]))
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert np.all(np.diff(shares) >= 0)


def test_the_same_factor_is_the_same_way_along_the_colours() -> None:
    scale = loss_scale(run(2.32, 0.02))
    shares = scale.share(np.array([0.05, 0.1, 0.2, 0.4]))
    np.testing.assert_allclose(np.diff(shares), np.diff(shares)[0])


def test_it_stays_while_one_scrubs_and_hardly_moves_while_the_run_grows() -> None:
    whole = run(2.32, 1.5, 0.4, 0.11, 0.05)
    assert loss_scale(whole) == loss_scale(run(2.32, 0.05, 0.11, 1.0))
    assert loss_scale(run(2.32, 0.055)) == loss_scale(run(2.32, 0.051))


def test_what_is_no_loss_and_no_number_does_not_count() -> None:
    assert loss_scale(run(2.32, np.nan, 0.02, np.inf, -1.0, 0.0)) == loss_scale(run(2.32, 0.02))
    for nothing in (run(), run(np.nan, np.nan)):
        assert loss_scale(nothing).low < loss_scale(nothing).high


def test_beyond_its_ends_the_colour_is_that_of_the_end_and_no_number_stays_none() -> None:
    scale = loss_scale(run(2.32, 0.02))
    told = scale.share(np.array([0.0, -3.0, 1e9, np.inf, np.nan]))
    np.testing.assert_array_equal(told, [0, 0, 1, 1, np.nan])
    assert scale.height(np.array([1e9]))[0] > 1
    assert np.isfinite(scale.height(np.array([0.0]))[0])


def test_beside_the_colours_stand_as_many_numbers_as_have_room_and_round_ones() -> None:
    scale = loss_scale(run(2.32, 0.02))
    assert told_levels(scale, 2000.0) == scale.levels
    few = told_levels(scale, 200.0)
    assert {f"{level:g}".lstrip("0.")[0] for level in few} <= {"1", "2", "5"}
    for height in (60.0, 120.0, 240.0, 480.0):
        places = [height * float(scale.share(np.array(level))) for level in told_levels(scale, height)]
        assert all(after - before >= 17 for before, after in pairwise(places))


def test_levels_are_written_short() -> None:
    assert [level_text(value) for value in (0.05, 2.0, 1.5, 30.0, 1e-5, 3e-4)] == [
        "0.05",
        "2",
        "1.5",
        "30",
        "1e−5",
        "3e−4",
    ]
