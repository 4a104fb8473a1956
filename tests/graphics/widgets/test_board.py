"""The board of a game: where its squares stand, clicks, the keyboard, and what is painted."""

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.graphics.widgets.board import BoardCanvas
from scoutview.graphics.widgets.board_plan import (
    BoardShown,
    Square,
    board_places,
    height_for,
    row_and_column_names,
)

NAMES = [f"{letter}{digit}" for digit in "123456" for letter in "abcdef"]


def shown(**kinds: dict[str, object]) -> BoardShown:
    """A board of 6x6, its squares plain but for these."""
    squares = tuple(Square(name, words=f"{name}: told", **kinds.get(name, {})) for name in NAMES)  # type: ignore[arg-type]
    return BoardShown(6, 6, squares)


def canvas_of(qtbot: QtBot, board: BoardShown, theme: Theme = DARK, side: int = 330) -> BoardCanvas:
    canvas = BoardCanvas(Look(theme))
    qtbot.addWidget(canvas)
    canvas.resize(side, side)
    canvas.show_board(board)
    canvas.show()
    return canvas


def middle(canvas: BoardCanvas, name: str) -> QPoint:
    box = canvas.places.box(NAMES.index(name))
    return QPoint(round(box.x + box.width / 2), round(box.middle_y))


def colour(image: QImage, place: QPoint) -> QColor:
    return image.pixelColor(place)


@pytest.mark.parametrize(("width", "height"), [(340, 340), (900, 200), (100, 700), (12, 12), (2000, 2000)])
def test_squares_are_square_stand_inside_and_are_found_by_their_middles(width: float, height: float) -> None:
    places = board_places(width, height, 6, 8)
    if width > 100:
        assert places.whole.right <= width
        assert places.whole.bottom <= height
    for square in range(48):
        box = places.box(square)
        assert box.width == box.height == places.side
        assert places.square_at(box.x + box.width / 2, box.middle_y) == square
    assert places.square_at(places.left - 1, places.top + 1) is None
    assert places.square_at(places.whole.right + 1, places.top + 1) is None


def test_a_board_fills_its_width_where_it_is_as_high_as_it_wants_to_be() -> None:
    places = board_places(400, height_for(400, 6, 6), 6, 6)
    assert 400 - places.whole.right < 8


def test_neighbours_stay_on_the_board() -> None:
    places = board_places(300, 300, 6, 6)
    assert places.neighbour(0, -1, 0) == 0
    assert places.neighbour(0, 1, 0) == 6
    assert places.neighbour(35, 0, 1) == 35
    assert places.neighbour(7, 0, -1) == 6


def test_rows_and_columns_are_named_after_their_squares_or_not_at_all() -> None:
    assert row_and_column_names(NAMES, 6) == (list("123456"), list("abcdef"))
    assert row_and_column_names(["one", "two", "three", "four"], 2) == ([], [])


def test_a_click_tells_the_square_and_beside_the_board_nothing(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, shown())
    chosen: list[int] = []
    canvas.chosen.connect(chosen.append)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle(canvas, "c2"))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert chosen == [NAMES.index("c2")]


def test_return_chooses_where_the_arrow_keys_went(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, shown())
    chosen: list[int] = []
    canvas.chosen.connect(chosen.append)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert chosen == []  # they went nowhere yet
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(canvas, key)
    assert [NAMES[square] for square in chosen] == ["c3"]  # begins at d4
    assert canvas.accessibleDescription() == "c3: told"


def test_what_lies_under_the_mouse_is_told(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, shown())
    QTest.mouseMove(canvas, middle(canvas, "b4"))
    qtbot.waitUntil(lambda: canvas.toolTip() == "b4: told")


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_discs_are_black_and_white_in_both_themes(qtbot: QtBot, theme: Theme) -> None:
    board = shown(a1={"disc": 1.0, "white": 0.0}, b1={"disc": 1.0, "white": 1.0}, c1={"disc": 0.5, "white": 1.0})
    canvas = canvas_of(qtbot, board, theme)
    image = canvas.grab().toImage()
    black, white, half, ground = (colour(image, middle(canvas, name)).lightness() for name in ("a1", "b1", "c1", "d1"))
    assert black < 25
    assert white > 240
    assert ground < half < white


def test_levels_outlines_and_marks_are_seen(qtbot: QtBot) -> None:
    kinds: dict[str, dict[str, object]] = {
        "a1": {"level": 1.0},
        "b1": {"outline": "new"},
        "c1": {"outline": "wrong"},
        "d1": {"is_open": True},
        "e1": {"disc": 1.0, "is_last": True},
        "f1": {"outline": "legal"},
    }
    canvas = canvas_of(qtbot, shown(**kinds))
    plain, marked = canvas_of(qtbot, shown()), canvas
    first, second = plain.grab().toImage(), marked.grab().toImage()
    for name in kinds:
        box = canvas.places.box(NAMES.index(name))
        pixels = [(round(box.x) + x, round(box.y) + y) for x in range(int(box.width)) for y in range(int(box.height))]
        assert any(first.pixelColor(*at) != second.pixelColor(*at) for at in pixels), name


@pytest.mark.parametrize("side", [12, 40, 120, 700])
def test_any_size_is_painted(qtbot: QtBot, side: int) -> None:
    kinds: dict[str, dict[str, object]] = {"a1": {"level": 0.3, "text": "12 %", "outline": "gone"}}
    canvas = canvas_of(qtbot, shown(**kinds), side=side)
    canvas.grab()
    assert canvas.paint_count


def test_a_square_without_a_level_is_no_colour_of_one() -> None:
    assert math.isnan(Square("a1").level)
