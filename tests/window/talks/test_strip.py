"""The strip of a talk as a user meets it: mouse, keys, files, and recordings that are gone or changed."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from scoutview.app import build_application, sample_recordings
from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.graphics.base.theme import LIGHT
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks.recordings import check_scene, fingerprint_of
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import Talk, read_talk, write_talk
from scoutview.window.talks.scene_card import find_box
from scoutview.window.talks.scene_words import SceneWords
from scoutview.window.talks.strip import TalkStrip
from tests.small_runs import copy_of

KEY = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Editor:
    """A strip of its own, and what it asked for."""

    def __init__(self, qtbot: QtBot, folder: Path, scale: float = 1.0) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.strip = TalkStrip(Look(scale=scale))
        self.strip.setStyleSheet(stylesheet(self.strip.look))
        self.chosen: list[int] = []
        self.messages: list[str] = []
        self.presented: list[int] = []
        self.strip.scene_chosen.connect(self.chosen.append)
        self.strip.message.connect(self.messages.append)
        self.strip.present_wanted.connect(self.presented.append)
        self.strip.resize(round(1280 * scale), self.strip.height())
        self.strip.show()
        self.row, self.controls = self.strip.row, self.strip.controls

    def open(self, *titles: str) -> Path:
        """A talk with a scene for each title, all of one small recording."""
        copy_of("digits", self.folder)
        path = self.folder / "my.scouttalk"
        scenes = tuple(scene_of("a.scout", title=title) for title in titles)
        write_talk(Talk("Mine", scenes), path)
        assert self.strip.open(path)
        self.until_read()
        return path

    def until_read(self) -> None:
        self.qtbot.waitUntil(lambda: all(card.sight is not None for card in self.row.cards), timeout=20_000)

    @property
    def titles(self) -> list[str]:
        return [scene.title for scene in self.strip.talk.scenes]

    def point(self, number: int, *, title: bool = False) -> QPoint:
        box = self.row.plan.title(number) if title else self.row.plan.picture(number)
        return QPoint(self.row.look.px(box.x + box.width / 2), self.row.look.px(box.middle_y))

    def click(self, number: int) -> None:
        QTest.mouseClick(self.row, Qt.MouseButton.LeftButton, pos=self.point(number))

    def drag(self, number: int, to: QPoint, *, drop: bool = True) -> None:
        QTest.mousePress(self.row, Qt.MouseButton.LeftButton, pos=self.point(number))
        QTest.mouseMove(self.row, self.point(number) + QPoint(20, 0))
        QTest.mouseMove(self.row, to)
        if drop:
            QTest.mouseRelease(self.row, Qt.MouseButton.LeftButton, pos=to)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.row, key, modifier)


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> Iterator[Editor]:
    build_application()
    editor = Editor(qtbot, tmp_path)
    yield editor
    editor.strip.end()
    editor.strip.close()
    editor.strip.deleteLater()
    qtbot.wait(1)


def scene_of(recording: Path | str, **values: object) -> Scene:
    name = recording if isinstance(recording, str) else recording.resolve().as_posix()
    return Scene(name, "", 12, "validation:0", (PanelView("prediction"),), **values)  # type: ignore[arg-type]


def picture(colour: Qt.GlobalColor) -> QPixmap:
    made = QPixmap(480, 270)
    made.fill(colour)
    return made


# scenes


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


def test_a_click_chooses_a_scene(editor: Editor) -> None:
    editor.open("one", "two", "three")
    editor.click(2)
    assert (editor.strip.current, editor.chosen) == (2, [2])
    editor.click(0)
    assert (editor.strip.current, editor.chosen) == (0, [2, 0])


def test_keys_choose_scenes(editor: Editor) -> None:
    editor.open("one", "two", "three")
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_Home, KEY.Key_Left, KEY.Key_End):
        editor.key(key)
    assert editor.chosen == [1, 2, 1, 0, 2]
    editor.key(KEY.Key_Return)
    assert editor.chosen[5:] == [2]
    letter = QKeyEvent(QEvent.Type.KeyPress, 0x0416, CONTROL, "ж")  # Qt has no name for this key
    QApplication.sendEvent(editor.row, letter)
    assert not letter.isAccepted()


def test_dragging_moves_a_scene_and_undo_brings_it_back(editor: Editor) -> None:
    editor.open("one", "two", "three", "four")
    editor.drag(0, editor.point(2) + QPoint(50, 0))
    assert editor.titles == ["two", "three", "one", "four"]
    assert (editor.strip.current, editor.chosen) == (2, [])
    editor.drag(3, editor.point(0) - QPoint(60, 0))
    assert editor.titles == ["four", "two", "three", "one"]
    editor.key(KEY.Key_Z, CONTROL)
    editor.key(KEY.Key_Z, CONTROL)
    assert editor.titles == ["one", "two", "three", "four"]
    editor.key(KEY.Key_Z, CONTROL | SHIFT)
    assert editor.titles == ["two", "three", "one", "four"]


def test_a_card_dropped_where_it_was_or_let_go_with_escape_stays(editor: Editor) -> None:
    editor.open("one", "two", "three")
    editor.drag(1, editor.point(1) + QPoint(30, 0))
    editor.drag(0, editor.point(2), drop=False)
    editor.key(KEY.Key_Escape)
    QTest.mouseRelease(editor.row, Qt.MouseButton.LeftButton, pos=editor.point(2))
    assert editor.titles == ["one", "two", "three"]
    assert not editor.strip.editing.edited.can_undo
    assert editor.chosen == []


def test_keys_move_duplicate_and_delete(editor: Editor) -> None:
    editor.open("one", "two", "three")
    editor.key(KEY.Key_Right, ALT)
    assert (editor.titles, editor.strip.current) == (["two", "one", "three"], 1)
    editor.key(KEY.Key_Left, ALT)
    editor.key(KEY.Key_Left, ALT)  # it is the first already
    assert (editor.titles, editor.strip.current) == (["one", "two", "three"], 0)
    editor.key(KEY.Key_D, CONTROL | SHIFT)
    assert (editor.titles, editor.strip.current) == (["one", "one", "two", "three"], 1)
    editor.key(KEY.Key_End)
    editor.key(KEY.Key_Delete)
    assert (editor.titles, editor.strip.current) == (["one", "one", "two"], 2)
    for _ in range(4):
        editor.key(KEY.Key_Delete)
    assert (editor.titles, editor.strip.current) == ([], -1)
    editor.key(KEY.Key_F2)
    editor.key(KEY.Key_F4)
    assert editor.row.name_field.isHidden()
    assert editor.strip.words is None


def test_a_title_is_typed_where_it_stands(editor: Editor) -> None:
    editor.open("one", "two")
    editor.key(KEY.Key_F2)
    field = editor.row.name_field
    assert field.isVisible()
    QTest.keyClicks(field, "It guesses")
    QTest.keyClick(field, KEY.Key_Left)  # in the text, not to another scene
    QTest.keyClick(field, KEY.Key_F4)
    assert editor.strip.words is None
    QTest.keyClick(field, KEY.Key_Return)
    assert editor.titles == ["It guesses", "two"]
    assert field.isHidden()
    QTest.mouseDClick(editor.row, Qt.MouseButton.LeftButton, pos=editor.point(0, title=True))
    QTest.keyClicks(field, "nothing")
    QTest.keyClick(field, KEY.Key_Escape)
    assert editor.titles == ["It guesses", "two"]
    editor.key(KEY.Key_F2)
    field.setText("Second thoughts")
    editor.click(1)
    assert editor.titles == ["Second thoughts", "two"]
    editor.key(KEY.Key_Z, CONTROL)
    editor.key(KEY.Key_Z, CONTROL)
    assert editor.titles == ["one", "two"]


def test_what_is_typed_is_saved_too(editor: Editor) -> None:
    path = editor.open("one")
    editor.key(KEY.Key_F2)
    editor.row.name_field.setText("typed")
    editor.controls.title.setText("Yours")
    assert editor.strip.save()
    assert read_talk(path).title == "Yours"
    assert read_talk(path).scenes[0].title == "typed"
    assert read_talk(path).scenes[0].recording == "a.scout"


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


def test_the_menu_of_a_scene_does_what_its_keys_do(editor: Editor) -> None:
    editor.open("one", "two")
    editor.row.menu_wanted.emit(editor.row.mapToGlobal(editor.point(0)))
    menus = [menu for menu in editor.strip.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    actions = {action.data(): action for action in menus[0].actions() if action.data()}
    assert set(actions) <= set(editor.strip._actions)
    actions["duplicate"].trigger()
    assert editor.titles == ["one", "one", "two"]
    menus[0].close()


def test_presenting_begins_at_the_chosen_scene(editor: Editor) -> None:
    assert not editor.controls.present.isEnabled()
    editor.open("one", "two")
    editor.click(1)
    editor.controls.present.click()
    assert editor.presented == [1]


# caption, notes, playing


def words_of(editor: Editor) -> SceneWords:
    editor.key(KEY.Key_F4)
    assert editor.strip.words is not None
    assert editor.strip.words.isVisible()
    return editor.strip.words


def test_words_are_undone_all_at_once(editor: Editor) -> None:
    editor.open("one", "two")
    before = editor.strip.talk
    words = words_of(editor)
    QTest.keyClicks(words.caption, "It cannot read.")
    QTest.keyClick(words.caption, KEY.Key_Backspace)
    QTest.keyClicks(words.notes, "Wait.")
    QTest.keyClicks(words.title, "!")
    scene = editor.strip.talk.scenes[0]
    assert (scene.title, scene.caption, scene.notes) == ("one!", "It cannot read", "Wait.")
    editor.key(KEY.Key_Z, CONTROL)
    assert editor.strip.talk == before
    assert (words.title.text(), words.caption.toPlainText(), words.notes.toPlainText()) == ("one", "", "")
    editor.key(KEY.Key_Z, CONTROL | SHIFT)
    assert editor.strip.talk.scenes[0] == scene
    assert words.caption.toPlainText() == "It cannot read"
    words.close()


def test_the_words_of_two_scenes_are_two_steps(editor: Editor) -> None:
    editor.open("one", "two")
    words = words_of(editor)
    QTest.keyClicks(words.caption, "first")
    editor.click(1)
    assert words.caption.toPlainText() == ""
    assert "2" in words.windowTitle()
    QTest.keyClicks(words.caption, "second")
    assert [scene.caption for scene in editor.strip.talk.scenes] == ["first", "second"]
    editor.key(KEY.Key_Z, CONTROL)
    assert [scene.caption for scene in editor.strip.talk.scenes] == ["first", ""]
    words.close()
    editor.key(KEY.Key_F4)
    QTest.keyClicks(words.caption, "again")
    editor.key(KEY.Key_Z, CONTROL)
    assert [scene.caption for scene in editor.strip.talk.scenes] == ["first", ""]


def test_typing_and_taking_it_back_by_hand_leaves_no_change(editor: Editor) -> None:
    editor.open("one")
    words = words_of(editor)
    QTest.keyClicks(words.title, "!")
    assert editor.controls.file_name.text().endswith("•")
    QTest.keyClick(words.title, KEY.Key_Backspace)
    assert not editor.strip.editing.edited.is_changed
    assert not editor.strip.editing.edited.can_undo
    assert not editor.controls.file_name.text().endswith("•")


def test_a_scene_plays_between_two_steps(editor: Editor) -> None:
    editor.open("one")
    words = words_of(editor)
    assert not words.first.isEnabled()
    words.plays.click()
    assert editor.strip.talk.scenes[0].plays == (0, 12)
    words.last.selectAll()
    QTest.keyClicks(words.last, "2,000")
    assert editor.strip.talk.scenes[0].plays == (0, 2000)
    words.first.selectAll()
    QTest.keyClicks(words.first, "x")
    assert editor.strip.talk.scenes[0].plays is None
    assert words.first.text() == "x"
    assert words.refusal.text().startswith("Give two different steps")
    QTest.keyClick(words.first, KEY.Key_Backspace)
    QTest.keyClicks(words.first, "5")
    assert editor.strip.talk.scenes[0].plays == (5, 2000)
    assert words.refusal.text() == ""
    editor.key(KEY.Key_Z, CONTROL)
    assert editor.strip.talk.scenes[0].plays is None
    assert not words.plays.isChecked()


def test_words_close_when_there_is_no_scene_left(editor: Editor) -> None:
    editor.open("one")
    words = words_of(editor)
    editor.key(KEY.Key_Delete)
    assert not words.isVisible()


# files


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
    answer = QMessageBox.StandardButton.Cancel

    def question(parent: object, title: str, text: str, *_: object) -> QMessageBox.StandardButton:
        asked.append(text)
        return answer

    monkeypatch.setattr(QMessageBox, "question", question)
    assert not editor.strip.close_asks()
    editor.strip.do("new")
    assert not editor.strip.open(path)
    assert editor.titles == ["one", "one"]
    assert asked == ["Save the changes of the talk “Mine”?"] * 3
    answer = QMessageBox.StandardButton.Save
    assert editor.strip.close_asks()
    assert len(read_talk(path).scenes) == 2
    editor.key(KEY.Key_Delete)
    answer = QMessageBox.StandardButton.Discard
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


# recordings that are missing or changed


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


# the look


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


@pytest.mark.parametrize("scale", [1.0, 2.7])
def test_cards_need_no_more_room_than_the_strip_has(qtbot: QtBot, tmp_path: Path, scale: float) -> None:
    build_application()
    editor = Editor(qtbot, tmp_path, scale)
    editor.open(*"abcdefghijkl")
    assert editor.strip.height() == round(132 * scale)
    room = editor.strip._scroll.viewport()
    assert editor.row.width() > room.width()
    assert editor.row.height() <= room.height()
    editor.key(KEY.Key_End)
    box, px = editor.row.plan.picture(11), editor.row.look.px
    assert room.rect().contains(editor.row.mapTo(room, QPoint(px(box.x), 5)))
    assert room.rect().contains(editor.row.mapTo(room, QPoint(px(box.right), 5)))
    editor.strip.set_look(Look(LIGHT, scale))
    editor.strip.end()
    editor.strip.close()


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
