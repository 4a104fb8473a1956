"""Which steps become frames: all of the first 50, then evenly spaced ones, closer where much happens."""

from collections import deque
from collections.abc import Collection, Sequence

DENSE_STEPS = 50
FRAMES = 200  # about how many a run as long as planned has
CLOSER = 4  # times as close while much happens
WINDOW_S = 2.0
MOST_WAITING = 0.1  # of the time


def spacing_for(planned_steps: int) -> int:
    """Steps from frame to frame after the dense beginning."""
    return max(1, round((planned_steps - DENSE_STEPS) / (FRAMES - DENSE_STEPS)))


def is_frame(step: int, spacing: int, *, eventful: bool = False) -> bool:
    """Whether this step becomes a frame."""
    return step <= DENSE_STEPS or step % (max(1, spacing // CLOSER) if eventful else spacing) == 0


def thinned(steps: Sequence[int], spacing: int, kept: Collection[int]) -> tuple[int, list[int]]:
    """The next spacing that lets frames go, and the steps that go.

    The first and the newest of `steps` (increasing) and those of `kept` stay; the dense beginning goes last.
    """
    loose = [step for step in steps[1:-1] if step not in kept]
    later = [step for step in loose if step > DENSE_STEPS]
    wider = spacing
    while later and wider <= later[-1]:
        wider *= 2
        gone = [step for step in later if step % wider]
        if gone:
            return wider, gone
    if later:
        return wider, later
    return spacing, loose[::2]


class Patience:
    """Notices that the disk cannot keep up: when waiting took more than a tenth of the last two seconds."""

    def __init__(self) -> None:
        self._waits: deque[tuple[float, float]] = deque()

    def is_over(self, now_s: float, waited_s: float) -> bool:
        """Takes in one wait that ended now; forgets all of them when it says True."""
        self._waits.append((now_s, waited_s))
        while self._waits[0][0] <= now_s - WINDOW_S:
            self._waits.popleft()
        if sum(waited for _, waited in self._waits) <= MOST_WAITING * WINDOW_S:
            return False
        self._waits.clear()
        return True
