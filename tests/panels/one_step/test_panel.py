"""One step on a model that really trained: its four parts, what a hand can choose, and what stays."""

from functools import cache

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.observation import Observation, Question
from scoutview.observing.answer import stacked
from scoutview.panels.one_step.panel import OneStepPanel
from scoutview.panels.one_step.plan import BACK, FORWARD, LOSS, UPDATE
from scoutview.panels.one_step.words import NOT_A_NUMBER
from scoutview.recording.format import RunPoint
from tests.every_lab import asker_at, trained
from tests.panels.test_every_panel import curves_of
from tests.window.shell.room import words_without_room

LAB = "digits"


@cache
def answer(position: int, question: Question) -> Arrays:
    """Of a run that rests: it may be trained again up to its frames."""
    lab, asker = asker_at(LAB, position)
    asker.take_up(RunPoint(retraces=True))
    return stacked(list(asker.unfold(lab.default_probe(), question.meant(lab.default_probe())[0])))


@pytest.fixture
def panel(qtbot: QtBot) -> OneStepPanel:
    panel = OneStepPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    panel.show_curves(curves_of(LAB))
    show(panel, -1)
    return panel


def show(panel: OneStepPanel, position: int, *interventions: str, steps: int | None = None, leave: str = "") -> None:
    """What it asks now of this frame, or the first steps of it; without the question `leave`."""
    lab, frames = trained(LAB)
    probe = lab.default_probe().with_interventions(interventions)
    for _ in range(3):  # what it is shown can change what it asks
        arrays: dict[str, np.ndarray] = {}
        for question in panel.questions():
            if question.name != leave:
                told = answer(position, question)
                part = steps if question.name == "one_step" else None
                arrays |= question.named({name: array[:part] for name, array in told.items()})
        panel.show_observation(Observation(frames[position].step, probe, arrays))


def point_at(part: QWidget, x: float, y: float) -> None:
    place, none = QPointF(x, y), Qt.MouseButton.NoButton
    QApplication.sendEvent(
        part, QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    )


def shown_step(panel: OneStepPanel) -> int:
    assert panel._reading is not None
    return panel._reading.step


def test_it_opens_on_the_update_and_play_begins_at_forward(panel: OneStepPanel) -> None:
    assert panel._stage() == UPDATE
    assert panel.local_steps() == 4
    assert panel.rates.isVisible()
    panel.stepper.play_button.click()
    assert panel._stage() == FORWARD
    panel.stepper._tick()
    assert panel._stage() == LOSS
    panel.stepper.stop()


@pytest.mark.parametrize("stage", [FORWARD, LOSS, BACK, UPDATE])
def test_each_part_has_its_picture_and_its_sentence(panel: OneStepPanel, stage: int) -> None:
    told = {panel.finding()} if stage != UPDATE else set()
    panel.show_local_step(stage)
    assert panel._stage() == stage
    assert panel.table.isVisible() == (stage == LOSS)
    assert panel.parts.isVisible() == (stage != LOSS)
    assert panel.rates.isVisible() == (stage == UPDATE)
    assert panel.finding() not in told
    assert panel.sentence.accessibleName() == panel.finding()


def test_in_a_very_low_panel_the_strip_goes_before_the_picture(panel: OneStepPanel) -> None:
    panel.resize(500, 97)
    panel.arrange()
    assert not panel.strip.isVisible()
    assert panel.parts.height() >= 80
    panel.resize(500, 400)
    panel.arrange()
    assert panel.strip.isVisible()


