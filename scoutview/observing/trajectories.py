"""Trajectories in the making: which are unfolded, and when the next may begin while a run that trains is followed."""

import math
import time
from collections.abc import Callable, Collection, Iterator
from statistics import median

from scoutview.frame import Arrays
from scoutview.observation import Question
from scoutview.observing.answer import Asks
from scoutview.observing.cache import Key
from scoutview.observing.rest import SHARE, Rest, processor_s
from scoutview.probe import Probe

PUBLISH_S = 1 / 30  # how often one that grows is handed over
FOLLOWED_PUBLISH_S = 0.25  # the same while a run is followed: each picture costs the training a part of the processor
MOST_REST_S = 15.0  # from the beginning of one to the next
STEP_SHARE = 0.25  # of the processor, for unfolding beside a training that is not followed
MOST_STEP_REST_S = 0.5
QUICK_S = 0.025  # what is finished sooner is handed over whole: drawn while it grows, it would take twice as long
MOST_WAIT_S = 0.05  # for a quick one, while others have the processor: they would make two drawings slower still


class Trajectory:
    """One of them. Its asker is its own, so that other frames can be asked meanwhile."""

    def __init__(self, asker: Asks, steps: Iterator[Arrays]) -> None:
        self.asker = asker
        self.steps: list[Arrays] = []
        self._spent_s: list[float] = []  # of the processor, in each step
        self._iterator = steps
        self._published_s = -math.inf  # the first step is handed over at once

    def advance(self) -> bool:
        """One step further; True when there is none left."""
        began_s = processor_s()
        step = next(self._iterator, None)
        self._spent_s.append(processor_s() - began_s)
        if step:  # an empty one is work towards the first
            self.steps.append(step)
        return step is None

    def is_quick(self) -> bool:
        """Whether its steps together took no longer than one need wait for; by the median, as others may hold it up."""
        return len(self._spent_s) * median(self._spent_s) < QUICK_S

    def is_due(self, period_s: float) -> bool:
        """Whether to hand over what has come since it was last due."""
        now_s = time.monotonic()
        if now_s - self._published_s < period_s:
            return False
        self._published_s = now_s
        return True


class Trajectories:
    """Those in the making, by key.

    While a run that trains is followed, each new frame would cut off the trajectories of the one before. So those that
    were begun are finished, and the next ones to the same questions about the same probe begin together after a rest.
    """

    def __init__(self) -> None:
        self._made: dict[Key, Trajectory] = {}
        self._spare: list[Asks] = []
        self._followed: set[tuple[Probe | None, Question]] = set()
        self._rest = Rest(0.0, MOST_REST_S)
        self._step_rest = Rest(0.0, MOST_STEP_REST_S)
        self._quick: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._made)

    def __contains__(self, key: Key) -> bool:
        return key in self._made

    def get(self, key: Key) -> Trajectory | None:
        """This one, while it is made."""
        return self._made.get(key)

    def next(self) -> tuple[Key, Trajectory]:
        """The one to go on with, by a step that begins now."""
        self._step_rest = Rest(0.0, MOST_STEP_REST_S, SHARE if self._followed else STEP_SHARE)
        self._step_rest.begin()
        return next(iter(self._made.items()))

    def step_rest_s(self) -> float:
        """Seconds until the next step should begin where a model trains beside it."""
        return self._step_rest.left_s()

    def turn_to(self, wanted: Collection[Key], *, followed: bool) -> None:
        """Other ones are wanted now. Where they are not the same at a newer frame, the others end."""
        kinds = {(key.probe, key.question) for key in wanted} if followed else set()
        anew = not followed or not kinds <= self._followed
        for key in list(self._made):
            if key not in wanted and (anew or (key.probe, key.question) not in kinds):
                self.end(key)
        if anew:
            self._followed, self._rest, self._step_rest = kinds, Rest(0.0, MOST_REST_S), Rest(0.0, MOST_STEP_REST_S)

    def is_late(self, key: Key) -> bool:
        """Whether this one has to wait, until those of an older frame are finished and the rest after them is over."""
        if key in self._made or not self._followed:
            return False
        return any(other.step != key.step for other in self._made) or self._rest.left_s() > 0

    def rest_s(self) -> float:
        """Seconds until one that is late may begin, once no other is made."""
        return self._rest.left_s()

    def spare_asker(self) -> Asks | None:
        """One that an earlier trajectory has left."""
        return self._spare.pop() if self._spare else None

    def begin(self, key: Key, trajectory: Trajectory) -> None:
        self._made[key] = trajectory
        self._rest.begin()

    def due(self, trajectory: Trajectory) -> bool:
        """Whether what has come of it should be handed over."""
        return trajectory.is_due(FOLLOWED_PUBLISH_S if self._followed else PUBLISH_S)

    def is_quick(self, key: Key) -> bool:
        """Whether the last one to such a question was."""
        return key.question.name in self._quick and not self._followed

    def unfold_at_once(self, key: Key, is_awaited: Callable[[], bool]) -> Trajectory:
        """Take this one to its end, while that is quick and `is_awaited`; whether it got there, `in` tells."""
        trajectory, ends_s = self._made[key], time.monotonic() + MOST_WAIT_S
        while time.monotonic() < ends_s and is_awaited():
            if trajectory.advance():
                self.finish(key)
                break
        return trajectory

    def finish(self, key: Key) -> None:
        """It has come to its end."""
        note = self._quick.add if self._made[key].is_quick() else self._quick.discard
        note(key.question.name)
        self.end(key)

    def end(self, key: Key) -> None:
        """It is finished, or no longer wanted."""
        self._spare.append(self._made.pop(key).asker)

    def drop(self, step: int, names: Collection[str]) -> None:
        """Those at one step that answer questions of these names are wanted anew."""
        for key in [key for key in self._made if key.step == step and key.question.name in names]:
            self.end(key)

    def forget(self) -> None:
        """The frames are others now."""
        for key in list(self._made):
            self.end(key)
        for asker in self._spare:
            asker.step = None
        self._followed.clear()
