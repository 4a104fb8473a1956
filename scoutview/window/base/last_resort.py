"""What becomes of an error that nothing caught, and of Ctrl+C in the terminal, while a window is open."""

import signal
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from scoutview.language import tr

LOOK_MS = 500  # how often Python can see a signal while Qt waits for events


def report_uncaught(tell: Callable[[str, str], None], outcome: str) -> None:
    """No traceback reaches a user: `tell` gets one sentence that ends in `outcome`, and the details.

    It is called in whichever thread the error was.
    """

    def report(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error or kind(), trace))
        tell(tr("Something went wrong inside ScoutView; {outcome}.").format(outcome=outcome), details)

    sys.excepthook = report
    threading.excepthook = lambda args: report(args.exc_type, args.exc_value, args.exc_traceback)


def close_on_interrupt(window: QWidget) -> None:
    """Ctrl+C closes the window."""
    signal.signal(signal.SIGINT, lambda *_: window.close())
    timer = QTimer(window)
    timer.timeout.connect(lambda: None)  # whatever runs in Python lets it see the signal
    timer.start(LOOK_MS)
