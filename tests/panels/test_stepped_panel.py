"""Panels with a stepper: one way to choose a step, to play, and to rest."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import LIGHT
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.panels.stepped_panel import SteppedPanel


class Ten(SteppedPanel):
    """Seven of ten steps are there."""

    name, title, needs = "ten", "Ten", frozenset({"ten"})

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._step_with(LocalStepper(look, self))
        self.body.addWidget(self.stepper)
        self._show()

    def _steps(self) -> Steps:
        return Steps(7, 10, 1, self._step)

    def _show(self) -> None:
        self.stepper.show_steps(self._steps())


def ten(qtbot: QtBot) -> Ten:
    panel = Ten(Look())
    qtbot.addWidget(panel)
    panel.resize(400, 60)
    panel.show()
    return panel


def test_it_shows_the_newest_step_until_another_one_is_chosen(qtbot: QtBot) -> None:
    panel = ten(qtbot)
    assert panel.local_steps() == 7
    assert panel.stepper.track.steps.text() == "step 7 of 10"
    panel.show_local_step(2)
    assert panel.stepper.track.steps.text() == "step 3 of 10"
    panel.stepper.track.setFocus()
    QTest.keyClick(panel.stepper.track, Qt.Key.Key_Right)
    assert panel.stepper.track.steps.text() == "step 4 of 10"


def test_the_last_step_that_is_there_means_the_newest(qtbot: QtBot) -> None:
    panel = ten(qtbot)
    panel.show_local_step(2)
    panel.show_local_step(6)
    assert panel._step is None


def test_playing_rests_when_a_step_is_shown_and_when_nobody_can_see_it(qtbot: QtBot) -> None:
    panel = ten(qtbot)
    panel.stepper.play_or_pause()
    assert panel.stepper.playing
    panel.show_local_step(2)
    assert not panel.stepper.playing
    panel.stepper.play_or_pause()
    panel.hide()
    assert not panel.stepper.playing


def test_another_look_reaches_the_controls(qtbot: QtBot) -> None:
    panel = ten(qtbot)
    wide = panel.stepper.play_button.width()
    panel.set_look(Look(LIGHT, 2.0))
    assert panel.stepper.look.theme is LIGHT
    assert panel.stepper.play_button.width() == 2 * wide


def test_the_track_is_painted_again_only_where_its_steps_changed(qtbot: QtBot) -> None:
    panel = ten(qtbot)
    track = panel.stepper.track
    qtbot.waitUntil(lambda: track.paint_count > 0)
    QApplication.processEvents()
    before = track.paint_count
    panel._show()
    QApplication.processEvents()
    assert track.paint_count == before
    panel.show_local_step(2)
    QApplication.processEvents()
    assert track.paint_count == before + 1
