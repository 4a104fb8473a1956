"""Whoever maps a family wrongly is found out: each of these mistakes is seen in the logits or in some attention map."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import Tensor

from scoutview.checkpoints.families.mapped import Mapped
from scoutview.checkpoints.families.registry import model_of
from scoutview.models.language_model import unfilled
from scoutview.models.language_spec import Rotary
from tests.checkpoints.families.cases import CASES
from tests.checkpoints.families.oracle import CLOSE, oracle, transformers

__all__ = ["transformers"]


def told(**values: Any) -> Callable[[Mapped], Mapped]:
    """With other values in its spec."""
    return lambda mapped: replace(mapped, spec=replace(mapped.spec, **values))


def turning(**values: Any) -> Callable[[Mapped], Mapped]:
    """With other values in how positions turn."""

    def change(mapped: Mapped) -> Mapped:
        rotaries: tuple[Rotary, ...] = tuple(replace(each, **values) for each in mapped.spec.rotaries)
        return told(rotaries=rotaries)(mapped)

    return change


def swapped(first: str, second: str) -> Callable[[Mapped], Mapped]:
    """With two weights of each block in each other's place."""

    def change(mapped: Mapped) -> Mapped:
        new = dict(mapped.state)
        for name in mapped.state:
            if f".{first}." in name:
                other = name.replace(f".{first}.", f".{second}.")
                new[name], new[other] = mapped.state[other], mapped.state[name]
        return replace(mapped, state=new)

    return change


def with_weight(ending: str, change_of: Callable[[Tensor], Tensor]) -> Callable[[Mapped], Mapped]:
    """With each weight of this name changed."""

    def change(mapped: Mapped) -> Mapped:
        new = {name: change_of(each) if name.endswith(ending) else each for name, each in mapped.state.items()}
        assert any(name.endswith(ending) for name in new)
        return replace(mapped, state=new)

    return change


def blocks_swapped(mapped: Mapped) -> Mapped:
    """With the first two in each other's place."""
    other = {"0": "1", "1": "0"}
    names = {name: re.sub(r"(?<=^block\.)[01](?=\.)", lambda found: other[found[0]], name) for name in mapped.state}
    return replace(mapped, state={name: mapped.state[names[name]] for name in mapped.state})


def without(*parts: str, **values: Any) -> Callable[[Mapped], Mapped]:
    """Without weights whose names have one of these parts, and with what that means for its spec."""

    def change(mapped: Mapped) -> Mapped:
        kept = {name: each for name, each in mapped.state.items() if not any(part in name for part in parts)}
        assert len(kept) < len(mapped.state)
        return replace(told(**values)(mapped), state=kept)

    return change


def one_after_the_other(mapped: Mapped) -> Mapped:
    """With the one norm of each block before its MLP as well, which reads what attention added."""
    again = {name.replace("norm_1", "norm_2"): each for name, each in mapped.state.items() if "norm_1" in name}
    return replace(told(parallel="")(mapped), state={**mapped.state, **again})


def without_offset(mapped: Mapped) -> Mapped:
    spec = mapped.spec
    return told(position_offset=0, context=spec.context + spec.position_offset)(mapped)


def all_in_turn(mapped: Mapped) -> Mapped:
    """Query, key and value as if all queries stood first, then all keys, then all values."""
    new, spec = dict(mapped.state), mapped.spec
    for block in range(spec.blocks):
        for ending in ("weight", "bias"):
            names = [f"block.{block}.attention.{part}.{ending}" for part in ("query", "key", "value")]
            by_head = [new[name].unflatten(0, (spec.heads, spec.head_size)) for name in names]
            stored = torch.stack(by_head, 1).flatten(0, 2)  # as the file has them
            new |= dict(zip(names, stored.chunk(3), strict=True))
    return replace(mapped, state=new)


def projections_swapped(mapped: Mapped) -> Mapped:
    into, out = mapped.state["projection_in.weight"], mapped.state["projection_out.weight"]
    return replace(mapped, state={**mapped.state, "projection_in.weight": out.T, "projection_out.weight": into.T})


def with_weights_of_norms(mapped: Mapped) -> Mapped:
    """That are not quite 1."""
    spec = replace(mapped.spec, norm_weights=True)
    new = {name: torch.full(each.shape, 1.01) for name, each in unfilled(spec).named_parameters() if "norm" in name}
    return replace(mapped, spec=spec, state={**mapped.state, **new})


