"""A picture in its own colours, as large as it fits."""

import numpy as np
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.photo_view import PhotoView, ShownPhoto, photo_box
from tests.export.words_drawn import Sheet, Word, words_drawn
from tests.pictures import pixels_of

PHOTO = np.full((20, 40, 3), (10, 200, 30), np.uint8)


def test_it_is_as_large_as_the_narrower_side_allows() -> None:
    assert photo_box(200, 300, (20, 40), above=20, below=20) == Box(0, 20, 200, 100)
    assert photo_box(500, 140, (20, 40), above=20, below=20) == Box(150, 20, 200, 100)


def test_each_place_of_the_photo_is_a_cell_of_its_grid(qtbot: QtBot) -> None:
    view = PhotoView(Look())
    qtbot.addWidget(view)
    view.resize(402, 202)
    view.show_photo(ShownPhoto(PHOTO, grid=(2, 4)))
    box = view.target()
    assert view.part_at(QPointF(box.x + 0.3 * box.width, box.y + 0.9 * box.height)) == (1, 1)
    assert view.part_at(QPointF(box.right - 1, box.y + 1)) == (0, 3)
    assert view.part_at(QPointF(box.x - 3, box.y + 1)) is None


def test_it_has_its_own_colours_in_any_theme(qtbot: QtBot) -> None:
    view = PhotoView(Look())
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show_photo(ShownPhoto(PHOTO, headings=("a photo",), notes=("from a camera",)))
    box = view.target()
    middle = pixels_of(view.grab())[int(box.middle_y), int(box.x + box.width / 2)]
    assert middle & 0xFFFFFF == 0x0AC81E


def test_words_begin_at_the_picture_or_take_the_room_to_both_of_its_sides_and_are_cut_at_last(qtbot: QtBot) -> None:
    view = PhotoView(Look())
    qtbot.addWidget(view)
    view.resize(300, 90)

    def told(heading: str) -> tuple[Word, Box]:
        view.show_photo(ShownPhoto(PHOTO, headings=(heading,)))
        (word,) = words_drawn(Sheet(view.width(), view.height()), view.draw)
        return word, view.target()

    few, box = told("few")
    assert abs(few.box.left() - box.x) < 3
    wide, box = told("words wider than the picture")
    assert wide.box.width() > box.width
    assert abs(wide.box.center().x() - (box.x + box.width / 2)) < 4
    cut, _ = told(80 * "w")
    assert cut.text.endswith("…")
    assert cut.box.right() <= view.width()


def test_what_is_marked_is_framed(qtbot: QtBot) -> None:
    view = PhotoView(Look())
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show_photo(ShownPhoto(PHOTO))
    before = pixels_of(view.grab())
    view.show_photo(ShownPhoto(PHOTO, marked=Box(0.25, 0.25, 0.5, 0.5)))
    changed = np.argwhere(pixels_of(view.grab()) != before)
    box = view.target()
    top, left = changed.min(axis=0)
    assert abs(top - (box.y + box.height / 4)) < 3
    assert abs(left - (box.x + box.width / 4)) < 3


def test_the_arrow_keys_go_from_cell_to_cell_and_stay_in_the_photo(qtbot: QtBot) -> None:
    view, chosen = PhotoView(Look()), []
    qtbot.addWidget(view)
    view.chosen.connect(chosen.append)
    view.show_photo(ShownPhoto(PHOTO, grid=(2, 4), chosen=(1, 2)))
    view.move_choice(0, 1)
    view.move_choice(1, 0)
    view.move_choice(-1, 0)
    assert chosen == [(1, 3), (1, 2), (0, 2)]
