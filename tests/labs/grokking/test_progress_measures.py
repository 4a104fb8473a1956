"""Against the formulas of Nanda et al. (2023), written out with loops."""

import math

import numpy as np
import pytest

from scoutview.labs.grokking.progress_measures import cross_entropies, fit_waves, restricted_and_excluded

P = 7
NUMBERS = range(P)


def some_logits(p: int = P) -> np.ndarray:
    return np.random.default_rng(5).normal(size=(p, p, p)).astype(np.float32)


def component(k: int, in_a: str, in_b: str) -> np.ndarray:
    """A product of waves in a and b as a picture (a, b) of length 1."""
    part = {"cos": math.cos, "sin": math.sin}
    picture = np.zeros((P, P))
    for a in NUMBERS:
        for b in NUMBERS:
            picture[a, b] = part[in_a](2 * math.pi * k * a / P) * part[in_b](2 * math.pi * k * b / P)
    return picture / math.sqrt((picture**2).sum())


def kept(logits: np.ndarray, frequencies: tuple[int, ...]) -> np.ndarray:
    """The four products of each frequency in the logits of each answer."""
    result = np.zeros((P, P, P))
    for c in NUMBERS:
        for k in frequencies:
            for in_a in ("cos", "sin"):
                for in_b in ("cos", "sin"):
                    picture = component(k, in_a, in_b)
                    result[:, :, c] += (picture * logits[:, :, c]).sum() * picture
    return result


def loss(logits: np.ndarray, right: int) -> float:
    return -(float(logits[right]) - math.log(sum(math.exp(float(value)) for value in logits)))


@pytest.mark.parametrize("sign", [1, -1])
def test_restricted_and_excluded_loss_are_those_of_the_paper(sign: int) -> None:
    logits, frequencies = some_logits(), (1, 3)
    right = np.array([[(a + sign * b) % P for b in NUMBERS] for a in NUMBERS])
    trained = np.random.default_rng(1).random((P, P)) < 0.5
    waves = kept(logits, frequencies)
    restricted, excluded = [], []
    for a in NUMBERS:
        for b in NUMBERS:
            constant = np.array([logits[:, :, c].mean() for c in NUMBERS])
            restricted.append(loss(constant + waves[a, b], right[a, b]))
            if trained[a, b]:
                excluded.append(loss(logits[a, b] - waves[a, b], right[a, b]))
    found = restricted_and_excluded(logits, frequencies, right, trained)
    assert found == pytest.approx((np.mean(restricted), np.mean(excluded)), abs=1e-5)


@pytest.mark.parametrize("sign", [1, -1])
def test_amplitudes_and_share_are_those_of_least_squares(sign: int) -> None:
    logits, frequencies = some_logits(), (1, 2)
    columns = np.array(
        [
            [math.cos(2 * math.pi * k * (a + sign * b - c) / P) for a in NUMBERS for b in NUMBERS for c in NUMBERS]
            for k in frequencies
        ]
    ).T
    target = logits - logits.mean(2, keepdims=True)
    target = (target - target.mean((0, 1))).ravel().astype(float)
    solution, residual, *_ = np.linalg.lstsq(columns, target, rcond=None)
    amplitudes, explained = fit_waves(logits, frequencies, sign)
    np.testing.assert_allclose(amplitudes, solution, atol=1e-5)
    assert explained == pytest.approx(1 - float(residual[0]) / (target**2).sum(), abs=1e-5)


@pytest.mark.parametrize("p", [8, 12, 113])
def test_logits_made_of_waves_are_explained_whole_for_even_and_composite_moduli_too(p: int) -> None:
    numbers = np.arange(p)
    whole = numbers[:, None, None] + numbers[:, None] - numbers
    strong = {1: 3.0, p // 2: -2.0}
    logits = sum(strength * np.cos(2 * np.pi * k * whole / p) for k, strength in strong.items()) + 5.0
    amplitudes, explained = fit_waves(logits, tuple(strong), 1)
    np.testing.assert_allclose(amplitudes, list(strong.values()), atol=1e-9)
    assert explained == pytest.approx(1)
    right = (numbers[:, None] + numbers) % p
    restricted, excluded = restricted_and_excluded(logits, tuple(strong), right, np.ones((p, p), bool))
    assert restricted == pytest.approx(cross_entropies(logits.reshape(-1, p), right.ravel()).mean())
    assert excluded == pytest.approx(math.log(p))  # nothing is left but the constant
