"""What an editor of probes opens over the window."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QWidget

from scoutview.window.base.placing import within


class ProbePopover(QFrame):
    """Open until one clicks elsewhere or presses Escape; a subclass lays it out."""

    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")

    def wanted_size(self) -> QSize:
        self.adjustSize()
        return self.size()

    def open_at(self, place: QPoint) -> None:
        """With its upper left corner here, moved so that all of it is on the screen."""
        self.adjustSize()
        self.move(within(place, self.size(), self.screen().availableGeometry()))
        self.show()
        self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
