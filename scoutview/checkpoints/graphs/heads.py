"""What the heads of a graph's attentions read: where it stands, and as it is looked at and changed."""

from __future__ import annotations

from torch import Tensor

from scoutview.checkpoints.graphs.attending import attendings
from scoutview.checkpoints.graphs.graph import ModelGraph
from scoutview.checkpoints.graphs.running import Shapes
from scoutview.models.token_model import HeadsRead


def heads_of(graph: ModelGraph, shapes: Shapes) -> dict[str, HeadsRead]:
    """A module for each attention whose heads can be told apart, by the node that gives what they read.

    `shapes` are those of the results with inputs of the example's sizes.
    """
    first = next(iter(graph.inputs.values()), None)
    batch = first.sizes[0] if first is not None and first.sizes else 1
    examples = max(1, graph.symbols[batch].example if isinstance(batch, str) else batch)
    found: dict[str, HeadsRead] = {}
    for each in attendings(graph):
        if not each.read:
            continue
        *before, _, size = shapes[each.read]
        if len(before) == 2:  # (B, heads, T, size)
            found[each.read] = HeadsRead(before[1], size)
        elif not before or (len(before) == 1 and before[0] % examples == 0):  # (T, size), (B * heads, T, size)
            found[each.read] = HeadsRead(before[0] // examples if before else 1, size)
    return found


def side_by_side(heads: HeadsRead, batch: int, read: Tensor) -> Tensor:
    """What heads read, (..., T, size) with as many axes as there are, after it went through the module as (B, T, D)."""
    apart = read.reshape(batch, heads.heads, *read.shape[-2:])  # (B, heads, T, size)
    together = heads(apart.transpose(1, 2).flatten(2))  # (B, T, heads * size)
    return together.unflatten(2, (heads.heads, heads.size)).transpose(1, 2).reshape(read.shape)
