"""The table in which a graph looks up each token of its first input, and what it makes of a row before it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoutview.checkpoints.graphs.graph import GraphNode, ModelGraph, Reference, node_references

SAME = {"to", "_to_copy", "alias", "clone", "contiguous", "detach"}
ON_ITS_WAY = SAME | {"add", "mul", "div", "dropout"}  # of a row: positions are added, it is scaled
SIZES = {"sym_size", "sym_numel"}  # look at the shape alone


@dataclass(frozen=True)
class TokenTable:
    """A table of vectors, one for each token.

    Attributes:
        weight: its name.
        rows, width: its shape.
        lookup: the node that picks a row for each token.
        entering: the node that gives what goes on into the network: the row, or the row with what is added to it.
        added: what is added to the rows on their way, nothing where that is more or less than one result.
    """

    weight: str
    rows: int
    width: int
    lookup: str
    entering: str
    added: Reference | None


def token_table(graph: ModelGraph) -> TokenTable | None:
    """The first table in which the first input is looked up; None where there is none."""
    nodes = {node.name: node for node in graph.nodes}
    first = Reference("input", next(iter(graph.inputs), ""))
    for node in graph.nodes:
        if node.operator != "embedding.default" or not _is_same(nodes, node.arguments[1], first):
            continue
        table = node.arguments[0]
        if isinstance(table, Reference) and table.kind == "weight":
            rows, width = (int(size) for size in graph.weights[table.name].sizes)
            entering, added = _on_its_way(graph, node)
            return TokenTable(table.name, rows, width, node.name, entering, added)
    return None


def _is_same(nodes: Mapping[str, GraphNode], argument: object, first: Reference) -> bool:
    """Whether this is the first input, with nothing done to its numbers."""
    while isinstance(argument, Reference) and argument.kind == "node":
        node = nodes[argument.name]
        if node.kind not in SAME or not node.arguments:
            return False
        argument = node.arguments[0]
    return argument == first


def _on_its_way(graph: ModelGraph, lookup: GraphNode) -> tuple[str, Reference | None]:
    """The last result before something else than adding and scaling is done, and what is added."""
    at, added = lookup.name, list[Reference]()
    while True:
        here = Reference("node", at)
        uses = [node for node in graph.nodes if here in node_references(node) and node.kind not in SIZES]
        if len(uses) != 1 or uses[0].kind not in ON_ITS_WAY:
            return at, added[0] if len(added) == 1 else None
        others = [each for each in node_references(uses[0]) if each != here]
        if uses[0].operator.startswith("add"):
            added += others
        at = uses[0].name
