"""Which nodes of a graph are sites: those that multiply by a weight, or look one up, and what module each becomes."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import torch
from torch import Tensor, nn

from scoutview.checkpoints.graphs.graph import GraphError, GraphNode, GraphTensor, ModelGraph, Reference
from scoutview.language import tr

PRODUCTS = {"matmul.default": (0, 1), "mm.default": (0, 1), "addmm.default": (1, 2)}  # what is multiplied by what
CONVOLUTIONS = {
    f"conv{axes}d.{overload}": kind
    for axes, kind in ((1, nn.Conv1d), (2, nn.Conv2d), (3, nn.Conv3d))
    for overload in ("default", "padding")
}
TURNED = ("t.default", "numpy_T.default", "transpose.int", "permute.default")  # of two axes the other way round


@dataclass(frozen=True)
class GraphSite:
    """One site: its name, the kind of module, the weights that it uses, and whether the module holds them itself.

    `turned`: the weight is stored (inner, column). `numbers` are what the module is made with.
    """

    name: str
    kind: type[nn.Module]
    weight: str
    bias: str
    holds: bool
    turned: bool
    numbers: tuple[tuple[str, Any], ...]

    def bare(self) -> nn.Module:
        """The module without weights."""
        kind = self.kind if self.holds else BORROWING[self.kind]
        module = kind.__new__(kind)
        nn.Module.__init__(module)
        for name, value in self.numbers:
            setattr(module, name, value)
        if self.holds and not self.bias and self.kind is not nn.Embedding:
            module.register_parameter("bias", None)
        return module

    def module(self, model: nn.Module) -> nn.Module:
        """The module in the model, which has all its weights; put there where it holds none itself."""
        if self.holds:
            return model.get_submodule(self.name)
        module = self.bare()
        weight, bias = _Weight(model, self.weight, turned=self.turned), _Weight(model, self.bias)
        module.borrowed = (weight, bias)  # type: ignore[assignment]
        *path, last = self.name.split(".")
        parent = model
        for part in path:
            if part not in parent._modules:
                parent.add_module(part, nn.Module())
            parent = parent._modules[part] or parent
        try:
            parent.add_module(last, module)
        except KeyError as error:
            raise GraphError(
                tr("The graph has a module of a name that no model can have: “{name}”.").format(name=self.name)
            ) from error
        return module


class _Weight:
    """A weight that a model holds somewhere, found when it is asked for; `turned` with its axes exchanged."""

    def __init__(self, model: nn.Module, name: str, *, turned: bool = False) -> None:
        path, _, self._last = name.rpartition(".")
        self._owner, self._turned = model.get_submodule(path), turned
        self._view: tuple[tuple[object, ...], Tensor] | None = None

    def __deepcopy__(self, memo: dict[int, Any]) -> _Weight:
        other = copy.copy(self)
        other._owner, other._view = copy.deepcopy(self._owner, memo), None
        return other

    def __call__(self) -> Tensor | None:
        if not self._last:
            return None
        weight: Tensor = getattr(self._owner, self._last)
        return self._exchanged(weight) if self._turned else weight

    def _exchanged(self, weight: Tensor) -> Tensor:
        """The same tensor as long as nothing changed about the weight: gradients are asked for by it."""
        modes = (torch.is_grad_enabled(), torch.is_inference_mode_enabled())
        how = (id(weight), weight.data_ptr(), weight.requires_grad, *modes)
        if self._view is None or self._view[0] != how:
            self._view = (how, weight.T)
        return self._view[1]


class _Borrowing:
    """What a site that holds no weights has in their place."""

    borrowed: tuple[_Weight, _Weight]

    @property
    def weight(self) -> Tensor | None:
        return self.borrowed[0]()

    @property
    def bias(self) -> Tensor | None:
        return self.borrowed[1]()


BORROWING: Mapping[type[nn.Module], type[nn.Module]] = {
    kind: type(f"Borrowing{kind.__name__}", (_Borrowing, kind), {})
    for kind in (nn.Linear, nn.Embedding, nn.Conv1d, nn.Conv2d, nn.Conv3d)
}


def sites_of(graph: ModelGraph) -> dict[str, GraphSite]:
    """The sites by the names of their nodes; a site that is used twice is named twice."""
    nodes = {node.name: node for node in graph.nodes}
    found: dict[str, GraphSite] = {}
    taken: dict[str, GraphSite] = {}
    for node in graph.nodes:
        site = _site(graph, nodes, node)
        if site is None:
            continue
        found[node.name] = _under_free_name(site, taken, graph.weights)
        taken[found[node.name].name] = found[node.name]
    return found


def _under_free_name(site: GraphSite, taken: Mapping[str, GraphSite], weights: Mapping[str, GraphTensor]) -> GraphSite:
    """Itself, or under a name that no other module and no weight has."""
    owned = {".".join(each.split(".")[:depth]) for each in weights for depth in range(1, each.count(".") + 2)}
    if taken.get(site.name, site) == site and (site.holds or site.name not in owned):
        return site
    for number in count(2):
        again = _named(site, f"{site.name}_{number}")
        if taken.get(again.name, again) == again and again.name not in owned:
            return again
    raise AssertionError("numbers do not end")


def _named(site: GraphSite, name: str) -> GraphSite:
    return GraphSite(name, site.kind, site.weight, site.bias, False, site.turned, site.numbers)


def _site(graph: ModelGraph, nodes: Mapping[str, GraphNode], node: GraphNode) -> GraphSite | None:
    if node.operator == "embedding.default" and not node.named:
        return _lookup(graph, node)
    if node.operator == "linear.default" and not node.named:
        return _product(graph, node, *(*node.arguments[1:], None)[:2])
    if node.operator in CONVOLUTIONS and not node.named:
        return _convolution(graph, node)
    if node.operator in PRODUCTS and not node.named and len(node.arguments) > 1:
        weight = node.arguments[PRODUCTS[node.operator][1]]
        bias = node.arguments[0] if node.operator == "addmm.default" else None
        straight = _turned_weight(nodes, weight)
        if straight is not None:
            return _product(graph, node, straight, bias)
        return _product(graph, node, weight, bias, turned=True)
    return None


def _turned_weight(nodes: Mapping[str, GraphNode], argument: Any) -> Reference | None:
    """The weight, where this is one with its two axes exchanged."""
    node = nodes.get(argument.name) if isinstance(argument, Reference) and argument.kind == "node" else None
    if node is None or node.operator not in TURNED or not node.arguments or node.named:
        return None
    axes = {each % 2 for part in node.arguments[1:] for each in (part if isinstance(part, tuple) else (part,))}
    weight = node.arguments[0]
    is_turned = axes in (set(), {0, 1}) and node.arguments[1:] != ((0, 1),)
    return weight if is_turned and isinstance(weight, Reference) and weight.kind == "weight" else None


def _weight(graph: ModelGraph, argument: Any, axes: int) -> str:
    """Its name, where it is a learned weight of so many axes; else nothing."""
    if not isinstance(argument, Reference) or argument.kind != "weight":
        return ""
    tensor = graph.weights[argument.name]
    return argument.name if len(tensor.sizes) == axes and tensor.dtype.startswith("float") else ""


def _product(graph: ModelGraph, node: GraphNode, weight: Any, bias: Any, *, turned: bool = False) -> GraphSite | None:
    name, bias_name = _weight(graph, weight, 2), _weight(graph, bias, 1)
    if not name or (bias is not None and not bias_name):
        return None
    columns, inner = graph.weights[name].sizes[:: -1 if turned else 1]
    numbers = (("in_features", inner), ("out_features", columns))
    return _made(node, nn.Linear, name, bias_name, numbers, turned=turned)


def _lookup(graph: ModelGraph, node: GraphNode) -> GraphSite | None:
    name = _weight(graph, node.arguments[0], 2)
    if not name or len(node.arguments) < 2 or not isinstance(node.arguments[1], Reference):
        return None
    rows, width = graph.weights[name].sizes
    numbers = (("num_embeddings", rows), ("embedding_dim", width), ("padding_idx", None), ("max_norm", None))
    rest = (("norm_type", 2.0), ("scale_grad_by_freq", False), ("sparse", False))
    return _made(node, nn.Embedding, name, "", (*numbers, *rest))


def _convolution(graph: ModelGraph, node: GraphNode) -> GraphSite | None:
    kind = CONVOLUTIONS[node.operator]
    axes = int(kind.__name__[-2])
    given = (*node.arguments, *(None, (1,), (0,), (1,), 1)[len(node.arguments) - 2 :])
    name, bias_name = _weight(graph, given[1], axes + 2), _weight(graph, given[2], 1)
    groups = given[6] if len(given) > 6 else 1
    if not name or (given[2] is not None and not bias_name) or type(groups) is not int:
        return None
    stride, dilation = _sides(given[3], axes), _sides(given[5], axes)
    padding = given[4] if isinstance(given[4], str) else _sides(given[4], axes)
    if stride is None or dilation is None or padding is None:
        return None
    columns, inner, *kernel = (int(size) for size in graph.weights[name].sizes)
    numbers = {
        "in_channels": inner * groups,
        "out_channels": columns,
        "kernel_size": tuple(kernel),
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
        "transposed": False,
        "output_padding": (0,) * axes,
        "groups": groups,
        "padding_mode": "zeros",
    }
    return _made(node, kind, name, bias_name, tuple(numbers.items()))


def _sides(value: Any, axes: int) -> tuple[int, ...] | None:
    """One number for each axis, where they are numbers."""
    sides = value * axes if isinstance(value, tuple) and len(value) == 1 else value
    fits = isinstance(sides, tuple) and len(sides) == axes and all(type(each) is int for each in sides)
    return sides if fits else None


def _made(
    node: GraphNode,
    kind: type[nn.Module],
    weight: str,
    bias: str,
    numbers: tuple[tuple[str, Any], ...],
    *,
    turned: bool = False,
) -> GraphSite:
    """The site under the name of its module, or one made of the weight's, where that module does other things too."""
    owner, _, last = weight.rpartition(".")
    inside = not node.module or owner == node.module or owner.startswith(f"{node.module}.")
    if owner and last == "weight" and bias in ("", f"{owner}.bias") and inside and not turned:
        return GraphSite(owner, kind, weight, bias, True, turned, numbers)
    if last == "weight":
        name = owner if inside and owner else node.module or "product"
    else:
        plain = last.removesuffix("_weight")
        name = ".".join(filter(None, (owner, plain if plain != last else f"{last}_product")))
    return GraphSite(name, kind, weight, bias, False, turned, numbers)
