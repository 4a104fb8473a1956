"""A picture that is zoomed and moved by hand."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.zoom import ZoomChooser
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom
from tests.graphics.widgets.touching import LEFT, RIGHT, SHIFT, click, drag, send, turn_wheel

ROOM = Box(50, 50, 200, 100)


class Tiles(ZoomChooser):
    """Ten by ten tiles in a room, the part being their number."""

    tiles = 10

    def zoom_room(self) -> Box | None:
        return ROOM if self.tiles else None

    def zoom_shape(self) -> tuple[int, ...]:
        return (self.tiles,)

    def zoom_least(self) -> tuple[float, float]:
        return 0.1, 0.1

    def part_at(self, point: QPointF) -> tuple[int, int] | None:
        if not ROOM.contains(point.x(), point.y()):
            return None
        across, down = self.zoom.at(ROOM, point.x(), point.y())
        return int(across * self.tiles), int(down * self.tiles)

    def move_choice(self, rows: int, columns: int) -> None:
        pass

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        pass


class FreeTiles(Tiles):
    equal = False


@pytest.fixture
def tiles(qtbot: QtBot) -> Tiles:
    return shown(qtbot, Tiles(Look()))


def shown(qtbot: QtBot, tiles: Tiles) -> Tiles:
    qtbot.addWidget(tiles)
    tiles.resize(300, 200)
    tiles.show()
    return tiles


def chosen_by(tiles: Tiles) -> list[Any]:
    chosen: list[Any] = []
    tiles.chosen.connect(chosen.append)
    return chosen


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_the_wheel_zooms_at_the_pointer_and_back(qtbot: QtBot, scale: float) -> None:
    tiles = shown(qtbot, Tiles(Look(scale=scale)))
    tiles.resize(round(300 * scale), round(200 * scale))
    before = tiles.part_at(QPointF(100, 120))
    assert turn_wheel(tiles, 100 * scale, 120 * scale, 4)
    assert tiles.zoom.factor > 2
    assert tiles.part_at(QPointF(100, 120)) == before
    assert tiles.zoom.width == tiles.zoom.height
    turn_wheel(tiles, 100 * scale, 120 * scale, -4)
    assert tiles.zoom == WHOLE


def test_a_wheel_that_can_go_no_further_or_is_beside_the_picture_is_left_to_others(tiles: Tiles) -> None:
    assert not turn_wheel(tiles, 100, 100, -1)
    assert not turn_wheel(tiles, 10, 10, 1)
    for _ in range(30):
        turn_wheel(tiles, 100, 100, 3)
    assert tiles.zoom[2:] == pytest.approx((0.1, 0.1))
    assert not turn_wheel(tiles, 100, 100, 1)


def test_a_drag_moves_what_is_shown_and_chooses_nothing(tiles: Tiles) -> None:
    chosen = chosen_by(tiles)
    tiles.show_part(Zoom(0.4, 0.4, 0.2, 0.2))
    drag(tiles, (150, 100), (100, 75))
    assert tiles.zoom == pytest.approx((0.45, 0.45, 0.2, 0.2))
    drag(tiles, (60, 60), (900, 900))
    assert tiles.zoom == pytest.approx((0, 0, 0.2, 0.2))
    assert chosen == []


def test_a_press_that_hardly_moves_is_the_click_it_was(tiles: Tiles) -> None:
    chosen = chosen_by(tiles)
    drag(tiles, (150, 100), (151, 101))
    click(tiles, 55, 55)
    tiles.show_part(Zoom(0.5, 0.5, 0.5, 0.5))
    click(tiles, 55, 55)
    tiles.settle_click()
    assert chosen == [(5, 5), (0, 0), (5, 5)]


@pytest.mark.parametrize(("button", "keys"), [(LEFT, SHIFT), (RIGHT, Qt.KeyboardModifier.NoModifier)])
def test_a_box_is_zoomed_into(qtbot: QtBot, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
    tiles = shown(qtbot, FreeTiles(Look()))
    drag(tiles, (90, 60), (150, 100), button, keys)
    assert tiles.zoom == pytest.approx((0.2, 0.1, 0.3, 0.4))
    drag(tiles, (150, 100), (150, 50), button, keys)  # nearly no width: all across
    assert tiles.zoom == pytest.approx((0.2, 0.1, 0.3, 0.2))
    drag(tiles, (200, 100), (9000, 9000), button, keys)  # it ends where the picture does
    assert tiles.zoom == pytest.approx((0.4125, 0.2, 0.1, 0.1))


def test_where_round_things_stay_round_a_box_shows_all_of_itself(tiles: Tiles) -> None:
    drag(tiles, (90, 60), (150, 70), RIGHT)
    assert tiles.zoom == pytest.approx((0.2, 0, 0.3, 0.3))


def test_a_box_is_seen_while_it_is_drawn_and_not_in_pictures(tiles: Tiles) -> None:
    bare = tiles.grab().toImage()
    send(tiles, QEvent.Type.MouseButtonPress, (90, 60), RIGHT, RIGHT)
    send(tiles, QEvent.Type.MouseMove, (150, 100), Qt.MouseButton.NoButton, RIGHT)
    assert tiles.grab().toImage() != bare
    send(tiles, QEvent.Type.MouseButtonRelease, (150, 100), RIGHT, Qt.MouseButton.NoButton)
    assert tiles.grab().toImage() == bare


def test_a_double_click_and_the_key_show_all(tiles: Tiles) -> None:
    for show_all in (
        lambda: QTest.mouseDClick(tiles, LEFT, pos=QPointF(100, 100).toPoint()),
        lambda: QTest.keyClick(tiles, Qt.Key.Key_A),
    ):
        tiles.show_part(Zoom(0.4, 0.4, 0.2, 0.2))
        show_all()
        assert tiles.zoom == WHOLE


def test_keys_do_what_wheel_and_drags_do(tiles: Tiles) -> None:
    QTest.keyClick(tiles, Qt.Key.Key_I)
    QTest.keyClick(tiles, Qt.Key.Key_I)
    near = tiles.zoom
    assert near.factor == pytest.approx(2.25)
    QTest.keyClick(tiles, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(tiles, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert tiles.zoom.x > near.x
    assert tiles.zoom.y < near.y
    for _ in range(3):
        QTest.keyClick(tiles, Qt.Key.Key_O)
    assert tiles.zoom == WHOLE


def test_it_belongs_to_what_has_the_same_shape(tiles: Tiles) -> None:
    zoom = Zoom(0.4, 0.4, 0.2, 0.2)
    tiles.show_part(zoom)
    tiles.tiles = 12
    assert tiles.zoom == WHOLE
    tiles.tiles = 10
    assert tiles.zoom == zoom


def test_it_is_kept_and_restored_and_nonsense_shows_all(qtbot: QtBot, tiles: Tiles) -> None:
    assert tiles.zoom_settings() is None
    tiles.show_part(Zoom(0.4, 0.4, 0.2, 0.2))
    other = shown(qtbot, Tiles(Look()))
    other.restore_zoom(tiles.zoom_settings())
    assert other.zoom == tiles.zoom
    for nonsense in (None, 5, [], {}, {"part": [0, 0, 1]}, {"part": "x", "of": 3}, {"part": [0, 0, 0.5, 0.5]}):
        other.restore_zoom(nonsense)
        assert other.zoom == WHOLE


def test_a_kept_part_smaller_than_is_reasonable_is_shown_larger(tiles: Tiles) -> None:
    tiles.restore_zoom({"part": [0.5, 0.5, 1e-12, 1e-12], "of": [10]})
    assert tiles.zoom[2:] == pytest.approx((0.1, 0.1))


def test_nothing_to_see_is_not_zoomed(tiles: Tiles) -> None:
    tiles.tiles = 0
    assert not turn_wheel(tiles, 100, 100, 1)
    QTest.keyClick(tiles, Qt.Key.Key_I)
    drag(tiles, (90, 60), (150, 100), RIGHT)
    assert tiles.zoom == WHOLE
