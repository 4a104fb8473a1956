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
        blocks = [cast(Block, block) for block in self.block]
        count = len(labels)
        condition = self._condition(times.repeat_interleave(count), labels.repeat(len(times)))  # (S B, condition)
        told = [block.modulation(condition).unflatten(0, (len(times), count)) for block in blocks]
        halves = [each.chunk(2, dim=2) for each in told]  # (S, B, 2 N) -> (S, B, N) each
        scales, shifts = [(1 + scale).unbind() for scale, _ in halves], [shift.unbind() for _, shift in halves]
        read, write = _bias_and_weights(self.read), _bias_and_weights(self.write)
        linears = [(*_bias_and_weights(block.expand), *_bias_and_weights(block.contract)) for block in blocks]
        parts, width = list(zip(scales, shifts, linears, strict=True)), self.read.weight.shape[:1]

        def velocity(noisy: Tensor, number: int) -> Tensor:
            stream = torch.addmm(read[0], noisy, read[1])  # (B, N)
            for scale, shift, (expand_bias, expand, contract_bias, contract) in parts:
                normalized = torch.layer_norm(stream, width).mul_(scale[number]).add_(shift[number])  # (B, N)
                hidden = F.silu(torch.addmm(expand_bias, normalized, expand), inplace=True)  # (B, N)
                stream += torch.addmm(contract_bias, hidden, contract)
            return torch.addmm(write[0], torch.layer_norm(stream, width), write[1])  # (B, P)

        return velocity

    def _condition(self, time: Tensor, labels: Tensor) -> Tensor:
        """What the blocks are told: (B,), (B,) -> (B, condition)."""
        return F.silu(self.time_2(F.silu(self.time_1(time_features(time)))) + self.label(labels))


def _bias_and_weights(linear: nn.Linear) -> tuple[Tensor, Tensor]:
    """Bias and weights as `torch.addmm` takes them, which has less to do before it multiplies than `F.linear`."""
    return linear.bias, linear.weight.T


def time_features(time: Tensor) -> Tensor:
    """(B,) -> (B, 32): sine and cosine at 16 frequencies from 1 to 100 radians, evenly spaced in their logarithm."""
    exponents = torch.linspace(0, math.log(100), FREQUENCIES, device=time.device)
    angles = time[:, None] * exponents.exp()  # (B, 16)
    return torch.cat([angles.sin(), angles.cos()], dim=1)  # (B, 32)
