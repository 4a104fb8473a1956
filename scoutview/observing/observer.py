"""The observer: a thread that opens recordings and answers what the panels ask. The newest request wins.

The GUI thread puts requests into a queue and takes results from another; neither ever makes it wait. Order of work:
what the cursor shows, then trajectories, then histories, one small piece at a time; a new request cancels only what
its own frame, probe or question replaces. While a run that trains is followed, what takes long rests in between.
"""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from scoutview.observing.answer import Askers, LocalAskers
from scoutview.observing.desk import Desk
from scoutview.observing.news import GROWN, SHOWN, WARM_UP, Copy, FindFiles, Result, View


class Observer:
    """Call `open`, `look`, `warm_up` and `close` from one thread; take results with `results`.

    `wake` is called from the observer's thread when there is something to take. `askers` says where the models are:
    in this program, unless told.
    """

    def __init__(self, wake: Callable[[], None], askers: Askers | None = None) -> None:
        self._wake = wake
        self._askers = askers if askers is not None else LocalAskers()
        self._requests: queue.SimpleQueue[Path | View | Copy | FindFiles | str] = queue.SimpleQueue()
        self._results: deque[Result] = deque()
        self._is_woken = False  # somebody was called, and has not yet come to take results
        self._asked = 0  # recordings and views so far
        self._loading: threading.Thread | None = None
        self._torch_comes = False  # WARM_UP is still to be put
        self._thread = threading.Thread(target=self._work, name="observer", daemon=True)
        self._thread.start()

    def open(self, path: Path) -> None:
        """Open this recording instead of the present one."""
        self._asked += 1
        self._requests.put(path)

    def look(self, view: View) -> None:
        """Answer this; what an older view asked and this does not is dropped."""
        self._asked += 1
        self._requests.put(view)

    def note_shown(self) -> None:
        """What was answered is painted: what takes longer may go on."""
        self._requests.put(SHOWN)

    def look_again(self) -> None:
        """See at once whether the open recording has grown."""
        self._requests.put(GROWN)

    def save(self, target: Path) -> None:
        """Save a copy of the open recording, also where its file was deleted meanwhile."""
        self._requests.put(Copy(target))

    def find(self, folder: Path) -> None:
        """Look in this folder for the files that the open recording is linked to."""
        self._requests.put(FindFiles(folder))

    def warm_up(self) -> None:
        """Load torch and build the model, so that the first question is quick.

        Loading has a thread of its own: meanwhile a recording is opened, and shown by the answers it keeps.
        """
        if self._loading is None:
            self._torch_comes = True
            self._loading = threading.Thread(target=self._load, name="torch loading", daemon=True)
            self._loading.start()

    def _load(self) -> None:
        with suppress(Exception):  # whoever needs torch meets the same error and tells it
            self._askers.warm_up()
        self._torch_comes = False
        self._requests.put(WARM_UP)

    def close(self, timeout_s: float = 5.0) -> None:
        """End the thread; nobody is woken any more."""
        self._wake = lambda: None
        self._requests.put("close")
        ends_s = time.monotonic() + timeout_s
        for thread in (self._thread, self._loading):
            if thread is not None:
                thread.join(max(0.0, ends_s - time.monotonic()))

    def results(self) -> Iterator[Result]:
        """All that came since the last call."""
        self._is_woken = False  # first: what comes from now on may be missed here
        while self._results:
            yield self._results.popleft()

    # the observer's thread

    def _work(self) -> None:
        taken = 0
        desk = Desk(self._give, self._askers, lambda: self._asked == taken, lambda: self._torch_comes)
        while True:
            try:
                request = self._requests.get(timeout=desk.patience_s())
            except queue.Empty:
                request = None
            taken, requests = self._asked, [] if request is None else [request]
            while not self._requests.empty():
                requests.append(self._requests.get())
            if "close" in requests:
                desk.close()
                return
            desk.take(requests)
            desk.do_one_piece()

    def _give(self, result: Result) -> None:
        self._results.append(result)
        if not self._is_woken:  # one call of the GUI thread takes all that there is
            self._is_woken = True
            self._wake()
