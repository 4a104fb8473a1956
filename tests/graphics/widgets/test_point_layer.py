"""Dense round points are painted as one picture: it has to be the one that Qt paints of them."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from scoutview.graphics.widgets.point_layer import FEWEST_STAMPED, MANY, draw_points, polygon_from_places

SIDE = 120
GROUND, COLOUR = QColor(20, 24, 30), QColor(200, 120, 40)
RADIUS = 2.5

pytestmark = pytest.mark.usefixtures("qapp")


def painted(scale: float, paint) -> np.ndarray:
    """(SIDE * scale, SIDE * scale, 3) of what `paint` draws on a plain ground, moved by (3.25, -2.5) pixels."""
    side = round(SIDE * scale)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(3.25, -2.5)
    painter.scale(scale, scale)
    paint(painter)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4)[..., :3].astype(float)


def as_qt_does(places: np.ndarray, radius: float = RADIUS, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap):
    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, cap == Qt.PenCapStyle.RoundCap)
        pen = QPen(COLOUR, 2 * radius)
        pen.setCapStyle(cap)
        painter.setPen(pen)
        painter.drawPoints(polygon_from_places(places))

    return paint


def places_of(points: int) -> np.ndarray:
    return np.random.default_rng(4).uniform(-4, SIDE + 4, (points, 2))


def places_apart() -> np.ndarray:
    """No two of these points touch."""
    grid = np.stack(np.meshgrid(np.arange(4, SIDE, 10.0), np.arange(4, SIDE, 10.0)), axis=-1).reshape(-1, 2)
    return grid + np.random.default_rng(5).uniform(-1.5, 1.5, grid.shape)


@pytest.mark.parametrize("scale", [1.0, 1.5, 3.0])
def test_a_dense_point_is_an_eighth_of_a_pixel_from_where_qt_paints_it_at_most(scale):
    """An eighth both ways is 0.18 across an edge, which is 1.4 long in a pixel: a quarter of it."""
    places = places_apart()
    assert len(places) >= FEWEST_STAMPED
    theirs = painted(scale, as_qt_does(places))
    contrast = np.abs(theirs - theirs[0, 0]).max()
    difference = painted(scale, lambda painter: draw_points(painter, places, RADIUS, COLOUR)) - theirs
    assert contrast > 100
    assert 0 < np.abs(difference).max() < 0.25 * contrast + 2
    assert abs(difference.mean()) < 0.2


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_points_over_each_other_look_as_qt_paints_them(scale):
    places = places_of(400)
    theirs = painted(scale, as_qt_does(places))
    difference = painted(scale, lambda painter: draw_points(painter, places, RADIUS, COLOUR)) - theirs
    assert theirs.std() > 20
    assert np.abs(difference).mean() < 2
    assert abs(difference.mean()) < 0.2


@pytest.mark.parametrize("scale", [0.5, 0.7])
def test_fine_squares_are_those_that_qt_paints(scale):
    places = places_of(MANY + 500)
    ours = painted(scale, lambda painter: draw_points(painter, places, 1.5, COLOUR))
    theirs = painted(scale, as_qt_does(places, 1.5, Qt.PenCapStyle.SquareCap))
    ground = (theirs == theirs[0, 0]).all(axis=-1).mean()
    assert 0.02 < ground < 0.98
    assert (ours != theirs).any(axis=-1).mean() < 0.01


def test_points_that_are_nowhere_do_not_keep_others_from_being_painted():
    places = places_of(200)
    broken = np.concatenate([places, [[np.nan, 3.0], [np.inf, 3.0]]])
    ours = painted(1.0, lambda painter: draw_points(painter, broken, RADIUS, COLOUR))
    np.testing.assert_array_equal(ours, painted(1.0, as_qt_does(places)))


def test_painting_goes_on_in_design_pixels_afterwards():
    def paint(painter: QPainter) -> None:
        before = painter.worldTransform(), painter.renderHints()
        draw_points(painter, places_of(200), RADIUS, COLOUR)
        assert (painter.worldTransform(), painter.renderHints()) == before

    painted(2.0, paint)


@pytest.mark.parametrize("scale", [1.0, 2.7])
def test_a_few_points_are_where_qt_paints_them(scale):
    places = places_apart()[: FEWEST_STAMPED - 1]
    theirs = painted(scale, as_qt_does(places))
    contrast = np.abs(theirs - theirs[0, 0]).max()
    ours = painted(scale, lambda painter: draw_points(painter, places, RADIUS, COLOUR))
    assert contrast > 100
    assert np.abs(ours - theirs).max() < 0.35 * contrast
    assert np.abs(ours - theirs).mean() < 0.02 * contrast
