"""The LSTM: its fast path against its sites, its sites against torch's own module."""

import pytest
import torch
from torch import nn

from scoutview.analysis.sites import site_calls
from scoutview.models.lstm import LSTM, LSTMLayer, untrained_lstm

IDS = torch.tensor([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]])


def model(seed: int = 0) -> LSTM:
    rng = torch.Generator().manual_seed(seed)
    return untrained_lstm(rng, tokens=11, context=9, width=8, layers=2, embedding_spread=0.5)


def test_it_is_torchs_own_lstm() -> None:
    network = model()
    own = nn.LSTM(8, 8, 2, batch_first=True)
    with torch.no_grad():
        for number, layer in enumerate(network.layers):
            for name, weight in (("weight_ih", layer.input.weight), ("weight_hh", layer.recurrent.weight)):
                getattr(own, f"{name}_l{number}").copy_(weight)
            getattr(own, f"bias_ih_l{number}").copy_(layer.input.bias)
            getattr(own, f"bias_hh_l{number}").zero_()
        expected = network.unembedding(own(network.embedding(IDS))[0])
    torch.testing.assert_close(network(IDS), expected)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_the_fast_path_is_the_path_over_the_sites_both_ways(dtype: torch.dtype) -> None:
    layer: LSTMLayer = model().layers[0].to(dtype)
    given = torch.randn(3, 7, 8, generator=torch.Generator().manual_seed(1), dtype=dtype)
    answers = []
    for path in (layer.fused, layer.through_sites):
        entering = given.clone().requires_grad_()
        states = path(entering)
        slopes = torch.autograd.grad(states.square().sum(), [entering, *layer.parameters()])
        answers.append((states, *slopes))
    for fast, exact in zip(*answers, strict=True):
        torch.testing.assert_close(fast, exact)


def test_products_are_those_of_the_modules() -> None:
    network = model()
    with torch.no_grad():
        products = list(network.products(IDS))
    calls = site_calls(network, lambda: network(IDS))
    assert [product[0] for product in products] == [call.name for call in calls]
    for product, call in zip(products, calls, strict=True):
        torch.testing.assert_close(product[2], call.input)
        torch.testing.assert_close(product[3], call.output)


def test_a_watched_layer_answers_as_an_unwatched_one() -> None:
    network = model()
    before = network(IDS)
    hook = network.get_submodule("block.0.recurrent").register_forward_hook(lambda *_: None)
    torch.testing.assert_close(network(IDS), before)
    hook.remove()


def test_a_token_changes_nothing_before_it() -> None:
    one, other = model()(torch.tensor([[1, 2, 3, 4, 5], [1, 2, 3, 9, 5]]))
    torch.testing.assert_close(one[:3], other[:3])
    assert not torch.allclose(one[3:], other[3:], atol=1e-4)


def test_the_same_generator_gives_the_same_weights_and_torchs_own_is_left_alone() -> None:
    before = torch.get_rng_state()
    weights = [built.state_dict() for built in (model(3), model(3), model(4))]
    assert torch.equal(before, torch.get_rng_state())
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])
    assert not torch.equal(weights[0]["embedding.weight"], weights[2]["embedding.weight"])
