"""Settings of the program, recent files and the way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from scoutview.window.shell.commands import Lists
from scoutview.window.shell.preferences import Preferences
from tests.window.conftest import User

KEY = Qt.Key


def test_new_runs_go_to_the_folder_that_is_chosen_also_after_a_restart(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere, refused = tmp_path / "elsewhere", tmp_path / "none"
    elsewhere.mkdir()
    user.window.commands.do("settings")
    page = user.dialog(Preferences)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(refused))
    page.changing.click()
    assert page.refusal.isVisible()
    assert user.session.runs_folder != refused
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(elsewhere))
    page.changing.click()
    assert not page.refusal.isVisible()
    assert page.folder.text() == str(elsewhere)
    page.close()
    user.prepare()
    assert user.session.path is not None
    assert user.session.path.parent == elsewhere
    user.restart()
    assert user.session.runs_folder == elsewhere


def test_a_language_is_chosen_for_the_next_start(user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "ScoutView" / "language"
    monkeypatch.setattr("scoutview.language.choice_file", lambda: kept)
    monkeypatch.setattr("scoutview.language.of_system", lambda: "en")
    user.window.commands.do("settings")
    page = user.dialog(Preferences)
    assert [page.language.itemText(row) for row in range(page.language.count())] == [
        "as the system",
        "English",
        "Deutsch",
    ]
    page.language.setCurrentIndex(2)
    page.language.activated.emit(2)
    assert kept.read_text("utf-8") == "de\n"
    assert page.later.text() == "From the next start on."
    page.language.setCurrentIndex(1)
    page.language.activated.emit(1)
    assert page.later.text() == ""
    kept.unlink()
    kept.mkdir()  # nothing can be written there
    page.language.activated.emit(1)
    assert page.refusal.text().startswith("The choice of the language cannot be kept")


def test_recent_files_are_listed_but_the_one_on_screen(user: User) -> None:
    user.choose("digits")
    user.choose("grokking")
    entries = user.window.commands.lists[Lists.RECENT]()
    assert [entry.title for entry in entries] == ["Open the sample digits"]
    entries[0].run()
    user.until(lambda: user.session.lab is not None and user.session.lab.name == "digits")


def test_there_is_a_way_back_from_the_start_page_to_the_open_run(user: User) -> None:
    pages, back = user.window.pages, user.window.start_page.back
    assert pages.is_at_start
    assert not back.isVisible()
    user.key(KEY.Key_Escape)
    assert pages.is_at_start
    user.choose("digits")
    before = user.session.path
    for go_back in (
        back.click,
        lambda: user.key(KEY.Key_Escape),
        lambda: user.key(KEY.Key_Home, Qt.KeyboardModifier.ControlModifier),
    ):
        user.key(KEY.Key_Home, Qt.KeyboardModifier.ControlModifier)
        assert pages.is_at_start
        assert back.isVisible()
        assert ("sample" in back.text(), "Digits" in back.toolTip()) == (True, True)
        assert user.window.start_page.chosen == "digits"  # what Train trains, and all around the page tells of
        user.window.start_page.choose("grokking")
        go_back()
        assert not pages.is_at_start
    assert user.session.path == before
