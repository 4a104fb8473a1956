"""Which frames the answers are held against."""

import numpy as np

from scoutview.frame import NO_CURVES, Curves
from scoutview.panels.answer_grid.earlier_plan import HALF_WAY, MEMORISED, EarlierFrame, earlier_frames


def curves(train: list[float], validation: list[float]) -> Curves:
    steps = 50 * np.arange(len(train))
    return Curves(steps, steps / 50, {"train_accuracy": np.array(train), "validation_accuracy": np.array(validation)})


def test_they_are_read_off_the_curves() -> None:
    run = curves([0.1, 0.7, 1, 0.6, 1, 1, 1], [0, 0, 0.02, 0.1, 0.3, 0.6, 1])
    assert earlier_frames(run) == (EarlierFrame(MEMORISED, 100), EarlierFrame(HALF_WAY, 250))


def test_a_run_that_has_not_come_so_far_has_fewer() -> None:
    assert earlier_frames(NO_CURVES) == ()
    assert earlier_frames(curves([0.1, 0.998], [0, 0])) == ()
    assert earlier_frames(curves([0.1, 0.999, 1], [0, 0, 0.49])) == (EarlierFrame(MEMORISED, 50),)


def test_a_rule_that_came_with_the_training_sums_has_no_half_way() -> None:
    assert earlier_frames(curves([0.5, 0.9, 1, 1], [0.1, 0.6, 0.9, 1])) == (EarlierFrame(MEMORISED, 100),)


def test_what_is_no_number_decides_nothing() -> None:
    run = curves([np.nan, 1, 1], [np.nan, np.nan, 0.5])
    assert earlier_frames(run) == (EarlierFrame(MEMORISED, 50), EarlierFrame(HALF_WAY, 100))
    assert earlier_frames(Curves(np.arange(2), np.zeros(2), {})) == ()
