"""The denoising panel, used by mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.observation import History, Observation, Question
from scoutview.panels.denoising.panel import STRIP, DenoisingStepper
from scoutview.probe import SamplingProbe

STEPS = np.array([0, 1, 5, 6, 10, 14])
PROBE = SamplingProbe(label=1, guidance=2.5, steps=20)


def denoised(arrived: int = 20, step: int = 10) -> Observation:
    rng = np.random.default_rng(step)
    time = 1 - np.arange(arrived) / 20
    alpha, sigma = np.cos(np.pi * time / 2), np.sin(np.pi * time / 2)
    clean, noise = rng.uniform(-1, 1, (arrived, 8, 8)), rng.normal(size=(arrived, 8, 8))
    noisy = alpha[:, None, None] * clean + sigma[:, None, None] * noise
    arrays = {"noisy": noisy, "clean": clean, "noise": noise, "alpha": alpha, "sigma": sigma, "time": time}
    unfolding = frozenset({"denoising"}) if arrived < 20 else frozenset()
    return Observation(step, PROBE, {**arrays, "classes": np.array(["zero", "one"])}, unfolding)


def noised(number: int) -> Observation:
    angle = np.linspace(0, np.pi / 2, 21)
    clean, noise = np.full((8, 8), number / 10), np.ones((8, 8))
    arrays = {
        "noising_pictures": np.cos(angle)[:, None, None] * clean + np.sin(angle)[:, None, None] * noise,
        "noising_clean": clean,
        "noising_noise": noise,
        "noising_alpha": np.cos(angle),
        "noising_sigma": np.sin(angle),
        "noising_label": np.array("seven"),
        "noising_count": np.array(3),
    }
    return Observation(10, PROBE, arrays)


def history(*steps: int) -> History:
    answer = {"strip": np.zeros((8, 8, 8)), "strip_steps": np.array([0, 3, 5, 8, 11, 14, 16, 19])}
    (request,) = shown_request()
    return History(request, dict.fromkeys(steps, answer))


def shown_request() -> tuple:
    panel = DenoisingStepper(Look())
    panel.show_curves(Curves(STEPS, STEPS / 10, {}))
    return tuple(panel.histories())


@pytest.fixture
def panel(qtbot: QtBot) -> DenoisingStepper:
    panel = DenoisingStepper(Look())
    qtbot.addWidget(panel)
    panel.resize(820, 500)
    panel.show()
    panel.show_curves(Curves(STEPS, STEPS / 10, {}))
    panel.show_observation(denoised())
    panel.show_history(history(0, 5, 10))
    QApplication.processEvents()
    return panel


def shown_step(panel: DenoisingStepper) -> str:
    return panel.stepper.track.accessibleName()


def click(panel: DenoisingStepper, number: int) -> None:
    box = panel.grid.plan().box(number)
    QTest.mouseClick(panel.grid, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x + 3), int(box.y + 3)))


def test_the_newest_step_is_shown_as_it_arrives_until_one_is_chosen(panel: DenoisingStepper) -> None:
    panel.show_observation(denoised(7))
    assert shown_step(panel) == "step 7 of 20"
    panel.show_observation(denoised(9))
    assert shown_step(panel) == "step 9 of 20"
    QTest.keyClick(panel.stepper.track, Qt.Key.Key_Left)
    panel.show_observation(denoised(15))
    assert shown_step(panel) == "step 8 of 20"
    assert "= 0.52 ×" in panel.equation.accessibleName()


def test_the_grid_asks_for_frames_far_apart_and_says_how_full_it_is(panel: DenoisingStepper) -> None:
    (request,) = panel.histories()
    assert request.question == STRIP == Question.of("denoising_strip", columns=8)
    assert request.steps == (0, 5, 10)
    panel.show_history(history(0))
    assert "filling, 33 %" in panel.grid.accessibleName()
    panel.show_history(history(0, 5, 10))
    assert "filling" not in panel.grid.accessibleName()


def test_a_click_in_the_grid_goes_to_its_frame_and_its_step(panel: DenoisingStepper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.step_chosen) as chosen:
        click(panel, 1 * 8 + 3)
    assert chosen.args == [5]
    assert shown_step(panel) == "step 9 of 20"


def test_the_row_of_the_frame_is_the_newest_one_not_after_it(panel: DenoisingStepper) -> None:
    pictures = []
    for step in (5, 9, 10):
        panel.show_observation(Observation(step, PROBE, denoised().arrays))
        pictures.append(panel.grid.grab().toImage())
    assert pictures[0] == pictures[1] != pictures[2]


def test_nothing_moves_while_the_first_rows_of_the_grid_arrive(panel: DenoisingStepper) -> None:
    places = []
    panel.resize(632, 535)
    for frames in (1, 4, 40):
        panel.show_curves(Curves(np.arange(frames), np.zeros(frames), {}))
        panel.show_observation(denoised(step=0))
        QApplication.processEvents()
        places.append((panel.equation.geometry(), panel.grid.geometry(), panel.reading.geometry()))
    assert places[0] == places[1] == places[2]


def test_a_resize_that_comes_while_the_parts_are_shown_has_the_last_word(
    panel: DenoisingStepper, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.resize(1100, 640)
    wanted = [part.geometry() for part in (panel.equation, panel.grid, panel.reading)]
    panel.resize(820, 500)
    assert panel.grid.geometry() != wanted[1]
    monkeypatch.setattr(panel.equation, "setVisible", lambda _visible: panel.resize(1100, 640))
    panel.show_observation(denoised())
    assert [part.geometry() for part in (panel.equation, panel.grid, panel.reading)] == wanted


def test_the_keys_of_the_colours_stand_at_the_pictures_or_else_in_the_reading(panel: DenoisingStepper) -> None:
    assert panel.equation.plan().keys
    without_keys = panel.reading.grab().toImage()
    panel.reading.show_keys(wanted=True)
    assert panel.reading.height() < 2 * 20
    panel.resize(640, 535)
    assert not panel.equation.plan().keys
    with_keys = panel.reading.grab().toImage()
    panel.reading.show_keys(wanted=False)
    assert panel.reading.height() > without_keys.height()
    assert panel.reading.grab().toImage() != with_keys


def test_forward_asks_for_noising_and_the_next_digit(panel: DenoisingStepper) -> None:
    explained = panel.explanation()
    panel.controls.forward_button.click()
    assert panel.explanation() != explained
    assert list(panel.questions()) == [Question("noising")]
    assert panel.histories() == ()
    panel.show_observation(noised(0))
    assert shown_step(panel) == "step 20 of 20"
    assert "seven" in panel.finding()
    for _ in range(4):
        panel.controls.next_button.click()
    assert list(panel.questions()) == [Question.of("noising", number=2)]
    panel.controls.backward_button.click()
    assert Question("denoising") in panel.questions()
    assert shown_step(panel) == "step 20 of 20"


def test_it_plays_through_all_steps_and_rests_at_the_end(panel: DenoisingStepper, qtbot: QtBot) -> None:
    panel.stepper.play_or_pause()
    assert panel.stepper.playing
    assert shown_step(panel) == "step 1 of 20"
    for _ in range(30):
        if panel.stepper.playing:
            panel.stepper._tick()
    assert not panel.stepper.playing
    assert panel.view_settings()["step"] is None


def test_a_hidden_panel_does_not_play(panel: DenoisingStepper) -> None:
    panel.stepper.play_or_pause()
    panel.hide()
    assert not panel.stepper.playing


def test_the_formula_has_this_steps_and_this_probes_numbers(panel: DenoisingStepper) -> None:
    panel.restore({"step": 10})
    text = panel.formula()
    assert "0.707 × clean picture" in text
    assert "0.707² + 0.707² = 1.00" in text
    assert "(1 + 2.50) × v(picture, one)" in text
    assert "Ho, Salimans 2022" in text
    assert panel.finding().startswith("At step 11 of 20, 50 % of the mixture is noise")


def test_an_observation_without_its_channels_leaves_the_picture_as_it_is(panel: DenoisingStepper) -> None:
    before = panel.equation.grab().toImage()
    panel.show_observation(Observation(10, PROBE, {}, frozenset({"denoising"})))
    assert panel.equation.grab().toImage() == before


def test_no_finished_picture_is_compared_with_while_it_arrives(panel: DenoisingStepper) -> None:
    panel.show_observation(denoised(9))
    assert "finished" not in panel.finding()
    panel.show_observation(denoised())
    assert panel.finding().endswith("the clean picture is what was drawn.")
    panel.restore({"step": 3})
    assert "differs from the finished picture by" in panel.finding()
