"""A click at what is zoomed waits for a second one; after a click the arrow keys are the timeline's."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom
from tests.graphics.widgets.test_zoom import Tiles
from tests.graphics.widgets.touching import LEFT, click, double_click, drag

PART = Zoom(0.4, 0.4, 0.2, 0.2)


@pytest.fixture
def tiles(qtbot: QtBot) -> Tiles:
    tiles = Tiles(Look())
    qtbot.addWidget(tiles)
    tiles.resize(300, 200)
    tiles.show()
    return tiles


@pytest.fixture
def chosen(tiles: Tiles) -> list[object]:
    chosen: list[object] = []
    tiles.chosen.connect(chosen.append)
    return chosen


def test_where_all_is_shown_a_click_acts_at_once_and_the_second_of_two_does_nothing(
    tiles: Tiles, chosen: list[object]
) -> None:
    click(tiles, 145, 105)
    assert chosen == [(4, 5)]
    double_click(tiles, 145, 105)
    assert chosen == [(4, 5)] * 2
    assert tiles.zoom == WHOLE


def test_a_click_at_a_part_waits_and_then_acts_once(tiles: Tiles, chosen: list[object], qtbot: QtBot) -> None:
    tiles.show_part(PART)
    click(tiles, 145, 105)
    assert chosen == []
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == [(4, 5)]


def test_a_double_click_shows_all_and_chooses_nothing(tiles: Tiles, chosen: list[object], qtbot: QtBot) -> None:
    tiles.show_part(PART)
    double_click(tiles, 145, 105)
    assert not tiles.is_zoomed
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    assert chosen == []


def test_two_clicks_at_two_places_are_both_done(tiles: Tiles, chosen: list[object], qtbot: QtBot) -> None:
    tiles.show_part(PART)
    click(tiles, 60, 60)
    click(tiles, 240, 140)
    assert chosen == [(4, 4)]
    qtbot.waitUntil(lambda: len(chosen) == 2)
    assert chosen == [(4, 4), (5, 5)]


def test_a_click_means_what_was_shown_when_the_picture_moves_after_it(tiles: Tiles, chosen: list[object]) -> None:
    tiles.show_part(PART)
    click(tiles, 60, 60)
    drag(tiles, (100, 100), (200, 150))
    assert chosen == [(4, 4)]
    assert tiles.zoom != PART


def test_what_is_hidden_meanwhile_does_nothing(tiles: Tiles, chosen: list[object], qtbot: QtBot) -> None:
    tiles.show_part(PART)
    click(tiles, 145, 105)
    tiles.hide()
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    assert chosen == []


def test_the_second_press_of_two_still_drags(tiles: Tiles) -> None:
    click(tiles, 100, 100)
    QTest.mouseDClick(tiles, LEFT)  # outside of the room it is a press as any other
    double_click(tiles, 100, 100)
    drag(tiles, (100, 75), (200, 125), keys=Qt.KeyboardModifier.ShiftModifier)
    assert tiles.is_zoomed


def test_a_click_gives_no_focus_and_tab_does(qtbot: QtBot) -> None:
    window = QWidget(focusPolicy=Qt.FocusPolicy.ClickFocus)
    qtbot.addWidget(window)
    tiles = Tiles(Look())
    QVBoxLayout(window).addWidget(tiles)
    window.resize(320, 220)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    click(tiles, 145, 105)
    QTest.mouseDClick(tiles, LEFT)
    assert QApplication.focusWidget() is window
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tiles
