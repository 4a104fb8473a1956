"""Which part of a picture is shown."""

import json
import math

import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom, box_between, factor_of_turn, zoom_from

ROOM = Box(40, 20, 400, 200)


def test_the_place_under_the_pointer_stays_there_when_it_comes_nearer() -> None:
    at = WHOLE.at(ROOM, 140, 180)
    zoom = WHOLE.closer(at, (3, 3))
    assert zoom.at(ROOM, 140, 180) == pytest.approx(at)
    assert zoom.width == pytest.approx(1 / 3)
    again = zoom.closer(zoom.at(ROOM, 300, 90), (2, 1))
    assert again.at(ROOM, 300, 90) == pytest.approx(zoom.at(ROOM, 300, 90))
    assert (again.width, again.height) == pytest.approx((1 / 6, 1 / 3))


def test_going_away_as_far_as_one_came_shows_all_again_and_never_more() -> None:
    zoom = WHOLE.closer((0.9, 0.1), (4, 4)).closer((0.8, 0.2), (0.5, 0.5))
    for _ in range(5):
        zoom = zoom.closer((0.7, 0.3), (0.6, 0.6))
    assert zoom == WHOLE
    assert zoom.is_whole


def test_the_part_that_is_shown_fills_the_room() -> None:
    zoom = Zoom(0.25, 0.5, 0.5, 0.25)
    content = zoom.content(ROOM)
    assert content.x + 0.25 * content.width == pytest.approx(ROOM.x)
    assert content.x + 0.75 * content.width == pytest.approx(ROOM.right)
    assert content.y + 0.75 * content.height == pytest.approx(ROOM.bottom)
    assert WHOLE.content(ROOM) == ROOM  # exactly: pictures that are not zoomed stay as they were


def test_it_ends_where_the_picture_does() -> None:
    zoom = Zoom(0.5, 0.5, 0.25, 0.25)
    assert zoom.moved(10, -10) == Zoom(0.75, 0, 0.25, 0.25)
    assert zoom.moved(-0.5, 0.5) == pytest.approx((0.375, 0.625, 0.25, 0.25))
    assert Zoom(-3, 4, 9, 0).within((0.1, 0.2)) == Zoom(0, 0.8, 1, 0.2)
    assert Zoom(0.1, 0.1, 0.4, 0.2).within(equal=True) == pytest.approx((0.1, 0, 0.4, 0.4))


def test_a_box_is_shown_whichever_of_its_corners_came_first() -> None:
    assert box_between((0.6, 0.2), (0.2, 0.7)) == pytest.approx((0.2, 0.2, 0.4, 0.5))


def test_what_is_out_of_view_is_brought_in_and_what_is_in_view_moves_nothing() -> None:
    zoom = Zoom(0.4, 0.4, 0.2, 0.2)
    assert zoom.revealing(0.5, 0.5) == pytest.approx(zoom)
    for place in ((0.05, 0.5), (0.99, 0.01), (0.61, 0.4), (0, 1)):
        moved = zoom.revealing(*place)
        assert moved.shows(*place)
        assert (moved.width, moved.height) == pytest.approx((0.2, 0.2))


def test_it_is_read_as_it_was_kept_and_nonsense_is_none() -> None:
    zoom = Zoom(0.1, 0.2, 0.3, 0.4)
    assert zoom_from(json.loads(json.dumps(list(zoom)))) == zoom
    nonsense = (None, 3, "whole", [], [1, 2, 3], [0, 0, 0, 1], [0, 0, math.nan, 1], [0, 0, math.inf, 1], ["a"] * 4)
    assert [zoom_from(each) for each in nonsense] == [None] * len(nonsense)
    assert zoom_from([0.9, -1, 0.5, 7]) == Zoom(0.5, 0, 0.5, 1)
    assert zoom_from([True, 0, 1, 1]) is None


def test_turns_of_the_wheel_add_up() -> None:
    assert factor_of_turn(0) == 1
    assert factor_of_turn(15) ** 3 == pytest.approx(factor_of_turn(45))
    assert factor_of_turn(15) * factor_of_turn(-15) == pytest.approx(1)
    assert factor_of_turn(1e9) < 20
