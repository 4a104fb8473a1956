"""Which plot or picture the hand is at, for the key that shows all of it."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from scoutview.graphics.widgets.zoomable import Zoomable
from scoutview.panels.panel import Panel
from scoutview.window.base.windows import Keyboard

T = TypeVar("T", bound=QWidget)


class AtHand(QObject):
    """The picture under the pointer, else the one that was touched last in the panel touched last."""

    def __init__(self, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._panel: Panel | None = None
        self._touched: dict[Panel, Zoomable] = {}
        keyboard.touched.connect(self._note)

    def show_all(self) -> None:
        """All of it."""
        picture = _above(QApplication.widgetAt(QCursor.pos()), Zoomable) or self._touched_last()
        if picture is not None:
            picture.show_all()

    def _note(self, widget: QWidget) -> None:
        panel, picture = _above(widget, Panel), _above(widget, Zoomable)
        if panel is not None:
            self._panel = panel
            if picture is not None:
                self._touched = {panel: touched for panel, touched in self._touched.items() if isValid(touched)}
                self._touched[panel] = picture

    def _touched_last(self) -> Zoomable | None:
        picture = None if self._panel is None else self._touched.get(self._panel)
        return picture if picture is not None and isValid(picture) and picture.isVisible() else None


def _above(widget: QWidget | None, kind: type[T]) -> T | None:
    """The widget itself, or the nearest around it, of this kind."""
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget
