"""What a whole window of the program does: fill the screen, take the keyboard back after a click, draw itself."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QByteArray, QEvent, QKeyCombination, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.window.base.scaling import first_size

TYPING: tuple[type[QWidget], ...] = (
    QLineEdit,
    QAbstractSpinBox,
    QPlainTextEdit,
    QTextEdit,
)  # where single keys are letters
TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel)


class Keyboard(QObject):
    """Gives the keyboard back to the window after a click on anything but these kinds of widgets."""

    clicked = Signal(object)  # the widget of the window that the mouse was pressed on
    touched = Signal(object)  # the same, or the one that the wheel was turned over

    def __init__(self, window: QWidget, typing: tuple[type[QWidget], ...] = TYPING) -> None:
        super().__init__(window)
        self._window, self._typing = window, typing
        self._claimed: Collection[QKeyCombination] = ()
        _application().installEventFilter(self)

    def claim(self, keys: Collection[QKeyCombination]) -> None:
        """These mean a command wherever one types, too: Qt would have a field go to its end with Ctrl+E."""
        self._claimed = keys

    def end(self) -> None:
        """Look at no more clicks."""
        _application().removeEventFilter(self)

    def is_typed_into(self, widget: object) -> bool:
        """Whether single keys are letters there."""
        return isinstance(widget, self._typing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.UpdateRequest and watched is self._window:
            return self._let_paint(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._keeps_from_field(watched, event)
        if kind in TOUCHES and isinstance(watched, QWidget) and watched.window() is self._window:
            self.touched.emit(watched)
            if kind != QEvent.Type.Wheel:
                self._take_back(watched)
        return False

    def _keeps_from_field(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a field may not have this key; its windows are this one and those that stay open beside it."""
        if not self.is_typed_into(watched) or event.keyCombination() not in self._claimed:
            return False
        assert isinstance(watched, QWidget)
        event.ignore()
        return self._window in (watched.window(), watched.window().parentWidget())

    def _take_back(self, watched: QWidget) -> None:
        """After a press, the second of a double click as well: that one, too, gives the keyboard to what is there."""
        self.clicked.emit(watched)
        if not self.is_typed_into(watched) and not self.is_typed_into(watched.parent()):
            self._window.setFocus(Qt.FocusReason.MouseFocusReason)

    def _let_paint(self, event: QEvent) -> bool:
        """Have the window paint its parts unwatched: they would pass by here one by one, and none is a click."""
        _application().removeEventFilter(self)
        try:
            return self._window.event(event)
        finally:
            _application().installEventFilter(self)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def is_in_sight(widget: QWidget, window: QWidget) -> bool:
    """Whether any of this part of a window can be seen: to Qt what stands behind a tab is visible, too."""
    if not widget.isVisibleTo(window):
        return False
    return window.rect().intersects(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))


def take_place(window: QWidget, geometry: object) -> None:
    """Where it was; at first as large as the screen allows."""
    room = window.screen().availableGeometry()
    window.resize(*first_size(room.width(), room.height()))
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)


def room_needed(parts: Iterable[QWidget]) -> tuple[int, int]:
    """The least width and height of parts that stand one below the other."""
    sizes = [part.minimumSizeHint().expandedTo(part.minimumSize()) for part in parts]
    return max(size.width() for size in sizes), sum(size.height() for size in sizes)


def toggle_full_screen(window: QWidget) -> None:
    """The whole screen, or a window again."""
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def picture_of(window: QWidget, factor: float) -> QImage:
    """The window in so many times its pixels: it is drawn anew, so that letters and lines are as sharp as can be.

    Raises:
        UserError: there is no memory for it.
    """
    image = QImage(round(window.width() * factor), round(window.height() * factor), QImage.Format.Format_RGB32)
    if image.isNull():
        raise UserError(tr("There is not enough memory for a picture of this size: choose a smaller one."))
    image.fill(window.palette().window().color())
    with QPainter(image) as painter:
        painter.scale(image.width() / window.width(), image.height() / window.height())
        window.render(painter, QPoint())
    return image


@contextmanager
def left_out(parts: Sequence[QWidget]) -> Iterator[None]:
    """Meanwhile these parts are hidden."""
    shown = [part for part in parts if not part.isHidden()]
    for part in shown:
        part.hide()
    try:
        yield
    finally:
        for part in shown:
            part.show()
