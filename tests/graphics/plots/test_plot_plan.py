"""Axes, ticks and the places of words, against plain loops."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.curve_plan import thinned
from scoutview.graphics.plots.plot_painting import TICK_EVERY
from scoutview.graphics.plots.plot_plan import (
    Axis,
    Covered,
    covered,
    emptiest,
    on_axis,
    place_reading,
    rounded_range,
    tick_text,
    tick_texts,
    ticks,
)


@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_place_leads_back_to_its_value(logarithmic: bool) -> None:
    axis = Axis(1, 1000, 50, 450, logarithmic)
    assert axis.place(1) == pytest.approx(50)
    assert axis.place(1000) == pytest.approx(450)
    assert axis.value(float(axis.place(70))) == pytest.approx(70)
    assert axis.value(-100) == pytest.approx(1)
    assert axis.value(9999) == pytest.approx(1000)


def test_each_decade_of_a_logarithmic_axis_is_equally_long() -> None:
    axis = Axis(1, 1000, 0, 300, logarithmic=True)
    assert np.allclose(axis.place(np.array([1.0, 10.0, 100.0, 1000.0])), [0, 100, 200, 300])


@pytest.mark.parametrize(
    ("low", "high", "most", "logarithmic", "expected"),
    [
        (0, 1000, 6, False, [0, 200, 400, 600, 800, 1000]),
        (0, 1, 3, False, [0, 0.5, 1]),
        (0.0009, 3, 5, True, [0.001, 0.01, 0.1, 1]),
        (0.4, 6.5, 8, True, [0.5, 0.7, 1, 1.5, 2, 3, 5]),
        (0.4, 6.5, 5, True, [0.5, 1, 2, 5]),
        (5.4, 8.0, 4, True, [6, 7, 8]),
        (3, 3, 5, False, [3]),
        (0.7, 1.45, 14, True, [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4]),
        (0.7, 1.45, 4, True, [0.8, 1, 1.2, 1.4]),
        (1.6, 4.4, 8, True, [2, 3, 4]),
        (2.0, 2.6, 5, True, [2, 2.2, 2.4, 2.6]),
    ],
)
def test_ticks_are_round_numbers(low: float, high: float, most: int, logarithmic: bool, expected: list[float]) -> None:
    assert ticks(low, high, most, logarithmic=logarithmic) == pytest.approx(expected)


@given(st.floats(1e-6, 1e6), st.floats(1.05, 9.9), st.integers(8, 20))
def test_a_short_logarithmic_axis_has_three_ticks_and_none_touches_the_next(
    low: float, factor: float, most: int
) -> None:
    axis = Axis(low, low * factor, most * TICK_EVERY, 0, logarithmic=True)
    places = [float(axis.place(value)) for value in ticks(low, low * factor, most, logarithmic=True)]
    assert len(places) >= 3
    assert all(before - after >= 14 for before, after in itertools.pairwise(places))


def test_steps_have_no_ticks_between_them() -> None:
    assert ticks(0, 1, 6, whole=True) == [0, 1]


def test_ticks_are_written_short() -> None:
    assert [tick_text(value) for value in (0, 1e-5, 0.05, 2, 20000)] == ["0", "0.00001", "0.05", "2", "20,000"]
    assert [tick_text(value) for value in (2.5e-4, 2.5e-5, -3e-9)] == ["0.00025", "0.000025", "−3e−9"]


def test_what_has_more_zeros_than_anybody_counts_is_said_in_millionths() -> None:
    told = [tick_text(value) for value in (1e-6, 2e-6, -5e-6, 1e-7, 1e-8)]
    assert told == ["1 millionth", "2 millionths", "−5 millionths", "0.1 millionth", "0.01 millionth"]


def test_two_ticks_are_never_written_the_same() -> None:
    for low, high in ((1.2e-4, 1.9e-4), (-0.02, 0.02), (1000.0, 1000.5), (0.50001, 0.50003)):
        values = ticks(low, high, 6)
        assert len({tick_text(value) for value in values}) == len(values) > 1
        assert all((tick_text(value)[0] == "−") == (value < 0) for value in values)


def test_a_range_holds_all_that_is_a_number() -> None:
    values = np.array([np.nan, 3.0, 0.5, np.inf])
    low, high = rounded_range(values, logarithmic=True)
    assert 0.3 < low < 0.5
    assert 3 < high < 4
    assert rounded_range(values, logarithmic=False)[0] == 0
    assert rounded_range(np.full(3, np.nan), logarithmic=True) == (0.1, 1.0)


def test_a_zoomed_curve_still_comes_from_beyond_the_edge() -> None:
    steps = np.arange(0, 1000, 10)
    assert steps[on_axis(steps, Axis(101, 139, 0, 100))].tolist() == [100, 110, 120, 130, 140]
    assert len(steps[on_axis(steps, Axis(0, 990, 0, 100))]) == len(steps)


def test_thinning_keeps_every_extreme_of_every_pixel_column() -> None:
    rng = np.random.default_rng(0)
    x = np.sort(rng.uniform(0, 200, 20_000))
    points = np.stack([x, rng.normal(size=len(x))], axis=1)
    kept = thinned(points)
    assert len(kept) <= 2 * 200 + 1
    assert (np.diff(kept[:, 0]) >= 0).all()
    assert (kept[-1] == points[-1]).all()
    for column in range(200):
        inside = points[points[:, 0].astype(int) == column, 1]
        drawn = kept[kept[:, 0].astype(int) == column, 1]
        assert (drawn.min(), drawn.max()) == (inside.min(), inside.max())


def test_a_curve_of_few_points_is_kept_as_it_is() -> None:
    points = np.array([[0.0, 5.0], [10.5, 3.0], [20.2, 4.0], [33.0, 1.0]])
    assert np.unique(thinned(points), axis=0).tolist() == points.tolist()


def test_a_steep_curve_is_not_drawn_back_and_forth() -> None:
    x = np.linspace(0, 5, 500)
    for falling in (True, False):
        y = thinned(np.stack([x, -x if falling else x], axis=1))[:, 1]
        assert (np.diff(y) <= 0).all() if falling else (np.diff(y) >= 0).all()


def test_words_go_where_no_curve_runs() -> None:
    falling = np.array([[0.0, 10.0], [100.0, 90.0]])
    above, below = Box(60, 5, 30, 20), Box(10, 70, 30, 20)
    crossed = Box(30, 30, 30, 20)
    assert covered(above, [falling]) == covered(below, [falling]) == 0
    assert covered(crossed, [falling]) > 0
    room = Box(0, 0, 100, 100)
    assert emptiest([crossed, above, below], [falling], room) == above
    assert emptiest([Box(90, 5, 30, 20), crossed], [falling], room) == crossed


def test_values_stand_beside_their_step_unless_curves_fill_the_room_there() -> None:
    room = Box(0, 0, 400, 200)
    flat = np.array([[0.0, 190.0], [400.0, 190.0]])
    beside = place_reading(390, 80, 40, Covered([flat]), room)
    assert (beside.right, beside.y) == (380, 2)
    wild = np.array([[x, 100 + 95 * (-1) ** number] for number, x in enumerate(range(200, 401, 5))], float)
    away = place_reading(390, 80, 40, Covered([flat, wild]), room)
    assert (away.x, away.y) == (10, 2)
    assert covered(away, [flat, wild]) == 0
    steep = np.array([[0.0, 190.0], [300.0, 190.0], [340.0, 5.0], [400.0, 2.0]])
    assert covered(place_reading(390, 80, 40, Covered([steep]), room), [steep]) == 0, "not even one that is crossed"
    hill = np.array([[0.0, 60.0], [60, 60], [100, 190], [300, 190], [340, 5], [400, 100]])
    low = np.array([[0.0, 150.0], [50, 150], [60, 10], [70, 150], [100, 190]])
    between = place_reading(390, 80, 150, Covered([hill, low]), room)
    assert covered(between, [hill, low]) == 0
    assert between.right > 200, "the nearest of the free places"
    everywhere = np.array([[x, 100 + 95 * (-1) ** number] for number, x in enumerate(range(0, 401, 5))], float)
    assert place_reading(390, 80, 40, Covered([everywhere]), room) is None


def whole_numbers(low: float, high: float) -> int:
    return max(0, math.floor(high) - math.ceil(low) + 1)


@given(
    st.floats(-1e12, 1e12), st.floats(1e-9, 1e12), st.integers(0, 30), st.booleans(), st.sampled_from(["linear", "log"])
)
@example(-1.5, 3.0, 3, False, "linear")
@example(3.0, 6.0, 2, False, "linear")
@example(5.05, 4.9, 3, False, "linear")
def test_there_are_two_ticks_wherever_the_range_allows_it(
    low: float, length: float, most: int, whole: bool, kind: str
) -> None:
    logarithmic = kind == "log"
    low = abs(low) + 1e-9 if logarithmic else low
    high = low + max(length, 1e-5 * abs(low))
    found = ticks(low, high, most, logarithmic=logarithmic, whole=whole)
    assert len(found) <= max(2, most)
    assert len(found) >= (min(2, whole_numbers(low, high)) if whole else 2)
    assert found == sorted(set(found))
    spare = 0.002 * (high if logarithmic else high - low) + (1e-8 if whole else 0.0)
    assert all(low - spare <= value <= high + spare for value in found)
    assert not whole or all(value == round(value) for value in found)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [(-1.5, 1.5, 3, [-1, 0, 1]), (3, 9, 2, [4, 8]), (0, 1e-13, 3, [0, 5e-14, 1e-13])],
)
def test_where_a_round_number_comes_once_a_smaller_one_is_taken(
    low: float, high: float, most: int, expected: list[float]
) -> None:
    assert ticks(low, high, most) == pytest.approx(expected, abs=0)


def test_numbers_that_have_no_room_beside_an_axis_are_all_written_with_powers_of_ten() -> None:
    assert tick_texts([0, 500_000, 1_000_000], 70, lambda text: 8 * len(text)) == ["0", "5e5", "1e6"]
    assert tick_texts([-2_500_000, 0.0], 70, lambda text: 8 * len(text)) == ["−2.5e6", "0"]
    assert tick_texts([0, 500_000, 1_000_000], 72, lambda text: 8 * len(text)) == ["0", "500,000", "1,000,000"]
    assert tick_texts([0, 0.5, 1], 10, lambda text: 8 * len(text), is_share=True) == ["0 %", "50 %", "100 %"]


def test_one_axis_has_one_way_of_writing_small_numbers() -> None:
    decades = [10.0**power for power in range(-6, 2)]
    told = tick_texts(decades, 400, lambda text: 8 * len(text))
    assert told == ["0.000001", "0.00001", "0.0001", "0.001", "0.01", "0.1", "1", "10"]
    assert tick_texts([0, 1e-6, 2e-6], 400, len) == ["0", "1 millionth", "2 millionths"]
    assert tick_texts([-5e-6, 0, 1e-4], 400, len) == ["−0.000005", "0", "0.0001"]
