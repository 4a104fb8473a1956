"""Models without what was put around them: DataParallel, DistributedDataParallel, torch.compile, AveragedModel."""

from __future__ import annotations

import copy

from torch import Tensor, nn
from torch.nn.parallel import DataParallel, DistributedDataParallel

WRAPPERS = (DataParallel, DistributedDataParallel)
# Asked for by name: importing torch.compile's, or the averaging one, loads the compiler or all optimizers.
NAMED_WRAPPERS = {
    ("torch._dynamo.eval_frame", "OptimizedModule"): "_orig_mod",
    ("torch.optim.swa_utils", "AveragedModel"): "module",
}


def inside(module: nn.Module) -> nn.Module | None:
    """What a wrapper is around; None where this is no wrapper."""
    if isinstance(module, WRAPPERS):
        return module.module
    for kind in type(module).__mro__:
        if (kind.__module__, kind.__name__) in NAMED_WRAPPERS:
            return module._modules[NAMED_WRAPPERS[kind.__module__, kind.__name__]]
    return None


def unwrapped(model: nn.Module) -> nn.Module:
    """The model itself, where something is around it."""
    while (inner := inside(model)) is not None:
        model = inner
    return model


def unwrapped_copy(model: nn.Module) -> nn.Module:
    """A copy on the CPU, in 32 bits, for answering, with nothing around any of its modules. The model stays as it is.

    Raises:
        Exception: whatever keeps it from being copied.
    """
    return bared(copy.deepcopy(unwrapped(model)))


def bared(model: nn.Module) -> nn.Module:
    """The model itself on the CPU, in 32 bits, for answering, with nothing around any of its modules."""
    whole = unwrapped(model).cpu().float().eval()
    for module in list(whole.modules()):
        for name, child in module._modules.items():
            if child is not None:
                module._modules[name] = unwrapped(child)
    return whole


def plain_weights(model: nn.Module, *, repeated: bool = False) -> dict[str, Tensor]:
    """Its parameters and saved buffers under their names without wrappers: what a frame holds.

    Each once, under its first name, unless `repeated`.
    """
    learned, kept = _named(unwrapped(model), repeated=repeated)
    return learned | kept


def buffer_names(model: nn.Module) -> frozenset[str]:
    """Those of the saved buffers."""
    return frozenset(_named(unwrapped(model))[1])


def _named(model: nn.Module, *, repeated: bool = False) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    learned: dict[str, Tensor] = {}
    kept: dict[str, Tensor] = {}
    seen: set[int] = set()
    for path, module in _modules(model):
        prefix = f"{path}." if path else ""
        for tensors, found, left_out in (
            (module._parameters, learned, set()),
            (module._buffers, kept, module._non_persistent_buffers_set),
        ):
            for name, tensor in tensors.items():
                if tensor is not None and name not in left_out and (repeated or id(tensor) not in seen):
                    seen.add(id(tensor))
                    found[prefix + name] = tensor
    return learned, kept


def _modules(model: nn.Module) -> list[tuple[str, nn.Module]]:
    """Each module once, under its path without wrappers; the wrappers themselves left out."""
    found: dict[int, tuple[str, nn.Module]] = {}
    waiting: list[tuple[str, nn.Module]] = [("", model)]
    while waiting:
        path, module = waiting.pop()
        module = unwrapped(module)
        if id(module) in found:
            continue
        found[id(module)] = (path, module)
        children = list(module._modules.items())
        waiting += [
            (f"{path}.{name}" if path else name, child) for name, child in reversed(children) if child is not None
        ]
    return list(found.values())
