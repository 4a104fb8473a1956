"""What a product costs, and the formula of a cell."""

import dataclasses

import numpy as np
import pytest

from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.patches_plan import Patches
from scoutview.panels.matrix_multiply.product_plan import terms_of
from scoutview.panels.matrix_multiply.words import cell_formula, costs, term_words
from tests.panels.matrix_multiply.products import random_product


def test_the_line_counts_this_model_this_site_and_gpt3() -> None:
    whole, *_ = costs({"site": (100, 90), "other": (1000, 900)}, random_product(), own=False)
    assert "1,100 multiplications and 990 additions" in whole
    assert "of them 100 and 90 here" in whole
    assert "GPT-3" in whole
    assert "about 175 billion" in whole
    assert costs({}, OwnMatrices().product(), own=True)[0].startswith("These two matrices: 12 multiplications")


def test_the_formula_holds_the_numbers_of_the_cell() -> None:
    text = cell_formula(OwnMatrices().product(), (1, 0), range(3))
    assert "4 · 7 + 5 · 9 + 6 · 11 = <b>139</b>" in text


def test_the_sum_of_a_pixel_is_told_in_words_and_ever_shorter_with_the_whole_number() -> None:
    patches = Patches(np.zeros((1, 4, 4)), (4, 4), (3, 3), padding=(1, 1))
    product = dataclasses.replace(random_product(16, 9, 2), patches=patches)
    terms = terms_of(product, 3, 1, range(9))
    products, bias = term_words(product, terms, len(terms))
    value = products[-1]
    assert products == (f"9 products: {value}", f"9 terms: {value}", value)
    assert float(value.replace("−", "-")) == pytest.approx(sum(term.value for term in terms[:9]), rel=0.01)
    assert bias[0].startswith("+ bias: ")
    assert bias[1] == bias[0].replace("bias: ", "")
    assert term_words(product, terms, 0) == []
