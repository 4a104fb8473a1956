"""Holds a graph against its model, also with other sizes, and opens those with which it agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from scoutview.checkpoints.graphs.graph import Argument, GraphError, GraphNode, ModelGraph, OpenSize, Reference
from scoutview.checkpoints.graphs.model import GraphModel
from scoutview.checkpoints.graphs.unwrapped import plain_weights
from scoutview.checkpoints.graphs.written import LARGEST_WHOLE
from scoutview.language import tr_noop

Call: TypeAlias = tuple[tuple[Any, ...], dict[str, Any]]
Places: TypeAlias = Sequence[tuple[int, int]]  # of a size: which input, which axis
CLOSE = 1e-4  # of the largest number of the model's answer, or of 1: farther away it is another model


def tensors_of(call: Call) -> tuple[Tensor, ...]:
    """Those of a call, in the order in which a graph takes them."""
    return tuple(each for each in pytree.tree_leaves(call) if isinstance(each, Tensor))


def graph_with_weights(graph: ModelGraph, model: nn.Module) -> GraphModel:
    """The graph as a model, with the weights that the model has now."""
    whole = GraphModel(graph).eval()
    whole.load_state_dict(plain_weights(model))
    return whole


def runs(model: nn.Module, call: Call) -> bool:
    """Whether a model takes this."""
    try:
        with torch.no_grad():
            model(*call[0], **call[1])
    except Exception:  # whatever a model does that takes other sizes
        return False
    return True


def as_the_model(graph: ModelGraph, model: nn.Module, call: Call) -> ModelGraph:
    """The graph with those sizes open in which it does what the model does.

    Raises:
        GraphError: it does not even with the example.
    """
    if not _agree(graph, model, call):
        raise GraphError(
            tr_noop("The graph of the model cannot be taken: what torch.export made of it answers something else.")
        )
    fixed: dict[str, int] = {}
    for name, size in list(graph.symbols.items()):
        places = list(_places(graph, name))
        opened = replace(graph, symbols={**graph.symbols, name: replace(size, low=1)})
        if size.example * 2 <= size.high and not _agree(graph, model, resized(call, places, twice)):
            fixed[name] = size.example
        elif size.low > 1 and _agree(opened, model, resized(call, places, once)):
            graph = opened
    return _opened(_with_fixed(graph, fixed), model, call)


def with_open_batch(graph: ModelGraph, model: nn.Module, call: Call) -> ModelGraph | None:
    """The graph with the size of the batch in the place of that number, wherever it is; None where that is wrong."""
    size = len(tensors_of(call)[0])
    first = next(iter(graph.inputs))
    counted = GraphNode("batch_size", "sym_size.int", (Reference("input", first), 0))
    several: dict[int, GraphNode] = {}

    def other(argument: Argument) -> Argument:
        if type(argument) is int and argument and argument % size == 0:
            times = argument // size
            if times == 1:
                return Reference("node", counted.name)
            name = f"batch_size_{times}".replace("-", "minus_")
            several.setdefault(times, GraphNode(name, "mul", (Reference("node", counted.name), times)))
            return Reference("node", name)
        return tuple(map(other, argument)) if isinstance(argument, tuple) else argument

    nodes = [
        replace(each, arguments=other(each.arguments), named={key: other(value) for key, value in each.named.items()})
        for each in graph.nodes
    ]
    inputs = {
        name: replace(each, sizes=("batch", *each.sizes[1:])) if each.sizes[:1] == (size,) else each
        for name, each in graph.inputs.items()
    }
    symbols = {**graph.symbols, "batch": OpenSize(1, LARGEST_WHOLE, size)}
    opened = replace(graph, inputs=inputs, symbols=symbols, nodes=(counted, *several.values(), *nodes))
    places = list(_places(opened, "batch"))
    if not all(_agree(opened, model, resized(call, places, change)) for change in (same, once, longer, twice)):
        return None
    return as_the_model(opened, model, call)


def _opened(graph: ModelGraph, model: nn.Module, call: Call) -> ModelGraph:
    """Sizes that torch.export took for fixed are opened where the nodes do the same as the model for three others.

    So does a recurrent layer, which is one operator: of any length.
    """
    for number, name in enumerate(graph.inputs):
        for axis, size in enumerate(graph.inputs[name].sizes):
            if isinstance(size, str) or size < 2:
                continue
            symbol, given = f"{name}_{axis}", graph.inputs[name]
            inputs = {
                **graph.inputs,
                name: replace(given, sizes=(*given.sizes[:axis], symbol, *given.sizes[axis + 1 :])),
            }
            symbols = {**graph.symbols, symbol: OpenSize(1, LARGEST_WHOLE, size)}
            opened = replace(graph, inputs=inputs, symbols=symbols)
            if all(_agree(opened, model, resized(call, [(number, axis)], change)) for change in (once, longer, twice)):
                graph = opened
    return graph


def _with_fixed(graph: ModelGraph, fixed: Mapping[str, int]) -> ModelGraph:
    inputs = {
        name: replace(each, sizes=tuple(fixed.get(str(size), size) for size in each.sizes))
        for name, each in graph.inputs.items()
    }
    return replace(
        graph, inputs=inputs, symbols={name: each for name, each in graph.symbols.items() if name not in fixed}
    )


# agreement


def _agree(graph: ModelGraph, model: nn.Module, call: Call) -> bool:
    try:
        with torch.no_grad():
            wanted = [each for each in pytree.tree_leaves(model(*call[0], **call[1])) if isinstance(each, Tensor)]
            answered = graph_with_weights(graph, model).computed(tensors_of(call))
    except Exception:  # the model itself does not take such sizes, or the graph does not
        return False
    return len(answered) == len(wanted) and all(map(_is_close, answered, wanted))


def _is_close(given: Any, wanted: Tensor) -> bool:
    if not isinstance(given, Tensor) or given.shape != wanted.shape:
        return False
    if not wanted.is_floating_point():
        return torch.equal(given, wanted)
    bound = CLOSE * max(1.0, float(wanted[wanted.isfinite()].abs().max())) if wanted.isfinite().any() else 0.0
    return torch.allclose(given, wanted, rtol=0.0, atol=bound, equal_nan=True)


# other sizes


def _places(graph: ModelGraph, symbol: str) -> Iterator[tuple[int, int]]:
    for number, each in enumerate(graph.inputs.values()):
        for axis, size in enumerate(each.sizes):
            if size == symbol:
                yield number, axis


def resized(call: Call, places: Places, change: Callable[[Tensor, int], Tensor]) -> Call:
    """The same call with other sizes there."""
    leaves, spec = pytree.tree_flatten(call)
    numbers = [index for index, each in enumerate(leaves) if isinstance(each, Tensor)]
    for number, axis in places:
        leaves[numbers[number]] = change(leaves[numbers[number]], axis)
    return pytree.tree_unflatten(leaves, spec)


def same(tensor: Tensor, axis: int) -> Tensor:
    """As it is."""
    return tensor


def once(tensor: Tensor, axis: int) -> Tensor:
    """The first of an axis alone."""
    return tensor.narrow(axis, 0, 1)


def longer(tensor: Tensor, axis: int) -> Tensor:
    """One more along an axis."""
    return torch.cat([tensor, tensor.narrow(axis, 0, 1)], axis)


def twice(tensor: Tensor, axis: int) -> Tensor:
    """All of an axis a second time."""
    return torch.cat([tensor, tensor], axis)
