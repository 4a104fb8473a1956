"""The arithmetic and the words of the number circle."""

from math import gcd

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.runs.circle_plan import around_centre, ideal_directions, standing_of, stands_on_circle
from scoutview.graphics.widgets.scatter_plan import Crowd
from scoutview.panels.number_circle.layout_plan import (
    Wish,
    arc,
    around,
    arrange_number_circle,
    beside_arc,
    emptiest_first,
    on_axis,
    place_wishes,
    plan_circle,
)
from scoutview.panels.number_circle.plan import CircleSum, angle_of, extent_of, ring_numbers, spread_over_run
from scoutview.panels.number_circle.words import (
    circle_formula,
    finding_sentence,
    point_variants,
    sum_parts,
    turn_words,
    turns_sentence,
    wrap_sentence,
)


def asked(
    a: int = 45, b: int = 72, sign: int = 1, modulus: int = 113, frequency: int = 16, *, model: int | None = None
) -> CircleSum:
    right = (a + sign * b) % modulus
    return CircleSum(a, b, sign, modulus, frequency, right, right if model is None else model, 0.99)


def number_in(words: str) -> float:
    return float(words.strip("°").replace("−", "-"))


def test_a_number_stands_at_its_multiple_of_the_frequencys_angle() -> None:
    directions = ideal_directions(113, 16)
    for number in (0, 1, 45, 112):
        turn = np.exp(2j * np.pi * 16 * number / 113)
        np.testing.assert_allclose(directions[number], (turn.real, turn.imag), atol=1e-12)


def test_the_share_is_that_of_a_least_squares_fit() -> None:
    rng = np.random.default_rng(3)
    points = 1.7 * ideal_directions(59, 7) + rng.normal(0, 0.6, (59, 2))
    points -= points.mean(axis=0)
    fitted, rest, *_ = np.linalg.lstsq(ideal_directions(59, 7).reshape(-1, 1), points.reshape(-1), rcond=None)
    standing = standing_of(points, 7)
    assert standing.radius == pytest.approx(float(fitted[0]))
    assert standing.share == pytest.approx(1 - float(rest[0]) / np.square(points).sum())
    assert standing.share == pytest.approx(np.corrcoef(points.ravel(), ideal_directions(59, 7).ravel())[0, 1] ** 2)


def test_a_perfect_circle_is_explained_whole_and_one_of_another_frequency_not_at_all() -> None:
    circle = 0.3 * ideal_directions(113, 16)
    assert standing_of(circle, 16).share == pytest.approx(1)
    assert standing_of(circle, 17).share == pytest.approx(0, abs=1e-12)


def test_points_that_are_no_numbers_or_all_the_same_have_no_share() -> None:
    assert np.isnan(standing_of(np.full((7, 2), np.nan), 2).share)
    assert np.isnan(standing_of(around_centre(np.ones((7, 2)), 2), 2).share)
    assert not stands_on_circle(float("nan"), 0.4)


def test_points_are_measured_from_their_mean_and_half_the_modulus_has_no_sine() -> None:
    points = ideal_directions(12, 1) + np.array([3, -2])
    np.testing.assert_allclose(around_centre(points, 1), ideal_directions(12, 1), atol=1e-12)
    assert not around_centre(np.random.default_rng(0).normal(size=(12, 2)), 6)[:, 1].any()


def test_a_circle_is_nearer_to_perfect_than_to_how_the_run_began() -> None:
    assert stands_on_circle(0.73, 0.44)
    assert not stands_on_circle(0.71, 0.44)
    assert not stands_on_circle(0.97, 0.96)
    assert stands_on_circle(0.76, float("nan"))
    assert not stands_on_circle(0.74, float("nan"))
    assert not stands_on_circle(1.0, None), "while it is not known how the run began"


