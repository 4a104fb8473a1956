"""Whether there is a screen, before Qt finds out: it ends the program where there is none."""

import ctypes
import os
import sys

from PySide6.QtWidgets import QApplication

from scoutview.errors import UserError
from scoutview.importing import import_plainly


def draw_offscreen() -> None:
    """Have Qt draw without a screen, unless the user told it where."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def offscreen_application() -> QApplication:
    """The one QApplication, made without a screen where it is not there yet. The caller keeps it while it draws."""
    draw_offscreen()
    import_plainly()
    application = QApplication.instance() or QApplication(["scoutview"])
    assert isinstance(application, QApplication)
    return application


def check_screen(*, needed: bool) -> None:
    """See to it that a window can open. Where none is needed, draw without a screen if there is none.

    Raises:
        UserError: there is no screen, or the library that Qt needs for it is missing.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if os.environ.get("DISPLAY"):
        _check_x_library()
    elif needed:
        raise UserError("There is no screen to open a window on: set DISPLAY, or use a command (see scoutview --help).")
    else:
        draw_offscreen()


def _check_x_library() -> None:
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError as error:
        raise UserError(
            "The system library libxcb-cursor.so.0 is missing, which Qt needs for a window: on Debian and Ubuntu,"
            " apt-get install libxcb-cursor0 brings it."
        ) from error
