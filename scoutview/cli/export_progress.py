"""How long work tells how far it is, and how it ends when somebody stops it."""

import signal
import sys
from types import FrameType, TracebackType
from typing import Any

from tqdm import tqdm

from scoutview.cli.output import say

STOPPING = (signal.SIGINT, signal.SIGTERM)


class Interruption:
    """Ctrl+C, or the system's request to end, is taken up between two pieces of work: `check` then ends the program.

    In the middle of one it could leave a painter on a picture that goes, which is the end of Qt, or be swallowed by Qt
    in a call-back. Who asks a second time is obeyed at once.
    """

    def __init__(self) -> None:
        self._came = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> "Interruption":
        self._before = {number: signal.signal(number, self._stop) for number in STOPPING}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def check(self) -> None:
        """Raises KeyboardInterrupt where somebody wants it to end."""
        if self._came:
            raise KeyboardInterrupt

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.check()
        self._came = True


class Progress:
    """Tells how many of so many are done: a bar for people at a terminal, lines "progress 12 200" for a program."""

    def __init__(self, total: int, interruption: Interruption, *, lines: bool) -> None:
        self._total, self._interruption, self._lines = total, interruption, lines
        self._done = 0
        # None: shown only where stderr is a terminal
        self._bar = tqdm(total=total, file=sys.stderr, leave=False, disable=True if lines else None)

    def __enter__(self) -> "Progress":
        self.tell(0)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.close()

    def tell_one_more(self) -> None:
        """One more is done. Raises KeyboardInterrupt where somebody wants it to end."""
        self._done += 1
        self.tell(self._done)

    def tell(self, done: int) -> None:
        """So many are done. Raises KeyboardInterrupt where somebody wants it to end."""
        self._interruption.check()
        if self._lines:
            say(f"progress {done} {self._total}")
            sys.stdout.flush()
        self._bar.update(done - self._bar.n)
