"""The networks against plain numpy."""

import numpy as np
import pytest
import torch
from torch import nn

from scoutview.labs.digits.classifiers import Convolutional, LeNet, Perceptron
from scoutview.models.initialization import untrained


def rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def weights_of(model: nn.Module) -> dict[str, np.ndarray]:
    return {name: weight.numpy().astype(float) for name, weight in model.state_dict().items()}


def relu(values: np.ndarray) -> np.ndarray:
    return np.maximum(values, 0)


def convolved(maps: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """(C, H, W) -> (C', H, W), the kernel's odd side, a border of zeros."""
    side, (_, height, width) = weight.shape[-1], maps.shape
    border = (side // 2, side // 2)
    padded = np.pad(maps, ((0, 0), border, border))
    patches = np.stack([padded[:, r : r + height, c : c + width] for r in range(side) for c in range(side)], axis=1)
    patches = patches.reshape(len(maps), side, side, height, width)
    return np.einsum("ockl,cklhw->ohw", weight, patches) + bias[:, None, None]


def pooled(maps: np.ndarray, side: int = 2) -> np.ndarray:
    channels, height, width = maps.shape
    whole = maps[:, : height // side * side, : width // side * side]
    return whole.reshape(channels, height // side, side, width // side, side).max(axis=(2, 4))


@pytest.mark.parametrize(
    ("height", "width", "sides"), [(4, 5, (1, 2)), (8, 8, (1, 2)), (28, 28, (2, 2)), (31, 9, (2, 2)), (64, 48, (2, 4))]
)
def test_lenet_is_what_its_documented_weights_say(height: int, width: int, sides: tuple[int, int]) -> None:
    model = untrained(lambda: LeNet(height, width, 7, 6), rng())
    picture = torch.rand(1, height, width, generator=rng(1))
    w = weights_of(model)
    assert w["convolution_2.weight"].shape == (6, 3, 5, 5)
    maps = picture.numpy().astype(float)
    for number, side in zip((1, 2), sides, strict=True):
        maps = relu(convolved(maps, w[f"convolution_{number}.weight"], w[f"convolution_{number}.bias"]))
        maps = pooled(maps, side)
    expected = w["classifier.weight"] @ maps.ravel() + w["classifier.bias"]
    with torch.no_grad():
        np.testing.assert_allclose(model(picture)[0].numpy(), expected, atol=1e-5)


def test_lenet_of_one_channel_has_one_in_each_convolution() -> None:
    model = LeNet(28, 28, 10, 1)
    assert (model.convolution_1.out_channels, model.convolution_2.out_channels) == (1, 1)


@pytest.mark.parametrize(
    ("height", "width", "halved_after"), [(8, 8, (2,)), (16, 11, (2,)), (28, 28, (1, 2)), (64, 48, (1, 2, 3))]
)
def test_the_convolutional_network_is_what_its_documented_weights_say(
    height: int, width: int, halved_after: tuple[int, ...]
) -> None:
    model = untrained(lambda: Convolutional(height, width, 7, 4), rng())
    picture = torch.rand(1, height, width, generator=rng(1))
    w = weights_of(model)
    maps = picture.numpy().astype(float)
    for number in (1, 2, 3):
        maps = relu(convolved(maps, w[f"convolution_{number}.weight"], w[f"convolution_{number}.bias"]))
        maps = pooled(maps) if number in halved_after else maps
    expected = w["classifier.weight"] @ maps.ravel() + w["classifier.bias"]
    with torch.no_grad():
        np.testing.assert_allclose(model(picture)[0].numpy(), expected, atol=1e-5)


def test_the_perceptron_is_what_its_documented_weights_say() -> None:
    model = untrained(lambda: Perceptron(5, 6, 3, 8), rng())
    picture = torch.rand(1, 5, 6, generator=rng(1))
    w = weights_of(model)
    stream = picture.numpy().astype(float).ravel()
    for name in ("hidden_1", "hidden_2"):
        stream = relu(w[f"{name}.weight"] @ stream + w[f"{name}.bias"])
    with torch.no_grad():
        expected = w["classifier.weight"] @ stream + w["classifier.bias"]
        np.testing.assert_allclose(model(picture)[0].numpy(), expected, atol=1e-5)
