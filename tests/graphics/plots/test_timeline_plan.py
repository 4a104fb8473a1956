"""Where the timeline draws what."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.curve_plan import CurvePlan, thinned
from scoutview.graphics.plots.plot_plan import covered
from scoutview.graphics.plots.timeline_plan import (
    AIR,
    FLAG_TOP,
    MARGIN,
    PENNANT,
    ROWS,
    WORD_GAP,
    WORD_HEIGHT,
    MarkFlag,
    StepAxis,
    every_second_lower,
    gap_words,
    hung_in_turn,
    plan_losses,
    plan_well,
)


def test_the_axis_goes_from_margin_to_margin_and_back() -> None:
    axis = StepAxis(820, 1000)
    assert (axis.x(0), axis.x(1000)) == (MARGIN, 820 - MARGIN)
    assert [axis.step(axis.x(step)) for step in (0, 1, 333, 1000)] == [0, 1, 333, 1000]
    assert (axis.step(-50), axis.step(5000)) == (0, 1000)


def test_a_run_of_no_steps_has_an_axis_too() -> None:
    assert StepAxis(10, 0).step(5) in (0, 1)


def test_losses_share_one_logarithmic_height() -> None:
    steps, axis = np.arange(4), StepAxis(300, 3)
    train, validation = np.array([4.0, 2.0, 2.0, 1.0]), np.array([4.0, 3.0, 2.0, 2.0])
    first, second = (plan.points for plan in plan_losses(steps, [train, validation], axis, 48))
    assert first[:, 1] == pytest.approx([6, 24, 24, 42])  # 2 is halfway between 4 and 1 on a log axis
    assert second[[0, 2], 1] == pytest.approx([6, 24])
    assert np.allclose(first[:, 0], [axis.x(step) for step in steps])


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_no_line_goes_over_what_is_no_number_and_a_word_says_so(bad: float) -> None:
    steps, axis = np.arange(0, 100, 10), StepAxis(600, 90)
    (plan,) = plan_losses(steps, [np.where((steps > 20) & (steps < 60), bad, 2.0)], axis, 48)
    assert [piece[[0, -1], 0].tolist() for piece in plan.pieces] == [
        pytest.approx([axis.x(first), axis.x(last)]) for first, last in ((0, 20), (60, 90))
    ]
    ((number, box, word),) = gap_words([plan], lambda text: 6.0 * len(text), axis)
    assert number == 0
    assert axis.x(20) < box.x < box.right < axis.x(60)
    assert word == ("not a number" if np.isnan(bad) else "∞" if bad > 0 else "−∞")


def test_a_loss_of_zero_stays_on_the_floor_of_the_well_and_says_so() -> None:
    steps, axis = np.arange(5), StepAxis(600, 4)
    plans = plan_losses(steps, [np.array([1.0, 0.5, 0.0, 0.0, 0.0]), np.array([1.0, 0.9, 0.8, 0.7, 0.6])], axis, 48)
    assert plans[0].points[:, 1] == pytest.approx([6, 42, 42, 42, 42])
    ((number, box, word),) = gap_words(plans, lambda text: 6.0 * len(text), axis)
    assert (number, word) == (0, "0")
    assert axis.x(2) < box.x < axis.x(4)


def test_words_about_two_losses_do_not_meet() -> None:
    plans = plan_losses(np.arange(5), [np.array([1.0, np.nan, np.nan, 1, 1])] * 3, StepAxis(600, 4), 48)
    words = gap_words(plans, lambda text: 6.0 * len(text), StepAxis(600, 4))
    assert [number for number, _, _ in words] == [0, 1]  # there are two rows
    assert not words[0][1].overlaps(words[1][1])


def test_without_a_finite_loss_there_is_no_line() -> None:
    (plan,) = plan_losses(np.arange(2), [np.full(2, np.nan)], StepAxis(300, 3), 48)
    assert not len(plan.points)


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


def placed(
    marks: Sequence[tuple[int, str]], curves: Sequence[np.ndarray], width: float = 600, letter: float = 6.0
) -> dict[str, Box]:
    """Where the words of marks stand whose steps are pixels, on curves that leave no row to them."""
    axis = StepAxis(width, round(width - 2 * MARGIN))
    plan = plan_well(
        lambda _top: [CurvePlan([curve]) for curve in curves],
        [(step - int(MARGIN), name) for step, name in marks],
        axis,
        lambda text: letter * len(text),
    )
    return {word.text: word.box for word in plan.words}


def test_a_marks_word_stands_beside_its_flag_where_no_curve_runs() -> None:
    assert placed([(10, "a word")], FLAT) == {"a word": Box(10 + PENNANT + WORD_GAP, ROWS[0], 36, WORD_HEIGHT)}
    struck = [np.array([[0.0, 9.0], [600.0, 9.0]])]
    (moved,) = placed([(10, "a word")], struck).values()
    assert covered(moved, struck) == 0
    assert moved.x == 10 + WORD_GAP


def test_marks_close_together_keep_their_words_apart_and_none_is_cut() -> None:
    words = placed([(10, "ten letters and ten"), (40, "eight and four"), (300, "third")], FLAT)
    assert list(words) == ["ten letters and ten", "eight and four", "third"]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(words.values(), 2))


def test_a_word_at_the_end_stands_at_the_left_and_one_without_room_is_hidden() -> None:
    (word,) = placed([(590, "at the end")], FLAT).values()
    assert word.right == 590 - WORD_GAP
    assert placed([(50, "a word that is far too long")], FLAT, 110) == {}


def test_words_choose_in_the_order_in_which_more_of_them_find_room() -> None:
    curves = [
        np.array([[0.0, 6.0], [100, 6], [220, 16], [700, 40]]),
        np.array([[0.0, 8.0], [45, 16], [100, 10], [700, 42]]),
    ]
    marks = [(51, "one of four"), (97, "the second"), (256, "a third mark"), (366, "the fourth")]
    assert len(placed(marks, curves, 720)) == 4


def test_no_word_stands_on_a_curve_and_marks_without_a_place_are_named_together() -> None:
    steep = [np.array([[10.0, 6.0], [60, 26], [150, 34], [700, 42]])]
    words = placed([(36, "beats token counts"), (62, "beats token pairs")], steep, 720)
    assert list(words) == ["beats token counts, pairs"]
    assert covered(words["beats token counts, pairs"], steep) == 0
    assert words["beats token counts, pairs"].x == 62 + PENNANT + WORD_GAP


@pytest.mark.parametrize("width", [280, 690])
def test_close_marks_have_each_its_own_name_where_their_flags_can_hang_in_turn(width: int) -> None:
    axis, steps = StepAxis(width, 600), np.arange(0, 601, 5)
    loss = 0.66 + 5 * np.exp(-steps / 30)
    marks = [(22, "beats token counts"), (44, "beats token pairs")]
    plan = plan_well(lambda top: plan_losses(steps, [loss], axis, 48, top), marks, axis, lambda text: 6.0 * len(text))
    assert [word.text for word in plan.words] == [name for _, name in marks]
    flags = [MarkFlag(axis.x(step), top) for (step, _), top in zip(marks, plan.flag_tops, strict=True)]
    for flag, word in zip(flags, plan.words, strict=True):
        assert word.box.y < flag.box.middle_y < word.box.bottom
        assert word.box.x == flag.box.right + WORD_GAP
    boxes = [*(word.box for word in plan.words), *(flag.box for flag in flags)]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
    assert all(covered(word.box, [curve.points for curve in plan.curves]) == 0 for word in plan.words)


def test_flags_hang_lower_only_where_they_share_a_word_or_have_none() -> None:
    lower = FLAG_TOP + WORD_HEIGHT
    assert hung_in_turn([(0,), (2, 1, 3)], 5) == (FLAG_TOP, lower, FLAG_TOP, FLAG_TOP, lower)
    assert hung_in_turn([(1,), (0,)], 2) == (FLAG_TOP, FLAG_TOP)


def test_curves_that_leave_no_room_leave_a_row_to_the_words() -> None:
    axis, steps = StepAxis(300, 99), np.arange(100)
    wild = np.where(steps % 2, 1.0, 100.0)
    (untouched,) = plan_losses(steps, [wild], axis, 48)
    assert covered(Box(100, ROWS[0], 36, WORD_HEIGHT), [untouched.points]) > 0
    plan = plan_well(
        lambda top: plan_losses(steps, [wild], axis, 48, top), [(30, "learned")], axis, lambda text: 6.0 * len(text)
    )
    assert [word.text for word in plan.words] == ["learned"]
    (points,) = (curve.points for curve in plan.curves)
    assert covered(plan.words[0].box, [points]) == 0
    assert points[:, 1].max() == pytest.approx(42), "and still reach down to the foot of the well"


def test_flags_hang_over_the_curves_and_no_word_on_the_lower_edge_or_on_the_line_of_another_mark() -> None:
    """As in a run that groks: two marks close together, two later, and losses that begin high."""
    axis, steps = StepAxis(673, 1400), np.arange(0, 1401, 20)
    losses = [4.7 * np.exp(-steps / 150) + 1e-4, 4.7 + 12 * np.exp(-np.square(steps - 90) / 9000) - steps / 320]
    marks = [(81, "memorised"), (171, "loss spike"), (486, "generalised"), (702, "cleaned up")]
    plan = plan_well(lambda top: plan_losses(steps, losses, axis, 52, top), marks, axis, lambda text: 7.0 * len(text))
    curves = [curve.points for curve in plan.curves]
    flags = [MarkFlag(axis.x(step), top) for (step, _), top in zip(marks, plan.flag_tops, strict=True)]
    assert [word.text for word in plan.words] == [name for _, name in marks]
    for number, word in enumerate(plan.words):
        assert word.box.bottom <= 52 - 4
        for other in (flag for place, flag in enumerate(flags) if place != number and flag.top < word.box.bottom):
            assert not word.box.x - 2 <= other.x <= word.box.right + 2
    assert not any(covered(flag.box, curves) for flag in flags)


def test_a_run_without_marks_has_all_of_the_height_for_its_curves() -> None:
    tops: list[float] = []
    plan_well(lambda top: (tops.append(top), [])[1], [], StepAxis(600, 100), lambda text: 6.0 * len(text))
    assert tops == [AIR]


def test_where_all_flags_are_close_every_second_one_hangs_lower() -> None:
    assert every_second_lower([30.0, 10.0, 20.0]) == (FLAG_TOP, FLAG_TOP, FLAG_TOP + WORD_HEIGHT)
