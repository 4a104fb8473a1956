"""All sums a + b or a − b of a modulus, and which of them training sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import read_only
from scoutview.language import tr

TOKENS = 3  # of a sum, as the network reads it: a, b and "="
ASSET = "training_sums"  # a bit per sum, a down and b along


@dataclass(frozen=True, eq=False)
class Sums:
    """The sums of a modulus. `sign` is 1 for a + b, −1 for a − b; `trained` is (a, b) bool.

    Not `ordered`: a pair counts once, as a <= b, and (b, a) is trained where (a, b) is.
    """

    modulus: int
    sign: int
    ordered: bool
    trained: np.ndarray

    @cached_property
    def right(self) -> np.ndarray:
        """(a, b) int64: the right answer to each sum."""
        numbers = np.arange(self.modulus)
        return read_only((numbers[:, None] + self.sign * numbers) % self.modulus)

    @cached_property
    def pairs(self) -> np.ndarray:
        """(pairs, 2) int64: every pair that counts, once."""
        return read_only(np.argwhere(self._counted))

    @cached_property
    def train(self) -> np.ndarray:
        """(pairs, 2) int64: those that training sees."""
        return read_only(np.argwhere(self._counted & self.trained))

    @cached_property
    def validation(self) -> np.ndarray:
        """(pairs, 2) int64: the others."""
        return read_only(np.argwhere(self._counted & ~self.trained))

    def answers_to(self, pairs: np.ndarray) -> np.ndarray:
        """(pairs, 2) -> (pairs,) int64: the right answers."""
        return self.right[pairs[:, 0], pairs[:, 1]]

    def in_words(self, a: int, b: int) -> str:
        """ "after 112 comes 0 again: 122 − 113 = 9", or where a sum is one of the numbers itself "4 + 5 mod 113"."""
        total, p = a + self.sign * b, self.modulus
        if total >= p:
            return tr("after {highest} comes 0 again: {total} − {modulus} = {answer}").format(
                highest=p - 1, total=total, modulus=p, answer=total - p
            )
        if total < 0:
            return tr("before 0 comes {highest}: −{below} + {modulus} = {answer}").format(
                highest=p - 1, below=-total, modulus=p, answer=total + p
            )
        return f"{a} {'+' if self.sign > 0 else '−'} {b} mod {p}"

    def to_assets(self) -> dict[str, bytes]:
        return {ASSET: np.packbits(self.trained).tobytes()}

    @property
    def _counted(self) -> np.ndarray:
        shape = (self.modulus, self.modulus)
        return np.ones(shape, bool) if self.ordered else np.triu(np.ones(shape, bool))


def pair_count(modulus: int, *, ordered: bool) -> int:
    """How many pairs of numbers there are."""
    return modulus * modulus if ordered else modulus * (modulus + 1) // 2


def split_sums(modulus: int, sign: int, *, ordered: bool, fraction: float, seed: int) -> Sums:
    """A random share of the pairs for training, drawn from a generator of this seed."""
    count = pair_count(modulus, ordered=ordered)
    chosen = np.random.default_rng(seed).permutation(count)[: round(fraction * count)]
    nothing = np.zeros((modulus, modulus), bool)
    pairs = Sums(modulus, sign, ordered, nothing).pairs[chosen]
    trained = nothing.copy()
    trained[pairs[:, 0], pairs[:, 1]] = True
    return Sums(modulus, sign, ordered, read_only(trained if ordered else trained | trained.T))


def sums_from_assets(modulus: int, sign: int, *, ordered: bool, assets: Mapping[str, bytes]) -> Sums:
    """The sums as a recording carries them.

    Raises:
        UserError: it does not.
    """
    bits = np.frombuffer(assets.get(ASSET, b""), np.uint8)
    if len(bits) != -(-modulus * modulus // 8):
        raise UserError(tr("The recording does not say which sums it was trained on: it is damaged."))
    trained = np.unpackbits(bits, count=modulus * modulus).astype(bool).reshape(modulus, modulus)
    return Sums(modulus, sign, ordered, read_only(trained))
