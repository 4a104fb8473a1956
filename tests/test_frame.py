"""What frames tell of a run without their weights."""

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
