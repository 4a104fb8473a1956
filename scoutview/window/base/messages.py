"""What a window says: what went wrong on a strip, its details folded away, and what there is to know in a line."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from scoutview.graphics.base.fonts import readable
from scoutview.graphics.base.icons import draw_icon
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import ghost_button, put_icon

GAP = 8.0  # below the strip


class MessageStrip(QWidget):
    """What went wrong, as one sentence: nothing modal, no traceback in the face. The newest replaces the one before."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)  # file names and typed texts are no markup
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fold = QPushButton("Details ▸", self)
        self.fold.setProperty("role", "segment")
        self.fold.setCheckable(True)
        self.fold.setToolTip("What exactly happened, to report it")
        self.close_button = ghost_button("Dismiss  (Esc)", self.hide, self)
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.fold.toggled.connect(self._unfold)
        self._row = QHBoxLayout()
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.fold)
        self._row.addWidget(self.close_button)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._row)
        self._layout.addWidget(self.details)
        self.set_look(look)
        self.hide()

    def set_look(self, look: Look) -> None:
        self.look = look
        self._layout.setContentsMargins(look.px(44), look.px(4), look.px(8), look.px(4 + GAP))
        put_icon(self.close_button, "close", look, "text3")
        self.details.setFixedHeight(look.px(160))

    def show_message(self, sentence: str, details: str = "") -> None:
        """Say this."""
        self.sentence.setText(sentence)
        self.details.setPlainText(details)
        self.fold.setChecked(False)
        self._unfold(False)
        self.fold.setVisible(bool(details))
        self.show()

    def _unfold(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self.fold.setText("Details ▾" if shown else "Details ▸")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            px = self.look.px
            height = self.height() - px(GAP)
            painter.fillRect(0, 0, self.width(), height, self.look.colour("panel"))
            painter.fillRect(0, 0, px(2), height, self.look.colour("error"))
            draw_icon(painter, "warn", QRectF(px(16), px(12), px(16), px(16)), self.look.colour("error"))


class NotesLine(QLabel):
    """Sentences about what is asked, in a line that is hidden while there are none."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)  # what was typed is no markup
        self.setWordWrap(True)
        self.hide()

    def say(self, sentences: Iterable[str]) -> bool:
        """These, the empty ones left out; whether that is something else than before."""
        text = readable("  ".join(filter(None, sentences)))
        is_new = text != self.text()
        self.setText(text)
        self.setVisible(bool(text))
        return is_new
