"""What can be asked of a model that ScoutView has never seen."""

from __future__ import annotations

from scoutview.labs.shared_channels import (
    ATTENTION,
    LEARNING_CHANNELS,
    OPERATIONS,
    PATCHES,
    SITES,
    prediction_channels,
    product_channels,
)
from scoutview.observation import Channel

COMPUTED = (
    "tokens",
    "attention",
    "head_ablation",
    "prediction",
    "sites",
    "matrix_product",
    "operations",
)  # that need the graph


def own_model_channels() -> tuple[Channel, ...]:
    """All that can be asked, in the order of the page of channels."""
    return (
        Channel("tokens", ("position",), "what the model reads, one after the other"),
        *(each for each in ATTENTION if each.asked_by in ("attention", "head_ablation")),
        *prediction_channels("the classes, or the tokens", "what is asked, in words", "the position asked, the last"),
        *SITES,
        *product_channels("what enters; a convolution's patches are rows"),
        *PATCHES,
        *OPERATIONS,
        *LEARNING_CHANNELS,
    )
