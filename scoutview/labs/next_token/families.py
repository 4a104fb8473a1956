"""Families of places in a text that a neuron may tell from all others: names, or where a sentence ends next."""

from __future__ import annotations

from collections.abc import Mapping

from scoutview.analysis.neuron_text import Labels, WordFamily, comes_next, is_one_of
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
from scoutview.language import tr

NAMES = frozenset((*HE, *SHE))
THINGS = frozenset(thing for things in OBJECTS.values() for thing in things)
FEELINGS = frozenset((*GRATEFUL, *PROUD, *SAD, *ANGRY, *SCARED, *ALONE, *ASHAMED, *CALM))


def _known(words: frozenset[str]) -> Labels:
    """Whether one of these comes next that was named before."""
    return comes_next(lambda text, place: text[place] in words and text[place] in text[:place])


def _new(words: frozenset[str]) -> Labels:
    return comes_next(lambda text, place: text[place] in words and text[place] not in text[:place])


# What can be looked for in the made-up stories besides words of one's own, what is looked for unless told first. The
# first six cannot be told from the token alone: they follow from what was said before.
FAMILIES: Mapping[str, WordFamily] = {
    "a sentence ends next": WordFamily(
        tr("right before a sentence ends"), comes_next(lambda text, place: text[place] == ".")
    ),
    "a known thing comes next": WordFamily(tr("before a thing named earlier"), _known(THINGS)),
    "a new thing comes next": WordFamily(tr("before a new thing"), _new(THINGS)),
    "a known name comes next": WordFamily(tr("before a name told earlier"), _known(NAMES)),
    "a new name comes next": WordFamily(tr("before a new name"), _new(NAMES)),
    "a feeling comes next": WordFamily(tr("before a feeling"), comes_next(lambda text, place: text[place] in FEELINGS)),
    "names": WordFamily(tr("on names"), is_one_of(NAMES)),
    "feelings": WordFamily(tr("on feelings"), is_one_of(FEELINGS)),
    "things": WordFamily(tr("on things"), is_one_of(THINGS)),
    "colours": WordFamily(tr("on colours"), is_one_of(frozenset(COLOURS))),
}
