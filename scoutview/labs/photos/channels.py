"""What can be asked of the network that reads photos."""

from __future__ import annotations

from scoutview.labs.picture_channels import LAYERS, OCCLUSION, OCCLUSION_CHANNELS, PHOTO, map_channels
from scoutview.labs.shared_channels import (
    LEARNING_CHANNELS,
    OPERATIONS,
    PATCHES,
    SITES,
    prediction_channels,
    product_channels,
)
from scoutview.observation import Channel

OPTIMIZED, PICTURES, CARRIED = "feature_visualization", "unit_pictures", "carried_pictures"
COVER, OFF = "cover", "switched_off"
MADE_OF, CLASSES = "made_of", "photo_classes"
COLOUR = ("row", "column", "colour")

PHOTO_CHANNELS = (
    Channel(PHOTO, COLOUR, "the photo as the network sees it, red, green, blue", "0 to 255, bytes"),
    Channel("photo_sharp", COLOUR, "the same part of the photo in as many pixels as are kept", "", PHOTO),
    Channel("photo_title", (), "where it comes from", question=PHOTO, worded=True),
    Channel("photo_done", (), "what was done to it, a sentence or nothing", question=PHOTO),
)
CLASS_CHANNELS = (Channel("class_names", ("class",), "the 1,000 names that the network knows", question=CLASSES),)
LAYER_CHANNELS = (
    Channel("layer_names", ("layer",), "layers that end in a ReLU6, and the classifier", question=LAYERS),
    Channel("layer_channels", ("layer",), "channels of each layer", question=LAYERS),
    Channel("layer_sides", ("layer",), "height and width of its maps", question=LAYERS),
    Channel("layer_sights", ("layer",), "side of the square of the photo that one number depends on", "pixels", LAYERS),
)
MAP_CHANNELS = map_channels("what the layer's ReLU6 lets through", "0 to 6")
# a trajectory; its choices: `layer` and `channel`, or `layer` "classifier" and the class; `side` in pixels, `steps`
OPTIMIZED_CHANNELS = (
    Channel("feature_picture", COLOUR, "the picture being optimized", "0 to 255, bytes", OPTIMIZED),
    Channel(
        "feature_objective",
        (),
        "the answer it causes: the mean of the channel's map, or the class's logit",
        question=OPTIMIZED,
    ),
    Channel("feature_layer", (), "the layer", question=OPTIMIZED),
    Channel("feature_channel", (), "the channel, or the class", question=OPTIMIZED),
    Channel("feature_name", (), "both in words", question=OPTIMIZED),
    Channel("feature_steps", (), "steps that the ascent takes", question=OPTIMIZED),
)
# pictures that were optimized before and are carried by the recording: of the units of the tour
CARRIED_CHANNELS = (
    Channel("carried_pictures", ("unit", *COLOUR), "optimized pictures, computed before", "0 to 255, bytes", CARRIED),
    Channel("carried_layers", ("unit",), "the layer of each, from the photo to the names", question=CARRIED),
    Channel("carried_channels", ("unit",), "the channel of each, or the class", question=CARRIED),
    Channel("carried_answers", ("unit",), "the answer that each causes", question=CARRIED),
    Channel("carried_words", ("unit",), "what people see in it, by eye; may be empty", question=CARRIED),
    Channel("carried_steps", (), "steps that each ascent took", question=CARRIED),
)
COVER_CHANNELS = (
    Channel("cover_pictures", ("unit", *COLOUR), "a few of them, small, for the lab's card", "0 to 255, bytes", COVER),
)
# a trajectory; its choices: `layer`, `channels` as "417 520 28" (at most 8), `side`, `steps`: several side by side
PICTURES_CHANNELS = (
    Channel("unit_pictures", ("unit", *COLOUR), "pictures being optimized", "0 to 255, bytes", PICTURES),
    Channel("unit_layer", (), "the layer", question=PICTURES),
    Channel("unit_channels", ("unit",), "the channels", question=PICTURES),
    Channel("unit_answers", ("unit",), "the answer that each causes", question=PICTURES),
    Channel("unit_steps", (), "steps that the ascent takes", question=PICTURES),
)
# its choices: `layer` (block.<b>.depthwise, b from 1), `channel`
MADE_OF_CHANNELS = (
    Channel("made_layer", (), "the layer of the channel that is explained", question=MADE_OF),
    Channel("made_channel", (), "the channel", question=MADE_OF),
    Channel("made_source", (), "the layer before, whose channels drive it", question=MADE_OF),
    Channel(
        "made_weights",
        ("source channel",),
        "the weight that joins each channel of the layer before with it: projection times expansion",
        question=MADE_OF,
    ),
    Channel("made_order", ("rank",), "the channels of the layer before, strongest driving first", question=MADE_OF),
    Channel("made_kernel", ("row", "column"), "how it then looks around itself", question=MADE_OF),
    Channel("made_spread", (), "the standard deviation of these weights", question=MADE_OF),
)
# the same choices; it takes a second
OFF_CHANNELS = (
    Channel("off_layer", (), "the layer of the channel that is asked", question=OFF),
    Channel("off_channel", (), "the channel", question=OFF),
    Channel("off_source", (), "the layer before, whose channels are switched off one by one", question=OFF),
    Channel("off_picture", (), "the picture: its own optimized one where that is carried, else the photo", "", OFF),
    Channel("off_whole", (), "its answer to the picture, the mean of its map before the ReLU6", question=OFF),
    Channel("off_lost", ("source channel",), "what the answer loses without each", question=OFF),
    Channel("off_order", ("rank",), "these channels, the greatest loss first", question=OFF),
)
ABOUT_NETWORK = frozenset(
    {CLASSES, LAYERS, OPTIMIZED, PICTURES, CARRIED, COVER, MADE_OF, "sites"}
)  # no photo changes these
TRAJECTORIES = frozenset({OPTIMIZED, PICTURES, OCCLUSION})


def photos_channels() -> tuple[Channel, ...]:
    """All that can be asked, in the order of the page of channels."""
    return (
        *PHOTO_CHANNELS,
        *CLASS_CHANNELS,
        *prediction_channels("the 1,000 names", "empty: a photo is asked", "0: a photo has one answer"),
        Channel("prompt_picture", COLOUR, "the photo as the network sees it, in bytes", question="prediction"),
        *LAYER_CHANNELS,
        *MAP_CHANNELS,
        *OPTIMIZED_CHANNELS,
        *CARRIED_CHANNELS,
        *COVER_CHANNELS,
        *PICTURES_CHANNELS,
        *MADE_OF_CHANNELS,
        *OFF_CHANNELS,
        *OCCLUSION_CHANNELS,
        *SITES,
        *product_channels("what enters; a convolution's patches are rows"),
        *PATCHES,
        *OPERATIONS,
        *LEARNING_CHANNELS,
    )
