"""A model that is a graph: it has the weights under the names of the model that it was taken from, and its sites.

A site is a node that multiplies by a weight or looks one up. It stands as an nn.Linear, nn.Conv2d, nn.Embedding, ...
under the name of the module that it stood in, so whatever hooks a module, or changes a weight, works as on that model.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import torch
from torch import Tensor, nn

from scoutview.checkpoints.graphs.graph import GraphError, GraphTensor, ModelGraph, Reference
from scoutview.checkpoints.graphs.running import ComputedOn, Running, Seen, Values
from scoutview.checkpoints.graphs.sites import GraphSite, sites_of


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
        running.check_example()
        self._taken = _Taken(graph, running)
        for name, tensor in graph.weights.items():
            _put(self, name, tensor, sites)
        for name, array in graph.constants.items():
            self._taken.constants[name] = torch.from_numpy(array.copy())
        for site in sites.values():
            self._taken.modules.setdefault(site.name, site.module(self))

    @property
    def graph(self) -> ModelGraph:
        return self._taken.graph

    def forward(self, *inputs: Tensor) -> Any:
        outputs = self.computed(inputs)
        return outputs[0] if len(outputs) == 1 else outputs

    def computed(self, inputs: tuple[Tensor, ...], seen: Seen | None = None) -> tuple[Any, ...]:
        """All outputs; `seen` is given each node, its arguments and its result.

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
        return self._taken.running.run(values, ComputedOn(device, precise), seen, self._taken.modules)

    def _weight(self, name: str) -> Tensor:
        path, _, last = name.rpartition(".")
        return cast(Tensor, getattr(self.get_submodule(path), last))


class _Taken:
    """What a graph model keeps beside its weights: no module, so that none of it is among their names."""

    def __init__(self, graph: ModelGraph, running: Running) -> None:
        self.graph, self.running = graph, running
        self.constants: dict[str, Tensor] = {}
        self.modules: dict[str, nn.Module] = {}


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
        raise GraphError(f"The graph has a weight of a name that no model can have: “{name}”.") from error
