"""Which runs are held against each other, and where they are read."""

from dataclasses import replace

import numpy as np
import pytest

from scoutview.panels.isoflop.parabola_plan import optima_of
from scoutview.panels.isoflop.reading_plan import point_of, reading_of, size_of
from scoutview.panels.isoflop.words import curves_details
from scoutview.run_set import NO_RUNS
from tests.panels.isoflop.made_runs import COMPUTE, LAW, SIZES, made_run, made_set, whole_sweep


def test_a_whole_sweep_is_read_at_a_quarter_a_half_and_all_of_its_computing() -> None:
    reading = reading_of(whole_sweep())
    assert reading.budgets == pytest.approx((COMPUTE / 4, COMPUTE / 2, COMPUTE), rel=0.01)
    assert len(reading.points) == 15
    assert reading.is_over
    assert reading.sizes == SIZES


def test_a_point_is_the_loss_where_so_much_was_computed() -> None:
    for size in SIZES:
        run = made_run(size)
        point = point_of(run, COMPUTE / 2)
        assert point is not None
        tokens = COMPUTE / 2 / (6 * size)
        assert point.tokens == pytest.approx(tokens)
        assert point.loss == pytest.approx(float(LAW.loss(np.array(float(size)), np.array(tokens))), rel=2e-4)


def test_a_run_has_no_point_at_a_budget_that_it_has_not_reached() -> None:
    reading = reading_of(made_set([*(made_run(size) for size in SIZES[:2]), made_run(SIZES[2], share=0.6)], planned=5))
    assert [len(reading.at(budget)) for budget in reading.budgets] == [3, 3, 2]
    assert not reading.is_over


def test_the_budgets_of_a_sweep_are_used_where_it_names_them() -> None:
    runs = [made_run(size) for size in SIZES]
    assert reading_of(made_set(runs, sweep={"budgets": [1e11, 5e10]})).budgets == (5e10, 1e11)
    for odd in ([], "12", [None, True], [float("nan"), -1.0], 3):
        assert len(reading_of(made_set(runs, sweep={"budgets": odd})).budgets) == 3


def test_runs_of_other_rates_stay_apart() -> None:
    alike = [made_run(size) for size in SIZES]
    other = [made_run(size, seed=5, learning_rate=0.01) for size in SIZES[:3]]
    assert reading_of(made_set([*alike, *other])).runs == tuple(alike)
    assert reading_of(made_set([*other, *alike])).runs == tuple(other)  # its first one is on screen


def test_runs_of_another_version_of_the_program_stay_apart_and_are_counted() -> None:
    alike = [replace(made_run(size), version="1.0") for size in SIZES]
    reading = reading_of(made_set([*alike, replace(made_run(SIZES[0], seed=1), version="1.1")]))
    assert (reading.runs, reading.others) == (tuple(alike), 1)
    assert (
        "1 run of this folder is left out: of another lab" in curves_details(reading, optima_of(reading), None, None)[0]
    )


def test_what_cannot_be_counted_is_left_out() -> None:
    unknown = replace(made_run(SIZES[0]), flops_per_step=float("nan"))
    assert reading_of(made_set([unknown])).runs == ()
    assert not reading_of(NO_RUNS).is_sweep


def test_a_run_without_losses_or_with_losses_that_are_no_numbers_has_no_point() -> None:
    run = made_run(SIZES[0])
    for metrics in ({}, {"validation_loss": np.full(len(run.curves), np.nan)}):
        assert point_of(replace(run, curves=replace(run.curves, metrics=metrics)), COMPUTE) is None


def test_the_size_of_a_run_is_what_is_multiplied() -> None:
    assert size_of(made_run(SIZES[1])) == pytest.approx(SIZES[1])
