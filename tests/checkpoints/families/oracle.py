"""Tiny models of transformers with loud weights, run in its eager attention: what ours is held against."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import torch
from torch import Tensor

LOUD = 0.3  # standard deviation; with the usual 0.02 most mistakes hide
LENGTH = 13
CLOSE = 2e-5


@dataclass(frozen=True)
class Case:
    """A model of transformers: its configuration's class, and the values that differ from the class's own."""

    kind: str  # "GPT2": GPT2Config, GPT2LMHeadModel
    values: tuple[tuple[str, Any], ...]
    model: str = ""

    @property
    def values_told(self) -> dict[str, Any]:
        return {name: json.loads(json.dumps(value)) for name, value in self.values}


@dataclass(frozen=True, eq=False)
class Oracle:
    """What the model of a case is and says: logits (B, T, V), attention (B, H, T, T) of each block."""

    config: dict[str, Any]
    tensors: dict[str, Tensor]
    ids: Tensor
    logits: Tensor
    weights: tuple[Tensor, ...]
    stream: tuple[Tensor, ...]


@pytest.fixture(scope="module")
def transformers() -> Any:
    return pytest.importorskip("transformers", reason="what models of other people are held against")


def case(kind: str, model: str = "", **values: Any) -> Case:
    return Case(kind, tuple((name, _frozen(value)) for name, value in values.items()), model)


def _frozen(value: Any) -> Any:
    """As JSON would write it, in something that can be a key."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return _FrozenDict(value) if isinstance(value, dict) else value


class _FrozenDict(dict):  # type: ignore[type-arg]
    def __hash__(self) -> int:  # type: ignore[override]
        return hash(json.dumps(self, sort_keys=True))


@cache
def oracle(what: Case) -> Oracle:
    """Asked once: loading transformers' module of a family takes longer than any of its tiny models."""
    import transformers

    named = "Gemma3Text" if what.kind == "Gemma3" else what.kind  # whose other half reads pictures
    config = getattr(transformers, f"{named}Config")(**what.values_told, attn_implementation="eager")
    model = getattr(transformers, what.model or f"{what.kind}ForCausalLM")(config).eval()
    make_loud(model)
    first = 2  # 0 and 1 are padding somewhere, which RoBERTa gives a position of its own
    ids = torch.randint(first, config.vocab_size, (2, LENGTH), generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        said = model(ids, output_attentions=True, output_hidden_states=True)
    assert len(said.attentions) == config.num_hidden_layers > 0  # other ways of attention give none, and say nothing
    logits = said.logits if hasattr(said, "logits") else said.last_hidden_state
    told = json.loads(config.to_json_string())
    return Oracle(told, dict(model.state_dict()), ids, logits, said.attentions, said.hidden_states)


def make_loud(model: torch.nn.Module) -> None:
    rng = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.normal_(0, LOUD, generator=rng)
            if weight.ndim == 1 and name.endswith("weight"):  # of a norm
                weight.add_(1)


def saved(tensors: dict[str, Tensor], *tied: str) -> dict[str, Tensor]:
    """As safetensors keeps them: a tied head is not there."""
    return {name: tensor for name, tensor in tensors.items() if name not in tied}