def norms_after_left_out(mapped: Mapped) -> Mapped:
    return without("attention.norm", "mlp.norm", norm_places="before")(mapped)


def without_last_norm(mapped: Mapped) -> Mapped:
    kept = {name: each for name, each in mapped.state.items() if name != "norm.weight"}
    return replace(told(final_norm=False)(mapped), state=kept)


def own_head(mapped: Mapped) -> Mapped:
    """With a head of its own, where it is tied."""
    head = torch.roll(mapped.state["embedding.weight"], 1, 0)
    return replace(told(head="own")(mapped), state={**mapped.state, "unembedding.weight": head})


def windows(change_of: Callable[[int], int]) -> Callable[[Mapped], Mapped]:
    """With other windows."""
    return lambda mapped: told(windows=tuple(change_of(each) for each in mapped.spec.windows))(mapped)


MISTAKES: dict[str, tuple[str, Callable[[Mapped], Mapped]]] = {
    "query and key swapped": ("gpt2", swapped("query", "key")),
    "key and value swapped": ("gpt2", swapped("key", "value")),
    "the norms swapped": ("gpt2", swapped("norm_1", "norm_2")),
    "the exact GELU": ("gpt2", told(activation="gelu")),
    "the tanh GELU": ("gpt2 scaled by block", told(activation="tanh gelu")),
    "ReLU for GELU": ("gpt2", told(activation="relu")),
    "c_proj as it lies": ("gpt2", with_weight("attention.output.weight", lambda weight: weight.T)),
    "blocks scaled alike": ("gpt2 scaled by block", told(scaled_by_block=False)),
    "scores scaled": ("gpt2 unscaled", told(score_scale=8**-0.5)),
    "scores unscaled": ("gpt2", told(score_scale=1.0)),
    "another epsilon": ("gpt2", told(epsilon=1e-3)),
    "positions from 1": ("gpt2", with_weight("position.weight", lambda rows: torch.roll(rows, -1, 0))),
    "no mask": ("gpt2", told(causal=False)),
    "a head of its own": ("gpt2", own_head),
    "no bias of the query": ("gpt2", with_weight("query.bias", torch.zeros_like)),
    "other heads": ("gpt2", told(heads=4, key_heads=4, head_size=6)),
    "blocks in another order": ("gpt2", blocks_swapped),
    "another theta": ("llama", turning(theta=10_000.0)),
    "neighbours for halves": ("llama", turning(pairs="neighbours")),
    "half of a head turns": ("llama", turning(numbers=4)),
    "no positions": ("llama", told(positions="none", rotaries=(), rotary_of=())),
    "gate and expand swapped": ("llama", swapped("gate", "expand")),
    "GELU for SiLU": ("llama", told(activation="gelu")),
    "norms of layers": ("llama", told(norm="layer")),
    "norms of 1 + w": ("llama", told(norm="rms of 1 + w")),
    "no gate": ("llama", without(".gate.", gated=False)),
    "no norm at the end": ("llama", without_last_norm),
    "keys for every second head": (
        "llama",
        with_weight("key.weight", lambda weight: weight.unflatten(0, (2, -1)).flip(0).flatten(0, 1)),
    ),
    "no bias of the output": ("llama with biases", with_weight("attention.output.bias", torch.zeros_like)),
    "no bias of the gate": ("llama with biases", with_weight("gate.bias", torch.zeros_like)),
    "unscaled turns": ("llama 3", turning(scaling="none")),
    "all turns scaled": ("llama 3", turning(scaling="linear")),
    "another old context": ("llama 3", turning(original=48)),
    "quick turns scaled more": ("llama 3", turning(high=8.0)),
    "another factor": ("llama linear", turning(factor=2.0)),
    "a window one too wide": ("mistral", windows(lambda window: window + 1)),
    "a window one too narrow": ("mistral", windows(lambda window: window - 1)),
    "no window": ("mistral", told(windows=())),
    "windows in all blocks": ("qwen2", windows(lambda _: 4)),
    "no bias of the value": ("qwen2", with_weight("value.bias", torch.zeros_like)),
    "query and key norms swapped": ("qwen3", swapped("query_norm", "key_norm")),
    "all of a head turns": ("gpt-neox", turning(numbers=16)),
    "neighbours in a part of a head": ("gpt-neox", turning(pairs="neighbours")),
    "the MLP after attention": ("gpt-neox", told(parallel="")),
    "the MLP beside attention": ("gpt-neox in turn", told(parallel="two norms")),
    "one norm for two": ("gpt-neox", without("norm_2", parallel="one norm")),
    "q, k and v of all heads in turn": ("gpt-neox", all_in_turn),
    "positions from 0": ("opt", with_weight("position.weight", lambda rows: torch.roll(rows, 2, 0))),
    "no offset": ("opt", without_offset),
    "GELU for ReLU": ("opt", told(activation="gelu")),
    "norms before": ("opt with norms after", told(norm_places="before")),
    "projections swapped": ("opt with norms after", projections_swapped),
    "norms with weights": ("opt without biases", with_weights_of_norms),
    "all blocks global": ("gpt-neo", told(windows=())),
    "all blocks local": ("gpt-neo", windows(lambda _: 4)),
    "local and global swapped": ("gpt-neo", windows(lambda window: 4 - window)),
    "a local window one too wide": ("gpt-neo", windows(lambda window: window and window + 1)),
    "halves for neighbours": ("gpt-j", turning(pairs="halves")),
    "all of GPT-J's heads turn": ("gpt-j", turning(numbers=16)),
    "the head of GPT-J without its bias": ("gpt-j", with_weight("unembedding.bias", torch.zeros_like)),
    "no penalty of distance": ("bloom", told(positions="none")),
    "no norm on BLOOM's embedding": ("bloom", without("embedding_norm", embedding_norm=False)),
    "the exact GELU in BLOOM": ("bloom", told(activation="gelu")),
    "scores of GPT-Neo scaled": ("gpt-neo", told(score_scale=8**-0.5)),
    "the head without its bias": ("phi", with_weight("unembedding.bias", torch.zeros_like)),
    "a quarter of a head turns": ("phi", turning(numbers=4)),
    "one norm, one after the other": ("phi", one_after_the_other),
    "norms of heads off": ("phi with norms of heads", without("query_norm", "key_norm", head_norm="")),
    "norms of w": ("gemma", told(norm="rms")),
    "the embedding as it is": ("gemma", told(embedding_scale=1.0)),
    "the exact GELU in Gemma": ("gemma", told(activation="gelu")),
    "scores by the size of a head": ("gemma 2", told(score_scale=8**-0.5)),
    "no cap of scores": ("gemma 2", told(score_cap=0.0)),
    "another cap of scores": ("gemma 2", told(score_cap=4.0)),
    "no cap of logits": ("gemma 2", told(logit_cap=0.0)),
    "windows in the other blocks": ("gemma 2", windows(lambda window: 5 - window)),
    "norms after left out": ("gemma 2", norms_after_left_out),
    "norms before and after swapped": ("gemma 2", swapped("norm_2", "mlp.norm")),
    "one theta for all blocks": ("gemma 3", told(rotary_of=(1, 1, 1, 1))),
    "the thetas swapped": ("gemma 3", lambda mapped: told(rotaries=mapped.spec.rotaries[::-1])(mapped)),
    "norms of heads of w": ("gemma 3", told(head_norm="rms")),
    "a mask for BERT": ("bert", told(causal=True)),
    "the second token type": ("bert", with_weight("token_type.weight", lambda rows: rows.flip(0))),
    "no norm of the embedding": ("bert", without("embedding_norm", embedding_norm=False)),
    "no transform before the head": ("bert", without("transform", head_transform="")),
    "BERT's norms swapped": ("bert", swapped("norm_1", "norm_2")),
    "the head's activation as the blocks'": ("roberta", told(head_transform="tanh gelu")),
    "RoBERTa's positions from 0": ("roberta", without_offset),
    "heads of any length": ("qwen3", without("query_norm", "key_norm", head_norm="")),
}


def furthest(name: str, change: Callable[[Mapped], Mapped]) -> float:
    """The largest difference from transformers, in the logits or in a map of attention."""
    theirs = oracle(CASES[name])
    ours = change(model_of(theirs.config, theirs.tensors)).model().looked_at(theirs.ids)
    assert ours.logits is not None, "the mistakes are made in models that say something"
    pairs = [(ours.logits, theirs.logits), *zip(ours.weights, theirs.weights, strict=True)]
    pairs = [(mine, other) for mine, other in pairs if mine.shape == other.shape]  # all but maps of other heads
    return max(float((mine - other).abs().max()) for mine, other in pairs)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_mapping_is_seen(mistake: str, transformers: Any) -> None:
    name, change = MISTAKES[mistake]
    assert furthest(name, change) > 5 * CLOSE
