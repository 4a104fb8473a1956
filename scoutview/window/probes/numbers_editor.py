"""The editor of a probe that is two numbers."""

import dataclasses
import re
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.labs.lab import Lab
from scoutview.window.probes.stepping import arrow_step
from scoutview.window.probes.text_editor import TextEditor

WIDTH = 300.0  # design pixels of the field
NUMBER = re.compile(r"(?:(?<!\d)[-−])?\d+")  # a minus after a number is between two of them


class NumbersEditor(TextEditor):
    """Two numbers in a line, as the lab writes them; the arrow keys step the one with the caret."""

    word_from, count_from = 290.0, 250.0
    wished_width = WIDTH

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        self.row.addStretch()
        self.line.installEventFilter(self)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.line.setMaximumWidth(look.px(WIDTH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = arrow_step(event)
        if step:
            self._step(step)
        return bool(step)

    def _step(self, by: int) -> None:
        """The number with the caret one up or down, around those there are; a text that is no probe yet stays."""
        text = self.line.text()
        try:
            probe = self.lab.parse_probe(text)
        except UserError:
            return
        first = NUMBER.search(text)
        name = "a" if first and self.line.cursorPosition() <= first.end() else "b"
        there = self.lab.numbers()
        number = there[(getattr(probe, name) - there.start + by) % len(there)]
        probe = dataclasses.replace(probe, **{name: number})
        text = self.lab.format_probe(probe)
        ends = [found.end() for found in NUMBER.finditer(text)]
        self.line.setText(text)
        self.line.setCursorPosition(ends[0 if name == "a" else -1])
        self._typing.stop()
        self._resting.stop()
        self.choose(probe)
