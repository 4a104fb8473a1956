"""Sites: every learned product of a model, with its input, weight and output, caught by hooks on a forward pass.

A site is an nn.Linear, an nn.Conv2d (unfolded into its matrix product; without groups, padded with zeros) or an
nn.Embedding (a lookup: its rows are picked, not multiplied), under its qualified name: `block.1.attention.query`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.models.token_model import EachInTurn, is_watched, memories

Operations: TypeAlias = Mapping[str, tuple[int, int]]  # part -> (multiplications, additions)


@dataclass(frozen=True, eq=False)
class SiteCall:
    """One use of a site in a forward pass."""

    name: str
    module: nn.Linear | nn.Conv2d | nn.Embedding
    input: Tensor
    output: Tensor

    @property
    def is_lookup(self) -> bool:
        return isinstance(self.module, nn.Embedding)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Rows, inner, columns of the product (rows, inner) @ (inner, columns)."""
        if isinstance(self.module, nn.Embedding):
            return self.input.numel(), self.module.num_embeddings, self.module.embedding_dim
        if isinstance(self.module, nn.Conv2d):
            pictures, columns, height, width = self.output.shape
            return pictures * height * width, self.module.weight[0].numel(), columns
        inner, columns = self.input.shape[-1], self.output.shape[-1]
        return self.input.numel() // inner, inner, columns

    @property
    def operations(self) -> tuple[int, int]:
        """Multiplications and additions; a lookup has none, and a padding's zeros count as any number."""
        if isinstance(self.module, nn.Embedding):
            return 0, 0
        rows, inner, columns = self.shape
        with_bias = self.module.bias is not None
        return rows * inner * columns, rows * (inner - 1 + with_bias) * columns

    def product(self) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """input (row, inner), weight (inner, column), bias (column), output (row, column) with i @ w + b = o."""
        _, inner, columns = self.shape
        if isinstance(self.module, nn.Embedding):
            one_hot = F.one_hot(self.input.flatten(), inner).float()  # (row, inner)
            return one_hot, self.module.weight, torch.zeros(columns), self.output.reshape(-1, columns)
        weight = self.module.weight.reshape(columns, inner).T  # (inner, column)
        bias = torch.zeros(columns) if self.module.bias is None else self.module.bias
        if isinstance(self.module, nn.Conv2d):
            output = self.output.permute(0, 2, 3, 1).reshape(-1, columns)  # (row, column)
            return unfolded(self.module, self.input), weight, bias, output
        return self.input.reshape(-1, inner), weight, bias, self.output.reshape(-1, columns)


def unfolded(convolution: nn.Conv2d, pictures: Tensor) -> Tensor:
    """(B, C, H, W) -> (B * output pixels, C * kernel height * kernel width): what each output pixel sees, as a row."""
    patches = F.unfold(
        pictures,
        convolution.kernel_size,
        dilation=convolution.dilation,
        padding=convolution.padding,  # type: ignore[arg-type]  # numbers, by the definition of a site
        stride=convolution.stride,
    )  # (B, inner, pixels)
    return patches.transpose(1, 2).reshape(-1, patches.shape[1])  # (B * pixels, inner)


def site_calls(
    model: nn.Module, forward: Callable[[], object], watched: Collection[str] | None = None
) -> tuple[SiteCall, ...]:
    """Runs `forward`, which should run the model once, without gradients; its uses of sites in their order.

    What is multiplied of each token in turn is one use of all tokens. `watched` are the names of those that are
    wanted, all of them unless told.
    """
    calls: list[SiteCall] = []

    def catch(name: str) -> Callable[..., None]:
        return lambda module, inputs, output: calls.append(SiteCall(name, module, inputs[0], output))

    hooks = [
        module.register_forward_hook(catch(name))
        for name, module in _sites_of(model).items()
        if watched is None or name in watched
    ]
    try:
        with torch.no_grad():
            forward()
    finally:
        for hook in hooks:
            hook.remove()
    return _in_one(calls)


def _in_one(calls: Sequence[SiteCall]) -> tuple[SiteCall, ...]:
    """Those of each token in turn put together, where the first of them was."""
    turns: dict[str, list[SiteCall]] = {}
    for call in calls:
        if isinstance(call.module, EachInTurn):
            turns.setdefault(call.name, []).append(call)
    together = {
        name: SiteCall(name, each[0].module, *(torch.cat(side, 1) for side in _sides(each)))
        for name, each in turns.items()
    }
    return tuple(together.pop(call.name) if call.name in together else call for call in calls if _counts(call, turns))


def _sides(calls: Sequence[SiteCall]) -> tuple[list[Tensor], list[Tensor]]:
    return [call.input for call in calls], [call.output for call in calls]


def _counts(call: SiteCall, turns: Mapping[str, Sequence[SiteCall]]) -> bool:
    """Whether it is the first one of its turns, or has none."""
    return call.name not in turns or call is turns[call.name][0]


_SITES: WeakKeyDictionary[nn.Module, Mapping[str, nn.Module]] = WeakKeyDictionary()
_WATCHABLE: WeakKeyDictionary[nn.Module, Sequence[nn.Module]] = WeakKeyDictionary()


def _sites_of(model: nn.Module) -> Mapping[str, nn.Module]:
    """Its sites by name; looked for once: it takes as long as a small model's answer."""
    if model not in _SITES:
        _SITES[model] = {name: module for name, module in model.named_modules() if is_site(module)}
    return _SITES[model]


