"""Arrays as crisp pictures."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.image import (
    draw_crisp,
    draw_crisp_images,
    draw_crisp_parts,
    image_from_levels,
    images_from_levels,
    levels_of_magnitude,
    levels_of_signed,
)
from scoutview.graphics.base.theme import DARK, LIGHT, colour_table


def test_zero_is_the_middle_of_the_signed_table_and_the_start_of_the_magnitude_table() -> None:
    assert levels_of_signed(np.array([-1.0, 0.0, 1.0, 5.0]), 1.0).tolist() == [0, 128, 255, 255]
    assert levels_of_magnitude(np.array([0.0, 0.5, 1.0, -1.0])).tolist() == [0, 128, 255, 0]


def test_each_entry_becomes_one_pixel_of_its_colour(qtbot: QtBot) -> None:
    levels = np.arange(6, dtype=np.uint8).reshape(2, 3) * 50
    image = image_from_levels(levels, LIGHT.magnitude)
    seen = [[image.pixelColor(x, y).getRgb()[:3] for x in range(3)] for y in range(2)]
    assert seen == [[tuple(map(int, LIGHT.magnitude[level])) for level in row] for row in levels]


def test_enlarged_cells_have_hard_edges_at_any_scale(qtbot: QtBot) -> None:
    small = image_from_levels(np.array([[0, 255]], np.uint8), DARK.magnitude)
    large = QImage(100, 20, QImage.Format.Format_RGB32)
    large.fill(0)
    painter = QPainter(large)
    painter.scale(1.7, 1.7)
    draw_crisp(painter, QRectF(0.4, 0.3, 40.1, 8.2), small)
    painter.end()
    colours = {large.pixelColor(x, 5).name() for x in range(100)}
    assert len(colours) == 3  # both cells and what is outside, nothing between


def test_a_few_cells_drawn_large_end_where_they_should(qtbot: QtBot) -> None:
    levels = np.array([[0, 255, 0, 255, 0], [255, 0, 255, 0, 255]], np.uint8)
    small = image_from_levels(levels, DARK.magnitude)
    for draw in (draw_crisp, lambda painter, place, image: draw_crisp_images(painter, [(place, image)])):
        large = QImage(1587, 1400, QImage.Format.Format_RGB32)
        with QPainter(large) as painter:
            draw(painter, QRectF(large.rect()), small)
        pixels = np.frombuffer(large.constBits(), np.uint32).reshape(1400, 1587)
        across, down = np.flatnonzero(np.diff(pixels[3])) + 1, np.flatnonzero(np.diff(pixels[:, 3])) + 1
        assert np.abs(across - 1587 / 5 * np.arange(1, 5)).max() <= 1
        assert np.abs(down - [700]).max() <= 1


def test_a_colour_table_passes_through_its_anchors() -> None:
    table = colour_table("#000000 #0000FF #00FF00", 5)
    assert table.tolist() == [[0, 0, 0], [0, 0, 128], [0, 0, 255], [0, 128, 128], [0, 255, 0]]


def test_what_is_no_number_has_the_colour_of_0_and_what_is_beyond_the_ends_theirs() -> None:
    values = np.array([[np.nan, -np.inf, -1.0, 0.25, 1.0, 7.0, np.inf]], np.float32)
    as_numbers = np.clip(np.nan_to_num(values), 0, 1)
    np.testing.assert_array_equal(levels_of_magnitude(values), (as_numbers * 255 + 0.5).astype(np.uint8))


def assert_draw_the_same(*ways: Callable[[QPainter], None]) -> None:
    """Pixel by pixel, and more than one thing."""
    drawn = []
    for draw in ways:
        canvas = QImage(160, 80, QImage.Format.Format_RGB32)
        canvas.fill(0)
        with QPainter(canvas) as painter:
            painter.scale(2.3, 2.3)
            draw(painter)
        drawn.append(canvas)
    assert drawn[0] == drawn[1]
    assert drawn[0].pixel(20, 25) != drawn[0].pixel(66, 25)


def test_many_parts_of_an_image_are_drawn_as_each_by_itself(qtbot: QtBot) -> None:
    levels = np.arange(48, dtype=np.uint8).reshape(12, 4) * 5
    image = image_from_levels(levels, DARK.magnitude)
    parts = [(QRectF(3.3 + 20 * number, 5.7, 16.2, 17.1), QRectF(0, 4 * number, 4, 4)) for number in range(3)]

    def each_by_itself(painter: QPainter) -> None:
        for target, source in parts:
            draw_crisp(painter, target, image, source)

    assert_draw_the_same(lambda painter: draw_crisp_parts(painter, image, parts), each_by_itself)


def test_many_images_of_one_size_are_made_and_drawn_as_each_by_itself(qtbot: QtBot) -> None:
    levels = np.arange(60, dtype=np.uint8).reshape(3, 5, 4) * 4
    targets = [QRectF(3.3 + 20 * number, 5.7, 16.2, 17.1) for number in range(3)]

    def together(painter: QPainter) -> None:
        draw_crisp_images(painter, zip(targets, images_from_levels(levels, DARK.magnitude), strict=True))

    def each_by_itself(painter: QPainter) -> None:
        for target, each in zip(targets, levels, strict=True):
            draw_crisp(painter, target, image_from_levels(each, DARK.magnitude))

    assert_draw_the_same(together, each_by_itself)
