"""Which kinds are clouds, and where their names stand."""

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.scatter_plan import Crowd
from scoutview.panels.embedding.cloud_plan import Cloud, box_around, clouds, joining_line, outline, place_names

AREA = Box(0, 0, 400, 300)
CENTRES = np.array([[80.0, 70.0], [300.0, 80.0], [200.0, 230.0]])


def apart(spread: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """20 points of each of three kinds, this far around their middles."""
    kinds = np.repeat(np.arange(3), 20)
    return CENTRES[kinds] + np.random.default_rng(seed).normal(0, spread, (60, 2)), kinds


def test_kinds_that_lie_apart_are_clouds_and_those_mixed_are_none() -> None:
    places, kinds = apart(12)
    everything = np.ones(60, bool)
    assert {cloud.kind for cloud in clouds(places, kinds, everything, range(3))} == {0, 1, 2}
    shuffled = np.random.default_rng(1).permutation(kinds)
    assert clouds(places, shuffled, everything, range(3)) == []


def test_a_cloud_is_where_its_points_are() -> None:
    places, kinds = apart(12)
    for cloud in clouds(places, kinds, np.ones(60, bool), range(3)):
        x, y = CENTRES[cloud.kind]
        assert set(kinds[cloud.core]) == {cloud.kind}
        assert 10 <= len(cloud.core) < 20
        assert box_around(places[cloud.core]).contains(x, y)


def test_faint_points_and_kinds_without_a_colour_make_no_cloud() -> None:
    places, kinds = apart(12)
    assert {cloud.kind for cloud in clouds(places, kinds, kinds != 1, range(3))} == {0, 2}
    assert {cloud.kind for cloud in clouds(places, kinds, np.ones(60, bool), range(2))} == {0, 1}
    assert clouds(places[:3], kinds[:3], np.ones(3, bool), range(3)) == []


@pytest.mark.parametrize("seed", range(6))
def test_names_overlap_nothing_and_stay_inside(seed: int) -> None:
    places, kinds = apart(30, seed)
    found = clouds(places, kinds, np.ones(60, bool), range(3))
    occupied = [Box(60, 50, 90, 18)]
    sizes = dict(enumerate([(80, 18), (90, 18), (70, 18)]))
    boxes = place_names(found, sizes, places, AREA, 4, crowd=Crowd(places, AREA), occupied=occupied)
    assert len(boxes) >= len(found) - 1
    names = [*boxes.values(), *occupied]
    assert not any(one.overlaps(other) for one in names for other in names if one is not other)
    for box in boxes.values():
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= AREA.right
        assert box.bottom <= AREA.bottom


def test_a_name_stands_on_the_side_with_the_fewest_points() -> None:
    places = np.array([[200.0 + x, 150.0 + y] for x in (-6, 0, 6) for y in (-6, 0, 6)])
    others = np.array([[x, y] for x in range(150, 251, 4) for y in range(110, 142, 4)])  # above
    every = np.concatenate([places, others])
    kinds = np.repeat([0, 1], [len(places), len(others)])
    found = clouds(every, kinds, kinds == 0, range(1))
    (box,) = place_names(found, {0: (60, 18)}, every, AREA, 4, crowd=Crowd(every, AREA)).values()
    assert box.y >= 142


def test_no_more_kinds_are_clouds_than_can_be_told_apart_and_those_wanted_first_are() -> None:
    kinds = np.repeat(np.arange(9), 6)
    places = np.array([[100.0 * kind, 0.0] for kind in kinds]) + np.random.default_rng(0).normal(0, 1, (54, 2))
    found = clouds(places, kinds, np.ones(54, bool), [8, 3, 5, 0, 1, 2, 4])
    assert [cloud.kind for cloud in found] == [8, 3, 5, 0, 1]


@pytest.mark.parametrize("points", [40, 2, 1])
def test_an_outline_goes_around_all_points_with_air_and_turns_one_way(points: int) -> None:
    places = np.random.default_rng(0).normal(0, 30, (points, 2))
    corners = outline(places, 10.0)
    sides = np.roll(corners, -1, axis=0) - corners
    for (x, y), (across, down) in zip(corners, sides, strict=True):
        away = (across * (places[:, 1] - y) - down * (places[:, 0] - x)) / np.hypot(across, down)
        assert away.min() > 7
    for corner in corners:
        assert np.hypot(*(places - corner).T).min() == pytest.approx(10.0)


def test_a_name_stands_beside_its_cloud_where_the_edge_leaves_room() -> None:
    places = np.array([[12.0, 150.0], [30.0, 140.0], [30.0, 160.0], [48.0, 150.0]])
    found = clouds(places, np.zeros(4, int), np.ones(4, bool), [0])
    (box,) = place_names(found, {0: (90, 20)}, places, AREA, 8, crowd=Crowd(places, AREA)).values()
    assert not box.overlaps(box_around(places))


def covered(box: Box, points: np.ndarray) -> int:
    return sum(box.contains(x, y) for x, y in points)


def test_a_name_goes_further_off_rather_than_over_points_and_is_joined_to_its_cloud() -> None:
    places = np.array([[200.0 + x, 150.0 + y] for x in (-6, 0, 6) for y in (-6, 0, 6)])
    angles = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    ring = np.concatenate([[200 + 32 * np.cos(angles)], [150 + 26 * np.sin(angles)]]).T
    every, kinds = np.concatenate([places, ring]), np.repeat([0, 1], [9, 60])
    found = clouds(every, kinds, kinds == 0, range(1))
    (box,) = place_names(found, {0: (60, 18)}, every, AREA, 4, crowd=Crowd(every, AREA)).values()
    assert covered(box, every) == 0
    line = joining_line(box, outline(places, 4.0))
    assert line is not None
    (name_x, name_y), (cloud_x, cloud_y) = line
    assert box.x <= name_x <= box.right
    assert box.y <= name_y <= box.bottom
    assert np.hypot(*(places - (cloud_x, cloud_y)).T).min() <= 6, "it ends at the cloud"
    near = Box(100, 141, 200 - 6 - 4 - 4 - 100, 18)
    assert joining_line(near, outline(places, 4.0)) is None


def test_a_name_stands_rather_over_points_than_on_the_other_side_of_another_cloud() -> None:
    places = np.array([[200.0 + x, 150.0 + y] for x in (-6, 0, 6) for y in (-6, 0, 6)])
    crowd = np.array([[x, y] for x in range(60, 341, 6) for y in range(60, 261, 6) if y < 144 or abs(x - 200) > 11])
    every, kinds = np.concatenate([places, places + np.array([0, 24]), crowd]), np.repeat([0, 1, 2], [9, 9, len(crowd)])
    found = clouds(every, kinds, kinds < 2, range(2))
    names = place_names(found[:1], {0: (20, 18)}, every, AREA, 2, crowd=Crowd(every, AREA))
    assert names[0].y > 180, "below the other points is room"
    names = place_names(found, {0: (20, 18), 1: (20, 18)}, every, AREA, 2, crowd=Crowd(every, AREA))
    assert names[0].bottom < 174


def test_a_name_does_not_touch_a_point_beside_it() -> None:
    places = np.array([[200.0 + x, 150.0 + y] for x in (-6, 0, 6) for y in (-6, 0, 6)])
    (least,) = place_names([Cloud(0, np.arange(9))], {0: (60, 18)}, places, AREA, 4, crowd=Crowd(places, AREA)).values()
    for x, y in [(least.right + 3, least.middle_y), (least.x + 30, least.bottom + 3), (least.x + 30, least.y - 3)]:
        every = np.concatenate([places, [[x, y]]])
        (box,) = place_names([Cloud(0, np.arange(9))], {0: (60, 18)}, every, AREA, 4, crowd=Crowd(every, AREA)).values()
        assert not box_around(np.array([[x, y]]), 3.4).overlaps(box)
