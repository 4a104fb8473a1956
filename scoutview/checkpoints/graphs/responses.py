"""What the layers of a graph answer: of each convolution and each product of whole pictures, before any ReLU."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.checkpoints.graphs.graph import GraphNode, ModelGraph, Reference, node_references
from scoutview.checkpoints.graphs.running import Shapes
from scoutview.checkpoints.graphs.sites import sites_of

NORMS = ("batch_norm.default", "_native_batch_norm_legit_no_training.default", "getitem")  # the last of its results
RELUS = ("relu.default", "relu6.default")
MAPS, VECTORS = 4, 2  # axes: (B, C, H, W), (B, C)


@dataclass(frozen=True)
class LayerResult:
    """A layer's answer is the result (B, C, H, W) or (B, C) of this node; `rectified`: a ReLU follows."""

    node: str
    channels: int
    has_maps: bool
    rectified: bool


def layer_results(graph: ModelGraph, shapes: Shapes) -> dict[str, LayerResult]:
    """By the names of the sites, in the order of computing; a norm right after a site belongs to it."""
    nodes = {node.name: node for node in graph.nodes}
    found: dict[str, LayerResult] = {}
    for name, site in sites_of(graph).items():
        shape = shapes.get(name, ())
        if site.name in found or len(shape) not in (MAPS, VECTORS) or nodes[name].operator == "embedding.default":
            continue
        at = name
        following = _only_use(graph, at)
        while following is not None and following.operator in NORMS:
            at, following = following.name, _only_use(graph, following.name)
        rectified = following is not None and following.operator in RELUS
        found[site.name] = LayerResult(at, shape[1], len(shape) == MAPS, rectified)
    return found


def _only_use(graph: ModelGraph, name: str) -> GraphNode | None:
    uses = [node for node in graph.nodes if Reference("node", name) in node_references(node)]
    return uses[0] if len(uses) == 1 else None
