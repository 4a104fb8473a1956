"""Formulas that are known are read back, and what is none is left unexplained."""

from collections.abc import Callable

import numpy as np
import pytest

from scoutview.analysis.formula_reading import READ_BELOW, read_formula

POINTS = np.random.default_rng(5).uniform(-1, 1, (400, 2))
NAMES = ("x", "y")


@pytest.mark.parametrize(
    ("function", "text"),
    [
        (lambda x, y: (x + y) ** 3, "(x + y)³"),
        (lambda x, y: 1.5 * (x - 0.5 * y) ** 2 + 0.7, "1.50 (x − 0.50 y)² + 0.70"),
        (lambda x, y: x**2 + np.sin(np.pi * y), "x² + sin(π y)"),
        (lambda x, y: -2 * x + 0.5 * np.exp(y), "−2.00 x + 0.50 exp(y)"),
        (lambda x, y: 3 * x * y, "3.00 x y"),
        (lambda x, y: np.cos(np.pi * (x + y)), "cos(π (x + y))"),
    ],
)
def test_a_formula_of_the_library_is_read_back(function: Callable[..., np.ndarray], text: str) -> None:
    read = read_formula(POINTS, function(*POINTS.T), NAMES)
    assert read.text == text
    assert read.error < 1e-3


def test_one_input_alone_is_read_as_well() -> None:
    assert read_formula(POINTS[:, :1], 2 * np.abs(POINTS[:, 0]) - 1, ("x",)).text == "2.00 |x| − 1.00"


def test_noise_is_read_as_nothing() -> None:
    noise = np.random.default_rng(1).standard_normal(len(POINTS))
    assert read_formula(POINTS, noise, NAMES).error > 0.9  # on points that nothing was fitted to
    assert read_formula(POINTS, np.tanh(6 * POINTS[:, 0] * POINTS[:, 1]), NAMES).error > READ_BELOW


def test_the_error_is_what_the_best_coefficients_leave_on_the_points_they_were_not_fitted_to() -> None:
    values = np.sin(3 * POINTS[:, 0])
    read = read_formula(POINTS[:, :1], values, ("x",))
    table = np.stack([np.sin(np.pi * POINTS[:, 0]), np.ones(len(values))], axis=1)
    solution = np.linalg.solve(table[::2].T @ table[::2], table[::2].T @ values[::2])
    left = np.square(values[1::2] - table[1::2] @ solution).mean() / values[1::2].var()
    assert read.error == pytest.approx(left, rel=1e-6)
