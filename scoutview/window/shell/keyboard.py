"""Who has the keyboard after a click: what one types into, else the window, where single keys mean something."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget


class Keyboard(QObject):
    """Gives the keyboard back to the window after a click on anything but these kinds of widgets."""

    clicked = Signal(object)  # the widget of the window that the mouse was pressed on

    def __init__(self, window: QWidget, typing: tuple[type[QWidget], ...]) -> None:
        super().__init__(window)
        self._window, self._typing = window, typing
        _application().installEventFilter(self)

    def end(self) -> None:
        """Look at no more clicks."""
        _application().removeEventFilter(self)

    def is_typed_into(self, widget: object) -> bool:
        """Whether single keys are letters there."""
        return isinstance(widget, self._typing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.MouseButtonPress
        if is_press and isinstance(watched, QWidget) and watched.window() is self._window:
            self.clicked.emit(watched)
            if not self.is_typed_into(watched) and not self.is_typed_into(watched.parent()):
                self._window.setFocus(Qt.FocusReason.MouseFocusReason)
        return False


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
