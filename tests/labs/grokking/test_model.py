import numpy as np
import pytest
import torch
from torch import Tensor

from scoutview.analysis.sites import site_calls
from scoutview.labs.grokking.model import SumTransformer, untrained_sum_transformer


def network(*, positions: bool, numbers: int = 11, width: int = 16) -> SumTransformer:
    model = untrained_sum_transformer(
        torch.Generator().manual_seed(3), numbers=numbers, width=width, heads=4, positions=positions
    )
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith("bias"):  # so that a bias that is forgotten is noticed
                weight.normal_(generator=torch.Generator().manual_seed(1))
    return model


def all_pairs(numbers: int) -> Tensor:
    return torch.cartesian_prod(torch.arange(numbers), torch.arange(numbers))


@pytest.mark.parametrize("positions", [False, True])
def test_the_gathered_path_equals_the_path_over_the_sites(positions: bool) -> None:
    model, pairs = network(positions=positions), all_pairs(11)
    torch.testing.assert_close(model.gathered(pairs), model(pairs), atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("positions", [False, True])
def test_many_sums_in_parts_are_answered_as_all_at_once(positions: bool) -> None:
    model, pairs = network(positions=positions), all_pairs(11)
    torch.testing.assert_close(model.all_gathered(pairs, 50), model.gathered(pairs), atol=1e-6, rtol=1e-6)


@pytest.mark.parametrize("positions", [False, True])
def test_both_paths_have_the_same_gradients(positions: bool) -> None:
    pairs, gradients = all_pairs(11), []
    for path in ("gathered", "forward"):
        model = network(positions=positions)
        torch.nn.functional.cross_entropy(getattr(model, path)(pairs), pairs.sum(1) % 11).backward()
        gradients.append([weight.grad for weight in model.parameters()])
    for one, other in zip(*gradients, strict=True):
        torch.testing.assert_close(one, other, atol=1e-6, rtol=1e-4)


def test_the_logits_are_those_of_a_plain_calculation_with_loops() -> None:
    model = network(positions=True)
    weights = {name: weight.detach().double().numpy() for name, weight in model.named_parameters()}
    attention = {part: weights[f"block.0.attention.{part}.weight"] for part in ("query", "key", "value", "output")}
    a, b = 4, 9
    stream = np.stack([weights["embedding.weight"][a], weights["embedding.weight"][b], weights["equals.weight"][0]])
    stream = stream + weights["position.weight"]
    read = np.zeros(16)
    for head in range(4):
        own = slice(4 * head, 4 * head + 4)
        query = (attention["query"] @ stream[2])[own]
        scores = np.array([query @ (attention["key"] @ vector)[own] / 2 for vector in stream])
        shares = np.exp(scores) / np.exp(scores).sum()
        for share, vector in zip(shares, stream, strict=True):
            read[own] += share * (attention["value"] @ vector)[own]
    last = stream[2] + attention["output"] @ read
    hidden = np.maximum(weights["block.0.mlp.expand.weight"] @ last + weights["block.0.mlp.expand.bias"], 0)
    last = last + weights["block.0.mlp.contract.weight"] @ hidden + weights["block.0.mlp.contract.bias"]
    expected = weights["unembedding.weight"] @ last
    np.testing.assert_allclose(model(torch.tensor([[a, b]]))[0].detach().numpy(), expected, atol=1e-5)


def test_without_positions_the_order_of_the_numbers_changes_nothing() -> None:
    pairs = torch.tensor([[3, 7], [7, 3]])
    same, told_apart = (network(positions=positions)(pairs) for positions in (False, True))
    torch.testing.assert_close(same[0], same[1])
    assert not torch.allclose(told_apart[0], told_apart[1], atol=1e-3)


def test_the_live_network_has_64_thousand_weights_drawn_as_told() -> None:
    model = untrained_sum_transformer(torch.Generator().manual_seed(0), numbers=113, width=64, heads=4, positions=False)
    assert sum(weight.numel() for weight in model.parameters()) == 64_000
    assert model.embedding.weight.std().item() == pytest.approx(1 / 8, rel=0.05)
    assert model.unembedding.weight.std().item() == pytest.approx(113**-0.5, rel=0.05)
    assert all(not weight.any() for name, weight in model.named_parameters() if name.endswith("bias"))


@pytest.mark.parametrize("positions", [False, True])
def test_products_are_those_of_the_modules_bit_for_bit(positions: bool) -> None:
    model, pairs = network(positions=positions), all_pairs(3)
    products, calls = list(model.products(pairs)), site_calls(model, lambda: model(pairs))
    assert [product[:2] for product in products] == [(call.name, call.module) for call in calls]
    for (_, _, given, made), call in zip(products, calls, strict=True):
        assert torch.equal(given, call.input)
        assert torch.equal(made, call.output)
