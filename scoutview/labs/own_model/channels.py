"""What can be asked of a model that ScoutView has never seen."""

from __future__ import annotations

from scoutview.labs.shared_channels import (
    ATTENTION,
    LEARNING_CHANNELS,
    OPERATIONS,
    PATCHES,
    SITES,
    TOKEN_TABLE,
    prediction_channels,
    product_channels,
)
from scoutview.observation import Channel

EMBEDDING = ("vocabulary", "embedding", "embedding_map", "neighbours", "input_vectors")
COMPUTED = (
    "tokens",
    *EMBEDDING,
    "attention",
    "attention_steps",
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
        Channel("token_ids", ("position",), "their numbers in the table", question="tokens"),
        Channel("vocabulary", ("token",), "the rows of the table, by the tokenizer's names or by number"),
        *TOKEN_TABLE,
        *ATTENTION,
        *prediction_channels("the classes, or the tokens", "what is asked, in words", "the position asked, the last"),
        *SITES,
        *product_channels("what enters; a convolution's patches are rows"),
        *PATCHES,
        *OPERATIONS,
        *LEARNING_CHANNELS,
    )
