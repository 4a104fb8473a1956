"""The formula for all losses: against scipy, against losses that were made by it, and against minimizing by hand."""

import numpy as np
import pytest
from scipy.optimize import least_squares, minimize_scalar

from scoutview.panels.isoflop.law_plan import HUBER, Law, fit_law, use_of
from scoutview.panels.isoflop.published import HOFFMANN
from scoutview.panels.isoflop.reading_plan import SweepPoint, reading_of
from tests.panels.isoflop.made_runs import COMPUTE, LAW, SIZES, whole_sweep


def huber_of(law: Law, points: tuple[SweepPoint, ...]) -> float:
    off = [np.log(float(law.loss(np.array(p.weights), np.array(p.tokens))) / p.loss) for p in points]
    return sum(x * x / 2 if abs(x) <= HUBER else HUBER * (abs(x) - HUBER / 2) for x in off)


def test_a_formula_that_made_the_losses_is_found_again() -> None:
    points = reading_of(whole_sweep()).points
    law = fit_law(points)
    assert law is not None
    for point in points:
        assert law.loss(np.array(point.weights), np.array(point.tokens)) == pytest.approx(point.loss, rel=1e-3)
    assert law.best_size(COMPUTE) == pytest.approx(LAW.best_size(COMPUTE), rel=0.1)


@pytest.mark.parametrize("noise", [0.003, 0.02])
def test_no_fit_by_scipy_is_better(noise: float) -> None:
    points = reading_of(whole_sweep(0, 1, noise=noise)).points
    n, d, y = (np.log([getattr(point, name) for point in points]) for name in ("weights", "tokens", "loss"))

    def off(numbers: np.ndarray) -> np.ndarray:
        e, a, b, alpha, beta = numbers
        return np.logaddexp(np.logaddexp(e, a - alpha * n), b - beta * d) - y

    begin = np.array([0.0, np.log(20.0), np.log(2000.0), 0.4, 0.6])
    theirs = least_squares(off, begin, loss="huber", f_scale=HUBER, max_nfev=5000)
    law = fit_law(points)
    assert law is not None
    assert huber_of(law, points) <= 1.02 * theirs.cost


def test_the_best_size_of_a_formula_is_that_of_minimizing_it() -> None:
    for law, compute in ((LAW, COMPUTE), (HOFFMANN, 5.76e23)):

        def loss(size: float, law: Law = law, compute: float = compute) -> float:
            return float(law.loss(np.exp(size), compute / 6 / np.exp(size)))

        found = minimize_scalar(loss, bounds=(np.log(1e2), np.log(1e13)), method="bounded")
        assert law.best_size(compute) == pytest.approx(float(np.exp(found.x)), rel=0.01)
        assert law.least_loss(compute) == pytest.approx(float(found.fun), rel=1e-6)


def test_too_few_points_have_no_formula() -> None:
    points = reading_of(whole_sweep()).points
    assert fit_law(points[:5]) is None
    assert fit_law([point for point in points if point.weights < SIZES[2]]) is None
    assert fit_law(()) is None


def test_eight_of_ten_intervals_hold_what_is_then_measured() -> None:
    held = total = 0
    for seed in range(60):
        reading = reading_of(whole_sweep(seed, noise=0.01))
        law = fit_law(reading.apart_from(reading.sizes[-1]))
        assert law is not None
        point = reading.at(reading.budgets[-1])[-1]
        low, high = law.interval(point.weights, point.tokens)
        total += 1
        held += low <= point.loss <= high
    assert held / total >= 0.8


def test_as_many_tokens_are_needed_as_give_that_loss() -> None:
    sizes = np.array([9e3, 2e4, 8e4])
    tokens = LAW.tokens_for(2.0, sizes)
    np.testing.assert_allclose(LAW.loss(sizes, tokens), 2.0)
    assert np.isinf(LAW.tokens_for(1.01, sizes)).all()


def test_the_more_a_model_is_used_the_smaller_is_the_cheapest_one() -> None:
    loss = LAW.least_loss(COMPUTE)
    best = [use.sizes[use.best] for use in (use_of(LAW, loss, used, (1e3, 1e6)) for used in (0, 1e7, 1e8, 1e9))]
    assert best[0] == pytest.approx(
        LAW.best_size(COMPUTE), rel=5e-4
    )  # not the next of some sizes: one size, one number
    assert all(np.diff(best) < 0)
    use = use_of(LAW, loss, 1e8, (1e3, 1e6))
    np.testing.assert_allclose(use.total, 6 * use.sizes * use.tokens + 2 * use.sizes * 1e8)
    np.testing.assert_allclose(LAW.loss(use.sizes, use.tokens), loss)
