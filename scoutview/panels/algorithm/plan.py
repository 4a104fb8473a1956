"""A sum done with waves: the fitted formula, its values, and the formula written out. Arithmetic only.

Source: Nanda et al. (2023), Progress measures for grokking via mechanistic interpretability, section 4.2.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base import numbers

HEADROOM = 1.15
FINE = 8  # points per answer of a wave of its own
LEAD = "logit of c ≈"


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

    def rows(self) -> np.ndarray:
        """(K, N): each wave, the largest first, drawn finely from −0.5 to p − 0.5."""
        places = np.linspace(-0.5, self.modulus - 0.5, FINE * self.modulus + 1)
        return self.waves(places)[self.by_size()]

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


def packed(lead: str, terms: Sequence[str], width: float, most: int, measure: Callable[[str], float]) -> list[str]:
    """The lead and as many terms as fit into so many lines of this width, then "+ 2 more", at least "+ …".

    A term is never broken; one that is wider than a line gets a line of its own.
    """
    for count in range(len(terms), 0, -1):
        left = len(terms) - count
        lines = _broken([lead, *terms[:count], *([f"+ {left} more"] if left else [])], width, measure)
        if len(lines) <= most:
            return lines
    return [f"{lead} {terms[0]}{' + …' if len(terms) > 1 else ''}"] if terms and most > 0 else []


def _broken(pieces: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    lines = [pieces[0]]
    for piece in pieces[1:]:
        together = f"{lines[-1]} {piece}"
        if measure(together) <= width:
            lines[-1] = together
        else:
            lines.append(piece)
    return lines


@dataclass(frozen=True)
class AlgorithmLayout:
    """Heights and widths of the panel's parts in design pixels; 0 for what is left out."""

    reading: float
    chart: float
    formula: float
    width: float  # of these three
    story: float = 0.0  # the line about the run
    plot: float = 0.0
    beside: bool = False  # the run stands at the right of the others

    @property
    def upper(self) -> float:
        return self.reading + self.chart + self.formula


READING, LINE, STORY = 34.0, 21.0, 40.0
LEAST_CHART, LEAST_PLOT = 118.0, 150.0
BELOW_FROM = 420.0  # design pixels of height that hold the run below
BESIDE_FROM = 860.0  # design pixels of width that hold it beside
FEW_LINES, MANY_LINES, ROOMY = 2, 4, 150.0  # where there is less than this beside the least chart, few lines
LEAST_WIDTH = 300.0  # narrower than this there is no room for a term, nor for a plot


def plan_algorithm(width: float, height: float, lines_in: Callable[[float], int]) -> AlgorithmLayout:
    """Reading, chart and formula, and the run below or beside them where there is room.

    A body that is too low loses the run first, then the lines of the formula, then the reading. `lines_in` says how
    many lines of a width the whole formula takes.
    """
    if width >= LEAST_WIDTH and height >= BELOW_FROM:
        lower = max(STORY + LEAST_PLOT, min(0.47 * height, 420.0))
        upper = _upper(width, height - lower, lines_in(width))
        return AlgorithmLayout(*upper, width, STORY, height - sum(upper) - STORY)
    if width >= BESIDE_FROM and height >= STORY + LEAST_PLOT:
        left = round(0.55 * width)
        return AlgorithmLayout(*_upper(left, height, lines_in(left)), left, STORY, height - STORY, beside=True)
    return AlgorithmLayout(*_upper(width, height, lines_in(width)), width)


def _upper(width: float, height: float, lines: int) -> tuple[float, float, float]:
    """Heights of reading, chart and formula."""
    reading = READING if height >= 90 else 0.0
    room = height - reading - LEAST_CHART
    fitting = min(lines, int((room - 8) // LINE), FEW_LINES if room < ROOMY else MANY_LINES)
    formula = fitting * LINE + 8 if fitting > 0 and width >= LEAST_WIDTH else 0.0
    return reading, max(0.0, height - reading - formula), formula
