"""Numbers as people read them."""

import math

import pytest

from scoutview.graphics.base import numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.8234, "0.823"),
        (1234.5, "1,234"),
        (-12.34, "−12.3"),
        (0.0, "0"),
        (-1e-5, "−1.0e−5"),
        (math.nan, "not a number"),
        (3.174e28, "3.2e28"),
    ],
)
def test_three_significant_digits(value: float, text: str) -> None:
    assert numbers.three_digits(value) == text


@pytest.mark.parametrize(("value", "text"), [(2.345, "2.35"), (0.0512, "0.051"), (1.3e-5, "1.3e−5"), (math.inf, "∞")])
def test_losses(value: float, text: str) -> None:
    assert numbers.loss(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.492, "49.2 %"), (0.0004, "<0.1 %"), (0.9996, ">99.9 %"), (1.0, "100.0 %"), (0.0, "0.0 %")]
)
def test_probabilities(value: float, text: str) -> None:
    assert numbers.percent(value) == text


@pytest.mark.parametrize(("value", "text"), [(0.82, ".82"), (0.004, "0"), (1.0, "1.00"), (-0.5, "−.50")])
def test_shares_in_cells(value: float, text: str) -> None:
    assert numbers.in_cell(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.62, "62 %"), (0.996, "99 %"), (1.0, "100 %"), (0.0, "0 %"), (0.004, "<1 %"), (math.nan, "–")],
)
def test_shares_in_labels(value: float, text: str) -> None:
    assert numbers.share(value) == text


def test_a_round_number_at_or_above_another_one() -> None:
    assert [numbers.rounded_up(value) for value in (0.07, 1, 1.2, 9.1, 0)] == pytest.approx([0.08, 1, 1.5, 10, 1])
