"""What a test must not leave behind: threads, timers, and another state of what all tests share."""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QVariantAnimation
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

PATIENCE_S = 100.0  # a thread that was told to end may be in the middle of something
PYTESTS = {"PYTEST_CURRENT_TEST"}
# Of the program that trains for all; of libraries.
SHARED = {"training orders", "training news", "tqdm_monitor", "Dask-Offload_0", "IO loop"}


class Timers:
    """Those that were started while they are watched, as long as somebody holds them."""

    def __init__(self) -> None:
        self._started: WeakSet[QTimer | QVariantAnimation] = WeakSet()

    @contextmanager
    def watched(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for kind in (QTimer, QVariantAnimation):
                patch.setattr(kind, "start", self._noting(kind.start))
            yield

    def _noting(self, start: Any) -> Any:
        def note(timer: QTimer | QVariantAnimation, *arguments: Any) -> None:
            self._started.add(timer)
            start(timer, *arguments)

        return note

    def running(self) -> set[QTimer | QVariantAnimation]:
        return {timer for timer in list(self._started) if isValid(timer) and _is_running(timer)}


def _is_running(timer: QTimer | QVariantAnimation) -> bool:
    return timer.isActive() if isinstance(timer, QTimer) else timer.state() == timer.State.Running


def shared_state() -> dict[str, Any]:
    """What a test could change for the next ones, in this process."""
    state = {
        "folder": Path.cwd(),
        "search path": list(sys.path),
        "excepthook": threading.excepthook,
        "signals": [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)],
        "switch interval": round(sys.getswitchinterval(), 5),  # it loses a millionth when it is set
        "garbage": gc.isenabled(),
    }
    application = QApplication.instance()
    if isinstance(application, QApplication):
        state |= {
            "name": application.applicationName(),
            "font": application.font().toString(),
            "palette": application.palette(),
            "style": application.style().name(),
            "style sheet": application.styleSheet(),
            "cursor": application.overrideCursor(),
            "windows": [repr(each) for each in application.topLevelWidgets() if each.isVisible()],
        }
    return state


@contextmanager
def nothing_left_behind(timers: Timers) -> Iterator[None]:
    """Fails where a thread, a timer or a change of the shared state outlives what is done inside."""
    threads, running = set(threading.enumerate()), timers.running()
    before, environment = shared_state(), dict(os.environ)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # windows that were told to go
    ends_s = time.monotonic() + PATIENCE_S
    while left := {each.name for each in set(threading.enumerate()) - threads} - SHARED:
        assert time.monotonic() < ends_s, f"threads were left running: {left}"
        time.sleep(0.001)
    assert not timers.running() - running, "timers were left running"
    after = shared_state()
    changed = {name: (value, after[name]) for name, value in before.items() if after[name] != value}
    assert not changed, f"was changed for the next tests (before, after): {changed}"
    # Libraries add variables of their own when they are first imported.
    others = [name for name, value in environment.items() if name not in PYTESTS and os.environ.get(name) != value]
    assert not others, f"variables were changed for the next tests: {others}"
