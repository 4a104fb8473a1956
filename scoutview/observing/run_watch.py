"""Reads the folder of the recording on screen about once a second, in a thread, while somebody looks at its runs."""

import queue
import threading
from collections.abc import Callable
from pathlib import Path

from scoutview.observing.rest import Rest
from scoutview.observing.run_folder import RunFolder
from scoutview.run_set import RunSet

LEAST_S, MOST_S = 1.0, 30.0  # between two looks; the longer, the more they cost


class RunWatch:
    """Call `look` and `close` from one thread, and take what there is from `latest`.

    `wake` is called from the watch's own thread when that has changed. The thread begins with the first look.
    """

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._requests: queue.SimpleQueue[Path | str] = queue.SimpleQueue()
        self._asked: Path | None = None
        self._thread: threading.Thread | None = None
        self.latest: RunSet | None = None

    def look(self, path: Path | None) -> None:
        """Watch the folder of this recording from now on; None: nobody looks at its runs."""
        if path == self._asked:
            return
        self._asked = path
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="run watch", daemon=True)
            self._thread.start()
        self._requests.put("rest" if path is None else path)

    def close(self, timeout_s: float = 5.0) -> None:
        """End the thread; nobody is woken any more."""
        self._wake = lambda: None
        if self._thread is not None:
            self._requests.put("close")
            self._thread.join(timeout_s)

    # the watch's thread

    def _work(self) -> None:
        shown: Path | None = None
        folder: RunFolder | None = None
        rest = Rest(LEAST_S, MOST_S)
        while True:
            request = self._next(rest.left_s() if shown is not None else None)
            if request == "close":
                break
            if isinstance(request, Path):
                shown = request
            elif request == "rest":
                shown = None
            if folder is not None and (shown is None or folder.folder != shown.parent):
                folder.close()  # whoever comes back sees what was read before, and no file is held meanwhile
                folder = folder if shown is None else None
            if shown is not None:
                folder = folder or RunFolder(shown.parent)
                rest.begin()
                self._give(folder.read(shown))
        if folder is not None:
            folder.close()

    def _next(self, patience_s: float | None) -> Path | str | None:
        """The newest request; None where there is none in that time."""
        request: Path | str | None = None
        try:
            request = self._requests.get(timeout=patience_s)
        except queue.Empty:
            return None
        while not self._requests.empty():
            request = self._requests.get()
            if request == "close":
                break
        return request

    def _give(self, runs: RunSet) -> None:
        if runs is not self.latest:
            self.latest = runs
            self._wake()
