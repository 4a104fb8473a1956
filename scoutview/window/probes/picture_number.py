"""A field for a whole number that tells what it does not take."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSpinBox, QWidget

SHORTCUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PictureNumber(QSpinBox):
    """A spin box passes over what is no number in its range; this one tells.

    `not_taken` gives what was typed or pasted in vain, `taken` says that all is well again.
    """

    not_taken = Signal(str)
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = ""  # one key after another, also what the field passed over

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._written = ""
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, typed = self.lineEdit(), _typed(event)
        before, number = line.text(), self.cleanText() + typed
        selected = line.hasSelectedText()
        super().keyPressEvent(event)
        if not typed:
            self._written = _goes_on(event, self._written)
            return
        self._written += typed
        if line.text() != before:
            self._written = self.cleanText()
            self.taken.emit()
        elif not typed.isdecimal():
            self.not_taken.emit(self._written)
        elif not selected and number.isdecimal() and int(number) > self.maximum():
            self.not_taken.emit(number)


def _goes_on(event: QKeyEvent, written: str) -> str:
    """What was written so far, after a key that writes no letter: a space or Shift goes on, others begin anew."""
    if event.key() == Qt.Key.Key_Space and written:
        return f"{written} "
    return written if event.key() == Qt.Key.Key_Shift else ""


def _typed(event: QKeyEvent) -> str:
    """What this key writes."""
    if event.matches(QKeySequence.StandardKey.Paste):
        return QGuiApplication.clipboard().text().strip()
    text = event.text()
    return text.strip() if text.isprintable() and not event.modifiers() & SHORTCUT else ""
