"""Where a graph attends: at scaled_dot_product_attention, and at the softmax of a product of two results. No torch.

Source: Vaswani et al. (2017), Attention Is All You Need, 3.2.1: softmax(Q K^T / sqrt(d)) V.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoutview.checkpoints.graphs.graph import GraphNode, ModelGraph, Reference, node_references, references

ATTENTION = "scaled_dot_product_attention.default"
SOFTMAX = ("softmax.int", "_softmax.default")
PRODUCTS = ("matmul.default", "bmm.default", "baddbmm.default", "einsum.default")
PLAIN_PRODUCTS = ("matmul.default", "bmm.default")  # of two results, the first from the left
BETWEEN = {  # what scores may pass on their way from the product to the softmax
    *("div", "mul", "add", "sub", "masked_fill", "where", "dropout", "view", "reshape", "to", "_to_copy", "clone"),
    *("expand", "contiguous", "slice", "tanh", "alias", "unsqueeze", "squeeze"),
}
AFTERWARDS = {"dropout", "to", "_to_copy", "clone", "contiguous", "alias", "expand", "view", "reshape"}
FARTHEST = 24  # steps between a product and what it belongs to


@dataclass(frozen=True)
class Attending:
    """One attention, by the names of its nodes; empty where there is none that can be followed.

    Attributes:
        name: that of its module, numbered where a module has several.
        node: what gives the shares: the softmax, or the attention as one operator.
        product: query times key, where that is a node.
        read: what gives the shares times the values.
    """

    name: str
    node: str
    product: str
    read: str

    @property
    def has_steps(self) -> bool:
        """Whether queries, keys, shares and values are all results that can be told apart."""
        return bool(self.read) and (self.read == self.node or bool(self.product))


def attendings(graph: ModelGraph) -> tuple[Attending, ...]:
    """All attentions, in the order of computing."""
    nodes = {node.name: node for node in graph.nodes}
    found: dict[str, Attending] = {}
    for node in graph.nodes:
        product = _product_before(nodes, node) if node.operator in SOFTMAX else None
        if node.operator != ATTENTION and product is None:
            continue
        name = name_of_module = node.module or "attention"
        number = 1
        while name in found:
            number += 1
            name = f"{name_of_module} ({number})"
        if product is None:
            found[name] = Attending(name, node.name, "", node.name)
        else:
            plain = product.name if product.operator in PLAIN_PRODUCTS else ""
            found[name] = Attending(name, node.name, plain, _read_after(graph, node.name))
    return tuple(found.values())


def _product_before(nodes: Mapping[str, GraphNode], node: GraphNode) -> GraphNode | None:
    """Query times key, few steps before this: a product of two results, no weight among them."""
    waiting = [node]
    for _ in range(FARTHEST):
        if not waiting:
            return None
        entering = [each for each in references(waiting.pop(0).arguments) if each.kind == "node"]
        for reference in entering[:2]:
            before = nodes[reference.name]
            if before.operator in PRODUCTS and _is_between_results(before):
                return before
            if before.operator.partition(".")[0] in BETWEEN:
                waiting.append(before)
    return None


def _read_after(graph: ModelGraph, shares: str) -> str:
    """The product with the values, on which the shares stand first."""
    passed = {shares}
    for node in graph.nodes:
        first = node.arguments[0] if node.arguments else None
        if not isinstance(first, Reference) or first.kind != "node" or first.name not in passed:
            continue
        if node.operator in PLAIN_PRODUCTS and _is_between_results(node):
            return node.name
        if node.operator.partition(".")[0] in AFTERWARDS:
            passed.add(node.name)
    return ""


def _is_between_results(node: GraphNode) -> bool:
    given = list(node_references(node))
    return len(given) > 1 and all(each.kind == "node" for each in given)
