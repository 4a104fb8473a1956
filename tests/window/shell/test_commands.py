"""One registry of commands: the menu, the search, the list of keys and the keys themselves follow from it."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from scoutview.app import shipped_talks
from scoutview.window.help.dialog import HelpDialog
from scoutview.window.help.words import WordsPage
from scoutview.window.shell.commands import COMMANDS, GROUPS, LISTED, in_words, rows_by_group
from scoutview.window.shell.search import CommandSearch
from scoutview.window.shell.search_plan import Found, found
from scoutview.window.talks.controls import SCENE_MENU, TALK_MENU
from scoutview.window.talks.scene_row import KEYS
from tests.window.conftest import User

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OF_ROW = {
    "delete": "delete_scene", "rename": "rename_scene", "words": "scene_words", "duplicate": "duplicate_scene",
    "redo": "redo", "undo": "undo", "save": "save_talk", "earlier": "scene_earlier", "later": "scene_later",
}  # fmt: skip


def entries(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if action.menu() is not None:
            yield from entries(action.menu())
        else:
            yield action


def opened(user: User) -> CommandSearch:
    user.key(KEY.Key_K, CONTROL)
    page = QApplication.activePopupWidget()
    assert isinstance(page, CommandSearch)
    return page


def test_every_command_is_in_the_menu_the_search_and_the_list_of_keys(user: User) -> None:
    commands = user.window.commands
    assert set(commands._deeds) == {each.name for each in COMMANDS}
    assert {each.group for each in COMMANDS} == set(GROUPS) == set(GROUPS) | set(LISTED.values())
    in_menu = list(entries(commands.menu))
    for each in COMMANDS:
        assert in_menu.count(commands.by_name[each.name]) == 1, each.name
    page = opened(user)
    assert [each.title for each in COMMANDS if each.title not in page.titles()] == []
    page.close()
    listed = {title: told for _, rows in rows_by_group() for title, told in rows}
    for each in COMMANDS:
        assert all(in_words(key) in listed[each.title] for key in each.keys), each.name


def test_a_search_that_finds_nothing_says_so(user: User) -> None:
    page = opened(user)
    height = page.height()
    for typed, is_none in (("xyzzy {}", True), ("", False)):
        page.field.setText(typed)
        page.show_found(typed)
        assert page.nothing.isVisible() == is_none
        if is_none:
            assert page.nothing.text() == "Nothing here is called “xyzzy {}”: try another word."
            QTest.keyClick(page.field, KEY.Key_Return)
        assert page.height() == height
    page.close()


def test_a_key_belongs_to_one_command_and_a_command_is_told_once() -> None:
    keys = Counter(QKeySequence(key).toString() for each in COMMANDS for key in each.keys)
    assert [key for key, times in keys.items() if times > 1] == []
    assert "" not in keys
    titles = Counter(each.title for each in COMMANDS)
    assert max(titles.values()) == 1


def test_the_keys_of_scenes_mean_what_they_mean_elsewhere() -> None:
    by_key = {QKeySequence(key).toString(): each.name for each in COMMANDS for key in each.keys}
    for (modifiers, key), wish in KEYS.items():
        assert by_key[QKeySequence(modifiers.value | key).toString()] == OF_ROW[wish]
    for wish, _, key in (*TALK_MENU, *SCENE_MENU):
        if key:
            assert by_key[QKeySequence(key).toString()] == OF_ROW[wish]


@pytest.mark.parametrize("where", ["window", "probe", "title of the talk", "words of a scene"])
def test_every_key_with_ctrl_and_every_function_key_means_its_command_wherever_one_types(
    user: User, where: str
) -> None:
    user.choose("next_token")
    window = user.window
    window.talks.open_talk(shipped_talks()["How a network learns"])
    user.until(lambda: user.session.lab is not None and user.session.lab.name == "digits" and user.at_rest())
    user.choose("next_token")
    strip = window.talks.strip
    assert strip is not None
    if where == "words of a scene":
        strip.edit_words()
        assert strip.words is not None
        user.qtbot.waitUntil(strip.words.isActiveWindow)
    fields: dict[str, QWidget] = {
        "window": window,
        "probe": window.strip.editor.line,
        "title of the talk": strip.controls.title,
        "words of a scene": strip.words.caption if strip.words is not None else window,
    }
    field, done = fields[where], list[str]()
    for name in window.commands._deeds:
        window.commands._deeds[name] = lambda name=name: done.append(name)  # type: ignore[misc]
        window.commands.by_name[name].setEnabled(True)
    field.setFocus()
    for each in COMMANDS:
        if each.sole or (where != "window" and each.name in ("undo", "redo")):
            continue
        for key in each.keys:
            done.clear()
            QTest.keySequence(field, QKeySequence(key))
            assert done == [each.name], key


def test_every_key_without_ctrl_means_its_command_at_the_window_and_is_a_letter_where_one_types(user: User) -> None:
    user.choose("next_token")
    window, done = user.window, list[str]()
    for name in window.commands._deeds:
        window.commands._deeds[name] = lambda name=name: done.append(name)  # type: ignore[misc]
        window.commands.by_name[name].setEnabled(True)
    line = window.strip.editor.line
    for each in COMMANDS:
        for key in each.keys if each.sole else ():
            done.clear()
            window.setFocus()
            QTest.keySequence(window, QKeySequence(key))
            assert done == ([] if each.name == "delete_scene" else [each.name]), key
            done.clear()
            line.setFocus()
            QTest.keySequence(line, QKeySequence(key))
            assert done == ([] if each.name != "escape" else ["escape"]), key


def test_a_command_is_found_by_a_word_and_done_with_enter(user: User) -> None:
    user.choose("digits")
    before = user.window.look.theme
    page = opened(user)
    QTest.keyClicks(page.field, "dar")
    assert page.titles()[0] == "Dark or light"
    QTest.keyClick(page.field, KEY.Key_Return)
    assert user.window.look.theme is not before
    assert not page.isVisible()
    page = opened(user)
    QTest.keyClicks(page.field, "prediction")
    QTest.keyClick(page.field, KEY.Key_Return)
    user.qtbot.waitUntil(lambda: not user.window.docks["prediction"].isVisible())  # it was to be seen
    page = opened(user)
    QTest.keyClicks(page.field, "grokking")
    lab = next(title for title in page.titles() if "Show" not in title)
    QTest.keyClick(page.field, KEY.Key_Return)
    user.until(lambda: user.session.lab is not None and user.session.lab.title == lab)


def test_a_panel_is_found_by_what_the_field_calls_it(user: User) -> None:
    user.choose("grokking")
    page = opened(user)
    QTest.keyClicks(page.field, "fourier spec")
    assert page.titles() == ["Hide Waves"]
    page.close()


def test_a_word_of_the_field_is_found_and_explained(user: User) -> None:
    page = opened(user)
    QTest.keyClicks(page.field, "logits")
    assert page.titles()[0] == "logits"
    QTest.keyClick(page.field, KEY.Key_Return)
    words = user.dialog(HelpDialog).pages["words"]
    assert isinstance(words, WordsPage)
    assert words.word.text() == "logits"
    assert "softmax" in words.meaning.text()


def test_what_cannot_be_done_now_is_found_and_not_done(user: User) -> None:
    page = opened(user)
    QTest.keyClicks(page.field, "stop the training")
    assert page.titles()[0] == "Stop the training"
    QTest.keyClick(page.field, KEY.Key_Return)
    assert page.isVisible()
    page.close()


def test_a_search_ranks_what_begins_so_and_knows_other_words_and_keys() -> None:
    lines = [
        Found("a", "View", "Smaller text", "Ctrl+−", "font zoom"),
        Found("b", "Talk", "Present", "F5", "show slides"),
        Found("c", "File", "Export…", "Ctrl+E", "picture text"),
    ]
    assert [line.name for line in found(lines, "")] == ["a", "b", "c"]
    assert [line.name for line in found(lines, "text")] == ["a", "c"]
    assert [line.name for line in found(lines, "slides pres")] == ["b"]
    assert [line.name for line in found(lines, "ctrl+e")] == ["c"]
    assert [line.name for line in found(lines, "zoom talk")] == []


def test_the_menu_fits_a_small_screen_and_is_opened_and_gone_through_by_keys(user: User) -> None:
    user.choose("digits")
    user.key(KEY.Key_F10)
    menu = user.window.commands.menu
    assert QApplication.activePopupWidget() is menu
    assert [action.text() for action in menu.actions()] == list(GROUPS)
    for action in menu.actions():
        part = action.menu()
        assert part.sizeHint().height() <= 700, action.text()
        part.aboutToShow.emit()
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Right)
    user.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu.actions()[0].menu())
    menu.close()


def test_the_settings_of_the_program_are_taken_at_once(user: User) -> None:
    from scoutview.window.shell.preferences import Preferences

    user.key(KEY.Key_Comma, CONTROL | SHIFT)
    page = user.dialog(Preferences)
    page.text_size.setCurrentIndex(page.text_size.count() - 1)
    page.text_size.activated.emit(page.text_size.currentIndex())
    assert user.window.dress.text_size == 1.5
    page.theme.setCurrentIndex(page.theme.findData("light"))
    page.theme.activated.emit(page.theme.currentIndex())
    assert user.window.look.theme.name == user.window.dress.chosen_theme == "light"
    page.still.click()
    assert not user.window.look.motion
    user.window.commands.do("theme")
    assert page.theme.currentData() == "dark"
    page.close()


def test_a_key_that_can_do_nothing_now_says_why(user: User) -> None:
    for key, word in ((KEY.Key_E, "no run"), (KEY.Key_Period, "No training"), (KEY.Key_Z, "talk")):
        user.window.notices.hide()
        user.key(key, CONTROL)
        assert user.window.notices.isVisible()
        assert word in user.window.notices.sentence.text()
    user.choose("digits")
    user.window.notices.hide()
    user.key(KEY.Key_F4)
    assert "no talk" in user.window.notices.sentence.text()
    disabled = [name for name, action in user.window.commands.by_name.items() if not action.isEnabled()]
    assert len(disabled) > 5
    assert all(user.window.commands.why_not(name) for name in disabled)
