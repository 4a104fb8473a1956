"""How long a piece of work still takes, from how it went lately."""

from collections import deque

RECENT = 40  # reports looked at: the first pictures of a film wait for what all of them share


class Pace:
    """Feed it with how much is done; it tells the seconds left."""

    def __init__(self) -> None:
        self._reports: deque[tuple[float, int]] = deque(maxlen=RECENT)

    def seconds_left(self, done: int, total: int, now_s: float) -> float | None:
        """Of `total`, `done` are done at this time; None while nobody can tell."""
        self._reports.append((now_s, done))
        began_s, before = self._reports[0]
        if done <= before or now_s <= began_s:
            return None
        return (total - done) * (now_s - began_s) / (done - before)
