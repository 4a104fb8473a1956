"""Runs from the window: trained, saved under another name, opened at the start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from scoutview.recording.reader import Recording
from tests.small_runs import recording_of
from tests.window.conftest import Desk

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "1000000"


def test_the_buttons_train_pause_resume_reset_and_change_the_seed(desk: Desk) -> None:
    desk.prepare(steps=LONG)
    button, line = desk.window.strip.main_button, desk.session.timeline
    assert button.text().strip() == "Train"
    assert desk.window.strip.status.text() == "seed 0"
    button.click()
    desk.until(lambda: button.text().strip() == "Pause" and len(line.steps) > 20)
    assert line.following
    desk.key(KEY.Key_Home)
    desk.until(lambda: "newer" in desk.window.bar.pill.text() and line.held_count > 30)
    assert "Training goes on" in desk.window.bar.caption.text()
    button.click()
    desk.until(lambda: button.text().strip() == "Resume")
    button.click()
    desk.until(lambda: button.text().strip() == "Pause")
    for name, seed in (("reset", 0), ("new_seed", 1)):
        before = desk.session.path
        desk.window.strip.tools[name].click()
        desk.until(lambda before=before: desk.session.path != before and desk.state == "paused" and desk.at_rest())  # type: ignore[misc]
        assert desk.session.description is not None
        assert (desk.session.description.seed, list(line.steps)) == (seed, [0])
        assert "untrained" in desk.window.bar.caption.text()


def test_closing_while_it_trains_leaves_a_whole_file(desk: Desk) -> None:
    desk.prepare(steps=LONG)
    desk.window.runs.train()
    desk.until(lambda: len(desk.session.timeline.steps) > 5)
    path = desk.session.path
    assert path is not None
    desk.close()
    with Recording.open(path) as recording:
        recording.verify()
        assert len(recording) > 5
    desk._open()  # for the fixture to close


def test_a_recording_named_at_the_start_is_opened_in_place_of_the_last_one(desk: Desk) -> None:
    desk.choose("digits")
    desk.window.runs.open_first(recording_of("denoising"))
    desk.until(desk.at_rest)
    desk.until(lambda: desk.session.path == recording_of("denoising"))


@pytest.mark.parametrize(("typed", "written"), [("run 1.5", "run 1.5.scout"), ("run 2.scout", "run 2.scout")])
def test_save_as_keeps_the_name_as_typed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, written: str
) -> None:
    desk.choose("digits")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / typed), ""))
    desk.window.runs.save_as()
    desk.until(lambda: (tmp_path / written).exists())
    assert [path.name for path in tmp_path.glob("run*")] == [written]


def test_save_as_replaces_nothing_that_nobody_was_asked_about(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.choose("digits")
    precious = tmp_path / "mine.scout"
    precious.write_bytes(b"precious")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "mine"), ""))
    desk.window.runs.save_as()
    assert precious.read_bytes() == b"precious"
    assert "mine.scout" in desk.window.messages.sentence.text()
