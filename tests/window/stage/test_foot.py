"""Timeline and probe below a presented scene."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from scoutview.window.probes.numbers_editor import NumbersEditor
from tests.window.stage.conftest import CONTROL, KEY, ON_SCREEN, SHIFT, TALK, Hall, scene


def test_the_speaker_types_a_probe_and_the_panels_answer(hall: Hall) -> None:
    hall.present(number=3)
    foot = hall.show.foot
    assert foot is not None
    assert isinstance(foot.editor, NumbersEditor)
    assert not foot.editor.isVisible()
    hall.key("/")
    assert foot.editor.isVisible()
    hall.key(*"3+4")  # a number is none of a scene's now
    hall.until(lambda: hall.live.session.probe_text == "3+4")
    hall.settle()
    observation = hall.live.session.shown_to(hall.stage.holders[1].panel).observation
    assert observation is not None
    assert (observation.probe, observation.step) == (hall.live.session.probe, TALK.scenes[3].step)
    hall.key("+", KEY.Key_Return)  # none: it is told, and the question on screen stays
    assert "3+4+" in foot.editor.line.text()
    assert hall.notes
    assert hall.live.session.probe_text == "3+4"
    assert hall.show.hasFocus()  # Return gave the keys back
    hall.key(KEY.Key_Escape)
    assert not foot.editor.isVisible()
    assert hall.show.isVisible()
    hall.key(KEY.Key_L, modifier=CONTROL)
    assert foot.editor.line.hasFocus()
    hall.turn(KEY.Key_PageUp)  # the clicker, in the middle of typing
    assert hall.on_screen == ON_SCREEN[2]
    assert hall.show.hasFocus()


def test_a_run_with_nothing_to_move_has_words_alone_beside_which_the_hint_stands(hall: Hall) -> None:
    hall.present(replace(TALK, scenes=(scene("photos", 0, "prediction"), TALK.scenes[1])))
    foot, hint = hall.stage.foot, hall.show.hint
    assert foot is not None
    assert foot.bar.caption.isVisible()
    assert not foot.bar.well.isVisible()
    hall.show._place_hint()
    room = foot.bar.room_beside_caption().translated(foot.bar.mapTo(hall.show, QPoint()))
    assert room.right() <= hall.show.width()
    assert room.contains(hint.geometry()) or room.width() < hint.width()
    hall.turn(KEY.Key_Right)
    foot = hall.stage.foot
    assert foot is not None
    assert foot.bar.well.isVisible()


def test_a_scene_plays_by_itself_once_and_any_move_stops_it(hall: Hall) -> None:
    plays = replace(TALK.scenes[0], plays=(0, 26))
    hall.present(replace(TALK, scenes=(plays, TALK.scenes[1])))
    line = hall.live.session.timeline
    hall.until(lambda: not line.playing and line.step == 26)
    assert hall.live.session.timeline.speed == 0.5
    hall.turn(KEY.Key_Backspace)
    assert hall.shown[-1] == (0, True)
    hall.until(lambda: 0 < line.position < line.position_of(26))
    assert line.playing
    hall.key(KEY.Key_Left, modifier=SHIFT)
    here = line.position
    assert not line.playing
    hall.qtbot.wait(400)
    assert line.position == here
    hall.turn(KEY.Key_Right)
    assert not line.playing


def test_a_scene_that_plays_is_at_its_end_at_once_where_nothing_shall_move(hall: Hall) -> None:
    plays = replace(TALK.scenes[0], plays=(0, 26))
    hall.present(replace(TALK, scenes=(plays,)), motion=False)
    line = hall.live.session.timeline
    assert (line.step, line.playing) == (26, False)
    line.first()
    hall.key(KEY.Key_Space)
    assert line.playing  # by the speaker's own press it plays


def test_the_timeline_is_alive_and_can_be_hidden(hall: Hall) -> None:
    hall.present(number=1)
    line, foot = hall.live.session.timeline, hall.show.foot
    assert foot is not None
    here = line.position
    hall.key(KEY.Key_Right, modifier=SHIFT)
    assert line.position == here + 1
    hall.settle()
    room = hall.stage.holders[0].height()
    hall.key(KEY.Key_T)
    assert not foot.bar.isVisible()
    assert hall.stage.holders[0].height() > room
    hall.key(KEY.Key_T)
    assert hall.stage.holders[0].height() == room
    hall.key("+")
    assert line.speed == 2
    QTest.mouseClick(foot.bar.well, Qt.MouseButton.LeftButton, pos=QPoint(1, 30))
    assert line.position == 0
    hall.key(KEY.Key_Space)
    assert line.playing
