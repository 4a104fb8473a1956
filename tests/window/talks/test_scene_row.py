"""The row of scenes under mouse and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from scoutview.app import build_application
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import LIGHT
from tests.window.talks.conftest import ALT, CONTROL, KEY, SHIFT, Editor


def test_a_click_chooses_a_scene(editor: Editor) -> None:
    editor.open("one", "two", "three")
    editor.click(2)
    assert (editor.strip.current, editor.chosen) == (2, [2])
    editor.click(0)
    assert (editor.strip.current, editor.chosen) == (0, [2, 0])


def test_keys_choose_scenes(editor: Editor) -> None:
    editor.open("one", "two", "three")
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_Home, KEY.Key_Left, KEY.Key_End):
        editor.key(key)
    assert editor.chosen == [1, 2, 1, 0, 2]
    editor.key(KEY.Key_Return)
    assert editor.chosen[5:] == [2]
    letter = QKeyEvent(QEvent.Type.KeyPress, 0x0416, CONTROL, "ж")  # Qt has no name for this key
    QApplication.sendEvent(editor.row, letter)
    assert not letter.isAccepted()


def test_dragging_moves_a_scene_and_undo_brings_it_back(editor: Editor) -> None:
    editor.open("one", "two", "three", "four")
    editor.drag(0, editor.point(2) + QPoint(50, 0))
    assert editor.titles == ["two", "three", "one", "four"]
    assert (editor.strip.current, editor.chosen) == (2, [])
    editor.drag(3, editor.point(0) - QPoint(60, 0))
    assert editor.titles == ["four", "two", "three", "one"]
    editor.key(KEY.Key_Z, CONTROL)
    editor.key(KEY.Key_Z, CONTROL)
    assert editor.titles == ["one", "two", "three", "four"]
    editor.key(KEY.Key_Z, CONTROL | SHIFT)
    assert editor.titles == ["two", "three", "one", "four"]


def test_a_card_dropped_where_it_was_or_let_go_with_escape_stays(editor: Editor) -> None:
    editor.open("one", "two", "three")
    editor.drag(1, editor.point(1) + QPoint(30, 0))
    editor.drag(0, editor.point(2), drop=False)
    editor.key(KEY.Key_Escape)
    QTest.mouseRelease(editor.row, Qt.MouseButton.LeftButton, pos=editor.point(2))
    assert editor.titles == ["one", "two", "three"]
    assert not editor.strip.editing.edited.can_undo
    assert editor.chosen == []


def test_keys_move_duplicate_and_delete(editor: Editor) -> None:
    editor.open("one", "two", "three")
    editor.key(KEY.Key_Right, ALT)
    assert (editor.titles, editor.strip.current) == (["two", "one", "three"], 1)
    editor.key(KEY.Key_Left, ALT)
    editor.key(KEY.Key_Left, ALT)  # it is the first already
    assert (editor.titles, editor.strip.current) == (["one", "two", "three"], 0)
    editor.key(KEY.Key_D, CONTROL | SHIFT)
    assert (editor.titles, editor.strip.current) == (["one", "one", "two", "three"], 1)
    editor.key(KEY.Key_End)
    editor.key(KEY.Key_Delete)
    assert (editor.titles, editor.strip.current) == (["one", "one", "two"], 2)
    for _ in range(4):
        editor.key(KEY.Key_Delete)
    assert (editor.titles, editor.strip.current) == ([], -1)
    editor.key(KEY.Key_F2)
    editor.key(KEY.Key_F4)
    assert editor.row.name_field.isHidden()
    assert editor.strip.words is None


def test_a_title_is_typed_where_it_stands(editor: Editor) -> None:
    editor.open("one", "two")
    editor.key(KEY.Key_F2)
    field = editor.row.name_field
    assert field.isVisible()
    QTest.keyClicks(field, "It guesses")
    QTest.keyClick(field, KEY.Key_Left)  # in the text, not to another scene
    QTest.keyClick(field, KEY.Key_F4)
    assert editor.strip.words is None
    QTest.keyClick(field, KEY.Key_Return)
    assert editor.titles == ["It guesses", "two"]
    assert field.isHidden()
    QTest.mouseDClick(editor.row, Qt.MouseButton.LeftButton, pos=editor.point(0, title=True))
    QTest.keyClicks(field, "nothing")
    QTest.keyClick(field, KEY.Key_Escape)
    assert editor.titles == ["It guesses", "two"]
    editor.key(KEY.Key_F2)
    field.setText("Second thoughts")
    editor.click(1)
    assert editor.titles == ["Second thoughts", "two"]
    editor.key(KEY.Key_Z, CONTROL)
    editor.key(KEY.Key_Z, CONTROL)
    assert editor.titles == ["one", "two"]


def test_the_menu_of_a_scene_does_what_its_keys_do(editor: Editor) -> None:
    editor.open("one", "two")
    editor.row.menu_wanted.emit(editor.row.mapToGlobal(editor.point(0)))
    menus = [menu for menu in editor.strip.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    actions = {action.data(): action for action in menus[0].actions() if action.data()}
    assert set(actions) <= set(editor.strip._actions)
    actions["duplicate"].trigger()
    assert editor.titles == ["one", "one", "two"]
    menus[0].close()


@pytest.mark.parametrize("scale", [1.0, 2.7])
def test_cards_need_no_more_room_than_the_strip_has(qtbot: QtBot, tmp_path: Path, scale: float) -> None:
    build_application()
    editor = Editor(qtbot, tmp_path, scale)
    editor.open(*"abcdefghijkl")
    assert editor.strip.height() == round(132 * scale)
    room = editor.strip._scroll.viewport()
    assert editor.row.width() > room.width()
    assert editor.row.height() <= room.height()
    editor.key(KEY.Key_End)
    box, px = editor.row.plan.picture(11), editor.row.look.px
    assert room.rect().contains(editor.row.mapTo(room, QPoint(px(box.x), 5)))
    assert room.rect().contains(editor.row.mapTo(room, QPoint(px(box.right), 5)))
    editor.strip.set_look(Look(LIGHT, scale))
    editor.strip.end()
    editor.strip.close()
