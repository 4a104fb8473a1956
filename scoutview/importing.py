"""Importing much at once: what would look at every module, and slow it down, is kept out."""

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager


def import_plainly() -> None:
    """Have Python import again as it does without Qt. Call it once Qt is imported, before the rest of the program.

    PySide6 looks through the source of every module that is imported after it, and all lines of it stay in memory: a
    tenth of the time of the start, and 43 MB once torch is loaded. What it looks for, `__feature__`, nobody uses here.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """What is made inside stays for good: Python's collector looks at it neither meanwhile nor later.

    The next full collection would otherwise walk it all: 170 ms for torch alone.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
