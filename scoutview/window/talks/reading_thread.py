"""Reads and writes files beside the GUI thread, one thing after the other, and brings what comes of it back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from scoutview.errors import UserError

T = TypeVar("T")


class ReadingThread(QObject):
    """`do` returns at once. The thread begins with the first work, and ends with `close`."""

    _finished = Signal(object)  # what is to be called in the GUI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._finished.connect(self._bring)

    def do(self, work: Callable[[], T], then: Callable[[T], None], refused: Callable[[str], None]) -> None:
        """Work in the thread; then, in the GUI thread, `then` with what came of it, or `refused` with a sentence."""
        if not self._is_closed:
            self._thread.submit(self._work, work, then, refused)

    def close(self) -> None:
        """End the thread; what was asked and is not begun is left out, and nothing is brought any more."""
        self._is_closed = True
        self._thread.shutdown(cancel_futures=True)

    def _work(self, work: Callable[[], Any], then: Callable[[Any], None], refused: Callable[[str], None]) -> None:
        try:
            result = work()
        except UserError as error:
            sentence = str(error)
            self._finished.emit(lambda: refused(sentence))
        except Exception as error:
            self._finished.emit(lambda caught=error: _raise(caught))
        else:
            self._finished.emit(lambda: then(result))

    def _bring(self, call: Callable[[], None]) -> None:
        if not self._is_closed:
            call()


def _raise(error: Exception) -> None:
    """In the GUI thread, where whoever reports errors hears of it."""
    raise error
