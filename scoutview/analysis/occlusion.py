"""Where in a photo the evidence for a class is: a grey square hides one part after another.

Source: Zeiler, Fergus (2014), Visualizing and Understanding Convolutional Networks, 4.2 (occlusion sensitivity).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

COARSEST = 7  # places along a side at first; then twice and four times as many, the first ones among them
AT_ONCE = 14

Scores = Callable[[Tensor], Tensor]  # of photos (B, C, H, W): (B, class), before the softmax


@dataclass(frozen=True, eq=False)
class Hidden:
    """What a class's probability becomes, (places, places), as its logarithm and nan where not yet tried."""

    logs: np.ndarray
    whole: float  # the logarithm with nothing hidden
    tried: int
    in_all: int


@torch.no_grad()
def occlusion(scores: Scores, photo: Tensor, number: int, *, square: int, detail: int, grey: float) -> Iterator[Hidden]:
    """Coarse first, some places at a time: class `number` of a photo (C, H, W); each place is tried once.

    `square` is the side, in pixels, of what hides it, and `grey` the number of its pixels.
    """
    whole = _log_probabilities(scores, photo[None])[0, number].item()
    logs, tried = np.full((detail, detail), np.nan), 0
    for grid in _grids(detail):
        for first in range(0, len(grid), AT_ONCE):
            places = grid[first : first + AT_ONCE]
            hidden = torch.stack([_hidden(photo, place, detail, square, grey) for place in places])
            for place, log in zip(places, _log_probabilities(scores, hidden)[:, number].tolist(), strict=True):
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


def _hidden(photo: Tensor, place: tuple[int, int], places: int, square: int, grey: float) -> Tensor:
    """The photo (C, H, W) with a grey square around the middle of a place, cut where the photo ends."""
    covered = photo.clone()
    (top, bottom), (left, right) = (
        _span(each, places, side, square) for each, side in zip(place, photo.shape[1:], strict=True)
    )
    covered[:, top:bottom, left:right] = grey
    return covered


def _span(place: int, places: int, side: int, square: int) -> tuple[int, int]:
    first = round((place + 0.5) * side / places - square / 2)
    return max(0, first), max(0, first + square)


def _log_probabilities(scores: Scores, photos: Tensor) -> Tensor:
    return torch.log_softmax(scores(photos), 1)  # (B, class)
