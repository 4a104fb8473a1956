"""Measuring this machine: every number is of a pass that was run, once."""

import numpy as np
import pytest
import torch

from scoutview.labs.next_token import speed as module
from scoutview.labs.next_token.speed import RACERS, TOKENS, speed


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two lengths, nothing measured yet; the names of the models whose passes were run."""
    monkeypatch.setattr(module, "LENGTHS", (16, 32))
    monkeypatch.setattr(module, "TOKENS", 64)
    monkeypatch.setattr(module, "_MEASURED", {})
    run: list[str] = []
    forward = module._pass
    monkeypatch.setattr(module, "_pass", lambda model, ids: (run.append(type(model).__name__), forward(model, ids)))
    return run


def test_numbers_come_one_after_the_other_and_are_what_was_measured(short: list[str]) -> None:
    told = list(speed())
    assert [int(np.isfinite(each["speed_tokens"]).sum()) for each in told] == list(range(1, 7))
    rates = told[-1]["speed_tokens"]
    for row, name in enumerate(RACERS):
        for column, length in enumerate((16, 32)):
            assert rates[row, column] == 64 / module._MEASURED[name, length][0] > 0
    assert set(short) == {"LSTM", "MinGRU", "Transformer"}


def test_what_was_measured_once_is_not_measured_again(short: list[str]) -> None:
    first = list(speed())
    passes = len(short)
    again = list(speed())
    assert len(short) == passes
    for one, other in zip(first, again, strict=True):
        assert np.array_equal(one["speed_tokens"], other["speed_tokens"], equal_nan=True)


def test_the_models_have_about_as_many_weights_and_draw_nothing_from_torchs_own_generator() -> None:
    before = torch.get_rng_state()
    weights = [module._weights(name) for name in RACERS]
    assert torch.equal(before, torch.get_rng_state())
    assert max(weights) < 1.1 * min(weights)
    assert all(TOKENS % length == 0 for length in module.LENGTHS)
