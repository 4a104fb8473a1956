"""The dialogs of settings: all of a lab's, which build a model, and those that change while it trains."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import main_button
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.settings import SettingField, Settings, Value, check_value, value_from_text, with_labels_alone
from scoutview.window.settings.setting_field import FieldEditor
from scoutview.window.settings.settings_form import SettingsForm


class SettingsDialog(QDialog):
    """The settings of a lab, and a button that builds the model they describe."""

    chosen = Signal(object)

    def __init__(self, lab: type[Lab[Any, Any]], settings: Settings, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings of {title}").format(title=lab.title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(20)] * 4)
        layout.setSpacing(look.px(12))
        title = QLabel(lab.title, self)
        title.setProperty("role", "title")
        explanation = QLabel(tr("Building starts a new run from an untrained model; your other runs are kept."), self)
        explanation.setProperty("role", "label")
        self.form = SettingsForm(settings, look, self)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.form)
        self.refusal = refusal = QLabel(self)
        refusal.setProperty("role", "error")
        refusal.setWordWrap(True)
        refusal.hide()
        self.form.refused.connect(self._show_refusal)
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(main_button(tr("Build this model")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        for widget in (title, explanation, area, refusal, self.buttons):
            layout.addWidget(widget)
        self.resize(look.px(560), look.px(620))
        self.form.choose_first()

    def _show_refusal(self, sentence: str) -> None:
        """What does not fit together, where it is seen however far the form is scrolled."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _accept(self) -> None:
        try:
            settings = self.form.settings()
        except UserError:
            return
        self.accept()
        self.chosen.emit(settings)


class ChangeDialog(QDialog):
    """What may change while it trains; it is written into the recording with the step from which it holds."""

    chosen = Signal(str, object)  # a setting and its value, for each that was changed

    def __init__(self, values: Mapping[SettingField, Value], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Change while it trains"))
        self._begun = {field.name: value for field, value in values.items()}
        self.editors = {field.name: FieldEditor(field, value, self) for field, value in values.items()}
        label = QLabel(tr("Holds from the next step on, and is recorded."), self)
        label.setProperty("role", "label")
        buttons = QDialogButtonBox(self)
        buttons.addButton(main_button(tr("Change")), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        next(iter(self.editors.values())).choose_all()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(20)] * 4)
        layout.setSpacing(look.px(12))
        form = QFormLayout()
        for editor in self.editors.values():
            form.addRow(editor.field.label, editor)
        layout.addWidget(label)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def _accept(self) -> None:
        wanted: dict[str, Value] = {}
        for name, editor in self.editors.items():
            try:
                wanted[name] = value_from_text(editor.field, editor.text())
                check_value(editor.field, wanted[name])
            except UserError as error:
                editor.refuse(with_labels_alone(str(error), [name]))
                return
        self.accept()
        for name, value in wanted.items():
            if value != self._begun[name]:
                self.chosen.emit(name, value)
