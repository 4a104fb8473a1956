"""With which digits two factors are written, so that whoever multiplies them gets the product that is shown."""

import math
from collections.abc import Callable
from functools import lru_cache
from itertools import product

from scoutview.graphics.base.numbers import MINUS
from scoutview.panels.matrix_multiply.product_plan import cell_text, factor_text

FEWEST, MOST = 3, 6  # digits beyond those of a cell
Writing = Callable[[float], str]


@lru_cache(maxsize=1024)
def written_pair(left: float, top: float, write: Writing) -> tuple[str, str]:
    """The shortest texts of two factors whose product, written by `write`, is that of the factors themselves."""
    goal = write(left * top)
    pairs = sorted(product(_writings(left, cell_text), _writings(top, factor_text)), key=lambda pair: _length(*pair))
    return next((pair for pair in pairs if write(math.prod(map(_value, pair))) == goal), pairs[-1])


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


def _value(text: str) -> float:
    return math.nan if text == "–" else float(text.replace(",", "").replace(MINUS, "-"))
