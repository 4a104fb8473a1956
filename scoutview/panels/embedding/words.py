"""What is said in words of an embedding: how often a token was seen, which vectors are added, how alike two are."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.base.numbers import MINUS, count, three_digits
from scoutview.graphics.base.sentence import quoted
from scoutview.graphics.runs.circle_words import times
from scoutview.language import as_written, tr, translated

COSINE_IN_WORDS = tr(
    "<p>How alike two vectors point is their cosine: 1 the same way, 0 nothing in common.</p>"
    "<p style='font-size:large'>cos(a, b) = a · b / (|a| |b|)</p>"
)


def kind_words(name: str) -> str:
    """A kind of tokens, which an answer names in English."""
    return translated(name, "a kind of tokens")


def in_words(positions: bool) -> str:
    """What a lookup is; with or without a vector for each position."""
    picks = tr("A token is a number, and that number picks one row of a table that was learned.")
    if not positions:
        enters, formula = tr("That row is what enters the model."), "x = W<sub>E</sub>[token]"
    else:
        enters = tr(
            "A second table has a row for each position in the text. The two rows, added number by number, are what "
            "enters the model."
        )
        formula = "x = W<sub>E</sub>[token] + W<sub>pos</sub>[position]"
    return f"<p>{picks} {enters}</p><p style='font-size:large'>{formula}</p>"


def seen_in_words(seen: int) -> str:
    return tr("seen {times}").format(times=times(seen)) if seen else tr("never seen in training")


def never_seen(name: str) -> str:
    return tr("“{token}” was never seen in training").format(token=name)


def hints_for(tokens: Iterable[str], counts: np.ndarray | None) -> tuple[str, ...]:
    """What a tooltip says of each token: as the tokenizer has it, and how often training saw it."""
    return _hints(tuple(map(str, tokens)), None if counts is None else tuple(counts.tolist()))


@lru_cache(maxsize=16)
def _hints(tokens: tuple[str, ...], counts: tuple[int, ...] | None) -> tuple[str, ...]:
    """The same at every frame of a text."""
    if counts is None:
        return tuple(quoted(token) for token in tokens)
    return tuple(f"{quoted(token)}, {seen_in_words(int(seen))}" for token, seen in zip(tokens, counts, strict=True))


def found_titles(found: int, search: str, *, counted: bool) -> tuple[str, ...]:
    """Over the list of what a search found, from long to short; numbers there are `counted` in training."""
    have = tr("%n have “{text}”", "", found, one="1 has “{text}”").format(text=search)
    if counted:
        counted_words = tr("times seen")
        return f"{have}: {counted_words}", counted_words
    return have, tr("%n found", "", found, one="1 found")


def not_found(search: str, tokens: int) -> tuple[str, ...]:
    """What is said where no token has what is searched for, from long to short."""
    return (
        tr("“{text}” is not one of the {number} tokens").format(text=search, number=count(tokens)),
        tr("“{text}” is no token").format(text=search),
    )


def cloudless(kinds: Sequence[str], *, among: int) -> tuple[str, ...]:
    """Which kinds are no cloud while `among` others are one, from long to short."""
    if not among:
        return (
            tr("no cloud: no kind of token stands together yet"),
            tr("no cloud: no kind stands together"),
            tr("no cloud yet"),
        )
    many = len(kinds)
    some = [
        tr("other kinds: {kinds} and {number} more").format(kinds=", ".join(kinds[:told]), number=many - told)
        for told in range(many - 1, 0, -1)
    ]
    every = tr("other kinds: {kinds}").format(kinds=", ".join(kinds))
    return every, *some, tr("{number} other kinds").format(number=count(many))


def near_titles(name: str, *, goes_round: bool) -> tuple[str, ...]:
    """Over the list of those nearest to this name, from long to short: by their vectors, or as they lie on a circle."""
    texts = (
        (tr("nearest to “{token}” on the circle"), tr("beside “{token}” here"))
        if goes_round
        else (tr("nearest to “{token}”"), tr("near “{token}”"))
    )
    return tuple(text.format(token=name) for text in texts)


def nearest_in_words(title: str, near: Sequence[str]) -> tuple[str, ...]:
    """The same in one line, nearest first, from long to short."""
    return tuple(f"{title}: {', '.join(near[:many])}" for many in range(len(near), 0, -1))


def unseen_in_words(unseen: int, *, shown: bool) -> tuple[str, ...]:
    """That some tokens were never seen in training, and whether they are drawn, from long to short."""
    told = count(unseen)
    if shown:
        texts = tr("{number} faint: never seen in training"), tr("{number} faint: never seen")
        return tuple(text.format(number=told) for text in texts)
    return (
        tr("%n tokens never seen in training: hidden", "", unseen, one="1 token never seen in training: hidden"),
        tr("{number} never seen: hidden").format(number=told),
    )


def button_of_unseen(*, shown: bool) -> str:
    """The line beside it says how many they are."""
    return tr("Hide faint") if shown else tr("Show all")


def round_map(first: str, last: str, turns: int, share: float) -> str:
    """Rich text: what a map is on which rows go round; `share` is of the spread, from 0 to 1."""
    return tr(
        "<p>In the map {first} to {last} go round {times}, along the strongest wave of the table, of frequency "
        "{frequency}. The two directions of the map hold {share} of how far the vectors spread.</p>"
    ).format(first=first, last=last, times=times(turns), frequency=count(turns), share=numbers.share(share))


def circle_in_words(first: str, last: str, turns: int, *, stands: bool) -> tuple[str, ...]:
    """Whether the rows stand in a circle at this step, from long to short."""
    if stands:
        texts: tuple[str, ...] = (
            tr("Along its strongest wave the numbers {first} to {last} stand in a circle, {times} round"),
            tr("{first} to {last} in a circle, {times} round"),
            tr("in a circle, {times} round"),
        )
    else:
        texts = (
            tr("At this step the numbers {first} to {last} do not stand in a circle"),
            tr("no circle at this step"),
        )
    return tuple(text.format(first=first, last=last, times=times(turns)) for text in texts)


def nearest_sentence(name: str, near: Sequence[str]) -> str:
    """Of a token without kinds: what lies nearest to it."""
    together = tr(" and ").join(quoted(other) for other in near)
    return tr("“{token}” lies nearest to {others}.").format(token=name, others=together)


def plane_map(width: int, share: float) -> tuple[str, ...]:
    """What a map of two principal components is; `share` is of the spread, from 0 to 1."""
    part = tr("{share} of the spread").format(share=numbers.share(share))
    plane = tr("2 of {number} directions, {part}").format(number=count(width), part=part)
    return plane + ", " + tr("scaled to fill"), plane, part


MAP_BY_KINDS = (tr("close together = used alike"), tr("close = alike"))
LIKENESS = tr("alike, 1 = same")


def likeness_in_numbers(kinds: Sequence[tuple[str, float, float]], clouds: Sequence[str]) -> str:
    """Rich text: how alike each kind is, and the most alike that shuffled ones are."""
    cloud, as_it_is, shuffled_words = tr("cloud"), tr("as it is"), tr("shuffled")
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>&nbsp;{cosine_text(alike)}</td><td>&nbsp;{cosine_text(shuffled)}</td>"
        f"<td>&nbsp;{cloud if name in clouds else ''}</td></tr>"
        for name, alike, shuffled in kinds
    )
    told = tr(
        "<p>The place of a token in the map tells how alike it is to each kind, where it does not count itself.</p>"
        "<p>A kind can be a cloud where two of its tokens are more alike, against one of it and one of another, than in"
        " any of 49 shuffled kinds (mean cosines), and where most points around its middle are its own:</p>"
    )
    head = f"<tr><td></td><td>&nbsp;{as_it_is}</td><td>&nbsp;{shuffled_words}</td><td></td></tr>"
    return f"{told}<table>{head}{rows}</table>"


def notes_in_words(notes: Sequence[str]) -> str:
    """Rich text: what a small map has no room to say."""
    return f"<p>{'<br>'.join(map(escape, notes))}</p>" if notes else ""


def company_in_words(name: str, kind: str, near: Sequence[str], alike: Sequence[bool]) -> tuple[str, ...]:
    """Whether the vectors nearest to a token's are of its own kind, from long to short.

    `near` are their names, nearest first; `alike` which of them are of this `kind`. Where most are not, that is said.
    """
    own = [other for other, same in zip(near, alike, strict=True) if same]
    if 2 * len(own) <= len(near):
        start, brief, told = tr("“{token}” lies near no one kind"), tr("near no one kind"), list(near)
    elif kind.startswith(tr("other", "kinds")):
        start, brief, told = tr("“{token}” lies near {kind}"), tr("near {kind}"), own
    else:
        start, brief, told = tr("“{token}” lies near other {kind}"), tr("near other {kind}"), own
    start = start.format(token=name, kind=kind)
    longer = (f"{start}: {', '.join(told[:many])}" for many in range(len(told), 0, -1))
    return (*longer, start, brief.format(kind=kind))


def cosine_text(cosine: float) -> str:
    """A cosine with two decimals: 0.57, −0.03."""
    return as_written(f"{cosine:.2f}".replace("-", MINUS))


def sum_in_numbers(name: str, token: int, tokens: int, vectors: Sequence[tuple[str, np.ndarray]]) -> str:
    """Rich text: the first numbers of each labelled vector, for the token of this name."""
    rows = "".join(f"<tr><td>{label}</td><td>&nbsp;= ({_first(vector)}, …)</td></tr>" for label, vector in vectors)
    told = tr("“{token}” is token {number} of {tokens}:").format(token=escape(name), number=token, tokens=count(tokens))
    return f"<p>{told}</p><table>{rows}</table>"


def cosine_in_numbers(name: str, one: np.ndarray, other_name: str, other: np.ndarray) -> str:
    """Rich text: the cosine of two rows, with its parts."""
    one, other = one.astype(np.float64), other.astype(np.float64)
    product, lengths = float(one @ other), (float(np.linalg.norm(one)), float(np.linalg.norm(other)))
    cosine = product / (lengths[0] * lengths[1]) if lengths[0] * lengths[1] else 0.0
    both = tr("“{one}” and “{other}”").format(one=escape(name), other=escape(other_name))
    quotient = f"{three_digits(product)} / ({three_digits(lengths[0])} × {three_digits(lengths[1])})"
    return f"{COSINE_IN_WORDS}<p>{both}: {quotient} = {cosine_text(cosine)}</p>"


def _first(vector: np.ndarray) -> str:
    return ", ".join(three_digits(float(value)) for value in vector[:4])
