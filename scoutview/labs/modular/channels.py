"""What a network whose neurons have seats can be asked."""

from scoutview.labs.shared_channels import (
    ACTIVITY_CHANNELS,
    FORMULA_CHANNELS,
    LEARNING_CHANNELS,
    OPERATIONS,
    SITES,
    WIRED_NEURON_CHANNELS,
    WIRING_CHANNELS,
    prediction_channels,
    product_channels,
)
from scoutview.observation import Channel


def modular_channels() -> tuple[Channel, ...]:
    """Its wires, a neuron, the formulas, and its answer to what is asked."""
    return (
        *WIRING_CHANNELS,
        *ACTIVITY_CHANNELS,
        *WIRED_NEURON_CHANNELS,
        *FORMULA_CHANNELS,
        Channel("logits", ("class",), "the network's answer before the softmax"),
        *prediction_channels("the classes", "what is asked", "0: there is one answer"),
        Channel("prompt_picture", ("row", "column"), "the picture asked; empty where it is none", "", "prediction"),
        *SITES,
        *product_channels("what enters"),
        *OPERATIONS,
        *LEARNING_CHANNELS,
    )
