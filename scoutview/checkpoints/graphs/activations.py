"""The operators after which numbers are what neurons let through, by the first part of their names. No torch."""

from __future__ import annotations

from scoutview.checkpoints.graphs.graph import ModelGraph

ACTIVATIONS = {
    *("relu", "relu6", "leaky_relu", "elu", "celu", "selu", "gelu", "silu", "mish", "hardswish", "hardtanh", "prelu"),
    *("tanh", "sigmoid", "hardsigmoid", "softplus", "glu", "lstm", "gru", "rnn_tanh", "rnn_relu", "threshold"),
}


def has_activations(graph: ModelGraph) -> bool:
    """Whether there is any."""
    return any(node.kind in ACTIVATIONS for node in graph.nodes)
