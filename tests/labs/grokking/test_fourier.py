import math

import numpy as np
import pytest

from scoutview.labs.grokking.fourier import key_frequencies, plane_of, power_spectrum, wave, wave_shares


@pytest.mark.parametrize("count", [5, 6, 13, 24, 113])
def test_the_power_is_that_of_sums_over_cosines_and_sines(count: int) -> None:
    table = np.random.default_rng(count).normal(size=(count, 3))
    for k, power in enumerate(power_spectrum(table), start=1):
        expected = 0.0
        for column in range(3):
            for part in (math.cos, math.sin):
                basis = [part(2 * math.pi * k * n / count) for n in range(count)]
                length = math.sqrt(sum(value * value for value in basis))
                if length > 1e-6:
                    expected += sum(v * table[n, column] for n, v in enumerate(basis)) ** 2 / length**2
        assert power == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("count", [6, 113])
def test_all_power_and_that_of_the_mean_make_the_table(count: int) -> None:
    table = np.random.default_rng(0).normal(size=(count, 8))
    mean = count * np.square(table.mean(0)).sum()
    assert power_spectrum(table).sum() + mean == pytest.approx(np.square(table).sum())


def test_the_key_frequencies_are_the_fewest_that_hold_90_percent() -> None:
    power = np.array([1.0, 50.0, 4.0, 30.0, 15.0])
    assert key_frequencies(power) == (2, 4, 5)
    assert key_frequencies(power, 2) == (2, 4)
    assert key_frequencies(np.array([0.0, 7.0])) == (2,)
    assert key_frequencies(np.array([50.0, 40.0, 10.0])) == (1, 2)  # exactly 90 % is enough


def test_a_pure_wave_makes_a_circle_with_each_number_at_its_angle() -> None:
    rng = np.random.default_rng(2)
    directions = np.linalg.qr(rng.normal(size=(8, 2)))[0].T * 3
    points = plane_of(wave(4, 13) @ directions + rng.normal(size=8), 4)
    np.testing.assert_allclose(np.hypot(*points.T), 3, rtol=1e-9)
    angles = 2 * np.pi * 4 * np.arange(13) / 13
    np.testing.assert_allclose(points, 3 * np.stack([np.cos(angles), np.sin(angles)], 1), atol=1e-9)


def test_half_the_modulus_has_a_cosine_only() -> None:
    assert not plane_of(np.random.default_rng(1).normal(size=(10, 4)), 5)[:, 1].any()


@pytest.mark.parametrize(("count", "frequency"), [(13, 4), (24, 7), (10, 5)])
def test_the_shares_of_a_wave_are_those_that_least_squares_explains(count: int, frequency: int) -> None:
    table = np.random.default_rng(count).normal(size=(count, 5))
    shares, rest = wave_shares(table, frequency), table - table.mean(0)
    for share, column in zip(shares, wave(frequency, count).T, strict=True):
        left = rest - np.outer(column, np.linalg.lstsq(column[:, None], rest, rcond=None)[0])
        assert share == pytest.approx(1 - np.square(left).sum() / np.square(rest).sum())
