"""What plots and zoomed pictures share: all can be shown again, by a double click or the key A, and a click waits."""

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.chooser import Chooser


class Zoomable(Chooser):
    """Override `is_zoomed` and `show_all`, and tell of clicks by `click_soon` and `click_twice`.

    While only a part is shown a click acts when it is known not to be the first half of a double click.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._waiting: tuple[QPointF, Qt.KeyboardModifier] | None = None
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self.settle_click)

    @property
    def is_zoomed(self) -> bool:
        """Whether only a part is shown."""
        raise NotImplementedError

    def show_all(self) -> None:
        """All of it, and of what is linked with it; nothing where that is shown."""
        raise NotImplementedError

    def click_soon(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """A click, in design pixels: it acts at once, or after the time in which a second one would follow."""
        self.settle_click()
        if self.is_zoomed:
            self._waiting = point, modifiers
            self._wait.start(QApplication.doubleClickInterval())
        else:
            self.click(point, modifiers)

    def click_twice(self) -> None:
        """The second click of a double click: all is shown, and the first one does nothing."""
        self._forget_click()
        self.show_all()

    def settle_click(self) -> None:
        """A click that still waits acts now: what it means is about to change."""
        waiting = self._waiting
        self._forget_click()
        if waiting is not None:
            self.click(*waiting)

    def _forget_click(self) -> None:
        self._wait.stop()
        self._waiting = None

    def hideEvent(self, event: QEvent) -> None:
        self._forget_click()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.show_all()
        else:
            super().keyPressEvent(event)
