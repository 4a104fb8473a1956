"""What a hand does at a plot, as Qt would tell it: without waiting, and with any button and key."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.view_plan import Axes

NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def axes_of(plot: AxesPlot) -> Axes:
    """Those of a plot that shows something."""
    axes = plot.axes()
    assert axes is not None
    return axes


def send(plot: AxesPlot, kind: QEvent.Type, place: QPointF, *how: Qt.MouseButton | Qt.KeyboardModifier) -> None:
    """`how` is the button that the event is about, those that are held, and the keys; none unless told."""
    target, how = plot.bring_view().viewport(), (*how, *(NO_BUTTON, NO_BUTTON, NO_KEY)[len(how) :])
    QApplication.sendEvent(target, QMouseEvent(kind, place, QPointF(target.mapToGlobal(place.toPoint())), *how))


def move(plot: AxesPlot, place: QPointF) -> None:
    send(plot, QEvent.Type.MouseMove, place)


def click(plot: AxesPlot, place: QPointF, button: Qt.MouseButton = LEFT) -> None:
    send(plot, QEvent.Type.MouseButtonPress, place, button, button)
    send(plot, QEvent.Type.MouseButtonRelease, place, button)


def drag(
    plot: AxesPlot, start: QPointF, end: QPointF, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY
) -> None:
    send(plot, QEvent.Type.MouseButtonPress, start, button, button, keys)
    plot.bring_view().scene()._lastMoveEventTime = 0  # pyqtgraph leaves out moves that follow each other closely
    send(plot, QEvent.Type.MouseMove, (start + end) / 2, NO_BUTTON, button, keys)
    plot.bring_view().scene()._lastMoveEventTime = 0
    send(plot, QEvent.Type.MouseMove, end, NO_BUTTON, button, keys)
    send(plot, QEvent.Type.MouseButtonRelease, end, button, NO_BUTTON, keys)


def double_click(plot: AxesPlot, place: QPointF) -> None:
    click(plot, place)
    send(plot, QEvent.Type.MouseButtonDblClick, place, LEFT, LEFT)
    send(plot, QEvent.Type.MouseButtonRelease, place, LEFT)


def wheel(plot: AxesPlot, place: QPointF, notches: int = 1) -> None:
    target = plot.bring_view().viewport()
    turned = QPoint(0, 120 * notches)
    none = (NO_BUTTON, NO_KEY, Qt.ScrollPhase.NoScrollPhase)
    QApplication.sendEvent(
        target, QWheelEvent(place, QPointF(target.mapToGlobal(place.toPoint())), QPoint(), turned, *none, False)
    )
