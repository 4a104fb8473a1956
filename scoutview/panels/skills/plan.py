"""Which frames of a run are asked of its skills, and what was answered: when each skill came. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.frame import Arrays, Curves
from scoutview.graphics.runs.spread_plan import coarse_first, run_end

KNOWN_FROM = 0.95  # of the cases of a skill
GUESSED = 0.5  # of them are right by chance
EVENLY, LIKE_POWERS = 90, 90  # places of the run whose frames are asked
NEVER = -1  # the step of a skill that has not come


def followed_steps(curves: Curves) -> tuple[int, ...]:
    """The recorded steps that stand for the run, coarse first: evenly spaced ones, and ones spaced like powers.

    Of each place that the run has reached it is the frame at or before, so that a run that grows asks for one more now
    and then and for no other ones. A finished run shows its last frame too.
    """
    if not len(curves):
        return ()
    newest, end = int(curves.steps[-1]), run_end(curves)
    wanted = np.unique(np.concatenate([np.linspace(0, end, EVENLY), np.geomspace(1, end, LIKE_POWERS)]).round())
    reached = wanted[wanted <= newest]
    positions = np.maximum(np.searchsorted(curves.steps, reached, side="right") - 1, 0)
    last = [newest] if newest >= curves.planned_steps else []
    spread = [int(curves.steps[positions[number]]) for number in coarse_first(len(positions))]
    return tuple(dict.fromkeys([*last, *spread]))


@dataclass(frozen=True, eq=False)
class SkillRun:
    """The answers so far: `steps` (frames,), growing, `accuracies` (frames, skills), `frequencies` (skills,).

    `filled` is the share of the frames that has been answered; `end` is where the axis of steps ends.
    """

    steps: np.ndarray
    accuracies: np.ndarray
    frequencies: np.ndarray
    filled: float = 1.0
    end: int = 1

    @property
    def count(self) -> int:
        return len(self.frequencies)

    @cached_property
    def came(self) -> np.ndarray:
        """(skills,) the first of these steps at which each is known; -1 where it is at none."""
        known = self.accuracies >= KNOWN_FROM
        if not len(self.steps):
            return np.full(self.count, NEVER)
        return np.where(known.any(0), self.steps[known.argmax(0)], NEVER)

    def came_by(self, step: float) -> np.ndarray:
        """(skills,) whether each had come at a step."""
        return (self.came != NEVER) & (self.came <= step)

    def at(self, step: float) -> int:
        """The place of the newest of these frames at or before a step; -1 where there is none."""
        return int(np.searchsorted(self.steps, step, side="right")) - 1

    def step_with(self, least: int) -> int:
        """The first of these steps by which so many skills had come; -1 where there is none."""
        came = np.sort(self.came[self.came != NEVER])
        return int(came[least - 1]) if 0 < least <= len(came) else NEVER


NO_RUN = SkillRun(np.zeros(0, np.int64), np.zeros((0, 0)), np.zeros(0))


def run_of(curves: Curves, answers: Mapping[int, Arrays], frequencies: np.ndarray) -> SkillRun:
    """What is known of the run; answers to steps that are no longer followed, or of other skills, are passed over."""
    wanted = followed_steps(curves)
    known = {step: answers[step]["skill_accuracies"] for step in sorted(wanted) if step in answers}
    known = {step: shares for step, shares in known.items() if len(shares) == len(frequencies)}
    rows = np.stack(list(known.values())) if known else np.zeros((0, len(frequencies)))
    filled = len(known) / len(wanted) if wanted else 1.0
    return SkillRun(np.array(list(known), np.int64), rows.astype(float), frequencies, filled, run_end(curves))
