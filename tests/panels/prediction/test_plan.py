"""Which outcomes are shown, in which order, and the prompt before them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoutview.graphics.widgets.prompt_plan import plan_prompt
from scoutview.panels.prediction.plan import (
    MOST,
    MOST_FOLDED,
    PADDING,
    PERCENT_WIDTH,
    plan_bars,
    rank_outcomes,
)


def shares(count: int) -> np.ndarray:
    values = np.random.default_rng(count).exponential(size=count)
    return values / values.sum()


@given(st.integers(2, 3000), st.integers(-1, 2999), st.integers(1, 40))
def test_what_is_shown_and_the_rest_add_up_to_one(count: int, right: int, room: int) -> None:
    probabilities = shares(count)
    ranking = rank_outcomes(probabilities, right, in_class_order=False, room=room)
    rows = [*ranking.shown, *([ranking.apart] if ranking.apart >= 0 else [])]
    assert len(rows) == len(set(rows)) <= max(2, MOST)
    assert probabilities[rows].sum() + ranking.rest_probability == pytest.approx(1)
    assert len(rows) + ranking.rest == count
    assert list(probabilities[list(ranking.shown)]) == sorted(probabilities[list(ranking.shown)], reverse=True)
    if 0 <= right < count:
        assert right in rows
        assert ranking.right_rank == 1 + (probabilities > probabilities[right]).sum()


@given(st.integers(10, 3000), st.integers(-1, 2999), st.integers(2, 40), st.floats(1, 400))
def test_folded_what_is_likely_has_a_row_and_all_rows_add_up_to_one(
    count: int, right: int, room: int, sharpness: float
) -> None:
    rng = np.random.default_rng(count)
    now, before = (np.exp(sharpness * rng.uniform(size=count)) for _ in range(2))
    now, before = now / now.sum(), before / before.sum()
    ranking = rank_outcomes(now, right, in_class_order=False, room=room, unchanged=before, folded=True)
    rows = list(ranking.rows)
    assert now[rows].sum() + ranking.rest_probability == pytest.approx(1)
    assert before[rows].sum() + ranking.rest_unchanged == pytest.approx(1)
    assert len(rows) + ranking.rest == count
    assert len(rows) <= min(room, MOST_FOLDED)
    likeliest = np.argsort(-np.maximum(now, before), kind="stable")[: len(rows) - 1]
    assert set(likeliest) <= set(rows)


@given(st.integers(10, 3000), st.integers(-1, 9), st.integers(2, 40), st.floats(1, 400))
def test_folded_there_are_as_many_rows_whatever_is_likely(count: int, right: int, room: int, sharpness: float) -> None:
    values = np.exp(sharpness * np.random.default_rng(count).uniform(size=count))
    ranking = rank_outcomes(values / values.sum(), right, in_class_order=False, room=room, folded=True)
    assert len(ranking.rows) == min(room, MOST_FOLDED)


@pytest.mark.parametrize("width", [150, 190, 220, 264, 400, 900])
@pytest.mark.parametrize("longest", [None, 30.0, 300.0])
def test_numbers_stand_within_the_panel_however_narrow_it_is(width: float, longest: float | None) -> None:
    plan = plan_bars(width, 300, 4, longest, 2)
    assert plan.percent(0).right <= width - PADDING
    assert plan.label(0).right <= plan.track(0).x


def test_an_answer_that_a_change_took_away_keeps_its_row() -> None:
    now, before = np.full(50, 0.02), np.full(50, 1e-5)
    before[31] = 1 - 49e-5
    now[31] = 0.0
    assert 31 in rank_outcomes(now, -1, in_class_order=False, unchanged=before, folded=True).shown
    assert 31 not in rank_outcomes(now, -1, in_class_order=False, folded=True).shown


def test_the_list_goes_on_from_any_place() -> None:
    order = np.argsort(-shares(60), kind="stable")
    listed = rank_outcomes(shares(60), -1, in_class_order=False, first=20)
    assert listed.shown == tuple(order[20:35])
    assert listed.rest == 45


def test_rows_stay_as_high_when_fewer_are_likely() -> None:
    assert plan_bars(288, 420, 9, None, 1, least_rows=9).pitch == plan_bars(288, 420, 4, None, 1, least_rows=9).pitch


@pytest.mark.parametrize("height", [300, 700])
def test_two_numbers_of_a_row_stand_apart(height: int) -> None:
    plan = plan_bars(400, height, 10, None, 1, two_numbers=True)
    now, before = plan.two_percents(3)
    assert not now.overlaps(before)
    assert plan.track(3).right <= min(now.x, before.x) + 1e-9
    assert max(now.right, before.right) <= 400 - 16


def test_classes_keep_their_order_while_they_fit() -> None:
    assert rank_outcomes(shares(10), 3, in_class_order=True).shown == tuple(range(10))
    many = rank_outcomes(shares(100), 3, in_class_order=True)
    assert many.rest > 0
    assert many.shown[0] == shares(100).argmax()


def test_not_a_number_counts_as_nothing() -> None:
    assert rank_outcomes(np.array([np.nan, 0.2, 0.8]), -1, in_class_order=False).shown == (2, 1, 0)


def test_bars_start_at_the_same_place_whatever_the_labels() -> None:
    plan = plan_bars(288, 560, 15, None, 2)
    assert plan.track(0).x == plan.track(14).x
    assert plan.percent(0).right == 288 - 16
    assert plan.track(3).right <= plan.percent(3).right - PERCENT_WIDTH + 1e-9
    assert plan.row(14).bottom <= plan.foot.y
    assert plan.row_at(100, plan.row(7).middle_y) == 7


def test_the_gap_stands_after_the_asked_token_and_later_ones_after_the_gap() -> None:
    plan = plan_prompt([30.0] * 8, [False] * 8, 4, width=600, height=30, cut_width=15)
    assert sorted(plan.tokens) == list(range(8))
    assert plan.tokens[4].right < plan.gap.x
    assert plan.gap.right <= plan.tokens[5].x
    assert not plan.cut


@given(st.lists(st.floats(3, 90), min_size=1, max_size=70), st.integers(0, 69), st.integers(160, 800))
def test_a_long_text_is_cut_at_its_beginning_and_the_gap_is_always_in_view(
    widths: list[float], asked: int, width: int
) -> None:
    asked = min(asked, len(widths) - 1)
    plan = plan_prompt(widths, [False] * len(widths), asked, width=width, height=30, cut_width=15)
    assert asked in plan.tokens
    assert plan.cut == (min(plan.tokens) > 0)
    assert plan.gap.right <= width + 1e-6
    assert all(box.right <= width + 1e-6 for box in plan.tokens.values())
    assert plan.token_at(plan.tokens[asked].x + 1, 10) == asked


def test_a_place_beyond_the_end_of_the_list_shows_its_end() -> None:
    probabilities = np.array([0.1, 0.4, 0.2, 0.05, 0.25])
    ranking = rank_outcomes(probabilities, -1, in_class_order=False, room=3, first=100)
    assert ranking.shown == (2, 0, 3)
    assert rank_outcomes(probabilities, -1, in_class_order=False, room=9, first=2).shown == (1, 4, 2, 0, 3)
