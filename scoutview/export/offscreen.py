"""Qt without a screen, for programs that only draw."""

import os
import sys

from PySide6.QtWidgets import QApplication

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
