"""What the fast paths of LSTM and minGRU save, and what a step of each preset costs beside a transformer's."""

import time
from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from scoutview.labs.next_token.lab import NextToken
from scoutview.labs.next_token.settings import NextTokenSettings
from scoutview.models.lstm import untrained_lstm
from scoutview.models.mingru import scanned
from scoutview.settings import settings_from_text

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

ROUNDS = 7
SHAPE = (32, 64, 128)  # texts, tokens, cells


def test_the_fused_lstm_takes_half_of_the_path_over_its_sites(measured: Callable[..., None]) -> None:
    torch.set_num_threads(1)
    rng = torch.Generator().manual_seed(0)
    layer = untrained_lstm(rng, tokens=2, context=64, width=SHAPE[-1], layers=1, embedding_spread=1.0).layers[0]
    given = torch.randn(SHAPE, generator=rng)
    shares = [seconds(lambda: layer.fused(given)) / seconds(lambda: layer.through_sites(given)) for _ in range(ROUNDS)]
    measured("an LSTM layer, forward and backward: fused / product by product", shares, "≤ 0.5", ROUNDS)
    assert min(shares) <= 0.5


def test_the_scan_takes_half_of_a_loop_that_autograd_follows(measured: Callable[..., None]) -> None:
    torch.set_num_threads(1)
    rng = torch.Generator().manual_seed(0)
    kept, added = (torch.rand(SHAPE, generator=rng).requires_grad_() for _ in range(2))

    def looped() -> Tensor:
        state, states = torch.zeros_like(added[:, 0]), []
        for place in range(SHAPE[1]):
            state = kept[:, place] * state + added[:, place]
            states.append(state)
        return torch.stack(states, 1)

    shares = [seconds(lambda: scanned(kept, added)) / seconds(looped) for _ in range(ROUNDS)]
    measured("the scan of a minGRU, forward and backward: own / by autograd", shares, "≤ 0.5", ROUNDS)
    assert min(shares) <= 0.5


@pytest.mark.parametrize(("preset", "most"), [("lstm", 0.6), ("mingru", 0.8)])
def test_a_step_takes_less_than_a_transformers(measured: Callable[..., None], preset: str, most: float) -> None:
    torch.set_num_threads(1)
    ours, theirs = stepping({"preset": preset}), stepping({})
    shares = [seconds(ours) / seconds(theirs) for _ in range(ROUNDS)]
    measured(f"a step of preset {preset} / of the default, a transformer", shares, f"≤ {most}", ROUNDS)
    assert min(shares) <= most


def stepping(texts: dict[str, str]) -> Callable[[], Tensor]:
    """Forward over a batch of training; the optimizers' share is left out."""
    lab = NextToken(settings_from_text(NextTokenSettings, texts))
    model: nn.Module = lab.untrained_model()
    batch = lab.draw_batch(torch.Generator().manual_seed(0))
    return lambda: lab.loss(model, batch)


def seconds(forward: Callable[[], Tensor]) -> float:
    """Of the processor, forward and backward; the quicker of two, the first of which may have had to warm up."""
    found = []
    for _ in range(2):
        started = time.process_time()
        forward().sum().backward()
        found.append(time.process_time() - started)
    return min(found)
