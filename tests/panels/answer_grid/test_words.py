"""What is counted is what is named."""

import numpy as np
import pytest

from scoutview.panels.answer_grid.plan import AnswersToSums, counts_of
from scoutview.panels.answer_grid.words import explanation, formula


def grid(p: int = 113, *, unordered: bool = True, sign: int = 1) -> AnswersToSums:
    right = (np.arange(p)[:, None] + sign * np.arange(p)) % p
    trained = np.random.default_rng(0).random((p, p)) < 0.4
    trained = np.triu(trained) | np.triu(trained).T if unordered else trained
    return AnswersToSums(right, np.ones((p, p)), right, trained, (4, 7), sign)


def test_cells_and_sums_are_told_apart_with_the_reason() -> None:
    sums = grid()
    counts = counts_of(sums)
    told = explanation(sums, only_split=False, unseen_colour="orange")
    assert told == "Each square is a sum a + b: orange = never seen and right."
    assert "113² = 12,769 cells." in formula(sums, counts, with_earlier=False)
    assert "113 · (113 + 1) / 2 = 6,441 pairs" in formula(sums, counts, with_earlier=False)
    assert counts.total == 113 * 114 // 2


@pytest.mark.parametrize(("sign", "letters"), [(1, "a + b"), (-1, "a − b")])
def test_where_order_matters_all_cells_are_counted(sign: int, letters: str) -> None:
    sums = grid(unordered=False, sign=sign)
    told = explanation(sums, only_split=False, unseen_colour="brown")
    assert told == f"Each square is a sum {letters}: brown = never seen and right."
    assert "113² = 12,769 cells." in formula(sums, counts_of(sums), with_earlier=False)
    assert "count once" not in formula(sums, counts_of(sums), with_earlier=False)


def test_the_split_says_what_is_lit() -> None:
    sums = grid()
    assert "blue = training sees it" in explanation(sums, only_split=True, unseen_colour="orange")


def test_the_rule_for_earlier_frames_is_told_where_there_are_any() -> None:
    sums = grid()
    assert "Half-way" in formula(sums, counts_of(sums), with_earlier=True)
    assert "Half-way" not in formula(sums, counts_of(sums), with_earlier=False)
