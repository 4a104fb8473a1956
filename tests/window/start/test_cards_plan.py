"""Where the cards stand, by counts and sizes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoutview.window.start.cards_plan import (
    GAP,
    LEAST_WIDTH,
    WIDTH_BESIDE,
    neighbour,
    plan_of,
    rows_of,
    shares,
)


def words(width: float) -> float:
    """Lines of 18 that 700 pixels of text take."""
    return 18.0 * (int(700 // width) + 1)


@pytest.mark.parametrize(
    ("count", "columns", "rows", "form", "scrolls"),
    [
        (1, 3, 1, "below", False),
        (4, 4, 1, "below", False),
        (5, 3, 2, "beside", False),
        (6, 3, 2, "beside", False),
        (7, 4, 2, "below", False),
        (8, 4, 2, "below", False),
        (9, 3, 3, "beside", True),
        (10, 3, 4, "beside", True),
        (12, 3, 4, "beside", True),
    ],
)
def test_cards_at_1280x800(count: int, columns: int, rows: int, form: str, scrolls: bool) -> None:
    plan = plan_of(count, 1040, 354, words)
    assert (plan.columns, plan.rows, plan.form, plan.row_height is not None) == (columns, rows, form, scrolls)


def test_where_pictures_would_scroll_there_are_words_alone_and_what_scrolls_anyway_has_pictures() -> None:
    alone = plan_of(6, 852, 2 * (words(240) + 90) + GAP, words)
    assert (alone.columns, alone.rows, alone.form, alone.row_height) == (3, 2, "below", None)
    scrolled = plan_of(6, 852, 184, words)
    assert (scrolled.columns, scrolled.rows, scrolled.form) == (2, 3, "beside")
    assert scrolled.row_height is not None
    high = plan_of(8, 1040, 560, words)
    assert (high.columns, high.rows, high.form, high.row_height) == (4, 2, "below", None)


def test_a_wide_page_has_more_than_four_in_a_row() -> None:
    assert rows_of(6, 6 * (LEAST_WIDTH + GAP) - GAP) == 1
    assert rows_of(6, 6 * (LEAST_WIDTH + GAP) - GAP - 1) == 2
    assert plan_of(6, 1700, 300, words).columns == 6


def test_a_single_row_scrolls_where_it_is_lower_than_its_words() -> None:
    assert plan_of(4, 852, 184, words).row_height is None
    assert plan_of(4, 852, 150, words).row_height is not None


@given(st.integers(1, 40), st.integers(640, 4000), st.integers(20, 2000))
def test_all_have_a_place_wide_enough_for_their_form_and_no_row_is_empty(count: int, width: int, height: int) -> None:
    plan = plan_of(count, width, height, words)
    assert (plan.rows - 1) * plan.columns < count <= plan.rows * plan.columns
    card = (width - GAP * (plan.columns - 1)) / plan.columns
    assert card >= (WIDTH_BESIDE if plan.form == "beside" else min(LEAST_WIDTH, (width - 3 * GAP) / 4))
    if plan.row_height is None:
        assert (height - GAP * (plan.rows - 1)) / plan.rows >= words(card) + 78


@given(st.integers(0, 5000), st.integers(1, 12), st.integers(0, 30))
def test_parts_are_about_equal_and_add_up(total: int, count: int, gap: int) -> None:
    parts = shares(total, count, gap)
    lengths = [length for _, length in parts]
    assert max(lengths) - min(lengths) <= 1
    if total >= gap * (count - 1):
        assert sum(parts[-1]) == total
    assert all(start + length + gap == after for (start, length), (after, _) in pairwise(parts))


@pytest.mark.parametrize(
    ("place", "right", "down", "goal"),
    [
        (0, 1, 0, 1),
        (2, 1, 0, 3),  # on into the next row
        (3, -1, 0, 2),
        (0, -1, 0, 0),
        (7, 1, 0, 7),
        (1, 0, 1, 4),
        (5, 0, 1, 7),  # below it is a gap
        (6, 0, 1, 6),
        (1, 0, -1, 1),
        (7, 0, -1, 4),
    ],
)
def test_arrow_keys_go_through_three_rows_of_three_three_and_two(place: int, right: int, down: int, goal: int) -> None:
    assert neighbour(place, right, down, columns=3, count=8) == goal
