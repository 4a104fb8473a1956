"""A text letter by letter: it is broken after blanks, as large as its room allows, and found again under a pointer."""

from itertools import pairwise

import pytest

from scoutview.graphics.widgets.letters_plan import plan_letters

TEXT = tuple("i did not like it at all.")
WIDTHS = [0.5] * len(TEXT)


def test_it_is_as_large_as_all_lines_have_room_for() -> None:
    large = plan_letters(TEXT, WIDTHS, 1000, 100, (40, 20, 10))
    assert (large.size, large.whole) == (40, True)
    small = plan_letters(TEXT, WIDTHS, 130, 45, (40, 20, 10))
    assert (small.size, small.whole) == (10, True)


def test_lines_are_broken_after_blanks_and_every_letter_has_its_place_once() -> None:
    plan = plan_letters(TEXT, WIDTHS, 100, 400, (20,))
    tops = [top for _, top, _ in plan.places]
    assert len(tops) == len(TEXT)
    for number, (before, after) in enumerate(pairwise(tops)):
        if before != after:
            assert TEXT[number] == " "
            assert plan.places[number + 1][0] == 0.0
    assert max(left + width for (left, _, width), letter in zip(plan.places, TEXT, strict=True) if letter != " ") <= 100


def test_what_has_no_room_is_left_out_in_whole_lines() -> None:
    plan = plan_letters(TEXT, WIDTHS, 60, 30, (10,))
    assert not plan.whole
    assert plan.height <= 30
    assert 0 < len(plan.places) < len(TEXT)


def test_a_word_longer_than_a_line_is_broken() -> None:
    plan = plan_letters(tuple("aaaaaaaaaa"), [1.0] * 10, 40, 400, (10,))
    assert {top for _, top, _ in plan.places} == {0.0, plan.pitch, 2 * plan.pitch}


@pytest.mark.parametrize("number", [0, 3, len(TEXT) - 1])
def test_a_letter_is_found_under_the_pointer(number: int) -> None:
    plan = plan_letters(TEXT, WIDTHS, 100, 400, (20,))
    left, top, width = plan.places[number]
    assert plan.at(left + width / 2, top + 1) == number
    assert plan.at(-5, top) is None


def test_an_empty_text_takes_no_room() -> None:
    assert plan_letters((), [], 100, 50).height == 0.0
