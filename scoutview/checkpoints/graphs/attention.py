"""What the attentions of a graph give to each token and how they come to it; and the graph without one head."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from scoutview.checkpoints.graphs.attending import ATTENTION, SOFTMAX, Attending, attendings
from scoutview.checkpoints.graphs.graph import GraphNode, ModelGraph
from scoutview.checkpoints.graphs.model import GraphModel


@dataclass(frozen=True, eq=False)
class AttendedParts:
    """What one attention multiplied, each (B, heads, T, ...); of keys and values there may be fewer heads.

    Attributes:
        queries, keys, values: (..., T, d) as they are multiplied.
        scores: (..., T, T), what enters the softmax: masked, and whatever else was done to the products.
        shares: (..., T, T), 1 over the keys.
        read: (..., T, d), shares times values.
    """

    queries: Tensor
    keys: Tensor
    values: Tensor
    scores: Tensor
    shares: Tensor
    read: Tensor


def attention_names(graph: ModelGraph) -> dict[str, str]:
    """A name for each attention, by the name of its node: that of its module, numbered where a module has several."""
    return {each.node: each.name for each in attendings(graph)}


def attention_weights(model: GraphModel, inputs: tuple[Tensor, ...]) -> dict[str, Tensor]:
    """What each attention gives to each key, by its name: (B, heads, queries, keys); 1 over the keys."""
    wanted = attention_names(model.graph)
    found: dict[str, Tensor] = {}

    def seen(node: GraphNode, arguments: list[Any], named: Mapping[str, Any], result: Any) -> None:
        if node.name in wanted:
            weights = recomputed(*arguments, **named)[1] if node.operator == ATTENTION else result
            found[wanted[node.name]] = with_heads(weights, len(inputs[0]))

    model.computed(inputs, seen)
    return found


def attention_parts(model: GraphModel, inputs: tuple[Tensor, ...], attending: Attending) -> AttendedParts:
    """What this attention, which has steps, multiplies on these inputs."""
    found: dict[str, Tensor] = {}

    def seen(node: GraphNode, arguments: list[Any], named: Mapping[str, Any], result: Any) -> None:
        if node.operator == ATTENTION and node.name == attending.node:
            found.update(queries=arguments[0], keys=arguments[1], values=arguments[2], read=result)
            found["scores"], found["shares"] = recomputed(*arguments, **named)
        elif node.name == attending.product:
            found.update(queries=arguments[0], keys=arguments[1].transpose(-1, -2))
        elif node.name == attending.node and node.operator in SOFTMAX:
            found.update(scores=arguments[0], shares=result)
        elif node.name == attending.read:
            found.update(values=arguments[1], read=result)

    model.computed(inputs, seen)
    return AttendedParts(**{name: with_heads(each, len(inputs[0])) for name, each in found.items()})


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


def recomputed(
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
) -> tuple[Tensor, Tensor]:
    """The scores and the shares of scaled_dot_product_attention, by its own definition: (..., queries, keys) each."""
    if enable_gqa:
        key = key.repeat_interleave(query.shape[-3] // key.shape[-3], -3)
    scores = query @ key.transpose(-1, -2) * (1 / math.sqrt(query.shape[-1]) if scale is None else scale)
    if is_causal:
        causal = torch.ones(scores.shape[-2:], dtype=torch.bool, device=scores.device).tril()
        scores = scores.masked_fill(~causal, -math.inf)
    if attn_mask is not None:
        scores = scores.masked_fill(~attn_mask, -math.inf) if attn_mask.dtype == torch.bool else scores + attn_mask
    return scores, scores.softmax(-1)


def with_heads(tensor: Tensor, batch: int) -> Tensor:
    """(B * heads, queries, keys) and (queries, keys) -> (B, heads, queries, keys)."""
    if tensor.ndim < 3:
        return tensor[None, None]
    if tensor.ndim == 3:
        heads = len(tensor) // batch if batch and len(tensor) % batch == 0 else 1
        return tensor.reshape(-1, heads, *tensor.shape[1:])
    return tensor
