"""Where the cards stand, by counts and sizes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoutview.window.start.cards_plan import (
    GAP,
    LEAST_WELL,
    LEAST_WIDTH,
    ROUND_WORDS,
    neighbour,
    plan_of,
    rows_of,
    shares,
)


def words(width: float) -> float:
    """Lines of 18 that 360 pixels of text take."""
    return 18.0 * (int(360 // width) + 1)


@pytest.mark.parametrize(
    ("count", "columns", "rows", "scrolls"),
    [
        (1, 3, 1, False),
        (3, 3, 1, False),
        (4, 4, 1, False),
        (5, 5, 1, False),
        (7, 4, 2, False),
        (8, 4, 2, False),
        (9, 5, 2, False),
        (11, 4, 3, False),
        (12, 4, 3, False),
        (13, 5, 3, False),
        (16, 4, 4, True),
    ],
)
def test_cards_at_1280x800(count: int, columns: int, rows: int, scrolls: bool) -> None:
    plan = plan_of(count, 964, 580, words)
    assert (plan.columns, plan.rows, plan.row_height is not None) == (columns, rows, scrolls)


def test_cards_share_the_height_down_to_the_lowest_picture_and_scroll_below_it_with_larger_ones() -> None:
    height = 3 * (ROUND_WORDS + words(200) + LEAST_WELL) + 2 * GAP
    assert plan_of(11, 964, height, words).row_height is None
    scrolled = plan_of(11, 964, height - 1, words)
    assert (scrolled.columns, scrolled.rows) == (4, 3)
    assert scrolled.row_height is not None
    assert scrolled.row_height > ROUND_WORDS + words(200) + LEAST_WELL


def test_a_wide_page_has_more_in_a_row() -> None:
    assert rows_of(6, 6 * (LEAST_WIDTH + GAP) - GAP) == 1
    assert rows_of(6, 6 * (LEAST_WIDTH + GAP) - GAP - 1) == 2
    assert plan_of(6, 1700, 300, words).columns == 6


@given(st.integers(1, 40), st.integers(568, 4000), st.integers(20, 2000))
def test_all_have_a_place_that_is_wide_and_high_enough_and_no_row_is_empty(count: int, width: int, height: int) -> None:
    plan = plan_of(count, width, height, words)
    assert (plan.rows - 1) * plan.columns < count <= plan.rows * plan.columns
    card = (width - GAP * (plan.columns - 1)) / plan.columns
    assert card >= LEAST_WIDTH
    row = plan.row_height or (height - GAP * (plan.rows - 1)) / plan.rows
    assert row >= words(card) + LEAST_WELL + ROUND_WORDS


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
