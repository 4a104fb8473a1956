"""All channels of a layer, whose optimized pictures and real ones come one after the other."""

import numpy as np
import pytest

from scoutview.observation import Observation
from scoutview.panels.feature_visualization.channels_plan import ChannelsShown
from scoutview.probe import PictureProbe


def overview(channels: int, layer: str = "conv") -> Observation:
    arrays = {"overview_pictures": np.ones((3, channels, 8, 8)), "overview_layer": np.full(3, layer)}
    return Observation(3, PictureProbe(), arrays)


def examples(channels: int, layer: str = "conv", side: int = 8) -> Observation:
    arrays = {
        "example_layer": np.array(layer),
        "example_pictures": np.full((channels, 8, 8), 2.0),
        "example_map_size": np.array([side, side]),
    }
    return Observation(3, PictureProbe(), arrays)


@pytest.mark.parametrize(("before", "after"), [(16, 4), (4, 16)])
def test_what_is_of_a_model_with_other_channels_goes(before: int, after: int) -> None:
    shown = ChannelsShown(overview(before), examples(before))
    assert shown.with_examples(examples(after)).overview is None
    renewed = shown.with_overview(overview(after))
    assert len(renewed.pictures(("conv", before - 1), ()).pictures) == after
    assert renewed.real(0) is None
    whole = renewed.with_examples(examples(after))
    assert np.all(whole.real(after - 1) == 2)


def test_what_is_of_another_layer_stays_until_its_own_comes() -> None:
    shown = ChannelsShown(overview(16), examples(16)).with_examples(examples(4, "conv2"))
    assert shown.layer == "conv"
    assert shown.real(0) is None


def test_those_without_a_map_are_units() -> None:
    units = ChannelsShown(overview(4), examples(4, side=1)).pictures(("conv", 0), ())
    assert units.headings[0].startswith("all 4 units of conv: ")
    assert ChannelsShown(overview(4), examples(4)).pictures(("conv", 0), ()).headings[0].startswith("all 4 channels")