@pytest.mark.parametrize("modulus", [5, 12, 24, 59, 113, 198, 199])
def test_turning_by_a_and_by_b_leads_to_the_answer(modulus: int) -> None:
    rng = np.random.default_rng(modulus)
    for sign in (1, -1):
        for a, b, frequency in rng.integers((0, 0, 1), (modulus, modulus, modulus // 2 + 1), (60, 3)).tolist():
            one = asked(a, b, sign, modulus, frequency)
            aim = ideal_directions(modulus, frequency)[one.right_answer]
            away = (one.end - angle_of(aim) + 180) % 360 - 180
            assert away == pytest.approx(0, abs=1e-6)
            first, second, end = map(number_in, turn_words(one))
            assert (first, second, end) == pytest.approx((one.first_turn, one.second_turn, one.end), abs=0.501)
            assert first + sign * second == pytest.approx(end, abs=0.0101)


def test_the_sentence_reads_the_turns() -> None:
    assert turns_sentence(asked()) == "Turn 134°, then 70° more: 204°, the direction of 4."
    assert turns_sentence(asked(45, 75, frequency=35)).endswith(
        "338°, then 83° more: 421° − 360° = 61°, the direction of 7."
    )
    assert turns_sentence(asked(1, 3, -1, 12, 1)) == "Turn 30°, then 90° back: −60° + 360° = 300°, the direction of 10."
    assert turns_sentence(asked(1, 3, 1, 12, 3)).endswith("the direction of 4 and 2 others.")
    assert turns_sentence(asked(1, 3, 1, 12, 2)).endswith("the direction of 4 and 1 other.")


def test_the_sum_is_written_with_what_the_modulus_leaves() -> None:
    assert sum_parts(asked()) == ("45 + 72 = 117 → ", "4", "mod 113")
    assert sum_parts(asked(4, 5)) == ("4 + 5 = ", "9", "mod 113")
    assert sum_parts(asked(4, 5, -1)) == ("4 − 5 = −1 → ", "112", "mod 113")


def test_what_the_modulus_takes_away_is_said_literally() -> None:
    assert wrap_sentence(asked(45, 77)) == "After 112 comes 0 again: 122 − 113 = 9."
    assert wrap_sentence(asked(4, 5, -1)) == "Before 0 comes 112: −1 + 113 = 112."
    assert wrap_sentence(asked(4, 5)) == ""


def test_a_wrong_model_is_told_and_a_cloud_is_no_circle() -> None:
    wrong, right = asked(model=17), asked()
    assert finding_sentence(wrong, stands=False, later=True) == (
        "The model answers 17 (99.0 %): the numbers do not stand on a circle yet."
    )
    assert finding_sentence(wrong, stands=False, later=False).endswith("do not stand on a circle.")
    assert finding_sentence(right, stands=False, later=True).startswith("The model answers 4 (99.0 %), but the numbers")
    assert finding_sentence(wrong, stands=True, later=True) == (
        "The model answers 17 (99.0 %). Turning leads elsewhere: 204° is the direction of 4."
    )
    told = "Adding is turning: 45 turns 134°, 72 turns 70° more, and that points at 4."
    assert finding_sentence(right, stands=True, later=True) == told
    assert finding_sentence(asked(sign=-1), stands=True, later=True) == (
        "Taking away is turning back: 45 turns 134°, 72 turns 70° back, and that points at 86."
    )
    shared = asked(modulus=12, a=5, b=9, frequency=2)
    assert finding_sentence(shared, stands=True, later=True).endswith("and that points at 2 and 1 other.")


def test_a_direction_just_under_a_whole_turn_is_that_of_0() -> None:
    assert point_variants(45, 359.7, 131.2)[0] == "number 45: ideal 0°, stands at 131°"


def test_the_formula_has_the_share_and_what_chance_alone_explains() -> None:
    points = around_centre(ideal_directions(113, 16) + np.random.default_rng(0).normal(0, 0.1, (113, 2)), 16)
    standing = standing_of(points, 16)
    told = circle_formula(asked(), standing, 0.44)
    assert f"= {100 * standing.share:.1f} %" in told
    assert "it was 44.0 %" in told
    assert "from 72.0 % on" in told
    assert "no circle can be fitted" in circle_formula(asked(), standing_of(points * np.nan, 16), None)


@pytest.mark.parametrize(("modulus", "frequency"), [(113, 16), (5, 2), (12, 3), (198, 99), (199, 1)])
def test_the_ring_goes_around_the_circle_evenly(modulus: int, frequency: int) -> None:
    numbers = ring_numbers(modulus, frequency)
    distinct = modulus // gcd(modulus, frequency)
    assert len(numbers) == len(set(numbers)) == min(12, distinct)
    angles = np.array([360 * (number * frequency % modulus) / modulus for number in numbers])
    assert numbers[0] == 0
    gaps = np.diff(np.append(angles, 360))
    assert gaps.min() > 0
    assert gaps.max() - gaps.min() < 2.001 * 360 / distinct


def test_the_steps_of_the_scale_have_the_first_and_the_last_before_the_limit() -> None:
    steps = list(range(0, 2001, 10))
    spread = spread_over_run(steps, 1000)
    assert (spread[0], spread[-1], len(spread)) == (0, 1000, 8)
    assert set(spread) <= set(steps)
    assert spread_over_run([0, 5], 5) == (0, 5)
    assert spread_over_run([], 5) == ()


def test_most_points_are_in_reach_and_all_are_in_the_picture() -> None:
    cloud = around_centre(np.random.default_rng(1).standard_t(2, (113, 2)), 3)
    ring = ideal_directions(113, 3)
    extent = extent_of(ring, cloud)
    for width, height in ((432, 440), (220, 250), (900, 700)):
        plan = plan_circle(width, height, extent, 1.0)
        places = plan.places(cloud)
        assert places.min() >= 0
        assert (places <= (width, height)).all()
        assert (np.hypot(*(places - (plan.x, plan.y)).T) <= plan.reach + 1e-6).mean() >= 0.94


def test_the_scale_is_the_runs_and_points_that_are_no_numbers_do_not_count() -> None:
    ring = ideal_directions(59, 3)
    assert extent_of(0.2 * ring, ring, ring * np.nan) == pytest.approx((1, 1))
    assert extent_of(ring * np.nan) == (0, 0)
    assert np.isfinite(plan_circle(300, 300, extent_of(ring * np.nan), float("nan")).places(ring)).all()


def test_an_arc_goes_counter_clockwise_and_back_for_a_negative_turn() -> None:
    plan = plan_circle(400, 400, extent_of(ideal_directions(59, 3)), 1.0)
    up = arc(plan, 0, 90, 50)
    assert up[0] == pytest.approx((plan.x + 50, plan.y))
    assert up[-1] == pytest.approx((plan.x, plan.y - 50))
    assert arc(plan, 90, -180, 50)[-1] == pytest.approx((plan.x, plan.y + 50))


def test_labels_keep_out_of_each_others_way() -> None:
    wish = Wish(40, 20, ((50, 50), (50, 80), (150, 50)))
    boxes = place_wishes([wish, wish, wish, Wish(40, 20, ((50, 50),), needed=False)], Box(0, 0, 100, 100))
    assert boxes == [Box(30, 40, 40, 20), Box(30, 70, 40, 20), Box(30, 40, 40, 20), None]


def test_a_label_without_room_stands_rather_over_a_hand_than_over_another_label() -> None:
    area, hand = Box(0, 0, 100, 100), Box(30, 70, 10, 10)
    first, second = Wish(40, 20, ((50, 50),)), Wish(40, 20, ((50, 55), (50, 80)))
    assert place_wishes([first, second], area, [hand]) == [Box(30, 40, 40, 20), Box(30, 70, 40, 20)]


def test_a_label_stands_first_where_it_covers_the_fewest_points() -> None:
    points = np.array([[50.0, 50.0], [54.0, 50.0], [150.0, 50.0]])
    places = ((50.0, 50.0), (150.0, 50.0), (100.0, 50.0), (100.0, 20.0))
    order = emptiest_first(places, (30, 20), Crowd(points, Box(0, 0, 200, 100)))
    assert order == ((100.0, 50.0), (100.0, 20.0), (150.0, 50.0), (50.0, 50.0))


@pytest.mark.parametrize("width", [120, 380, 416, 432, 800, 1422])
@pytest.mark.parametrize("height", [80, 230, 248, 566, 738])
def test_parts_do_not_overlap_and_the_circle_comes_first(width: int, height: int) -> None:
    places = arrange_number_circle(width, height)
    for one, other in (
        (places.controls, places.circle),
        (places.controls, places.words),
        (places.circle, places.words),
    ):
        assert not (one.height and other.height and one.overlaps(other))
    assert places.circle.width > 0
    assert places.circle.height >= min(height, 90) - 1e-9
    for box in (places.controls, places.circle, places.words):
        assert box.right <= width + 1e-9 or width < 32
        assert box.bottom <= height + 1e-9


@pytest.mark.parametrize(("width", "height"), [(311, 224), (355, 249), (389, 239), (428, 560)])
def test_the_circle_has_room_and_the_sum_is_there_in_any_shape(width: int, height: int) -> None:
    places = arrange_number_circle(width, height)
    assert places.circle.width >= 180
    assert places.circle.height >= 140
    assert places.words.height >= 48


def test_a_hand_points_at_the_ideal_place_of_its_number() -> None:
    plan = plan_circle(400, 300, extent_of(ideal_directions(113, 16)), 1.0)
    places = plan.places(ideal_directions(113, 16))
    assert places[4] == pytest.approx(plan.at(asked().end, plan.radius))
    assert places[45] == pytest.approx(plan.at(asked().first_turn, plan.radius))


def test_a_hand_ends_before_the_numbers_and_labels_leave_it_free() -> None:
    plan = plan_circle(400, 300, extent_of(ideal_directions(113, 16)), 1.0)
    end, numbers = plan.at(asked().end, plan.hand), plan.places(ideal_directions(113, 16))
    assert np.hypot(*(numbers - end).T).min() > 16
    for share in np.linspace(0, 1, 40):
        x, y = plan.at(asked().end, share * plan.hand)
        assert any(box.overlaps(Box(x - 1, y - 1, 2, 2)) for box in plan.along_hand(asked().end))


def test_a_label_goes_further_out_rather_than_touch_a_point() -> None:
    at = np.array([50.0, 50.0])
    places = around(*at, 0.0, (14, 12))
    crowd = Crowd(np.array([at, *(np.array(place) + np.array((0, 11)) for place in places[:16])]), Box(0, 0, 100, 100))
    x, y = emptiest_first(places, (16, 16), crowd)[0]
    assert np.hypot(x - 50, y - 50) > 1.3 * 12


@pytest.mark.parametrize("turn", [30.0, 92.0, 181.0, 242.0, -150.0])
def test_the_number_of_an_arc_is_inside_it_or_outside_it_whole(turn: float) -> None:
    plan, size = plan_circle(400, 300, extent_of(ideal_directions(113, 16)), 1.0), (40.0, 15.0)
    corners = np.array([(-20, -7.5), (20, -7.5), (-20, 7.5), (20, 7.5)])
    for inside in (True, False):
        places = beside_arc(plan, 57, turn, 60, size, inside=inside)
        away = np.hypot(*(np.array(places)[:, None] + corners - (plan.x, plan.y)).transpose(2, 0, 1))
        within = (away < 60).all(1)
        assert (within == ([inside] * (len(places) // 2) + [not inside] * (len(places) // 2))).all()
        assert ((away <= 55 + 1e-9).all(1) | ~within).all()
    small = np.array(beside_arc(plan, 57, turn, 20, size, inside=True))
    assert (np.hypot(*(small - (plan.x, plan.y)).T) > 20).all(), "inside a small one it has no room"


def test_zero_is_named_on_the_axis_that_angles_are_measured_from() -> None:
    plan = plan_circle(400, 300, extent_of(ideal_directions(113, 16)), 1.0)
    first, *others = on_axis(plan, plan.arms + 18, plan.radius - 4, (12, 16))
    assert first == (plan.x + plan.arms + 18 + 8, plan.y)
    assert all(abs(plan.y - y) == 10 and x + 6 < plan.x + plan.radius for x, y in others), "beside it, inside the ring"


def test_labels_leave_arcs_free() -> None:
    plan = plan_circle(400, 300, extent_of(ideal_directions(113, 16)), 1.0)
    boxes = plan.along_arc(57, 242, plan.second_arc)
    for x, y in arc(plan, 57, 242, plan.second_arc):
        assert any(box.contains(x, y) for box in boxes)
    assert plan.along_arc(57, 0, plan.second_arc) == []
