"""What somebody who hears, or only types, would miss of a window: its controls in the tree of a screen reader."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTextEdit,
    QWidget,
)

from scoutview.graphics.base.canvas import Canvas
from scoutview.panels.panel import Panel
from scoutview.window.base.windows import is_in_sight

CONTROLS: tuple[type[QWidget], ...] = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QSlider, QTextEdit,
)  # fmt: skip


def tree(window: QWidget) -> Iterator[tuple[QWidget, QAccessibleInterface]]:
    """All visible widgets of a window that a screen reader comes to, each once."""
    waiting, seen = [QAccessible.queryAccessibleInterface(window)], set[int]()
    while waiting:
        each = waiting.pop()
        widget = each.object()
        if isinstance(widget, QWidget):
            if id(widget) in seen or not is_in_sight(widget, window):
                continue
            seen.add(id(widget))
            yield widget, each
        waiting += [child for number in range(each.childCount()) if (child := each.child(number)) is not None]


def is_control(widget: QWidget) -> bool:
    """Whether one does something with it; parts that Qt makes of others belong to these."""
    if widget.objectName().startswith("qt_") or isinstance(widget.parent(), QTabBar | QAbstractItemView | QComboBox):
        return False
    takes_focus = isinstance(widget, Canvas) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return isinstance(widget, CONTROLS) or takes_focus


def missed(window: QWidget) -> list[str]:
    """Controls that have no name, or that neither Tab nor a key comes to; pictures of panels that say nothing."""
    found = []
    for widget, known in tree(window):
        name, told = known.text(QAccessible.Text.Name), known.text(QAccessible.Text.Description)
        is_picture = isinstance(widget, Panel) or (isinstance(widget, Canvas) and _panel_of(widget) is not None)
        if not name and (is_picture or is_control(widget)):
            found.append(f"no name: {_called(widget)}")
        if not told and is_picture:
            found.append(f"says nothing: {_called(widget)}")
        if is_control(widget) and widget.isEnabled() and not _is_reached(widget):
            found.append(f"out of reach: {_called(widget)}")
    return found


def _is_reached(widget: QWidget) -> bool:
    """By Tab, or by a key that its tooltip tells."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or "  (" in widget.toolTip()


def _panel_of(widget: QWidget) -> Panel | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, Panel | QMainWindow | QDockWidget):
        parent = parent.parentWidget()
    return parent if isinstance(parent, Panel) else None


def _called(widget: QWidget) -> str:
    """Its kind and those that hold it."""
    kinds, each = [], widget
    while each is not None and len(kinds) < 4:
        kinds.append(type(each).__name__)
        each = each.parentWidget()
    return f"{' in '.join(kinds)} “{widget.toolTip() or getattr(widget, 'text', str)()}”"
