"""Where the timeline draws what."""

import numpy as np
import pytest

from scoutview.graphics.plots.timeline_plan import LEAST_WORD, MARGIN, StepAxis, label_places, loss_points, thinned


def test_the_axis_goes_from_margin_to_margin_and_back() -> None:
    axis = StepAxis(820, 1000)
    assert (axis.x(0), axis.x(1000)) == (MARGIN, 820 - MARGIN)
    assert [axis.step(axis.x(step)) for step in (0, 1, 333, 1000)] == [0, 1, 333, 1000]
    assert (axis.step(-50), axis.step(5000)) == (0, 1000)


def test_a_run_of_no_steps_has_an_axis_too() -> None:
    assert StepAxis(10, 0).step(5) in (0, 1)


def test_losses_share_one_logarithmic_height_and_leave_out_what_is_no_number() -> None:
    steps, axis = np.arange(4), StepAxis(300, 3)
    train = np.array([4.0, 2.0, np.nan, 1.0])
    validation = np.array([4.0, 3.0, np.inf, 0.0])
    lines = [np.unique(line, axis=0) for line in loss_points(steps, [train, validation], axis, 48)]
    assert [len(line) for line in lines] == [3, 2]
    assert lines[0][:, 1] == pytest.approx([6, 24, 42])  # 2 is halfway between 4 and 1 on a log axis
    assert lines[1][0, 1] == pytest.approx(6)
    assert np.allclose(lines[0][:, 0], [axis.x(step) for step in (0, 1, 3)])


def test_without_a_finite_loss_there_is_no_line() -> None:
    assert [len(line) for line in loss_points(np.arange(2), [np.full(2, np.nan)], StepAxis(300, 3), 48)] == [0]


def test_a_long_curve_keeps_the_extremes_of_each_pixel_column() -> None:
    x = np.linspace(0, 99.99, 20_000)
    y = np.random.default_rng(0).normal(size=20_000)
    y[12_345] = 50.0
    few = thinned(np.stack([x, y], axis=1))
    assert len(few) <= 2 * 100 + 1
    assert few[:, 1].max() == 50.0
    assert few[-1].tolist() == [x[-1], y[-1]]
    assert np.all(np.diff(few[:, 0]) >= 0)


def test_a_marks_word_is_cut_before_the_next_mark_and_hidden_where_too_little_stays() -> None:
    assert label_places([10, 400], [100, 100], 600) == [100, 100]
    assert label_places([10, 90], [100, 100], 600) == [72, 100]
    near = 10 + LEAST_WORD
    assert label_places([10, near], [100, 100], 600) == [0, 100]
    assert label_places([10, 40], [20, 100], 600) == [20, 100]  # a short word is whole in little room
    assert label_places([400, 10], [100, 100], 450) == [0, 100]
