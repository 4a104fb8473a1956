"""Reads a formula off what a network says, where it is one of a small library with one or two numbers in it.

Each candidate is fitted by least squares on every second point and judged on the others. What the best one leaves
unexplained is told with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

READ_BELOW = 0.03  # of the spread, what a formula may leave unexplained and still be said to be what the network does
RATIOS = np.concatenate([-np.geomspace(4, 0.25, 41), np.geomspace(0.25, 4, 41)])  # of the second number in a sum
TERMS: tuple[tuple[str, Callable[[np.ndarray], np.ndarray]], ...] = (
    ("{}", lambda x: x),
    ("{}²", lambda x: x**2),
    ("{}³", lambda x: x**3),
    ("sin(π {})", lambda x: np.sin(np.pi * x)),
    ("cos(π {})", lambda x: np.cos(np.pi * x)),
    ("exp({})", np.exp),
    ("|{}|", np.abs),
)
BRACKETED = {"{}²": "({})²", "{}³": "({})³", "sin(π {})": "sin(π ({}))", "cos(π {})": "cos(π ({}))"}  # of a sum


@dataclass(frozen=True)
class ReadFormula:
    """A formula, and the share of the spread that it leaves unexplained on points it was not fitted to."""

    text: str
    error: float


NOTHING = ReadFormula("", float("inf"))


def read_formula(inputs: np.ndarray, values: np.ndarray, names: Sequence[str]) -> ReadFormula:
    """(N, 1 or 2) inputs, (N,) values: the best formula of the library."""
    return min(candidates(inputs, values, names), key=lambda each: each.error, default=NOTHING)


def candidates(inputs: np.ndarray, values: np.ndarray, names: Sequence[str]) -> Iterator[ReadFormula]:
    """Every formula of the library, fitted: sums of one term for each number, and one term of a sum or a product."""
    values = values.astype(float)
    columns = [inputs[:, number].astype(float) for number in range(inputs.shape[1])]
    known = [{form: term(column) for form, term in TERMS} for column in columns]
    for terms in product(TERMS, repeat=len(columns)):
        shown = [form.format(name) for (form, _), name in zip(terms, names, strict=True)]
        yield _fitted([each[name] for (name, _), each in zip(terms, known, strict=True)], shown, values)
    if len(columns) == 2:
        first, second = columns
        yield _fitted([first * second], [f"{names[0]} {names[1]}"], values)
        for form, term in TERMS[1:]:
            ratio = _best_ratio(term, first, second, values)
            size = "" if abs(abs(ratio) - 1) < 0.005 else f"{abs(ratio):.2f} "
            inside = f"{names[0]} {'−' if ratio < 0 else '+'} {size}{names[1]}"
            whole = BRACKETED.get(form, form).format(inside)
            yield _fitted([term(first + ratio * second)], [whole], values)


def _best_ratio(
    term: Callable[[np.ndarray], np.ndarray], first: np.ndarray, second: np.ndarray, values: np.ndarray
) -> float:
    """The r with which a term(x + r y) + c fits best: the best of a list, then the best between its neighbours."""
    tried = RATIOS
    for _ in range(2):
        fitted = _correlations(term(first[::2] + tried[:, None] * second[::2]), values[::2])
        at = int(np.argmax(fitted))
        best = float(tried[at])
        tried = np.linspace(tried[max(0, at - 1)], tried[min(len(tried) - 1, at + 1)], 41)
    return best


def _correlations(rows: np.ndarray, values: np.ndarray) -> np.ndarray:
    """(R, N), (N,) -> (R,): the square of the correlation of each row with the values."""
    rows = rows - rows.mean(1, keepdims=True)
    values = values - values.mean()
    return (rows @ values) ** 2 / np.maximum(np.square(rows).sum(1), np.finfo(float).tiny)


def _fitted(columns: Sequence[np.ndarray], shown: Sequence[str], values: np.ndarray) -> ReadFormula:
    """Least squares on every second point; the error is the share of the spread that is left on the others."""
    table = np.stack([*columns, np.ones(len(values))], axis=1)
    coefficients = np.linalg.lstsq(table[::2], values[::2], rcond=None)[0]
    left = values[1::2] - table[1::2] @ coefficients
    error = float(np.square(left).mean() / max(float(np.var(values[1::2])), np.finfo(float).tiny))
    spread = max(float(np.std(values)), np.finfo(float).tiny)
    text = ""
    for factor, word, column in zip(coefficients, shown, columns, strict=False):
        if abs(factor) * float(np.std(column)) >= 0.005 * spread:
            text += _joined(text, factor, word)
    constant = float(coefficients[-1])
    if abs(constant) >= 0.02 * spread or not text:
        text += _joined(text, constant, "")
    return ReadFormula(text, error)


def _joined(before: str, factor: float, word: str) -> str:
    """What is added to the text before: " + 1.02 x2²"."""
    size = f"{abs(factor):.2f}" if not word or abs(abs(factor) - 1) >= 0.005 else ""
    sign = (" − " if factor < 0 else " + ") if before else ("−" if factor < 0 else "")
    return f"{sign}{' '.join(filter(None, (size, word)))}"
