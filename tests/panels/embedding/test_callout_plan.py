"""Where names stand that are written in any case."""

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.scatter_plan import Crowd, LabelWish
from scoutview.panels.embedding.callout_plan import ON_RING, callout_line, place_callouts
from scoutview.panels.embedding.cloud_plan import way_between

AREA = Box(0, 0, 260, 240)


def test_names_in_a_dense_place_all_find_room_beside_points_or_further_off() -> None:
    rng = np.random.default_rng(0)
    places = np.concatenate([rng.normal((60, 60), 8, (12, 2)), rng.uniform((10, 10), (250, 230), (80, 2))])
    wishes = [LabelWish(point, 34, 18) for point in range(5)]
    taken = [Box(50, 50, 20, 20)]
    found = place_callouts(wishes, places, AREA, taken, Crowd(places, AREA, np.where(np.arange(92) < 12, 8, 1)))
    boxes = list(found.values())
    assert set(found) == set(range(5))
    assert not any(one.overlaps(other) for number, one in enumerate(boxes) for other in (*boxes[:number], *taken))
    dense = [point for point in range(12) for box in boxes if box.contains(*places[point])]
    assert not dense
    assert all(box.x >= 0 and box.y >= 0 and box.right <= 260 and box.bottom <= 240 for box in boxes)


def test_a_name_stands_beside_a_point_that_is_alone_and_a_line_joins_one_that_does_not() -> None:
    places = np.array([[130.0, 120.0]])
    wish = LabelWish(0, 40, 18)
    box = place_callouts([wish], places, AREA, [], Crowd(places, AREA))[0]
    assert callout_line(box, (130.0, 120.0)) is None
    assert not box.contains(130, 120)
    far = place_callouts([wish], places, AREA, [Box(100, 95, 60, 50)], Crowd(places, AREA))[0]
    line = callout_line(far, (130.0, 120.0))
    assert line is not None
    assert line[1] == (130.0, 120.0)


def test_at_the_edge_of_the_map_no_name_is_moved_over_its_point() -> None:
    for corner in ([1.0, 1.0], [259.0, 239.0], [1.0, 120.0]):
        places = np.array([corner])
        box = place_callouts([LabelWish(0, 80, 18)], places, AREA, [], Crowd(places, AREA))[0]
        assert not box.contains(*corner)
    assert place_callouts([], np.zeros((0, 2)), AREA, [], Crowd(np.zeros((0, 2)), AREA)) == {}


def test_no_line_runs_through_another_name_or_another_named_point() -> None:
    rng = np.random.default_rng(3)
    crossed = 0
    for _ in range(20):
        places = np.concatenate([rng.uniform((90, 80), (160, 150), (5, 2)), rng.uniform((10, 10), (250, 230), (60, 2))])
        found = place_callouts([LabelWish(point, 34, 18) for point in range(5)], places, AREA, [], Crowd(places, AREA))
        for point, box in found.items():
            way = way_between(box, Box(*(places[point] - 9).tolist(), 18, 18))
            others = [other for name, other in found.items() if name != point]
            dots = [Box(x - 5, y - 5, 10, 10) for each, (x, y) in enumerate(places[:5].tolist()) if each != point]
            crossed += any(other.contains(*place) for other in (*others, *dots) for place in way)
    assert crossed <= 2, "only where there is no other room"


def test_a_name_on_a_ring_stands_further_off_rather_than_over_a_point_of_it() -> None:
    angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    around = np.stack([np.cos(angles), np.sin(angles)], axis=1) * 18 + (130, 120)
    places = np.concatenate([[(130.0, 120.0)], around])
    boxes = [
        place_callouts([LabelWish(0, 14, 18)], places, AREA, [], Crowd(places, AREA), covering=covering)[0]
        for covering in (0.0, ON_RING)
    ]
    covered = [sum(box.contains(x, y) for x, y in around.tolist()) for box in boxes]
    assert covered[0] > covered[1] == 0
    assert callout_line(boxes[1], (130.0, 120.0)) is not None


def test_those_placed_first_stand_where_they_would_alone_and_the_others_as_after_them() -> None:
    for seed in range(40):
        rng = np.random.default_rng(seed)
        places = rng.uniform((0, 0), (AREA.width, AREA.height), (60, 2))
        crowd, avoided = Crowd(places, AREA), [Box(*rng.uniform(0, 150, 2).tolist(), 90, 60)]
        first, *others = [LabelWish(point, float(rng.uniform(20, 90)), 18) for point in range(4)]
        x, y = places[0].tolist()
        taken = [Box(x - 5, y - 5, 10, 10)]
        alone = place_callouts([first], places, AREA, taken, crowd)
        after = place_callouts(others, places, AREA, [*taken, *alone.values()], crowd, avoided=avoided)
        together = place_callouts([first, *others], places, AREA, taken, crowd, avoided=avoided, unmoved=1)
        assert list(together.items()) == [*alone.items(), *after.items()]
