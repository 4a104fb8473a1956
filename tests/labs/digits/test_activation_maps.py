"""A picture's way through a network: sums held against numpy loops and torch.nn.functional, and which channels live."""

from functools import cache

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from scoutview.analysis.excitement import is_alive, most_exciting, strongest_answers, telling_channel, usual_answers
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.digits.lab import Digits
from scoutview.labs.digits.settings import DigitsSettings
from scoutview.observation import Question

LAYERS = {
    "lenet": ("convolution_1", "convolution_2", "classifier"),
    "cnn": ("convolution_1", "convolution_2", "convolution_3", "classifier"),
    "mlp": ("hidden_1", "classifier"),
}
EVERY_LAYER = [(model, layer) for model, layers in LAYERS.items() for layer in layers]


@cache
def untrained(model: str) -> tuple[Digits, nn.Module]:
    lab = Digits(DigitsSettings(model=model, images="digits", width=4))
    return lab, lab.build_model(torch.Generator().manual_seed(0))


def answer(model: str, question: Question, probe: str = "validation:3") -> Arrays:
    lab, network = untrained(model)
    with torch.inference_mode():
        return lab.observe(network, lab.parse_probe(probe), [question])[question]


def responses(model: str) -> dict[str, np.ndarray]:
    """What each layer gives to the picture before its ReLU: name -> (C, H, W)."""
    _, network = untrained(model)
    picture = torch.from_numpy(answer(model, Question("picture"))["picture"].copy())
    with torch.no_grad():
        return {name: each[0].numpy() for name, each in network.responses(picture[None]).items()}


def test_the_maps_are_those_of_all_layers_after_their_relu() -> None:
    maps, expected = answer("cnn", Question("activation_maps")), responses("cnn")
    assert maps["map_layers"].tolist() == ["convolution_1", "convolution_2", "convolution_3"]
    values, start = maps["map_values"], 0
    for name, shape in zip(maps["map_layers"].tolist(), maps["map_shapes"].tolist(), strict=True):
        end = start + int(np.prod(shape))
        np.testing.assert_allclose(values[start:end].reshape(shape), np.maximum(expected[name], 0), atol=1e-6)
        start = end
    assert start == len(values)


