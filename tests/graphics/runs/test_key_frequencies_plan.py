"""The key frequencies of a run."""

from collections.abc import Sequence

import numpy as np
import pytest

from scoutview.frame import Curves
from scoutview.graphics.runs.key_frequencies_plan import spectrum_request, strongest
from scoutview.observation import HistoryRequest, Question


def curves_with(steps: Sequence[int], planned: int) -> Curves:
    return Curves(np.array(steps, np.int64), np.zeros(len(steps)), {}, planned_steps=planned)


def test_the_fewest_that_hold_the_share_come_strongest_first() -> None:
    power = np.array([1, 50, 2, 30, 17], np.float32)
    assert strongest(power) == (2, 4, 5)
    assert strongest(power, share=0.8) == (2, 4)
    assert strongest(power, share=0.5) == (2,)
    assert strongest(power, share=1.0) == (2, 4, 5, 3, 1)


def test_they_are_as_few_as_a_search_over_all_sets_finds() -> None:
    power = np.random.default_rng(3).exponential(size=9)
    sizes = [bin(chosen).count("1") for chosen in range(2**9) if _sum_of(power, chosen) >= 0.9 * power.sum()]
    assert len(strongest(power)) == min(sizes)


def _sum_of(power: np.ndarray, chosen: int) -> float:
    return sum(float(value) for place, value in enumerate(power) if chosen >> place & 1)


def test_no_more_than_the_most_are_given() -> None:
    assert strongest(np.arange(1.0, 57.0)) == tuple(range(56, 46, -1))
    assert len(strongest(np.ones(40), most=3)) == 3


def test_of_equals_the_lower_frequency_comes_first() -> None:
    assert strongest(np.ones(4), share=0.75) == (1, 2, 3)


def test_rounding_does_not_ask_for_one_more() -> None:
    assert strongest(np.full(10, 0.1)) == tuple(range(1, 10))


@pytest.mark.parametrize("power", [np.zeros(5), np.full(5, np.nan), np.zeros(0), np.array([np.inf, np.nan])])
def test_without_power_there_are_none(power: np.ndarray) -> None:
    assert strongest(power) == ()


def test_what_is_no_number_counts_as_no_power() -> None:
    assert strongest(np.array([np.nan, 3.0, 1.0])) == (2, 3)


def test_the_request_asks_the_plain_spectrum_at_that_step() -> None:
    assert spectrum_request(curves_with([0, 2000], 2000)) == HistoryRequest(Question("spectrum"), (2000,))
    assert spectrum_request(curves_with([], 2000)) is None
