"""Which bits count for which skill, how often each is met, and the cases that are drawn of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import read_only
from scoutview.language import tr

if TYPE_CHECKING:
    import torch
    from torch import Tensor

ASSET = "skill_bits"  # JSON: for each skill the numbers of its bits, from 0
MOST_SETS = 20_000  # of all sets of bits so many are tried, in an order by chance
Cases = tuple["Tensor", "Tensor", "Tensor"]  # skill (B,) from 0; bits (B, bits) of −1 and 1; whether odd (B,)


@dataclass(frozen=True, eq=False)
class Skills:
    """`bits_of` is (skills, parity) int64, growing along a row; `frequencies` (skills,) sum to 1, the largest first.

    A skill's right answer is the parity of its bits: 1 where the number of ones among them is odd.
    Source: Michaud, Liu, Girit, Tegmark (2023), The Quantization Model of Neural Scaling, section 3.
    """

    bits: int
    bits_of: np.ndarray
    frequencies: np.ndarray

    def __len__(self) -> int:
        return len(self.bits_of)

    def is_odd(self, skill: int, bits: str) -> bool:
        """The right answer for a text of zeros and ones; skills count from 0."""
        return sum(bits[place] == "1" for place in self.bits_of[skill]) % 2 == 1

    def asked(self, skill: int, bits: Sequence[float]) -> str:
        """A case in words, of its bits of −1 and 1 those that count: "skill 8: 0 1 1"; skills count from 0."""
        return tr("skill {skill}: {bits}").format(
            skill=skill + 1, bits=" ".join(str(int(bits[place] > 0)) for place in self.bits_of[skill])
        )

    def to_assets(self) -> dict[str, bytes]:
        return {ASSET: json.dumps(self.bits_of.tolist()).encode()}

    def met_in_training(self, count: int, rng: torch.Generator) -> Cases:
        """So many cases, each of a skill drawn by its frequency, all bits by chance."""
        import torch

        chances = torch.from_numpy(self.frequencies.copy()).float()
        return self._cases(torch.multinomial(chances, count, replacement=True, generator=rng), rng)

    def of_each(self, count: int, rng: torch.Generator) -> Cases:
        """So many cases of every skill, skill by skill."""
        import torch

        return self._cases(torch.arange(len(self)).repeat_interleave(count), rng)

    def _cases(self, skills: Tensor, rng: torch.Generator) -> Cases:
        import torch

        drawn = torch.randint(1 << self.bits, (len(skills), 1), generator=rng, dtype=torch.int32)
        bits = (drawn >> torch.arange(self.bits, dtype=torch.int32)) & 1  # (B, bits)
        odd = bits.gather(1, torch.from_numpy(self.bits_of.copy())[skills]).sum(1) & 1  # (B,)
        return skills, bits.float().mul_(2).sub_(1), odd


def drawn_skills(skills: int, bits: int, parity: int, exponent: float, seed: int) -> Skills:
    """Skills of `parity` bits each. No two share more than one bit as far as that can be had.

    Skills that share two bits help each other: the rarer one then comes with the other one.
    """
    rng = np.random.default_rng(seed)
    sets = [frozenset(each) for each in combinations(range(bits), parity)]
    tried = [sets[place] for place in rng.permutation(len(sets))[:MOST_SETS]]
    chosen: list[frozenset[int]] = []
    for shared in range(1, parity + 1):  # where there are too few sets, two, and so on
        for each in tried:
            if len(chosen) < skills and each not in chosen and all(len(each & one) <= shared for one in chosen):
                chosen.append(each)
    return Skills(bits, _rows([sorted(each) for each in chosen]), frequencies(skills, exponent))


def skills_from_assets(skills: int, bits: int, exponent: float, assets: Mapping[str, bytes]) -> Skills:
    """The skills that a recording was trained with.

    Raises:
        UserError: it does not say which.
    """
    try:
        rows = _rows(json.loads(assets[ASSET]))
    except (KeyError, ValueError):
        raise UserError(tr("The recording does not say which bits count for which skill.")) from None
    if rows.ndim != 2 or len(rows) != skills or not rows.size or rows.min() < 0 or rows.max() >= bits:
        raise UserError(tr("The recording names other skills than its settings have."))
    return Skills(bits, rows, frequencies(skills, exponent))


def frequencies(skills: int, exponent: float) -> np.ndarray:
    """(skills,) in proportion to 1 / k^exponent, k from 1; they sum to 1."""
    weights = np.arange(1, skills + 1) ** -float(exponent)
    return read_only(weights / weights.sum())


def _rows(rows: list[list[int]]) -> np.ndarray:
    return read_only(np.array(rows, np.int64))
