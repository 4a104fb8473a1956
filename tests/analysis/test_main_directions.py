"""The main directions of a run against numpy's singular values, and what a random walk has."""

import numpy as np
import pytest

from scoutview.analysis.main_directions import (
    MOST_BYTES,
    MOST_FRAMES,
    MainDirections,
    random_walk_shares,
    spread_steps,
)
from scoutview.frame import Arrays

NAMES = ("first", "second")
NUMBERS = 40_000  # more than are taken at a time


def walk(frames: int, numbers: int = NUMBERS) -> np.ndarray:
    """(frames, numbers) of a random walk that leans somewhere."""
    rng = np.random.default_rng(5)
    steps = rng.standard_normal((frames, numbers)) + 0.3 * rng.standard_normal(numbers)
    return np.cumsum(steps, axis=0).astype(np.float32)


def found(weights: np.ndarray, steps: list[int] | None = None) -> Arrays:
    directions = MainDirections(NAMES)
    for step, row in zip(steps or range(len(weights)), weights, strict=True):
        half = len(row) // 2
        frame = {"second": row[half:], "mean": row[:3] * 1e6, "first": row[:half].reshape(2, -1)}
        directions.add(step, frame)
    return directions.found()


def test_they_are_those_of_numpys_singular_values() -> None:
    weights = walk(30)
    told = found(weights)
    centred = weights.astype(np.float64) - weights.astype(np.float64).mean(0)
    _, sizes, vectors = np.linalg.svd(centred, full_matrices=False)
    np.testing.assert_allclose(told["shares"], (sizes**2 / (sizes**2).sum())[:2], rtol=1e-9)
    along = told["directions"] @ vectors[:2].T
    np.testing.assert_allclose(np.abs(along), np.eye(2), atol=1e-7)
    np.testing.assert_allclose(
        told["places"], (weights.astype(np.float64) - weights[-1]) @ told["directions"].T, atol=1e-5
    )
    np.testing.assert_array_equal(told["way"], weights[-1].astype(np.float64) - weights[0])


def test_what_is_not_learned_does_not_count() -> None:
    weights = walk(8, 60)
    assert found(weights)["directions"].shape == (2, 60)
    assert np.abs(found(weights)["places"]).max() < 1e4, "the means of other layers are a million times larger"


def test_the_run_begins_at_the_left_and_not_below_its_end() -> None:
    for seed in range(6):
        weights = np.random.default_rng(seed).standard_normal((9, 40)).astype(np.float32)
        first, last = found(weights)["places"][[0, -1]]
        assert first[0] <= last[0] == 0.0
        assert first[1] >= last[1] == 0.0


@pytest.mark.parametrize(("frames", "kept"), [(1, 0), (2, 1), (3, 2)])
def test_few_frames_have_few_directions(frames: int, kept: int) -> None:
    told = found(walk(frames, 60))
    assert told["directions"].shape == (kept, 60)
    assert told["places"].shape == (frames, kept)
    assert len(told["shares"]) == len(told["walk_shares"]) == kept
    np.testing.assert_allclose(np.linalg.norm(told["directions"], axis=1), 1.0)


def test_frames_that_are_all_the_same_have_none() -> None:
    told = found(np.ones((5, 20), np.float32))
    assert told["directions"].shape == (0, 20)
    assert not told["way"].any()


def test_a_frame_that_broke_is_passed_over() -> None:
    weights = walk(6, 60)
    broken = weights.copy()
    broken[3, 7] = np.nan
    told = found(broken)
    assert told["steps"].tolist() == [0, 1, 2, 4, 5]
    whole = found(np.delete(weights, 3, 0), [0, 1, 2, 4, 5])
    np.testing.assert_array_equal(told["directions"], whole["directions"])
    assert found(np.full((3, 20), np.inf, np.float32)) == {}


def test_a_random_walk_has_six_tenths_of_its_spread_in_one_direction() -> None:
    shares = random_walk_shares(range(0, 5000, 5))
    np.testing.assert_allclose(shares, [6 / np.pi**2, 6 / np.pi**2 / 4], rtol=1e-3)


@pytest.mark.parametrize("steps", [list(range(0, 400, 10)), [0, 1, 2, 3, 5, 8, 20, 50, 90, 200, 350, 400]])
def test_its_shares_are_those_of_a_walk_that_was_walked(steps: list[int]) -> None:
    rng = np.random.default_rng(0)
    lengths = np.sqrt(np.diff(steps, prepend=0))[:, None]
    walked = np.cumsum(lengths * rng.standard_normal((len(steps), 50_000)), axis=0)
    sizes = np.linalg.svd(walked - walked.mean(0), compute_uv=False)
    np.testing.assert_allclose(random_walk_shares(steps), (sizes**2 / (sizes**2).sum())[:2], atol=0.01)


def test_frames_are_spread_evenly_over_the_run_and_both_ends_are_there() -> None:
    steps = np.array([*range(50), *range(50, 3000, 10)])
    chosen = spread_steps(steps, 2000, 1000)
    assert (chosen[0], chosen[-1]) == (0, 2000)
    assert len(chosen) == MOST_FRAMES
    assert max(np.diff(chosen)) <= 30
    assert spread_steps(steps, 30, 1000) == tuple(range(31))
    assert spread_steps(steps[:1], 0, 1000) == (0,)


def test_a_large_model_is_looked_at_in_fewer_frames() -> None:
    steps, weights = np.arange(500), 2_000_000
    chosen = spread_steps(steps, 499, weights)
    assert 2 <= len(chosen) <= MOST_BYTES / (4 * weights)
    assert spread_steps(steps, 499, 10**12) == (0, 499)
