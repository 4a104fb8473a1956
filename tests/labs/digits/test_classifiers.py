"""The two networks against plain numpy."""

import numpy as np
import pytest
import torch
from torch import nn

from scoutview.labs.digits.classifiers import Convolutional, Perceptron
from scoutview.models.initialization import untrained


def rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def weights_of(model: nn.Module) -> dict[str, np.ndarray]:
    return {name: weight.numpy().astype(float) for name, weight in model.state_dict().items()}


def relu(values: np.ndarray) -> np.ndarray:
    return np.maximum(values, 0)


def convolved(maps: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """(C, H, W) -> (C', H, W), 3 x 3, a border of zeros."""
    padded = np.pad(maps, ((0, 0), (1, 1), (1, 1)))
    _, height, width = maps.shape
    patches = np.stack([padded[:, r : r + height, c : c + width] for r in range(3) for c in range(3)], axis=1)
    return np.einsum("ockl,cklhw->ohw", weight, patches.reshape(len(maps), 3, 3, height, width)) + bias[:, None, None]


def halved(maps: np.ndarray) -> np.ndarray:
    channels, height, width = maps.shape
    whole = maps[:, : height // 2 * 2, : width // 2 * 2]
    return whole.reshape(channels, height // 2, 2, width // 2, 2).max(axis=(2, 4))


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
        maps = halved(maps) if number in halved_after else maps
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
