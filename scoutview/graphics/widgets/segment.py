"""A button that is one of several choices, or switches something on; several side by side look like one part."""

from PySide6.QtWidgets import QPushButton, QWidget


def segment(words: str, tooltip: str = "", parent: QWidget | None = None) -> QPushButton:
    """A checkable button in the style of a segment."""
    button = QPushButton(words, parent)
    button.setProperty("role", "segment")
    button.setCheckable(True)
    button.setToolTip(tooltip)
    return button
