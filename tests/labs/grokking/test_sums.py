import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.labs.grokking.sums import pair_count, split_sums, sums_from_assets


def test_unordered_pairs_are_split_as_pairs_and_both_orders_stay_together() -> None:
    sums = split_sums(113, 1, ordered=False, fraction=0.4, seed=3)
    assert (len(sums.train), len(sums.validation)) == (2576, 3865)
    assert np.array_equal(sums.trained, sums.trained.T)
    assert (sums.train[:, 0] <= sums.train[:, 1]).all()
    both = {tuple(pair) for pair in (*sums.train, *sums.validation)}
    assert len(both) == pair_count(113, ordered=False) == 6441


def test_ordered_pairs_are_split_one_by_one() -> None:
    sums = split_sums(113, 1, ordered=True, fraction=0.3, seed=0)
    assert (len(sums.train), len(sums.validation)) == (3831, 8938)
    assert not np.array_equal(sums.trained, sums.trained.T)


@pytest.mark.parametrize("sign", [1, -1])
def test_the_right_answers_are_those_of_the_modulus(sign: int) -> None:
    sums = split_sums(10, sign, ordered=True, fraction=0.5, seed=0)
    for a in range(10):
        for b in range(10):
            assert sums.right[a, b] == (a + sign * b) % 10
    assert sums.answers_to(np.array([[7, 4]]))[0] == (1 if sign > 0 else 3)


def test_another_seed_splits_otherwise_and_the_same_alike() -> None:
    one, same, other = (split_sums(23, 1, ordered=False, fraction=0.4, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one.trained, same.trained)
    assert not np.array_equal(one.trained, other.trained)


def test_a_recording_carries_which_sums_were_trained() -> None:
    sums = split_sums(23, -1, ordered=True, fraction=0.4, seed=1)
    again = sums_from_assets(23, -1, ordered=True, assets=sums.to_assets())
    assert np.array_equal(sums.trained, again.trained)
    with pytest.raises(UserError, match="which sums"):
        sums_from_assets(23, -1, ordered=True, assets={})


def test_what_the_modulus_does_is_said_literally() -> None:
    plus, minus = (split_sums(113, sign, ordered=True, fraction=0.5, seed=0) for sign in (1, -1))
    assert plus.in_words(45, 77) == "after 112 comes 0 again: 122 − 113 = 9"
    assert plus.in_words(4, 5) == "4 + 5 mod 113"
    assert minus.in_words(4, 5) == "before 0 comes 112: −1 + 113 = 112"
    assert minus.in_words(5, 4) == "5 − 4 mod 113"
