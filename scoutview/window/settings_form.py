"""A form that follows from a dataclass of settings: one field per setting, its range in the tooltip."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scoutview.errors import UserError
from scoutview.graphics.look import Look
from scoutview.labs.lab import Lab
from scoutview.settings import (
    STORAGE,
    Preset,
    SettingField,
    Settings,
    Value,
    decided_by,
    fields_of,
    preset_of,
    range_in_words,
    settings_from_text,
    value_from_text,
)

OWN = "Your own"


class FieldEditor(QWidget):
    """One setting: a check box, a list of choices or a text, and the sentence for what does not fit."""

    changed = Signal()

    def __init__(self, field: SettingField, value: Value, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        layout.addLayout(self._row)
        self.control, self.text, self.set_text = self._build(str(value))
        self.control.setToolTip(describe(field))
        self.control.setAccessibleName(field.label)
        self._row.insertWidget(0, self.control, 1)
        self.refusal = QLabel(self)
        self.refusal.setProperty("role", "error")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        layout.addWidget(self.refusal)

    def _build(self, value: str) -> tuple[QWidget, Callable[[], str], Callable[[str], None]]:
        if self.field.kind is bool:
            box = QCheckBox(self)
            box.setChecked(value == "True")
            box.toggled.connect(self._edited)
            return box, lambda: str(box.isChecked()), lambda text: box.setChecked(text == "True")
        if self.field.choices:
            choice = QComboBox(self)
            choice.addItems(self.field.choices)
            choice.setEditable(self.field.path)
            choice.setCurrentText(value)
            choice.currentTextChanged.connect(self._edited)
            if self.field.path:
                self._add_browse_buttons()
            return choice, choice.currentText, choice.setCurrentText
        edit = QLineEdit(value, self)
        edit.textChanged.connect(self._edited)
        return edit, edit.text, edit.setText

    def _add_browse_buttons(self) -> None:
        for word, browse in (("File…", self._browse_file), ("Folder…", self._browse_folder)):
            if word == "Folder…" and self.field.name == "corpus":
                continue
            button = QToolButton(self)
            button.setText(word)
            button.setToolTip(f"Choose a {word.lower().rstrip('…')} of your own")
            button.clicked.connect(browse)
            self._row.addWidget(button)

    def _browse_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.field.label)
        if chosen:
            self.set_text(str(Path(chosen)))

    def _browse_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.field.label)
        if chosen:
            self.set_text(str(Path(chosen)))

    def _edited(self) -> None:
        self.refuse("")
        self.changed.emit()

    def choose_all(self) -> None:
        """What is typed next replaces the text."""
        self.control.setFocus()
        if isinstance(self.control, QLineEdit):
            self.control.selectAll()

    def refuse(self, sentence: str) -> None:
        """Say under the field what is wrong; nothing typed is lost."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))


def describe(field: SettingField) -> str:
    """What the tooltip of a setting says."""
    bounds = range_in_words(field) if field.minimum is not None or field.maximum is not None else ""
    choices = "One of " + ", ".join(field.choices) if field.choices else ""
    if field.path:
        choices += ", or a path of your own"
    return "\n".join(part for part in (field.description, choices, bounds[:1].upper() + bounds[1:]) if part)


def main_button(word: str) -> QPushButton:
    """The one accented button of a dialog; it has its role before a style sheet sees it."""
    button = QPushButton(word)
    button.setProperty("role", "main")
    button.setDefault(True)
    return button


