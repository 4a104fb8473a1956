"""The program as a person starts it, and what it has on screen: for probes that run it with either build."""

import gc
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

LOOK_MS = 2


class Started:
    """The window and its session, once both are there."""

    def __init__(self) -> None:
        self.window: Any = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
        self.session: Any = next(o for o in gc.get_objects() if type(o).__name__ == "Session")

    def has_data(self) -> bool:
        """Whether every panel on screen shows an answer of the recording; it is painted a turn later."""
        panels = [dock.panel for dock in self.window.docks.values() if dock.panel.is_on_screen()]
        return bool(panels) and all(self._has_data(panel) for panel in panels)

    def has_some_data(self) -> bool:
        """Whether one of them does."""
        panels = [dock.panel for dock in self.window.docks.values() if dock.panel.is_on_screen()]
        return any(panel.questions() and self._has_data(panel) for panel in panels)

    def _has_data(self, panel: Any) -> bool:
        return not panel.questions() or self.session.shown_to(panel).observation is not None


def start(arguments: list[str], watch: Callable[[Started], object]) -> None:
    """Run the program with nothing of this person's in it; `watch` is called again and again until it ends it."""
    folder = tempfile.mkdtemp(prefix="scoutview-benchmark-")
    os.environ |= {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
    run = QApplication.exec

    def watched() -> int:
        started, timer = Started(), QTimer()
        timer.timeout.connect(lambda: watch(started))
        timer.start(LOOK_MS)
        return int(run())

    QApplication.exec = staticmethod(watched)  # type: ignore[method-assign,assignment]
    from scoutview.cli import main

    main(arguments)


def seconds_since_start() -> float:
    return time.time() - psutil.Process().create_time()


def proportional_mb() -> dict[str, float]:
    """What this program and those it started hold, memory that several share counted in shares (PSS), by its kind."""
    found = {"Pss": 0.0, "Pss_Anon": 0.0, "Pss_File": 0.0}
    this = psutil.Process()
    for process in (this, *this.children(recursive=True)):
        for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines():
            name, _, value = line.partition(":")
            if name in found:
                found[name] += int(value.split()[0]) / 1024
    return found
