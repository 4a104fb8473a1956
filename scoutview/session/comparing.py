"""The runs beside the one on screen: read while a panel that compares them can be seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from scoutview.observing.run_watch import RunWatch
from scoutview.run_set import NO_RUNS, RunSet
from scoutview.session.audience import Audience


class Comparing(QObject):
    """Keeps the set of runs of the folder on screen, and has it shown. Files are read in a thread of its own."""

    _woken = Signal()

    def __init__(self, audience: Audience, parent: QObject) -> None:
        super().__init__(parent)
        self._audience = audience
        self._watch = RunWatch(self._woken.emit)
        self._woken.connect(self._take)
        self._path: Path | None = None  # the recording on screen

    def look(self, path: Path | None) -> None:
        """This recording is on screen now, and these are the panels."""
        if path is not None and (self._path is None or path.parent != self._path.parent):
            latest = self._watch.latest
            known = latest is not None and latest.folder == str(path.parent)
            self._audience.show_runs(latest if known and latest is not None else NO_RUNS)
        self._path = path
        wanted = path is not None and self._audience.compares_runs()
        self._watch.look(path if wanted else None)

    def close(self) -> None:
        self._watch.close()

    def _take(self) -> None:
        runs: RunSet | None = self._watch.latest
        if runs is None or self._path is None or runs.folder != str(self._path.parent):
            return  # of a folder that was left meanwhile
        self._audience.show_runs(runs)
        if not self._audience.compares_runs():
            self._watch.look(None)
