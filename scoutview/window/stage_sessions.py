"""The sessions of a presentation: a few recordings stay open, so that turning to one of them takes no time."""

from collections.abc import Callable
from pathlib import Path

from scoutview.session import Session

MOST_OPEN = 3  # the scene before, this one and the next


class StageSessions:
    """A session for each recording that was shown last, and for the one that comes next."""

    def __init__(self, new_session: Callable[[], Session]) -> None:
        self._new_session = new_session
        self._open: dict[Path, Session] = {}  # the one used last at the end

    def session_of(self, path: Path) -> Session:
        """The session in which this recording is open, or is being opened."""
        session = self._open.pop(path, None)
        if session is None:
            session = self._spare()
            session.open(path)
        elif session.path != path and not session.loading:
            session.open(path)  # it failed before, and whoever looks now should hear why
        self._open[path] = session
        return session

    def prepare(self, path: Path) -> None:
        """Have this recording open, and its model built, when it is needed."""
        if path not in self._open:
            self.session_of(path).warm_up()

    def close(self) -> None:
        """End the threads."""
        for session in self._open.values():
            session.close()
        self._open.clear()

    def _spare(self) -> Session:
        """A new one, or the one that was left alone for longest."""
        if len(self._open) < MOST_OPEN:
            return self._new_session()
        return self._open.pop(next(iter(self._open)))
