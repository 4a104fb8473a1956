"""A field for a whole number that tells what it does not take."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSpinBox

SHORTCUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PictureNumber(QSpinBox):
    """A spin box passes over what is no number in its range; this one tells.

    `not_taken` gives what was typed or pasted in vain, `taken` says that all is well again.
    """

    not_taken = Signal(str)
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, typed = self.lineEdit(), _typed(event)
        before, number = line.text(), self.cleanText() + typed
        selected = line.hasSelectedText()
        super().keyPressEvent(event)
        if not typed:
            return
        if line.text() != before:
            self.taken.emit()
        elif not typed.isdecimal():
            self.not_taken.emit(typed)
        elif not selected and number.isdecimal() and int(number) > self.maximum():
            self.not_taken.emit(number)


def _typed(event: QKeyEvent) -> str:
    """What this key writes."""
    if event.matches(QKeySequence.StandardKey.Paste):
        return QGuiApplication.clipboard().text().strip()
    text = event.text()
    return text.strip() if text.isprintable() and not event.modifiers() & SHORTCUT else ""
