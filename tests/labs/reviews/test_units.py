"""How units tell labels, against loops over all thresholds; and that they are read at the right letter."""

import numpy as np
import pytest
import torch

from scoutview.labs.reviews.carried import CHOSEN, JUDGED, NEGATED, HeldOutReviews, ReviewLetters
from scoutview.labs.reviews.units import Units, found_rules, last_states
from scoutview.models.mingru import untrained_mingru
from scoutview.models.mingru_steps import watched_memories

RNG = np.random.default_rng(0)


def best_by_a_loop(values: np.ndarray, labels: np.ndarray) -> float:
    borders = [-np.inf, *(np.unique(values)[:-1] + np.diff(np.unique(values)) / 2)]
    shares = [np.mean((values > border) == (labels == 1)) for border in borders]
    return float(max(*shares, 1 - min(shares)))


@pytest.mark.parametrize("decimals", [6, 1, 0])  # with many equal values as well
def test_the_threshold_is_the_best_of_all(decimals: int) -> None:
    states = RNG.standard_normal((60, 9)).round(decimals)
    labels = RNG.integers(0, 2, 60)
    rules = found_rules(states, labels)
    expected = [best_by_a_loop(column, labels) for column in states.T]
    np.testing.assert_allclose(rules.accuracy, expected)
    np.testing.assert_allclose(rules.right(states, labels), expected)  # the rule does what is said of it


def test_a_unit_of_one_value_tells_as_the_commoner_label_does() -> None:
    labels = np.array([1, 1, 1, 0])
    rules = found_rules(np.zeros((4, 1)), labels)
    assert rules.accuracy[0] == 0.75
    assert rules.right(np.zeros((4, 1)), labels)[0] == 0.75


def test_a_unit_is_read_after_the_last_letter_however_long_the_others_are() -> None:
    letters = ReviewLetters(("<start>", "<unknown>", "a", "b", "c"))
    sizes = {"tokens": 5, "context": 40, "width": 6, "layers": 2, "cells": 4, "places": 2}
    model = untrained_mingru(torch.Generator().manual_seed(0), embedding_spread=1.0, **sizes).requires_grad_(False)
    texts = ["abc", "a", "cabcabcab", "", "bb"]
    found = last_states(model, letters, texts)
    for text, states in zip(texts, found, strict=True):
        with watched_memories(model) as kept:
            model(torch.tensor([[0, *letters.encode(text)]]))
        np.testing.assert_allclose(states, torch.cat([each[0, -1] for each in kept]).numpy(), atol=1e-6)


def planted(count: int = 300, cells: int = 40) -> Units:
    """Of noise, but for unit 7 of layer 1, which tells nine of ten labels; where all is negated, it is always wrong."""
    labels, parts = RNG.integers(0, 2, 3 * count), np.repeat([CHOSEN, JUDGED, NEGATED], count)
    states = RNG.standard_normal((3 * count, 2 * cells)).astype(np.float32)
    right = np.where(parts == NEGATED, False, RNG.random(3 * count) < 0.9)
    states[:, cells + 7] = 0.3 - np.where(right, labels, 1 - labels)
    return Units(states, HeldOutReviews(("",) * 3 * count, labels, parts), cells)


def test_a_planted_unit_is_found_and_judged_on_the_other_half() -> None:
    units = planted()
    assert units.place(units.ranked[0]) == (1, 7)
    assert units.rules.signs[47] == -1
    assert units.right(JUDGED)[1, 7] == pytest.approx(0.9, abs=0.05)
    assert units.right(NEGATED)[1, 7] == 0
    assert units.right(JUDGED)[0].mean() == pytest.approx(0.5, abs=0.05)
    low, high = units.means(47)
    assert low > high


def test_shuffled_labels_are_told_no_better_than_by_chance() -> None:
    assert planted().shuffled().mean() == pytest.approx(0.5, abs=0.03)


def test_the_control_tells_nothing_and_is_of_the_same_layer() -> None:
    units = planted()
    layer, cell = units.place(units.control)
    assert (layer, units.right(JUDGED)[layer, cell] < 0.6) == (1, True)
