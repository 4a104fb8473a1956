"""A real window for the benchmarks, and waiting that lets the other threads run."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from scoutview.app import build_application, build_window, closing_programs, memory_is_scarce
from scoutview.graphics.base.canvas import Canvas
from scoutview.session import Session
from scoutview.window.shell.main_window import MainWindow


def wait(most_s: float, until: Callable[[], bool] = lambda: False, poll_ms: int = 20) -> None:
    """Run the event loop until the condition holds.

    Raises:
        TimeoutError: it did not in time.
    """
    loop, timer, end_s = QEventLoop(), QTimer(), time.monotonic() + most_s
    timer.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > end_s else None)
    timer.start(poll_ms)
    loop.exec()


@contextmanager
def open_window(folder: Path) -> Iterator[tuple[MainWindow, Session]]:
    """The window on its default view, 1280x800."""
    build_application()
    with closing_programs(answers=memory_is_scarce()) as (trainings, askers):
        window, session = build_window(folder, trainings.new_run, askers)
        trainings.warm_up()
        window.resize(1280, 800)
        window.show()
        try:
            yield window, session
        finally:
            window.close()
            session.close()
            window.deleteLater()


def paints(window: MainWindow) -> int:
    """How often anything in the panels was painted."""
    return sum(canvas.paint_count for dock in window.docks.values() for canvas in dock.panel.findChildren(Canvas))
