"""The field that a token is searched for with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scoutview.graphics.base.icons import icon
from scoutview.graphics.base.look import Look
from scoutview.language import tr


class SearchField(QLineEdit):
    """Enter goes on to the next token that was found, Escape gives the search up."""

    sought_next = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("control", True)
        self.setPlaceholderText(tr("Find a token"))
        self.setToolTip(tr("Lights the tokens that have this text. Enter: look up the next one. Escape: none."))
        self.setAccessibleName(tr("Find a token"))
        self._clear = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(tr("Clear"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def dress(self, look: Look) -> None:
        """The cross that clears it in the colours of this look."""
        self._clear.setIcon(icon("close", look.colour("text2"), look.px(16)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sought_next.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
