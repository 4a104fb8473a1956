"""What can be asked of a model of this lab."""

from __future__ import annotations

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
    feature, overview, exciting = "feature_visualization", "feature_overview", "exciting"
    maps, alive, pixel, examples = "activation_maps", "alive_channels", "pixel_sum", "examples"
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
        Channel("exciting_layer", (), "the layer shown", question=exciting),
        Channel("exciting_channel", (), "the channel shown", question=exciting),
        Channel("exciting_pictures", ("rank", "row", "column"), "validation pictures, strongest first", "", exciting),
        Channel("exciting_values", ("rank",), "strongest activation of the channel anywhere", question=exciting),
        Channel("exciting_numbers", ("rank",), "their numbers among the validation pictures", question=exciting),
        Channel("exciting_labels", ("rank",), "their classes", question=exciting),
        Channel("exciting_places", ("rank", "place"), "row and column of that activation on the map", "", exciting),
        Channel("exciting_map_size", ("side",), "height and width of the map", question=exciting),
        Channel("exciting_strongest", ("channel",), "the same of all channels; 0 of dead ones", question=exciting),
        Channel("example_layer", (), "the layer shown", question=examples),
        Channel(
            "example_pictures", ("channel", "row", "column"), "what excites each channel of a layer most", "", examples
        ),
        Channel("example_labels", ("channel",), "the classes of these validation pictures", question=examples),
        Channel("example_places", ("channel", "place"), "row and column of the activation on the map", "", examples),
        Channel("example_map_size", ("side",), "height and width of the map", question=examples),
        Channel("feature_picture", ("row", "column"), "the picture being optimized", "brightness, 0 to 1", feature),
        Channel("feature_objective", (), "activation it causes in the middle of the map", question=feature),
        Channel("feature_layer", (), "the layer of the channel", question=feature),
        Channel("feature_channel", (), "the channel to excite", question=feature),
        Channel("feature_steps", (), "steps that the ascent takes", question=feature),
        Channel("feature_sight", ("side",), "top, left, bottom and right of the part it sees", question=feature),
        Channel("overview_pictures", ("channel", "row", "column"), "optimized pictures of a layer", "", overview),
        Channel("overview_layer", (), "the layer shown", question=overview),
        Channel("overview_sight", ("side",), "top, left, bottom and right of the part they see", question=overview),
        *SITES,
        *product_channels("what enters; a convolution's patches are rows"),
        *PATCHES,
        *OPERATIONS,
        *LEARNING_CHANNELS,
    )
