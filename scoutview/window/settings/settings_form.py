"""A form that follows from a dataclass of settings: one field per setting, its range in the tooltip."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.settings import (
    STORAGE,
    Preset,
    SettingField,
    Settings,
    Value,
    decided_by,
    fields_of,
    preset_of,
    settings_from_text,
    value_from_text,
    with_labels_alone,
)
from scoutview.window.settings.setting_field import FieldEditor, describe

OWN = tr("Your own")


def choosable(kind: type[Settings]) -> Sequence[SettingField]:
    """The settings that can be more than one value."""
    return [field for field in fields_of(kind) if field.minimum is None or field.minimum != field.maximum]


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
        self._fold = QPushButton(tr("Storage ▸"), self)
        self._fold.setProperty("role", "segment")
        self._fold.setCheckable(True)
        self._fold.setToolTip(tr("How frames are stored"))
        layout.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        folded = QWidget(self)
        folded.setLayout(self._seldom)
        folded.hide()
        self._fold.toggled.connect(folded.setVisible)
        self._fold.toggled.connect(lambda shown: self._fold.setText(tr("Storage ▾") if shown else tr("Storage ▸")))
        layout.addWidget(folded)
        layout.addStretch(1)
        self.presets = PresetChooser(self._kind.presets, self) if self._kind.presets else None
        self._fill_in(values)
        self._edited()

    def _fill_in(self, values: Settings) -> None:
        if self.presets is not None:
            self._often.addRow(self._label(tr("Preset"), self.presets.choice.toolTip()), self.presets)
            self.presets.chosen.connect(self._fill)
        for field in choosable(self._kind):
            self._add(field, getattr(values, field.name))

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
            if name in self.editors:
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
        self.editors[named[0]].refuse(with_labels_alone(sentence, self.editors))


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
        self.choice.setToolTip(tr("Settings that belong together; each can be changed below"))
        self.choice.setAccessibleName(tr("Preset"))
        self.choice.activated.connect(lambda row: self.chosen.emit(presets[row]))
        self.description = QLabel(self)
        self.description.setProperty("role", "label")
        self.description.setWordWrap(True)
        layout.addWidget(self.choice)
        layout.addWidget(self.description)

    def show_preset(self, preset: Preset | None) -> None:
        """Show this one as chosen, or that the settings are the user's own."""
        self.choice.setCurrentIndex(-1 if preset is None else self._presets.index(preset))
        self.description.setText(preset.description if preset is not None else tr("None of the presets."))
