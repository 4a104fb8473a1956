"""Numbers as people read them."""

import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoutview
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


@pytest.mark.parametrize(("value", "text"), [(0.823, "0.82"), (-0.3, "−0.30"), (-0.004, "0.00"), (1.0, "1.00")])
def test_two_decimals(value: float, text: str) -> None:
    assert numbers.two_decimals(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(2.345, "2.35"), (0.0512, "0.051"), (1.3e-5, "<0.001"), (0.0, "0.000"), (math.inf, "∞")]
)
def test_losses(value: float, text: str) -> None:
    assert numbers.loss(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.492, "49.2 %"), (0.0004, "<0.1 %"), (0.9996, ">99.9 %"), (1.0, "100.0 %"), (0.0, "0.0 %")]
)
def test_probabilities(value: float, text: str) -> None:
    assert numbers.percent(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, ">99.9 %"), (0.9996, ">99.9 %"), (0.0, "<0.1 %"), (0.0004, "<0.1 %"), (0.492, "49.2 %"), (math.nan, "–")],
)
def test_no_answer_of_a_model_is_all_or_nothing(value: float, text: str) -> None:
    assert numbers.likelihood(value) == text
    if value in (0, 1):
        assert numbers.exact_likelihood(value) == text
    else:
        assert numbers.exact_likelihood(value) == numbers.exact_percent(value)


@pytest.mark.parametrize(("value", "text"), [(0.82, ".82"), (0.004, "0"), (1.0, "1.00"), (-0.5, "−.50")])
def test_shares_in_cells(value: float, text: str) -> None:
    assert numbers.in_cell(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.62, "62 %"), (0.996, ">99 %"), (0.99, "99 %"), (1.0, "100 %"), (0.0, "0 %"), (0.004, "<1 %"), (math.nan, "–")],
)
def test_shares_in_labels(value: float, text: str) -> None:
    assert numbers.share(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((0.9948, "99.48 %"), (0.00006215, "0.006215 %"), (0.0, "0 %"), (1.0, "100 %"), (0.999999, ">99.99 %")),
        *((3.1e-11, "less than 0.0001 % (3.1e−9 %)"), (math.nan, "–")),
    ],
)
def test_exact_per_cents_are_never_a_power_of_ten_alone(value: float, text: str) -> None:
    assert numbers.exact_percent(value) == text


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_what_is_not_nothing_is_never_told_as_nothing_nor_as_all(value: float) -> None:
    for told in (numbers.percent(value), numbers.share(value), numbers.exact_percent(value)):
        assert told not in ("0 %", "0.0 %", "100 %", "100.0 %")


def test_shares_of_answers_are_written_by_this_module_alone() -> None:
    """What is written by hand becomes "0 %" where it is not nothing."""
    by_hand = re.compile(r"100 \* [^{}\n]*:\.\d[efg]\} ?%|round\(100 \*[^\n]*\} ?%|:\.\d%")
    elsewhere = {"denoising/words.py", "spectrum/painting.py"}  # noise in a mixture, ends of a scale
    panels = Path(scoutview.__file__).parent / "panels"
    found = [
        path.relative_to(panels).as_posix() for path in panels.rglob("*.py") if by_hand.search(path.read_text("utf-8"))
    ]
    assert set(found) <= elsewhere | {"attention/run_curves.py", "denoising/ways_plan.py"}  # how far a reading is


def test_a_round_number_at_or_above_another_one() -> None:
    assert [numbers.rounded_up(value) for value in (0.07, 1, 1.2, 9.1, 0)] == pytest.approx([0.08, 1, 1.5, 10, 1])
    assert [numbers.rounded_up(value) for value in (math.inf, math.nan, -math.inf)] == [1, 1, 1]


def test_ticks_over_many_powers_of_ten_are_powers() -> None:
    assert [numbers.power(value) for value in (1.0, 1e11, 6e10, 1.84e19)] == ["10⁰", "10¹¹", "6 × 10¹⁰", "1.84 × 10¹⁹"]


def test_places_are_told_as_ordinals() -> None:
    told = [numbers.ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 101, 112, 1022)]
    assert told == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "112th", "1,022nd"]


def test_a_row_of_shares_that_adds_up_to_1_shows_no_nothing_that_is_some() -> None:
    assert [numbers.in_wide_cell(share) for share in (0.97, 0.02, 0.004, 0.0)] == [".97", ".02", "<.01", "0"]
    assert [numbers.in_wide_cell(share) for share in (0.997, 0.003, 1.0, 0.994)] == [">.99", "<.01", "1.00", ".99"]
    assert numbers.in_wide_cell(float("nan")) == "–"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "0"),
        (15_312.0, "15,300"),
        (999_600.0, "1,000,000"),
        (1.5e6, "1.5 million"),
        (6e10, "60 billion"),
        (2.0666e12, "2.07 trillion"),
        (1e21, "10²¹"),
        (5.76e23, "5.76 × 10²³"),
        (math.inf, "–"),
    ],
)
def test_a_large_number_is_as_one_says_it(value: float, said: str) -> None:
    assert numbers.large(value) == said
