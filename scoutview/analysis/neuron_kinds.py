"""On what kind of place a neuron fires: the kinds there are in held-out text, and which fits its strongest places.

A place is a token of that text. It may be of a family, be one of the tokens that are common enough, or
come right before one. K kinds, P places, M pieces of text, N neurons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from scoutview.analysis.neuron_text import NeuronText
from scoutview.language import tr

STRONGEST = 20  # places that are looked at: the strongest ones, each of another piece
COMMON = 20  # places that make a token a kind of its own
CLEAR = 0.5  # of the strongest places, beyond chance, that one kind must have to say what a neuron fires on
AT_WORK = 1 / 3  # of its strongest activation, from which on a neuron is at work on a token

BEGINNING = tr("at the beginning of a text")


@dataclass(frozen=True, eq=False)
class Kinds:
    """`names` in words, and which places are of each: `labels` is (K, P) bool."""

    names: tuple[str, ...]
    labels: np.ndarray

    @cached_property
    def chance(self) -> np.ndarray:
        """(K): the share of all places that are of each kind."""
        return self.labels.mean(1) if self.labels.size else np.zeros(len(self.names))

    def fits(self, places: np.ndarray) -> np.ndarray:
        """How well each kind fits these places, (S, N) -> (K, N): the share of them that have it, less chance."""
        return self.labels[:, places].mean(1) - self.chance[:, None]


@lru_cache(maxsize=2)
def kinds_of(text: NeuronText) -> Kinds:
    """Those of its pieces; the same at every frame."""
    pieces = text.pieces
    ids = np.array([number for piece in pieces for number in piece.ids], np.int64)
    followers = np.array([number for piece in pieces for number in (*piece.ids[1:], -1)], np.int64)
    words = [text.words(piece.ids) for piece in pieces]
    labels = {
        family.fires: [label for each in words for label in family.labels(each)] for family in text.families.values()
    }
    kinds: dict[str, np.ndarray] = {name: np.array(label, bool) for name, label in labels.items() if any(label)}
    nowhere = np.zeros(len(ids), bool)
    for numbers, told in ((ids, _on), (followers, _before)):
        for token in _common(numbers):
            word = told(text, token)
            kinds[word] = kinds.get(word, nowhere) | (numbers == token)  # with and without a space before it
    return Kinds(tuple(kinds), np.array(list(kinds.values()), bool).reshape(len(kinds), len(ids)))


def holding(text: NeuronText, kinds: Kinds, ids: Sequence[int], following: int) -> np.ndarray:
    """Which kinds each of these T tokens is of, if `following` comes after the last: (T, K) bool."""
    words = text.words((*ids, following))
    of_family = {family.fires: family.labels(words) for family in text.families.values()}
    held = []
    for place, (now, after) in enumerate(zip(ids, (*ids[1:], following), strict=True)):
        families = {name for name, label in of_family.items() if label[place]}
        held.append(families | {_on(text, now), _before(text, after)})
    return np.array([[name in told for name in kinds.names] for told in held], bool)


def strongest_places(places: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Of the strongest place of each piece, its number and the activation there, (M, N) each, the strongest: (S, N)."""
    return np.take_along_axis(places, np.argsort(-values, axis=0, kind="stable")[:STRONGEST], 0)


def telling_neurons(
    fits: np.ndarray, holds: np.ndarray, active: np.ndarray, strongest: np.ndarray
) -> tuple[np.ndarray, ...]:
    """The neurons that could be shown first, in groups: the numbers of each, the one whose kind fits best at its head.

    A neuron is at work where it is at least a third as active as at its strongest place; its kind is clear where it
    fits well enough to be told. Telling are those with a clear kind that are at work on a token of the text that is of
    it. The next group has a clear kind and is at work on any token, the next is at work, the last is ever active; only
    where all are dead is a dead one among them. No group is empty, and a neuron is in the first that has it.

    Args:
        fits: (N), how well the best kind of each neuron fits it.
        holds: (T, N) bool, whether each token of the text is of that kind.
        active: (T, N), how active each is on each token.
        strongest: (N), how active each is at its strongest place.
    """
    alive = strongest > 0
    at_work = alive & (active >= AT_WORK * strongest)  # (T, N)
    clear = at_work & (fits >= CLEAR)
    groups, taken = [], np.zeros(len(fits), bool)
    for group in ((clear & holds).any(0), clear.any(0), at_work.any(0), alive):
        new = np.flatnonzero(group & ~taken)
        taken |= group
        groups.append(new[np.argsort(-fits[new], kind="stable")])
    found = tuple(group for group in groups if len(group))
    return found or (np.zeros(1, np.int64),)


def _on(text: NeuronText, token: int) -> str:
    return BEGINNING if token == text.start else tr("on “{token}”").format(token=_name(text, token))


def _before(text: NeuronText, token: int) -> str:
    return tr("right before “{token}”").format(token=_name(text, token))


def _name(text: NeuronText, token: int) -> str:
    """Without the space before it; a blank is itself."""
    name = str(text.names[token])
    return name.strip() or name


def _common(ids: np.ndarray) -> list[int]:
    tokens, counts = np.unique(ids[ids >= 0], return_counts=True)
    return [int(token) for token in tokens[counts >= COMMON]]
