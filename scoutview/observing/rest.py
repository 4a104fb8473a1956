"""How long to rest between pieces of work, so that together they take a small share of a processor."""

import threading
import time
from collections.abc import Callable

SHARE = 0.05  # of one core: what watching a run that trains may take from it

_elsewhere = threading.local()


def processor_s() -> float:
    """What this thread has had of the processor so far, with what other programs spent on its behalf."""
    return time.thread_time() + getattr(_elsewhere, "spent_s", 0.0)


def count_elsewhere(spent_s: float) -> None:
    """Another program has spent this on what this thread asked of it."""
    _elsewhere.spent_s = getattr(_elsewhere, "spent_s", 0.0) + spent_s


class Rest:
    """Pieces of work begin `least_s` to `most_s` after each other, the further apart the more they cost.

    What counts is the processor's time of the thread that calls, so it must be the same one each time.
    """

    def __init__(
        self,
        least_s: float,
        most_s: float,
        share: float = SHARE,
        *,
        now_s: Callable[[], float] = time.monotonic,
        spent_s: Callable[[], float] = processor_s,
    ) -> None:
        self._least_s, self._most_s, self._share = least_s, most_s, share
        self._now_s, self._spent_s = now_s, spent_s
        self._began_s, self._before_s = -most_s, 0.0

    def begin(self, elsewhere_s: float = 0.0) -> None:
        """A piece of work begins. `elsewhere_s` is what another thread has spent on the same so far."""
        self._began_s, self._before_s = self._now_s(), self._spent_s() + elsewhere_s

    def left_s(self, elsewhere_s: float = 0.0) -> float:
        """Seconds until the next piece may begin, by what was spent since the last one began; 0 where it may now."""
        spent_s = self._spent_s() + elsewhere_s - self._before_s
        period_s = min(max(spent_s / self._share, self._least_s), self._most_s)
        return max(0.0, self._began_s + period_s - self._now_s())
