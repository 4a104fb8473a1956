"""Text in which neurons are looked for, in pieces that a model can read, and what can be looked for in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Words = Sequence[str]  # of a piece, without their leading spaces
Labels = Callable[[Words], list[bool]]


@dataclass(frozen=True, eq=False)
class Piece:
    """Tokens of a document, after the first-token mark where the model has one; `document` says of which."""

    ids: tuple[int, ...]
    document: int


@dataclass(frozen=True)
class WordFamily:
    """Words, or places before them, that a neuron may tell from all others; `fires` says so in words: "on names"."""

    fires: str
    labels: Labels


@dataclass(frozen=True, eq=False)
class NeuronText:
    """Pieces, the same at every frame; documents are held apart, every second one only scores what was found.

    Attributes:
        title: what it is, after a number of tokens: "of unseen text".
        names: the vocabulary as text, (V).
        start: the token that each piece begins with; -1 where there is none.
        families: what can be looked for besides words of one's own, the usual one first.
    """

    title: str
    pieces: tuple[Piece, ...]
    names: np.ndarray
    start: int
    families: Mapping[str, WordFamily]

    def words(self, ids: Sequence[int]) -> list[str]:
        return [str(self.names[number]).strip() for number in ids]

    def beginning(self, most: int) -> tuple[Piece, ...]:
        """The first pieces, at most so many tokens."""
        left = most - np.cumsum([len(piece.ids) for piece in self.pieces])
        return self.pieces[: int((left >= 0).sum())]


def is_one_of(words: frozenset[str]) -> Labels:
    return lambda text: [word in words for word in text]


def comes_next(wanted: Callable[[Words, int], bool]) -> Labels:
    """Whether what comes next is wanted."""
    return lambda text: [place + 1 < len(text) and wanted(text, place + 1) for place in range(len(text))]
