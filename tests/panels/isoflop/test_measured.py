"""The sweep that the next-token lab declares, trained for real: about 100 CPU seconds."""

import pytest

from scoutview.panels.isoflop.law_plan import fit_law
from scoutview.panels.isoflop.parabola_plan import movement_of, optima_of
from scoutview.panels.isoflop.plan import forecast_of
from scoutview.panels.isoflop.reading_plan import reading_of
from scoutview.run_set import RunSet
from tools.measure_isoflop import SWEEP, compared, trained

SEED = 5  # the sizes were chosen by another one


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_best_size_moves_right_and_the_largest_is_foretold() -> None:
    runs = tuple(compared(trained(width, SEED)) for width in SWEEP.varies["width"])
    reading = reading_of(RunSet("", runs, sweep={"budgets": SWEEP.budgets}))
    movement = movement_of(optima_of(reading))
    assert movement is not None
    assert movement.is_right
    law = fit_law(reading.apart_from(reading.sizes[-1]))
    assert law is not None
    forecast = forecast_of(reading, law)
    assert abs(forecast.predicted / forecast.mean - 1) < 0.06
