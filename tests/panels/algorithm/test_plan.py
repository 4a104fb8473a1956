"""The sum of waves against plain loops, and what is said where."""

import math
from dataclasses import replace

import numpy as np
import pytest

from scoutview.panels.algorithm.plan import WaveFormula, centred, plan_algorithm, value_range
from scoutview.panels.algorithm.words import algorithm_formula, algorithm_sentence, verdict


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


def test_waves_are_drawn_finely_and_through_their_values() -> None:
    fine = formula().fine()
    whole = fine[:, 4::8]  # 8 points per answer, from −0.5
    assert whole.shape == (3, 113)
    assert np.allclose(whole, formula().waves(np.arange(113)))
    assert np.allclose(whole.sum(0), formula().values())


def test_the_formula_is_written_with_its_numbers() -> None:
    assert formula().terms() == [
        "3.10·cos(2π·16·(45 + 72 − c)/113)",
        "+ 2.00·cos(2π·25·(45 + 72 − c)/113)",
        "− 0.500·cos(2π·3·(45 + 72 − c)/113)",
    ]
    negative = WaveFormula(np.array([16]), np.array([-3.1]), (45, 72), -1, 113)
    assert negative.terms() == ["−3.10·cos(2π·16·(45 − 72 − c)/113)"]


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


def test_the_picture_is_what_one_looks_at_and_a_low_body_loses_the_choice_first() -> None:
    tall, middle, low = (plan_algorithm(height, 70) for height in (570, 200, 150))
    assert (tall.words, tall.head > 0) == (70, True)
    assert tall.picture > 0.8 * 570
    assert (middle.head, middle.words) == (0, 70)
    assert (low.head, low.words, low.picture) == (0, 0, 150)
    assert plan_algorithm(570, 70, head=False).picture == 500


@pytest.mark.parametrize("height", [80, 172, 300, 540, 740])
def test_the_parts_fill_the_body_and_no_more(height: float) -> None:
    plan = plan_algorithm(height, 60)
    assert plan.head + plan.words + plan.picture == pytest.approx(height)
    assert min(plan.head, plan.words, plan.picture) >= 0


@pytest.mark.parametrize(
    ("explained", "is_end", "sentence"),
    [
        (
            0.963,
            False,
            "The three waves peak together at 4: its answer. "
            "3 waves make 96.3 % of all scores. It adds by turning on circles: by 45, then by 72.",
        ),
        (
            0.5,
            False,
            "The three waves peak together at 4: its answer. "
            "3 waves make 50.0 % of all scores. The rest is something else.",
        ),
        (0.02, False, "No such algorithm yet. 3 waves: only 2.0 % of all scores."),
        (0.02, True, "No such algorithm here. 3 waves: only 2.0 % of all scores."),
        (math.nan, False, " "),
    ],
)
def test_the_finding_claims_no_more_than_its_number(explained: float, is_end: bool, sentence: str) -> None:
    told = replace(formula(), amplitudes=np.array([0.5, 3.1, 2.0]))
    assert " ".join(algorithm_sentence(explained, told, 4, 4, is_end=is_end)) == sentence


def test_waves_are_said_to_peak_together_only_where_each_does() -> None:
    headline, _ = algorithm_sentence(0.9, formula(), 4, 4)
    assert headline == "3 waves make 90.0 % of all scores."
    together = replace(formula(), amplitudes=np.array([0.5, 3.1, 2.0]))
    assert algorithm_sentence(0.9, together, 7, 4)[0] == "The three waves peak together at 4: the right answer."


@pytest.mark.parametrize(
    ("losses", "sentence"),
    [
        ((0.0, 22.4, 0.0, 0.0), "Only the waves: it answers as well. Without them: it fails."),
        ((2.0, 1.5, 15.0, 0.1), "Only the waves: it answers better. Without them: it answers worse."),
        ((2.5, 2.7, 2.6, 2.6), "Only the waves: it answers as well. Without them: it answers as well."),
        ((2.0, 0.1, 0.1, 0.1), "Only the waves: it answers worse. Without them: it answers as well."),
        ((4.7, 4.7, 4.7, 4.7), "Only the waves: it fails. Without them: it fails."),
        ((math.nan, 1.0, 1.0, 1.0), ""),
    ],
)
def test_what_the_waves_are_worth_follows_from_the_losses(losses: tuple[float, ...], sentence: str) -> None:
    assert verdict(*losses, modulus=113) == sentence


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
