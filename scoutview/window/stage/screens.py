"""Which screen the audience sees, and which the speaker has."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def hall_screen(screens: Sequence[QScreen], speaker: QScreen, name: str = "") -> QScreen:
    """Where the audience looks: the screen of this name, else another one than the speaker's, if there is one."""
    named = next((screen for screen in screens if name and screen.name() == name), None)
    return named or next((screen for screen in screens if screen is not speaker), speaker)


def other_screen(here: QScreen) -> QScreen | None:
    """One that is not this, if there is one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not here), None)


def move_to(window: QWidget, screen: QScreen) -> None:
    """To this screen, all of which it fills where it filled that one."""
    was_whole = window.isFullScreen()
    if was_whole:
        window.showNormal()  # a window that fills a screen stays on it
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    if was_whole:
        window.showFullScreen()
