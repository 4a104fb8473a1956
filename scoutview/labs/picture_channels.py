"""Channels that several labs declare alike whose models see pictures."""

from __future__ import annotations

from scoutview.observation import Channel

FEATURE, OVERVIEW, EXCITING, EXAMPLES, LAYERS = (
    "feature_visualization",
    "feature_overview",
    "exciting",
    "examples",
    "layers",
)
PHOTO, MAPS, OCCLUSION = "photo", "photo_maps", "occlusion"
FEATURE_TRAJECTORIES = frozenset({FEATURE, OVERVIEW})
ABOUT_FEATURES = FEATURE_TRAJECTORIES | {EXCITING, EXAMPLES, LAYERS}  # no picture that is asked changes these

# a trajectory; its choices: `class` (the likeliest unless told), `square` in pixels, `detail`: 7, 14, 28
OCCLUSION_CHANNELS = (
    Channel(
        "occlusion",
        ("row", "column"),
        "change of the logarithm of the class's probability with a grey square there; nan where not yet tried",
        "nats",
    ),
    Channel("occlusion_probabilities", ("row", "column"), "the probability itself then", "probability", OCCLUSION),
    Channel("occlusion_class", (), "the class asked, by number", question=OCCLUSION),
    Channel("occlusion_name", (), "by name", question=OCCLUSION),
    Channel("occlusion_whole", (), "its probability with nothing hidden", "probability", OCCLUSION),
    Channel("occlusion_square", (), "side of the grey square", "pixels", OCCLUSION),
    Channel("occlusion_asked", ("part of a whole",), "places tried: so far, in all", question=OCCLUSION),
)


def map_channels(values: str, unit: str) -> tuple[Channel, ...]:
    """Those of a layer's strongest maps; its choices: `layer`, and a `channel` that is to be the first one."""
    return (
        Channel(MAPS, ("map", "row", "column"), values, unit),
        Channel("photo_map_layer", (), "the layer shown", question=MAPS),
        Channel(
            "photo_map_channels", ("map",), "the channels shown, the strongest somewhere on its map first", "", MAPS
        ),
        Channel("photo_map_strongest", ("map",), "the largest number on each map", question=MAPS),
        Channel("photo_map_count", (), "channels of the layer in all", question=MAPS),
    )


def feature_channels(pictures: str, axes: tuple[str, ...] = ("row", "column")) -> tuple[Channel, ...]:
    """What excites a channel: those of the `pictures` that do, and one that is made for it."""
    return (
        Channel("exciting_layer", (), "the layer shown", question=EXCITING),
        Channel("exciting_channel", (), "the channel shown", question=EXCITING),
        Channel("exciting_pictures", ("rank", *axes), f"{pictures}, strongest first", "", EXCITING),
        Channel("exciting_values", ("rank",), "strongest activation of the channel anywhere", question=EXCITING),
        Channel("exciting_numbers", ("rank",), f"their numbers among the {pictures}", question=EXCITING),
        Channel("exciting_labels", ("rank",), "their classes", question=EXCITING),
        Channel("exciting_places", ("rank", "place"), "row and column of that activation on the map", "", EXCITING),
        Channel("exciting_map_size", ("side",), "height and width of the map", question=EXCITING),
        Channel("exciting_strongest", ("channel",), "the same of all channels; 0 of dead ones", question=EXCITING),
        Channel("example_layer", (), "the layer shown", question=EXAMPLES),
        Channel("example_pictures", ("channel", *axes), "what excites each channel of a layer most", "", EXAMPLES),
        Channel("example_labels", ("channel",), f"the classes of these {pictures}", question=EXAMPLES),
        Channel("example_places", ("channel", "place"), "row and column of the activation on the map", "", EXAMPLES),
        Channel("example_map_size", ("side",), "height and width of the map", question=EXAMPLES),
        Channel("feature_picture", axes, "the picture being optimized", "brightness, 0 to 1", FEATURE),
        Channel("feature_objective", (), "activation it causes in the middle of the map", question=FEATURE),
        Channel("feature_layer", (), "the layer of the channel", question=FEATURE),
        Channel("feature_channel", (), "the channel to excite", question=FEATURE),
        Channel("feature_steps", (), "steps that the ascent takes", question=FEATURE),
        Channel("feature_sight", ("side",), "top, left, bottom and right of the part it sees", question=FEATURE),
        Channel("overview_pictures", ("channel", *axes), "optimized pictures of a layer", "", OVERVIEW),
        Channel("overview_layer", (), "the layer shown", question=OVERVIEW),
        Channel("overview_sight", ("side",), "top, left, bottom and right of the part they see", question=OVERVIEW),
    )
