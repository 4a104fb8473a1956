"""How large the interface is drawn, and where panels stand at first."""

import pytest

from scoutview.window.base.scaling import (
    TEXT_SIZES,
    first_size,
    interface_scale,
    larger,
    nearest_size,
    scale_that_fits,
    smaller,
)


def test_the_scale_follows_the_window_and_the_user() -> None:
    assert interface_scale(1280, 800, 1.0) == 1.0
    assert interface_scale(3840, 2160, 1.0) == pytest.approx(2.7)
    assert interface_scale(20_000, 20_000, 1.0) == pytest.approx(3.0)
    assert interface_scale(600, 400, 1.0) == 1.0
    assert interface_scale(1280, 800, 1.5) == pytest.approx(1.5)


def test_larger_text_stops_where_parts_would_be_clipped() -> None:
    assert scale_that_fits(1.5, (1280, 800), (800, 500)) == 1.5
    assert scale_that_fits(1.5, (1280, 800), (1000, 500), 1.5) == pytest.approx(1.25)
    assert scale_that_fits(1.5, (1280, 800), (800, 640), 1.5) == pytest.approx(1.25)
    assert scale_that_fits(1.5, (900, 600), (1100, 500)) == 1.0
    assert scale_that_fits(0.85, (900, 600), (1100, 500)) == 0.85


def test_a_scale_that_was_just_left_for_want_of_room_is_not_tried_again() -> None:
    room, needs_at = (900, 600), {1.25: (728, 462), 1.2: (719, 463)}  # measured: letters grow in whole pixels
    left = scale_that_fits(1.5, room, needs_at[1.25], 1.25)
    assert left == pytest.approx(1.2)
    assert scale_that_fits(1.5, room, needs_at[1.2], left) == pytest.approx(left)
    assert scale_that_fits(1.5, (930, 600), needs_at[1.2], left) == pytest.approx(1.25), "with more room it is"


def test_the_first_window_fits_its_screen() -> None:
    assert first_size(1920, 1080) == (1382, 864)
    assert first_size(3840, 2160) == (2765, 1728)
    for room in ((1280, 800), (1366, 768), (900, 600)):
        width, height = first_size(*room)
        assert (width <= room[0], height < room[1]) == (True, True)


def test_text_grows_and_shrinks_between_its_ends() -> None:
    assert larger(TEXT_SIZES[-1]) == TEXT_SIZES[-1]
    assert smaller(TEXT_SIZES[0]) == TEXT_SIZES[0]
    assert smaller(larger(1.0)) == 1.0
    assert [nearest_size(kept) for kept in (None, "huge", "1.16", 1e9)] == [1.0, 1.0, 1.15, 1.5]
