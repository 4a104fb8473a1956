"""A window over the whole screen, and back."""

from PySide6.QtWidgets import QWidget


def toggle_full_screen(window: QWidget) -> None:
    """The whole screen, or a window again."""
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()
