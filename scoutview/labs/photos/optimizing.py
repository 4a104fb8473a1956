"""The photo-like picture that a channel answers most to, found by gradient ascent on its Fourier coefficients.

Sources: Olah, Mordvintsev, Schubert (2017), Feature Visualization (Fourier parameterization, decorrelated colours,
jitter, rotation and scaling); the colours' correlation is ImageNet's, as lucid has it (github.com/tensorflow/lucid,
optvis/param/color.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from scoutview.models.efficientnet_lite import MOST, EfficientNetLite, scaled
from scoutview.models.optimizer import Adam

CLASSIFIER = "classifier"
STEPS, SIDE = 96, 128
LEARNING_RATE = 0.05
CONTRAST = 0.3  # how far the coefficients reach into the colours
START = 0.01  # standard deviation of the first coefficients: an even grey
JITTER = 1 / 16  # of the side: how far a picture is moved at random before each step
TURN_DEGREES = 6.0
SCALING = 0.08  # by up to so much larger or smaller
GIVEN = 0.2  # weight of what the channel is given: behind a ReLU6 that lets nothing through there is no gradient
COLOURS = ((0.26, 0.09, 0.02), (0.27, 0.00, -0.05), (0.27, -0.09, 0.03))  # red, green, blue by brightness and two more


@dataclass(frozen=True, eq=False)
class OptimizedStep:
    """Pictures (B, side, side, 3) in bytes after a step, one per channel, and the answer (B,) that each causes."""

    pictures: np.ndarray
    answers: np.ndarray


def optimized(
    model: EfficientNetLite,
    layer: str,
    channels: Sequence[int],
    *,
    side: int = SIDE,
    steps: int = STEPS,
    every: int = 1,
) -> Iterator[OptimizedStep]:
    """The grey start, then every step of the ascent, or each `every`-th and the last; all channels side by side.

    The ascent is on the mean of the channel's map before the ReLU6 or, of a class, on its logit. The answer told is the
    mean of what the ReLU6 lets through.
    """
    coefficients = torch.stack([_start(channel, side) for channel in channels]).requires_grad_()
    optimizer = Adam([coefficients], LEARNING_RATE)
    rng = torch.Generator().manual_seed(0)
    yield _seen(model, layer, channels, coefficients, side)
    for step in range(1, steps + 1):
        with torch.inference_mode(False), torch.enable_grad():
            moved = _moved(pictures_of(coefficients, side), rng)
            aim = -_aim(model, layer, channels, moved).sum()
            (coefficients.grad,) = torch.autograd.grad(aim, coefficients)  # leaves the model's own gradients alone
        optimizer.step()
        if step % every == 0 or step == steps:
            yield _seen(model, layer, channels, coefficients, side)


def pictures_of(coefficients: Tensor, side: int) -> Tensor:
    """(B, 3, H, W/2 + 1, 2) -> (B, 3, H, W) in 0..255: low frequencies weighted up, colours mixed as in photographs."""
    rows, columns = torch.fft.fftfreq(side)[:, None], torch.fft.rfftfreq(side)
    frequency = torch.sqrt(rows**2 + columns**2).clamp(min=1 / side)  # (H, W/2 + 1)
    spectrum = torch.view_as_complex(coefficients) / frequency
    plain = torch.fft.irfft2(spectrum, s=(side, side), norm="ortho")  # (B, 3, H, W)
    mixed = torch.einsum("cd,bdhw->bchw", _colours(), plain)
    return 255 * torch.sigmoid(mixed)


def _colours() -> Tensor:
    colours = torch.tensor(COLOURS)
    return CONTRAST * colours / colours.norm(dim=0).max()


def _start(channel: int, side: int) -> Tensor:
    rng = torch.Generator().manual_seed(channel)
    return START * torch.randn(3, side, side // 2 + 1, 2, generator=rng)


def _moved(pictures: Tensor, rng: torch.Generator) -> Tensor:
    """Turned, scaled and moved a little, all pictures alike, their edges mirrored; in 0..255."""
    side = pictures.shape[-1]
    turn, scale, across, down = (2 * torch.rand(4, generator=rng) - 1).tolist()
    angle, size = math.radians(TURN_DEGREES) * turn, 1 + SCALING * scale
    cosine, sine = math.cos(angle) / size, math.sin(angle) / size
    matrix = torch.tensor([[cosine, -sine, 2 * JITTER * across], [sine, cosine, 2 * JITTER * down]])
    grid = F.affine_grid(matrix.expand(len(pictures), 2, 3), [len(pictures), 3, side, side], align_corners=False)
    return F.grid_sample(pictures, grid, padding_mode="reflection", align_corners=False)


def _aim(model: EfficientNetLite, layer: str, channels: Sequence[int], pictures: Tensor) -> Tensor:
    """(B,): what is climbed."""
    response, given = model.response(scaled(pictures), layer)
    aim = _answer(response, channels)
    if given is not None:
        number = torch.arange(len(channels))
        aim = aim + GIVEN * given[number, list(channels)].clamp(max=MOST).mean((1, 2))
    return aim


def _answer(response: Tensor, channels: Sequence[int]) -> Tensor:
    """Of each picture its channel's answer, the mean over the map; of a class its logit."""
    answer = response[torch.arange(len(channels)), list(channels)]
    return answer.flatten(1).mean(1) if answer.dim() > 1 else answer


@torch.no_grad()
def _seen(
    model: EfficientNetLite, layer: str, channels: Sequence[int], coefficients: Tensor, side: int
) -> OptimizedStep:
    pictures = pictures_of(coefficients, side)
    response = model.response(scaled(pictures), layer)[0]
    answers = _answer(response if layer == CLASSIFIER else F.relu6(response), channels)
    return OptimizedStep(pictures.permute(0, 2, 3, 1).round().byte().numpy(), answers.numpy())
