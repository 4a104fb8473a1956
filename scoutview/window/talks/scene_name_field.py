"""The field in which the title of a scene is typed, in the place where it stands."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SceneNameField(QLineEdit):
    """Hidden but while one types. Enter, or going elsewhere, takes the title; Escape does not."""

    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = parent
        self.setAccessibleName("Title of the scene")
        self.hide()

    def open(self, title: str, place: QRect) -> None:
        """Edit this title here; all of it is selected."""
        self.setGeometry(place)
        self.setText(title)
        self.selectAll()
        self.show()
        self.setFocus()

    def finish(self, *, keep: bool = True) -> None:
        """What was typed holds, or does not."""
        if self.isHidden():
            return
        title, had_keys = self.text().strip(), self.hasFocus()
        self.hide()
        if had_keys:
            self._row.setFocus()
        if keep:
            self.typed.emit(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(keep=event.key() != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)
            event.accept()  # what it does not want is no key of the row either

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