def is_hooked(model: nn.Module) -> bool:
    """Whether something watches or changes it at its sites, or what its recurrent layers keep."""
    if model not in _WATCHABLE:
        _WATCHABLE[model] = (*_sites_of(model).values(), *memories(model))
    return any(map(is_watched, _WATCHABLE[model]))


@contextmanager
def unhooked(model: nn.Module) -> Iterator[None]:
    """Inside, nothing watches or changes the model's activations; weights that are changed stay so."""
    modules = [module for module in model.modules() if is_watched(module)]
    hooks = [(module._forward_hooks, module._forward_pre_hooks) for module in modules]
    try:
        for module in modules:
            module._forward_hooks, module._forward_pre_hooks = OrderedDict(), OrderedDict()
        yield
    finally:
        for module, (after, before) in zip(modules, hooks, strict=True):
            module._forward_hooks, module._forward_pre_hooks = after, before


def sites(calls: Sequence[SiteCall]) -> Arrays:
    """The answer to `sites`: names and (rows, inner, columns), in the order of their first use."""
    first = _first_calls(calls)
    return {
        "site_names": np.array(list(first), dtype=np.str_),
        "site_shapes": np.array([call.shape for call in first.values()], np.int64).reshape(-1, 3),
    }


def matrix_product(
    calls: Sequence[SiteCall],
    site: str = "",
    *,
    row_labels: Sequence[str] = (),
    inner_labels: Sequence[str] = (),
    column_labels: Sequence[str] = (),
) -> Arrays:
    """The answer to `matrix_product`: the first use of this site; without a name, the first that is no lookup.

    Labels that are too few for the product (because they belong to others) are left out: "" for each.

    Raises:
        UserError: there is no such site.
    """
    call = _chosen(calls, site)
    given, weight, bias, output = call.product()
    rows, inner, columns = call.shape
    return {
        "product_site": np.array(call.name),
        "product_input": _array(given),
        "product_weight": _array(weight),
        "product_bias": _array(bias),
        "product_output": _array(output),
        "product_row_labels": _labels(row_labels, rows),
        "product_inner_labels": _labels(inner_labels, inner),
        "product_column_labels": _labels(column_labels, columns),
    }


def picture_product(calls: Sequence[SiteCall], site: str, column_labels: Callable[[str], Sequence[str]]) -> Arrays:
    """The same of a network for pictures, with `patches`: a convolution's rows are pixels, "row,column".

    Without a name it is the first use of any site; `column_labels` are asked for by the name of the site.
    """
    call = next((call for call in calls if call.name == site), calls[0])
    pixels: list[str] = []
    if isinstance(call.module, nn.Conv2d):
        height, width = call.output.shape[2:]
        pixels = [f"{row},{column}" for row in range(height) for column in range(width)]
    return {
        **matrix_product(calls, site, row_labels=pixels, column_labels=column_labels(call.name)),
        **patches(call),
    }


def patches(call: SiteCall) -> Arrays:
    """Where the rows of a convolution's product were cut from; empty for what is no convolution.

    `product_maps` (channel, row, column) are the maps that enter, without padding; `product_patches` (5, 2) the sides,
    down and across, of: the output, a kernel, a stride, the padding, the dilation.
    """
    if not isinstance(call.module, nn.Conv2d):
        return {"product_maps": np.zeros((0, 0, 0), np.float32), "product_patches": np.zeros((0, 2), np.int64)}
    module = call.module
    sides = (call.output.shape[2:], module.kernel_size, module.stride, module.padding, module.dilation)
    return {
        "product_maps": _array(call.input[0]),
        "product_patches": np.array([tuple(side) for side in sides], np.int64),
    }


def operations(calls: Sequence[SiteCall], others: Operations | None = None) -> Arrays:
    """The answer to `operations`: what each site and each of `others` (attention's own products) costs.

    A site that is used twice counts twice. Lookups are left out: they multiply nothing.
    """
    parts: dict[str, tuple[int, int]] = {}
    for call in calls:
        if not call.is_lookup:
            before = parts.get(call.name, (0, 0))
            parts[call.name] = (before[0] + call.operations[0], before[1] + call.operations[1])
    parts |= others or {}
    counts = np.array(list(parts.values()), np.int64).reshape(-1, 2)
    return {
        "operation_names": np.array(list(parts), dtype=np.str_),
        "multiplications": counts[:, 0].copy(),
        "additions": counts[:, 1].copy(),
    }


def is_site(module: nn.Module) -> bool:
    if isinstance(module, nn.Conv2d):
        return module.groups == 1 and module.padding_mode == "zeros" and not isinstance(module.padding, str)
    return isinstance(module, nn.Linear | nn.Embedding)


def _first_calls(calls: Sequence[SiteCall]) -> dict[str, SiteCall]:
    first: dict[str, SiteCall] = {}
    for call in calls:
        first.setdefault(call.name, call)
    return first


def _chosen(calls: Sequence[SiteCall], site: str) -> SiteCall:
    first = _first_calls(calls)
    if not site:
        return next(call for call in first.values() if not call.is_lookup)
    if site not in first:
        raise UserError(
            tr("This model has no site “{site}”: there are {names}.").format(site=site, names=", ".join(first))
        )
    return first[site]


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().cpu().to(torch.float32, copy=True).contiguous().numpy()


def _labels(labels: Sequence[str], count: int) -> np.ndarray:
    return np.array(labels if len(labels) == count else [""] * count, dtype=np.str_)
