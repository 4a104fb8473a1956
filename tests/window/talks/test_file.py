"""A talk and its file: opened, saved, packed, and never lost."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from scoutview.talks.talk import read_talk
from scoutview.window.base import question
from tests.window.talks.conftest import ALT, CONTROL, KEY, SHIFT, Editor


def test_what_is_typed_is_saved_too(editor: Editor) -> None:
    path = editor.open("one")
    editor.key(KEY.Key_F2)
    editor.row.name_field.setText("typed")
    editor.controls.title.setText("Yours")
    assert editor.strip.save()
    assert read_talk(path).title == "Yours"
    assert read_talk(path).scenes[0].title == "typed"
    assert read_talk(path).scenes[0].recording == "a.scout"


def test_a_talk_that_is_none_leaves_the_present_one(editor: Editor, tmp_path: Path) -> None:
    path = editor.open("one")
    broken = tmp_path / "broken.scouttalk"
    broken.write_text("no talk")
    assert not editor.strip.open(broken)
    assert "broken.scouttalk" in editor.messages[0]
    assert (editor.titles, editor.strip.path) == (["one"], path)


def test_changes_are_asked_about_before_they_are_lost(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    path = editor.open("one")
    editor.key(KEY.Key_D, CONTROL | SHIFT)
    asked: list[str] = []
    answer = "Cancel"

    def ask(parent: object, sentence: str, *_: str) -> str:
        asked.append(sentence)
        return answer

    monkeypatch.setattr(question, "ask", ask)
    assert not editor.strip.close_asks()
    editor.strip.do("new")
    assert not editor.strip.open(path)
    assert editor.titles == ["one", "one"]
    assert asked == ["Save the changes of the talk “Mine”?"] * 3
    answer = "Save"
    assert editor.strip.close_asks()
    assert len(read_talk(path).scenes) == 2
    editor.key(KEY.Key_Delete)
    answer = "Discard"
    editor.strip.do("new")
    assert editor.titles == []
    assert len(read_talk(path).scenes) == 2


def test_a_talk_that_cannot_be_written_is_still_unsaved(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.open("one")
    editor.key(KEY.Key_Delete)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no folder" / "a.scouttalk"), ""))
    editor.strip.do("save_as")
    assert len(editor.messages) == 1
    assert editor.strip.editing.edited.is_changed
    assert editor.strip.path == tmp_path / "my.scouttalk"


def test_a_name_that_was_lengthened_replaces_no_file(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = editor.open("one")
    editor.key(KEY.Key_Delete)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "my"), ""))
    editor.strip.do("save_as")
    assert "my.scouttalk is there already" in editor.messages[0]
    assert len(read_talk(path).scenes) == 1


def test_saving_elsewhere_keeps_the_recordings_and_undo_too(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.open("one", "two")
    target = tmp_path / "far" / "away" / "b.scouttalk"
    target.parent.mkdir(parents=True)
    editor.key(KEY.Key_Delete)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    editor.strip.do("save_as")
    assert read_talk(target).scenes[0].recording == "../../a.scout"
    editor.key(KEY.Key_Z, CONTROL)
    editor.key(KEY.Key_S, CONTROL)
    assert [scene.recording for scene in read_talk(target).scenes] == ["../../a.scout"] * 2


def test_recordings_are_packed_beside_the_talk(editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.open("one", "two")
    editor.key(KEY.Key_Right, ALT)
    target = tmp_path / "stick" / "b.scouttalk"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    editor.strip.do("pack")
    assert editor.controls.file_name.text() == "copying the recordings…"
    assert not editor.strip.close_asks()
    editor.qtbot.waitUntil(lambda: not editor.strip.editing.file.is_packing)
    assert [scene.recording for scene in read_talk(target).scenes] == ["a.scout"] * 2
    assert (target.parent / "a.scout").exists()
    assert editor.strip.path == target
    assert editor.strip.close_asks()
    assert {scene.recording for scene in editor.strip.talk.scenes} == {(target.parent / "a.scout").as_posix()}
