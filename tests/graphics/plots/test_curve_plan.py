"""A curve's points, gaps and smoothing, against plain loops; and that no line is drawn where there is none."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoutview.graphics.plots.curve_plan import CurvePlan, csv_of, cut, plan_curve, smoothed, strokes
from scoutview.graphics.plots.plot_plan import Axis

STEPS = np.arange(0, 101)
X = Axis(0, 100, 60, 560)
Y, LOG_Y = Axis(0, 10, 300, 20), Axis(0.01, 10, 300, 20, logarithmic=True)


def planned(values: np.ndarray, y: Axis = Y, **how: object) -> CurvePlan:
    return plan_curve(STEPS, values, X, y, floor=y.low, **how)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("y", [Y, LOG_Y])
def test_what_is_no_number_is_a_gap_with_a_word(bad: float, y: Axis) -> None:
    values = np.full(101, 5.0)
    values[40:60] = bad
    plan = planned(values, y)
    assert [(piece[0, 0], piece[-1, 0]) for piece in plan.pieces] == [(60, X.place(39)), (X.place(60), 560)]
    (gap,) = plan.missing
    assert (gap.start, gap.end) == (X.place(39), X.place(60))
    assert gap.word == {"nan": "not a number", "inf": "∞", "-inf": "−∞"}[str(bad)]


def test_zero_on_a_log_axis_runs_along_the_floor() -> None:
    values = np.full(101, 5.0)
    values[40:60] = 0.0
    plan = planned(values, LOG_Y)
    (piece,) = plan.pieces
    assert np.allclose(piece[40:60, 1], LOG_Y.start)
    assert [(stretch.word, stretch.start) for stretch in plan.floor] == [("0", X.place(40))]
    assert not plan.missing
    assert not planned(values).floor  # a linear axis has a place for it


@pytest.mark.parametrize(("value", "word"), [(-1.0, "below 0"), (1e-9, "< 0.01")])
def test_what_is_below_a_log_axis_says_so(value: float, word: str) -> None:
    values = np.full(101, 5.0)
    values[3] = value
    assert [stretch.word for stretch in planned(values, LOG_Y).floor] == [word]


def test_before_its_first_number_a_curve_is_only_not_there_yet() -> None:
    values = np.full(101, np.nan)
    values[50:] = 1.0
    assert not planned(values).missing
    assert planned(np.full(101, np.nan)) == CurvePlan() or not planned(np.full(101, np.nan)).pieces


def test_a_curve_measured_at_few_steps_goes_from_one_to_the_next() -> None:
    values = np.full(101, np.nan)
    values[::20] = 1.0
    plan = planned(values, sparse=True)
    assert [len(piece) for piece in plan.pieces] == [6]
    assert not plan.missing


def test_many_gaps_are_few_marks() -> None:
    steps = np.arange(1_000_000)
    values = np.where(steps % 2, 1.0, np.nan)
    plan = plan_curve(steps, values, Axis(0, 1e6, 60, 560), Y, floor=0.0)
    assert sum(len(piece) for piece in plan.pieces) < 1100
    assert len(plan.missing) <= 8


@pytest.mark.parametrize("high", [1e-6, 1.0, 1e12])
def test_far_outside_of_the_room_a_line_is_cut_where_it_would_leave(high: float) -> None:
    points = np.array([[0.0, 0.0], [10.0, 1e9 * high], [20.0, -1e9], [1e12, 50.0]])
    for piece in cut(points, (0, 500), (0, 300)):
        assert np.abs(piece).max() < 5000
        for x, y in piece:  # each point is on the line
            on = [
                abs(np.interp(x, points[at : at + 2, 0], points[at : at + 2, 1]) - y) < 1e-4 * max(1.0, abs(y)) + 0.01
                for at in range(3)
                if points[at, 0] <= x <= points[at + 1, 0]
            ]
            assert any(on)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=1, max_size=60), st.booleans())
def test_no_numbers_at_all_make_it_fail(values: list[float], logarithmic: bool) -> None:
    steps = np.arange(len(values))
    y = Axis(0.5, 2.0, 300, 20, logarithmic)
    for x in (
        Axis(0, len(values), 60, 560),
        Axis(2.0, 2.5, 60, 560),
        Axis(1, len(values) + 1, 60, 560, logarithmic=True),
    ):
        plan = plan_curve(steps, np.array(values), x, y, floor=0.5)
        for piece in plan.pieces:
            assert np.isfinite(piece).all()
            assert np.abs(piece).max() < 6000
            assert np.isfinite(strokes(piece, 2.0)).all()


def test_lines_of_a_bend_meet_at_their_outer_corner() -> None:
    corner = strokes(np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]]), 2.0)
    assert corner[0] == pytest.approx([-1, 0, 11, 0])
    assert corner[1] == pytest.approx([10, -1, 10, 11])
    straight = strokes(np.array([[0.0, 0.0], [10.0, 0.0], [20.0, 0.0]]), 2.0)
    assert straight[0, 2] - straight[1, 0] == pytest.approx(0.4)


def test_a_dense_curve_is_a_line_per_column_that_meets_the_next() -> None:
    rng = np.random.default_rng(0)
    x = np.repeat(np.arange(100.0), 2)
    piece = np.stack([x, rng.uniform(0, 100, 200)], axis=1)
    lines = strokes(piece, 2.0)
    assert len(lines) == 100
    for before, after in itertools.pairwise(lines):
        assert before[1] <= after[3]
        assert after[1] <= before[3]


def test_smoothing_is_the_average_of_what_was_by_its_distance_in_steps() -> None:
    rng = np.random.default_rng(1)
    values, steps = rng.standard_normal(300), np.cumsum(rng.integers(1, 40, 300))
    values[[0, 50, 51, 299]] = np.nan
    length, smooth = 0.02 * (steps[-1] - steps[0]), smoothed(steps, values)
    for place in range(300):
        weights = np.exp((steps[: place + 1] - steps[place]) / length) * np.isfinite(values[: place + 1])
        if np.isfinite(values[place]):
            expected = (weights * np.nan_to_num(values[: place + 1])).sum() / weights.sum()
            assert smooth[place] == pytest.approx(expected)
        else:
            assert np.isnan(smooth[place])
    assert smoothed(np.arange(1000), np.full(1000, 3.0)) == pytest.approx(3.0)
    assert len(smoothed(np.zeros(0), np.zeros(0))) == 0


def test_where_few_frames_were_kept_a_smoothed_curve_is_nearly_what_was_measured() -> None:
    steps, values = np.array([0, 1, 2, 100, 400, 700, 1000]), np.array([4.2, 4.1, 4.0, 3.0, 1.9, 1.4, 1.1])
    assert smoothed(steps, values)[3:] == pytest.approx(values[3:], rel=0.02)


def test_a_table_has_all_digits_and_nothing_for_what_is_no_number() -> None:
    text = csv_of("step", np.array([0, 10]), [("a, b", np.array([0.1, np.nan])), ("c", np.array([1e-20, np.inf]))])
    assert text == 'step,"a, b",c\n0,0.1,1e-20\n10,,\n'
