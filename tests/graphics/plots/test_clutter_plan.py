"""Where words stand among curves, against plain loops."""

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.clutter_plan import CELL, Clutter, dense

ROOM = Box(10, 20, 300, 100)


def hits(box: Box, line: np.ndarray) -> int:
    return sum(box.contains(x, y) for x, y in dense(line))


def test_a_dense_line_is_the_same_line_without_gaps() -> None:
    line = np.array([[0.0, 0.0], [1.0, 50.0], [40.0, 50.0]])
    more = dense(line)
    assert np.abs(np.diff(more, axis=0)).max() <= CELL + 1e-9
    assert all((more == point).all(axis=1).any() for point in line)
    assert np.allclose(more[more[:, 0] < 1][:, 1], 50 * more[more[:, 0] < 1][:, 0])


def test_a_name_stands_near_its_curve_and_on_none() -> None:
    low = np.array([[10.0, 118.0], [200.0, 118.0], [300.0, 30.0]])
    high = np.array([[10.0, 100.0], [60.0, 22.0], [310.0, 22.0]])
    clutter = Clutter(ROOM)
    for line in (low, high):
        clutter.add_line(line)
    for own, other in ((low, high), (high, low)):
        box = clutter.beside(own, [other], 80, 20)
        assert hits(box, own) == hits(box, other) == 0
        middle = np.array([box.x + 40, box.middle_y])
        nearest = [np.abs(dense(line) - middle).sum(axis=1).min() for line in (own, other)]
        assert nearest[0] < nearest[1]
        assert ROOM.x <= box.x
        assert box.right <= ROOM.right


def test_a_second_name_does_not_stand_on_the_first() -> None:
    line = np.array([[10.0, 70.0], [310.0, 70.0]])
    clutter = Clutter(ROOM)
    clutter.add_line(line)
    first = clutter.beside(line, [], 80, 20)
    clutter.add_box(first)
    assert not first.overlaps(clutter.beside(line, [], 80, 20))


@pytest.mark.parametrize(("width", "points"), [(400, 2), (80, 0)])
def test_without_room_or_curve_there_is_no_name(width: float, points: int) -> None:
    assert Clutter(ROOM).beside(np.full((points, 2), 50.0), [], width, 20) is None


def test_a_name_without_a_free_place_is_left_out() -> None:
    wild = np.array([[x, 20.0 + 100 * (number % 2)] for number, x in enumerate(range(10, 320, 8))])
    clutter = Clutter(ROOM)
    clutter.add_line(wild)
    assert clutter.beside(wild, [], 80, 20) is None
    assert clutter.beside(wild, [], 300, 2) is None


def test_a_word_avoids_curves_always_and_thin_lines_where_it_can() -> None:
    clutter = Clutter(ROOM)
    clutter.add_line(np.array([[50.0, 20.0], [52.0, 120.0]]))  # so steep that it passes between two columns
    clutter.add_line(np.array([[150.0, 20.0], [150.0, 120.0]]), crossable=True)
    on_curve, on_line, free = Box(40, 50, 40, 16), Box(140, 50, 40, 16), Box(200, 50, 40, 16)
    outside = Box(280, 50, 40, 16)
    assert clutter.first_free([on_curve, on_line, free]) == free
    assert clutter.first_free([on_curve, on_line]) == on_line
    assert clutter.first_free([on_curve, outside]) is None
