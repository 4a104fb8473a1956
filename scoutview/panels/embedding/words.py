"""What is said in words of an embedding: how often a token was seen, which vectors are added, how alike two are."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.base.numbers import MINUS, count, three_digits
from scoutview.graphics.runs.circle_words import times

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


def seen_in_words(seen: int) -> str:
    return f"seen {times(seen)}" if seen else "never seen in training"


def never_seen(name: str) -> str:
    return f"“{name}” was never seen in training"


def hints_for(tokens: Iterable[str], counts: np.ndarray | None) -> tuple[str, ...]:
    """What a tooltip says of each token: as the tokenizer has it, and how often training saw it."""
    return _hints(tuple(map(str, tokens)), None if counts is None else tuple(counts.tolist()))


@lru_cache(maxsize=16)
def _hints(tokens: tuple[str, ...], counts: tuple[int, ...] | None) -> tuple[str, ...]:
    """The same at every frame of a text."""
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


def cloudless(kinds: Sequence[str], *, among: int) -> tuple[str, ...]:
    """Which kinds are no cloud while `among` others are one, from long to short."""
    if not among:
        return "no cloud: no kind of token stands together yet", "no cloud: no kind stands together", "no cloud yet"
    start, many = "other kinds:", len(kinds)
    some = [f"{start} {', '.join(kinds[:told])} and {many - told} more" for told in range(many - 1, 0, -1)]
    return (f"{start} {', '.join(kinds)}", *some, f"{count(many)} other kinds")


def near_titles(name: str, *, goes_round: bool) -> tuple[str, ...]:
    """Over the list of those nearest to this name, from long to short: by their vectors, or as they lie on a circle."""
    nearest = f"nearest to “{name}”"
    return (f"{nearest} on the circle", f"beside “{name}” here") if goes_round else (nearest, f"near “{name}”")


def nearest_in_words(title: str, near: Sequence[str]) -> tuple[str, ...]:
    """The same in one line, nearest first, from long to short."""
    return tuple(f"{title}: {', '.join(near[:many])}" for many in range(len(near), 0, -1))


def unseen_in_words(unseen: int, *, shown: bool) -> tuple[str, ...]:
    """That some tokens were never seen in training, and whether they are drawn, from long to short."""
    told = count(unseen)
    if shown:
        return f"{told} faint: never seen in training", f"{told} faint: never seen"
    tokens = "token" if unseen == 1 else "tokens"
    return f"{told} {tokens} never seen in training: hidden", f"{told} never seen: hidden"


def button_of_unseen(*, shown: bool) -> str:
    """The line beside it says how many they are."""
    return "Hide faint" if shown else "Show all"


def round_map(first: str, last: str, turns: int, share: float) -> str:
    """Rich text: what a map is on which rows go round; `share` is of the spread, from 0 to 1."""
    part = f"{numbers.share(share)} of how far the vectors spread"
    return (
        f"<p>In the map {first} to {last} go round {times(turns)}, along the strongest wave of the table, of frequency "
        f"{count(turns)}. The two directions of the map hold {part}.</p>"
    )


def circle_in_words(first: str, last: str, turns: int, *, stands: bool) -> tuple[str, ...]:
    """Whether the rows stand in a circle at this step, from long to short."""
    if stands:
        circle = f"in a circle, {times(turns)} round"
        numbers_stand = f"the numbers {first} to {last} stand {circle}"
        return f"Along its strongest wave {numbers_stand}", f"{first} to {last} {circle}", circle
    return f"At this step the numbers {first} to {last} do not stand in a circle", "no circle at this step"


def nearest_sentence(name: str, near: Sequence[str]) -> str:
    """Of a token without kinds: what lies nearest to it."""
    return f"“{name}” lies nearest to {' and '.join(f'“{other}”' for other in near)}."


def plane_map(width: int, share: float) -> tuple[str, ...]:
    """What a map of two principal components is; `share` is of the spread, from 0 to 1."""
    part = f"{numbers.share(share)} of the spread"
    plane = f"2 of {count(width)} directions, {part}"
    return f"{plane}, scaled to fill", plane, part


MAP_BY_KINDS = ("close together = used alike", "close = alike")
LIKENESS = "alike, 1 = same"


def likeness_in_numbers(kinds: Sequence[tuple[str, float, float]], clouds: Sequence[str]) -> str:
    """Rich text: how alike each kind is, and the most alike that shuffled ones are."""
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>&nbsp;{cosine_text(alike)}</td><td>&nbsp;{cosine_text(shuffled)}</td>"
        f"<td>&nbsp;{'cloud' if name in clouds else ''}</td></tr>"
        for name, alike, shuffled in kinds
    )
    return (
        "<p>The place of a token in the map tells how alike it is to each kind, where it does not count itself.</p>"
        "<p>A kind can be a cloud where two of its tokens are more alike, against one of it and one of another, than in"
        " any of 49 shuffled kinds (mean cosines), and where most points around its middle are its own:</p>"
        f"<table><tr><td></td><td>&nbsp;as it is</td><td>&nbsp;shuffled</td><td></td></tr>{rows}</table>"
    )


def notes_in_words(notes: Sequence[str]) -> str:
    """Rich text: what a small map has no room to say."""
    return f"<p>{'<br>'.join(map(escape, notes))}</p>" if notes else ""


def company_in_words(name: str, kind: str, near: Sequence[str], alike: Sequence[bool]) -> tuple[str, ...]:
    """Whether the vectors nearest to a token's are of its own kind, from long to short.

    `near` are their names, nearest first; `alike` which of them are of this `kind`. Where most are not, that is said.
    """
    own = [other for other, same in zip(near, alike, strict=True) if same]
    if 2 * len(own) <= len(near):
        start, told = f"“{name}” lies near no one kind", list(near)
    else:
        start, told = f"“{name}” lies near {kind if kind.startswith('other') else f'other {kind}'}", own
    longer = (f"{start}: {', '.join(told[:many])}" for many in range(len(told), 0, -1))
    return (*longer, start, start.removeprefix(f"“{name}” lies "))


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
