"""The settings dialog: what does not fit is said under its field, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.labs.registry import LABS, lab_named
from scoutview.settings import fields_of
from scoutview.window.settings.dialogs import ChangeDialog, SettingsDialog
from scoutview.window.settings.settings_form import SettingsForm
from tests.preset_settings import SumSettings
from tests.tiny_lab import TinyLab


class SumLab(TinyLab):
    """A lab with presets."""

    Settings = SumSettings  # type: ignore[assignment]


def dialog_of(qtbot: QtBot, name: str) -> SettingsDialog:
    lab = lab_named(name)
    dialog = SettingsDialog(lab, lab.Settings(), Look())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def sum_dialog(qtbot: QtBot, settings: SumSettings) -> SettingsDialog:
    dialog = SettingsDialog(SumLab, settings, Look())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose_preset(dialog: SettingsDialog, title: str) -> None:
    """As with the keyboard."""
    assert dialog.form.presets is not None
    choice = dialog.form.presets.choice
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(choice.findText(title)):
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == title


def press(dialog: SettingsDialog | ChangeDialog) -> None:
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    (build,) = [
        button for button in buttons.buttons() if buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
    ]
    build.click()


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)
def test_every_setting_has_a_field_and_an_untouched_form_gives_the_same_settings(qtbot: QtBot, lab: type) -> None:
    form = SettingsForm(lab.Settings(), Look())
    qtbot.addWidget(form)
    assert set(form.editors) == {
        field.name for field in fields_of(lab.Settings) if field.minimum is None or field.minimum != field.maximum
    }
    assert form.settings() == lab.Settings()
    assert all(editor.control.accessibleName() for editor in form.editors.values())


def test_a_value_out_of_range_is_refused_under_its_field_and_the_others_stay(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, "digits")
    editors = dialog.form.editors
    editors["steps"].set_text("700")
    editors["learning_rate"].set_text("9e9")
    with qtbot.assertNotEmitted(dialog.chosen):
        press(dialog)
    assert dialog.isVisible()
    assert editors["learning_rate"].refusal.isVisible()
    assert editors["learning_rate"].refusal.text().startswith("Learning rate should be from ")
    assert not editors["steps"].refusal.isVisible()
    assert (editors["steps"].text(), editors["learning_rate"].text()) == ("700", "9e9")
    editors["learning_rate"].set_text("0.001")
    assert not editors["learning_rate"].refusal.isVisible()
    with qtbot.waitSignal(dialog.chosen) as signal:
        press(dialog)
    assert (signal.args[0].steps, signal.args[0].learning_rate) == (700, 0.001)


@pytest.mark.parametrize("text", ["", "many", "-3", "1e99", "2.5"])
def test_what_is_no_number_of_steps_is_refused(qtbot: QtBot, text: str) -> None:
    form = SettingsForm(lab_named("digits").Settings(), Look())
    qtbot.addWidget(form)
    form.editors["steps"].set_text(text)
    with pytest.raises(UserError):
        form.settings()
    assert form.editors["steps"].refusal.text()


def test_choices_are_lists_and_a_path_can_be_typed_into_one(qtbot: QtBot) -> None:
    form = SettingsForm(lab_named("next_token").Settings(), Look())
    qtbot.addWidget(form)
    corpus = form.editors["corpus"].control
    assert isinstance(corpus, QComboBox)
    assert corpus.isEditable()
    form.editors["corpus"].set_text("/tmp/mine.txt")
    settings = form.settings()
    assert settings.corpus == "/tmp/mine.txt"  # type: ignore[attr-defined]


def test_a_preset_fills_the_fields_and_leaves_seed_and_storage(qtbot: QtBot) -> None:
    dialog = sum_dialog(qtbot, SumSettings(seed=3, fraction=0.4, frame_budget=500))
    form = dialog.form
    assert form.presets is not None
    assert (form.presets.choice.currentIndex(), form.presets.choice.placeholderText()) == (-1, "Your own")
    choose_preset(dialog, "As in the book")
    assert form.presets.description.text() == "Ten minutes."
    assert form.settings() == SumSettings(
        seed=3, frame_budget=500, modulus=97, learning_rate=0.01, steps=5000, fraction=0.5
    )
    choose_preset(dialog, "Quick")
    assert form.settings() == SumSettings(seed=3, frame_budget=500)


def test_an_edited_field_makes_the_settings_ones_own_until_they_match_again(qtbot: QtBot) -> None:
    dialog = sum_dialog(qtbot, SumSettings(seed=9))
    chooser, modulus = dialog.form.presets, dialog.form.editors["modulus"]
    assert chooser is not None
    assert (chooser.choice.currentText(), chooser.description.text()) == ("Quick", "Over in a second.")
    assert dialog.focusWidget() is chooser.choice
    for text in ("12", "", "many", "999"):
        modulus.set_text(text)
        assert chooser.choice.currentIndex() == -1
        assert "None" in chooser.description.text()
        assert not modulus.refusal.isVisible()  # one may still be typing
    modulus.set_text("11")
    dialog.form.editors["seed"].set_text("1")
    assert chooser.choice.currentText() == "Quick"


def test_labs_without_presets_have_no_chooser(qtbot: QtBot) -> None:
    assert dialog_of(qtbot, "digits").form.presets is None


def test_settings_that_do_not_fit_together_are_refused_in_a_sentence(qtbot: QtBot) -> None:
    dialog = sum_dialog(qtbot, SumSettings())
    dialog.form.editors["fraction"].set_text("1")
    with qtbot.assertNotEmitted(dialog.chosen):
        press(dialog)
    assert dialog.isVisible()
    assert dialog.refusal.isVisible()
    assert dialog.refusal.text() == "All sums would be training sums: leave some to test with."
    assert not any(editor.refusal.isVisible() for editor in dialog.form.editors.values())
    dialog.form.editors["fraction"].set_text("0.9")
    assert not dialog.refusal.isVisible()
    with qtbot.waitSignal(dialog.chosen) as signal:
        press(dialog)
    assert signal.args[0].fraction == 0.9


def test_a_refusal_in_the_fold_opens_it(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, "digits")
    frames = dialog.form.editors["frame_budget"]
    assert not frames.isVisible()
    frames.set_text("2")
    press(dialog)
    assert frames.refusal.isVisible()


def test_a_fraction_that_leaves_nothing_to_validate_with_is_refused_and_a_larger_modulus_cures_it(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, "grokking")
    editors = dialog.form.editors
    editors["modulus"].set_text("5")
    editors["fraction"].set_text("0.99")
    with qtbot.assertNotEmitted(dialog.chosen):
        press(dialog)
    assert editors["fraction"].refusal.isVisible()
    assert "validation" in editors["fraction"].refusal.text()
    editors["modulus"].set_text("113")
    assert not editors["fraction"].refusal.isVisible()
    editors["operation"].set_text("a-b")
    press(dialog)
    assert dialog.refusal.isVisible()
    assert "ordered" in dialog.refusal.text()
    choose_preset(dialog, "Live")
    assert not dialog.refusal.isVisible()
    with qtbot.waitSignal(dialog.chosen) as signal:
        press(dialog)
    assert signal.args == [lab_named("grokking").Settings()]


@pytest.mark.usefixtures("german")
def test_in_german_numbers_have_decimal_commas_and_points_are_understood(qtbot: QtBot) -> None:
    form = SettingsForm(lab_named("grokking").Settings(learning_rate=0.0015, steps=1200), Look())
    qtbot.addWidget(form)
    rate, steps = form.editors["learning_rate"].control, form.editors["steps"].control
    assert isinstance(rate, QLineEdit)
    assert isinstance(steps, QLineEdit)
    assert rate.text() == "0,0015"
    assert form.settings().learning_rate == 0.0015
    for typed, meant in (("0,002", 0.002), ("0.002", 0.002), ("1e-3", 0.001)):
        rate.setText(typed)
        assert form.settings().learning_rate == meant
    steps.setText("1.500")
    assert form.settings().steps == 1500
