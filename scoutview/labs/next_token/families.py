"""Families of places in a text that a neuron may tell from all others: names, or where a sentence ends next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scoutview.labs.next_token.stories import (
    ALONE,
    ANGRY,
    ASHAMED,
    CALM,
    COLOURS,
    GRATEFUL,
    HE,
    OBJECTS,
    PROUD,
    SAD,
    SCARED,
    SHE,
)

NAMES = frozenset((*HE, *SHE))
THINGS = frozenset(thing for things in OBJECTS.values() for thing in things)
FEELINGS = frozenset((*GRATEFUL, *PROUD, *SAD, *ANGRY, *SCARED, *ALONE, *ASHAMED, *CALM))

Words = Sequence[str]  # of a piece, without their leading spaces
Labels = Callable[[Words], list[bool]]


def is_one_of(words: frozenset[str]) -> Labels:
    return lambda text: [word in words for word in text]


def _follows(wanted: Callable[[Words, int], bool]) -> Labels:
    """Whether what comes next is wanted."""
    return lambda text: [place + 1 < len(text) and wanted(text, place + 1) for place in range(len(text))]


def _is_known(text: Words, place: int) -> bool:
    return text[place] in text[:place]


# What can be looked for in the made-up stories besides words of one's own, what is looked for unless told first. The
# first six cannot be told from the token alone: they follow from what was said before.
FAMILIES: Mapping[str, Labels] = {
    "a sentence ends next": _follows(lambda text, place: text[place] == "."),
    "a known thing comes next": _follows(lambda text, place: text[place] in THINGS and _is_known(text, place)),
    "a new thing comes next": _follows(lambda text, place: text[place] in THINGS and not _is_known(text, place)),
    "a known name comes next": _follows(lambda text, place: text[place] in NAMES and _is_known(text, place)),
    "a new name comes next": _follows(lambda text, place: text[place] in NAMES and not _is_known(text, place)),
    "a feeling comes next": _follows(lambda text, place: text[place] in FEELINGS),
    "names": is_one_of(NAMES),
    "feelings": is_one_of(FEELINGS),
    "things": is_one_of(THINGS),
    "colours": is_one_of(frozenset(COLOURS)),
}
USUAL = next(iter(FAMILIES))
