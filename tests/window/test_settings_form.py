"""The settings dialog: what does not fit is said under its field, and nothing typed is lost."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from scoutview.errors import UserError
from scoutview.graphics.look import Look
from scoutview.labs.registry import LABS, lab_named
from scoutview.settings import Settings, fields_of
from scoutview.window.rate_dialog import RateDialog
from scoutview.window.settings_form import SettingsDialog, SettingsForm
from tests.window.conftest import Desk


def dialog_of(qtbot: QtBot, name: str) -> SettingsDialog:
    lab = lab_named(name)
    dialog = SettingsDialog(lab, lab.Settings(), Look())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog: SettingsDialog | RateDialog) -> None:
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    (build,) = [
        button for button in buttons.buttons() if buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
    ]
    build.click()


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)
def test_every_setting_has_a_field_and_an_untouched_form_gives_the_same_settings(qtbot: QtBot, lab: type) -> None:
    form = SettingsForm(lab.Settings(), Look())
    qtbot.addWidget(form)
    assert set(form.editors) == {field.name for field in fields_of(lab.Settings)}
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
    assert "earning rate" in editors["learning_rate"].refusal.text()
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


def test_building_makes_an_untrained_run_with_these_settings(desk: Desk) -> None:
    desk.choose("digits")
    desk.window.edit_settings()
    dialog = desk.dialog(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.form.editors["seed"].set_text("11")
    dialog.form.editors["steps"].set_text("30")
    press(dialog)
    desk.until(lambda: desk.state == "paused" and desk.at_rest())
    assert desk.session.description is not None
    assert desk.session.description.seed == 11
    assert list(desk.session.timeline.steps) == [0]
    desk.window.train()
    desk.until(lambda: desk.state == "finished" and desk.session.timeline.step == 30)


def test_a_learning_rate_out_of_range_is_refused_and_a_good_one_is_recorded(desk: Desk) -> None:
    desk.prepare(steps="1000000")
    desk.window.train()
    desk.until(lambda: len(desk.session.timeline.steps) > 3)
    desk.window.edit_learning_rate()
    dialog = desk.dialog(RateDialog)
    assert isinstance(dialog, RateDialog)
    assert isinstance(dialog.editor.control, QLineEdit)
    assert dialog.editor.control.selectedText() == dialog.editor.text()
    dialog.editor.set_text("-1")
    press(dialog)
    assert dialog.editor.refusal.isVisible()
    dialog.editor.set_text("0.0004")
    press(dialog)
    desk.until(lambda: [change.value for change in desk.session.curves.changes] == [0.0004])
    desk.window.edit_learning_rate()
    again = desk.dialog(RateDialog)
    assert isinstance(again, RateDialog)
    assert again.editor.text() == "0.0004"
    again.reject()


def test_the_fields_of_the_dialog_start_from_what_is_on_screen(desk: Desk) -> None:
    desk.prepare(steps="20", seed="4")
    desk.window.edit_settings()
    dialog = desk.dialog(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert desk.session.lab is not None
    settings: Settings = desk.session.lab.settings
    assert dialog.form.settings() == settings
    assert dialog.form.editors["seed"].text() == "4"
    first = next(iter(dialog.form.editors.values())).control
    assert dialog.focusWidget() is first
    QTest.keyClicks(first, "12")  # replaces what is chosen
    assert dialog.form.settings().seed == 12
    dialog.reject()
