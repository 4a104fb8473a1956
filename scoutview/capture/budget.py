"""When a step becomes a frame, so that recording takes no more than its share of the loop's time."""

from __future__ import annotations

from collections.abc import Collection

from scoutview.training.schedule import DENSE_STEPS, is_frame

SHARE = 0.01  # of the loop's time, for copying and writing together; numbers of every step come on top
AT_FIRST_S = 0.02  # beyond it, so that the first steps are seen


class Budget:
    """Decides step by step. `every`: each so many steps, whatever they cost; 0: as the budget allows.

    Without `every` the first steps are frames as far as that costs no more than a share of the time; later ones stand
    evenly, twice as far apart each time that they would cost too much. A step with a number of a new name, which comes
    from an evaluation, is one as well.
    """

    def __init__(self, every: int = 0) -> None:
        self.spent_s = 0.0
        self._every = every
        self._frames = 0
        self._known: frozenset[str] | None = None  # the names of the newest step's numbers

    def is_due(self, step: int, spacing: int, names: Collection[str]) -> bool:
        """Whether this step should become a frame, were it for nothing."""
        if self._every:
            return step % self._every == 0
        known, self._known = self._known, frozenset(names)
        return is_frame(step, spacing) or (known is not None and not frozenset(names) <= known)

    def allows(self, elapsed_s: float) -> bool:
        """Whether one more frame, as expensive as those so far, costs no more than it may."""
        if self._every:
            return True
        expected_s = self.spent_s / self._frames if self._frames else 0.0
        return self.spent_s + expected_s <= AT_FIRST_S + SHARE * elapsed_s

    def count(self, spent_s: float) -> None:
        """One frame was taken; all together have cost so much."""
        self._frames += 1
        self.spent_s = spent_s

    def is_too_close(self, step: int) -> bool:
        """Whether a step that was due and not allowed says that frames stand too close."""
        return step > DENSE_STEPS
