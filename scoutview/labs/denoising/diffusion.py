"""Diffusion: from a picture to noise and back. Times run from 0 (picture) to 1 (noise).

Source: Ho, Jain, Abbeel (2020), Denoising Diffusion Probabilistic Models; Song, Meng, Ermon (2021), Denoising
Diffusion Implicit Models, equation 12 with eta = 0; Salimans, Ho (2022), appendix D (v and the cosine schedule); Ho,
Salimans (2022), Classifier-Free Diffusion Guidance.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from scoutview.labs.denoising.picture_space import PictureSpace

Velocity = Callable[[Tensor, int], Tensor]  # L noisy pictures twice (2 L, P), the number of their time -> v (2 L, P)


@dataclass(frozen=True)
class Draw:
    """One picture to be drawn: the seed of the noise that it begins with, and the guidance."""

    seed: int
    guidance: float


@dataclass(frozen=True, eq=False)
class DenoisingStep:
    """Pictures (H, W) with noisy = alpha clean + sigma noise; `clean` is what the model takes the picture to be.

    `beside` (L - 1, H, W) is what the pictures drawn beside it have become after this step.
    """

    noisy: np.ndarray
    clean: np.ndarray
    noise: np.ndarray
    alpha: float
    sigma: float
    time: float
    beside: np.ndarray


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
    velocity: Velocity,
    space: PictureSpace,
    *,
    seed: int,
    guidance: float,
    steps: int,
    device: torch.device,
    beside: Sequence[Draw] = (),
) -> Iterator[DenoisingStep]:
    """Noise becomes a picture, step by step; the last `clean` is the picture, in -1..1.

    `velocity` answers with the label and without it, at `times_of(steps)`. Guidance w follows (1 + w) conditional -
    w unconditional; both are asked in one forward pass, together with the pictures that are drawn beside it.
    """
    draws = (Draw(seed, guidance), *beside)
    weight = torch.tensor([[draw.guidance] for draw in draws])  # (L, 1)
    numbers = torch.cat([first_noise(space, draw.seed) for draw in draws])  # (L, P)
    for index, time in enumerate(times_of(steps)):
        alpha, sigma = signal_and_noise(time)
        with torch.no_grad():
            conditional, unconditional = velocity(numbers.repeat(2, 1).to(device), index).cpu().chunk(2)
        v = (1 + weight) * conditional - weight * unconditional  # (L, P)
        clean = space.decode(alpha * numbers - sigma * v).clamp(-1, 1)  # (L, H, W)
        noisy = space.decode(numbers[:1], alpha)  # (1, H, W)
        kept = space.encode(clean)  # (L, P)
        noise = (numbers - alpha * kept) / sigma
        next_alpha, next_sigma = signal_and_noise(1 - (index + 1) / steps)
        numbers = next_alpha * kept + next_sigma * noise  # (L, P)
        after = clean if index == steps - 1 else space.decode(numbers, next_alpha)  # (L, H, W)
        yield _step(noisy, clean[:1], time, after[1:])


def _step(noisy: Tensor, clean: Tensor, time: float, beside: Tensor) -> DenoisingStep:
    """The noise is recomputed from the clamped picture, so that the three always add up."""
    alpha, sigma = signal_and_noise(time)
    noise = (noisy - alpha * clean) / sigma
    return DenoisingStep(noisy[0].numpy(), clean[0].numpy(), noise[0].numpy(), alpha, sigma, time, beside.numpy())


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
