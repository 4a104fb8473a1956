"""How what is along an axis is named and written."""

from scoutview.graphics.plots.quantity import STEPS, Quantity


def test_steps_are_counted_and_compute_is_measured() -> None:
    compute = Quantity("compute", "PF-days", logarithmic=True)
    assert STEPS.said(12000) == "step 12,000"
    assert compute.said(3.2) == "compute 3.20 PF-days"
    assert (STEPS.title, compute.title) == ("step", "compute, PF-days, log axis")
    assert (STEPS.heading, compute.heading) == ("step", "compute (PF-days)")


def test_a_large_tick_is_a_power_of_ten() -> None:
    assert [Quantity("parameters").tick_of(value) for value in (0.5, 1e6, 1e7, 2.5e21, -3e9)] == [
        "0.5",
        "1,000,000",
        "1e7",
        "2.5e21",
        "−3e9",
    ]
