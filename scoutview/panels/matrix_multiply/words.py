"""What a matrix product costs, and how one cell of it comes about, in words. Arithmetic only."""

from collections.abc import Mapping
from html import escape

from scoutview.graphics.base.numbers import count
from scoutview.panels.matrix_multiply.product_plan import Product, Term, number_text, terms_of, where

# Source: Brown et al. 2020, "Language Models are Few-Shot Learners", tables 2.1 and D.1: 175 billion weights, and about
# two operations per weight and token, a multiplication and an addition.
GPT3 = "GPT-3, with 175 billion weights: about 175 billion of each for every token (Brown et al. 2020)."
GPT3_SHORT = "GPT-3: about 175 billion a token."

Operations = Mapping[str, tuple[int, int]]  # part -> (multiplications, additions)


def costs(operations: Operations, product: Product | None, own: bool) -> tuple[str, ...]:
    """The line that counts: the whole of it first, then ever shorter versions."""
    multiplications, additions = (sum(parts[kind] for parts in operations.values()) for kind in (0, 1))
    parts: list[str] = []
    if own and product is not None:
        parts.append(f"These two matrices: {_both(product.multiplications(), product.additions())}.")
    if operations:
        here = "" if own or product is None else _share(operations.get(product.name))
        parts.append(f"One forward pass of this model with this probe: {_both(multiplications, additions)}{here}.")
    short = f"{count(multiplications)} multiplications a forward pass." if operations else ""
    first = short
    if own and product is not None:
        first = f"{count(product.multiplications())} multiplications, {count(product.additions())} additions."
    return (" ".join([*parts, GPT3]), f"{first} {GPT3_SHORT}".strip(), first or GPT3_SHORT)


def _share(share: tuple[int, int] | None) -> str:
    return f", of them {count(share[0])} and {count(share[1])} here" if share else ""


def _both(multiplications: int, additions: int) -> str:
    return f"{count(multiplications)} multiplications and {count(additions)} additions"


IN_WORDS = (
    "<p>Each cell of the result belongs to one row of A and one column of B. Go along both at the same time: multiply "
    "the first number of the row by the first of the column, the second by the second, and so on. The sum of all "
    "products is the cell.</p>"
)


def cell_formula(product: Product, cell: tuple[int, int], listed: slice) -> str:
    """The formula of a cell, then the same with its numbers, as rich text."""
    bias = " + bias<sub>j</sub>" if product.has_bias else ""
    inner = product.shape[1]
    numbers = " + ".join(_term(term) for term in terms_of(product, *cell, listed))
    total = number_text(float(product.result[cell]))
    return (
        f"{IN_WORDS}<p style='font-size:large'>c<sub>ij</sub> = Σ<sub>k</sub> a<sub>ik</sub> b<sub>kj</sub>{bias}, "
        f"summed over all {count(inner)} k</p>"
        f"<p>{escape(product.name)}, {escape(where(product, *cell))}:</p><p>{numbers} = <b>{total}</b></p>"
    )


def _term(term: Term) -> str:
    if term.factors is None:
        return f"{_in_brackets(term.value)} ({term.note})"
    return " · ".join(_in_brackets(factor) for factor in term.factors)


def _in_brackets(value: float) -> str:
    return f"({number_text(value)})" if value < 0 else number_text(value)
