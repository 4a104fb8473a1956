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
    laser, place = hall.show.laser, QPoint(60, 8)  # above the title: there are letters to be seen
    QTest.keyPress(hall.show, KEY.Key_Z)
    assert laser.isVisible()
    laser.point_at(place)
    picture = hall.show.grab().toImage()
    assert_drawn(picture)
    side = 24  # all of it is inside the glass
    seen = picture.copy(QRect(place.x() - side, place.y() + 16, 2 * side, 2 * side))
    QTest.keyRelease(hall.show, KEY.Key_Z)
    assert not laser.isVisible()
    source = QRect(place.x() - side // ZOOM, place.y() + 16 // ZOOM, side, side)
    enlarged = hall.show.grab(source).toImage().scaled(seen.size())
    letters, shifted = grey(seen), np.roll(grey(seen), side, axis=1)
    assert letters.std() > 20
    assert alike(letters, grey(enlarged)) > 0.7  # they are drawn anew, so not pixel for pixel
    assert alike(shifted, grey(enlarged)) < 0.4


def alike(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def grey(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, :3].astype(float).mean(axis=2)
