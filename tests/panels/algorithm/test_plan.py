"""The sum of waves against plain loops, and what is said where."""

import math

import numpy as np
import pytest

from scoutview.panels.algorithm.plan import WaveFormula, centred, packed, plan_algorithm, value_range
from scoutview.panels.algorithm.words import algorithm_finding, algorithm_formula


def formula(sign: int = 1, modulus: int = 113) -> WaveFormula:
    return WaveFormula(np.array([3, 16, 25]), np.array([-0.5, 3.1, 2.0]), (45, 72), sign, modulus)


@pytest.mark.parametrize(("sign", "modulus"), [(1, 113), (-1, 113), (1, 64), (-1, 15)])
def test_the_values_are_the_sum_of_cosines(sign: int, modulus: int) -> None:
    of = WaveFormula(np.array([1, modulus // 2]), np.array([1.5, -0.25]), (3, 4), sign, modulus)
    for c, value in enumerate(of.values()):
        angle = 2 * math.pi * (3 + sign * 4 - c) / modulus
        assert value == pytest.approx(1.5 * math.cos(angle) - 0.25 * math.cos(modulus // 2 * angle))


@pytest.mark.parametrize("sign", [1, -1])
def test_where_all_waves_peak_together_is_the_answer(sign: int) -> None:
    of = WaveFormula(np.array([16, 25, 30]), np.array([3.0, 2.0, 1.0]), (45, 72), sign, 113)
    assert int(of.values().argmax()) == (45 + sign * 72) % 113
    assert of.values().max() == pytest.approx(6.0)


def test_the_rows_are_the_waves_largest_first() -> None:
    rows = formula().rows()
    whole = rows[:, 4::8]  # 8 points per answer, from −0.5
    assert whole.shape == (3, 113)
    assert np.allclose(whole, formula().waves(np.arange(113))[[1, 2, 0]])


def test_the_formula_is_written_with_its_numbers() -> None:
    assert formula().terms() == [
        "3.10·cos(2π·16·(45 + 72 − c)/113)",
        "+ 2.00·cos(2π·25·(45 + 72 − c)/113)",
        "− 0.500·cos(2π·3·(45 + 72 − c)/113)",
    ]
    negative = WaveFormula(np.array([16]), np.array([-3.1]), (45, 72), -1, 113)
    assert negative.terms() == ["−3.10·cos(2π·16·(45 − 72 − c)/113)"]


def test_as_many_terms_as_fit_are_written_and_the_rest_counted() -> None:
    terms = ["aaaa", "+ bbbb", "+ cccc"]
    assert packed("y ≈", terms, 100, 1, len) == ["y ≈ aaaa + bbbb + cccc"]
    assert packed("y ≈", terms, 15, 9, len) == ["y ≈ aaaa + bbbb", "+ cccc"]
    assert packed("y ≈", terms, 17, 1, len) == ["y ≈ aaaa + 2 more"]
    assert packed("y ≈", terms, 12, 1, len) == ["y ≈ aaaa + …"]
    assert packed("y ≈", terms, 17, 0, len) == []
    assert packed("y ≈", [], 17, 3, len) == []


def test_a_term_wider_than_the_line_is_not_broken() -> None:
    assert packed("y ≈", ["a long long term", "+ b"], 8, 3, len) == ["y ≈", "a long long term", "+ b"]


def test_logits_are_told_without_their_mean_and_without_what_is_no_number() -> None:
    assert np.allclose(centred(np.array([1.0, 2.0, 6.0])), [-2, -1, 3])
    broken = centred(np.array([1.0, np.nan, np.inf, 3.0]))
    assert np.allclose(broken[[0, 3]], [-1, 1])
    assert np.isnan(broken[1:3]).all()


def test_a_range_holds_everything_that_is_a_number() -> None:
    low, high = value_range(np.array([-2.0, np.nan]), np.array([5.0, np.inf]))
    assert low < -2
    assert 5 < high < 6
    assert value_range(np.full(3, np.nan)) == (-1.0, 1.0)
    assert value_range(np.array([3.0]))[0] == 0.0


def test_a_low_body_loses_the_run_first_then_the_formula() -> None:
    tall, middle, low = (plan_algorithm(420, height, lambda _: 5) for height in (570, 300, 150))
    assert tall.plot >= 150
    assert tall.formula > 0
    assert middle.plot == 0
    assert middle.formula > 0
    assert low.formula == 0
    assert low.chart > 100
    wide = plan_algorithm(1000, 300, lambda _: 5)
    assert wide.beside
    assert wide.width < 600


@pytest.mark.parametrize(("width", "height"), [(120, 80), (380, 172), (432, 570), (800, 540), (1420, 740), (1000, 300)])
def test_the_parts_fill_the_body_and_no_more(width: float, height: float) -> None:
    plan = plan_algorithm(width, height, lambda _: 3)
    below = 0.0 if plan.beside else plan.story + plan.plot
    assert plan.upper + below == pytest.approx(height)
    assert min(plan.reading, plan.chart, plan.formula, plan.story, plan.plot) >= 0


@pytest.mark.parametrize(
    ("explained", "sentence"),
    [
        (0.963, "96.3 % of all logits' variation is 3 waves: this network adds by turning."),
        (0.5, "50.0 % of all logits' variation is 3 waves."),
        (0.02, "2.0 % of all logits' variation is 3 waves: it is not done that way."),
        (math.nan, ""),
    ],
)
def test_the_finding_claims_no_more_than_its_number(explained: float, sentence: str) -> None:
    assert algorithm_finding(explained, formula()) == sentence


def test_a_subtraction_says_so() -> None:
    subtracted = algorithm_formula(formula(-1), 0.9, 86, of_run=True)
    assert "cos(2π k (a − b − c) / p)" in subtracted
    assert "This run subtracts" in subtracted
    assert "This run subtracts" not in algorithm_formula(formula(), 0.9, 4, of_run=True)


def test_all_terms_and_the_source_are_in_the_formula() -> None:
    text = algorithm_formula(formula(), 0.963, 4, of_run=True)
    assert all(term in text for term in formula().terms())
    assert "96.3 %" in text
    assert "(2023), Progress measures for grokking" in text
