"""Which frames a page has: evenly, with all that is marked; and how large it may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoutview.errors import UserError
from scoutview.export.page_plan import (
    LARGEST_BYTES,
    SAMPLED,
    check_size,
    frames_of_marks,
    printed_places,
    projected,
    spread_frames,
)
from scoutview.frame import Mark

STEPS = tuple(range(0, 1000, 10))


def test_frames_are_spread_evenly_from_the_first_to_the_last() -> None:
    assert spread_frames(STEPS, 5) == (0, 250, 500, 740, 990)
    assert spread_frames(STEPS, len(STEPS)) == STEPS
    assert spread_frames(STEPS, 1) == (990,)


def test_a_mark_takes_the_place_of_its_neighbour() -> None:
    assert spread_frames(STEPS, 5, {260}) == (0, 260, 500, 740, 990)


@given(st.integers(1, 60), st.sets(st.sampled_from(STEPS), max_size=12))
def test_all_that_is_marked_is_there_and_no_more_than_were_wanted(wanted: int, marked: set[int]) -> None:
    chosen = spread_frames(STEPS, wanted, marked)
    assert set(chosen) >= marked
    assert list(chosen) == sorted(set(chosen))
    assert len(chosen) <= max(wanted, len(marked | {STEPS[0], STEPS[-1]}))
    assert len(chosen) >= wanted


def test_a_mark_names_the_newest_frame_at_or_before_it() -> None:
    marks = (Mark("turns", 25), Mark("also", 21), Mark("exact", 40), Mark("beyond", 5000))
    assert frames_of_marks(marks, STEPS) == {20: "turns, also", 40: "exact"}


def test_paper_has_the_ends_and_the_marks() -> None:
    assert printed_places((3, 5), 9) == (0, 3, 5, 8)
    assert printed_places(tuple(range(1, 9)), 10) == (0, 1, 2, 3, 4, 9)
    assert printed_places((), 1) == (0,)


def test_the_size_of_all_is_told_from_some() -> None:
    each, shared = 700, 5000
    assert projected(shared + each, shared + SAMPLED * each, 60) == shared + 60 * each
    with pytest.raises(UserError, match=r"about 90 MB, more than the 50 MB that a phone can open"):
        check_size(90e6)
    check_size(LARGEST_BYTES)
