"""The sessions of a presentation: a few recordings stay open, so that turning to one of them takes no time."""

from collections.abc import Callable
from pathlib import Path

from scoutview.session import Session

MOST_OPEN = 3  # of the scene before, this one and the next


class StageSessions:
    """Sessions with the recordings that were shown last. Two scenes of one recording can be alive, each in its own."""

    def __init__(self, new_session: Callable[[], Session]) -> None:
        self._new_session = new_session
        self._open: list[tuple[Path, Session]] = []  # the one used last at the end

    def session_of(self, path: Path, busy: Session | None = None) -> Session:
        """A session in which this recording is open, or is being opened; another one than `busy`."""
        free = [entry for entry in self._open if entry[1] is not busy]
        found = next((entry for entry in reversed(free) if entry[0] == path), None)
        if found is not None:
            self._open.remove(found)
            session = found[1]
        elif len(self._open) < MOST_OPEN:
            session = self._new_session()
        else:  # the one that was left alone for longest
            self._open.remove(free[0])
            session = free[0][1]
        if session.path != path and not (found is not None and session.loading):
            session.open(path)  # where it failed before, whoever looks now should hear why
        self._open.append((path, session))
        return session

    def close(self) -> None:
        """End the threads."""
        for _, session in self._open:
            session.close()
        self._open.clear()
