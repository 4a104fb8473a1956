"""Changing the model inside, with mouse and keyboard, in the real window."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scoutview.window.probes.intervention_bar import InterventionBar
from tests.window.conftest import Desk


def type_intervention(desk: Desk, text: str) -> InterventionBar:
    bar = desk.window.interventions
    desk.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    bar.line.clear()
    QTest.keyClicks(bar.line, text)
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    return bar


def test_what_is_written_changes_the_prediction_and_a_click_takes_it_back(desk: Desk) -> None:
    desk.choose("next_token")
    bar = desk.window.interventions
    assert bar.isHidden()
    plain = desk.observation("prediction")["outcome_probabilities"].copy()
    type_intervention(desk, "Block 1 MLP off")
    desk.until(desk.at_rest)
    assert desk.session.interventions == ("block 1 mlp off",)
    assert bar.line.text() == ""
    changed = desk.observation("prediction")["outcome_probabilities"]
    assert np.abs(changed - plain).max() > 1e-3
    (chip,) = bar.chips.buttons
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    desk.until(desk.at_rest)
    assert desk.session.interventions == ()
    np.testing.assert_array_equal(desk.observation("prediction")["outcome_probabilities"], plain)


def test_it_holds_at_every_frame_and_while_one_types_another_probe(desk: Desk) -> None:
    desk.choose("next_token")
    type_intervention(desk, "head 1.3 off")
    desk.session.timeline.go_to(desk.session.timeline.steps[0])
    desk.until(desk.at_rest)
    assert desk.window.strip.editor is not None
    desk.window.strip.editor.choose_text("A fox")
    desk.until(desk.at_rest)
    observation = desk.observation("prediction")
    assert observation.probe.interventions == ("head 1.3 off",)
    assert desk.session.probe_text == "A fox"


def test_what_is_none_stays_in_the_line_to_be_mended(desk: Desk) -> None:
    desk.choose("next_token")
    bar = type_intervention(desk, "head 1.3 of")
    assert bar.line.text() == "head 1.3 of"
    assert "off" in desk.window.notes.text()
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert desk.session.interventions == ()


def test_what_this_model_lacks_is_told_and_taken_out(desk: Desk) -> None:
    desk.choose("next_token")
    type_intervention(desk, "head 0.1 off")
    type_intervention(desk, "head 7.0 off")
    desk.until(lambda: desk.session.interventions == ("head 0.1 off",))
    desk.until(desk.at_rest)
    assert any("no block 7" in message for message in desk.messages)


def test_all_are_taken_back_at_once_and_none_goes_to_another_lab(desk: Desk) -> None:
    desk.choose("next_token")
    bar = type_intervention(desk, "head 0.1 off")
    type_intervention(desk, "neuron 0.5 set to 4")
    assert len(bar.chips.buttons) == 2
    bar.all_back.click()
    assert desk.session.interventions == ()
    assert bar.isHidden()
    type_intervention(desk, "head 0.1 off")
    desk.choose("digits")
    assert desk.session.interventions == ()
    assert bar.isHidden()


def test_a_panel_switches_and_opens_parts(desk: Desk) -> None:
    desk.choose("next_token")
    panel = desk.window.docks["attention"].panel
    panel.intervention_chosen.emit("head 0.1 off")
    assert desk.session.interventions == ("head 0.1 off",)
    panel.intervention_chosen.emit("head 0.1 off")
    assert desk.session.interventions == ()
    panel.part_chosen.emit("matrix_multiply", {"site": "block.1.attention.query"})
    product = desk.window.docks["matrix_multiply"].panel
    desk.until(product.is_on_screen)

    def shown() -> str:
        observation = desk.observation("matrix_multiply")
        return "" if observation is None else str(observation["product_site"])

    desk.until(lambda: shown() == "block.1.attention.query")


def test_chips_that_do_not_fit_go_on_below(desk: Desk) -> None:
    desk.choose("next_token")
    desk.session.set_interventions([f"neuron 0.{number} set to 4" for number in range(12)])
    bar = desk.window.interventions
    desk.until(lambda: bar.chips.height() > bar.line.height() * 1.5)
    chips = [chip.geometry() for chip in bar.chips.buttons]
    assert all(bar.chips.rect().contains(chip) for chip in chips)
    assert not any(one.intersects(other) for one in chips for other in chips if one != other)
