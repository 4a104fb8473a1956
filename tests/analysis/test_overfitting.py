"""The rule that says where overfitting begins."""

import numpy as np
import pytest

from scoutview.analysis.overfitting import NEIGHBOURS, _running_median, overfitting_begins, overfitting_mark
from scoutview.frame import Curves

STEPS = np.concatenate([np.arange(51), np.arange(60, 1600, 10)])
TRAIN = 0.05 + 2.25 * np.exp(-STEPS / 80)


def turning_up(at: int, rise: float) -> np.ndarray:
    """Falls from 2.3 to about 0.3, then rises by this much from step `at` to the end."""
    return 0.3 + 2.0 * np.exp(-STEPS / (at / 7)) + rise * np.clip((STEPS - at) / (STEPS[-1] - at), 0, 1)


@pytest.mark.parametrize("seed", range(5))
def test_a_validation_loss_that_turns_up_is_marked_at_its_lowest(seed):
    noise = np.random.default_rng(seed).normal(0, 0.005, len(STEPS))
    step = overfitting_begins(STEPS, TRAIN, turning_up(500, 0.3) + noise)
    assert step is not None
    assert 400 <= step <= 620


@pytest.mark.parametrize("seed", range(20))
def test_noise_about_a_plateau_is_no_overfitting_at_any_length(seed):
    noise = np.random.default_rng(seed).normal(0, 0.03, len(STEPS))
    validation = turning_up(500, 0) + noise
    assert all(overfitting_begins(STEPS[:n], TRAIN[:n], validation[:n]) is None for n in range(1, len(STEPS), 3))


def test_a_loss_that_only_rises_from_the_untrained_start_is_no_overfitting():
    assert overfitting_begins(STEPS, TRAIN, 2.3 + 0.001 * STEPS) is None


def test_both_losses_rising_is_divergence_and_no_overfitting():
    validation = turning_up(500, 0.5)
    assert overfitting_begins(STEPS, validation, validation) is None


def test_what_is_no_number_is_left_out():
    validation = turning_up(500, 0.3)
    validation[::7] = np.nan
    assert overfitting_begins(STEPS, TRAIN, validation) == pytest.approx(500, abs=60)


def test_the_mark_needs_both_losses():
    metrics = {"train_loss": TRAIN, "validation_loss": turning_up(500, 0.3)}
    (mark,) = overfitting_mark(Curves(STEPS, STEPS * 0.1, metrics))
    assert mark.name == "overfitting begins"
    assert overfitting_mark(Curves(STEPS, STEPS * 0.1, {"validation_loss": TRAIN})) == ()


@pytest.mark.parametrize("count", [18, 19, 200])
def test_the_running_median_is_that_of_the_neighbours_that_there_are(count):
    values = np.random.default_rng(count).normal(size=count)
    side = NEIGHBOURS // 2
    expected = [np.median(values[max(0, place - side) : place + side + 1]) for place in range(count)]
    assert _running_median(values).tolist() == expected
