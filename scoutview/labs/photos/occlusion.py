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

COARSEST = 7  # places along a side at first; then twice and four times as many, the first ones among them
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
    """Coarse first, some places at a time: class `number` of a photo (3, H, W) in 0..255; each place is tried once."""
    whole = _log_probabilities(model, photo[None])[0, number].item()
    logs, tried = np.full((detail, detail), np.nan), 0
    for grid in _grids(detail):
        for first in range(0, len(grid), AT_ONCE):
            places = grid[first : first + AT_ONCE]
            hidden = torch.stack([_hidden(photo, place, detail, square) for place in places])
            for place, log in zip(places, _log_probabilities(model, hidden)[:, number].tolist(), strict=True):
                logs[place] = log
            tried += len(places)
            yield Hidden(logs.copy(), whole, tried, detail**2)


def _grids(detail: int) -> Iterator[list[tuple[int, int]]]:
    """Places (row, column) that are evenly spread, first far apart, then those between them: all of them once."""
    apart, seen = detail // COARSEST, set[tuple[int, int]]()
    first = apart // 2
    while apart >= 1:
        along = range(first % apart, detail, apart)
        grid = [(row, column) for row in along for column in along if (row, column) not in seen]
        yield grid
        seen |= {*grid}
        apart //= 2


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
