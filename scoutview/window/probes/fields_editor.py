"""The editor of a probe that is made of fields: they stand in a row."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.labs.lab import Lab
from scoutview.language import as_read, as_written, inside, tr
from scoutview.probe import Probe, text_of_value
from scoutview.settings import SettingField, Value, fields_of, value_from_text, with_labels_alone
from scoutview.window.probes.probe_editor import ProbeEditor
from scoutview.window.probes.stepping import arrow_step
from scoutview.window.settings.setting_field import describe

WHOLE_STEP, STEP = 1, 0.5  # of an arrow key where a field declares none
DECIMALS = 10  # of a stepped number: what adding leaves behind them is no part of it


class FieldsEditor(ProbeEditor):
    """A line for each field of the probe. It asks with `name=value,...`, the written form of such probes."""

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        self._fields = {field.name: field for field in fields_of(type(lab.default_probe()))}
        self.lines = {name: self._line(field) for name, field in self._fields.items()}
        self._asked: Probe | None = None
        self.row.addStretch(1)
        self.set_look(look)

    def _line(self, field: SettingField) -> QLineEdit:
        label = QLabel(inside(field.label), self)
        label.setProperty("role", "tick")
        line = QLineEdit(self)
        line.setProperty("role", "probe")
        line.setToolTip("\n".join((describe(field), tr("(↑ and ↓ step)"))))
        line.setAccessibleName(field.label)
        line.editingFinished.connect(self._ask)
        line.installEventFilter(self)
        self.row.addWidget(label)
        self.row.addWidget(line)
        return line

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for name, line in self.lines.items():
            line.setFixedWidth(look.px(self._fields[name].field_px))

    def show_probe(self, probe: Probe) -> None:
        self._asked = probe
        for name, line in self.lines.items():
            if not (line.hasFocus() and line.isModified()):
                line.setText(_shown(getattr(probe, name)))

    def give_up(self) -> None:
        for line in self.lines.values():
            line.setModified(False)
        if self._asked is not None:
            self.show_probe(self._asked)
            self.refused.emit("")

    def focus(self) -> None:
        for line in list(self.lines.values())[:1]:  # a probe may have no fields
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = arrow_step(event)
        if step:
            self._step(watched, step)
        return bool(step)

    def _step(self, line: QObject, by: int) -> None:
        name = next(name for name, one in self.lines.items() if one is line)
        field = self._fields[name]
        try:
            value = value_from_text(field, self._read(name))
        except UserError:
            value = field.default
        self.lines[name].setText(_shown(stepped(field, value, by)))
        self._ask()

    def _ask(self) -> None:
        for line in self.lines.values():
            line.setModified(False)
        self.choose_text(self.text())

    def text(self) -> str:
        return ",".join(f"{name}={self._typed(name)}" for name in self.lines)

    def refusal_in_words(self, sentence: str) -> str:
        return with_labels_alone(sentence, self.lines)

    def _typed(self, name: str) -> str:
        """Of one field: a text between quotes where it needs them."""
        read = self._read(name)
        return text_of_value(read) if self._fields[name].kind is str else read

    def _read(self, name: str) -> str:
        typed = self.lines[name].text()
        return typed if self._fields[name].kind is str else as_read(typed.strip())


def stepped(field: SettingField, value: Value, by: int) -> Value:
    """The value so many steps further: the next choice, the other of yes and no, a number a step up or down."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        if value not in field.choices:
            return value
        return field.choices[(field.choices.index(value) + by) % len(field.choices)]
    whole = field.kind is int
    step = field.step if field.step is not None else WHOLE_STEP if whole else STEP
    return int(value + by * step) if whole else round(value + by * step, DECIMALS)


def _shown(value: Value) -> str:
    """A value in its field, where a text needs no quotes."""
    return value if isinstance(value, str) else as_written(text_of_value(value))
