"""Diffusion: from a picture to noise and back. Times run from 0 (picture) to 1 (noise).

Source: Ho, Jain, Abbeel (2020), Denoising Diffusion Probabilistic Models; Song, Meng, Ermon (2021), Denoising
Diffusion Implicit Models, equation 12 with eta = 0; Salimans, Ho (2022), appendix D (v and the cosine schedule); Ho,
Salimans (2022), Classifier-Free Diffusion Guidance; Hoogeboom, Heek, Salimans (2023), simple diffusion, section 3.1
(the shifted schedule).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from scoutview.labs.denoising.picture_space import PictureSpace

Velocity = Callable[[Tensor, int], Tensor]  # L pictures as read, twice (2 L, P), the number of their time -> v (2 L, P)


@dataclass(frozen=True)
class SeededDraw:
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


def signal_and_noise(time: float, shift: float = 1.0) -> tuple[float, float]:
    """(alpha, sigma): how much is picture and how much is noise; their squares sum to 1.

    `shift` is how many times more noise there is to the same picture than without it.
    """
    alpha, sigma = math.cos(math.pi * time / 2), shift * math.sin(math.pi * time / 2)
    scale = math.hypot(alpha, sigma)
    return alpha / scale, sigma / scale


def noised(space: PictureSpace, numbers: Tensor, noise: Tensor, time: Tensor) -> tuple[Tensor, Tensor]:
    """Pictures (B, P), normal noise (B, P), times (B,) -> what the model reads (B, P) and the v (B, P) to predict."""
    angle = time[:, None] * (math.pi / 2)
    picture_share, noise_share, _ = space.shares(angle.cos(), space.shift * angle.sin())  # (B, P) each
    return picture_share * numbers + noise_share * noise, picture_share * noise - noise_share * numbers


@dataclass(frozen=True, eq=False)
class Mixture:
    """What a time says of pictures in a space: `alpha`, `sigma` (1,), the shares of its numbers and their scale, each
    (P,) or (1,), and what of the mean picture (H, W) a noisy one lacks.
    """

    alpha: Tensor
    sigma: Tensor
    picture_share: Tensor
    noise_share: Tensor
    scale: Tensor
    lacking: Tensor


@lru_cache(maxsize=1024)  # the same times at every frame of a run
@torch.inference_mode(mode=False)  # whoever asks first, what is kept is of use to all
def mixture_at(space: PictureSpace, time: float) -> Mixture:
    """Of `time`, in this space."""
    alpha, sigma = torch.tensor(signal_and_noise(time, space.shift))[:, None]
    return Mixture(alpha, sigma, *space.shares(alpha, sigma), (1 - alpha) * space.mean.unflatten(0, space.size))


def read(space: PictureSpace, noisy: Tensor, time: float) -> Tensor:
    """Noisy pictures (L, H, W) as the model reads them (L, P)."""
    mixture = mixture_at(space, time)
    return space.encode(noisy + mixture.lacking) / mixture.scale


def cleaned(space: PictureSpace, seen: Tensor, v: Tensor, time: float) -> Tensor:
    """The pictures (L, H, W) that v (L, P) means for what the model read (L, P)."""
    mixture = mixture_at(space, time)
    return space.decode(mixture.picture_share * seen - mixture.noise_share * v).clamp(-1, 1)


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
    beside: Sequence[SeededDraw] = (),
) -> Iterator[DenoisingStep]:
    """Noise becomes a picture, step by step; the last `clean` is the picture, in -1..1.

    `velocity` answers with the label and without it, at `times_of(steps)`. Guidance w follows (1 + w) conditional -
    w unconditional; both are asked in one forward pass, together with the pictures that are drawn beside it.
    """
    draws = (SeededDraw(seed, guidance), *beside)
    weight = torch.tensor([[draw.guidance] for draw in draws])  # (L, 1)
    weights = torch.cat((1 + weight, -weight))  # (2 L, 1)
    noisy = torch.stack([space.first_noise(draw.seed) for draw in draws])  # (L, H, W)
    times = times_of(steps)
    for index, (time, next_time) in enumerate(zip(times, [*times[1:], 0.0], strict=True)):
        now, then = mixture_at(space, time), mixture_at(space, next_time)
        with torch.inference_mode():
            seen = read(space, noisy, time)  # (L, P)
            asked = weights * velocity(torch.cat((seen, seen)).to(device), index).cpu()  # (2 L, P)
            v = asked[: len(draws)] + asked[len(draws) :]  # (L, P)
            clean = cleaned(space, seen, v, time)  # (L, H, W)
            noise = (noisy - now.alpha * clean) / now.sigma  # of the clamped picture, so that the three always add up
            after = then.alpha * clean + then.sigma * noise  # (L, H, W); the clean pictures after the last step
        first = noisy.numpy()[0], clean.numpy()[0], noise.numpy()[0]
        yield DenoisingStep(*first, *signal_and_noise(time, space.shift), time, after.numpy()[1:])
        noisy = after


def add_noise(space: PictureSpace, picture: np.ndarray, *, seed: int, steps: int) -> tuple[np.ndarray, ...]:
    """A picture (H, W) in -1..1 on its way to noise, `steps` steps after itself.

    Returns pictures (steps + 1, H, W), the picture and the noise (H, W), alpha and sigma (steps + 1).
    """
    noise = space.first_noise(seed)  # (H, W)
    schedule = np.array([signal_and_noise(index / steps, space.shift) for index in range(steps + 1)], np.float32)
    alpha, sigma = schedule[:, 0], schedule[:, 1]
    pictures = alpha[:, None, None] * picture + sigma[:, None, None] * noise.numpy()
    return pictures, picture, noise.numpy(), alpha, sigma
