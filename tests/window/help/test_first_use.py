"""One sentence of each part of the window, when it is first used and never again."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scoutview.window.help.first_words import FIRST_WORDS
from tests.window.conftest import User

KEY = Qt.Key


def told(user: User) -> str:
    """What the card says now."""
    card = user.window.first_use.card
    return str(card.sentence.text()) if card.isVisible() else ""


def test_nothing_is_said_before_the_program_says_that_it_began(user: User) -> None:
    user.choose("digits")
    QTest.mouseClick(user.window.strip.picker, Qt.MouseButton.LeftButton)
    assert told(user) == ""


def test_each_part_is_told_once_and_never_at_a_later_start(user: User) -> None:
    user.window.first_use.begin()
    assert told(user) == ""  # the start page says its own
    user.choose("digits")
    assert told(user) == FIRST_WORDS["timeline"]
    window = user.window
    assert window.strip.editor is not None
    for name, part in (("panels", window.docks["prediction"].panel), ("probe", window.strip.editor)):
        window.first_use.note_use(part)
        assert told(user) == FIRST_WORDS[name]
        window.first_use.card.hide()
        window.first_use.note_use(part)
        assert told(user) == ""
    user.restart()
    user.until(user.at_rest)
    user.window.first_use.begin()
    assert told(user) == ""
    user.window.first_use.note_use(user.window.strip.main_button)
    assert told(user) == FIRST_WORDS["train"]


def test_the_keyboard_uses_a_part_as_a_click_does(user: User) -> None:
    user.choose("digits")
    user.window.first_use.begin()
    user.window.activateWindow()
    user.qtbot.waitUntil(lambda: QApplication.activeWindow() is user.window)
    user.window.strip.picker.setFocus(Qt.FocusReason.TabFocusReason)
    assert told(user) == FIRST_WORDS["lab"]


def test_a_click_or_escape_takes_it_away_and_help_brings_it_back(user: User) -> None:
    user.choose("digits")
    user.window.first_use.begin()
    card = user.window.first_use.card
    user.qtbot.waitUntil(lambda: not card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert told(user) == ""
    user.window.commands.do("first_words")
    assert told(user) == FIRST_WORDS["timeline"]
    user.key(KEY.Key_Escape)
    assert told(user) == ""


def test_it_stands_beside_its_part_inside_the_window_and_goes_with_it(user: User) -> None:
    user.choose("digits")
    user.window.first_use.begin()
    card, window = user.window.first_use.card, user.window
    for size in ((1280, 800), (900, 600)):
        window.resize(*size)
        user.until(lambda: card.geometry().bottom() < window.bar.y())
        assert window.rect().contains(card.geometry())
        assert not card.geometry().intersects(QRect(window.bar.pos(), window.bar.size()))
    window.toggle_start_page()
    assert not card.isVisible()


def test_it_is_in_no_picture_of_a_panel_and_over_no_other_window(user: User) -> None:
    user.choose("digits")
    user.window.first_use.begin()
    card = user.window.first_use.card
    assert card.parent() is user.window
    assert not any(dock.isAncestorOf(card) for dock in user.window.docks.values())
