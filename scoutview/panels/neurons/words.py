"""What is read off one neuron, and off a search for one: sentences and rows, from the arrays of an observation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.token_label import token_label

GOOD, AHEAD, CHANCE = 0.8, 0.1, 0.4  # a finding is at least so good, so far ahead of the token alone, chance below

IN_WORDS = (
    "<p>A neuron is one number inside an MLP: it reads the stream by its row of the first matrix, is bent by a "
    "function (squared ReLU, or GELU), and writes into the stream by its column of the second. What it makes likelier "
    "by itself is that column through the gain of the last norm and the unembedding; what later blocks make of it is "
    "left out.</p>"
    "<p>Average precision: sort all tokens by the neuron's activation; at each wanted one, take the share of wanted "
    "ones so far; the mean of these. 1 is perfect, and chance is the share of wanted tokens.</p>"
)


@dataclass(frozen=True, eq=False)
class NeuronReading:
    """The answer to `neuron`: how active it is on each token, and what it promotes."""

    arrays: Arrays

    @property
    def place(self) -> tuple[int, int]:
        """Layer and number."""
        layer, number = (int(each) for each in self.arrays["neuron"])
        return layer, number

    def finding(self) -> str:
        layer, number = self.place
        values = self.arrays["neuron_activations"]
        strongest = int(np.argmax(values))
        token = token_label(str(self.arrays["neuron_tokens"][strongest]))
        active, likelier = three_digits(float(values[strongest])), token_label(str(self.arrays["neuron_promoted"][0]))
        return f"Neuron {layer}.{number} is most active on “{token}” ({active}) and makes “{likelier}” likelier."

    def formula(self) -> str:
        """In words, then with its numbers."""
        layer, number = self.place
        last = three_digits(float(self.arrays["neuron_activations"][-1]))
        pushed = three_digits(float(self.arrays["neuron_promoted_by"][0]))
        name = token_label(str(self.arrays["neuron_promoted"][0]))
        return (
            f"{IN_WORDS}<p>Neuron {layer}.{number} is {last} on the last token. One unit of it moves the score of "
            f"“{name}” by {pushed} before the last norm's scale, more than that of any other token.</p>"
        )

    def moved(self, name: str) -> tuple[list[str], list[float], list[str]]:
        """Tokens that it promotes or suppresses: labels, shares of what it promotes most (0..1), numbers."""
        by = self.arrays[f"{name}_by"]
        largest = float(np.abs(self.arrays["neuron_promoted_by"]).max(initial=1e-9))
        labels = [token_label(str(token)) for token in self.arrays[name]]
        return labels, np.minimum(np.abs(by) / largest, 1.0).tolist(), [three_digits(float(value)) for value in by]


@dataclass(frozen=True, eq=False)
class SearchReading:
    """The answer to `neuron_search` as far as it is: the neurons that were found, the best one first."""

    arrays: Arrays

    def newest(self, name: str) -> Any:
        """The last step of a channel."""
        return self.arrays[name][-1]

    def neuron(self, row: int) -> tuple[int, int] | None:
        """Layer and number of what was found; None where it is none."""
        layer, number = (int(each) for each in self.newest("found_neurons")[row])
        return (layer, number) if layer >= 0 else None

    def found(self) -> tuple[list[str], list[float]]:
        """The names of those found, and the average precision of each."""
        neurons, shares = self.newest("found_neurons"), self.newest("found_precision")
        kept = [row for row in range(len(neurons)) if neurons[row][0] >= 0]
        return [f"neuron {neurons[row][0]}.{neurons[row][1]}" for row in kept], [float(shares[row]) for row in kept]

    def levels(self) -> Sequence[tuple[str, float]]:
        """What a finding is held against."""
        return (
            ("what the token alone tells", float(self.newest("found_lookup"))),
            ("the best neuron for shuffled labels", float(self.newest("found_shuffled"))),
        )

    def verdict(self, row: int) -> str:
        """How far the search is, or what is to be thought of the best one; `row` is the one looked at."""
        done, total = (int(each) for each in self.newest("found_done"))
        wanted, tokens = (int(self.newest(name)) for name in ("found_wanted", "found_tokens"))
        if done < total:
            return f"Searching: {round(100 * done / total)} %"
        if self.neuron(row) is None:
            return f"There are too few of these among {count(tokens)} tokens of held-out text: look for others."
        best = float(self.newest("found_precision")[0])
        lookup, chance = (float(self.newest(name)) for name in ("found_lookup", "found_shuffled"))
        neuron = "neuron {}.{}".format(*self.newest("found_neurons")[0])
        told = f"{count(wanted)} of {count(tokens)} tokens are wanted. The best, {neuron}, reaches {best:.2f}"
        if best >= GOOD and best >= lookup + AHEAD and chance < CHANCE:
            return f"{told}, well above what the token alone tells ({lookup:.2f}): it reads what was said before."
        if best >= lookup:
            return f"{told}, hardly more than what the token alone tells ({lookup:.2f}): it may only detect tokens."
        return f"{told}, less than what the token alone tells ({lookup:.2f}): no neuron for this was found."
