"""What a product costs, and the formula of a cell."""

import dataclasses

import numpy as np
import pytest

from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.patches_plan import Patches
from scoutview.panels.matrix_multiply.product_plan import number_text, term_text, terms_of
from scoutview.panels.matrix_multiply.words import (
    cell_finding,
    cell_formula,
    costs,
    picture_words,
    row_name,
    site_hint,
    sum_heading,
    sum_labels,
    sum_sentences,
    term_words,
    tokens_of,
)
from tests.panels.matrix_multiply.products import random_product


def test_the_line_counts_this_model_this_site_and_gpt3() -> None:
    whole, *_ = costs({"site": (100, 90), "other": (1000, 900)}, random_product(), own=False)
    assert "1,100 multiplications and 990 additions" in whole
    assert "of them 100 and 90 here" in whole
    assert "GPT-3" in whole
    assert "about 175 billion" in whole
    assert costs({}, OwnMatrices().product(), own=True)[0].startswith("These two matrices: 12 multiplications")


def test_of_a_text_the_short_line_counts_for_one_token_as_gpt3_does() -> None:
    text = dataclasses.replace(random_product(), row_labels=("the",) * 12)
    whole, short, _ = costs({"site": (1200, 90)}, text, own=False)
    assert "For each of its 12 tokens: 100 multiplications." in whole
    assert short.startswith("100 multiplications a token. GPT-3: ")
    assert tokens_of(random_product()) == 0
    assert tokens_of(dataclasses.replace(text, row_pictures=np.zeros((12, 2, 2)))) == 0


def test_of_a_convolution_the_list_says_how_many_kernels_there_are() -> None:
    assert site_hint("convolution_1", 25, 8) == "8 kernels of 25 numbers"
    assert site_hint("unembedding", 64, 1512) == "64 × 1,512"


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


def test_a_summand_is_written_as_its_factors_are_and_none_that_is_something_as_nothing() -> None:
    values = (0.0833, -0.0316, 3.4286, 25.31, -7.0, 0.0, 0.00004, -0.0004)
    assert [term_text(value) for value in values] == [".083", "−.032", "3.43", "25.3", "−7", "0", "4e−5", "−4e−4"]


def test_a_sum_is_told_in_words_with_how_many_products_are_seen() -> None:
    product = dataclasses.replace(random_product(), row_labels=tuple(f"word{row}" for row in range(12)))
    assert sum_heading(product, (9, 53))[0] == "row “word9” × column 53"
    assert sum_labels(product, (9, 53))[0][0] == "“word9” × column 53"
    largest = np.argsort(-np.abs(product.left[9] * product.top[:, 53]))[:8].tolist()
    longest, *shorter = sum_sentences(product, (9, 53), largest)
    assert longest[1:] == (
        "All 128 products and the bias add up to the cell.",
        "Below: the 8 largest, the other 120 as one number.",
    )
    assert all(set(version) < set(longest) for version in shorter)
    assert sum_sentences(product, (9, 53), largest[1:])[0][-1] == "Below: 7 of them, the other 121 as one number."
    whole = sum_sentences(OwnMatrices().product(), (0, 0), range(3))[0]
    assert whole[-1] == "All 3 products add up to the cell."


def test_with_its_finding_over_it_a_picture_does_not_say_again_what_is_added_up() -> None:
    largest = np.argsort(-np.abs(random_product().left[9] * random_product().top[:, 53]))[:8].tolist()
    for version in sum_sentences(random_product(), (9, 53), largest, with_finding=False):
        assert not any("add up to the cell" in sentence for sentence in version)


def test_pictures_of_rows_say_how_many_numbers_they_are_made_of() -> None:
    product = dataclasses.replace(random_product(2, 92, 64), row_pictures=np.zeros((2, 28, 27)))
    assert picture_words(product)[0] == "64 numbers, turned into 28 × 27 pixels"


def test_a_sign_that_names_a_row_is_none_of_the_calculation() -> None:
    assert [row_name(label) for label in ("=", ".", "the", "45", "")] == ["“=”", "“.”", "the", "45", ""]


def test_the_finding_is_one_plain_sentence() -> None:
    product = dataclasses.replace(random_product(12, 128, 200, bias=False), row_labels=("“", *["the"] * 11))
    told = "128 numbers of “the” times 128 learned numbers, added up: "
    assert cell_finding(product, (3, 5), own=False).startswith(told)
    names = tuple(f"word{column}" for column in range(200))
    highest = int(np.argmax(product.result[3]))
    scores = dataclasses.replace(product, column_labels=names)
    best = cell_finding(scores, (3, highest), own=False)
    total = number_text(float(product.result[3, highest]))
    assert best == f"128 products add up to {total}: the score of “word{highest}”, the highest of 200."
    assert cell_finding(scores, (3, highest - 1), own=False).endswith(f": the score of “word{highest - 1}”.")
    pictures = dataclasses.replace(product, row_labels=["label 3", "no label"] * 6, row_pictures=np.zeros((12, 4, 4)))
    assert cell_finding(pictures, (2, 5), own=False).endswith(": one of 200 numbers that make this 3.")
    assert cell_finding(pictures, (3, 5), own=False).endswith(": one of 200 numbers that make this picture.")
    maps = dataclasses.replace(product, patches=Patches(np.zeros((8, 4, 4)), (3, 4), (4, 4), padding=(0, 0)))
    told = "128 numbers of 8 maps times 128 learned numbers of kernel 5, added up: "
    assert cell_finding(maps, (3, 5), own=False).startswith(told)
