"""A hand for pictures that are zoomed: wheel, drags and keys, as Qt tells of them."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT, RIGHT, SHIFT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.ShiftModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier


def turn_wheel(widget: QWidget, x: float, y: float, notches: int = 1) -> bool:
    """Whether the widget took it."""
    place = QPointF(x, y)
    turn = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, turn)
    return turn.isAccepted()


def drag(
    widget: QWidget,
    start: tuple[float, float],
    end: tuple[float, float],
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NO_KEYS,
) -> None:
    places = [(start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])) for share in (0.5, 1)]
    send(widget, QEvent.Type.MouseButtonPress, start, button, button, keys=keys)
    for place in places:
        send(widget, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, button, keys=keys)
    send(widget, QEvent.Type.MouseButtonRelease, end, button, Qt.MouseButton.NoButton, keys=keys)


def send(
    widget: QWidget,
    kind: QEvent.Type,
    place: tuple[float, float],
    button: Qt.MouseButton = LEFT,
    buttons: Qt.MouseButton = LEFT,
    *,
    keys: Qt.KeyboardModifier = NO_KEYS,
) -> None:
    at = QPointF(*place)
    QApplication.sendEvent(widget, QMouseEvent(kind, at, widget.mapToGlobal(at), button, buttons, keys))


def click(widget: QWidget, x: float, y: float, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.mouseClick(widget, LEFT, keys, QPoint(round(x), round(y)))


def double_click(widget: QWidget, x: float, y: float) -> None:
    """The second press as Qt tells of it; the first one acted or waits."""
    click(widget, x, y)
    send(widget, QEvent.Type.MouseButtonDblClick, (x, y))
    send(widget, QEvent.Type.MouseButtonRelease, (x, y), LEFT, Qt.MouseButton.NoButton)


def rest(widget: QWidget, x: float, y: float) -> None:
    """The pointer rests there."""
    send(widget, QEvent.Type.MouseMove, (x, y), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
