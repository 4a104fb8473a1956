"""What a channel is made of: weights against a pass through the two convolutions, and the one link that is claimed."""

import numpy as np
import pytest
import torch

from scoutview.errors import UserError
from scoutview.labs.photos.made_of import made_of
from tests.every_lab import asker_at
from tests.labs.photos.test_lab import asked

WHEELS = 417  # of block.12.depthwise
RANKS = {520: 21, 28: 33, 497: 123}  # from 1, of 1,152: high, not the highest


@pytest.fixture(scope="module")
def asker():
    return asker_at("photos", -1)[1]


@torch.no_grad()
def test_a_weight_is_what_one_more_of_the_source_adds_to_what_the_channel_is_given(asker):
    model = asker._model
    answer = made_of(model, "block.9.depthwise", 5)
    before, block = model.block[8], model.block[9]
    rest = torch.zeros(1, before.project.in_channels, 1, 1)
    for source in (0, 17, 300):
        more = rest.clone()
        more[0, source] = 1
        difference = block.expand(before.project(more)) - block.expand(before.project(rest))
        assert answer["made_weights"][source] == pytest.approx(difference[0, 5].item(), abs=1e-5)


def test_the_order_is_from_driving_to_suppressing(asker):
    answer = asked(asker, "made_of", layer="block.13.depthwise", channel=520)
    ordered = answer["made_weights"][answer["made_order"]]
    assert (np.diff(ordered) <= 0).all()
    assert ordered[0] > 0 > ordered[-1]
    assert answer["made_source"] == "block.12.depthwise"
    assert answer["made_kernel"].shape == (5, 5)
    assert sorted(answer["made_order"].tolist()) == list(range(1152))


@pytest.mark.parametrize(("channel", "rank"), RANKS.items())
def test_the_wheels_drive_the_cars_as_strongly_as_is_said(asker, channel, rank):
    answer = asked(asker, "made_of", layer="block.13.depthwise", channel=channel)
    assert answer["made_order"].tolist().index(WHEELS) + 1 == rank
    assert answer["made_weights"][WHEELS] > 0


@pytest.mark.parametrize(
    "layer", ["block.0.depthwise", "stem", "classifier", "block.16.depthwise", "block.x.depthwise"]
)
def test_layers_with_no_block_before_them_are_refused(asker, layer):
    with pytest.raises(UserError, match=r"ask for block.1.depthwise to block.15.depthwise|no layer"):
        asked(asker, "made_of", layer=layer, channel=0)


def test_a_channel_that_is_not_there_is_refused(asker):
    with pytest.raises(UserError, match="has no channel 96: they go from 0 to 95"):
        asked(asker, "made_of", layer="block.1.depthwise", channel=96)


LOSSES = {520: 2, 28: 3, 497: 45}  # ranks from 1 of what is lost without the wheels, on the optimized pictures


@pytest.mark.parametrize(("channel", "rank"), LOSSES.items())
def test_without_the_wheels_the_cars_lose_as_much_as_is_said(asker, channel, rank):
    answer = asked(asker, "switched_off", layer="block.13.depthwise", channel=channel)
    assert answer["off_picture"] == "its own optimized picture"
    assert answer["off_order"].tolist().index(WHEELS) + 1 == rank
    assert answer["off_lost"][WHEELS] > 20 * np.median(np.abs(answer["off_lost"]))


@torch.no_grad()
def test_what_is_lost_is_what_the_switched_off_model_says(asker):
    layer, channel, source = "block.6.depthwise", 11, 3
    answer = asked(asker, "switched_off", layer=layer, channel=channel)
    assert answer["off_picture"] == "this photo"
    photo = torch.from_numpy(asked(asker, "photo")["photo"].copy()).permute(2, 0, 1)[None].float()
    model, given = asker._model, (photo - 127) / 128
    hook = model.block[5].project.register_forward_pre_hook(
        lambda _, inputs: inputs[0].index_fill(1, torch.tensor([source]), 0)
    )
    without = model.response(given, layer)[0][0, channel].mean().item()
    hook.remove()
    whole = model.response(given, layer)[0][0, channel].mean().item()
    assert answer["off_whole"] == pytest.approx(whole, abs=1e-4)
    assert answer["off_lost"][source] == pytest.approx(whole - without, abs=1e-4)
