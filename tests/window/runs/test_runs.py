"""Runs from the window: trained, saved under another name, opened at the start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from scoutview.recording.reader import Recording
from tests.small_runs import recording_of
from tests.window.conftest import User
from tests.window.shell.room import words_without_room

KEY = Qt.Key
LONG = "1000000"


def test_the_buttons_train_pause_resume_reset_and_change_the_seed(user: User) -> None:
    user.prepare("digits", steps=LONG)
    button, line = user.window.strip.main_button, user.session.timeline
    assert button.text().strip() == "Train"
    assert user.window.strip.status.text() == "seed 0"
    button.click()
    user.until(lambda: button.text().strip() == "Pause" and len(line.steps) > 20)
    assert line.following
    user.key(KEY.Key_Home)
    user.until(lambda: "newer" in user.window.bar.pill.text() and line.held_count > 30)
    assert "Training goes on" in user.window.bar.caption.text()
    button.click()
    user.until(lambda: button.text().strip() == "Resume")
    button.click()
    user.until(lambda: button.text().strip() == "Pause")
    for name, seed in (("reset", 0), ("new_seed", 1)):
        before = user.session.path
        user.window.strip.tools[name].click()
        user.until(lambda before=before: user.session.path != before and user.state == "paused" and user.at_rest())  # type: ignore[misc]
        assert user.session.description is not None
        assert (user.session.description.seed, list(line.steps)) == (seed, [0])
        assert "untrained" in user.window.bar.caption.text()


def test_at_the_start_train_trains_the_chosen_lab_whatever_was_open(user: User) -> None:
    button = user.window.strip.main_button
    for chosen in ("digits", "grokking"):
        user.window.pages.show_start_page()
        user.window.start_page.choose(chosen)
        assert button.text().strip() == f"Train {chosen}"
        button.click()
        user.until(lambda chosen=chosen: bool(user.session.lab) and user.session.lab.name == chosen)  # type: ignore[misc,union-attr]
        assert user.session.path is not None
        assert user.session.path.parent == user.session.runs_folder
        assert not user.window.pages.is_at_start
        user.until(lambda: button.text().strip() == "Pause" and len(user.session.timeline.steps) > 1)
        button.click()
        user.until(lambda: user.state == "paused")


def test_closing_while_it_trains_leaves_a_whole_file(user: User) -> None:
    user.prepare(steps=LONG)
    user.window.runs.train()
    user.until(lambda: len(user.session.timeline.steps) > 5)
    path = user.session.path
    assert path is not None
    user.close()
    with Recording.open(path) as recording:
        recording.verify()
        assert len(recording) > 5
    user._open()  # for the fixture to close


def test_a_recording_named_at_the_start_is_opened_in_place_of_the_last_one(user: User) -> None:
    user.choose("digits")
    user.window.runs.open_first(recording_of("denoising"))
    user.until(user.at_rest)
    user.until(lambda: user.session.path == recording_of("denoising"))


@pytest.mark.parametrize(("typed", "written"), [("run 1.5", "run 1.5.scout"), ("run 2.scout", "run 2.scout")])
def test_save_as_keeps_the_name_as_typed(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, written: str
) -> None:
    user.choose("digits")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / typed), ""))
    user.window.runs.save_as()
    user.until(lambda: (tmp_path / written).exists())
    assert [path.name for path in tmp_path.glob("run*")] == [written]


def test_save_as_replaces_nothing_that_nobody_was_asked_about(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("digits")
    precious = tmp_path / "mine.scout"
    precious.write_bytes(b"precious")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "mine"), ""))
    user.window.runs.save_as()
    assert precious.read_bytes() == b"precious"
    assert "mine.scout" in user.window.messages.sentence.text()


def test_the_list_of_labs_leads_back_to_what_was_on_screen_of_a_lab(user: User) -> None:
    own = recording_of("digits")
    user.session.open(own)
    user.until(lambda: user.session.path == own and user.at_rest())
    user.window.strip.lab_chosen.emit("grokking")
    user.until(lambda: bool(user.session.lab) and user.session.lab.name == "grokking")  # type: ignore[union-attr]
    user.window.strip.lab_chosen.emit("digits")
    user.until(lambda: user.session.path == own)
    user.window.strip.lab_chosen.emit("digits")  # once more: its sample
    user.until(lambda: user.session.path not in (None, own) and user.at_rest())


def test_on_the_start_page_the_main_button_names_the_chosen_lab_at_every_size(user: User) -> None:
    window = user.window
    window.pages.show_start_page()
    for size in ((900, 600), (1280, 800)):
        window.resize(*size)
        for lab, word in (("digits", "Train digits"), ("next_token", "Train next token")):
            window.start_page.choose(lab)
            assert window.strip.main_button.text().strip() == word
            assert words_without_room(window) == []


def test_the_word_of_the_main_button_is_whole_in_every_lab(user: User) -> None:
    strip = user.window.strip
    for lab in ("denoising", "digits"):
        user.choose(lab)
        for word in ("Pause", "Continue", "Train"):
            strip.set_main_button(word, "play", "")
            user.qtbot.wait(1)
            assert strip.main_button.width() >= strip.main_button.sizeHint().width(), (lab, word)


def test_a_click_on_the_sign_leads_to_the_start_page_and_back(user: User) -> None:
    user.choose("digits")
    for is_at_start in (True, False):
        QTest.mouseClick(user.window.strip.logo, Qt.MouseButton.LeftButton)
        assert user.window.pages.is_at_start is is_at_start


def test_a_recording_is_looked_for_among_the_runs_once_there_are_some(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def cancel(_window: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", cancel)
    user.window.runs.choose_recording()
    user.session.runs_folder.mkdir()
    user.window.runs.choose_recording()
    assert asked == [str(Path.home()), str(user.session.runs_folder)]


def test_what_is_chosen_in_a_panel_while_nothing_trains_goes_back_to_what_holds(user: User) -> None:
    user.choose("modular")
    user.until(user.at_rest)
    choices = user.window.docks["wiring"].panel.controls.choices
    assert choices["mode", "all"].isChecked()
    choices["mode", "none"].click()
    assert user.window.notices.isVisible()
    assert choices["mode", "all"].isChecked()
