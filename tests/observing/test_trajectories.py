import itertools
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from scoutview.observation import Question
from scoutview.observing.cache import Key
from scoutview.observing.trajectories import QUICK_S, Trajectories, Trajectory

KEY = Key(3, None, Question("denoising"))
ASKER: Any = None  # nobody asks it here


def begun(trajectories: Trajectories, spent_s: list[float]) -> Trajectory:
    """One of a step for each of these times of the processor."""
    trajectory = Trajectory(ASKER, iter([{"noise": np.zeros(1)}] * len(spent_s)))
    trajectory._spent_s = [*spent_s]
    trajectories.begin(KEY, trajectory)
    return trajectory


def test_after_a_quick_one_the_next_is_taken_to_its_end_at_once() -> None:
    trajectories = Trajectories()
    begun(trajectories, [QUICK_S / 10] * 5)
    assert not trajectories.is_quick(KEY)  # nobody knows yet
    trajectories.finish(KEY)
    assert trajectories.is_quick(KEY)
    trajectory = begun(trajectories, [0.0] * 5)
    assert trajectories.unfold_at_once(KEY, lambda: True) is trajectory
    assert KEY not in trajectories
    assert len(trajectory.steps) == 5


def test_one_that_takes_longer_goes_on_step_by_step() -> None:
    trajectories = Trajectories()
    begun(trajectories, [QUICK_S / 10] * 20)
    trajectories.finish(KEY)
    assert not trajectories.is_quick(KEY)


@pytest.mark.parametrize(("seconds", "arrived"), [(0.009, 4), (0.03, 1)])
def test_while_others_have_the_processor_a_quick_one_is_waited_for_somewhat_longer(
    seconds: float, arrived: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of four steps, each so long on the clock: those that began within 0.05 s."""
    trajectories = Trajectories()
    trajectory, clock = begun(trajectories, [0.0] * 4), itertools.count(0.0, seconds)
    monkeypatch.setattr("scoutview.observing.trajectories.time", SimpleNamespace(monotonic=lambda: next(clock)))
    trajectories.unfold_at_once(KEY, lambda: True)
    assert len(trajectory.steps) == arrived
    assert (KEY in trajectories) == (arrived < 4)


def test_a_new_request_ends_it_in_between() -> None:
    trajectories = Trajectories()
    trajectory = begun(trajectories, [0.0] * 5)
    awaited: Iterator[bool] = iter([True, True, False])
    trajectories.unfold_at_once(KEY, lambda: next(awaited))
    assert KEY in trajectories
    assert len(trajectory.steps) == 2


def test_the_first_step_is_handed_over_at_once() -> None:
    trajectory = begun(Trajectories(), [0.0] * 5)
    trajectory.advance()
    assert trajectory.is_due(3600.0)
    assert not trajectory.is_due(3600.0)
