"""Tokens by the company they keep."""

import numpy as np

from scoutview.labs.next_token.company_map import company_map


def text_of_two_families():
    """0 and 1 stand between 2s, 3 and 4 between 5s; 6 never comes."""
    rng = np.random.default_rng(0)
    parts = [np.array([[2, rng.integers(0, 2), 2], [5, rng.integers(3, 5), 5]][rng.integers(2)]) for _ in range(400)]
    return np.concatenate(parts)


def test_tokens_that_stand_in_the_same_places_lie_together():
    points = company_map(text_of_two_families(), 7)
    apart = np.linalg.norm(points[0] - points[3])
    assert np.linalg.norm(points[0] - points[1]) < 0.2 * apart
    assert np.linalg.norm(points[3] - points[4]) < 0.2 * apart


def test_the_map_is_the_main_plane_of_a_dense_calculation():
    text = np.random.default_rng(1).choice(30, 4000, p=np.arange(1, 31) / 465)
    text[1::7] = text[::7][: len(text[1::7])] % 5  # some pairs that are no chance
    counts = np.zeros((30, 30))
    np.add.at(counts, (text[:-1], text[1:]), 1)
    chance = counts.sum(1, keepdims=True) * counts.sum(0, keepdims=True) / counts.sum()
    with np.errstate(divide="ignore"):
        strength = np.maximum(np.log(counts / chance), 0)
    both = np.concatenate([strength, strength.T], axis=1)
    left = np.linalg.svd(both - both.mean(0))[0][:, :2]
    points = company_map(text, 30)
    np.testing.assert_allclose(points @ points.T, left @ left.T, atol=1e-2)


def test_a_token_that_never_comes_is_nowhere_and_the_map_is_always_the_same():
    text = text_of_two_families()
    assert company_map(text, 7)[6].tolist() == [0, 0]
    np.testing.assert_array_equal(company_map(text, 7), company_map(text, 7))
