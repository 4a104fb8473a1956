"""The wiring read off a model: nothing is left out, nothing is counted twice."""

import json

import numpy as np
import pytest
import torch
from torch import nn

from scoutview.analysis.circuit import SIZES, circuit, known_transformers, model_parts
from scoutview.analysis.forward_pass import ForwardPass
from scoutview.analysis.sites import operations
from scoutview.frame import Arrays
from scoutview.labs.grokking.model import untrained_sum_transformer
from scoutview.models.transformer import CONVOLVING, GPT2, Architecture, Transformer, untrained_transformer
from scoutview.observation import Question
from scoutview.resources import resource
from tests.every_lab import asker_at

LABS = ("next_token", "grokking")
NO_OTHERS: dict[str, tuple[int, int]] = {}


def transformer(layers: int, heads: int = 2, architecture: Architecture = GPT2) -> Transformer:
    rng = torch.Generator().manual_seed(0)
    sizes = {"tokens": 11, "context": 9, "width": 8, "layers": layers, "heads": heads}
    return untrained_transformer(rng, **sizes, architecture=architecture)


def asked(model: Transformer, tokens: int = 5) -> Arrays:
    forward_pass = ForwardPass(model, torch.arange(tokens)[None], ["a"] * tokens, range(tokens))
    return circuit(forward_pass, operations(forward_pass.calls, NO_OTHERS))


def test_a_model_with_five_blocks_draws_itself() -> None:
    told = asked(transformer(5))
    blocks = [f"block.{block}.{part}" for block in range(5) for part in ("attention", "mlp")]
    assert told["circuit_parts"].tolist() == ["embedding", "position", *blocks, "norm", "unembedding"]
    assert told["circuit_blocks"].tolist() == [-1, -1, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, -1, -1]
    kinds = ["lookup", "lookup", *["attention", "mlp"] * 5, "norm", "unembedding"]
    assert told["circuit_kinds"].tolist() == kinds


def test_each_part_has_the_weights_of_its_formula_and_of_its_norm() -> None:
    told = asked(transformer(1))
    width, tokens, context, norm = 8, 11, 9, 2 * 8
    attention = 4 * (width * width + width) + norm
    mlp = width * 4 * width + 4 * width + 4 * width * width + width + norm
    expected = [tokens * width, context * width, attention, mlp, norm, width * tokens]
    assert told["circuit_weights"].tolist() == expected
    assert told["circuit_units"].tolist() == [tokens, context, 2, 4 * width, 0, tokens]


def test_a_convolution_is_a_part_of_its_own_with_the_norm_that_it_reads_through() -> None:
    plain, told = asked(transformer(1)), asked(transformer(1, architecture=CONVOLVING))
    convolved = ["convolution_1", "attention", "convolution_2", "mlp"]
    assert told["circuit_parts"].tolist()[2:6] == [f"block.0.{name}" for name in convolved]
    assert told["circuit_kinds"].tolist()[2:6] == ["convolution", "attention", "convolution", "mlp"]
    assert told["circuit_reaches"].tolist() == [0, 0, 3, 0, 3, 0, 0, 0]
    assert told["circuit_weights"].tolist()[2:5:2] == [2 * 8 + 3 * 8] * 2
    assert told["circuit_weights"].sum() == plain["circuit_weights"].sum() + 2 * 3 * 8
    assert told["circuit_shapes"].tolist()[2] == [5, 8]


def test_what_leaves_each_part_is_what_the_model_computes() -> None:
    model = transformer(1)
    seen: dict[str, list[int]] = {}
    parts = {"attention": model.block[0].attention, "norm": model.norm, "unembedding": model.unembedding}  # type: ignore[union-attr]
    hooks = [
        part.register_forward_hook(lambda _m, _i, output, name=name: seen.update({name: list(output.shape[1:])}))
        for name, part in parts.items()
    ]
    told = asked(model)
    for hook in hooks:
        hook.remove()
    shapes = dict(zip(told["circuit_parts"].tolist(), told["circuit_shapes"].tolist(), strict=True))
    assert {
        "attention": shapes["block.0.attention"],
        "norm": shapes["norm"],
        "unembedding": shapes["unembedding"],
    } == seen
    assert shapes["embedding"] == shapes["position"] == shapes["block.0.mlp"] == [5, 8]


@pytest.mark.parametrize("name", LABS)
def test_all_weights_and_all_multiplications_are_in_exactly_one_part(name: str) -> None:
    lab, asker = asker_at(name, -1)
    questions = [Question("circuit"), Question("operations"), Question("sites")]
    answers = asker.answer(lab.default_probe(), questions)
    told, counted, sites = (answers[question] for question in questions)
    model = lab.build_model(torch.Generator().manual_seed(0))
    assert told["circuit_weights"].sum() == sum(weight.numel() for weight in model.parameters())
    assert told["circuit_multiplications"].sum() == counted["multiplications"].sum()
    assert sorted(told["circuit_sites"]) == sorted(sites["site_names"])
    for site, owner in zip(told["circuit_sites"], told["circuit_site_parts"], strict=True):
        assert f"{site}.".startswith(f"{told['circuit_parts'][owner]}.")


def test_a_weight_that_two_parts_share_counts_once() -> None:
    model = transformer(1)
    model.unembedding.weight = model.embedding.weight
    told = asked(model)
    assert told["circuit_weights"].sum() == sum(weight.numel() for weight in model.parameters())
    assert told["circuit_weights"][-1] == 0


def test_norms_belong_to_the_part_that_reads_through_them() -> None:
    attention, mlp = [part for part in model_parts(transformer(1)) if part.block == 0]
    assert isinstance(attention.modules[0], nn.LayerNorm)
    assert isinstance(mlp.modules[0], nn.LayerNorm)


def test_the_network_that_adds_has_a_part_for_its_sign() -> None:
    model = untrained_sum_transformer(torch.Generator().manual_seed(0), numbers=7, width=8, heads=2, positions=True)
    names = [part.name for part in model_parts(model)]
    assert names == ["embedding", "equals", "position", "block.0.attention", "block.0.mlp", "unembedding"]


def test_published_figures_have_a_source_each_and_give_the_published_number_of_weights() -> None:
    told, table = known_transformers(), json.loads(resource("known_transformers.json").read_text(encoding="utf-8"))
    assert told["known_size_names"].tolist() == list(SIZES)
    for model, sizes in zip(table["models"], told["known_sizes"].tolist(), strict=True):
        assert set(model["source_of"]) == set(SIZES)
        assert set(model["source_of"].values()) <= set(table["sources"])
        layers, heads, width, inner, context, words, published = sizes
        with torch.device("meta"):
            same = Transformer(words, context, width, layers, heads)
        assert inner == same.block[0].mlp["expand"].out_features  # type: ignore[index, union-attr]
        tied = sum(weight.numel() for weight in same.parameters()) - same.unembedding.weight.numel()
        assert tied == pytest.approx(published, rel=0.04)  # "1.5 billion" is the roughest of them
    np.testing.assert_array_equal(told["known_sizes"][-1], [96, 96, 12288, 49152, 2048, 50257, 175_000_000_000])
