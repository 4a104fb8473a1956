"""How far a sweep is, as plain values, and how long it will still take."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

SURE_S = 1.0  # of training, before its pace tells something


@dataclass(frozen=True)
class SweepProgress:
    """Where a sweep is. `failed` holds names and one sentence each; `seconds_left` is nan while nothing is known.

    `steps` counts those that are done, of `planned_steps` of all runs that did not fail; `places` is how many can train
    at a time.
    """

    planned: int
    finished: int
    running: tuple[str, ...]
    waiting: int
    places: int
    failed: tuple[tuple[str, str], ...]
    steps: int
    planned_steps: int
    seconds_left: float
    over: bool


@dataclass
class StepTimes:
    """Learns from runs of each kind how long their steps take. Kinds are whatever tells fast from slow ones."""

    _seconds_per_step: dict[object, float] = field(default_factory=dict)

    def learn(self, kind: object, steps: int, seconds: float) -> None:
        """So many steps of such a run took so long."""
        if steps > 0 and seconds >= SURE_S:
            self._seconds_per_step[kind] = seconds / steps

    def seconds_of(self, kind: object, steps: int) -> float:
        """How long so many steps of such a run will take; nan where nothing is known of any."""
        known = self._seconds_per_step
        if not known:
            return math.nan
        return steps * known.get(kind, sum(known.values()) / len(known))


def seconds_left(running: Mapping[str, float], waiting: float, places: int) -> float:
    """How long it takes until all is done: what runs side by side, and what waits in so many seconds of one place.

    The longest run that is begun is waited for in any case. nan where something is not known.
    """
    if not running and not waiting:
        return 0.0
    return max((sum(running.values()) + waiting) / max(1, places), *running.values(), 0.0)
