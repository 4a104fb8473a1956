"""The terms of a product, its windows, numbers and colours."""

from collections.abc import Sequence

import numpy as np
import pytest

from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.product_plan import (
    MODEL_SHADES,
    cell_text,
    even_range,
    factor_text,
    number_text,
    terms_of,
    window_at,
)
from tests.panels.matrix_multiply.products import random_product


@pytest.mark.parametrize("listed", [range(8), range(60, 66), range(120, 128), range(0), (3, 17, 99)])
@pytest.mark.parametrize("bias", [True, False])
def test_the_listed_terms_the_others_and_the_bias_add_up_to_the_real_output(listed: Sequence[int], bias: bool) -> None:
    product = random_product(bias=bias)
    terms = terms_of(product, 4, 77, listed)
    assert sum(term.value for term in terms) == pytest.approx(float(product.result[4, 77]), abs=1e-4)
    shown = len(listed)
    assert len(terms) == shown + 1 + bias
    assert terms[shown].note == f"{128 - shown} {'more ' if shown else ''}products"
    assert [term.factors for term in terms[:shown]] == [
        (float(product.left[4, k]), float(product.top[k, 77])) for k in listed
    ]


def test_a_small_product_has_no_other_terms() -> None:
    product = OwnMatrices().product()
    assert [term.value for term in terms_of(product, 1, 1, range(3))] == [32, 50, 72]
    assert product.result.tolist() == [[58, 64], [139, 154]]
    assert (product.multiplications(), product.additions()) == (12, 8)


def test_a_window_stays_inside_and_shows_the_chosen_cell() -> None:
    assert window_at((0, 0, 0), (8, 8, 8), (12, 128, 200), (11, 199)).starts == (4, 0, 192)
    assert window_at((50, 500, -3), (8, 8, 8), (12, 128, 200), (4, 0)).starts == (4, 120, 0)


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.124, "−.12"), (0.0, "0"), (3.0, "3"), (10.25, "10.2"), (2.43, "2.4"), (-154.6, "−155"), (np.nan, "–")],
)
def test_numbers_in_cells_are_short(value: float, text: str) -> None:
    assert cell_text(value) == text


def test_factors_and_sums_are_written_with_three_digits() -> None:
    assert [factor_text(value) for value in (0.0966, -1.3, 7.0, 0.0001)] == [".097", "−1.30", "7", "0"]
    assert [number_text(value) for value in (58.0, -0.0, -0.5)] == ["58", "0", "−0.500"]
    assert even_range(np.array([154.0, -3]), np.zeros(2)) == 200
    assert even_range(np.zeros(3)) == 1


def test_the_colours_of_a_model_are_one_fixed_range_with_zero_in_the_middle() -> None:
    places = MODEL_SHADES.of(np.array([-50.0, -20.0, 0.0, 0.5, 20.0, np.nan]))
    assert places[[0, 1, 2, 4, 5]].tolist() == pytest.approx([-1, -1, 0, 1, 0])
    assert 0.4 < places[3] < 0.7


def test_weights_of_an_untrained_model_have_colours_that_one_sees() -> None:
    untrained, trained = MODEL_SHADES.of(np.array([0.02, 0.08, 0.2])), MODEL_SHADES.of(np.array([1.0, 5.0, 20.0]))
    assert (untrained >= [0.15, 0.3, 0.4]).all(), "of the way from the ground to the end of the colours"
    assert (np.diff([*untrained, *trained]) >= 0.1).all(), "larger ones are told apart, too"
