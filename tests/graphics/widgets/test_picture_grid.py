"""Grids of small pictures, as they are painted."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import LIGHT
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.picture_grid_plan import Pictures
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom

LOOK = Look()
RNG = np.random.default_rng(0)
SHOWN = Pictures(
    list(RNG.uniform(-1, 1, (6, 8, 8))),
    3,
    ("a heading",),
    row_labels=("one", "two"),
    column_labels=("x", "y", "z"),
    row=1,
    column=0,
    grey_top=1.0,
)
CAPTIONS = tuple((f"{number}",) for number in range(6))
OTHERS = replace(SHOWN, pictures=list(RNG.uniform(-1, 1, (6, 8, 8))), row_labels=("one", "three"))


def painted(grid: PictureGrid) -> QImage:
    return grid.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def grid_of(qtbot: QtBot, *shown: Pictures, look: Look = LOOK, zoom: Zoom = WHOLE) -> PictureGrid:
    """One that is painted with each of these."""
    grid = PictureGrid(look, "Click")
    qtbot.addWidget(grid)
    grid.resize(380, 300)
    for pictures in shown:
        grid.show_pictures(pictures)
        grid.show_part(zoom)
        painted(grid)
    return grid


@pytest.mark.parametrize(
    "change",
    [
        OTHERS,
        replace(OTHERS, headings=("another heading",)),
        replace(OTHERS, note="half full"),
        replace(OTHERS, beside=320.0),
        replace(OTHERS, captions=CAPTIONS),
        replace(OTHERS, column_labels=("x", "y", "end")),
        replace(OTHERS, column=2, row=None, chosen=4),
        replace(OTHERS, pictures=[*OTHERS.pictures[:5], None]),
        replace(OTHERS, pictures=OTHERS.pictures[:3], row_labels=("one",), row=0),
    ],
)
def test_after_other_pictures_it_is_painted_as_a_fresh_one(qtbot: QtBot, change: Pictures) -> None:
    used, fresh = grid_of(qtbot, SHOWN, change), grid_of(qtbot, change)
    assert painted(used) == painted(fresh)
    assert painted(used) != painted(grid_of(qtbot, SHOWN))


def test_in_another_look_and_zoomed_it_is_painted_as_a_fresh_one(qtbot: QtBot) -> None:
    used, look, zoom = grid_of(qtbot, SHOWN), Look(LIGHT), Zoom(0.2, 0.2, 0.5, 0.5)
    used.set_look(look)
    assert painted(used) == painted(grid_of(qtbot, SHOWN, look=look))
    used.show_part(zoom)
    assert painted(used) == painted(grid_of(qtbot, SHOWN, look=look, zoom=zoom))


def test_pictures_of_several_sizes_are_painted_each_in_its_own(qtbot: QtBot) -> None:
    small, large = np.full((8, 8), 1.0), np.full((12, 12), -1.0)
    grid = grid_of(qtbot, replace(SHOWN, pictures=[small, large, small, large, small, large]))
    assert [image.width() for image in grid._images] == [8, 12, 8, 12, 8, 12]


def test_pictures_with_colours_keep_them(qtbot: QtBot) -> None:
    colours = ((250, 10, 20), (10, 240, 30), (20, 30, 230))
    grid = grid_of(qtbot, Pictures([np.full((8, 8, 3), colour, np.uint8) for colour in colours], 3))
    plan, image = grid.plan(), painted(grid)
    for number, colour in enumerate(colours):
        box = plan.box(number)
        assert image.pixelColor(int(box.x + box.width / 2), int(box.middle_y)).getRgb()[:3] == colour
