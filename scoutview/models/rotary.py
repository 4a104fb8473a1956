"""Positions that turn queries and keys, and positions that take something off their scores.

T tokens, H heads, d numbers of a head, n of them that turn.
"""

from __future__ import annotations

import math
from functools import lru_cache

import torch
from torch import Tensor

from scoutview.models.language_spec import Rotary


def frequencies(rotary: Rotary) -> Tensor:
    """By how many radians each pair turns at each position, (n / 2).

    Source: Su et al. (2021), RoFormer; Dubey et al. (2024), The Llama 3 Herd of Models, section 3.2, whose released
    code divides the turns that are slower than `original` / low positions, and those in between the less the quicker.
    """
    turns = 1.0 / rotary.theta ** (torch.arange(0, rotary.numbers, 2, dtype=torch.float32) / rotary.numbers)
    if rotary.scaling == "none":
        return turns
    if rotary.scaling == "linear":
        return turns / rotary.factor
    kept = (rotary.original * turns / (2 * math.pi) - rotary.low) / (rotary.high - rotary.low)
    kept = kept.clamp(0, 1)  # all of a quick turn, nothing of a slow one
    return (1 - kept) * turns / rotary.factor + kept * turns


@lru_cache(maxsize=8)
@torch.inference_mode(mode=False)  # whoever asks first, what is kept is of use to all
def _cosines(rotary: Rotary, length: int, device: torch.device) -> tuple[Tensor, Tensor]:
    """Cosine and sine of each pair at each position, (T, n / 2) each."""
    angles = torch.arange(length, dtype=torch.float32)[:, None] * frequencies(rotary)
    return angles.cos().to(device), angles.sin().to(device)


def turned(vectors: Tensor, rotary: Rotary) -> Tensor:
    """Each vector of a head as its position turns it: (B, H, T, d) -> (B, H, T, d)."""
    cosine, sine = _cosines(rotary, vectors.shape[-2], vectors.device)
    turning, rest = vectors[..., : rotary.numbers], vectors[..., rotary.numbers :]
    if rotary.pairs == "halves":
        first, second = turning.chunk(2, -1)
    else:
        first, second = turning[..., ::2], turning[..., 1::2]
    pairs = first * cosine - second * sine, second * cosine + first * sine  # (B, H, T, n / 2) each
    together = torch.cat(pairs, -1) if rotary.pairs == "halves" else torch.stack(pairs, -1).flatten(-2)
    return torch.cat((together, rest), -1)


def distance_penalty(heads: int, length: int, device: torch.device) -> Tensor:
    """What ALiBi adds to the score of each query and each key before it, (H, T, T): a slope times how far apart.

    Source: Press et al. (2021), Train Short, Test Long, and their code where heads are no power of 2.
    """
    below = 2 ** math.floor(math.log2(heads))
    slopes = [2 ** (-8 * (head + 1) / below) for head in range(below)]
    slopes += [2 ** (-4 * (head + 1) / below) for head in range(0, 2 * (heads - below), 2)]
    places = torch.arange(length, dtype=torch.float32, device=device)
    return torch.tensor(slopes, device=device)[:, None, None] * (places - places[:, None])


@lru_cache(maxsize=4)
@torch.inference_mode(mode=False)
def unread(length: int, window: int, causal: bool, device: torch.device) -> Tensor:
    """Which tokens each token reads nothing from, (T, T) of bool: query, key. A window counts the token itself."""
    places = torch.arange(length)
    back = places[:, None] - places
    hidden = (back < 0) if causal else torch.zeros(length, length, dtype=torch.bool)
    return (hidden | (back >= window) if window else hidden).to(device)
