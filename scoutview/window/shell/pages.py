"""What has the middle of the window: the start page, or the panels of a lab."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from scoutview.labs.lab import Lab
from scoutview.window.docks.dock_area import DockArea
from scoutview.window.start.start_page import StartPage


class Pages(QStackedWidget):
    """Shows one of the two; the docks of a lab that were before are to be kept when `leaving` is told."""

    leaving = Signal()  # another lab comes
    turned = Signal()  # to this page or that

    def __init__(self, start_page: StartPage, area: DockArea, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._start_page, self._area = start_page, area
        self.addWidget(start_page)
        self.addWidget(area.host)

    @property
    def is_at_start(self) -> bool:
        """Whether the start page is on screen."""
        return self.currentWidget() is self._start_page

    def show_start_page(self) -> None:
        if not self.is_at_start:
            self._start_page.choose_open_lab()
        self.setCurrentWidget(self._start_page)
        self.turned.emit()

    def show_panels(self) -> None:
        """The panels as they are, or room for those of a recording that opens."""
        self.setCurrentWidget(self._area.host)
        self.turned.emit()

    def show_lab(self, lab: Lab[Any, Any]) -> None:
        """The panels of this lab, those that are there already where it was on screen before."""
        if not self._area.are_for(lab):
            self.leaving.emit()
            self._area.fill(lab)
        else:
            self._area.show_all()
        self.setCurrentWidget(self._area.host)
        self.turned.emit()
