"""Help: its pages, its keys, and what it leads to."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from scoutview import __version__
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.window.help.about import AboutPage
from scoutview.window.help.dialog import PAGES, HelpDialog
from scoutview.window.help.keys import KeysPage
from scoutview.window.help.libraries import LIBRARIES, libraries
from scoutview.window.help.licences import LicencesPage
from scoutview.window.help.places import PlacesPage
from scoutview.window.help.terms import TERMS
from scoutview.window.help.words import WordsPage
from scoutview.window.shell.commands import rows_by_group
from tests.window.conftest import User

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def page_of(user: User, name: str) -> HelpDialog:
    user.window.commands.do(name)
    return user.dialog(HelpDialog)


@pytest.mark.parametrize(("width", "columns"), [(640, 1), (900, 2), (1280, 3)])
def test_in_the_list_of_keys_each_stands_whole_beside_its_command_in_few_lines(
    qtbot: QtBot, width: int, columns: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 600)
    window.setStyleSheet(stylesheet(Look()))
    page = KeysPage(rows_by_group(), Look(), window, width - 40)
    page.resize(width - 40, 500)
    window.show()
    assert len({group.mapTo(page, QPoint()).x() for group in page.groups}) == columns
    for group in page.groups:
        for label in group.findChildren(QLabel):
            line = label.fontMetrics().lineSpacing()
            assert group.rect().contains(label.geometry())
            assert label.height() <= 2.5 * line, label.text()
            if not label.wordWrap():
                assert label.width() >= label.sizeHint().width()
    window.close()


def test_keys_go_through_a_list_of_keys_that_is_longer_than_its_box(user: User) -> None:
    user.window.resize(900, 600)
    user.key(KEY.Key_F1)
    dialog = user.dialog(HelpDialog)
    bar = dialog.pages["keys"].findChild(QScrollArea).verticalScrollBar()
    user.qtbot.waitUntil(lambda: bar.maximum() > 0 and dialog.focusWidget() is not None)

    def after(key: Qt.Key) -> int:
        QTest.keyClick(dialog.focusWidget(), key)
        return int(bar.value())

    places = [bar.value(), *map(after, (KEY.Key_Down, KEY.Key_PageDown, KEY.Key_End))]
    assert places == sorted(set(places))
    assert places[-1] == bar.maximum()
    assert after(KEY.Key_PageUp) < bar.maximum()
    assert after(KEY.Key_Home) == 0
    assert dialog.isVisible()
    QTest.keyClick(dialog.focusWidget(), KEY.Key_Return)
    user.qtbot.waitUntil(lambda: not user.window.findChildren(HelpDialog))


def test_every_page_is_opened_by_its_command_and_turned_to_by_its_key(user: User) -> None:
    for name, page in (("keys", KeysPage), ("words", WordsPage), ("about", AboutPage), ("licences", LicencesPage)):
        dialog = page_of(user, name)
        assert isinstance(dialog._stack.currentWidget(), page)
        dialog.close()
        user.qtbot.waitUntil(lambda: not user.window.findChildren(HelpDialog))
    dialog = page_of(user, "data_places")
    assert isinstance(dialog._stack.currentWidget(), PlacesPage)
    user.qtbot.waitUntil(dialog.isActiveWindow)
    for name, words in PAGES.items():
        letter = words[words.index("&") + 1].upper()
        QTest.keyClick(dialog, KEY(ord(letter)), ALT)
        user.qtbot.waitUntil(lambda name=name: dialog._stack.currentWidget() is dialog.pages.get(name))
        assert [each for each, button in dialog.turning.items() if button.isChecked()] == [name]
    QTest.keyClick(dialog, KEY.Key_Escape)
    user.qtbot.waitUntil(lambda: not user.window.findChildren(HelpDialog))


def test_a_word_is_searched_chosen_and_shown_in_a_panel_without_the_mouse(user: User) -> None:
    dialog = page_of(user, "words")
    page = dialog.pages["words"]
    assert isinstance(page, WordsPage)
    assert page.list.count() == len(TERMS)
    user.qtbot.waitUntil(lambda: dialog.focusWidget() is page.field)
    QTest.keyClicks(page.field, "grok")
    assert page.word.text() == "grokking"
    QTest.keyClick(page.field, KEY.Key_Return)
    link = dialog.focusWidget()
    assert link is page.links[0]
    QTest.keyClick(link, KEY.Key_Space)
    user.until(lambda: user.session.lab is not None and user.session.lab.name == "grokking" and user.at_rest())
    assert user.window.docks["accuracy"].panel.is_on_screen()
    assert not user.window.findChildren(HelpDialog)


def test_a_panel_that_stands_behind_another_comes_to_the_front_in_the_run_on_screen(user: User) -> None:
    user.prepare("digits")
    path = user.session.path
    (behind,) = [each for each in ("activation_maps", "one_step") if not user.window.docks[each].panel.is_on_screen()]
    dialog = page_of(user, "words")
    page = dialog.pages["words"]
    assert isinstance(page, WordsPage)
    page._show(behind, "digits")
    user.until(user.window.docks[behind].panel.is_on_screen)
    assert user.session.path == path


def test_arrows_go_through_the_words_and_what_is_no_word_is_said_so(user: User) -> None:
    page = page_of(user, "words").pages["words"]
    assert isinstance(page, WordsPage)
    QTest.keyClick(page.field, KEY.Key_Down)
    assert page.word.text() == TERMS[1].word
    QTest.keyClicks(page.field, "xyzzy")
    assert "try another one" in page.meaning.text()
    assert (page.links, page.list.count()) == ([], 0)
    page.show_term("measure")
    assert page.links == []
    assert "Measures" in page.elsewhere.text()


def test_about_and_licences_tell_the_version_and_every_library_that_is_asked_for(user: User) -> None:
    about = page_of(user, "about").pages["about"]
    assert any(__version__ in label.text() for label in about.findChildren(QLabel))
    licences = LicencesPage(Look(), about)
    told = licences.text.toPlainText()
    project = (Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8")
    asked = project.partition("dependencies = [")[2].partition("\n]")[0]
    for library in libraries():
        assert library.licence in told
        assert library.version
        assert f'"{library.name}' in asked
    assert {line.split('"')[1].split(">")[0].split(",")[0] for line in asked.splitlines() if line} == {
        name for name, _ in LIBRARIES
    }
    assert "MNIST" in told
    assert "EfficientNet-Lite0" in told


def test_where_data_lies_is_opened_and_copied(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(user, "data_places").pages["places"]
    assert isinstance(page, PlacesPage)
    paths = [field.text() for field in page.findChildren(QLineEdit)]
    assert paths[0] == str(user.session.runs_folder)
    assert str(user.folder / "drafts") in paths
    assert user.window.store.fileName() in paths
    page.copying[2].click()
    assert QGuiApplication.clipboard().text() == user.window.store.fileName()
    opened = list[str]()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.opening[2].click()
    assert opened == [str(Path(user.window.store.fileName()).parent)]
