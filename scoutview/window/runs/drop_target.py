"""What is shown while a file is held over the window: that it can be let go, and what that would do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget


class DropTarget(QFrame):
    """A frame around the window with a sentence in the middle; the pointer goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "target")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = QLabel(self)
        self.words.setProperty("role", "target")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def say(self, words: str) -> None:
        """Cover the window and say this."""
        self.words.setText(words)
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
