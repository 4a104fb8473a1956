from dataclasses import replace

import numpy as np
import pytest

from scoutview.panels.answer_grid.plan import (
    LEVELS,
    RIGHT_TRAINED,
    RIGHT_UNSEEN,
    WRONG_TRAINED,
    WRONG_UNSEEN,
    AnswersToSums,
    cell_colours,
    cell_levels,
    counts_of,
    headline_of,
    legend_of,
    reading_of,
    short_reading_of,
    split_levels,
)


def sums(p: int = 7, *, ordered: bool = False, wrong: tuple[tuple[int, int], ...] = (), sign: int = 1) -> AnswersToSums:
    numbers = np.arange(p)
    right = (numbers[:, None] + sign * numbers) % p
    trained = np.random.default_rng(3).random((p, p)) < 0.5
    if not ordered:
        trained = np.triu(trained) | np.triu(trained).T
    answers = right.copy()
    for a, b in wrong:
        answers[a, b] = (right[a, b] + 1) % p
    return AnswersToSums(answers, np.full((p, p), 0.5), right, trained, (2, 3), sign)


def test_where_order_is_nothing_each_pair_counts_once() -> None:
    grid = sums(wrong=((2, 3), (3, 2)))
    counts = counts_of(grid)
    assert counts.unordered
    assert counts.trained + counts.unseen == 28
    assert counts.trained_right + counts.unseen_right == 27


@pytest.mark.parametrize("grid", [sums(ordered=True), sums(sign=-1)], ids=["ordered", "a - b"])
def test_where_order_matters_every_cell_counts(grid: AnswersToSums) -> None:
    counts = counts_of(grid)
    assert not counts.unordered
    assert counts.trained == grid.trained.sum()
    assert counts.trained + counts.unseen == 49


def test_a_cell_tells_right_from_wrong_trained_from_unseen_and_how_sure() -> None:
    grid = sums(wrong=((0, 0), (0, 1)), ordered=True)
    grid.probabilities[1, 1] = 1.0
    levels = cell_levels(grid)
    for a in range(7):
        for b in range(7):
            wrong = (a, b) in ((0, 0), (0, 1))
            kinds = (WRONG_TRAINED, WRONG_UNSEEN) if wrong else (RIGHT_TRAINED, RIGHT_UNSEEN)
            assert levels[a, b] // LEVELS == kinds[0 if grid.trained[a, b] else 1]
    assert levels[1, 1] % LEVELS == LEVELS - 1
    assert levels[2, 2] % LEVELS == pytest.approx(LEVELS / 2, abs=1)


def test_the_surer_a_right_answer_the_further_its_colour_is_from_the_panels() -> None:
    panel, train, validation = (np.array(rgb, float) for rgb in ((20, 24, 31), (74, 155, 250), (244, 176, 42)))
    table = cell_colours(panel, train, validation).astype(float).reshape(4, LEVELS, 3)
    away = np.abs(table - panel).sum(2)
    assert (np.diff(away, axis=1) >= 0).all()
    assert away[RIGHT_UNSEEN, 0] > 2 * away[WRONG_UNSEEN].max()
    assert away[RIGHT_TRAINED, 0] > 1.5 * away[WRONG_TRAINED].max()
    assert away[RIGHT_UNSEEN, -1] > 2 * away[RIGHT_TRAINED].max(), "what was never seen lights up among the trained"
    split = cell_colours(panel, train, validation, only_split=True).astype(float).reshape(4, LEVELS, 3)
    assert np.abs(split - panel).sum(2)[RIGHT_TRAINED, -1] > away[RIGHT_TRAINED, -1]


def test_a_number_that_is_none_is_drawn_as_unsure() -> None:
    grid = sums()
    grid.probabilities[:] = np.nan
    assert (cell_levels(grid) % LEVELS == 0).all()
    assert counts_of(grid).trained_confidence == 0


def test_a_sum_is_read_aloud_as_it_is() -> None:
    grid = sums(wrong=((2, 3),))
    first, second = reading_of(grid, 2, 3)
    assert first == "2 + 3 mod 7: answers 6 with 50.0 % confidence."
    assert second.startswith("Wrong: 5 would be right.")
    assert reading_of(sums(sign=-1), 2, 3)[0].startswith("2 − 3 mod 7: answers 6")
    assert sums(sign=-1).written(2, 3) == "2-3"


def test_a_modulus_is_said_only_where_it_is_true() -> None:
    numbers = np.arange(7)
    plain = replace(sums(), right=numbers[:, None] + numbers)
    assert (sums().modulus, sums(sign=-1).modulus, plain.modulus) == (" mod 7", " mod 7", "")


def test_how_sure_it_is_is_told_as_the_prediction_tells_it() -> None:
    grid = sums()
    grid.probabilities[:] = 0.99995
    assert reading_of(grid, 2, 3)[0].endswith("with >99.9 % confidence.")
    assert ", >99.9 %, " in short_reading_of(grid, 2, 3)


def test_a_sum_under_the_mouse_is_read_in_one_line() -> None:
    grid = sums(wrong=((2, 3),), ordered=True)
    grid.trained[2, 3], grid.trained[6, 6] = False, True
    assert short_reading_of(grid, 2, 3) == "2 + 3 = 5 mod 7: answers 6, 50.0 %, wrong, never seen"
    assert short_reading_of(grid, 6, 6) == "6 + 6 = 5 mod 7: answers 5, 50.0 %, right, trained"


def test_113_numbers_make_2576_training_sums_and_3865_others() -> None:
    p = 113
    first, second = np.triu_indices(p)
    chosen = np.random.default_rng(0).permutation(len(first))[: round(0.4 * len(first))]
    trained = np.zeros((p, p), bool)
    trained[first[chosen], second[chosen]] = trained[second[chosen], first[chosen]] = True
    right = np.add.outer(np.arange(p), np.arange(p)) % p
    counts = counts_of(AnswersToSums(right, np.ones((p, p)), right, trained, (45, 72), 1))
    assert (counts.trained, counts.unseen) == (2576, 3865)
    headline = headline_of(counts, only_split=False)
    assert (headline.number, " ".join(headline.parts)) == (
        "100 %",
        "of the 3,865 pairs it never saw are now right.",
    )
    assert headline_of(counts, only_split=True).number == "40 %"


def test_the_legend_counts_every_sum_once() -> None:
    counts = counts_of(sums(wrong=((2, 3), (3, 2), (1, 1))))
    for only_split in (False, True):
        assert sum(int(number) for _, _, number in legend_of(counts, only_split)) == 28
    assert legend_of(counts, only_split=False)[2][1:] == ("wrong", "2")


def test_the_split_alone_does_not_tell_right_from_wrong() -> None:
    grid = sums(wrong=((2, 3), (0, 0)))
    levels = split_levels(grid)
    assert np.array_equal(levels == levels[grid.trained][0], grid.trained)
