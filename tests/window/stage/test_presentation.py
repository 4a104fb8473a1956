"""A talk as a speaker gives it: real sessions, the shipped recordings, every key."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.app import build_application, sample_recordings
from scoutview.errors import UserError
from scoutview.panels.registry import PANELS
from scoutview.recording.reader import Recording
from scoutview.session import Session
from scoutview.talks.recordings import fingerprint_of
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import Talk
from scoutview.window.probes.numbers_editor import NumbersEditor
from scoutview.window.stage import room as stage_room
from scoutview.window.stage.live_scene import LiveScene
from scoutview.window.stage.overlays import ZOOM
from scoutview.window.stage.presentation import Presentation, hall_screen
from scoutview.window.stage.presenter_view import minutes_of
from scoutview.window.stage.sessions import MOST_OPEN, StageSessions
from scoutview.window.stage.stage import Stage
from tests.window.conftest import PATIENCE_MS, wait_for_threads

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def scene(lab: str, step: int, *panels: str, **values: object) -> Scene:
    path = sample_recordings()[lab]
    probes = {"digits": "validation:3", "grokking": "45+76"}
    with Recording.open(path) as recording:
        fingerprint = fingerprint_of(recording, step)
    made = Scene(str(path), fingerprint, step, probes[lab], tuple(PanelView(panel) for panel in panels))
    return replace(made, **{"title": f"{lab} at {step}", **values})  # type: ignore[arg-type]  # of many types


TALK = Talk(
    "A talk of tests",
    (
        scene("digits", 0, "prediction", notes="First breathe.", caption="It guesses."),
        scene("digits", 468, "prediction", "learning_curves", theme="light", notes="Then speak."),
        scene("grokking", 78, "answer_grid"),
        scene("grokking", 2000, "number_circle", "prediction", "accuracy"),
    ),
)


class Hall:
    """A presentation and its speaker."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder, self.sessions = qtbot, folder, list[Session]()
        self.shown: list[tuple[int, bool]] = []
        self.show: Presentation

    def present(self, talk: Talk = TALK, number: int = 0) -> None:
        self.show = Presentation(talk, self.folder / "test.scouttalk", self._new_session, PANELS)
        self.qtbot.addWidget(self.show)
        room = self.show.room
        room.arrived.connect(lambda: self.shown.append((room.number, room.live is None or room.live.is_ready())))
        self.show.start(number, full_screen=False)
        self.settle()

    def _new_session(self) -> Session:
        self.sessions.append(Session(self.folder / "runs"))
        return self.sessions[-1]

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until the scene is on screen, and all of it."""
        self.until(lambda: not self.show.room.is_turning and (self.stage.live is None or self.live.is_ready()))

    def key(self, *keys: KEY | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(self.show.focusWidget() or self.show, key, modifier)  # type: ignore[arg-type]  # or a letter

    def turn(self, *keys: KEY | str) -> None:
        self.key(*keys)
        self.settle()

    @property
    def stage(self) -> Stage:
        assert self.show.room.stage is not None
        return self.show.room.stage

    @property
    def live(self) -> LiveScene:
        assert self.show.room.live is not None
        return self.show.room.live

    @property
    def on_screen(self) -> tuple[int, str, int | None, str]:
        """Number, lab, step and probe."""
        session = self.live.session
        assert session.lab is not None
        return self.show.room.number, session.lab.name, session.timeline.step, session.probe_text

    @property
    def notes(self) -> str:
        assert self.show.foot is not None
        return self.show.foot.notes.text() if self.show.foot.notes.isVisible() else ""


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    build_application()
    hall = Hall(qtbot, tmp_path)
    yield hall
    hall.show.close()
    qtbot.wait(1)
    wait_for_threads(qtbot)


def test_keys_and_clickers_turn_the_scenes(hall: Hall) -> None:
    hall.present()
    scenes = [
        (0, "digits", 0, "validation:3"),
        (1, "digits", 468, "validation:3"),
        (2, "grokking", 78, "45+76"),
        (3, "grokking", 2000, "45+76"),
    ]
    assert hall.on_screen == scenes[0]
    for key, number in (
        (KEY.Key_Right, 1),
        (KEY.Key_PageDown, 2),
        (KEY.Key_N, 3),
        (KEY.Key_Right, 3),  # there is none after the last
        (KEY.Key_PageUp, 2),
        (KEY.Key_Left, 1),
        (KEY.Key_P, 0),
        (KEY.Key_Left, 0),
        (KEY.Key_End, 3),
        (KEY.Key_Home, 0),
    ):
        hall.turn(key)
        assert hall.on_screen == scenes[number]
    hall.turn("3", KEY.Key_Return)
    assert hall.on_screen == scenes[2]
    hall.turn("9", "9", KEY.Key_Enter)
    assert hall.on_screen == scenes[3]
    assert [holder.panel.name for holder in hall.stage.holders] == ["number_circle", "prediction", "accuracy"]
    assert len(hall.sessions) <= MOST_OPEN  # recordings stay open
    assert not hall.show.messages.isVisible()


def test_a_scene_comes_whole_and_the_one_before_stays_until_then(hall: Hall) -> None:
    hall.present()
    before = hall.stage
    hall.key(KEY.Key_Right)
    assert hall.show.room.number == 1
    assert hall.stage is before
    assert before.isVisible()
    picture = hall.show.room.grab().toImage()
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
    room = hall.show.room
    hall.until(lambda: room._next is not None and room._next.live is not None and room._next.live.has_come)
    assert room._next is not None
    return room._next


def test_the_next_scene_is_made_ahead_and_stands_there_at_once(hall: Hall) -> None:
    hall.present()
    coming = made_ahead(hall)
    before = hall.stage.grab().toImage()
    hall.qtbot.wait(50)
    assert hall.show.room.grab().toImage() == before  # nothing of it is seen
    hall.live.session.timeline.go_to(26)
    hall.live.session.set_probe_text("validation:7")
    hall.settle()
    hall.key(KEY.Key_Right)
    assert hall.stage is coming
    assert hall.live.is_ready()
    assert hall.on_screen == (1, "digits", 468, "validation:3")
    hall.qtbot.wait(20)
    fresh = hall.show.room.grab().toImage()
    hall.turn(KEY.Key_R)
    assert hall.stage is not coming
    hall.qtbot.wait(20)
    assert hall.show.room.grab().toImage() == fresh
    coming = made_ahead(hall)
    hall.turn("4", KEY.Key_Return)  # another one than was expected
    assert hall.stage is not coming
    assert hall.on_screen == (3, "grokking", 2000, "45+76")
    assert hall.show.room._next is None


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
    def refuse(*_: object) -> None:
        raise UserError("This recording is of a lab “rnn” that this version of ScoutView does not know.")

    monkeypatch.setattr(stage_room, "AHEAD_MS", 10)
    hall.present(number=1)
    monkeypatch.setattr("scoutview.observing.desk.lab_of_recording", refuse)
    hall.until(lambda: hall.show.room._next is not None and bool(hall.show.room._next.sentence))
    assert not hall.show.messages.isVisible()
    hall.key(KEY.Key_Right)
    hall.until(lambda: hall.show.room.number == 2 and "rnn" in hall.stage.sentence)
    monkeypatch.undo()
    hall.turn(KEY.Key_R)
    assert hall.on_screen == (2, "grokking", 78, "45+76")


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


@pytest.mark.parametrize("late", [False, True])
def test_the_presenter_sees_the_next_scene_once_it_is_made(hall: Hall, late: bool) -> None:
    hall.present(number=1 if late else 0)
    if late:
        hall.turn(KEY.Key_Left)
        made_ahead(hall)
    hall.key(KEY.Key_V)
    hall.until(lambda: 1 in hall.show.pictures)
    assert hall.show.presenter is not None
    assert hall.show.presenter.coming.picture is hall.show.pictures[1]
    picture = hall.show.pictures[1].toImage()
    assert picture.pixelColor(4, 4).lightness() > 200  # that scene is light


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


def test_one_key_goes_back_to_the_scene_as_it_was_saved(hall: Hall) -> None:
    settings = {"log_steps": True}
    talk = replace(TALK, scenes=(replace(TALK.scenes[1], panels=(PanelView("learning_curves", settings),)),))
    hall.present(talk)
    saved = hall.stage.holders[0].panel.view_settings()
    assert saved["log_steps"] is True
    for back in (KEY.Key_Backspace, KEY.Key_R):
        hall.key(KEY.Key_Right, modifier=SHIFT)
        hall.key(KEY.Key_Right, modifier=SHIFT)
        hall.live.session.set_probe_text("validation:7")
        hall.stage.holders[0].panel.restore({"log_steps": False})
        assert hall.on_screen[2:] != (468, "validation:3")
        assert hall.stage.holders[0].panel.view_settings() != saved
        hall.turn(back)
        assert hall.on_screen[2:] == (468, "validation:3")
        assert hall.stage.holders[0].panel.view_settings() == saved


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
    assert (observation.probe, observation.step) == (hall.live.session.probe, 2000)
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
    assert hall.on_screen == (2, "grokking", 78, "45+76")
    assert hall.show.hasFocus()


def test_the_screen_turns_black_and_back(hall: Hall) -> None:
    hall.present()
    black = hall.show.black
    for on, off in ((KEY.Key_B, KEY.Key_B), (".", "."), (KEY.Key_B, KEY.Key_Escape)):
        hall.key(on)
        assert black.isVisible()
        image = hall.show.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert set(np.unique(np.frombuffer(image.constBits(), np.uint32))) == {0xFF000000}
        hall.key(off)
        assert not black.isVisible()
        assert hall.show.isVisible()
    hall.key(KEY.Key_B)
    hall.turn(KEY.Key_Right)
    assert not black.isVisible()
    assert hall.show.room.number == 1


def test_a_scene_that_cannot_be_shown_says_why_and_the_talk_goes_on(hall: Hall) -> None:
    first, second, third, fourth = TALK.scenes
    scenes = (
        first,
        replace(second, recording="gone.scout"),
        replace(third, fingerprint="0" * 32),
        replace(fourth, panels=(PanelView("hologram"), PanelView("denoising"), PanelView("prediction"))),
        replace(first, probe="45+76"),
    )
    hall.present(Talk("", scenes))
    hall.turn(KEY.Key_Right)
    assert "gone.scout" in hall.stage.sentence
    assert (hall.show.room.number, hall.show.room.live) == (1, None)
    hall.key(KEY.Key_Space, KEY.Key_T, "/", KEY.Key_Backspace)  # there is nothing to play, hide, ask or go back to
    hall.turn(KEY.Key_Right)
    assert "is not the recording" in hall.stage.sentence
    hall.turn(KEY.Key_Right)
    assert hall.stage.sentence == ""
    assert hall.on_screen == (3, "grokking", 2000, "45+76")
    assert [holder.panel.name for holder in hall.stage.holders] == ["prediction"]
    assert "hologram" in hall.notes
    assert "Denoising" in hall.notes
    hall.turn(KEY.Key_Right)
    assert hall.on_screen == (4, "digits", 0, "validation:0")
    assert "probe" in hall.notes


def test_a_recording_of_an_unknown_lab_says_so_on_the_stage(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise UserError("This recording is of a lab “rnn” that this version of ScoutView does not know.")

    hall.present()
    monkeypatch.setattr("scoutview.observing.desk.lab_of_recording", refuse)
    hall.key(KEY.Key_3, KEY.Key_Return)
    hall.until(lambda: "rnn" in hall.stage.sentence)
    monkeypatch.undo()
    hall.turn(KEY.Key_R)
    assert hall.on_screen == (2, "grokking", 78, "45+76")


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


def test_the_glass_shows_twice_as_large_what_is_under_the_pointer(hall: Hall) -> None:
    hall.present()
    laser, place = hall.show.laser, QPoint(500, 300)
    QTest.keyPress(hall.show, KEY.Key_Z)
    assert laser.isVisible()
    laser.point_at(place)
    picture = hall.show.grab().toImage()
    side = 40
    seen = picture.copy(QRect(place.x() - side, place.y() + 15, 2 * side, 2 * side))
    QTest.keyRelease(hall.show, KEY.Key_Z)
    assert not laser.isVisible()
    source = QRect(place.x() - side // ZOOM, place.y() + 15 // ZOOM, side, side)
    enlarged = hall.show.grab(source).toImage().scaled(seen.size())
    assert np.abs(grey(seen) - grey(enlarged)).mean() < 6
    assert np.abs(grey(seen) - grey(picture.copy(QRect(place.x() + 300, 300, 80, 80)))).mean() > 6


def grey(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, :3].astype(float).mean(axis=2)


def test_the_presenter_view_has_notes_the_next_scene_a_clock_and_the_same_keys(hall: Hall) -> None:
    hall.present()
    hall.key(KEY.Key_V)
    view = hall.show.presenter
    assert view is not None
    assert (view.notes.text(), view.place.text()) == ("First breathe.", "Scene 1 of 4")
    assert view.coming.scene == TALK.scenes[1]
    assert not view.back.isEnabled()
    hall.until(lambda: view.present.picture is not None)
    QTest.keyClick(view, KEY.Key_PageDown)
    assert view.notes.text() == "Then speak."
    hall.settle()
    view.forth.click()
    hall.settle()
    assert hall.show.room.number == 2
    assert view.notes.text() == "No notes for this scene."
    view.back.click()
    hall.settle()
    assert view.present.scene == TALK.scenes[1]
    view._started_s -= 3600 + 123
    view._show_time()
    assert view.elapsed.text().startswith("1:02:0")
    view.elapsed.click()
    assert view.elapsed.text() == "0:00"
    QTest.keyClick(view, KEY.Key_V)
    assert hall.show.presenter is None
    assert hall.show.isVisible()


def test_time_is_told_in_minutes_and_from_an_hour_on_with_hours() -> None:
    assert [minutes_of(seconds) for seconds in (0, 59.9, 61, 3600)] == ["0:00", "0:59", "1:01", "1:00:00"]


def test_the_talk_goes_to_the_second_screen_where_there_is_one() -> None:
    lectern, wall = SimpleNamespace(), SimpleNamespace()
    assert hall_screen([lectern, wall], lectern) is wall  # type: ignore[list-item,arg-type]  # two screens in name
    assert hall_screen([wall, lectern], lectern) is wall  # type: ignore[list-item,arg-type]  # two screens in name
    assert hall_screen([lectern], lectern) is lectern  # type: ignore[list-item,arg-type]  # two screens in name


def test_escape_closes_what_is_open_and_then_ends(hall: Hall) -> None:
    hall.present()
    ended: list[bool] = []
    hall.show.ended.connect(lambda: ended.append(True))
    hall.key(KEY.Key_F1)
    assert hall.show.card.isVisible()
    hall.key(KEY.Key_Escape)
    assert not hall.show.card.isVisible()
    hall.show.trouble.emit("Something went wrong.", "")
    assert hall.show.messages.isVisible()
    hall.key(KEY.Key_Escape)
    assert not hall.show.messages.isVisible()
    hall.key(KEY.Key_V)
    view = hall.show.presenter
    assert not ended
    hall.key(KEY.Key_Escape)
    assert ended == [True]
    assert not hall.show.isVisible()
    assert isinstance(view, QWidget)
    assert not view.isVisible()


def test_a_key_after_the_last_one_opens_nothing(hall: Hall) -> None:
    """Fingers are faster than closing: what they press meanwhile would begin threads that nobody ends."""
    hall.present()
    opened = len(hall.sessions)
    hall.show.close()
    hall.show.next()
    hall.show.again()
    assert len(hall.sessions) == opened
    wait_for_threads(hall.qtbot)


def test_a_talk_without_scenes_cannot_be_presented(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no scenes"):
        Presentation(Talk(), tmp_path / "empty.scouttalk", lambda: Session(tmp_path), PANELS)
