"""Where things stand on a slice, zoomed or not."""

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom
from scoutview.panels.loss_landscape.layout_plan import (
    CATCH,
    NEAR,
    LandscapeLayout,
    label_place,
    lay_out,
    nearest,
    points_in,
    spots_of,
    thinned,
)

REACH = ((-6.0, 2.0), (-3.0, 3.0))


def plan(width: float = 900, height: float = 500, zoom: Zoom = WHOLE) -> LandscapeLayout:
    found = lay_out(width, height, REACH, zoom)
    assert found is not None
    return found


@pytest.mark.parametrize("zoom", [WHOLE, Zoom(0.25, 0.1, 0.5, 0.25)])
def test_a_place_is_found_again(zoom: Zoom) -> None:
    found = plan(zoom=zoom)
    for value in ((-5.0, 2.0), (0.0, 0.0), (1.7, -2.9)):
        assert found.value_at(*found.place(value)) == pytest.approx(value)


def test_corners_are_the_ends_of_the_axes_and_up_is_up() -> None:
    found = plan()
    assert found.place((-6.0, -3.0)) == pytest.approx((found.room.x, found.room.bottom))
    assert found.place((2.0, 3.0)) == pytest.approx((found.room.right, found.room.y))
    (left, right), (bottom, top) = plan(zoom=Zoom(0.5, 0.0, 0.5, 0.5)).shown
    assert (left, right, bottom, top) == (-2.0, 2.0, 0.0, 3.0)


def test_words_go_before_the_slice_does() -> None:
    assert plan().worded
    small = plan(220, 120)
    assert not small.worded
    assert small.bar is None
    assert lay_out(50, 40, REACH, WHOLE) is None


def test_a_frame_is_caught_near_it_only() -> None:
    places = np.array([(10.0, 10.0), (30.0, 10.0)])
    assert nearest(places, 27.0, 12.0) == 1
    assert nearest(places, 10.0, 11.0 + CATCH) is None
    assert nearest(np.zeros((0, 2)), 0, 0) is None


def test_dots_that_would_cover_each_other_are_left_out_but_not_the_ends() -> None:
    places = np.stack([np.linspace(0, 40, 41), np.zeros(41)], axis=1)
    kept = thinned(places, 12)
    assert (kept[0], kept[-1]) == (0, 40)
    assert min(np.diff(kept)) >= 12
    assert thinned(places[:1], 12) == [0]
    assert thinned(places[:3], 12) == [0, 2]
    assert thinned(np.zeros((0, 2)), 12) == []


def test_the_word_of_a_line_keeps_away_from_what_is_there() -> None:
    lines = np.array([(x, 100.0, x + 10, 100.0) for x in range(0, 600, 10)], float)
    room, taken = Box(0, 0, 600, 200), np.array([(100.0, 100.0), (500.0, 100.0)])
    place = label_place(lines, (30, 14), taken, room)
    assert place is not None
    assert min(abs(place[0] - 100), abs(place[0] - 500)) >= NEAR
    assert label_place(lines[7:13], (30, 14), taken, room) is None, "too near to what is there"
    assert label_place(lines[:0], (30, 14), taken, room) is None
    assert label_place(lines, (30, 14), taken, Box(0, 0, 40, 20)) is None


def test_words_stand_at_the_same_share_whatever_a_pixel_more_or_less() -> None:
    one, other = plan(905.2, 500.1), plan(904.8, 499.9)
    assert one.nominal.room == other.nominal.room
    box = Box(400, 100, 60, 20)
    here = one.from_nominal(box)
    assert here[2:] == box[2:]
    share = (here.x + 30 - one.room.x) / one.room.width
    assert share == pytest.approx((box.x + 30) / one.nominal.room.width)


def test_points_in_a_box_are_counted() -> None:
    places = np.array([(5.0, 5.0), (11.0, 5.0), (2.0, 9.0)])
    assert points_in(Box(0, 0, 10, 10), places) == 2
    assert points_in(Box(0, 0, 10, 10), places, air=2.0) == 3
    spots = spots_of(Box(10, 20, 60, 20))
    assert points_in(Box(10, 20, 60, 20), spots, air=0.1) == len(spots) == 21
