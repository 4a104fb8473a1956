"""How large numbers are inside a model while it takes a step of training: what leaves each site, and what comes back.

A size is the root of the mean square of the numbers, so that a matrix of any shape can be held against another.
Source: Rumelhart, Hinton, Williams (1986), Learning representations by back-propagating errors.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import torch
from torch import Tensor, nn

from scoutview.analysis.sites import is_site

OTHERS = ""  # the name of all that is learned at no site, such as norms


def size_of(tensors: Iterable[Tensor]) -> float:
    """The root of the mean square of all their numbers; nan of none."""
    total, count = 0.0, 0
    for tensor in tensors:
        total += tensor.detach().double().square().sum().item()
        count += tensor.numel()
    return math.sqrt(total / count) if count else math.nan


def passing_sizes(model: nn.Module, loss: Callable[[nn.Module], Tensor]) -> dict[str, tuple[float, float]]:
    """Of each site, in the order of its first use: how large its outputs are, and the loss's gradients there."""
    outputs: dict[str, list[Tensor]] = {}

    def catch(name: str) -> Callable[..., None]:
        return lambda module, inputs, output: outputs.setdefault(name, []).append(output)

    hooks = [module.register_forward_hook(catch(name)) for name, module in model.named_modules() if is_site(module)]
    try:
        value = loss(model)
    finally:
        for hook in hooks:
            hook.remove()
    every = [output for each in outputs.values() for output in each]
    slopes = iter(torch.autograd.grad(value, every, allow_unused=True))
    found = {}
    for name, each in outputs.items():
        back = [slope for slope in (next(slopes) for _ in each) if slope is not None]
        found[name] = size_of(each), size_of(back)
    return found


def learned_parts(model: nn.Module, order: Sequence[str]) -> dict[str, dict[str, nn.Parameter]]:
    """The learned numbers of each site by their names, sites in this order and then those that it lacks; what is
    learned elsewhere stands together under `OTHERS`. A matrix that two sites share belongs to the first.
    """
    sites = {name for name, module in model.named_modules() if is_site(module)}
    parts: dict[str, dict[str, nn.Parameter]] = {name: {} for name in order}
    for name, parameter in model.named_parameters():
        owner = name.rpartition(".")[0]
        parts.setdefault(owner if owner in sites else OTHERS, {})[name] = parameter
    others = parts.pop(OTHERS, {})
    kept = {name: numbers for name, numbers in parts.items() if numbers}
    return kept | ({OTHERS: others} if others else {})


def memory_before(optimizer: torch.optim.Optimizer) -> dict[int, Tensor]:
    """The mean of earlier gradients that it remembers of each weight, by the weight's identity; nothing if none."""
    found = {}
    for weight, entries in optimizer.state.items():
        for name in ("exp_avg", "momentum_buffer"):  # of Adam and of Muon
            if isinstance(entries.get(name), Tensor):
                found[id(weight)] = entries[name].clone()
    return found


def remembered_share(
    weights: Iterable[Tensor], before: Mapping[int, Tensor], momentum: float, looks_ahead: bool
) -> float:
    """How much of the direction of a step is memory of earlier gradients, by size, from 0 to 1.

    The direction is `kept` * memory + (1 - `kept`) * gradient, before Adam or Muon bring it to their own length. It is
    the momentum, or its square where the step looks ahead (Nesterov).
    """
    kept = momentum**2 if looks_ahead else momentum
    memory = gradient = 0.0
    for weight in weights:
        if weight.grad is not None:
            gradient += weight.grad.double().square().sum().item()
            if id(weight) in before:
                memory += before[id(weight)].double().square().sum().item()
    old, new = kept * math.sqrt(memory), (1 - kept) * math.sqrt(gradient)
    return old / (old + new) if old + new > 0 else math.nan
