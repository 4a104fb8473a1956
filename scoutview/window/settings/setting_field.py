"""The field of one setting in a form, and what is told of the setting."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scoutview.graphics.base.sentence import capital
from scoutview.language import as_read, as_written, tr, translated
from scoutview.settings import SettingField, Value, range_in_words


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
            return self._build_choice(value)
        edit = QLineEdit(self)
        is_text = self.field.kind is str
        edit.setText(value if is_text else as_written(value))
        edit.textChanged.connect(self._edited)
        if is_text:
            return edit, edit.text, edit.setText
        return edit, lambda: as_read(edit.text().strip()), lambda text: edit.setText(as_written(text))

    def _build_choice(self, value: str) -> tuple[QWidget, Callable[[], str], Callable[[str], None]]:
        """The choices are shown in the language of the interface; their own words are what is stored."""
        shown = {name: translated(name) for name in self.field.choices}
        names = {words: name for name, words in shown.items()}
        choice = QComboBox(self)
        choice.addItems(list(shown.values()))
        choice.setEditable(self.field.path)
        choice.setCurrentText(shown.get(value, value))
        choice.currentTextChanged.connect(self._edited)
        if self.field.path:
            self._add_browse_buttons()
        return (
            choice,
            lambda: names.get(choice.currentText(), choice.currentText()),
            lambda text: choice.setCurrentText(shown.get(text, text)),
        )

    def _add_browse_buttons(self) -> None:
        ways = [(tr("File…"), tr("Choose a file of your own"), self._browse_file)]
        if self.field.name != "corpus":
            ways.append((tr("Folder…"), tr("Choose a folder of your own"), self._browse_folder))
        for word, tooltip, browse in ways:
            button = QToolButton(self)
            button.setText(word)
            button.setToolTip(tooltip)
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
    told = tr("One of {choices}, or a path of your own") if field.path else tr("One of {choices}")
    choices = told.format(choices=", ".join(map(translated, field.choices))) if field.choices else ""
    return "\n".join(part for part in (field.description, choices, capital(bounds)) if part)
