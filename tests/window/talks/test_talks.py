"""The window and its talk: scenes taken, shown again, presented."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from scoutview.app import build_window, shipped_talks
from scoutview.graphics.base.look import text_width
from scoutview.resources import resource
from scoutview.talks.talk import read_talk
from scoutview.window.base import question
from scoutview.window.shell.main_window import MainWindow
from scoutview.window.talks.scene_row import EMPTY

SUMS = resource("recordings", "grokking.scout")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(question, "ask", lambda *_: "Discard")
    window, session = build_window(tmp_path)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    session.open(SUMS)
    qtbot.waitUntil(lambda: session.path == SUMS and bool(session.timeline.steps), timeout=100_000)
    yield window
    window.close()
    session.close()


def test_what_is_on_screen_becomes_a_scene_and_can_be_shown_again(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    session.timeline.go_to(session.timeline.steps[5])
    session.set_probe_text("7+9")
    window.talks.add_scene()
    strip = window.talks.strip
    assert strip is not None
    qtbot.waitUntil(lambda: len(strip.talk.scenes) == 1, timeout=100_000)
    scene = strip.talk.scenes[0]
    assert (scene.step, scene.probe) == (session.timeline.steps[5], "7+9")
    assert len(scene.fingerprint) == 32
    session.timeline.go_to(session.timeline.steps[-1])
    session.set_probe_text("1+1")
    window.talks._shower.show_scene(scene, strip.path)
    qtbot.waitUntil(lambda: session.timeline.step == scene.step and session.probe_text == "7+9", timeout=100_000)


def test_the_strip_comes_and_goes_and_stands_above_the_timeline(window: MainWindow) -> None:
    window.talks.toggle_strip()
    strip = window.talks.strip
    assert strip is not None
    assert strip.isVisible()
    assert strip.geometry().bottom() <= window.bar.geometry().top()
    window.talks.toggle_strip()
    assert not strip.isVisible()


def test_what_an_empty_strip_says_is_whole_before_anything_is_resized(qtbot: QtBot, window: MainWindow) -> None:
    window.talks.toggle_strip()
    strip = window.talks.strip
    assert strip is not None
    qtbot.waitUntil(lambda: strip.row.width() == strip._scroll.viewport().width())
    assert strip.row.width() > text_width(EMPTY, "caption") + 16
    assert strip._scroll.viewport().rect().contains(strip.row.geometry().adjusted(0, 20, 0, -40))


def test_a_talk_is_asked_for_in_one_way(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shipped_talks()["How a network learns"]
    folders: list[str] = []

    def choose(_window: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        folders.append(folder)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    window.talks.choose_talk()
    strip = window.talks.strip
    assert strip is not None
    assert strip.talk.title == "How a network learns"
    strip.do("open")
    assert folders == [str(Path.home()), str(path.parent)]
    qtbot.waitUntil(lambda: window.session.path is not None and window.session.path.stem == "digits", timeout=100_000)


def test_a_talk_that_is_chosen_as_a_recording_is_opened_as_a_talk(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shipped_talks()["How a network learns"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.runs.choose_recording()
    assert window.talks.strip is not None
    assert window.talks.strip.talk.title == "How a network learns"
    assert window.messages.isHidden()


def test_a_talk_that_cannot_be_opened_leaves_the_strip_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "bad.scouttalk"
    bad.write_text("no talk")
    for shown in (False, True):
        assert window.talks.is_shown() == shown
        window.talks.open_talk(bad)
        assert window.talks.is_shown() == shown
        assert "is not a ScoutView talk" in window.messages.sentence.text()
        window.talks.toggle_strip()


def test_without_a_talk_what_is_on_screen_is_presented_and_not_kept(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    session.timeline.go_to(session.timeline.steps[5])
    session.set_probe_text("7+9")
    QTest.keyClick(window, Qt.Key.Key_F5)
    presentation = window.talks.presentation
    assert presentation is not None
    qtbot.waitUntil(lambda: presentation.live is not None, timeout=100_000)
    assert presentation.live is not None
    shown = presentation.live.session
    assert (shown.path, shown.timeline.step, shown.probe_text) == (SUMS, session.timeline.steps[5], "7+9")
    assert presentation.messages.isHidden()
    presentation.close()
    assert window.talks.presentation is None
    assert window.talks.strip is None


def test_with_nothing_on_screen_presenting_says_what_is_needed(qtbot: QtBot, tmp_path: Path) -> None:
    window, session = build_window(tmp_path)
    qtbot.addWidget(window)
    window.show()
    window.talks.present()
    assert "open a recording or train a model first" in window.messages.sentence.text()
    assert window.talks.presentation is None
    window.close()
    session.close()


def test_a_film_that_is_done_while_one_presents_is_told_of_afterwards(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.talks.present()
    shown, bar = window.talks.presentation, window.exports.bar
    assert shown is not None
    qtbot.waitUntil(shown.isActiveWindow)
    bar.show_done(tmp_path / "film.mp4")
    assert not bar._leaving.isActive()
    shown.close()
    qtbot.waitUntil(bar._leaving.isActive)
    assert bar.show_folder.isVisible()


def test_changes_of_the_talk_are_undone_wherever_the_keyboard_is(qtbot: QtBot, window: MainWindow) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    undo, redo = (window.commands.by_name[name] for name in ("undo", "redo"))
    assert not undo.isEnabled()
    window.talks.open_talk(shipped_talks()["How a network learns"])
    strip = window.talks.strip
    assert strip is not None
    qtbot.waitUntil(lambda: window.session.path is not None and window.session.path.stem == "digits", timeout=100_000)
    before = strip.talk
    strip.editing.delete()
    shorter = strip.talk
    assert undo.isEnabled()
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, control)
    assert strip.talk == before
    window.talks.toggle_strip()
    QTest.keyClick(window, Qt.Key.Key_Z, control | shift)
    assert strip.talk == shorter
    assert strip.isVisible()  # what was changed can be seen
    QTest.keyClick(window, Qt.Key.Key_Z, control)
    QTest.keyClick(window, Qt.Key.Key_Y, control)
    assert strip.talk == shorter
    assert not redo.isEnabled()
    field = strip.controls.title  # a field that is typed into has its own undo
    field.setFocus()
    QTest.keyClicks(field, "!")
    QTest.keyClick(field, Qt.Key.Key_Z, control)
    assert field.text() == before.title
    assert strip.talk == shorter
    strip.edit_words()
    assert strip.words is not None
    QTest.keyClick(strip.words.plays, Qt.Key.Key_Z, control)
    assert strip.talk == before


def test_a_guided_tour_is_presented_and_ends(qtbot: QtBot, window: MainWindow) -> None:
    path = shipped_talks()["Memorising, then understanding"]
    window.talks.present_file(path)
    presentation = window.talks.presentation
    assert presentation is not None
    assert len(presentation.stages.talk.scenes) == len(read_talk(path).scenes)
    presentation.close()
    qtbot.waitUntil(lambda: window.talks.presentation is None, timeout=100_000)


def test_a_talk_that_is_none_is_told_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "bad.scouttalk"
    bad.write_text("no talk")
    window.talks.present_file(bad)
    assert "is not a ScoutView talk" in window.messages.sentence.text()
