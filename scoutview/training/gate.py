"""What a training passes before each step: open, closed, or opened for a counted number of steps."""

import threading


class Gate:
    """Orders come from any thread; the training's own waits."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._is_open = True
        self._allowed = 0  # steps, while it is closed

    def open(self) -> None:
        with self._changed:
            self._is_open = True
            self._changed.notify_all()

    def close(self) -> None:
        with self._changed:
            self._is_open, self._allowed = False, 0

    def allow_one(self) -> None:
        """One step more, and closed again; nothing where it is open."""
        with self._changed:
            self._allowed += not self._is_open
            self._changed.notify_all()

    @property
    def is_open(self) -> bool:
        return self._is_open

    def wait(self) -> None:
        """Until a step may be taken; one that is allowed has then been used up."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_open or self._allowed > 0)
            self._allowed -= not self._is_open
