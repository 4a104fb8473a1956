"""Diffusion: from a picture to noise and back. Times run from 0 (picture) to 1 (noise).

Source: Ho, Jain, Abbeel (2020), Denoising Diffusion Probabilistic Models; Song, Meng, Ermon (2021), Denoising
Diffusion Implicit Models, equation 12 with eta = 0; Salimans, Ho (2022), appendix D (v and the cosine schedule); Ho,
Salimans (2022), Classifier-Free Diffusion Guidance.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from scoutview.labs.denoising.picture_space import PictureSpace

Velocity = Callable[[Tensor, int], Tensor]  # the noisy picture twice (2, P), the number of its time -> v (2, P)


@dataclass(frozen=True, eq=False)
class DenoisingStep:
    """Pictures (H, W) with noisy = alpha clean + sigma noise; `clean` is what the model takes the picture to be."""

    noisy: np.ndarray
    clean: np.ndarray
    noise: np.ndarray
    alpha: float
    sigma: float
    time: float


def signal_and_noise(time: float) -> tuple[float, float]:
    """(alpha, sigma): how much is picture and how much is noise; their squares sum to 1."""
    return math.cos(math.pi * time / 2), math.sin(math.pi * time / 2)


def noised(numbers: Tensor, noise: Tensor, time: Tensor) -> tuple[Tensor, Tensor]:
    """Pictures (B, P), noise (B, P), times (B,) -> noisy pictures (B, P) and the v (B, P) to predict for them."""
    angle = time[:, None] * (math.pi / 2)
    alpha, sigma = angle.cos(), angle.sin()
    return alpha * numbers + sigma * noise, alpha * noise - sigma * numbers


def first_noise(space: PictureSpace, seed: int) -> Tensor:
    """(1, P), standard normal."""
    return torch.randn(1, space.numbers, generator=torch.Generator().manual_seed(seed))


def times_of(steps: int) -> list[float]:
    """The times of so many steps from noise to a picture."""
    return [1 - index / steps for index in range(steps)]


def denoise(
    velocity: Velocity, space: PictureSpace, *, seed: int, guidance: float, steps: int, device: torch.device
) -> Iterator[DenoisingStep]:
    """Noise becomes a picture, step by step; the last `clean` is the picture, in -1..1.

    `velocity` answers with the label and without it, at `times_of(steps)`. Guidance w follows (1 + w) conditional -
    w unconditional; both are asked in one forward pass.
    """
    numbers = first_noise(space, seed)
    for index, time in enumerate(times_of(steps)):
        alpha, sigma = signal_and_noise(time)
        with torch.no_grad():
            conditional, unconditional = velocity(numbers.expand(2, -1).to(device), index).cpu()
        v = (1 + guidance) * conditional - guidance * unconditional  # (P,)
        clean = space.decode(alpha * numbers - sigma * v).clamp(-1, 1)  # (1, H, W)
        yield _step(space.decode(numbers, alpha), clean, alpha, sigma, time)
        kept = space.encode(clean)  # (1, P)
        noise = (numbers - alpha * kept) / sigma
        next_alpha, next_sigma = signal_and_noise(1 - (index + 1) / steps)
        numbers = next_alpha * kept + next_sigma * noise  # (1, P)


def _step(noisy: Tensor, clean: Tensor, alpha: float, sigma: float, time: float) -> DenoisingStep:
    """The noise is recomputed from the clamped picture, so that the three always add up."""
    noise = (noisy - alpha * clean) / sigma
    return DenoisingStep(noisy[0].numpy(), clean[0].numpy(), noise[0].numpy(), alpha, sigma, time)


def add_noise(space: PictureSpace, picture: np.ndarray, *, seed: int, steps: int) -> tuple[np.ndarray, ...]:
    """A picture (H, W) in -1..1 on its way to noise, `steps` steps after itself.

    Returns pictures (steps + 1, H, W), the picture and the noise (H, W) as the model's numbers can hold them, alpha and
    sigma (steps + 1).
    """
    clean = space.decode(space.encode(torch.from_numpy(picture)))  # (H, W)
    noise = space.decode(first_noise(space, seed)[0], alpha=0.0)  # (H, W)
    schedule = np.array([signal_and_noise(index / steps) for index in range(steps + 1)], np.float32)
    alpha, sigma = schedule[:, 0], schedule[:, 1]
    pictures = alpha[:, None, None] * clean.numpy() + sigma[:, None, None] * noise.numpy()
    return pictures, clean.numpy(), noise.numpy(), alpha, sigma
