"""The wiring of a model whose parts add to a stream, read off the model itself: its parts and what each computes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from torch import nn

from scoutview.analysis.forward_pass import ForwardPass
from scoutview.analysis.sites import SiteCall, is_site
from scoutview.frame import Arrays
from scoutview.models.causal_convolution import CausalConvolution
from scoutview.models.language_model import LanguageBlock
from scoutview.models.mingru import Recurrence
from scoutview.models.transformer import Attention
from scoutview.resources import resource

OUTSIDE = -1  # the block of a part that belongs to none
SIZES = ("layers", "heads", "width", "mlp_width", "context", "vocabulary", "weights")


@dataclass(frozen=True, eq=False)
class ModelPart:
    """A part: its name, which begins the names of its sites, its block, and its modules, a norm before it included.

    One that stands `beside` the part before it reads the same stream as that does.
    """

    name: str
    block: int
    modules: tuple[nn.Module, ...]
    beside: bool = False

    @property
    def kind(self) -> str:
        """What it does: lookup, convolution, attention, recurrence, mlp, norm or unembedding."""
        module = self.modules[-1]
        if isinstance(module, nn.Embedding):
            return "lookup"
        if isinstance(module, CausalConvolution):
            return "convolution"
        if isinstance(module, Attention):
            return "attention"
        if isinstance(module, Recurrence):
            return "recurrence"
        if isinstance(module, nn.Linear):
            return "unembedding"
        return "mlp" if _has_sites(module) else "norm"

    def has(self, site: str) -> bool:
        return site == self.name or site.startswith(f"{self.name}.")


def model_parts(model: nn.Module) -> tuple[ModelPart, ...]:
    """The parts in the order in which the model names them, which is that of the computation.

    A list of modules is a list of blocks, and each product or group of products in a block is a part, and so is a
    convolution over tokens. A norm belongs to the part that reads through it; outside the blocks it is a part.
    """
    parts: list[ModelPart] = []
    for name, child in model.named_children():
        if isinstance(child, nn.ModuleList):
            for number, block in enumerate(child):
                parts += _parts_of_block(f"{name}.{number}", number, block)
        else:
            parts.append(ModelPart(name, OUTSIDE, (child,)))
    return tuple(parts)


def _parts_of_block(prefix: str, number: int, block: nn.Module) -> Iterator[ModelPart]:
    before: list[nn.Module] = []
    beside = False
    for name, child in block.named_children():
        if _has_sites(child) or isinstance(child, CausalConvolution):
            yield ModelPart(f"{prefix}.{name}", number, (*before, child), beside)
            before, beside = [], isinstance(block, LanguageBlock) and block.parallel
        else:
            before.append(child)


def circuit(forward_pass: ForwardPass, counted: Arrays) -> Arrays:
    """The answer to `circuit`; `counted` is the answer to `operations` for the same forward pass."""
    parts, calls = model_parts(forward_pass.model), forward_pass.calls
    multiplications = dict(zip(counted["operation_names"].tolist(), counted["multiplications"].tolist(), strict=True))
    sites = list(dict.fromkeys(call.name for call in calls))
    owners = [next(number for number, part in enumerate(parts) if part.has(site)) for site in sites]
    return {
        "circuit_parts": np.array([part.name for part in parts], np.str_),
        "circuit_kinds": np.array([part.kind for part in parts], np.str_),
        "circuit_blocks": np.array([part.block for part in parts], np.int64),
        "circuit_weights": np.array(_weights(parts), np.int64),
        "circuit_units": np.array([_units(part) for part in parts], np.int64),
        "circuit_reaches": np.array([_reach(part) for part in parts], np.int64),
        "circuit_beside": np.array([part.beside for part in parts], np.int8),
        "circuit_shapes": np.array(_shapes(parts, calls), np.int64).reshape(-1, 2),
        "circuit_multiplications": np.array(
            [sum(number for name, number in multiplications.items() if part.has(name)) for part in parts], np.int64
        ),
        "circuit_sites": np.array(sites, np.str_),
        "circuit_site_parts": np.array(owners, np.int64),
    }


def _weights(parts: Sequence[ModelPart]) -> list[int]:
    """How many numbers training moves in each part; one that two parts share counts in the first."""
    seen: set[int] = set()
    counts = []
    for part in parts:
        new = {
            id(weight): weight.numel()
            for module in part.modules
            for weight in module.parameters()
            if id(weight) not in seen
        }
        seen |= set(new)
        counts.append(sum(new.values()))
    return counts


def _units(part: ModelPart) -> int:
    """Of what there are many in it: rows of a table, heads, neurons, scores; 0 for a norm and a convolution."""
    module = part.modules[-1]
    if isinstance(module, nn.Embedding):
        return module.num_embeddings
    if isinstance(module, Attention):
        return module.heads
    products = [inner for inner in module.modules() if isinstance(inner, nn.Linear)]
    if not products:
        return 0
    return products[-1].out_features if part.kind == "unembedding" else products[-1].in_features


def _reach(part: ModelPart) -> int:
    """How many tokens before each one a convolution mixes in; 0 for any other part."""
    module = part.modules[-1]
    return len(module.weight) if isinstance(module, CausalConvolution) else 0


def _shapes(parts: Sequence[ModelPart], calls: Sequence[SiteCall]) -> list[tuple[int, int]]:
    """Tokens and numbers for each of them that leave each part; a norm passes on what the next product takes."""
    shapes, after = [], (0, 0)
    for part in reversed(parts):
        own = [call for call in calls if part.has(call.name)]
        if own:
            width = own[-1].output.shape[-1]
            after = (own[0].input.numel() // own[0].input.shape[-1], own[0].input.shape[-1])
            shapes.append((own[-1].output.numel() // width, width))
        else:
            shapes.append(after)
    return shapes[::-1]


def _has_sites(module: nn.Module) -> bool:
    return any(is_site(inner) for inner in module.modules())


def known_transformers() -> Arrays:
    """The answer to `known_transformers`: published figures of models that are too large to run here."""
    models = json.loads(resource("known_transformers.json").read_text(encoding="utf-8"))["models"]
    return {
        "known_names": np.array([model["name"] for model in models], np.str_),
        "known_size_names": np.array(SIZES, np.str_),
        "known_sizes": np.array([[model[size] for size in SIZES] for model in models], np.int64),
        "known_sources": np.array([model["cited"] for model in models], np.str_),
    }
