"""Optimized pictures: they excite their channel, begin grey, and repeat themselves."""

from itertools import islice

import numpy as np
import pytest
import torch

from scoutview.errors import UserError
from scoutview.labs.photos.optimizing import optimized, pictures_of
from scoutview.observation import Question
from tests.every_lab import asker_at


@pytest.fixture(scope="module")
def asker():
    return asker_at("photos", -1)[1]


def steps(asker, name: str, **choices: int | str):
    return asker.unfold(asker.lab.default_probe(), Question.of(name, **choices))


def test_a_picture_begins_grey_and_comes_to_excite_its_channel(asker):
    first, *_, last = steps(asker, "feature_visualization", layer="block.5.depthwise", channel=30, side=64, steps=16)
    assert first["feature_picture"].shape == (64, 64, 3)
    assert np.abs(first["feature_picture"].astype(int) - 128).max() < 30
    assert last["feature_objective"] > first["feature_objective"] + 1
    assert last["feature_steps"] == 16


def test_a_channel_behind_a_relu6_that_lets_nothing_through_is_moved_all_the_same(asker):
    """From grey this expansion is below 0 everywhere, so the depthwise answer alone has no gradient."""
    model = asker._model
    coefficients = (0.01 * torch.randn(1, 3, 64, 33, 2, generator=torch.Generator().manual_seed(1))).requires_grad_()
    grey = (pictures_of(coefficients, 64) - 127) / 128
    response, given = model.response(grey, "block.12.depthwise")
    silent = [int(c) for c in (given.amax((0, 2, 3)) < 0).nonzero()[:1]]
    assert silent
    (gradient,) = torch.autograd.grad(response[0, silent[0]].mean(), coefficients)
    assert gradient.abs().max() == 0
    first, last = islice(optimized(model, "block.12.depthwise", silent, side=64, steps=12, every=12), 2)
    assert last.answers[0] > first.answers[0]


def test_a_class_is_optimized_by_its_logit_and_told_by_its_name(asker):
    first, *_, last = steps(asker, "feature_visualization", layer="classifier", channel=609, side=64, steps=10)
    assert last["feature_name"] == "jeep"
    assert last["feature_objective"] > first["feature_objective"] + 3


def test_several_units_are_optimized_side_by_side_as_each_alone(asker):
    together = list(steps(asker, "unit_pictures", layer="block.3.depthwise", channels="5, 9", side=64, steps=8))
    *_, alone = steps(asker, "feature_visualization", layer="block.3.depthwise", channel=9, side=64, steps=8)
    assert [step["unit_channels"].tolist() for step in together] == [[5, 9]] * 3  # the start, steps 4 and 8
    difference = together[-1]["unit_pictures"][1].astype(int) - alone["feature_picture"]
    assert np.abs(difference).mean() < 1


def test_what_is_no_choice_is_refused(asker):
    for choices in (
        {"side": 100},
        {"steps": 0},
        {"layer": "block.2"},
        {"layer": "classifier", "channel": 1000},
    ):
        with pytest.raises(UserError, match=r"should be|no layer|no channel"):
            next(steps(asker, "feature_visualization", **choices))
    for channels in ("", "a b", "1 2 3 4 5 6 7 8 9", "5000"):
        with pytest.raises(UserError, match=r"names no channels|no channel"):
            next(steps(asker, "unit_pictures", channels=channels))


def test_carried_pictures_are_those_of_the_network(asker):
    answer = asker.answer(asker.lab.default_probe(), [Question("carried_pictures")])[Question("carried_pictures")]
    layers, channels = answer["carried_layers"].tolist(), answer["carried_channels"].tolist()
    order = [asker._model.layers.index(layer) for layer in layers]
    assert order == sorted(order)
    assert {("block.12.depthwise", 417), ("block.13.depthwise", 520), ("classifier", 609)} <= set(
        zip(layers, channels, strict=True)
    )
    picked = [layers.index("block.11.depthwise"), layers.index("block.12.depthwise"), layers.index("classifier")]
    for number in picked:  # JPEG loses something, and the weights have fewer bits
        picture = torch.from_numpy(answer["carried_pictures"][number].copy()).permute(2, 0, 1)[None].float()
        with torch.no_grad():
            response = asker._model.answers((picture - 127) / 128)[layers[number]][0, channels[number]].mean()
        assert response.item() == pytest.approx(float(answer["carried_answers"][number]), rel=0.25)
