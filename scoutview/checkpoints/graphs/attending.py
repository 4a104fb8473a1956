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
BENDING = {"tanh"}
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
        is_plain: whether scores are nothing but products, scaled and masked, as far as operators tell: they are not
            bent, and nothing learned is added to them.
    """

    name: str
    node: str
    product: str
    read: str
    is_plain: bool = True

    @property
    def has_steps(self) -> bool:
        """Whether queries, keys, shares and values are all results that can be told apart."""
        return self.is_plain and bool(self.read) and (self.read == self.node or bool(self.product))


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
            mask = node.arguments[3] if len(node.arguments) > 3 else node.named.get("attn_mask")
            found[name] = Attending(name, node.name, "", node.name, not _is_learned(graph, nodes, mask))
        else:
            plain = product.name if product.operator in PLAIN_PRODUCTS else ""
            read, is_plain = _read_after(graph, node.name), _is_plain(graph, nodes, node, product)
            found[name] = Attending(name, node.name, plain, read, is_plain)
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
            if before.kind in BETWEEN:
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
        if node.kind in AFTERWARDS:
            passed.add(node.name)
    return ""


def _is_plain(graph: ModelGraph, nodes: Mapping[str, GraphNode], softmax: GraphNode, product: GraphNode) -> bool:
    """Whether what stands between the product and the softmax only scales and masks."""
    waiting, seen = [softmax], set[str]()
    while waiting:
        node = waiting.pop()
        if node.name in seen or node is product:
            continue
        seen.add(node.name)
        for reference in node_references(node):
            before = nodes.get(reference.name) if reference.kind == "node" else None
            if before is not None and _leads_to(nodes, before, product):
                waiting.append(before)
            elif _is_learned(graph, nodes, reference):
                return False
        if node.kind in BENDING:
            return False
    return True


def _leads_to(nodes: Mapping[str, GraphNode], node: GraphNode, product: GraphNode) -> bool:
    """Whether this is the product, or is computed from it."""
    return node is product or product.name in _before(nodes, Reference("node", node.name))


def _is_learned(graph: ModelGraph, nodes: Mapping[str, GraphNode], argument: object) -> bool:
    """Whether this, or what it is computed from, is a learned weight."""
    if not isinstance(argument, Reference):
        return False
    weights = _before(nodes, argument, kind="weight") | ({argument.name} if argument.kind == "weight" else set())
    return any(graph.weights[name].dtype.startswith("float") and not graph.weights[name].is_buffer for name in weights)


def _before(nodes: Mapping[str, GraphNode], reference: Reference, kind: str = "node") -> set[str]:
    """The names of all of this kind from which it is computed."""
    waiting, seen, found = [reference], set[str](), set[str]()
    while waiting:
        at = waiting.pop()
        if at.kind != "node" or at.name in seen:
            continue
        seen.add(at.name)
        entering = list(node_references(nodes[at.name]))
        found |= {each.name for each in entering if each.kind == kind}
        waiting += entering
    return found


def _is_between_results(node: GraphNode) -> bool:
    given = list(node_references(node))
    return len(given) > 1 and all(each.kind == "node" for each in given)
