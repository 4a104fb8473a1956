"""What is shown of an optimized picture and of real ones, which come one after the other."""

import math

import numpy as np

from scoutview.observation import Observation
from scoutview.panels.feature_visualization.shown_plan import FeatureShown
from scoutview.probe import PictureProbe


def feature(layer: str, channel: int) -> Observation:
    arrays = {"feature_layer": np.array([layer]), "feature_channel": np.array([channel])}
    return Observation(3, PictureProbe(), arrays)


def exciting(layer: str, channel: int, values: list[float], side: int = 8) -> Observation:
    arrays = {
        "exciting_layer": np.array(layer),
        "exciting_channel": np.array(channel),
        "exciting_pictures": np.zeros((len(values), 8, 8)),
        "exciting_values": np.array(values),
        "exciting_labels": np.array([f"class {rank}" for rank in range(len(values))]),
        "exciting_map_size": np.array([side, side]),
        "exciting_strongest": np.array([2.0, 0.0, 1.0]),
    }
    return Observation(3, PictureProbe(), arrays)


def test_real_pictures_tell_only_of_the_channel_that_they_excite() -> None:
    shown = FeatureShown(feature("conv2", 2), exciting("conv2", 2, [4.0, 2.0, 0.0]))
    assert (shown.real.best, shown.real.labels, shown.real.dead) == (4.0, ("class 0", "class 1"), False)
    other = FeatureShown(feature("conv2", 0), exciting("conv2", 2, [4.0, 2.0, 0.0]))
    assert math.isnan(other.real.best)
    assert other.real.labels == ()
    assert len(other.real_pictures.pictures) == 2  # under a heading of their own


def test_a_dead_channel_has_words_in_place_of_pictures() -> None:
    shown = FeatureShown(feature("conv2", 1), exciting("conv2", 1, [0.0, 0.0]))
    assert shown.real.dead
    assert shown.real.labels == ()
    assert not len(shown.real_pictures.pictures)
    assert shown.real_pictures.headings[0] == "no real picture excites channel 1: it is dead"
    assert shown.dead("conv2") == (1,)
    assert shown.dead("conv1") == ()


def test_what_has_no_map_is_a_unit() -> None:
    shown = FeatureShown(feature("hidden_1", 2), exciting("hidden_1", 2, [4.0, 2.0], side=1))
    assert (shown.named, shown.name) == ("unit 2", "hidden 1, unit 2")
    assert "unit 2" in shown.real_pictures.headings[0]
    assert FeatureShown(feature("conv2", 2), exciting("conv2", 2, [4.0])).named == "channel 2"
