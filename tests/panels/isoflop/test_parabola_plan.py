"""The best size at a budget, its interval, and where it goes: against what is known of made losses."""

import math

import numpy as np
import pytest
from scipy import stats

from scoutview.panels.isoflop.parabola_plan import movement_of, optima_of, optimum_of, t_90
from scoutview.panels.isoflop.reading_plan import SweepPoint, reading_of
from tests.panels.isoflop.made_runs import LAW, whole_sweep


def points_on(losses: list[float], sizes: list[float], compute: float = 1e11) -> list[SweepPoint]:
    return [
        SweepPoint(compute, size, compute / 6 / size, loss, 0, 1, "") for size, loss in zip(sizes, losses, strict=True)
    ]


def test_students_t_is_that_of_scipy() -> None:
    for freedom in (1, 2, 5, 10, 11, 20, 60):
        assert t_90(freedom) == pytest.approx(stats.t.ppf(0.9, freedom), rel=4e-3)


def test_the_lowest_point_of_a_parabola_is_found() -> None:
    sizes = [4000.0, 8000.0, 16000.0, 32000.0, 64000.0]
    found = optimum_of(points_on([2 + 0.1 * (math.log(size) - math.log(13000)) ** 2 for size in sizes], sizes))
    assert found is not None
    assert found.weights == pytest.approx(13000)
    assert found.loss == pytest.approx(2.0)
    assert found.low == pytest.approx(13000, rel=1e-3)
    drawn = found.curve()
    np.testing.assert_allclose(drawn[1], 2 + 0.1 * np.square(np.log(drawn[0] / 13000)), atol=1e-9)


def test_the_best_size_of_the_fit_is_near_that_of_the_formula_and_moves_right() -> None:
    optima = optima_of(reading_of(whole_sweep()))
    for each in optima:
        assert each.weights == pytest.approx(LAW.best_size(each.compute), rel=0.1)
    movement = movement_of(optima)
    assert movement is not None
    assert movement.is_right


def test_only_the_lowest_and_two_on_each_side_are_fitted() -> None:
    sizes = [1000.0 * 2**power for power in range(8)]
    losses = [9.0, 3.0, 2.2, 2.0, 2.3, 3.1, 40.0, 90.0]
    found = optimum_of(points_on(losses, sizes))
    assert found is not None
    assert found.reach == (sizes[1], sizes[5])


@pytest.mark.parametrize(("losses", "edge"), [([1.0, 2.0, 3.0], "smallest"), ([3.0, 2.0, 1.0], "largest")])
def test_where_an_end_is_lowest_there_is_no_best_size(losses: list[float], edge: str) -> None:
    found = optimum_of(points_on(losses, [1e3, 1e4, 1e5]))
    assert found is not None
    assert (found.is_found, found.edge) == (False, edge)


def test_three_sizes_have_a_best_one_and_no_interval_and_two_have_nothing() -> None:
    found = optimum_of(points_on([2.0, 1.0, 2.0], [1e3, 1e4, 1e5]))
    assert found is not None
    assert found.is_found
    assert not found.has_interval
    assert optimum_of(points_on([2.0, 1.0], [1e3, 1e4])) is None


def test_eight_of_ten_intervals_hold_the_best_size() -> None:
    rng, sizes = np.random.default_rng(3), np.array([6e3, 11e3, 19e3, 35e3, 66e3])
    held = total = 0
    for _ in range(400):
        losses = 2 + 0.2 * np.square(np.log(sizes / 19e3)) + 0.01 * rng.normal(size=5)
        found = optimum_of(points_on(losses.tolist(), sizes.tolist()))
        assert found is not None
        if found.has_interval:
            total += 1
            held += found.low <= 19e3 <= found.high
    assert total > 380
    assert 0.75 < held / total < 0.85


def test_an_exponent_is_told_only_where_its_interval_is_narrow() -> None:
    steady = movement_of(optima_of(reading_of(whole_sweep())))
    shaky = movement_of(optima_of(reading_of(whole_sweep(0, 1, noise=0.03))))
    assert steady is not None
    assert shaky is not None
    assert math.isnan(shaky.exponent)
    assert math.isnan(steady.exponent) or steady.high - steady.low <= 0.3


def test_a_best_size_that_shrinks_does_not_move_right() -> None:
    sizes = [4000.0, 8000.0, 16000.0, 32000.0, 64000.0]
    optima = []
    for compute, best in ((1e11, 20000.0), (2e11, 10000.0)):
        losses = [2 + 0.1 * math.log(size / best) ** 2 for size in sizes]
        found = optimum_of(points_on(losses, sizes, compute))
        assert found is not None
        optima.append(found)
    movement = movement_of(optima)
    assert movement is not None
    assert not movement.is_right
    assert movement.exponent == pytest.approx(-1.0)


@pytest.mark.parametrize(("best", "central"), [(6200.0, False), (16000.0, True), (41000.0, False)])
def test_a_best_size_to_one_side_of_the_sizes_is_known_to_be_biased(best: float, central: bool) -> None:
    sizes = [4000.0, 8000.0, 16000.0, 32000.0, 64000.0]
    found = optimum_of(points_on([2 + 0.1 * math.log(size / best) ** 2 for size in sizes], sizes))
    assert found is not None
    assert found.weights == pytest.approx(best)
    assert found.is_central == central


def test_intervals_of_all_budgets_are_made_of_how_far_points_lie_off_at_all_of_them() -> None:
    reading = reading_of(whole_sweep(3, noise=0.02))
    together = optima_of(reading)
    alone = [optimum_of(reading.at(each.compute)) for each in together]
    squares = sum(each.off[0] for each in together if each.is_found)
    freedom = sum(each.off[1] for each in together if each.is_found)
    for each, own in zip(together, alone, strict=True):
        assert own is not None
        assert np.array_equal(each.weights, own.weights, equal_nan=True)
        if each.has_interval and own.has_interval:
            wider = t_90(freedom) * math.sqrt(squares / freedom) > t_90(own.off[1]) * math.sqrt(own.off[0] / own.off[1])
            assert (each.high / each.low > own.high / own.low) == wider