@pytest.mark.parametrize(("model", "layer"), EVERY_LAYER)
def test_patch_times_kernel_plus_bias_is_the_number_that_the_model_has_there(model: str, layer: str) -> None:
    expected = responses(model)[layer]
    channels, height, width = expected.shape
    for place in {(0, 0, 0), (channels - 1, height - 1, width - 1), (1, height // 2, 0)}:
        choices = dict(zip(("channel", "row", "column"), place, strict=True))
        told = answer(model, Question.of("pixel_sum", layer=layer, **choices))
        total = float(told["sum_bias"])
        for number, patch in enumerate(told["sum_inputs"]):
            for row in range(patch.shape[0]):
                for column in range(patch.shape[1]):
                    total += float(patch[row, column]) * float(told["sum_kernel"][number, row, column])
        assert total == pytest.approx(float(expected[place]), abs=1e-5)
        assert told["sum_value"] == pytest.approx(float(expected[place]), abs=1e-6)
        rectified = total if layer == "classifier" else max(0.0, total)
        assert told["sum_activation"] == pytest.approx(rectified, abs=1e-5)
        assert told["sum_place"].tolist() == list(place)


def test_the_patch_of_a_later_layer_is_cut_from_the_halved_maps_of_the_one_before() -> None:
    _, network = untrained("cnn")
    before = F.max_pool2d(torch.relu(torch.from_numpy(responses("cnn")["convolution_2"])), 2)  # (C, 4, 4)
    told = answer("cnn", Question.of("pixel_sum", layer="convolution_3", channel=2, row=1, column=3))
    assert told["sum_source"] == "convolution_2"
    assert told["sum_source_size"].tolist() == [4, 4]
    assert told["sum_corner"].tolist() == [0, 2]
    np.testing.assert_allclose(told["sum_inputs"][:, :, :2], before[:, 0:3, 2:4].numpy(), atol=1e-6)
    assert not told["sum_inputs"][:, :, 2].any()  # beyond the maps' right side
    weight = network.get_submodule("convolution_3").weight
    np.testing.assert_array_equal(told["sum_kernel"], weight[2].detach().numpy())
    whole = F.conv2d(before[None], weight, network.get_submodule("convolution_3").bias, padding=1)
    assert told["sum_value"] == pytest.approx(float(whole[0, 2, 1, 3].detach()), abs=1e-5)


def test_untouched_it_explains_the_strongest_number_of_the_first_layer() -> None:
    told, expected = answer("cnn", Question("pixel_sum")), responses("cnn")["convolution_1"]
    assert told["sum_layer"] == "convolution_1"
    assert told["sum_source"] == ""
    assert float(told["sum_value"]) == expected.max() > 0


def test_a_place_that_is_not_there_is_refused_in_words() -> None:
    for choices, sentence in {
        ("layer", "nowhere"): "no layer “nowhere”: there are convolution_1",
        ("channel", 4): "convolution_1 has no channel 4: they go from 0 to 3",
        ("row", 8): "convolution_1 has no row 8: they go from 0 to 7",
        ("column", -1): "convolution_1 has no column -1: they go from 0 to 7",
    }.items():
        with pytest.raises(UserError, match=sentence):
            answer("cnn", Question("pixel_sum", (choices,)))


def test_a_channel_is_dead_where_no_validation_picture_makes_it_active() -> None:
    lab = Digits(DigitsSettings(model="cnn", images="digits", width=4))
    network = lab.build_model(torch.Generator().manual_seed(0))
    with torch.no_grad():
        network.get_submodule("convolution_2").bias[1] = -1e3
    pictures = np.stack(
        [lab._asked(lab.parse_probe(f"validation:{each}"))[0] for each in range(lab.validation_count())]
    )
    with torch.inference_mode():
        told = lab.observe(network, lab.default_probe(), [Question("alive_channels")])[Question("alive_channels")]
        first = network.get_submodule("convolution_1")(torch.from_numpy(pictures)[:, None])
    assert told["map_alive"][:4].tolist() == (first.amax(dim=(0, 2, 3)) > 0).tolist()
    assert not told["map_alive"][5]
    assert told["map_alive"][4:8].any()
    assert told["map_tops"][0] == pytest.approx(float(first.amax(dim=(1, 2, 3)).median()), abs=0.02)


def test_pictures_in_parts_excite_as_all_at_once() -> None:
    pictures = torch.rand(300, 40, 40, generator=torch.Generator().manual_seed(2))
    large = Digits(DigitsSettings(model="cnn", images="digits", width=4)).build_model(torch.Generator().manual_seed(0))
    found = strongest_answers(lambda each: {"only": large.get_submodule("convolution_1")(each[:, None])}, pictures, "")
    with torch.no_grad():
        whole = torch.relu(large.get_submodule("convolution_1")(pictures[:, None])).amax(dim=(2, 3)).numpy()
    np.testing.assert_allclose(found["only"], whole, atol=1e-5)


def test_the_channel_shown_first_is_alive_and_of_one_class_and_strong() -> None:
    labels = np.array([0, 0, 0, 1, 1, 1] * 3)
    strongest = np.zeros((18, 4), np.float32)
    strongest[:, 1] = np.arange(18) + 100.0  # any class
    strongest[labels == 1, 2] = 1.0  # one class, weakly
    strongest[labels == 1, 3] = 2.0  # one class, strongly
    assert is_alive(strongest).tolist() == [False, True, True, True]
    assert telling_channel(strongest, labels) == 3
    assert set(labels[most_exciting(strongest, 3)].tolist()) == {1}
    assert telling_channel(np.zeros((18, 4)), labels) == 0
    assert usual_answers(strongest).tolist() == [strongest[strongest > 0].min(), *strongest.max(axis=0)[1:]]
    assert usual_answers(np.zeros((18, 4))).tolist() == [0] * 4


@pytest.mark.parametrize("layer", ["convolution_3", "classifier"])
def test_the_example_of_each_channel_is_the_picture_that_excites_it_most(layer: str) -> None:
    told = answer("cnn", Question.of("examples", layer=layer))
    for channel in range(0, len(told["example_pictures"]), 3):
        most = answer("cnn", Question.of("exciting", layer=layer, channel=channel))
        np.testing.assert_array_equal(told["example_pictures"][channel], most["exciting_pictures"][0])
        assert told["example_places"][channel].tolist() == most["exciting_places"][0].tolist()
        assert told["example_labels"][channel] == most["exciting_labels"][0]
    assert told["example_map_size"].tolist() == most["exciting_map_size"].tolist()


def test_feature_pictures_and_real_ones_are_first_of_the_telling_channel() -> None:
    lab, network = untrained("cnn")
    probe = lab.default_probe()
    exciting = answer("cnn", Question("exciting"))
    first = next(iter(lab.unfold(network, probe, Question("feature_visualization"))))
    assert first["feature_channel"] == exciting["exciting_channel"]
    assert first["feature_layer"] == exciting["exciting_layer"] == "convolution_3"
    assert exciting["exciting_strongest"][exciting["exciting_channel"]] == exciting["exciting_values"][0] > 0
    number, (row, column) = int(exciting["exciting_numbers"][0]), exciting["exciting_places"][0].tolist()
    channel = int(exciting["exciting_channel"])
    seen = answer("cnn", Question.of("activations", layer="convolution_3"), f"validation:{number}")["activations"]
    assert seen[channel, row, column] == seen[channel].max() == pytest.approx(exciting["exciting_values"][0])
    assert exciting["exciting_map_size"].tolist() == list(seen.shape[1:])
