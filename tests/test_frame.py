"""What frames tell of a run without their weights."""

from dataclasses import replace

import numpy as np
import pytest

from scoutview.frame import NO_CURVES, Curves


def curves(steps: list[int], **metrics: list[float]) -> Curves:
    return Curves(np.array(steps), np.zeros(len(steps)), {name: np.array(values) for name, values in metrics.items()})


RUN = curves([0, 1, 2], loss=[3.0, 2.0, 1.0], accuracy=[np.nan, 0.5, 1.0])


@pytest.mark.parametrize("before", [NO_CURVES, RUN, curves([0, 1], loss=[3.0, 2.0], accuracy=[np.nan, 0.5])])
def test_curves_continue_what_began_with_the_same_numbers(before: Curves) -> None:
    assert RUN.continue_those(before)


@pytest.mark.parametrize(
    "before",
    [
        curves([0, 1, 2, 3], loss=[3.0, 2.0, 1.0, 0.5], accuracy=[np.nan, 0.5, 1.0, 1.0]),  # longer
        curves([0, 1], loss=[3.1, 2.0], accuracy=[np.nan, 0.5]),  # another beginning
        curves([1, 2], loss=[3.0, 2.0], accuracy=[np.nan, 0.5]),
        curves([0, 1], loss=[3.0, 2.0]),  # another lab
        curves([0, 1], loss=[3.0, 2.0], accuracy=[0.0, 0.5]),
    ],
)
def test_curves_of_another_run_are_told_apart(before: Curves) -> None:
    assert not RUN.continue_those(before)


def test_a_run_that_is_gone_is_continued_by_nothing() -> None:
    assert not NO_CURVES.continue_those(RUN)
    assert NO_CURVES.continue_those(NO_CURVES)


def run_to(newest: int, planned: int) -> Curves:
    """A run of this many planned steps with some of its frames."""
    steps = np.array([step for step in (0, 1, 2, 3, 7, 9, 20, 33, 90) if step <= newest])
    return Curves(steps, steps / 10, {}, planned_steps=planned)


@pytest.mark.parametrize(
    ("newest", "planned", "decides"),
    [(0, 100, 0), (1, 100, 1), (3, 100, 2), (7, 100, 3), (9, 100, 7), (20, 100, 9), (33, 100, 20), (90, 90, 90)],
)
def test_the_last_frame_decides_and_of_a_run_that_grows_a_power_of_two_then_an_eighth(
    newest: int, planned: int, decides: int
) -> None:
    assert run_to(newest, planned).deciding_step == decides


def test_the_frame_that_decides_seldom_changes_while_a_run_grows() -> None:
    steps = np.arange(2001)
    grown = (Curves(steps[: newest + 1], steps[: newest + 1], {}, planned_steps=2000) for newest in steps)
    decided = {curves.deciding_step for curves in grown}
    assert decided == {0, 1, 2, 4, 8, 16, 32, 64, 128, 250, 500, 750, 1000, 1250, 1500, 1750, 2000}


def test_a_frame_decides_in_every_run_that_has_one() -> None:
    assert NO_CURVES.deciding_step is None
    assert run_to(9, 0).deciding_step == 9
    assert run_to(90, 20).deciding_step == 90  # trained on
    assert replace(run_to(9, 2000), steps=np.array([5, 9])).deciding_step == 5  # its beginning is missing
