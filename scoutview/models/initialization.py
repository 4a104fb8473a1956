"""Untrained weights drawn from a generator of the caller's, never from torch's global one."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

import torch
from torch import nn

Module = TypeVar("Module", bound=nn.Module)


def untrained(make: Callable[[], Module], rng: torch.Generator) -> Module:
    """What `make` builds, on the CPU, every Linear, Conv2d and Embedding drawn from `rng`.

    Linear and Conv2d: uniform within 1 / sqrt(fan in), weight and bias, as torch itself draws them; Embedding: normal
    with standard deviation 1. The module must hold no other weights and no buffers, and `make` only builds it: a tensor
    it makes on the way would have no values.
    """
    with torch.device("meta"):
        model = make()
    model.to_empty(device="cpu")
    with torch.no_grad():
        for module in model.modules():
            _draw(module, rng)
    return model


def _draw(module: nn.Module, rng: torch.Generator) -> None:
    if isinstance(module, nn.Embedding):
        module.weight.normal_(generator=rng)
    elif isinstance(module, nn.Linear | nn.Conv2d):
        bound = 1 / math.sqrt(module.weight[0].numel())
        module.weight.uniform_(-bound, bound, generator=rng)
        if module.bias is not None:
            module.bias.uniform_(-bound, bound, generator=rng)
