"""Which cell is looked at first."""

from dataclasses import replace

import numpy as np
import pytest

from scoutview.panels.matrix_multiply.product_plan import Product
from scoutview.panels.matrix_multiply.telling_plan import FEW, telling_cell, telling_page, telling_start, terms_by_size


def product_of(left: np.ndarray, top: np.ndarray) -> Product:
    with np.errstate(invalid="ignore"):  # some processors tell of what is no number
        return Product("site", left, top, np.zeros(top.shape[1]), left @ top)


def test_zeros_are_passed_over_and_of_the_rows_without_them_one_whose_numbers_differ_is_taken() -> None:
    left = np.array([[0.0, 0, 0, 9], [1, 2, 3, 4], [1, 1, 1, 1], [0, 0, 0, 0]])
    top = np.array([[1.0, 5], [1, 5], [1, 5], [1, 5]])
    assert telling_cell(product_of(left, top)) == (1, 1)


def test_the_last_of_equal_rows_is_taken() -> None:
    left = np.tile(np.array([[1.0, -2, 3, 1]]), (5, 1))
    assert telling_cell(product_of(left, np.eye(4)[:, :1] + 1))[0] == 4


def test_a_sum_of_several_terms_tells_more_than_a_little_larger_one_of_one_term() -> None:
    left = np.array([[1.0, 2, 1, 2]])
    top = np.array([[0.01, 1], [4, 1], [0.01, 1], [0.01, 1.4]])
    assert abs(left @ top[:, 0]) > abs(left @ top[:, 1])
    assert telling_cell(product_of(left, top)) == (0, 1)


def test_a_positive_sum_tells_more_than_a_larger_negative_one() -> None:
    left = np.array([[1.0, 2, 1, 2]])
    assert telling_cell(product_of(left, np.array([[1.0, -3]] * 4))) == (0, 0)
    assert telling_cell(product_of(left, np.array([[-1.0, -3]] * 4))) == (0, 1)


def test_a_sum_that_few_products_make_tells_more_than_a_larger_one_of_many() -> None:
    few, many = np.zeros(100), np.full(100, 0.1)
    few[[3, 20, 50, 70, 98]] = 1.5
    assert few.sum() < many.sum()
    product = product_of(np.ones((1, 100)), np.stack([many, few], axis=1))
    assert telling_cell(product) == (0, 1)
    assert set(terms_by_size(product, (0, 1))[:5]) == {3, 20, 50, 70, 98}
    assert terms_by_size(product, (0, 0)) == tuple(range(100))


def test_what_many_small_products_take_back_explains_nothing() -> None:
    taken_back, small = np.full(100, -0.1), np.full(100, 0.01)
    taken_back[:FEW] = 2.0  # 16 by few, 9.2 of it taken back
    small[:FEW] = 1.0
    assert taken_back.sum() < small.sum() < 16
    product = product_of(np.ones((1, 100)), np.stack([taken_back, small], axis=1))
    assert telling_cell(product) == (0, 1)


def test_of_the_rows_the_last_one_that_explains_half_as_much_as_the_best_is_taken() -> None:
    left = np.array([[1.0, -1, 1, -1], [0.9, -0.9, 0.9, -0.9], [1, 1, -1, -1]])
    top = np.array([[1.0], [-1], [1], [-1]])
    assert (left @ top).ravel().tolist() == [4.0, 3.6, 0.0]
    assert telling_cell(product_of(left, top)) == (1, 0)


def test_in_a_text_a_last_row_that_explains_a_third_as_much_is_taken() -> None:
    left = np.array([[1.0, -1, 1, -1], [0.4, -0.4, 0.4, -0.4]]) + np.array([[0.0], [1.0]]) * [1, 1, -1, -1]
    product = product_of(left, np.array([[1.0], [-1], [1], [-1]]))
    assert (left @ product.top).ravel().tolist() == pytest.approx([4.0, 1.6])
    assert telling_cell(product) == (0, 0)
    assert telling_cell(replace(product, row_labels=("gave", "the"))) == (1, 0)
    pictures = replace(product, row_labels=("label 3", "no label"), row_pictures=np.zeros((2, 2, 2)))
    assert telling_cell(pictures) == (0, 0)


def test_where_columns_have_names_the_highest_score_of_the_last_row_is_taken() -> None:
    left = np.array([[1.0, -2, 3, 1], [0.1, 0.2, 0.1, 0.2]])
    top = np.array([[5.0, 1, 2]] * 4)
    product = product_of(left, top)
    assert telling_cell(product) == (0, 0)
    names = replace(product, column_labels=("a", "b", "c"), bias=np.array([0.0, 9, 0]))
    assert telling_cell(replace(names, result=left @ top + names.bias)) == (1, 1)
    assert telling_cell(replace(names, result=np.full((2, 3), np.nan)))[0] == 1


def test_the_listed_terms_are_those_without_zeros_that_add_most_to_the_sum() -> None:
    left = np.array([[0.0, 1, 1, 1, -1, 1, 1, 1, 3, 3, 3, 3, 9, 9, 9, 9]])
    product = product_of(left, np.ones((16, 1)))
    assert telling_start(product, (0, 0), 4) == 12
    assert telling_start(product, (0, 0), 16) == 0
    assert telling_start(product_of(-left, np.ones((16, 1))), (0, 0), 4) == 12


def test_what_is_no_number_and_nothing_but_zeros_still_give_a_cell() -> None:
    left = np.array([[np.nan, 1.0], [2.0, np.inf]])
    for product in (product_of(left, np.ones((2, 3))), product_of(np.zeros((2, 2)), np.zeros((2, 3)))):
        row, column = telling_cell(product)
        assert 0 <= row < 2
        assert 0 <= column < 3


def test_a_window_begins_at_a_multiple_of_its_size_as_long_as_it_can() -> None:
    assert [telling_page(place, 8, 20) for place in (0, 7, 8, 19)] == [0, 0, 8, 12]
    assert telling_page(2, 8, 3) == 0
