"""A network with one hidden layer that is told a skill and some bits, and says odd or even.

Source: Michaud, Liu, Girit, Tegmark (2023), The Quantization Model of Neural Scaling, section 3: there the skill is a
one-hot part of the input, which is the same as a row of a table that is added. B cases, H neurons.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.models.initialization import undrawn

ANSWERS = ("even", "odd")


class SkillNetwork(nn.Module):
    """Sites: skill, a row for each; bits; answer."""

    def __init__(self, skills: int, bits: int, hidden: int) -> None:
        super().__init__()
        self.skill = nn.Embedding(skills, hidden)
        self.bits = nn.Linear(bits, hidden)
        self.answer = nn.Linear(hidden, len(ANSWERS))

    def forward(self, skill: Tensor, bits: Tensor) -> Tensor:
        """(B,), (B, bits) of −1 and 1 -> logits (B, 2)."""
        return self.answer(F.relu(self.skill(skill) + self.bits(bits)))  # (B, 2)


def untrained_network(rng: torch.Generator, *, skills: int, bits: int, hidden: int) -> SkillNetwork:
    """On the CPU; each weight uniform within 1 / sqrt(numbers that its layer reads), skill and bits being one layer."""
    model = undrawn(lambda: SkillNetwork(skills, bits, hidden))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            bound = 1 / math.sqrt(hidden if name.startswith("answer") else skills + bits)
            weight.uniform_(-bound, bound, generator=rng)
    return model
