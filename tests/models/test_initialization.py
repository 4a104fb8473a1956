"""Untrained weights: all drawn, from the generator alone."""

from collections.abc import Callable

import pytest
import torch
from torch import nn

from scoutview.models.initialization import undrawn, untrained


def rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


class Network(nn.Module):
    """Some of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Embedding(5, 9)
        self.read = nn.Linear(9, 12)
        self.norm = nn.BatchNorm1d(12)
        self.maps = nn.Conv2d(2, 3, 3)


def test_untrained_weights_follow_the_generator_alone() -> None:
    before = torch.get_rng_state()
    one, same, other = (untrained(Network, rng(seed)).state_dict() for seed in (1, 1, 2))
    assert torch.equal(before, torch.get_rng_state())
    assert all(torch.equal(one[name], same[name]) for name in one)
    drawn = [name for name in one if not name.startswith("norm")]
    assert not any(torch.equal(one[name], other[name]) for name in drawn)
    assert one["read.weight"].abs().max() <= 1 / 3
    assert one["read.weight"].abs().max() > 0.9 / 3


@pytest.mark.parametrize(
    "make", [lambda: nn.MultiheadAttention(8, 2), lambda: nn.LSTM(3, 4), lambda: nn.Bilinear(2, 3, 4)]
)
def test_what_is_built_undrawn_draws_from_no_generator(make: Callable[[], nn.Module]) -> None:
    before = torch.get_rng_state()
    undrawn(make)
    assert torch.equal(before, torch.get_rng_state())


def test_a_norm_begins_as_torch_begins_with_it() -> None:
    ours, theirs = untrained(Network, rng()).norm.state_dict(), nn.BatchNorm1d(12).state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


def test_weights_that_nobody_draws_are_refused():
    class Scaled(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.scale = nn.Parameter(torch.ones(3))

    with pytest.raises(TypeError, match=r"give it a draw\(rng\)"):
        untrained(Scaled, torch.Generator())
