"""The denoiser against plain numpy, and its faster way against its modules."""

import numpy as np
import torch
from torch import nn

from scoutview.labs.denoising.diffusion import times_of
from scoutview.labs.denoising.model import Denoiser
from scoutview.models.initialization import untrained


def rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def weights_of(model: nn.Module) -> dict[str, np.ndarray]:
    return {name: weight.numpy().astype(float) for name, weight in model.state_dict().items()}


def test_the_denoiser_is_what_its_documented_weights_say() -> None:
    model = untrained(lambda: Denoiser(9, 4, 12, 2), rng())
    noisy, time, label = torch.randn(1, 9, generator=rng(1)), torch.tensor([0.3]), torch.tensor([4])
    w = weights_of(model)

    def linear(name: str, values: np.ndarray) -> np.ndarray:
        return w[f"{name}.weight"] @ values + w[f"{name}.bias"]

    def silu(values: np.ndarray) -> np.ndarray:
        return values / (1 + np.exp(-values))

    def normalized(values: np.ndarray) -> np.ndarray:
        return (values - values.mean()) / np.sqrt(values.var() + 1e-5)

    angles = 0.3 * 100 ** (np.arange(16) / 15)
    features = np.concatenate([np.sin(angles), np.cos(angles)])
    condition = silu(linear("time_2", silu(linear("time_1", features))) + w["label.weight"][4])
    stream = linear("read", noisy[0].numpy().astype(float))
    for block in (0, 1):
        scale, shift = np.split(linear(f"block.{block}.modulation", condition), 2)
        inner = normalized(stream) * (1 + scale) + shift
        stream = stream + linear(f"block.{block}.contract", silu(linear(f"block.{block}.expand", inner)))
    with torch.no_grad():
        np.testing.assert_allclose(model(noisy, time, label)[0].numpy(), linear("write", normalized(stream)), atol=1e-5)


def test_with_times_known_beforehand_the_velocity_is_that_of_the_modules() -> None:
    draws = rng()
    model = untrained(lambda: Denoiser(numbers=9, classes=3, hidden=16, blocks=2), draws)
    labels, times = torch.tensor([2, 1, 2, model.no_label]), torch.tensor(times_of(7))
    with torch.no_grad():
        conditioned = model.conditioned(times, labels)
        for number, time in enumerate(times):
            noisy = torch.randn(4, 9, generator=draws)
            torch.testing.assert_close(conditioned(noisy, number), model(noisy, time.expand(4), labels))
