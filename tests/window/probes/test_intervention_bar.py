"""Changing the model inside, with mouse and keyboard, in the real window."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scoutview.window.probes.board_editor import BoardEditor
from scoutview.window.probes.intervention_bar import InterventionBar
from tests.window.conftest import User


def type_intervention(user: User, text: str) -> InterventionBar:
    bar = user.window.interventions
    user.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    bar.line.clear()
    QTest.keyClicks(bar.line, text)
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    return bar


def test_what_is_written_changes_the_prediction_and_a_click_takes_it_back(user: User) -> None:
    user.choose("next_token")
    bar = user.window.interventions
    assert bar.isHidden()
    plain = user.observation("prediction")["outcome_probabilities"].copy()
    type_intervention(user, "Block 1 MLP off")
    user.until(user.at_rest)
    assert user.session.interventions == ("block 1 mlp off",)
    assert bar.line.text() == ""
    changed = user.observation("prediction")["outcome_probabilities"]
    assert np.abs(changed - plain).max() > 1e-3
    (chip,) = bar.chips.buttons
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    user.until(user.at_rest)
    assert user.session.interventions == ()
    np.testing.assert_array_equal(user.observation("prediction")["outcome_probabilities"], plain)


def test_it_holds_at_every_frame_and_while_one_types_another_probe(user: User) -> None:
    user.choose("next_token")
    type_intervention(user, "head 1.3 off")
    user.session.timeline.go_to(user.session.timeline.steps[0])
    user.until(user.at_rest)
    assert user.window.strip.editor is not None
    user.window.strip.editor.choose_text("A fox")
    user.until(user.at_rest)
    observation = user.observation("prediction")
    assert observation.probe.interventions == ("head 1.3 off",)
    assert user.session.probe_text == "A fox"


def test_a_disc_that_is_turned_over_is_turned_back_when_the_game_goes_on_and_other_changes_hold(user: User) -> None:
    user.choose("othello")
    type_intervention(user, "head 1.0 off")
    type_intervention(user, "direction d3 after block 1 at -1 +4")
    user.until(user.at_rest)
    assert len(user.session.interventions) == 2
    editor = user.window.strip.editor
    assert isinstance(editor, BoardEditor)
    for go_on in (editor.undo, lambda: editor.choose_text("b3"), editor.play_random):
        user.session.set_interventions(("head 1.0 off", "direction d3 after block 1 at -1 +4"))
        go_on()
        user.until(user.at_rest)
        assert user.session.interventions == ("head 1.0 off",)


def test_what_is_none_stays_in_the_line_to_be_mended(user: User) -> None:
    user.choose("next_token")
    bar = type_intervention(user, "head 1.3 of")
    assert bar.line.text() == "head 1.3 of"
    assert "off" in user.window.notes.text()
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert user.session.interventions == ()


def test_what_this_model_lacks_is_told_and_taken_out(user: User) -> None:
    user.choose("next_token")
    type_intervention(user, "head 0.1 off")
    type_intervention(user, "head 7.0 off")
    user.until(lambda: user.session.interventions == ("head 0.1 off",))
    user.until(user.at_rest)
    assert any("no block 7" in message for message in user.messages)


def test_all_are_taken_back_at_once_and_none_goes_to_another_lab(user: User) -> None:
    user.choose("next_token")
    bar = type_intervention(user, "head 0.1 off")
    type_intervention(user, "neuron 0.5 set to 4")
    assert len(bar.chips.buttons) == 2
    bar.all_back.click()
    assert user.session.interventions == ()
    assert bar.isHidden()
    type_intervention(user, "head 0.1 off")
    user.choose("digits")
    assert user.session.interventions == ()
    assert bar.isHidden()


def test_a_panel_switches_and_opens_parts(user: User) -> None:
    user.choose("next_token")
    panel = user.window.docks["attention"].panel
    panel.intervention_chosen.emit("head 0.1 off")
    assert user.session.interventions == ("head 0.1 off",)
    panel.intervention_chosen.emit("head 0.1 off")
    assert user.session.interventions == ()
    panel.part_chosen.emit("matrix_multiply", {"site": "block.1.attention.query"})
    product = user.window.docks["matrix_multiply"].panel
    user.until(product.is_on_screen)

    def shown() -> str:
        observation = user.observation("matrix_multiply")
        return "" if observation is None else str(observation["product_site"])

    user.until(lambda: shown() == "block.1.attention.query")


def test_chips_that_do_not_fit_go_on_below(user: User) -> None:
    user.choose("next_token")
    user.session.set_interventions([f"neuron 0.{number} set to 4" for number in range(12)])
    bar = user.window.interventions
    user.until(lambda: bar.chips.height() > bar.line.height() * 1.5)
    chips = [chip.geometry() for chip in bar.chips.buttons]
    assert all(bar.chips.rect().contains(chip) for chip in chips)
    assert not any(one.intersects(other) for one in chips for other in chips if one != other)
