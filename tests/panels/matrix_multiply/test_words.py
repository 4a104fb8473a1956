"""What a product costs, and the formula of a cell."""

from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.words import cell_formula, costs, term_forms
from tests.panels.matrix_multiply.products import random_product


def test_the_line_counts_this_model_this_site_and_gpt3() -> None:
    whole, *_ = costs({"site": (100, 90), "other": (1000, 900)}, random_product(), own=False)
    assert "1,100 multiplications and 990 additions" in whole
    assert "of them 100 and 90 here" in whole
    assert "GPT-3" in whole
    assert "about 175 billion" in whole
    assert costs({}, OwnMatrices().product(), own=True)[0].startswith("These two matrices: 12 multiplications")


def test_the_formula_holds_the_numbers_of_the_cell() -> None:
    text = cell_formula(OwnMatrices().product(), (1, 0), slice(0, 3))
    assert "4 · 7 + 5 · 9 + 6 · 11 = <b>139</b>" in text


def test_a_line_of_a_sum_gets_shorter_and_keeps_its_number() -> None:
    assert term_forms("25 products: −0.712") == ("25 products: −0.712", "products: −0.712", "−0.712")
    assert term_forms("+ bias: 0.05") == ("+ bias: 0.05", "bias: 0.05", "0.05")
