"""Averages of weights, held against what they are said to be."""

import numpy as np
import pytest

from scoutview.labs.average import Average, ExponentialAverage, PolynomialAverage


def weights_of_steps(average: Average, steps: int) -> np.ndarray:
    """(steps + 1,) how much the untrained weights and those of each step count in the average after the last one."""
    counted = np.zeros(steps + 1)
    counted[0] = 1.0
    for step in range(1, steps + 1):
        counted *= 1 - average.share(step)
        counted[step] += average.share(step)
    return counted


@pytest.mark.parametrize("average", [ExponentialAverage(0.99), PolynomialAverage(8.0)])
def test_an_average_counts_everything_once(average: Average) -> None:
    assert weights_of_steps(average, 400).sum() == pytest.approx(1.0)


def test_a_polynomial_average_is_of_the_last_ninth_at_every_moment_and_forgets_the_untrained_weights() -> None:
    for steps in (90, 900, 9000):
        counted = weights_of_steps(PolynomialAverage(8.0), steps)
        age = steps - np.arange(steps + 1)
        assert counted[0] == 0.0
        assert counted @ age == pytest.approx(steps / 10, rel=0.03)  # the mean of a density 9 (t / T)^8
        assert 0.6 < counted[-steps // 9 :].sum() < 0.7  # 1 - (8 / 9)^9


def test_an_exponential_average_forgets_by_its_decay_once_it_has_begun() -> None:
    counted = weights_of_steps(ExponentialAverage(0.9), 300)
    np.testing.assert_allclose(counted[-100:-1] / counted[-99:], 0.9)
