"""Controls for which a panel has no room, over the window until one clicks elsewhere."""

from contextlib import ExitStack

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from scoutview.panels.panel import Panel
from scoutview.window.base.placing import within


class ControlsPopover(QFrame):
    """Controls of a panel that has no room for them; they go back when it closes."""

    def __init__(self, panel: Panel, controls: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popover")
        self._lending = ExitStack()
        self._lending.enter_context(panel.lending(controls))
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # choices come and go
        layout.setContentsMargins(*[panel.look.px(12)] * 4)
        layout.addWidget(controls)
        controls.show()

    def open_below(self, tool: QWidget) -> None:
        """With its right end at that of what opened it."""
        self.adjustSize()
        corner = tool.mapToGlobal(tool.rect().bottomRight()) - QPoint(self.width(), 0)
        self.move(within(corner, self.size(), self.screen().availableGeometry()))
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._lending.close()
