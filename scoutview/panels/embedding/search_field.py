"""The field that a token is searched for with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SearchField(QLineEdit):
    """Enter goes on to the next token that was found, Escape gives the search up."""

    sought_next = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("control", True)
        self.setPlaceholderText("Find a token")
        self.setToolTip("Lights the tokens that have this text. Enter: look up the next one. Escape: none.")
        self.setAccessibleName("Find a token")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sought_next.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
