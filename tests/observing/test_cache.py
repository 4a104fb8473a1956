"""The cache of answers."""

import numpy as np

from scoutview.observation import Question
from scoutview.observing.cache import AnswerCache, Key
from scoutview.probe import TextProbe


def key(step: int, text: str = "a", **choices: int) -> Key:
    return Key(step, TextProbe(text=text), Question.of("neighbours", **choices))


def test_answers_differ_by_step_probe_and_choice() -> None:
    cache = AnswerCache()
    for number, one in enumerate((key(1), key(2), key(1, "b"), key(1, token=3))):
        cache.keep(one, {"x": np.array(number)})
    assert [int(cache.get(one)["x"]) for one in (key(1), key(2), key(1, "b"), key(1, token=3))] == [0, 1, 2, 3]  # type: ignore[index]


def test_the_longest_unused_goes_first() -> None:
    cache = AnswerCache(megabytes=0.003)
    for step in (1, 2, 3):
        cache.keep(key(step), {"x": np.zeros(125)})
    assert cache.get(key(1)) is not None
    cache.keep(key(4), {"x": np.zeros(125)})
    assert cache.get(key(2)) is None
    assert all(cache.get(key(step)) is not None for step in (1, 3, 4))


def test_an_answer_larger_than_the_cache_is_kept_alone() -> None:
    cache = AnswerCache(megabytes=0.001)
    cache.keep(key(1), {"x": np.zeros(10)})
    cache.keep(key(2), {"x": np.zeros(1000)})
    assert len(cache) == 1
    assert cache.get(key(2)) is not None
