"""Says one sentence of each part of the window when it is first used, and never again."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from scoutview.graphics.base.look import Look
from scoutview.window.base.messages import MessageCard
from scoutview.window.help.first_words import AT_ONCE, FIRST_WORDS

TOLD_KEY = "first_words_told"
WIDTH, GAP, MARGIN = 620.0, 6.0, 12.0  # design pixels


class FirstUse(QObject):
    """Silent until `begin`. `parts` are those that `FIRST_WORDS` names, each as far as it is there now."""

    def __init__(
        self, parts: Mapping[str, Callable[[], QWidget | None]], store: QSettings, look: Look, window: QWidget
    ) -> None:
        super().__init__(window)
        self._parts, self._store, self._window = parts, store, window
        self._untold: set[str] = set()
        self._part: QWidget | None = None
        self.card = FirstWordsCard(look, window)

    def begin(self) -> None:
        """From now on, of what was not told before."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note_focus, Qt.ConnectionType.UniqueConnection)
        self._untold = set(FIRST_WORDS) - set(str(self._store.value(TOLD_KEY, "")).split(","))
        self.note_page()

    def begin_again(self) -> None:
        """From now on, of all."""
        self._store.remove(TOLD_KEY)
        self.begin()

    def note_page(self) -> None:
        """Another page is on screen, and perhaps the part that is told of at once."""
        part = self._parts[AT_ONCE]()
        if AT_ONCE in self._untold and part is not None and part.isVisible():
            self._tell(AT_ONCE, part)

    def note_use(self, widget: QWidget) -> None:
        """This widget was clicked, or has the keyboard."""
        for name in sorted(self._untold):
            part = self._parts[name]()
            if part is not None and (part is widget or part.isAncestorOf(widget)):
                self._tell(name, part)

    def set_look(self, look: Look) -> None:
        self.card.set_look(look)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card stays beside its part, and goes with it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.card.hide()
        return False

    @Slot(QWidget, QWidget)
    def _note_focus(self, before: QWidget | None, widget: QWidget | None) -> None:
        if widget is not None and self._window.isVisible():
            self.note_use(widget)

    def _tell(self, name: str, part: QWidget) -> None:
        self._untold.discard(name)
        self._store.setValue(TOLD_KEY, ",".join(sorted(set(FIRST_WORDS) - self._untold)))
        if self._part is not None:
            self._part.removeEventFilter(self)
        self._part = part
        part.installEventFilter(self)
        part.destroyed.connect(self._forget)
        self.card.show_message(FIRST_WORDS[name])
        self._place()

    def _forget(self, gone: QObject) -> None:
        if gone is self._part:
            self._part = None
            self.card.hide()

    def _place(self) -> None:
        """Below its part, else above it; of a part that is most of the window, at its foot."""
        if self._part is None or self.card.isHidden():
            return
        px, whole = self.card.look.px, self._window.rect()
        part = QRect(self._part.mapTo(self._window, QPoint(0, 0)), self._part.size())
        width = min(px(WIDTH), whole.width() - 2 * px(MARGIN))
        height = self.card.wanted_height(width)
        middle = part.center().x() - width // 2
        left = min(max(middle, px(MARGIN)), whole.width() - px(MARGIN) - width)
        if part.height() > whole.height() // 2:
            top = part.bottom() - height - px(MARGIN)
        elif part.bottom() + px(GAP) + height < whole.height():
            top = part.bottom() + px(GAP)
        else:
            top = part.top() - px(GAP) - height
        self.card.setGeometry(left, top, width, height)
        self.card.raise_()


class FirstWordsCard(MessageCard):
    """Stays until it is clicked, or another sentence comes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, leaves=True)
        self.edge = "accent"
        self.set_leaving(False)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()