class PresetChooser(QWidget):
    """The presets of a lab by title, and what the chosen one is about."""

    chosen = Signal(object)  # a Preset

    def __init__(self, presets: Sequence[Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = presets
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.choice = QComboBox(self)
        self.choice.addItems([preset.title for preset in presets])
        self.choice.setPlaceholderText(OWN)
        self.choice.setToolTip("Settings that belong together; each can be changed below")
        self.choice.setAccessibleName("Preset")
        self.choice.activated.connect(lambda row: self.chosen.emit(presets[row]))
        self.description = QLabel(self)
        self.description.setProperty("role", "label")
        self.description.setWordWrap(True)
        layout.addWidget(self.choice)
        layout.addWidget(self.description)

    def show_preset(self, preset: Preset | None) -> None:
        """Show this one as chosen, or that the settings are the user's own."""
        self.choice.setCurrentIndex(-1 if preset is None else self._presets.index(preset))
        self.description.setText(preset.description if preset is not None else "None of the presets.")


class SettingsForm(QWidget):
    """All settings of a lab, those seldom changed behind a fold; a preset fills in what belongs together."""

    refused = Signal(str)  # a sentence about no single field; empty when something is edited

    def __init__(self, values: Settings, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._kind = type(values)
        self.editors: dict[str, FieldEditor] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, look.px(8), 0)
        self._often, self._seldom = QFormLayout(), QFormLayout()
        for form in (self._often, self._seldom):
            form.setContentsMargins(0, 0, 0, 0)
            form.setHorizontalSpacing(look.px(20))
            form.setVerticalSpacing(look.px(8))
        layout.addLayout(self._often)
        self._fold = QPushButton("Storage ▸", self)
        self._fold.setProperty("role", "segment")
        self._fold.setCheckable(True)
        self._fold.setToolTip("How frames are stored")
        layout.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        folded = QWidget(self)
        folded.setLayout(self._seldom)
        folded.hide()
        self._fold.toggled.connect(folded.setVisible)
        self._fold.toggled.connect(lambda shown: self._fold.setText("Storage ▾" if shown else "Storage ▸"))
        layout.addWidget(folded)
        layout.addStretch(1)
        self.presets = PresetChooser(self._kind.presets, self) if self._kind.presets else None
        if self.presets is not None:
            self._often.addRow(self._label("Preset", self.presets.choice.toolTip()), self.presets)
            self.presets.chosen.connect(self._fill)
        for field in fields_of(self._kind):
            self._add(field, getattr(values, field.name))
        self._edited()

    def _add(self, field: SettingField, value: Value) -> None:
        editor = FieldEditor(field, value, self)
        editor.changed.connect(self._edited)
        self.editors[field.name] = editor
        label = self._label(f"{field.label}, {field.unit}" if field.unit else field.label, describe(field))
        (self._seldom if field.name in STORAGE else self._often).addRow(label, editor)

    def _label(self, words: str, tooltip: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "label")
        label.setToolTip(tooltip)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)  # its word beside the text of the field, whatever stands below
        label.setContentsMargins(0, self.look.px(7), 0, 0)
        label.setMinimumHeight(self.look.px(30))
        return label

    def choose_first(self) -> None:
        """The keyboard to the first field."""
        if self.presets is not None:
            self.presets.choice.setFocus()
        else:
            next(iter(self.editors.values())).choose_all()

    def _fill(self, preset: Preset) -> None:
        for name, value in decided_by(preset, self._kind).items():
            self.editors[name].set_text(str(value))

    def _edited(self) -> None:
        self.refused.emit("")
        try:
            preset = preset_of(settings_from_text(self._kind, self._texts()))
        except UserError:
            preset = None  # said when the form is read, not while one types
        else:
            for editor in self.editors.values():
                editor.refuse("")  # what did not fit together may fit by a change of the other one
        if self.presets is not None:
            self.presets.show_preset(preset)

    def _texts(self) -> dict[str, str]:
        return {name: editor.text() for name, editor in self.editors.items()}

    def settings(self) -> Settings:
        """What the form says.

        Raises:
            UserError: a value does not fit, or some do not fit together. The sentence also stands under the field it
                is about, and is emitted where it is about none.
        """
        try:
            for editor in self.editors.values():
                value_from_text(editor.field, editor.text())
            return settings_from_text(self._kind, self._texts())
        except UserError as error:
            self._refuse_where_it_belongs(str(error))
            raise

    def _refuse_where_it_belongs(self, sentence: str) -> None:
        named = [name for name in self.editors if f"({name})" in sentence]
        if not named:
            self.refused.emit(sentence)
            return
        if named[0] in STORAGE:
            self._fold.setChecked(True)
        self.editors[named[0]].refuse(sentence)


class SettingsDialog(QDialog):
    """The settings of a lab, and a button that builds the model they describe."""

    chosen = Signal(object)

    def __init__(self, lab: type[Lab[Any, Any]], settings: Settings, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Settings of {lab.title}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(20)] * 4)
        layout.setSpacing(look.px(12))
        title = QLabel(lab.title, self)
        title.setProperty("role", "title")
        explanation = QLabel("Building starts a new run from an untrained model; your other runs are kept.", self)
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
        self.buttons.addButton(main_button("Build this model"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
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
