"""What the layers of a model of one's own answer to pictures: by its graph, or by the modules of a supplied model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from scoutview.checkpoints.graphs.graph import GraphNode
from scoutview.checkpoints.graphs.model import GraphModel
from scoutview.checkpoints.graphs.responses import MAPS, VECTORS, LayerResult, layer_results
from scoutview.labs.own_model.supplied import SuppliedModel

Responses = dict[str, Tensor]  # (B, C, H, W) by the name of the layer, 1 by 1 where it has no maps


class GraphLayers:
    """A norm right behind a layer belongs to it.

    Attributes:
        results: by the names of the layers, in the order of computing.
        sides: of their maps, the larger one.
    """

    def __init__(self, model: GraphModel) -> None:
        self._model = model
        self.results: Mapping[str, LayerResult] = layer_results(model.graph, model.shapes)
        self.sides = {name: max(model.shapes[each.node][2:], default=1) for name, each in self.results.items()}

    def responses(self, inputs: tuple[Tensor, ...]) -> Responses:
        """Of all layers, before any ReLU."""
        names = {each.node: name for name, each in self.results.items()}
        found: Responses = {}

        def seen(node: GraphNode, _arguments: list[Any], _named: Mapping[str, Any], result: Any) -> None:
            if node.name in names:
                found[names[node.name]] = _as_maps(result)

        self._model.computed(inputs, seen)
        return found

    def response(self, layer: str, inputs: tuple[Tensor, ...]) -> Tensor:
        """Of one layer, (B, C, H, W), with nothing computed behind it."""
        (result,) = self._model.computed(inputs, until=self.results[layer].node)
        return _as_maps(result)


class ModuleLayers:
    """The same of nn.Conv2d and of nn.Linear with a row a picture: what follows a module is not known, and left out."""

    def __init__(self, model: SuppliedModel, inputs: tuple[Tensor, ...]) -> None:
        self._model = model
        with torch.no_grad():
            found = self.responses(inputs)
        self.results: Mapping[str, LayerResult] = {
            name: LayerResult("", each.shape[1], isinstance(model.get_submodule(name), nn.Conv2d), rectified=False)
            for name, each in found.items()
        }
        self.sides = {name: max(each.shape[2:]) for name, each in found.items()}

    def responses(self, inputs: tuple[Tensor, ...]) -> Responses:
        """Of all layers, at the first use of each."""
        found: Responses = {}
        axes = {nn.Conv2d: MAPS, nn.Linear: VECTORS}
        hooks = [
            module.register_forward_hook(_catching(found, name, axes[type(module)]))
            for name, module in self._model.named_modules()
            if type(module) in axes
        ]
        try:
            self._model(*inputs)
        finally:
            for hook in hooks:
                hook.remove()
        return found

    def response(self, layer: str, inputs: tuple[Tensor, ...]) -> Tensor:
        """Of one layer: (B, C, H, W)."""
        return self.responses(inputs)[layer]


def layers_of(model: GraphModel | SuppliedModel, inputs: tuple[Tensor, ...]) -> GraphLayers | ModuleLayers:
    """The layers of a model that is called with such inputs."""
    return GraphLayers(model) if isinstance(model, GraphModel) else ModuleLayers(model, inputs)


def _catching(found: Responses, name: str, axes: int) -> Callable[..., None]:
    def catch(_module: nn.Module, _inputs: object, output: Tensor) -> None:
        if output.ndim == axes:
            found.setdefault(name, _as_maps(output))

    return catch


def _as_maps(result: Tensor) -> Tensor:
    return result if result.ndim == MAPS else result[..., None, None]
