"""Where in a photo the evidence for a class is: a grey square hides one part after another.

Source: Zeiler, Fergus (2014), Visualizing and Understanding Convolutional Networks, 4.2 (occlusion sensitivity).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.models.efficientnet_lite import scaled

COARSEST = 7  # places along a side at first; then twice and four times as many
GREY = 127.0  # enters the network as zeros
AT_ONCE = 14


@dataclass(frozen=True, eq=False)
class Hidden:
    """What a class's probability becomes, (places, places), as its logarithm and nan where not yet tried."""

    logs: np.ndarray
    whole: float  # the logarithm with nothing hidden
    tried: int
    in_all: int


@torch.no_grad()
def occlusion(model: nn.Module, photo: Tensor, number: int, square: int, detail: int) -> Iterator[Hidden]:
    """Coarse first, some places at a time: class `number` of a photo (3, H, W) in 0..255.

    What a coarse grid found fills its part of the finest one until a finer grid has tried it.
    """
    whole = _log_probabilities(model, photo[None])[0, number].item()
    grids = [COARSEST * 2**power for power in range(3) if COARSEST * 2**power <= detail]
    in_all, tried = sum(places**2 for places in grids), 0
    logs = np.full((detail, detail), np.nan)
    for places in grids:
        times = detail // places
        for first in range(0, places**2, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, places**2))
            hidden = torch.stack([_hidden(photo, divmod(each, places), places, square) for each in numbers])
            for each, log in zip(numbers, _log_probabilities(model, hidden)[:, number].tolist(), strict=True):
                row, column = (times * place for place in divmod(each, places))
                logs[row : row + times, column : column + times] = log
            tried += len(numbers)
            yield Hidden(logs.copy(), whole, tried, in_all)


def _hidden(photo: Tensor, place: tuple[int, int], places: int, square: int) -> Tensor:
    """The photo (3, H, W) with a grey square around the middle of a place, cut where the photo ends."""
    side = photo.shape[-1]
    covered = photo.clone()
    (top, bottom), (left, right) = (_span(each, places, side, square) for each in place)
    covered[:, top:bottom, left:right] = GREY
    return covered


def _span(place: int, places: int, side: int, square: int) -> tuple[int, int]:
    first = round((place + 0.5) * side / places - square / 2)
    return max(0, first), max(0, first + square)


def _log_probabilities(model: nn.Module, photos: Tensor) -> Tensor:
    return torch.log_softmax(model(scaled(photos)), 1)  # (B, class)
