"""Python's garbage ends on the GUI thread, as the Qt objects in it want.

Python collects cycles in whichever thread makes objects, mostly the observer's. A Qt object that ends in another thread
than its own cannot stop its timers, and what one of them sends next goes to memory that is free: a crash.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500  # a move of the cursor leaves a few objects, so there is never much


class Garbage(QObject):
    """Until `end`, cycles are collected by the thread it is made in and by no other; several may be there at once."""

    _begun: ClassVar[int] = 0
    _was_collected: ClassVar[bool] = True  # before the first of them began

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if not Garbage._begun:
            Garbage._was_collected = gc.isenabled()
        Garbage._begun += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(LOOK_MS)

    def end(self) -> None:
        """The threads that made this necessary are gone."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        Garbage._begun -= 1
        if not Garbage._begun and Garbage._was_collected:
            gc.enable()


def collect_what_is_due() -> None:
    """What Python would have collected by itself by now."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > threshold > 0
    ]
    if due:
        gc.collect(max(due))
