"""Caption, task, notes and playing of a scene, typed in a window beside."""

from PySide6.QtTest import QTest

from scoutview.window.talks.scene_words import SceneWords
from tests.window.talks.conftest import CONTROL, KEY, SHIFT, Editor


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


def test_what_to_try_is_typed_there_and_stays_when_the_scene_is_taken_again(editor: Editor) -> None:
    editor.open("one", "two")
    words = words_of(editor)
    QTest.keyClicks(words.task, "Draw a 7.")
    assert editor.strip.talk.scenes[0].task == "Draw a 7."
    editor.click(1)
    assert words.task.text() == ""
    editor.click(0)
    assert words.task.text() == "Draw a 7."
    editor.key(KEY.Key_Z, CONTROL)
    assert words.task.text() == ""
    words.close()
