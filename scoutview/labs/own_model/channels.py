"""What can be asked of a model that ScoutView has never seen."""

from __future__ import annotations

from scoutview.labs.picture_channels import (
    EXAMPLES,
    EXCITING,
    FEATURE,
    LAYERS,
    MAPS,
    OCCLUSION,
    OCCLUSION_CHANNELS,
    OVERVIEW,
    PHOTO,
    feature_channels,
    map_channels,
)
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

OF_PICTURES = (PHOTO, LAYERS, MAPS, FEATURE, OVERVIEW, EXCITING, EXAMPLES, OCCLUSION)
ANSWERING = "answering"
EMBEDDING = ("vocabulary", "embedding", "embedding_map", "neighbours", "input_vectors")
COMPUTED = (
    "tokens",
    *EMBEDDING,
    *OF_PICTURES,
    "attention",
    "attention_steps",
    "head_ablation",
    "prediction",
    ANSWERING,
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
        Channel("prompt_tokens", ("position",), "what is asked, of a model that goes on with it", "", "prediction"),
        Channel("prompt_picture", ("row", "column"), "the picture asked; empty where it is none", "", "prediction"),
        Channel(PHOTO, ("row", "column", "colour"), "the picture asked, in bytes", "0 to 255, bytes"),
        Channel("layer_names", ("layer",), "convolutions, and products of whole pictures", question=LAYERS),
        Channel("layer_channels", ("layer",), "channels of each layer", question=LAYERS),
        Channel("layer_sides", ("layer",), "the larger side of its maps", question=LAYERS),
        *map_channels("what a layer answers, after a ReLU where one follows", ""),
        Channel("photo_map_top", (), "the strongest answer of the layer to a recorded picture", question=MAPS),
        Channel("photo_map_rectified", (), "whether a ReLU follows", question=MAPS),
        *feature_channels("recorded pictures"),
        Channel("exciting_kind", (), "what one of these pictures is", question=EXCITING),
        *OCCLUSION_CHANNELS,
        Channel("answering_layers", ("neuron layer",), "the sites that neurons enter", question=ANSWERING),
        Channel("answering_counts", ("neuron layer",), "how many neurons enter each", "neurons", ANSWERING),
        Channel("answering_neuron", ("part of a place",), "the layer and the number of the neuron", "", ANSWERING),
        Channel("answering_examples", ("rank",), "recorded examples that it answers to most", question=ANSWERING),
        Channel("answering_values", ("rank",), "its strongest answer to each", question=ANSWERING),
        Channel("answering_words", ("rank",), "what each is, in a word or none", question=ANSWERING),
        Channel("answering_here", (), "its strongest answer to what is asked", question=ANSWERING),
        Channel("answering_activity", ("rank", "position"), "its answer at each token; else empty", "", ANSWERING),
        Channel("answering_tokens", ("rank", "position"), "the tokens of these examples", question=ANSWERING),
        *SITES,
        *product_channels("what enters; a convolution's patches are rows"),
        *PATCHES,
        *OPERATIONS,
        *LEARNING_CHANNELS,
    )
