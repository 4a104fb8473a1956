"""What a dropped file is for, and what the window does with it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from scoutview.errors import UserError
from scoutview.labs.declaration import FileKind, Taken
from scoutview.labs.registry import LABS
from scoutview.settings import fields_of
from scoutview.window.runs.drops import Drop, drop_in_words, drop_of
from tests.small_runs import copy_of
from tests.tiny_lab import TinyLab
from tests.window.conftest import User

NO_KEYS = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("run.scout", "recording"),
        ("RUN.SCOUT", "recording"),
        ("talk.scouttalk", "talk"),
    ],
)
def test_a_recording_and_a_talk_are_known_by_their_names(tmp_path: Path, name: str, kind: str) -> None:
    assert drop_of(tmp_path / name, LABS).kind == kind


@pytest.mark.parametrize(
    ("name", "lab", "setting"),
    [
        ("story.txt", "next_token", "corpus"),
        ("faces.npz", "digits", "images"),
        ("train.csv", "digits", "images"),
        ("train-00000-of-00001.parquet", "digits", "images"),
        ("train-images-idx3-ubyte.gz", "digits", "images"),
        ("train-images-idx3-ubyte", "digits", "images"),
    ],
)
def test_a_file_goes_to_the_lab_that_takes_it(tmp_path: Path, name: str, lab: str, setting: str) -> None:
    assert drop_of(tmp_path / name, LABS) == Drop("setting", tmp_path / name, lab, setting)


def test_of_several_labs_the_open_one_has_it(tmp_path: Path) -> None:
    assert drop_of(tmp_path, LABS).lab == "digits"
    assert drop_of(tmp_path, LABS, "denoising").lab == "denoising"
    assert drop_of(tmp_path, LABS, "grokking").lab == "digits"


def test_a_folder_of_recordings_is_compared_rather_than_trained_on(tmp_path: Path) -> None:
    (tmp_path / "three.png").touch()
    (tmp_path / "run.scout").touch()
    assert drop_of(tmp_path, LABS) == Drop("folder", tmp_path)
    assert drop_in_words(Drop("folder", tmp_path), {}) == f"Compare the recordings in {tmp_path.name}"


@pytest.mark.parametrize("name", ["three.PNG", "three.jpeg"])
def test_a_picture_is_asked_where_the_open_lab_can_be_and_else_told_where(tmp_path: Path, name: str) -> None:
    assert drop_of(tmp_path / name, LABS, "digits") == Drop("probe", tmp_path / name, "digits")
    for elsewhere in ("", "grokking"):
        with pytest.raises(UserError, match="A picture can be asked of Digits or Photos: choose that lab"):
            drop_of(tmp_path / name, LABS, elsewhere)


def test_a_lab_of_its_own_kind_of_files_is_found_and_named(tmp_path: Path) -> None:
    class Tables(TinyLab):
        name = "tables"
        takes = (Taken(FileKind("a .tab table", (".tab",)), "table"),)

    assert drop_of(tmp_path / "a.TAB", [*LABS, Tables]) == Drop("setting", tmp_path / "a.TAB", "tables", "table")
    with pytest.raises(UserError, match=r"a .txt text, .*, or a .tab table"):
        drop_of(tmp_path / "song.mp3", [*LABS, Tables])


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)
def test_what_a_lab_takes_as_a_setting_is_one_of_its_settings(lab: type) -> None:
    names = {field.name for field in fields_of(lab.Settings)}
    assert {taken.setting for taken in lab.takes} - {""} <= names


@pytest.mark.parametrize("name", ["song.mp3", "noname", "table.ods"])
def test_what_is_of_no_use_is_refused_with_what_would_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"\.scout") as refused:
        drop_of(tmp_path / name, LABS)
    assert name in str(refused.value)


def test_a_dropped_file_does_what_it_is_for(user: User, tmp_path: Path) -> None:
    recording = copy_of("digits", tmp_path)
    user.window.drops.take(recording)
    user.until(lambda: user.session.path == recording and user.at_rest())
    picture = tmp_path / "draw.png"
    image = QImage(20, 20, QImage.Format.Format_Grayscale8)
    image.fill(255)
    for y in range(3, 17):
        for x in range(9, 12):
            image.setPixel(x, y, 0)
    image.save(str(picture))
    user.window.drops.take(picture)
    user.until(lambda: user.session.probe.pixels != b"" and user.at_rest())
    text = tmp_path / "mine.txt"
    text.write_text("The cat sat on the mat. The dog sat on the log. " * 400)
    user.window.drops.take(text)
    user.until(lambda: user.state == "paused" and user.session.lab is not None and user.at_rest())
    assert user.session.lab is not None
    assert user.session.lab.settings.corpus == str(text)
    assert not user.messages


def test_a_drop_that_is_of_no_use_is_told_and_the_run_stays(user: User, tmp_path: Path) -> None:
    user.choose("digits")
    path = user.session.path
    odd = tmp_path / "song.mp3"
    odd.write_bytes(b"la la")
    user.window.drops.take(odd)
    assert "song.mp3" in user.window.messages.sentence.text()
    empty = tmp_path / "empty"
    empty.mkdir()
    user.window.drops.take(empty)
    user.until(lambda: len(user.messages) == 1 and not user.session.loading)
    fake = tmp_path / "fake.png"
    fake.write_text("no picture")
    user.window.drops.take(fake)
    assert user.window.notes.isVisible()
    assert user.session.path == path


def test_a_picture_is_refused_where_nothing_asks_with_pictures(user: User, tmp_path: Path) -> None:
    picture = tmp_path / "cat.png"
    QImage(20, 20, QImage.Format.Format_Grayscale8).save(str(picture))
    user.window.drops.take(picture)
    assert "Digits" in user.window.messages.sentence.text()
    user.choose("next_token")
    probe = user.session.probe
    user.window.messages.hide()
    user.window.drops.take(picture)
    assert user.window.messages.isVisible()
    assert user.session.probe == probe


def send(user: User, kind: type[QDropEvent], files: QMimeData, actions: Qt.DropAction) -> QDropEvent:
    """Hold it over the window, or let it go there."""
    event = kind(QPoint(9, 9), actions, files, *NO_KEYS)
    event.ignore()
    QApplication.sendEvent(user.window, event)
    return event


def test_what_is_let_go_over_the_window_is_taken(user: User, tmp_path: Path) -> None:
    path = copy_of("digits", tmp_path)
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    words.setText("a sentence")
    taken = []
    for mime in (words, files):
        taken.append(send(user, QDragEnterEvent, mime, Qt.DropAction.CopyAction).isAccepted())
        send(user, QDropEvent, mime, Qt.DropAction.CopyAction)
    assert taken == [False, True]
    user.until(lambda: user.session.path == path and user.at_rest())


def test_a_file_is_copied_never_moved(user: User, tmp_path: Path) -> None:
    files, actions = QMimeData(), Qt.DropAction
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "song.mp3"))])
    both = actions.MoveAction | actions.CopyAction
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        event = send(user, kind, files, both)
        assert event.isAccepted()
        assert event.dropAction() == actions.CopyAction
    assert "song.mp3" in user.window.messages.sentence.text()
    for kind in (QDragEnterEvent, QDragMoveEvent):
        assert not send(user, kind, files, actions.MoveAction).isAccepted()


def test_what_letting_go_would_do_is_said_over_the_window(user: User, tmp_path: Path) -> None:
    target = user.window.drops.target
    for name, said in {"own.npz": "Train Digits on own.npz", "a.scout": "Open the recording a.scout"}.items():
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        send(user, QDragEnterEvent, files, Qt.DropAction.CopyAction)
        assert target.isVisible()
        assert target.words.text() == said
        assert target.geometry() == user.window.rect()
        QApplication.sendEvent(user.window, QDragLeaveEvent())
        assert not target.isVisible()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "song.mp3"))])
    send(user, QDragEnterEvent, files, Qt.DropAction.CopyAction)
    assert not target.isVisible()


def test_a_dropped_text_keeps_the_settings_on_screen(user: User, tmp_path: Path) -> None:
    user.choose("next_token")
    before = user.session.lab.settings
    text = tmp_path / "mine.txt"
    text.write_text("The cat sat on the mat. The dog sat on the log. " * 400)
    user.window.drops.take(text)
    user.until(lambda: user.state == "paused" and user.session.lab.settings != before and user.at_rest())
    assert user.session.lab.settings == replace(before, corpus=str(text))
    assert before != type(before)()
