"""A sum done with waves: the fitted formula, its values, and the formula written out. Arithmetic only.

Source: Nanda et al. (2023), Progress measures for grokking via mechanistic interpretability, section 4.2.
"""

from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.language import tr

HEADROOM = 1.15
FINE = 8  # points per answer of a wave of its own
LEAD = tr("logit of c ≈")


@dataclass(frozen=True, eq=False)
class WaveFormula:
    """sum_k A_k cos(2 pi k (a + s b − c) / p): frequencies k and amplitudes A_k are (K,), s is 1 or −1."""

    frequencies: np.ndarray
    amplitudes: np.ndarray
    addends: tuple[int, int]
    sign: int
    modulus: int

    @property
    def operation(self) -> str:
        """ "+" or "−"."""
        return "+" if self.sign > 0 else numbers.MINUS

    @property
    def peaks_at_answer(self) -> bool:
        """Whether each wave is highest at the right answer."""
        return bool((self.amplitudes > 0).all())

    def by_size(self) -> np.ndarray:
        """(K,) places of the terms, the largest amplitude first."""
        return np.argsort(-np.abs(np.nan_to_num(self.amplitudes)), kind="stable")

    def waves(self, answers: np.ndarray) -> np.ndarray:
        """(N,) answers, not only whole ones -> (K, N): what each term gives them."""
        a, b = self.addends
        turns = np.outer(self.frequencies, a + self.sign * b - answers) / self.modulus
        return np.asarray(self.amplitudes[:, None] * np.cos(2 * np.pi * turns))

    def values(self) -> np.ndarray:
        """(p,): what the formula gives each answer."""
        return self.waves(np.arange(self.modulus)).sum(0)

    def fine(self) -> np.ndarray:
        """(K, N): each wave, drawn finely from −0.5 to p − 0.5."""
        return self.waves(np.linspace(-0.5, self.modulus - 0.5, FINE * self.modulus + 1))

    def terms(self) -> list[str]:
        """The terms in numbers, the largest first, each but the first with its sign before it."""
        a, b = self.addends
        inner = f"({a} {self.operation} {b} {numbers.MINUS} c)/{self.modulus}"
        texts: list[str] = []
        for place in self.by_size():
            amplitude = float(self.amplitudes[place])
            term = f"{numbers.three_digits(abs(amplitude))}·cos(2π·{int(self.frequencies[place])}·{inner})"
            if texts:
                texts.append(f"{numbers.MINUS} {term}" if amplitude < 0 else f"+ {term}")
            else:
                texts.append(f"{numbers.MINUS}{term}" if amplitude < 0 else term)
        return texts


def centred(logits: np.ndarray) -> np.ndarray:
    """The logits without their mean, which changes no probability; nan where one is no number."""
    known = logits[np.isfinite(logits)].astype(np.float64)
    values = np.where(np.isfinite(logits), logits, np.nan).astype(np.float64)
    return values - known.mean() if len(known) else values


def value_range(*values: np.ndarray) -> tuple[float, float]:
    """A range about 0 that holds the finite ones of all of these, with headroom."""
    together = np.concatenate([np.zeros(1), *(np.ravel(each) for each in values)]).astype(np.float64)
    together = together[np.isfinite(together)]
    low, high = HEADROOM * float(together.min()), HEADROOM * float(together.max())
    return (low, high) if low < high else (-1.0, 1.0)


@dataclass(frozen=True)
class AlgorithmLayout:
    """Heights of the panel's parts in design pixels, from top to bottom; 0 for what is left out."""

    head: float  # the choice between the sum and the run
    words: float
    picture: float


HEAD, LEAST_PICTURE = 36.0, 118.0


def plan_algorithm(height: float, words: float, *, head: bool = True) -> AlgorithmLayout:
    """The picture and what is over it: a body that is too low loses the choice first, then the words."""
    kept = words if height >= LEAST_PICTURE + words else 0.0
    choice = HEAD if head and height >= LEAST_PICTURE + words + HEAD else 0.0
    return AlgorithmLayout(choice, kept, max(0.0, height - choice - kept))
