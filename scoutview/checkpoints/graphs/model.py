"""A model that is a graph: it has the weights under the names of the model that it was taken from, and its sites.

A site is a node that multiplies by a weight or looks one up. It stands as an nn.Linear, nn.Conv2d, nn.Embedding, ...
under the name of the module that it stood in, so whatever hooks a module, or changes a weight, works as on that model.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

import torch
from torch import Tensor, nn

from scoutview.checkpoints.graphs.graph import GraphError, GraphTensor, ModelGraph, Reference
from scoutview.checkpoints.graphs.heads import heads_of, side_by_side
from scoutview.checkpoints.graphs.running import ComputedOn, Passing, Running, Seen, Shapes, Values
from scoutview.checkpoints.graphs.sites import GraphSite, sites_of
from scoutview.language import tr
from scoutview.models.token_model import HeadsRead, is_watched


class GraphModel(nn.Module):
    """Takes what the model took (tensors, in order), returns what it returned: a tensor, or a tuple of its outputs.

    Its weights are zeros until others are loaded.

    Raises:
        GraphError: its nodes do not go together, or would hold more than is possible.
    """

    def __init__(self, graph: ModelGraph) -> None:
        super().__init__()
        sites = sites_of(graph)
        running = Running(graph, {node: site.name for node, site in sites.items()})
        self._taken = _Taken(graph, running, running.check_example())
        for name, tensor in graph.weights.items():
            _put(self, name, tensor, sites)
        for name, array in graph.constants.items():
            self._taken.constants[name] = torch.from_numpy(array.copy())
        for site in sites.values():
            self._taken.modules.setdefault(site.name, site.module(self))
        for node, heads in heads_of(graph, self._taken.shapes).items():
            self._taken.heads[node] = heads
            self.add_module(_free_name(self, f"heads_read_{len(self._taken.heads) - 1}"), heads)

    @property
    def graph(self) -> ModelGraph:
        return self._taken.graph

    @property
    def shapes(self) -> Shapes:
        """Of each result that is a tensor, by its node, with inputs of the example's sizes."""
        return self._taken.shapes

    def forward(self, *inputs: Tensor) -> Any:
        outputs = self.computed(inputs)
        return outputs[0] if len(outputs) == 1 else outputs

    def computed(self, inputs: tuple[Tensor, ...], seen: Seen | None = None, until: str = "") -> tuple[Any, ...]:
        """All outputs, or the result of the node `until` alone; `seen` is given each node, its arguments, its result.

        Raises:
            GraphError: the inputs are not those that the graph takes, or a node cannot be computed.
        """
        self._taken.running.check(inputs)
        first = next(iter(self.parameters()), torch.zeros(0))
        device, precise = first.device, first.dtype == torch.float64
        values: Values = {Reference("weight", name): self._weight(name) for name in self.graph.weights}
        for name, each in self._taken.constants.items():
            values[Reference("constant", name)] = (
                each.double() if precise and each.is_floating_point() else each.to(device)
            )
        values |= {
            Reference("input", name): each.to(device) for name, each in zip(self.graph.inputs, inputs, strict=True)
        }
        passing = self._taken.watched_heads(len(inputs[0]) if inputs and inputs[0].ndim else 1)
        place, modules = ComputedOn(device, precise), self._taken.modules
        return self._taken.running.run(values, place, seen, modules, passing=passing, until=until)

    def _weight(self, name: str) -> Tensor:
        path, _, last = name.rpartition(".")
        return cast(Tensor, getattr(self.get_submodule(path), last))


class _Taken:
    """What a graph model keeps beside its weights: no module, so that none of it is among their names."""

    def __init__(self, graph: ModelGraph, running: Running, shapes: Shapes) -> None:
        self.graph, self.running, self.shapes = graph, running, shapes
        self.constants: dict[str, Tensor] = {}
        self.modules: dict[str, nn.Module] = {}
        self.heads: dict[str, HeadsRead] = {}  # by the nodes whose results they pass on

    def watched_heads(self, batch: int) -> Passing:
        """What heads read goes through a module only where somebody looks there, or changes something."""
        watched = {node: heads for node, heads in self.heads.items() if is_watched(heads)}
        return {node: partial(side_by_side, heads, batch) for node, heads in watched.items()}


def _free_name(model: nn.Module, name: str) -> str:
    """Itself, or with underscores after it where the model has something of this name."""
    while hasattr(model, name):
        name += "_"
    return name


def _put(model: nn.Module, name: str, tensor: GraphTensor, sites: Mapping[str, GraphSite]) -> None:
    """Give the model this weight; modules on its way that are sites are made as such."""
    of_name = {site.name: site for site in sites.values()}
    *path, last = name.split(".")
    module = model
    try:
        for depth, part in enumerate(path, 1):
            if part not in module._modules:
                site = of_name.get(".".join(path[:depth]))
                module.add_module(part, nn.Module() if site is None else site.bare())
            module = module._modules[part] or module
        value = torch.zeros([int(size) for size in tensor.sizes], dtype=getattr(torch, tensor.dtype))
        if not tensor.is_buffer and value.is_floating_point():
            module.register_parameter(last, nn.Parameter(value))
        else:
            module.register_buffer(last, value)
    except (KeyError, TypeError) as error:
        raise GraphError(
            tr("The graph has a weight of a name that no model can have: “{name}”.").format(name=name)
        ) from error
