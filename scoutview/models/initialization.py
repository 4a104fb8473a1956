"""Untrained weights drawn from a generator of the caller's, never from torch's global one."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Protocol, TypeVar, runtime_checkable

import torch
from torch import nn
from torch.nn.modules.batchnorm import _NormBase
from torch.overrides import TorchFunctionMode

Module = TypeVar("Module", bound=nn.Module)
DRAWN_IN_PLACE = (torch.Tensor.uniform_, torch.Tensor.normal_)


@runtime_checkable
class DrawsItself(Protocol):
    """A module with weights, or buffers, of a kind of its own: it fills them, and nothing of the modules inside it."""

    def draw(self, rng: torch.Generator) -> None: ...


def untrained(make: Callable[[], Module], rng: torch.Generator) -> Module:
    """What `make` builds, on the CPU, every weight drawn from `rng`, every buffer filled.

    Linear and Conv2d: uniform within 1 / sqrt(fan in), weight and bias, as torch itself draws them; Embedding: normal
    with standard deviation 1; norms: as torch begins with them, running averages included. A module with other weights
    or buffers draws them itself, see `DrawsItself`.

    Raises:
        TypeError: there are weights or buffers that nobody draws.
    """
    model = undrawn(make)
    with torch.no_grad():
        for name, module in model.named_modules():
            _draw(name, module, rng)
    return model


def undrawn(make: Callable[[], Module]) -> Module:
    """What `make` builds, on the CPU, its weights still to be drawn.

    Building on the device "meta" would leave them as they are, too, and load torch's compiler for it: 800 modules.
    """
    with _Undrawn():
        return make()


class _Undrawn(TorchFunctionMode):
    """What torch.nn.init would draw from the global generator is left as it is."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if getattr(func, "__module__", "") == nn.init.__name__ and "tensor" in kwargs:
            return kwargs["tensor"]
        if func in DRAWN_IN_PLACE and kwargs.get("generator") is None:  # some of torch.nn.init do not ask before
            return args[0]
        return func(*args, **kwargs)


def _draw(name: str, module: nn.Module, rng: torch.Generator) -> None:
    if isinstance(module, DrawsItself):
        module.draw(rng)
    elif isinstance(module, nn.Embedding):
        module.weight.normal_(generator=rng)
    elif isinstance(module, nn.Linear | nn.Conv2d):
        bound = 1 / math.sqrt(module.weight[0].numel())
        module.weight.uniform_(-bound, bound, generator=rng)
        if module.bias is not None:
            module.bias.uniform_(-bound, bound, generator=rng)
    elif isinstance(module, nn.LayerNorm | nn.GroupNorm | _NormBase):
        module.reset_parameters()
    elif [*module.parameters(recurse=False), *module.buffers(recurse=False)]:
        raise TypeError(f"nobody draws the weights of “{name}”, a {type(module).__name__}: give it a draw(rng)")
