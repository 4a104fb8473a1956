"""The editor of any other probe: its fields in a row."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.labs.lab import Lab
from scoutview.probe import Probe
from scoutview.settings import fields_of, value_from_text
from scoutview.window.probes.probe_editor import ProbeEditor
from scoutview.window.probes.stepping import arrow_step
from scoutview.window.settings.setting_field import describe


class FieldsEditor(ProbeEditor):
    """Any other probe: its fields in a row."""

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        self._probe: Probe = lab.default_probe()
        self.lines: dict[str, QLineEdit] = {}
        for field in fields_of(type(self._probe)):
            label = QLabel(field.label.lower(), self)
            label.setProperty("role", "tick")
            line = QLineEdit(self)
            line.setProperty("role", "probe")
            line.setToolTip(describe(field) + "\n(↑ and ↓ step)")
            line.setAccessibleName(field.label)
            line.editingFinished.connect(self._ask)
            line.installEventFilter(self)
            self.lines[field.name] = line
            self.row.addWidget(label)
            self.row.addWidget(line)
        self.row.addStretch(1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for line in self.lines.values():
            line.setFixedWidth(look.px(64))

    def show_probe(self, probe: Probe) -> None:
        self._probe = probe
        for name, line in self.lines.items():
            if not (line.hasFocus() and line.isModified()):
                value = getattr(probe, name)
                line.setText(f"{value:g}" if isinstance(value, float) else str(value))

    def focus(self) -> None:
        line = next(iter(self.lines.values()))
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = arrow_step(event)
        if step:
            self._step(watched, step)
        return bool(step)

    def _step(self, line: QObject, by: int) -> None:
        name = next(name for name, one in self.lines.items() if one is line)
        field = next(field for field in fields_of(type(self._probe)) if field.name == name)
        try:
            value = value_from_text(field, self.lines[name].text())
        except UserError:
            value = field.default
        assert isinstance(value, int | float)
        self.lines[name].setText(f"{value + by * (0.5 if field.kind is float else 1):g}")
        self._ask()

    def _ask(self) -> None:
        for line in self.lines.values():
            line.setModified(False)
        self.choose_text(",".join(f"{name}={line.text().strip()}" for name, line in self.lines.items()))
