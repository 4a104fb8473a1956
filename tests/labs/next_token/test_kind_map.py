"""Tokens by their likeness to kinds: against loops, against chance, and what is left out."""

import numpy as np
import pytest

from scoutview.app import sample_recordings
from scoutview.labs.next_token.carried_text import CarriedText
from scoutview.labs.next_token.kind_map import FEWEST, SHUFFLES, KindMembers, kind_likeness, kind_members, map_by_kinds
from scoutview.labs.next_token.token_kinds import token_kinds
from scoutview.recording.reader import Recording

KINDS, EACH, WIDTH = 6, 12, 32
OF_TOKENS = np.repeat(np.arange(KINDS), EACH)
COUNTS = np.full(KINDS * EACH, 5)


def members(counts: np.ndarray = COUNTS) -> KindMembers:
    return kind_members(OF_TOKENS, KINDS, counts)


def table(apart: float, seed: int = 0) -> np.ndarray:
    """Random rows, those of a kind so far in a direction of their own."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(KINDS, WIDTH)) / np.sqrt(WIDTH)
    noise = rng.normal(size=(len(OF_TOKENS), WIDTH)) / np.sqrt(WIDTH)
    return (apart * centres[OF_TOKENS] + noise).astype(np.float32)


def share_of_own(points: np.ndarray, kinds: np.ndarray) -> float:
    """How many of the three points nearest to each are of its kind, on average."""
    away = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(away, np.inf)
    return float((kinds[np.argsort(away, axis=1)[:, :3]] == kinds[:, None]).mean())


def test_likeness_is_that_of_a_loop_over_all_pairs() -> None:
    rows = table(0.8)
    alike, _ = kind_likeness(rows, members())
    directions = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    for kind in range(KINDS):
        within, between = [], []
        for one, first in enumerate(directions):
            for other, second in enumerate(directions):
                if one < other and kind in (OF_TOKENS[one], OF_TOKENS[other]):
                    same = OF_TOKENS[one] == OF_TOKENS[other]
                    (within if same else between).append(float(first @ second))
        assert alike[kind] == pytest.approx(np.mean(within) - np.mean(between), abs=1e-5)


def test_kinds_that_stand_together_are_more_alike_than_shuffled_ones_and_random_rows_are_not() -> None:
    alike, shuffled = kind_likeness(table(1.0), members())
    assert (alike > 2 * shuffled).all()
    beyond = [np.greater(*kind_likeness(table(0.0, seed), members())).mean() for seed in range(10)]
    assert np.mean(beyond) < 3 / SHUFFLES


def test_the_map_shows_kinds_that_stand_together_and_none_by_chance() -> None:
    together = map_by_kinds(table(1.2), members())
    assert together is not None
    assert share_of_own(together.points, OF_TOKENS) > 0.6
    by_chance = [map_by_kinds(table(0.0, seed), members()) for seed in range(8)]
    shares = [share_of_own(plane.points, OF_TOKENS) for plane in by_chance if plane is not None]
    assert np.mean(shares) < 1.25 / KINDS
    dealt = np.random.default_rng(0).permutation(OF_TOKENS)
    shuffled = map_by_kinds(table(1.2), kind_members(dealt, KINDS, COUNTS))
    assert shuffled is not None
    assert share_of_own(shuffled.points, dealt) < 1.25 / KINDS


def test_tokens_never_seen_decide_nothing_and_are_placed() -> None:
    counts = COUNTS.copy()
    counts[::4] = 0
    rows, seen = table(1.0), counts > 0
    other = np.where(seen[:, None], rows, 7 * rows[::-1])
    one, two = map_by_kinds(rows, members(counts)), map_by_kinds(other, members(counts))
    assert one is not None
    assert two is not None
    np.testing.assert_allclose(one.points[seen], two.points[seen], atol=1e-5)
    assert np.isfinite(one.points).all()
    np.testing.assert_array_equal(kind_likeness(rows, members(counts)), kind_likeness(other, members(counts)))


def test_too_small_kinds_tell_nothing_and_too_few_make_no_map() -> None:
    counts = np.where(np.arange(len(COUNTS)) % EACH < FEWEST - 1, 1, 0)
    counts[: 2 * EACH] = 1
    alike, shuffled = kind_likeness(table(1.0), members(counts))
    assert np.isfinite(alike).tolist() == np.isfinite(shuffled).tolist() == [True, True, False, False, False, False]
    assert map_by_kinds(table(1.0), members(counts)) is None


def test_a_table_of_a_training_that_diverged_has_no_map() -> None:
    rows = table(1.0)
    rows[3, 3] = np.nan
    plane = map_by_kinds(rows, members())
    assert plane is not None
    assert np.isnan(plane.points).all()


def test_kinds_of_words_come_together_in_the_sample() -> None:
    with Recording.open(sample_recordings()["next_token"]) as recording:
        carried = CarriedText.from_assets(recording.assets)
        first, *_, last = (recording.frame_at(int(step)).weights["embedding.weight"] for step in recording.steps)
    kinds = token_kinds(carried.tokenizer.vocabulary, stories=True, characters=False)
    known = kind_members(kinds.of_tokens, len(kinds.names), carried.counts)
    assert not np.greater(*kind_likeness(first, known)).any()
    together = kinds.names[np.greater(*kind_likeness(last, known))]
    assert {"characters", "things", "colours", "traits"} <= set(together)
    assert "other words" not in together
