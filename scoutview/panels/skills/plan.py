"""Which frames of a run are asked of its skills, and what was answered: when each skill came. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.frame import Arrays, Curves
from scoutview.graphics.runs.spread_plan import coarse_first, run_end

KNOWN_FROM = 0.95  # of the cases of a skill
NEARLY_ALL = 0.9  # of the frames, that tell enough of when skills came; a run that grows is always some short
EXACT = 1e-6  # what a share may lack that was rounded to 32 bits
GUESSED = 0.5  # of them are right by chance
MOST = 400  # frames that are all asked
EVENLY, LIKE_POWERS = 150, 150  # of longer runs places whose frames are asked
ALIKE = 1.001  # times as often is as often
NEVER = -1  # the step of a skill that has not come


def followed_steps(curves: Curves) -> tuple[int, ...]:
    """The recorded steps that are asked, coarse first: all of them, or of many those that stand for the run.

    Those are evenly spaced, and spaced like powers: of each place that the run has reached the frame at or before, so
    that a run that grows asks for one more now and then and for no other ones. A finished run shows its last frame too.
    """
    if not len(curves):
        return ()
    newest, end = int(curves.steps[-1]), run_end(curves)
    positions = np.arange(len(curves))
    if len(curves) > MOST:
        wanted = np.unique(np.concatenate([np.linspace(0, end, EVENLY), np.geomspace(1, end, LIKE_POWERS)]).round())
        positions = np.maximum(np.searchsorted(curves.steps, wanted[wanted <= newest], side="right") - 1, 0)
    last = [newest] if newest >= curves.planned_steps else []
    spread = [int(curves.steps[positions[number]]) for number in coarse_first(len(positions))]
    return tuple(dict.fromkeys([*last, *spread]))


def is_known(shares: np.ndarray) -> np.ndarray:
    """Whether so many of its cases are right that a skill counts as known."""
    return shares >= KNOWN_FROM - EXACT


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
    def is_told(self) -> bool:
        """Whether enough of its frames were answered to say when skills came."""
        return self.filled >= NEARLY_ALL

    @property
    def is_alike(self) -> bool:
        """Whether all skills are met about as often."""
        return self.count > 0 and bool(self.frequencies.max() < ALIKE * self.frequencies.min())

    @property
    def count(self) -> int:
        return len(self.frequencies)

    @cached_property
    def came(self) -> np.ndarray:
        """(skills,) the first of these steps at which each is known; -1 where it is at none."""
        known = is_known(self.accuracies)
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
