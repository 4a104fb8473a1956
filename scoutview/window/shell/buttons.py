"""The kinds of buttons that stand in several places."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QToolButton, QWidget


def main_button(word: str) -> QPushButton:
    """The one accented button of a dialog; it has its role before a style sheet sees it."""
    button = QPushButton(word)
    button.setProperty("role", "main")
    button.setDefault(True)
    return button


def ghost_button(tooltip: str, action: Callable[[], object], parent: QWidget) -> QToolButton:
    """A button without a ground, named by its tooltip; what stands there in brackets after two blanks is its key."""
    button = QToolButton(parent)
    button.setProperty("role", "ghost")
    button.setToolTip(tooltip)
    button.setAccessibleName(tooltip.partition("  (")[0])
    button.clicked.connect(lambda: action())
    return button
