"""The strip of a talk: scenes are added, taken again, presented, and have their pictures."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks.recordings import check_scene, fingerprint_of
from scoutview.talks.talk import read_talk
from tests.small_runs import copy_of
from tests.window.talks.conftest import CONTROL, KEY, Editor, picture, scene_of


def test_a_shipped_talk_is_shown_whole_and_unchanged(editor: Editor) -> None:
    path = resource("talks", "how_a_network_learns.scouttalk")
    assert editor.strip.open(path)
    editor.until_read()
    talk = read_talk(path)
    assert editor.titles == [scene.title for scene in talk.scenes]
    assert [card.problem for card in editor.row.cards] == [""] * len(talk.scenes)
    assert {card.sight.lab_title for card in editor.row.cards if card.sight} == {"Digits"}
    assert editor.controls.title.text() == talk.title
    assert editor.controls.file_name.text() == path.name  # without the mark of changes
    assert (editor.strip.current, editor.chosen) == (0, [])
    assert editor.strip.close_asks()


def test_a_scene_is_added_after_the_chosen_one_with_its_fingerprint(editor: Editor, tmp_path: Path) -> None:
    editor.open("one", "two")
    scene = scene_of(tmp_path / "a.scout", title="new")
    editor.strip.add(scene, picture(Qt.GlobalColor.red))
    editor.qtbot.waitUntil(lambda: len(editor.titles) == 3)
    assert editor.titles == ["one", "new", "two"]
    assert editor.strip.current == 1
    with Recording.open(tmp_path / "a.scout") as recording:
        assert editor.strip.talk.scenes[1].fingerprint == fingerprint_of(recording, 12)
    assert editor.row.cards[1].picture is not None
    assert editor.controls.file_name.text() == "my.scouttalk •"
    editor.key(KEY.Key_Z, CONTROL)
    assert editor.titles == ["one", "two"]
    assert editor.controls.file_name.text() == "my.scouttalk"


def test_a_scene_without_a_recording_is_refused_in_words(editor: Editor, tmp_path: Path) -> None:
    editor.strip.add(scene_of(tmp_path / "none.scout"))
    editor.qtbot.waitUntil(lambda: bool(editor.messages))
    assert "none.scout" in editor.messages[0]
    assert editor.titles == []


def test_the_first_scene_of_a_new_talk_is_found_wherever_it_is_saved(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = copy_of("digits", tmp_path)
    editor.strip.add(scene_of(recording))
    editor.qtbot.waitUntil(lambda: len(editor.titles) == 1)
    target = tmp_path / "elsewhere" / "talk"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    assert editor.strip.save()
    saved = target.with_name("talk.scouttalk")
    assert read_talk(saved).scenes[0].recording == "../a.scout"
    check_scene(read_talk(saved).scenes[0], saved)
    assert not editor.strip.editing.edited.is_changed


def test_a_scene_taken_again_keeps_its_words(editor: Editor, tmp_path: Path) -> None:
    editor.open("one", "two")
    editor.strip.editing.edited.change(0, caption="see", notes="say", plays=(0, 12))
    wished: list[int] = []
    editor.strip.retake_wanted.connect(wished.append)
    editor.strip.do("retake")
    assert wished == [0]
    editor.strip.retake(0, dataclasses.replace(scene_of(tmp_path / "a.scout"), step=3, theme="light"))
    editor.strip.editing.move(0, 1)  # while its file is read
    editor.strip.choose(0)
    editor.qtbot.waitUntil(lambda: editor.strip.talk.scenes[1].step == 3)
    taken = editor.strip.talk.scenes[1]
    assert (taken.title, taken.caption, taken.notes, taken.plays) == ("one", "see", "say", (0, 12))
    assert (taken.theme, bool(taken.fingerprint)) == ("light", True)
    editor.key(KEY.Key_Z, CONTROL)
    assert [scene.step for scene in editor.strip.talk.scenes] == [12, 12]


def test_presenting_begins_at_the_chosen_scene(editor: Editor) -> None:
    assert not editor.controls.present.isEnabled()
    editor.open("one", "two")
    editor.click(1)
    editor.controls.present.click()
    assert editor.presented == [1]


def test_presenting_begins_at_the_first_scene_where_none_was_picked(editor: Editor) -> None:
    editor.open("one", "two")
    editor.strip.editing.duplicate()  # the new one is chosen, and yet nobody picked it
    assert editor.strip.current == 1
    editor.controls.present.click()
    editor.click(1)
    editor.controls.present.click()
    editor.strip.do("duplicate")
    editor.strip.do("present_here")
    assert editor.presented == [0, 1, 2]


def test_pictures_follow_their_scenes(editor: Editor) -> None:
    editor.open("one", "two")
    editor.strip.editing.edited.change(1, step=3)
    editor.strip.keep_picture(editor.strip.talk.scenes[1], picture(Qt.GlobalColor.red))
    assert [card.picture is not None for card in editor.row.cards] == [False, True]
    editor.strip.editing.move(1, 0)
    assert [card.picture is not None for card in editor.row.cards] == [True, False]
    assert red_of(editor, 0) > 0.5 > red_of(editor, 1)


def red_of(editor: Editor, number: int) -> float:
    """The share of red in the picture of a card."""
    box, px = editor.row.plan.picture(number), editor.row.look.px
    image = editor.row.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    colours = pixels[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    part = colours[px(box.y) : px(box.bottom), px(box.x) : px(box.right)]
    return float((part[..., 0] > 200).mean() - (part[..., 1] > 200).mean())
