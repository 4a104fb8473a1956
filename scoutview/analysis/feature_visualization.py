"""The picture that excites a channel most, found by gradient ascent on its Fourier coefficients.

Sources: Olah, Mordvintsev, Schubert (2017), Feature Visualization (Fourier parameterization, jitter); for grey pictures
there are no colours to decorrelate. Mahendran, Vedaldi (2015), Understanding Deep Image Representations by Inverting
Them, section 3 (total variation, and a norm that keeps what does not matter at rest).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from scoutview.analysis.excitement import PIXELS_AT_A_TIME
from scoutview.frame import Arrays
from scoutview.models.optimizer import Adam

Response = Callable[[Tensor], Tensor]  # pictures (B, H, W) -> (B, C, H', W'), before any ReLU
Sight = tuple[int, int, int, int]  # top, left, bottom, right of a part of a picture; ends exclusive

STEPS = 128
LEARNING_RATE = 0.03
JITTERED = 0.25  # share of the steps in which the picture is shifted at random
LEAST_SHIFTED = 9  # pixels that a channel sees: to a smaller one a shift by one pixel is another picture
SETTLING = 10 / 3  # how much faster the picture learns after that
ROUGHNESS, INK = 0.14, 0.042  # of the strongest real answer: what an edge, or ink, as long as what is seen costs
LEAST_EDGE = 1e-4  # squared, so that an even picture has a gradient
START = 0.01  # standard deviation of the first coefficients: an even grey


@dataclass(frozen=True, eq=False)
class FeatureStep:
    """Pictures (B, H, W) in 0..1 after a step, one per channel, and the activation (B,) each causes at the centre."""

    pictures: np.ndarray
    objectives: np.ndarray

    def of_channel(self, layer: str, channel: int, sight: Sight) -> Arrays:
        """A step of `feature_visualization`, of one channel, with the part of the picture that it sees."""
        return {
            "feature_picture": self.pictures[0],
            "feature_objective": np.array(self.objectives[0]),
            "feature_layer": np.array(layer),
            "feature_channel": np.array(channel, np.int64),
            "feature_steps": np.array(STEPS, np.int64),
            "feature_sight": np.array(sight, np.int64),
        }

    def of_layer(self, layer: str, sight: Sight) -> Arrays:
        """A step of `feature_overview`, of the channels of a layer."""
        return {
            "overview_pictures": self.pictures,
            "overview_layer": np.array(layer),
            "overview_sight": np.array(sight, np.int64),
        }


def centre_response(response: Tensor, channels: Sequence[int]) -> Tensor:
    """(B, C, H, W), a channel per picture -> (B,): the response in the middle of the channel's map, before any ReLU."""
    height, width = response.shape[2:]
    return response[torch.arange(len(channels)), torch.as_tensor(channels), height // 2, width // 2]


def visualize_features(
    response: Response,
    channels: Sequence[int],
    size: tuple[int, int],
    device: torch.device,
    *,
    rectified: bool = True,
    sight: Sight | None = None,
    strongest: Sequence[float] = (),
    steps: int = STEPS,
    stride: int = 1,
    colours: int = 0,
) -> Iterator[FeatureStep]:
    """The start and then every step of the ascent, or every `stride`-th, all channels side by side, as a trajectory.

    The ascent is on the response in the middle of the map, before the ReLU, so that a silent channel has a direction
    to go too; the mean over the map would be greatest for plain white in most channels of such small pictures.
    `rectified` says that a ReLU follows; `sight` is what the channels see, all where it is not given. `strongest` are
    their strongest answers to real pictures, which roughness and ink are weighed against; without, neither costs
    anything. A channel goes the same way alone as among others. With `colours` pictures are (B, colours, H, W).
    """
    top, left, bottom, right = sight or (0, 0, *size)
    side = max(bottom - top, right - left)
    shifts = int(JITTERED * steps) if side >= LEAST_SHIFTED else 0
    weights = torch.tensor(strongest, device=device) / side
    coefficients = torch.stack([_start(channel, size, colours) for channel in channels]).to(device).requires_grad_()
    optimizer = Adam([coefficients], LEARNING_RATE)
    jitter_rng = torch.Generator().manual_seed(0)
    yield _seen(response, coefficients, channels, size, rectified)
    for step in range(steps):
        optimizer.param_groups[0]["lr"] = LEARNING_RATE * (1 if step < JITTERED * steps else SETTLING)
        shift = torch.randint(-1, 2, (2,), generator=jitter_rng).tolist()
        with torch.enable_grad():
            pictures = pictures_of(coefficients, size)
            loss = -centre_response(response(_shifted(pictures, shift) if step < shifts else pictures), channels).sum()
            if len(strongest):
                loss = loss + (weights * restraint(pictures[:, top:bottom, left:right])).sum()
            (gradient,) = torch.autograd.grad(loss, coefficients)  # leaves the model's own gradients alone
        coefficients.grad = gradient
        optimizer.step()
        if (step + 1) % stride == 0:  # looking takes a third of a step's time
            yield _seen(response, coefficients, channels, size, rectified)


def restraint(pictures: Tensor) -> Tensor:
    """(B, H, W) -> (B,): total variation and brightness, so that what a channel does not ask for stays empty paper."""
    down = pictures[:, 1:, :-1] - pictures[:, :-1, :-1]
    right = pictures[:, :-1, 1:] - pictures[:, :-1, :-1]
    variation = (down.square() + right.square() + LEAST_EDGE).sqrt().sum(dim=(1, 2))
    return ROUGHNESS * variation + INK * pictures.sum(dim=(1, 2))


@torch.no_grad()
def sight_of(response: Response, size: tuple[int, int], device: torch.device) -> Sight:
    """The part of a picture that the middle of a layer's maps depends on.

    A pixel that is no number makes everything that depends on it no number.
    """
    height, width = size
    pictures = torch.zeros(height + width, height, width, device=device)
    for row in range(height):
        pictures[row, row] = torch.nan
    for column in range(width):
        pictures[height + column, :, column] = torch.nan
    parts = pictures.split(max(1, PIXELS_AT_A_TIME // (height * width)))
    seen = torch.cat([centre_response(response(part), [0] * len(part)).isnan() for part in parts])  # (H + W)
    rows, columns = (part.nonzero().flatten().tolist() for part in seen.split([height, width]))
    if not rows or not columns:
        return 0, 0, height, width
    return rows[0], columns[0], rows[-1] + 1, columns[-1] + 1


def pictures_of(coefficients: Tensor, size: tuple[int, int]) -> Tensor:
    """(..., H, W/2 + 1, 2) -> pictures (..., H, W) in 0..1, low frequencies weighted up as in photographs."""
    height, width = size
    rows = torch.fft.fftfreq(height, device=coefficients.device)[:, None]
    columns = torch.fft.rfftfreq(width, device=coefficients.device)
    frequency = torch.sqrt(rows**2 + columns**2).clamp(min=1 / max(size))  # (H, W/2 + 1)
    spectrum = torch.view_as_complex(coefficients) / frequency
    return torch.sigmoid(torch.fft.irfft2(spectrum, s=size, norm="ortho"))  # (..., H, W)


def _start(channel: int, size: tuple[int, int], colours: int) -> Tensor:
    rng = torch.Generator().manual_seed(channel)
    return START * torch.randn(*([colours] if colours else []), size[0], size[1] // 2 + 1, 2, generator=rng)


def _shifted(pictures: Tensor, shift: Sequence[int]) -> Tensor:
    """Moved by whole pixels (down, right); paper comes in at the edges."""
    down, right = shift
    return F.pad(pictures, (right, -right, down, -down))


@torch.no_grad()
def _seen(
    response: Response, coefficients: Tensor, channels: Sequence[int], size: tuple[int, int], rectified: bool
) -> FeatureStep:
    pictures = pictures_of(coefficients, size)
    objectives = centre_response(response(pictures), channels)
    objectives = F.relu(objectives) if rectified else objectives
    return FeatureStep(pictures.cpu().numpy(), objectives.cpu().numpy())
