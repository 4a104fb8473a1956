"""Where the timeline draws what."""

import itertools

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.plot_plan import covered
from scoutview.graphics.plots.timeline_plan import (
    MARGIN,
    PENNANT,
    ROWS,
    WORD_GAP,
    WORD_HEIGHT,
    StepAxis,
    loss_points,
    thinned,
    word_places,
)


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


FLAT = [np.array([[0.0, 44.0], [600.0, 44.0]])]


def test_a_marks_word_stands_beside_its_flag_where_no_curve_runs() -> None:
    (free,) = word_places([10], [100], FLAT, 600)
    assert free == Box(10 + PENNANT + WORD_GAP, ROWS[0], 100, WORD_HEIGHT)
    struck = [np.array([[0.0, 9.0], [600.0, 9.0]])]
    (moved,) = word_places([10], [100], struck, 600)
    assert moved is not None
    assert covered(moved, struck) == 0
    assert moved.x == 10 + WORD_GAP


def test_marks_close_together_keep_their_words_apart_and_none_is_cut() -> None:
    placed = word_places([10, 40, 300], [100, 80, 60], FLAT, 600)
    words = [word for word in placed if word is not None]
    assert [word.width for word in words] == [100, 80, 60]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(words, 2))


def test_a_word_at_the_end_stands_at_the_left_and_one_without_room_is_hidden() -> None:
    (word,) = word_places([590], [100], FLAT, 600)
    assert word is not None
    assert word.right == 590 - WORD_GAP
    assert word_places([50], [100], FLAT, 110) == [None]


def test_words_choose_in_the_order_in_which_more_of_them_find_room() -> None:
    curves = [
        np.array([[0.0, 6.0], [100, 6], [220, 16], [700, 40]]),
        np.array([[0.0, 8.0], [45, 16], [100, 10], [700, 42]]),
    ]
    assert None not in word_places([51, 97, 256, 366], [73, 63, 76, 72], curves, 720)
    steep = [np.array([[10.0, 6.0], [60, 26], [150, 34], [700, 42]])]
    early, late = word_places([36, 62], [124, 113], steep, 720)
    assert late == Box(62 + PENNANT + WORD_GAP, ROWS[0], 113, WORD_HEIGHT), "beside its flag, where the first is below"
    assert early is not None
