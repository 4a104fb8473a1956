"""With which digits numbers are written, so that whoever adds or multiplies them gets what is shown.

The rule for a sum. Its summands have as many decimals as the sum itself, whose three digits are all that is told, but
two at least where it has one, so that small ones are seen; where none is below 1, one is enough if they add up to the
very sum. One more, where they do not add up as written to the sum as written, to within one unit of its last digit.
Where there is no room for that, the sum is told with a digit less. What all products together are that are not seen
is rounded so that nothing is missing at all.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from scoutview.graphics.base.numbers import MINUS
from scoutview.panels.matrix_multiply.product_plan import cell_text, factor_text, term_text

FEWEST, MOST = 3, 6  # digits beyond those of a cell
DECIMALS = 3  # of a sum at most
LARGEST = 1e6  # that is written out
Writing = Callable[[float], str]


@dataclass(frozen=True)
class Decimals:
    """Writes numbers with so many of them: −.099, 1.30, 14.2; what is whole without: 7.

    What would be 0 with three or more is told by its power of ten: 4e−5.
    """

    count: int

    def __call__(self, value: float) -> str:
        if not self.writes_out(value):
            return term_text(value)
        if round(value, self.count) == 0:
            return "0" if self.count < DECIMALS else term_text(value)
        text = f"{value:,.{self.count}f}"
        return (text.replace("0.", ".", 1) if abs(value) < 1 else text).replace("-", MINUS)

    def writes_out(self, value: float) -> bool:
        """Whether its decimals are told."""
        return math.isfinite(value) and abs(value) < LARGEST and value != round(value)


@dataclass(frozen=True)
class SumDigits:
    """How the summands of a sum are written, and how the sum."""

    terms: Decimals
    total: Decimals

    def add_up(self, values: Sequence[float], total: float) -> bool:
        """Whether the summands as written make the sum as written, to within one unit of its last digit."""
        written = math.fsum(number_of(self.terms(value)) for value in values)
        return abs(written - number_of(self.total(total))) <= 10.0**-self.total.count * (1 + 1e-9)

    def written(self, values: Sequence[float], total: float, rest: int | None) -> tuple[str, ...]:
        """The summands; number `rest`, of which no factors are seen, so that they make the sum as written."""
        texts = [self.terms(value) for value in values]
        if rest is None or not self.terms.writes_out(values[rest]):
            return tuple(texts)
        goal, numbers = number_of(self.total(total)), [number_of(text) for text in texts]
        unit = 10.0**-self.terms.count
        for steps in sorted(range(-len(values), len(values) + 1), key=abs):
            if round(math.fsum(numbers) + steps * unit, self.total.count) == goal:
                texts[rest] = self.terms(round(numbers[rest] + steps * unit, self.terms.count))
                break
        return tuple(texts)


def sum_digits(values: Sequence[float], total: float) -> Iterator[SumDigits]:
    """All ways to write them that add up, the best one first; what is not written out is taken as if it did."""
    is_odd = not all(abs(value) < LARGEST for value in (*values, total))
    for told in range(_decimals_of(total), -1, -1):
        fewest = told if told >= 2 or (told == 1 and _one_is_enough(values, total)) else told + 1
        for count in (fewest, fewest + 1):
            digits = SumDigits(Decimals(count), Decimals(told))
            if is_odd or digits.add_up(values, total):
                yield digits
    yield SumDigits(Decimals(2), Decimals(0))  # of so many that rounding alone keeps them from adding up


def _one_is_enough(values: Sequence[float], total: float) -> bool:
    """Whether with one decimal each they add up to the very sum, and none is so small that nothing of it is seen."""
    one = Decimals(1)
    exact = math.isclose(math.fsum(number_of(one(value)) for value in values), number_of(one(total)), abs_tol=1e-9)
    return exact and all(abs(value) >= 1 for value in values)


def _decimals_of(total: float) -> int:
    """Of a number that is told with three digits."""
    if not math.isfinite(total) or abs(total) >= LARGEST:
        return 0
    return DECIMALS if abs(total) < 0.9995 else max(0, 2 - math.floor(math.log10(abs(total))))


@lru_cache(maxsize=1024)
def written_pair(left: float, top: float, write: Writing) -> tuple[str, str]:
    """The shortest texts of two factors whose product, written by `write`, is that of the factors themselves."""
    goal = write(left * top)
    pairs = sorted(product(_writings(left, cell_text), _writings(top, factor_text)), key=lambda pair: _length(*pair))
    return next((pair for pair in pairs if write(math.prod(map(number_of, pair))) == goal), pairs[-1])


def _writings(value: float, shortest: Writing) -> list[str]:
    """The same number, ever longer."""
    if not math.isfinite(value) or value == round(value):
        return [shortest(value)]
    return [shortest(value), *(_with_digits(value, digits) for digits in range(FEWEST, MOST + 1))]


def _with_digits(value: float, digits: int) -> str:
    places = digits - 1 - math.floor(math.log10(abs(value))) if abs(value) >= 1 else digits
    return f"{value:.{max(0, places)}f}".replace("0.", ".", 1 if abs(value) < 1 else 0).replace("-", MINUS)


def _length(left: str, top: str) -> tuple[int, int]:
    return len(left) + len(top), max(len(left), len(top))


def number_of(text: str) -> float:
    """The number that is written; nan for none."""
    return math.nan if text == "–" else float(text.replace(",", "").replace(MINUS, "-"))
