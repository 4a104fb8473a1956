"""What a window says, in cards that cover a little and move nothing: what went wrong, what is done, what can be done.

What there is to know of a probe is a line of notes.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from scoutview.graphics.base.fonts import readable
from scoutview.graphics.base.icons import draw_icon
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import ghost_button, put_icon
from scoutview.language import tr
from scoutview.window.base.overlays import LEAVE_MS, OverlayCard, OverlayNote


class MessageCard(OverlayCard):
    """One sentence, with its details folded away and perhaps a button; the newest replaces the one before.

    Nothing modal, no traceback in the face. One that `leaves` tells of no error.
    """

    def __init__(self, look: Look, parent: QWidget, *, leaves: bool = False) -> None:
        super().__init__(look, parent, leaves=leaves)
        self.edge = "" if leaves else "error"
        self._icon = "info" if leaves else "warn"
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)  # file names and typed texts are no markup
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fold = QPushButton(tr("Details ▸"), self)
        self.fold.setProperty("role", "segment")
        self.fold.setCheckable(True)
        self.fold.setToolTip(tr("What exactly happened, to report it"))
        self.close_button = ghost_button(tr("Dismiss  (Esc)"), self.hide, self)
        self.button = QPushButton(self)  # what can be done about it
        self.button.clicked.connect(lambda: self._act())
        self._act: Callable[[], object] = self.hide
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.fold.toggled.connect(self._unfold)
        self._row = QHBoxLayout()
        for part, stretch in ((self.sentence, 1), (self.button, 0), (self.fold, 0), (self.close_button, 0)):
            self._row.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter if not stretch else Qt.AlignmentFlag(0))
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._row)
        self._layout.addWidget(self.details)
        self.set_look(look)
        self.hide()

    def set_look(self, look: Look) -> None:
        self.look = look
        self._layout.setContentsMargins(look.px(42), look.px(7), look.px(8), look.px(7))
        self._row.setSpacing(look.px(8))
        put_icon(self.close_button, "close", look, "text3")
        self.details.setFixedHeight(look.px(160))

    def show_message(self, sentence: str, details: str = "") -> None:
        """Say this."""
        self.sentence.setText(sentence)
        self.details.setPlainText(details)
        self.fold.setChecked(False)
        self._unfold(False)
        self.fold.setVisible(bool(details))
        self.button.hide()
        self.show()
        self.set_leaving(self._leaves)

    def offer(self, word: str, tooltip: str, action: Callable[[], object]) -> None:
        """Say also what can be done about what it says now."""
        self.button.setText(word)
        self.button.setToolTip(tooltip)
        self._act = action
        self.button.show()

    def take_back(self, sentence: str) -> None:
        """Say this no longer, if it is what it says."""
        if self.sentence.text() == sentence:
            self.hide()

    def _unfold(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self.fold.setText(tr("Details ▾") if shown else tr("Details ▸"))

    def paint_more(self, painter: QPainter) -> None:
        px = self.look.px
        colour = self.look.colour(self.edge or "text2")
        draw_icon(painter, self._icon, QRectF(px(18), px(14), px(16), px(16)), colour)


class OfferCard(OverlayCard):
    """A sentence with what can be done about it; stays until one of its buttons is pressed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.edge = "accent"
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sentence, 1)
        self.set_look(look)
        self.hide()

    def set_look(self, look: Look) -> None:
        self.look = look
        self._row.setContentsMargins(look.px(20), look.px(9), look.px(12), look.px(9))
        self._row.setSpacing(look.px(8))

    def offer(self, sentence: str, choices: Iterable[tuple[str, str, Callable[[], object]]]) -> None:
        """Each choice has a word, a tooltip and what is then done."""
        self.sentence.setText(sentence)
        for button in self.buttons.values():
            button.deleteLater()
        self.buttons.clear()
        for word, tooltip, action in choices:
            button = self.buttons[word] = QPushButton(word, self)
            button.setToolTip(tooltip)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, action=action: action())
            self._row.addWidget(button)
        self.show()


class NotesLine(OverlayNote):
    """Sentences about what is asked, in a line that is hidden while there are none. Clicks go through it."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)  # what was typed is no markup
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._leaves = False
        self._leaving = QTimer(self, singleShot=True, interval=LEAVE_MS)
        self._leaving.timeout.connect(self.hide)
        self.hide()

    def say(self, sentences: Iterable[str], *, leaves: bool = False) -> bool:
        """These, the empty ones left out, for some moments or until others come; whether they are new."""
        text = readable("  ".join(filter(None, sentences)))
        is_new = text != self.text()
        self._leaves = leaves and bool(text)
        self.setText(text)
        self.setVisible(bool(text))
        if is_new:
            self.said.emit()
        if self._leaves:
            self._leaving.start()
        else:
            self._leaving.stop()
        return is_new

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._leaves:
            self._leaving.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._leaving.stop()
