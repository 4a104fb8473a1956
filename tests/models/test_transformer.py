"""The transformer, against torch's own functions."""

import pytest
import torch
from torch.nn import functional as F

from scoutview.analysis.sites import site_calls
from scoutview.models.transformer import CONVOLVING, GPT2, attention_weights, split_heads, untrained_transformer

both = pytest.mark.parametrize("architecture", [GPT2, CONVOLVING], ids=["gpt2", "convolving"])


def model(seed=0, architecture=GPT2):
    rng = torch.Generator().manual_seed(seed)
    return untrained_transformer(rng, tokens=11, context=9, width=8, layers=2, heads=2, architecture=architecture)


def loud(architecture):
    """With blocks that add something, which untrained ones of the convolving architecture do not."""
    network, rng = model(architecture=architecture), torch.Generator().manual_seed(5)
    with torch.no_grad():
        for weight in network.parameters():
            weight.normal_(0, 0.5, generator=rng)
    return network


def test_attention_weights_times_values_is_scaled_dot_product_attention():
    rng = torch.Generator().manual_seed(1)
    query, key, value = (torch.randn(3, 9, 8, generator=rng) for _ in range(3))
    weights = attention_weights(query, key, 2)
    heads = [split_heads(vectors, 2) for vectors in (query, key, value)]
    torch.testing.assert_close(weights @ heads[2], F.scaled_dot_product_attention(*heads, is_causal=True))
    torch.testing.assert_close(weights.sum(-1), torch.ones(3, 2, 9))
    assert weights.triu(1).count_nonzero() == 0


@both
def test_a_token_changes_nothing_before_it(architecture):
    ids = torch.tensor([[1, 2, 3, 4, 5], [1, 2, 3, 9, 5]])
    one, other = loud(architecture)(ids)
    torch.testing.assert_close(one[:3], other[:3], rtol=0, atol=1e-6)
    assert not torch.allclose(one[3:], other[3:], atol=1e-3)


def test_the_order_of_tokens_matters():
    logits = model()(torch.tensor([[1, 2, 3], [2, 1, 3]]))
    assert not torch.allclose(logits[0, 2], logits[1, 2], atol=1e-4)


def test_the_same_generator_gives_the_same_weights_and_torchs_own_is_left_alone():
    before = torch.get_rng_state()
    weights = [built.state_dict() for built in (model(3), model(3), model(4))]
    assert torch.equal(before, torch.get_rng_state())
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])
    assert not torch.equal(weights[0]["embedding.weight"], weights[2]["embedding.weight"])


@both
def test_attentions_own_weights_times_values_are_what_it_reads(architecture):
    attention = loud(architecture).attentions[0]
    rng = torch.Generator().manual_seed(1)
    query, key, value = (torch.randn(3, 9, 8, generator=rng) for _ in range(3))
    read = attention.weights(query, key) @ split_heads(value, 2)
    torch.testing.assert_close(read.transpose(1, 2).flatten(2), attention.read(query, key, value))


def test_long_queries_and_keys_are_compared_as_short_ones_are_in_the_convolving_architecture():
    attention = model(architecture=CONVOLVING).attentions[0]
    query, key = torch.randn(2, 1, 9, 8, generator=torch.Generator().manual_seed(1))
    torch.testing.assert_close(attention.weights(query, key), attention.weights(7 * query, 0.2 * key))
    assert not torch.allclose(attention_weights(query, key, 2), attention_weights(7 * query, 0.2 * key, 2))


def test_untrained_blocks_of_the_convolving_architecture_add_nothing():
    network, ids = model(architecture=CONVOLVING), torch.tensor([[1, 2, 3, 4]])
    stream = network.input_vectors(ids)
    assert all(torch.equal(block(stream), stream) for block in network.block)


def test_the_convolving_architecture_has_three_rows_more_for_each_part():
    plain, convolving = (model(architecture=each).state_dict() for each in (GPT2, CONVOLVING))
    more = {name: tuple(weight.shape) for name, weight in convolving.items() if name not in plain}
    assert more == {f"block.{b}.convolution_{part}.weight": (3, 8) for b in range(2) for part in (1, 2)}


def test_names_of_weights_are_those_of_the_documentation():
    block = ["norm_1", "attention.query", "attention.key", "attention.value", "attention.output", "norm_2"]
    block += ["mlp.expand", "mlp.contract"]
    parts = [f"block.{number}.{part}" for number in range(2) for part in block] + ["norm"]
    names = [f"{part}.{kind}" for part in parts for kind in ("weight", "bias")]
    assert set(model().state_dict()) == {*names, "embedding.weight", "position.weight", "unembedding.weight"}


@pytest.mark.parametrize("length", [1, 9])
def test_an_untrained_model_knows_next_to_nothing(length):
    probabilities = model()(torch.ones(1, length, dtype=torch.long)).softmax(-1)
    assert probabilities.max() < 2 / 11


@both
def test_products_are_those_of_the_modules_bit_for_bit(architecture):
    network, ids = loud(architecture), torch.tensor([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]])
    products, calls = list(network.products(ids)), site_calls(network, lambda: network(ids))
    assert [product[:2] for product in products] == [(call.name, call.module) for call in calls]
    for (_, _, given, made), call in zip(products, calls, strict=True):
        assert torch.equal(given, call.input)
        assert torch.equal(made, call.output)
