"""The program that draws for a script: begun with the first picture, and there for the next ones."""

import threading
from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakSet

from scoutview.errors import LostError
from scoutview.language import tr
from scoutview.observing.link import Link
from scoutview.observing.wire import Message, error_of_values
from scoutview.training.starting import start_linked

# What is set for a Qt in this program, perhaps another one, and for its screen.
QT_HERE = frozenset({"QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_PLATFORM"})


def start_drawing() -> Link:
    """Raises OSError where it cannot be started."""
    return start_linked("scoutview.export.drawing", without=QT_HERE)


class DrawingProgram:
    """One for all runs that are open in this program, since it holds Qt, torch and a model. Any thread may ask.

    It ends with the last run that drew, with this program, or when drawing is interrupted; the next picture begins it
    again.
    """

    def __init__(self, start: Callable[[], Link] = start_drawing) -> None:
        self._start = start
        self._lock = threading.Lock()  # one asks at a time
        self._link: Link | None = None
        self._users: WeakSet[object] = WeakSet()

    def draw(self, wish: Mapping[str, Any], user: object) -> tuple[bytes, Mapping[str, Any]]:
        """The content of a picture's file, and what is chosen in its panels; `user` is the run that wants it.

        Raises:
            UserError: there is no such picture.
            LostError: the program came to its end.
        """
        with self._lock:
            self._users.add(user)
            try:
                reply = self._asked(wish)
            except BaseException:  # also an interruption: what comes later would be taken for the next picture
                self._end()
                raise
        if "error" in reply.values:
            raise error_of_values(reply.values["error"])
        return reply.arrays[0]["content"].tobytes(), reply.values["choices"]

    def leave(self, user: object) -> None:
        """This run wants nothing more."""
        with self._lock:
            self._users.discard(user)
            if not self._users:
                self._end()

    def _asked(self, wish: Mapping[str, Any]) -> Message:
        try:
            self._link = self._link or self._start()
        except OSError as error:
            raise LostError(tr("The program that draws cannot be started ({error}).").format(error=error)) from error
        return self._link.exchange(wish)

    def _end(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.close()


SHARED = DrawingProgram()  # handed to each run by `open_run`
