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
    "heads of any length": ("qwen3", without("query_norm", "key_norm", head_norm="")),
}


def furthest(name: str, change: Callable[[Mapped], Mapped]) -> float:
    """The largest difference from transformers, in the logits or in a map of attention."""
    theirs = oracle(CASES[name])
    ours = change(model_of(theirs.config, theirs.tensors)).model().looked_at(theirs.ids)
    assert ours.logits is not None
    pairs = [(ours.logits, theirs.logits), *zip(ours.weights, theirs.weights, strict=True)]
    pairs = [(mine, other) for mine, other in pairs if mine.shape == other.shape]  # all but maps of other heads
    return max(float((mine - other).abs().max()) for mine, other in pairs)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_mapping_is_seen(mistake: str, transformers: Any) -> None:
    name, change = MISTAKES[mistake]
    assert furthest(name, change) > 5 * CLOSE
