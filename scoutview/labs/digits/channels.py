"""What can be asked of a model of this lab."""

from __future__ import annotations

from scoutview.labs.picture_channels import feature_channels
from scoutview.labs.shared_channels import (
    LEARNING_CHANNELS,
    OPERATIONS,
    PATCHES,
    SITES,
    prediction_channels,
    product_channels,
)
from scoutview.observation import Channel


def digits_channels() -> tuple[Channel, ...]:
    """All that can be asked, in the order of the page of channels."""
    maps, alive, pixel = "activation_maps", "alive_channels", "pixel_sum"
    return (
        Channel("picture", ("row", "column"), "the picture as the model sees it", "brightness, 0 to 1"),
        Channel("validation_count", (), "validation pictures that can be asked about", "pictures", "picture"),
        Channel("classes", ("class",), "names of the classes"),
        Channel("logits", ("class",), "the model's answer before the softmax"),
        Channel("probabilities", ("class",), "softmax of the logits", "sums to 1 over classes"),
        Channel("loss", (), "minus the logarithm of the right class's probability", "nats"),
        *prediction_channels(
            "names of what may be predicted", "the text asked; empty for pictures", "0: a picture has one answer"
        ),
        Channel("prompt_picture", ("row", "column"), "the picture asked, as the model sees it", question="prediction"),
        Channel("layer_names", ("layer",), "layers from input to output", question="layers"),
        Channel("layer_channels", ("layer",), "channels of each layer", question="layers"),
        Channel("activation_layer", (), "the layer shown", question="activations"),
        Channel("activations", ("channel", "row", "column"), "what the layer's ReLU lets through"),
        Channel("map_layers", ("layer",), "layers with a ReLU, from input to output", question=maps),
        Channel("map_shapes", ("layer", "side"), "channels, height and width of each layer's maps", question=maps),
        Channel("map_values", ("value",), "what the ReLUs let through, all maps one after another", question=maps),
        Channel(
            "map_tops", ("layer",), "strongest activation of each layer on a validation picture, median", "", alive
        ),
        Channel("map_alive", ("channel",), "channels of all layers that a validation picture makes active", "", alive),
        Channel("sum_layer", (), "the layer of the number that is explained", question=pixel),
        Channel("sum_place", ("place",), "its channel, row and column", question=pixel),
        Channel("sum_source", (), "the layer whose maps enter; empty for the picture", question=pixel),
        Channel("sum_source_size", ("side",), "height and width of what enters", question=pixel),
        Channel("sum_corner", ("place",), "row and column of the patch's first corner in it", question=pixel),
        Channel("sum_inputs", ("input", "row", "column"), "the patch under the kernel, zeros outside", question=pixel),
        Channel("sum_kernel", ("input", "row", "column"), "the weights it is multiplied with", question=pixel),
        Channel("sum_bias", (), "what is added", question=pixel),
        Channel("sum_value", (), "the sum, as the model has it", question=pixel),
        Channel("sum_activation", (), "what is left of it after the ReLU, if there is one", question=pixel),
        *feature_channels("validation pictures"),
        *SITES,
        *product_channels("what enters; a convolution's patches are rows"),
        *PATCHES,
        *OPERATIONS,
        *LEARNING_CHANNELS,
    )
