"""A talk as a speaker gives it: real sessions, the shipped recordings, every key."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from scoutview.errors import UserError
from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.panels.registry import PANELS
from scoutview.session import Session
from scoutview.talks.scene import PanelView
from scoutview.talks.talk import Talk
from scoutview.window.stage.presentation import Presentation
from scoutview.window.stage.revolving_stage import MOST_OPEN
from scoutview.window.stage.screens import hall_screen
from tests.window.conftest import wait_for_threads
from tests.window.stage.conftest import KEY, ON_SCREEN, SHIFT, TALK, Hall


def test_keys_and_clickers_turn_the_scenes(hall: Hall) -> None:
    hall.present()
    assert hall.on_screen == ON_SCREEN[0]
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
        assert hall.on_screen == ON_SCREEN[number]
    hall.turn("3", KEY.Key_Return)
    assert hall.on_screen == ON_SCREEN[2]
    hall.turn("9", "9", KEY.Key_Enter)
    assert hall.on_screen == ON_SCREEN[3]
    assert [holder.panel.name for holder in hall.stage.holders] == ["number_circle", "prediction", "accuracy"]
    assert len(hall.sessions) <= MOST_OPEN  # recordings stay open
    assert not hall.show.messages.isVisible()


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
        assert hall.on_screen[2:] != ON_SCREEN[1][2:]
        assert hall.stage.holders[0].panel.view_settings() != saved
        hall.turn(back)
        assert hall.on_screen[2:] == ON_SCREEN[1][2:]
        assert hall.stage.holders[0].panel.view_settings() == saved


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
    assert (hall.show.stages.number, hall.show.stages.live) == (1, None)
    hall.key(KEY.Key_Space, KEY.Key_T, "/", KEY.Key_Backspace)  # there is nothing to play, hide, ask or go back to
    hall.turn(KEY.Key_Right)
    assert "is not the recording" in hall.stage.sentence
    hall.turn(KEY.Key_Right)
    assert hall.stage.sentence == ""
    assert hall.on_screen == ON_SCREEN[3]
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
    assert hall.on_screen == ON_SCREEN[2]


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


def test_a_shows_all_of_the_plot_at_hand(hall: Hall) -> None:
    hall.present(number=1)
    plot = next(plot for plot in hall.stage.findChildren(AxesPlot) if plot.isVisible())
    for pointer in (plot.mapToGlobal(plot.rect().center()), hall.show.mapToGlobal(QPoint(1, 1))):
        QCursor.setPos(pointer)
        plot.show_part(AxesPart(values=(0.2, 0.4)))
        assert plot.is_zoomed
        hall.key(KEY.Key_A)
        assert not plot.is_zoomed
        QTest.mouseClick(plot.bring_view().viewport(), Qt.MouseButton.LeftButton)
    hall.turn(KEY.Key_Right)
    hall.key(KEY.Key_A)  # the one that was touched is gone
    assert hall.show.stages.number == 2
