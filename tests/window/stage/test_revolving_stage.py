"""From one scene to the next: made ahead, unseen, and there at once."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from scoutview.app import sample_recordings
from scoutview.errors import UserError
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_of_recording
from scoutview.recording.reader import Recording
from scoutview.session import Session
from scoutview.window.stage import revolving_stage
from scoutview.window.stage.revolving_stage import MOST_OPEN, StageSessions
from scoutview.window.stage.stage import Stage
from tests.window.stage.conftest import KEY, ON_SCREEN, Hall


def test_a_scene_comes_whole_and_the_one_before_stays_until_then(hall: Hall) -> None:
    hall.present()
    before = hall.stage
    hall.key(KEY.Key_Right)
    assert hall.show.stages.number == 1
    assert hall.stage is before
    assert before.isVisible()
    picture = hall.show.stages.grab().toImage()
    assert picture == before.grab().toImage()
    hall.settle()
    assert hall.stage is not before
    assert hall.stage.look.theme.name == "light"
    assert hall.shown[-1] == (1, True)
    hall.key(KEY.Key_Right, KEY.Key_Right)  # in haste: what nobody waited for is never shown
    hall.settle()
    assert hall.shown[-2:] == [(1, True), (3, True)]


def made_ahead(hall: Hall) -> Stage:
    """The next scene, once it is made."""
    room = hall.show.stages
    hall.until(lambda: room._next is not None and room._next.live is not None and room._next.live.has_come)
    assert room._next is not None
    return room._next


def test_the_next_scene_is_made_ahead_and_stands_there_at_once(hall: Hall) -> None:
    hall.present()
    coming = made_ahead(hall)
    before = hall.stage.grab().toImage()
    hall.qtbot.wait(50)
    assert hall.show.stages.grab().toImage() == before  # nothing of it is seen
    hall.live.session.timeline.go_to(26)
    hall.live.session.set_probe_text("validation:7")
    hall.settle()
    hall.key(KEY.Key_Right)
    assert hall.stage is coming
    assert hall.live.is_ready()
    assert hall.on_screen == ON_SCREEN[1]
    hall.qtbot.wait(20)
    fresh = hall.show.stages.grab().toImage()
    hall.turn(KEY.Key_R)
    assert hall.stage is not coming
    hall.qtbot.wait(20)
    assert hall.show.stages.grab().toImage() == fresh
    coming = made_ahead(hall)
    hall.turn("4", KEY.Key_Return)  # another one than was expected
    assert hall.stage is not coming
    assert hall.on_screen == ON_SCREEN[3]
    assert hall.show.stages._next is None


def test_tab_does_not_reach_a_scene_that_is_not_seen(hall: Hall) -> None:
    hall.present(number=2)
    coming = made_ahead(hall)
    assert any(widget.focusPolicy() & Qt.FocusPolicy.TabFocus for widget in coming.findChildren(QWidget))
    for _ in range(40):
        QTest.keyClick(hall.show.focusWidget() or hall.show, KEY.Key_Tab)
        assert not coming.isAncestorOf(hall.show.focusWidget())


def test_a_next_scene_that_cannot_be_made_is_told_when_it_is_wanted(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Recording] = []

    def refuse(recording: Recording) -> Lab[Any, Any]:
        """All but the first: that is of the scene on screen."""
        opened.append(recording)
        if len(opened) > 1:
            raise UserError("This recording is of a lab “rnn” that this version of ScoutView does not know.")
        return lab_of_recording(recording)

    monkeypatch.setattr(revolving_stage, "AHEAD_MS", 10)
    monkeypatch.setattr("scoutview.observing.desk.lab_of_recording", refuse)
    hall.present(number=1)
    hall.until(lambda: hall.show.stages._next is not None and bool(hall.show.stages._next.sentence))
    assert not hall.show.messages.isVisible()
    hall.key(KEY.Key_Right)
    hall.until(lambda: hall.show.stages.number == 2 and "rnn" in hall.stage.sentence)
    monkeypatch.undo()
    hall.turn(KEY.Key_R)
    assert hall.on_screen == ON_SCREEN[2]


def test_what_goes_wrong_in_a_scene_that_nobody_sees_is_told_when_it_is_wanted(hall: Hall) -> None:
    hall.present()
    coming = made_ahead(hall)
    assert coming.live is not None
    coming.live.told.emit("The model could not answer at this step.", "")
    assert not hall.show.messages.isVisible()
    hall.turn(KEY.Key_Right)
    assert hall.stage is not coming  # made anew, so that it can go wrong again
    hall.live.told.emit("The model could not answer at this step.", "")
    assert hall.show.messages.isVisible()


def test_scenes_of_one_recording_can_be_alive_beside_each_other(hall: Hall, tmp_path: Path) -> None:
    hall.present()
    made: list[Session] = []

    def new_session() -> Session:
        made.append(Session(tmp_path))
        return made[-1]

    sessions = StageSessions(new_session)
    digits, sums = (sample_recordings()[name] for name in ("digits", "grokking"))
    one = sessions.session_of(digits)
    other = sessions.session_of(digits, busy=one)
    assert other is not one
    assert sessions.session_of(digits, busy=other) is one
    third = sessions.session_of(sums, busy=one)
    assert third not in (one, other)
    assert sessions.session_of(tmp_path / "none.scout", busy=third) is other  # the one left alone for longest
    assert len(made) == MOST_OPEN
    sessions.close()
