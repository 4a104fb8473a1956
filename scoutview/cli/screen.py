"""Whether there is a screen, before Qt finds out: it ends the program where there is none."""

import ctypes
import os
import sys

from scoutview.errors import UserError
from scoutview.export.offscreen import draw_offscreen


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
