"""Sums as rows of digits: which there are, which training never sees, how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scoutview.language import tr

if TYPE_CHECKING:
    from torch import Tensor

PLUS, EQUALS = 10, 11
TOKENS = (*map(str, range(10)), "+", "=")
PLACES = (
    tr("ones", "digits of a number"),
    tr("tens"),
    tr("hundreds"),
    tr("thousands"),
    tr("10,000s"),
    tr("100,000s"),
    tr("millions"),
    tr("10 millions"),
)
KEPT_FROM = 11  # one sum in so many is kept from training, by its remainder
MULTIPLES = 31, 17
CHECKED = 500  # sums that are asked at every frame


@dataclass(frozen=True)
class WrittenSums:
    """Sums of two numbers of so many digits, "aaaa+bbbb=ccccc"; the answer from its ones where it is `reversed`."""

    digits: int
    reversed: bool

    @property
    def places(self) -> int:
        """Digits of an answer."""
        return self.digits + 1

    @property
    def length(self) -> int:
        """Tokens of a whole sum."""
        return 3 * self.digits + 3

    @property
    def asked(self) -> int:
        """Tokens before the answer."""
        return 2 * self.digits + 2

    @property
    def numbers(self) -> int:
        return 10**self.digits

    def rows(self, a: Tensor, b: Tensor) -> Tensor:
        """Two numbers (N,) each -> the tokens of their sums (N, length)."""
        import torch

        answer = self._written(a + b, self.places)
        answer = answer.flip(1) if self.reversed else answer
        plus, equals = torch.full((len(a), 1), PLUS), torch.full((len(a), 1), EQUALS)
        return torch.cat([self._written(a, self.digits), plus, self._written(b, self.digits), equals, answer], 1)

    @staticmethod
    def _written(values: Tensor, count: int) -> Tensor:
        import torch

        return torch.stack([values // 10 ** (count - 1 - place) % 10 for place in range(count)], 1)  # (N, count)

    def asked_digit(self, row: Sequence[int], number: int) -> str:
        """The digit that is the so-manieth written of an answer, in words: "8095 + 3947: tens"."""
        a, b = "".join(TOKENS[token] for token in row[: self.asked - 1]).split("+")
        place = number if self.reversed else self.places - 1 - number
        return f"{int(a)} + {int(b)}: {PLACES[place]}"

    def trained(self, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
        """Numbers as drawn, with another second one where their sum is kept from training."""
        import torch

        other = torch.where(b == self.numbers - 1, b - 1, b + 1)
        return a, torch.where(is_kept(a, b), other, b)

    def unseen(self, count: int = CHECKED) -> tuple[Tensor, Tensor]:
        """The same sums each time, of those that training never sees."""
        import torch

        rng = np.random.default_rng(0)
        drawn = torch.from_numpy(rng.integers(0, self.numbers, (2, 2 * KEPT_FROM * count)))
        kept = drawn[:, is_kept(drawn[0], drawn[1])][:, :count]
        return kept[0], kept[1]


def is_kept(a: Tensor, b: Tensor) -> Tensor:
    """Whether training never sees a + b."""
    return (MULTIPLES[0] * a + MULTIPLES[1] * b) % KEPT_FROM == 0
