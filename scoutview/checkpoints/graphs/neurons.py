"""Where a graph has neurons: what an activation function lets through on its way into a site."""

from __future__ import annotations

from collections.abc import Mapping

from scoutview.checkpoints.graphs.activations import ACTIVATIONS
from scoutview.checkpoints.graphs.graph import GraphNode, ModelGraph, Reference, node_references
from scoutview.checkpoints.graphs.running import Shapes, given
from scoutview.checkpoints.graphs.sites import sites_of
from scoutview.interventions import Neurons

# what changes nothing about which number is whose
PASSED = {"dropout", "clone", "contiguous", "to", "_to_copy", "alias", "detach", "select", "slice", "getitem"}
POOLED = {"max_pool2d", "avg_pool2d", "adaptive_avg_pool2d", "_adaptive_avg_pool2d", "adaptive_max_pool2d", "mean"}
FLATTENED = {"flatten", "view", "reshape", "squeeze", "_unsafe_view"}
GATED = {"mul"}  # an activation times something
FARTHEST = 12
MAPS = 4  # axes of maps: (B, C, H, W)


def neurons_of(graph: ModelGraph, shapes: Shapes) -> tuple[Neurons, ...]:
    """The layers of neurons, in the order of computing: what enters a site, each number or each channel one of them.

    `shapes` are those of the results with inputs of the example's sizes.
    """
    nodes = {node.name: node for node in graph.nodes}
    found: dict[str, Neurons] = {}
    for name, site in sites_of(graph).items():
        entering = given(nodes[name])
        source = _activation_before(nodes, entering) if nodes[name].operator != "embedding.default" else None
        if source is None or site.name in found:
            continue
        before, there = shapes.get(source, ()), shapes.get(entering.name, ())
        channels = before[1] if len(before) == MAPS and len(there) < MAPS and there[-1] % before[1] == 0 else 0
        found[site.name] = Neurons(site.name, channels if channels and there[-1] != channels else 0)
    return tuple(found.values())


def _activation_before(nodes: Mapping[str, GraphNode], reference: Reference) -> str | None:
    """The result of an activation function, where nothing but a change of shape stands between it and this."""
    waiting = [reference]
    for _ in range(FARTHEST):
        if not waiting:
            return None
        at = waiting.pop(0)
        if at.kind != "node":
            continue
        node = nodes[at.name]
        if node.kind in ACTIVATIONS:
            return node.name
        if node.kind in PASSED | POOLED | FLATTENED:
            waiting += list(node_references(node))[:1]
        elif node.kind in GATED:
            waiting += list(node_references(node))
    return None
