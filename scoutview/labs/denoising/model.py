"""A residual network that takes the noise off a small picture, told the time and the wanted label.

It predicts v = alpha noise - sigma picture. Source: Ho, Jain, Abbeel (2020), Denoising Diffusion Probabilistic Models;
Salimans, Ho (2022), Progressive Distillation (v); Peebles, Xie (2023), Scalable Diffusion Models with Transformers
(adaptive LayerNorm); Ho, Salimans (2022), Classifier-Free Diffusion Guidance (the extra label for "no label").
B pictures, P numbers per picture (pixels or principal components), N hidden.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

FREQUENCIES = 16


class Block(nn.Module):
    """One residual block; the condition scales and shifts its normalized input."""

    def __init__(self, hidden: int, condition: int) -> None:
        super().__init__()
        self.modulation = nn.Linear(condition, 2 * hidden)
        self.expand = nn.Linear(hidden, hidden)
        self.contract = nn.Linear(hidden, hidden)

    def forward(self, stream: Tensor, condition: Tensor) -> Tensor:
        """stream (B, N), condition (B, condition) -> (B, N)."""
        scale, shift = self.modulation(condition).chunk(2, dim=1)  # (B, N) each
        normalized = F.layer_norm(stream, stream.shape[1:]) * (1 + scale) + shift
        return stream + self.contract(F.silu(self.expand(normalized)))


class Denoiser(nn.Module):
    """Sites: time_1, time_2, label, read, block.<i>.modulation / expand / contract, write."""

    def __init__(self, numbers: int, classes: int, hidden: int, blocks: int) -> None:
        super().__init__()
        condition = hidden // 2
        self.no_label = classes
        self.time_1 = nn.Linear(2 * FREQUENCIES, condition)
        self.time_2 = nn.Linear(condition, condition)
        self.label = nn.Embedding(classes + 1, condition)
        self.read = nn.Linear(numbers, hidden)
        self.block = nn.ModuleList(Block(hidden, condition) for _ in range(blocks))
        self.write = nn.Linear(hidden, numbers)

    def forward(self, noisy: Tensor, time: Tensor, labels: Tensor) -> Tensor:
        """noisy (B, P), time (B,) from 0 (picture) to 1 (noise), labels (B,) with `no_label` for none -> v (B, P)."""
        condition = self._condition(time, labels)
        stream = self.read(noisy)  # (B, N)
        for block in self.block:
            stream = block(stream, condition)
        return self.write(F.layer_norm(stream, stream.shape[1:]))  # (B, P)

    def conditioned(self, times: Tensor, labels: Tensor) -> Callable[[Tensor, int], Tensor]:
        """The same function for times (S,) that are known beforehand, several times faster: what each block is told at
        them is computed at once.

        Returns:
            noisy (B, P) and the number of its time -> v (B, P), with the labels (B,). Nothing is seen of what hooks
            change.
        """
        count, blocks = len(labels), [cast(Block, block) for block in self.block]
        condition = self._condition(times.repeat_interleave(count), labels.repeat(len(times)))  # (S B, condition)
        told = [
            block.modulation(condition).unflatten(0, (len(times), count)).chunk(2, dim=2)  # (S, B, N) each
            for block in blocks
        ]
        scales, shifts = [1 + scale for scale, _ in told], [shift for _, shift in told]
        read, write = (self.read.weight, self.read.bias), (self.write.weight, self.write.bias)
        parts = [(one.expand.weight, one.expand.bias, one.contract.weight, one.contract.bias) for one in blocks]

        def velocity(noisy: Tensor, number: int) -> Tensor:
            stream = F.linear(noisy, *read)  # (B, N)
            width = stream.shape[1:]
            for scale, shift, (expand, expand_bias, contract, contract_bias) in zip(scales, shifts, parts, strict=True):
                normalized = torch.layer_norm(stream, width) * scale[number] + shift[number]  # (B, N)
                hidden = F.silu(F.linear(normalized, expand, expand_bias))  # (B, N)
                stream = stream + F.linear(hidden, contract, contract_bias)
            return F.linear(torch.layer_norm(stream, width), *write)  # (B, P)

        return velocity

    def _condition(self, time: Tensor, labels: Tensor) -> Tensor:
        """What the blocks are told: (B,), (B,) -> (B, condition)."""
        return F.silu(self.time_2(F.silu(self.time_1(time_features(time)))) + self.label(labels))


def time_features(time: Tensor) -> Tensor:
    """(B,) -> (B, 32): sine and cosine at 16 frequencies from 1 to 100 radians, evenly spaced in their logarithm."""
    exponents = torch.linspace(0, math.log(100), FREQUENCIES, device=time.device)
    angles = time[:, None] * exponents.exp()  # (B, 16)
    return torch.cat([angles.sin(), angles.cos()], dim=1)  # (B, 32)
