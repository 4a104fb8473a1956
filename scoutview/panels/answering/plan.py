"""What the panel shows of a neuron's strongest examples. Arithmetic only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.observation import Observation

BEFORE = 4  # tokens before the strongest one, where a text is named by a piece of it
CHANNELS = (
    "answering_layers",
    "answering_counts",
    "answering_neuron",
    "answering_examples",
    "answering_values",
    "answering_here",
    "answering_activity",
    "answering_tokens",
    "answering_words",
)


@dataclass(frozen=True, eq=False)
class StrongestExamples:
    """The examples that one neuron answers to most, strongest first.

    Attributes:
        layers: the sites that neurons enter, and how many enter each.
        neuron: its layer and its number.
        examples: their numbers among those that were recorded.
        values: the strongest answer to each.
        here: the same to what is asked.
        activity: (rank, token), what it answers at each token; empty where examples have none.
        tokens: (rank, token)
        words: what each shows, in a word or none.
    """

    layers: tuple[tuple[str, int], ...]
    neuron: tuple[int, int]
    examples: tuple[int, ...]
    values: tuple[float, ...]
    here: float
    activity: np.ndarray
    tokens: np.ndarray
    words: tuple[str, ...]

    @classmethod
    def of(cls, seen: Observation) -> StrongestExamples | None:
        """What an observation tells; None where there is no neuron."""
        if not len(seen["answering_layers"]):
            return None
        layers = zip(seen["answering_layers"].tolist(), seen["answering_counts"].tolist(), strict=True)
        layer, number = seen["answering_neuron"].tolist()
        return cls(
            tuple(layers),
            (layer, number),
            tuple(seen["answering_examples"].tolist()),
            tuple(seen["answering_values"].tolist()),
            float(seen["answering_here"]),
            seen["answering_activity"],
            seen["answering_tokens"],
            tuple(seen["answering_words"].tolist()),
        )

    @property
    def has_tokens(self) -> bool:
        return self.activity.size > 0

    @property
    def site(self) -> str:
        return self.layers[self.neuron[0]][0]

    def place(self, rank: int) -> int:
        """The token at which it answers most to this example."""
        return int(np.nan_to_num(self.activity[rank], nan=-np.inf).argmax())

    def piece(self, rank: int) -> str:
        """The text up to that token."""
        place = self.place(rank)
        return "".join(self.tokens[rank, max(0, place - BEFORE) : place + 1])

    def lengths(self) -> tuple[float, ...]:
        """Of the bars: the share of the largest answer; nothing below 0."""
        return shares_of(self.values)

    def shades(self, rank: int) -> np.ndarray:
        """(token) from -1 to 1: its answers as shares of the largest of any of these examples."""
        largest = float(np.nanmax(np.abs(self.activity), initial=0.0))
        return self.activity[rank] / (largest or 1.0)


def shares_of(values: Sequence[float]) -> tuple[float, ...]:
    """Each as a share of the largest, 0 where it is not above 0."""
    largest = max((each for each in values if each > 0), default=0.0)
    return tuple(max(0.0, each) / largest if largest > 0 else 0.0 for each in values)
