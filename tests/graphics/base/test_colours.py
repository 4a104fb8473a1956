"""Pictures that have colours of their own."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.colours import draw_colours, image_of_colours, is_coloured


def drawn(picture: np.ndarray, side: int) -> np.ndarray:
    """(side, side, 3) of what the picture is on a canvas that it fills."""
    canvas = QImage(side, side, QImage.Format.Format_RGB888)
    canvas.fill(0)
    with QPainter(canvas) as painter:
        draw_colours(painter, QRectF(0, 0, side, side), image_of_colours(picture))
    rows = np.frombuffer(canvas.constBits(), np.uint8).reshape(side, canvas.bytesPerLine())
    return rows[:, : 3 * side].reshape(side, side, 3).copy()


def test_each_byte_is_where_it_was(qtbot: QtBot) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    image = image_of_colours(picture)
    seen = [[image.pixelColor(x, y).getRgb()[:3] for x in range(7)] for y in range(5)]
    assert seen == [[tuple(map(int, pixel)) for pixel in row] for row in picture]


def test_it_is_smooth_when_enlarged(qtbot: QtBot) -> None:
    half = np.zeros((2, 2, 3), np.uint8)
    half[:, 1] = 255
    assert len(np.unique(drawn(half, 40)[20, :, 0])) > 10


def test_a_fine_pattern_becomes_even_when_made_much_smaller(qtbot: QtBot) -> None:
    checks = np.zeros((120, 120, 3), np.uint8)
    checks[(np.indices((120, 120)).sum(axis=0) % 2).astype(bool)] = 255
    small = drawn(checks, 24)
    assert 110 < small.mean() < 145
    assert small.std() < 10


def test_a_picture_of_bytes_with_colours_is_told_from_one_of_brightness() -> None:
    assert is_coloured(np.zeros((4, 4, 3), np.uint8))
    assert not is_coloured(np.zeros((4, 4), np.float32))
