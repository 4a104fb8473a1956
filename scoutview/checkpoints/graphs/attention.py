"""Where a graph attends: at scaled_dot_product_attention, and at the softmax of a product of two results.

Source: Vaswani et al. (2017), Attention Is All You Need, 3.2.1: softmax(Q K^T / sqrt(d)) V.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from scoutview.checkpoints.graphs.graph import GraphNode, ModelGraph, Reference, references
from scoutview.checkpoints.graphs.model import GraphModel

ATTENTION = "scaled_dot_product_attention.default"
SOFTMAX = ("softmax.int", "_softmax.default")
PRODUCTS = ("matmul.default", "bmm.default", "baddbmm.default", "einsum.default")
BETWEEN = {  # what scores may pass on their way from the product to the softmax
    *("div", "mul", "add", "sub", "masked_fill", "where", "dropout", "view", "reshape", "to", "_to_copy", "clone"),
    *("expand", "contiguous", "slice", "tanh", "alias", "unsqueeze", "squeeze"),
}


def attention_names(graph: ModelGraph) -> dict[str, str]:
    """A name for each attention, by the name of its node: that of its module, numbered where a module has several."""
    nodes = {node.name: node for node in graph.nodes}
    found: dict[str, str] = {}
    for node in graph.nodes:
        if node.operator != ATTENTION and not (node.operator in SOFTMAX and _of_product(nodes, node)):
            continue
        name = name_of_module = node.module or "attention"
        number = 1
        while name in found.values():
            number += 1
            name = f"{name_of_module} ({number})"
        found[node.name] = name
    return found


def attention_weights(model: GraphModel, inputs: tuple[Tensor, ...]) -> dict[str, Tensor]:
    """What each attention gives to each key, by its name: (B, heads, queries, keys); 1 over the keys."""
    wanted = attention_names(model.graph)
    found: dict[str, Tensor] = {}

    def seen(node: GraphNode, arguments: list[Any], named: Mapping[str, Any], result: Any) -> None:
        if node.name in wanted:
            weights = _recomputed(*arguments, **named) if node.operator == ATTENTION else result
            found[wanted[node.name]] = _with_heads(weights, len(inputs[0]))

    model.computed(inputs, seen)
    return found


def without_head(model: GraphModel, inputs: tuple[Tensor, ...], name: str, head: int) -> tuple[Any, ...]:
    """The outputs of a model in which this head, from 0, of the attention of this name reads nothing."""
    wanted = attention_names(model.graph)

    def seen(node: GraphNode, _arguments: list[Any], _named: Mapping[str, Any], result: Any) -> None:
        if wanted.get(node.name) == name:
            if result.ndim == 3:  # (B * heads, queries, keys)
                result.unflatten(0, (len(inputs[0]), -1))[:, head] = 0
            elif result.ndim > 3:
                result[:, head] = 0
            else:
                result.zero_()

    return model.computed(inputs, seen)


def _of_product(nodes: Mapping[str, GraphNode], node: GraphNode) -> bool:
    """Whether scores enter: a product of two results, no weight among them, on no more than few steps."""
    waiting = [node]
    for _ in range(24):
        if not waiting:
            return False
        entering = [each for each in references(waiting.pop(0).arguments) if each.kind == "node"]
        for reference in entering[:2]:
            before = nodes[reference.name]
            if before.operator in PRODUCTS and _is_between_results(before):
                return True
            if before.operator.partition(".")[0] in BETWEEN:
                waiting.append(before)
    return False


def _is_between_results(node: GraphNode) -> bool:
    given = list(references(node.arguments))
    return len(given) > 1 and all(isinstance(each, Reference) and each.kind == "node" for each in given)


def _recomputed(
    query: Tensor,
    key: Tensor,
    _value: Tensor,
    attn_mask: Tensor | None = None,
    _dropout: float = 0.0,
    is_causal: bool = False,
    *,
    scale: float | None = None,
    enable_gqa: bool = False,
    **_others: Any,
) -> Tensor:
    """What scaled_dot_product_attention weighs by, by its own definition: (..., queries, keys)."""
    if enable_gqa:
        key = key.repeat_interleave(query.shape[-3] // key.shape[-3], -3)
    scores = query @ key.transpose(-1, -2) * (1 / math.sqrt(query.shape[-1]) if scale is None else scale)
    if is_causal:
        causal = torch.ones(scores.shape[-2:], dtype=torch.bool, device=scores.device).tril()
        scores = scores.masked_fill(~causal, -math.inf)
    if attn_mask is not None:
        scores = scores.masked_fill(~attn_mask, -math.inf) if attn_mask.dtype == torch.bool else scores + attn_mask
    return scores.softmax(-1)


def _with_heads(weights: Tensor, batch: int) -> Tensor:
    """(B * heads, queries, keys) and (queries, keys) -> (B, heads, queries, keys)."""
    if weights.ndim < 3:
        return weights[None, None]
    if weights.ndim == 3:
        heads = len(weights) // batch if batch and len(weights) % batch == 0 else 1
        return weights.reshape(-1, heads, *weights.shape[1:])
    return weights
