"""What is told of scenes whose recordings are gone, changed or not to be read."""

import dataclasses
import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from scoutview.app import sample_recordings
from scoutview.errors import UserError
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks.recordings import check_scene
from scoutview.talks.talk import Talk, read_talk, write_talk
from scoutview.window.talks.scene_card import find_box
from tests.small_runs import copy_of
from tests.window.talks.conftest import CONTROL, KEY, Editor, scene_of


def test_a_missing_recording_is_told_and_found_again(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = editor.open("one", "two")
    moved = tmp_path / "moved" / "b.scout"
    moved.parent.mkdir()
    shutil.move(tmp_path / "a.scout", moved)
    assert editor.strip.open(path)
    editor.until_read()
    assert [card.sight.verdict for card in editor.row.cards if card.sight] == ["recording missing"] * 2
    QTest.mouseClick(editor.row, Qt.MouseButton.LeftButton, pos=editor.point(1, title=True))
    assert (editor.strip.current, editor.chosen) == (1, [])
    assert editor.messages[-1].startswith("The recording a.scout of this scene is not at")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(moved), ""))
    box = find_box(editor.row.plan.picture(0))
    place = QPoint(round(box.x + box.width / 2), round(box.middle_y))
    QTest.mouseClick(editor.row, Qt.MouseButton.LeftButton, pos=place)
    editor.until_read()
    assert [card.problem for card in editor.row.cards] == ["", ""]
    assert editor.chosen == [0]
    assert editor.strip.save()
    assert [scene.recording for scene in read_talk(path).scenes] == ["moved/b.scout"] * 2
    editor.key(KEY.Key_Z, CONTROL)
    editor.until_read()
    assert all(card.problem for card in editor.row.cards)


def test_a_recording_that_came_back_is_found_where_it_was(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_talk(Talk("", (scene_of("a.scout"),)), tmp_path / "my.scouttalk")
    assert editor.strip.open(tmp_path / "my.scouttalk")
    editor.until_read()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy_of("digits", tmp_path)), ""))
    editor.strip.do("find")
    editor.until_read()
    assert editor.row.cards[0].problem == ""
    assert not editor.strip.editing.edited.is_changed


def test_another_recording_of_the_same_name_is_told_and_shown_all_the_same(editor: Editor, tmp_path: Path) -> None:
    copy_of("digits", tmp_path)
    path = tmp_path / "my.scouttalk"
    write_talk(Talk("", (dataclasses.replace(scene_of("a.scout"), fingerprint="0" * 32),)), path)
    assert editor.strip.open(path)
    editor.until_read()
    card = editor.row.cards[0]
    assert card.sight is not None
    assert (card.sight.verdict, card.sight.is_lost) == ("recording changed", False)
    with pytest.raises(UserError) as error:
        check_scene(editor.strip.talk.scenes[0], path)
    assert card.problem == str(error.value)
    assert card.problem in card.in_words(0)
    QTest.mouseClick(editor.row, Qt.MouseButton.LeftButton, pos=editor.point(0, title=True))
    assert editor.chosen == [0]
    assert editor.messages[-1] == card.problem


def test_a_file_that_is_no_recording_is_told(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "a.scout").write_text("no recording")
    write_talk(Talk("", (scene_of("a.scout"),)), tmp_path / "my.scouttalk")
    assert editor.strip.open(tmp_path / "my.scouttalk")
    editor.until_read()
    assert editor.row.cards[0].sight is not None
    assert editor.row.cards[0].sight.verdict == "cannot be read"


def test_the_summary_of_a_scene_ends_at_its_frame(editor: Editor) -> None:
    path = resource("talks", "memorising_then_understanding.scouttalk")
    assert editor.strip.open(path)
    editor.until_read()
    first, last = (card.sight.losses for card in (editor.row.cards[0], editor.row.cards[-1]) if card.sight)
    assert first is not None
    assert last is not None
    steps = sample_recordings()["grokking"]
    with Recording.open(steps) as recording:
        scene = editor.strip.talk.scenes[0]
        share = np.log10(scene.step + 1) / np.log10(int(recording.steps[-1]) + 1)
    assert first[-1, 0] == pytest.approx(share, abs=0.02)
    assert (np.diff(last[:, 0]) > 0).all()
    assert last.min() >= 0
    assert last.max() <= 1
