"""What lies over a presented scene."""

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from scoutview.window.stage.overlays import ZOOM
from tests.pictures import assert_drawn, pixels_of
from tests.window.stage.conftest import KEY, Hall


def test_the_screen_turns_black_and_back(hall: Hall) -> None:
    hall.present()
    black = hall.show.black
    for on, off in ((KEY.Key_B, KEY.Key_B), (".", "."), (KEY.Key_B, KEY.Key_Escape)):
        hall.key(on)
        assert black.isVisible()
        assert set(pixels_of(hall.show.grab()).flat) == {0xFF000000}
        hall.key(off)
        assert not black.isVisible()
        assert hall.show.isVisible()
    hall.key(KEY.Key_B)
    hall.turn(KEY.Key_Right)
    assert not black.isVisible()
    assert hall.show.stages.number == 1


def test_the_glass_shows_twice_as_large_what_is_under_the_pointer(hall: Hall) -> None:
    hall.present()
    laser, place = hall.show.laser, QPoint(500, 300)
    QTest.keyPress(hall.show, KEY.Key_Z)
    assert laser.isVisible()
    laser.point_at(place)
    picture = hall.show.grab().toImage()
    assert_drawn(picture)
    side = 40
    seen = picture.copy(QRect(place.x() - side, place.y() + 15, 2 * side, 2 * side))
    QTest.keyRelease(hall.show, KEY.Key_Z)
    assert not laser.isVisible()
    source = QRect(place.x() - side // ZOOM, place.y() + 15 // ZOOM, side, side)
    enlarged = hall.show.grab(source).toImage().scaled(seen.size())
    assert np.abs(grey(seen) - grey(enlarged)).mean() < 6
    assert np.abs(grey(seen) - grey(picture.copy(QRect(place.x() + 300, 300, 80, 80)))).mean() > 6


def grey(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, :3].astype(float).mean(axis=2)
