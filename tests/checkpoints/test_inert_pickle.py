"""Pickles are read as Python reads them, as far as they hold plain values; and nothing else is made."""

import pickle
import random
from collections import Counter, OrderedDict, defaultdict
from typing import Any

import pytest

from scoutview.checkpoints import inert_pickle
from scoutview.checkpoints.inert_pickle import Placeholder, read_pickle
from tests.checkpoints.saved import MADE, Noticed, Settings

PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


def value(rng: random.Random, layers: int = 4) -> Any:
    kinds: list[Any] = [
        lambda: rng.choice((None, True, False, 0, -1, 255, 256, 65_536, -(2**31), 2**31, 2**64, -(10**30))),
        lambda: rng.choice((0.5, -1e300, float("inf"))),
        lambda: rng.choice(("", "a\n'\\", "é“😀", "x" * 300)),
        lambda: rng.choice((b"", b"\xff\n\\", b"y" * 300)),
    ]
    if layers:
        inside = range(rng.randrange(5))
        kinds += [
            lambda: [value(rng, layers - 1) for _ in inside],
            lambda: tuple(value(rng, layers - 1) for _ in inside),
            lambda: {rng.choice((number, str(number), (number, "a"))): value(rng, layers - 1) for number in inside},
            lambda: OrderedDict((number, value(rng, layers - 1)) for number in inside),
        ]
    return rng.choice(kinds)()


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_plain_values_are_what_python_reads(protocol: int) -> None:
    rng = random.Random(protocol)
    for _ in range(200):
        saved = value(rng)
        assert read_pickle(pickle.dumps(saved, protocol)) == pickle.loads(pickle.dumps(saved, protocol))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_is_named_twice_is_one_and_a_circle_stays_one(protocol: int) -> None:
    inner: list[Any] = [1]
    circle: dict[str, Any] = {"a": inner, "b": inner}
    circle["c"] = circle
    read = read_pickle(pickle.dumps(circle, protocol))
    assert read["a"] is read["b"]
    assert read["c"] is read


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_tables_and_sets_of_python_are_tables_and_lists(protocol: int) -> None:
    saved = [Counter("aab"), defaultdict(list, {"a": [1]}), {1, 2}, frozenset({3})]
    assert read_pickle(pickle.dumps(saved, protocol)) == [{"a": 2, "b": 1}, {"a": [1]}, [1, 2], [3]]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_is_called_or_made_is_only_named(protocol: int) -> None:
    MADE.clear()
    noticed, settings = read_pickle(pickle.dumps([Noticed(), Settings(width=4)], protocol))
    assert isinstance(noticed, Placeholder)
    assert (noticed.maker, noticed.arguments) == ("tests.checkpoints.saved.notice", ("executed",))
    assert settings.state == {"width": 4}
    assert MADE == []


def test_a_name_of_many_layers_is_left_out() -> None:
    deep = b"}" + b")" + b"\x85" * 50 + b"NsK\x01K\x02s."
    assert read_pickle(deep) == {1: 2}


def test_a_pickle_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inert_pickle, "MOST_INSTRUCTIONS", 100)
    assert read_pickle(pickle.dumps(list(range(40)))) == list(range(40))
    with pytest.raises(ValueError, match="too long"):
        read_pickle(pickle.dumps(list(range(200))))


@pytest.mark.parametrize(
    "content", [b"", b".", b"N", b"(.", b"h\0.", b"0.", b"NN.", b"\x85.", b"NR.", b"\xff.", b"Q.", b"K\x01K\x02a."]
)
def test_what_is_no_pickle_is_told(content: bytes) -> None:
    with pytest.raises(ValueError, match="no sound pickle"):
        read_pickle(content)
