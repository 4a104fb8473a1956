"""What is said in words of an embedding: how often a token was seen, which vectors are added, how alike two are."""

from collections.abc import Iterable, Sequence
from html import escape

import numpy as np

from scoutview.graphics.base.numbers import MINUS, count, three_digits

COSINE_IN_WORDS = (
    "<p>How alike two vectors point is their cosine: 1 the same way, 0 nothing in common.</p>"
    "<p style='font-size:large'>cos(a, b) = a · b / (|a| |b|)</p>"
)


def in_words(positions: bool) -> str:
    """What a lookup is; with or without a vector for each position."""
    picks = "<p>A token is a number, and that number picks one row of a table that was learned. "
    if not positions:
        return f"{picks}That row is what enters the model.</p><p style='font-size:large'>x = W<sub>E</sub>[token]</p>"
    return (
        f"{picks}A second table has a row for each position in the text. The two rows, added number by number, are what"
        " enters the model.</p><p style='font-size:large'>x = W<sub>E</sub>[token] + W<sub>pos</sub>[position]</p>"
    )


def seen_in_words(times: int) -> str:
    if times == 0:
        return "never seen in training"
    return "seen once" if times == 1 else f"seen {count(times)} times"


def never_seen(name: str) -> str:
    return f"“{name}” was never seen in training"


def hints_for(tokens: Iterable[str], counts: np.ndarray | None) -> tuple[str, ...]:
    """What a tooltip says of each token: as the tokenizer has it, and how often training saw it."""
    if counts is None:
        return tuple(f"“{token}”" for token in tokens)
    return tuple(f"“{token}”, {seen_in_words(int(seen))}" for token, seen in zip(tokens, counts, strict=True))


def found_titles(found: int, search: str, *, counted: bool) -> tuple[str, ...]:
    """Over the list of what a search found, from long to short; numbers there are `counted` in training."""
    have = f"{count(found)} {'has' if found == 1 else 'have'} “{search}”"
    return (f"{have}: times seen", "times seen") if counted else (have, f"{count(found)} found")


def not_found(search: str, tokens: int) -> tuple[str, ...]:
    """What is said where no token has what is searched for, from long to short."""
    return f"“{search}” is not one of the {count(tokens)} tokens", f"“{search}” is no token"


def company_in_words(name: str, kind: str, near: Sequence[str], alike: Sequence[bool]) -> tuple[str, ...]:
    """Whether the vectors nearest to a token's are of its own kind, from long to short.

    `near` are their names, nearest first; `alike` which of them are of this `kind`. Where most are not, that is said.
    """
    own = [other for other, same in zip(near, alike, strict=True) if same]
    if 2 * len(own) <= len(near):
        start, told = f"“{name}” lies near no one kind", list(near)
    else:
        start, told = f"“{name}” lies near {kind if kind.startswith('other') else f'other {kind}'}", own
    return (*(f"{start}: {', '.join(told[:many])}" for many in range(len(told), 0, -1)), start)


def cosine_text(cosine: float) -> str:
    """A cosine with two decimals: 0.57, −0.03."""
    return f"{cosine:.2f}".replace("-", MINUS)


def sum_in_numbers(name: str, token: int, tokens: int, vectors: Sequence[tuple[str, np.ndarray]]) -> str:
    """Rich text: the first numbers of each labelled vector, for the token of this name."""
    rows = "".join(f"<tr><td>{label}</td><td>&nbsp;= ({_first(vector)}, …)</td></tr>" for label, vector in vectors)
    return f"<p>“{escape(name)}” is token {token} of {count(tokens)}:</p><table>{rows}</table>"


def cosine_in_numbers(name: str, one: np.ndarray, other_name: str, other: np.ndarray) -> str:
    """Rich text: the cosine of two rows, with its parts."""
    one, other = one.astype(np.float64), other.astype(np.float64)
    product, lengths = float(one @ other), (float(np.linalg.norm(one)), float(np.linalg.norm(other)))
    cosine = product / (lengths[0] * lengths[1]) if lengths[0] * lengths[1] else 0.0
    return (
        f"{COSINE_IN_WORDS}<p>“{escape(name)}” and “{escape(other_name)}”: {three_digits(product)} / "
        f"({three_digits(lengths[0])} × {three_digits(lengths[1])}) = {cosine_text(cosine)}</p>"
    )


def _first(vector: np.ndarray) -> str:
    return ", ".join(three_digits(float(value)) for value in vector[:4])