def test_a_click_in_the_strip_and_the_arrow_keys_choose_a_part(panel: OneStepPanel) -> None:
    place = panel.strip.place(LOSS).center()
    QTest.mouseClick(panel.strip, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert panel._stage() == LOSS
    QTest.keyClick(panel.strip, Qt.Key.Key_Right)
    assert panel._stage() == BACK
    for _ in range(5):
        QTest.keyClick(panel.strip, Qt.Key.Key_Right)
    assert panel._stage() == UPDATE
    assert panel.view_settings()["part"] is None


def test_the_table_tells_the_costliest_first_and_a_click_takes_its_example(panel: OneStepPanel, qtbot: QtBot) -> None:
    panel.show_local_step(LOSS)
    assert panel._answers is not None
    assert panel._answers.costs[0] == max(panel._answers.costs)
    first = panel._answers.examples[0]
    with qtbot.waitSignal(panel.questions_changed):
        QTest.mouseClick(panel.table, Qt.MouseButton.LeftButton, pos=QPointF(200, 40).toPoint())
    assert all(dict(question.choices)["example"] == first for question in panel.questions())
    show(panel, -1)
    assert panel._reading is not None
    assert panel._reading.batch == f"picture {first + 1} of {panel._reading.examples}"
    assert panel.controls.single.isChecked()
    assert panel.controls.number.value() == first + 1
    assert panel.table.part_at(QPointF(200, 40)) is None, "one example is all there is"
    panel.controls.whole.click()
    assert all(not question.choices for question in panel.questions())


def test_a_rate_of_ones_own_is_tried_beside_the_others(panel: OneStepPanel) -> None:
    panel.controls.rate.setText("0.3")
    panel.controls.rate.editingFinished.emit()
    assert Question.of("gradient_steps", rate=0.3) in panel.questions()
    assert Question("one_step") in panel.questions(), "the optimizer's step stays what it is"
    show(panel, -1, leave="gradient_steps")
    assert panel.rates.isVisible(), "what was there stays until it is tried"
    show(panel, -1)
    assert panel._tried is not None
    assert [row.rate for row in panel._tried.rows] == [0.01, 0.1, 0.3, 1.0]
    panel.controls.rate.setText("")
    panel.controls.rate.editingFinished.emit()
    assert Question("gradient_steps") in panel.questions()


@pytest.mark.parametrize("text", ["0", "-0.1", "inf", "fast"])
def test_a_rate_that_cannot_be_is_told_in_a_sentence_and_nothing_is_asked(panel: OneStepPanel, text: str) -> None:
    before = panel.questions()
    panel.controls.rate.setText(text)
    panel.controls.rate.editingFinished.emit()
    assert panel.questions() == before
    assert panel.apart.isVisible()
    assert panel.apart.accessibleName() == f"A learning rate is a number above 0, such as 0.1, not “{text}”."
    panel.controls.rate.setText("0.2")
    panel.controls.rate.editingFinished.emit()
    assert not panel.apart.isVisible()


def test_a_huge_rate_breaks_the_loss_and_that_is_told(panel: OneStepPanel) -> None:
    panel._type_rate("1e300")
    show(panel, -1)
    assert panel._tried is not None
    assert panel._tried.rows[-1].verdict in ("worse", "no number")
    assert "is too large" in panel.rates.accessibleName()


def test_changes_inside_the_model_do_not_count_and_that_is_told(panel: OneStepPanel) -> None:
    before = panel.finding()
    show(panel, -1, "neuron 0.1 off")
    assert all(question.unchanged for question in panel.questions())
    assert panel.finding() == before
    assert panel.apart.accessibleName() == "The model as trained: neuron 0.1 off does not count here."
    show(panel, -1)
    assert not panel.apart.isVisible()


def test_another_step_is_shown_once_all_of_it_is_there(panel: OneStepPanel) -> None:
    before = shown_step(panel)
    show(panel, 5, leave="scored_answers")
    assert shown_step(panel) == before
    show(panel, 0, steps=1)
    assert shown_step(panel) == before, "the update of the untrained model comes at once"
    show(panel, 5)
    assert shown_step(panel) != before


def test_while_the_run_is_trained_again_all_but_the_update_is_shown(panel: OneStepPanel) -> None:
    show(panel, 5, steps=3)
    step = trained(LAB)[1][5].step
    assert shown_step(panel) == step
    assert panel.finding() == f"Training again up to here, for the optimizer’s memory: step 2 of {step}."
    panel.show_local_step(BACK)
    assert panel.finding().startswith("On its way back the gradient ")
    panel.show_local_step(UPDATE)
    show(panel, 5)
    assert panel.finding().startswith("A step from here lowers the loss of these 32 pictures from ")


def test_at_first_it_shows_what_is_there(qtbot: QtBot) -> None:
    panel = OneStepPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show_curves(curves_of(LAB))
    show(panel, 5, steps=1, leave="gradient_steps")
    assert shown_step(panel) == trained(LAB)[1][5].step
    assert "Training again up to here" in panel.finding()
    panel.show()
    assert not panel.rates.isVisible()


def test_a_model_that_broke_is_told_in_a_sentence(panel: OneStepPanel) -> None:
    lab, frames = trained(LAB)
    arrays: dict[str, np.ndarray] = {}
    for question in panel.questions():
        arrays |= answer(-1, question)
    arrays |= {"step_loss_before": arrays["step_loss_before"] * np.nan, "step_parts": arrays["step_parts"].copy()}
    panel.show_observation(Observation(frames[-1].step, lab.default_probe(), arrays))
    assert panel.finding() == NOT_A_NUMBER
    assert panel.empty.isVisible()
    assert not panel.parts.isVisible()


def test_choices_are_kept_and_nonsense_is_passed_over(panel: OneStepPanel) -> None:
    panel.show_local_step(BACK)
    panel._choose_example(3)
    panel._type_rate("0.25")
    kept = panel.view_settings()
    assert kept == {"part": BACK, "example": 3, "rate": 0.25}
    panel.restore({"part": 99, "example": "x", "rate": -1})
    assert panel.view_settings() == {"part": None, "example": -1, "rate": None}
    panel.restore(kept)
    assert panel.view_settings() == kept


@pytest.mark.parametrize("width", [1100, 900, 700, 520, 420])
def test_words_of_the_controls_are_whole_in_any_width(panel: OneStepPanel, width: int) -> None:
    panel.setStyleSheet(stylesheet(panel.look))
    panel._choose_example(3)
    show(panel, -1)
    panel.resize(width, 600)
    QApplication.processEvents()
    assert words_without_room(panel.controls) == []


def test_a_part_under_the_pointer_is_read_off_and_a_click_opens_its_matrix(panel: OneStepPanel) -> None:
    opened: list[tuple[str, object]] = []
    panel.part_chosen.connect(lambda name, settings: opened.append((name, settings)))
    assert panel._reading is not None
    point_at(panel.parts, 60, 45)
    first, weights, *rest = panel.readout.lines()
    assert first == "convolution 1"
    assert weights.startswith(f"{panel._reading.counts[0]:,} weights, typical size ")
    assert any(line.endswith("% of their size") for line in rest)
    assert any("% from earlier batches" in line for line in rest)
    QTest.mouseClick(panel.parts, Qt.MouseButton.LeftButton, pos=QPointF(60, 45).toPoint())
    assert opened == [("matrix_multiply", {"site": "convolution_1", "own": False})]
    point_at(panel.parts, 60, 5)
    assert panel.readout.isHidden()


def test_the_arrow_keys_mark_a_part_and_enter_opens_it(panel: OneStepPanel) -> None:
    opened: list[object] = []
    panel.part_chosen.connect(lambda name, settings: opened.append(settings))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(panel.parts, key)
    assert panel._reading is not None
    assert opened == [{"site": panel._reading.parts[1], "own": False}]
    assert panel.readout.lines()
