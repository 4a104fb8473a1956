"""The dialogs of settings in the window: what they begin with, and what they build or change."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from scoutview.settings import Settings
from scoutview.window.settings.dialogs import ChangeDialog, SettingsDialog
from tests.window.conftest import User


def press(dialog: SettingsDialog | ChangeDialog) -> None:
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    (build,) = [
        button for button in buttons.buttons() if buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
    ]
    build.click()


def test_building_makes_an_untrained_run_with_these_settings(user: User) -> None:
    user.choose("digits")
    user.window.runs.edit_settings()
    dialog = user.dialog(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.form.editors["seed"].set_text("11")
    dialog.form.editors["steps"].set_text("30")
    press(dialog)
    user.until(lambda: user.state == "paused" and user.at_rest())
    assert user.session.description is not None
    assert user.session.description.seed == 11
    assert list(user.session.timeline.steps) == [0]
    user.window.runs.train()
    user.until(lambda: user.state == "finished" and user.session.timeline.step == 30)


def test_a_learning_rate_out_of_range_is_refused_and_a_good_one_is_recorded(user: User) -> None:
    user.prepare(steps="1000000")
    user.window.runs.train()
    user.until(lambda: len(user.session.timeline.steps) > 3)
    user.window.runs.edit_changeable_settings()
    dialog = user.dialog(ChangeDialog)
    assert isinstance(dialog, ChangeDialog)
    assert isinstance(dialog.editors["learning_rate"].control, QLineEdit)
    assert dialog.editors["learning_rate"].control.selectedText() == dialog.editors["learning_rate"].text()
    dialog.editors["learning_rate"].set_text("-1")
    press(dialog)
    assert dialog.editors["learning_rate"].refusal.isVisible()
    dialog.editors["learning_rate"].set_text("0.0004")
    press(dialog)
    user.until(lambda: [change.value for change in user.session.curves.changes] == [0.0004])
    user.window.runs.edit_changeable_settings()
    again = user.dialog(ChangeDialog)
    assert isinstance(again, ChangeDialog)
    assert again.editors["learning_rate"].text() == "0.0004"
    again.reject()


def test_the_fields_of_the_dialog_start_from_what_is_on_screen(user: User) -> None:
    user.prepare("digits", steps="20", seed="4")
    user.window.runs.edit_settings()
    dialog = user.dialog(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert user.session.lab is not None
    settings: Settings = user.session.lab.settings
    assert dialog.form.settings() == settings
    assert dialog.form.editors["seed"].text() == "4"
    first = next(iter(dialog.form.editors.values())).control
    assert dialog.focusWidget() is first
    QTest.keyClicks(first, "12")  # replaces what is chosen
    assert dialog.form.settings().seed == 12
    dialog.reject()


def test_what_a_panel_changes_while_it_trains_is_recorded_and_without_a_training_it_is_said_how(user: User) -> None:
    user.prepare(steps="1000000")
    user.window.runs.train()
    user.until(lambda: len(user.session.timeline.steps) > 3)
    user.window.area.setting_chosen.emit("learning_rate", 0.0004)
    user.until(lambda: [change.value for change in user.session.curves.changes] == [0.0004])
    user.session.stop()
    user.until(lambda: user.state == "stopped")
    heard: list[str] = []
    user.window.runs.notice.connect(heard.append)
    user.window.area.setting_chosen.emit("learning_rate", 0.0008)
    assert heard == ["This is changed while it trains: press Continue, or train a new run, and choose again."]
