"""A button that is one of several choices, or switches something on; several side by side look like one part."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QWidget

Choice = TypeVar("Choice")


def segment(words: str, tooltip: str = "", parent: QWidget | None = None) -> QPushButton:
    """A checkable button in the style of a segment."""
    button = QPushButton(words, parent)
    button.setProperty("role", "segment")
    button.setCheckable(True)
    button.setToolTip(tooltip)
    return button


def put_one_of(
    buttons: Mapping[Choice, QPushButton], row: QBoxLayout, told: Callable[[Choice], object], parent: QWidget
) -> None:
    """Add them to a row, one of them pressed at a time; a click tells which."""
    group = QButtonGroup(parent)
    for choice, button in buttons.items():
        group.addButton(button)
        row.addWidget(button)
        button.clicked.connect(lambda _=False, choice=choice: told(choice))
