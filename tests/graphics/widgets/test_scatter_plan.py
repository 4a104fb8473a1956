"""The map: places, the nearest point, and labels that are in nobody's way."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.point_layer import MANY, draw_points, polygon_from_places
from scoutview.graphics.widgets.scatter_plan import Crowd, LabelWish, nearest_point, place_labels, placed_points

AREA = Box(10, 20, 300, 200)


def cloud(points: int) -> np.ndarray:
    return np.random.default_rng(0).standard_t(2, size=(points, 2))


def test_places_are_in_the_area_keep_their_order_and_point_up() -> None:
    points = cloud(500)
    places = placed_points(points, AREA)
    assert all(AREA.x <= x <= AREA.right and AREA.y <= y <= AREA.bottom for x, y in places)
    order = np.argsort(points[:, 0])
    assert (np.diff(places[order, 0]) >= 0).all()
    assert places[points[:, 1].argmax(), 1] == places[:, 1].min()


def test_the_map_fills_the_area_whatever_the_size_of_the_numbers() -> None:
    points = cloud(200)
    assert np.allclose(placed_points(points, AREA), placed_points(points * 0.01, AREA))
    assert np.allclose(placed_points(np.zeros((3, 2)), AREA), (160, 120))


def test_the_nearest_point_is_found_and_far_ones_are_not() -> None:
    places = np.array([[0.0, 0.0], [10.0, 0.0], [50.0, 50.0]])
    assert nearest_point(places, 8, 1, within=12) == 1
    assert nearest_point(places, 30, 30, within=12) is None
    assert nearest_point(np.zeros((0, 2)), 0, 0, within=12) is None


def test_points_in_a_box_are_counted_as_one_by_one() -> None:
    places = np.random.default_rng(1).uniform((10, 20), (310, 220), size=(2000, 2))
    box = Box(50, 40, 80, 40)  # sides on the counting grid
    inside = sum(box.contains(x, y) for x, y in places)
    assert Crowd(places, AREA).within(np.array(box)) == inside > 0
    assert Crowd(places, AREA).within(np.array((-50, -50, 1000, 1000))) == 2000


def test_some_points_of_a_crowd_count_more_than_others() -> None:
    places = np.array([[60.0, 60.0], [62.0, 60.0], [200.0, 100.0]])
    crowd = Crowd(places, AREA, np.array([1, 8, 2]))
    assert crowd.within(np.array([(50, 40, 80, 40), (190, 90, 20, 20), (150, 40, 8, 8)])).tolist() == [9, 2, 0]


def test_labels_overlap_nothing_and_only_a_needed_one_covers_points() -> None:
    places = placed_points(cloud(300), AREA)
    wishes = [LabelWish(point, 40, 16, needed=point == 0) for point in range(60)]
    labels = place_labels(wishes, places, AREA)
    assert 0 in labels
    boxes = list(labels.values())
    assert not any(one.overlaps(other) for index, one in enumerate(boxes) for other in boxes[:index])
    assert all(box.x >= AREA.x and box.right <= AREA.right for box in boxes)
    for point, box in labels.items():
        covered = [other for other in range(300) if box.contains(*places[other])]
        assert point == 0 or not covered
    assert len(labels) > 3


def test_others_of_a_crowd_are_those_that_are_not_the_point_itself() -> None:
    places = np.array([[60.0, 60.0], [62.0, 60.0], [200.0, 100.0]])
    crowd = Crowd(places, AREA, np.array([1, 8, 2]))
    box = (50, 40, 80, 40)
    assert crowd.beside(np.array([box, box, box]), [0, 1, 2]).tolist() == [8, 1, 9]


def test_a_label_apart_stands_clear_of_points_and_closed_to_what_it_must_not_overlap() -> None:
    places = np.array([[100.0, 100.0], [106.0, 113.0], [150.0, 90.0]])
    alone = LabelWish(0, 40, 16)
    assert 0 in place_labels([alone], places, AREA, air=3.0)
    box = place_labels([replace(alone, apart=True)], places, AREA, air=3.0)[0]
    near = Box(box.x - 3, box.y - 3, box.width + 6, box.height + 6)
    assert not any(near.contains(*place) for place in places[1:].tolist())
    ringed = np.concatenate([places, [[100.0 + x, 100.0 + y] for x in (-40, -20, 0, 20, 40) for y in (-22, 22)]])
    ringed = np.concatenate([ringed, [[80.0, 100.0], [120.0, 100.0]]])
    assert place_labels([replace(alone, apart=True)], ringed, AREA, air=3.0) == {}
    assert not place_labels([replace(alone, closed=[AREA])], places, AREA)


@pytest.mark.parametrize("points", [50, MANY + 1000])
def test_every_point_is_painted_at_its_place(qtbot: QtBot, points: int) -> None:
    places = np.random.default_rng(2).uniform(4, 96, size=(points, 2))
    polygon = polygon_from_places(places)
    assert [(p.x(), p.y()) for p in polygon.toList()[:5]] == [tuple(place) for place in places[:5].tolist()]
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    draw_points(painter, places, 2.0, QColor("white"))
    painter.end()
    assert all(image.pixelColor(int(x), int(y)).lightness() > 200 for x, y in places)
