"""What is read off one neuron, and off a search for one: sentences and rows, from the arrays of an observation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count, likelihood, percent, share, three_digits
from scoutview.graphics.base.token_label import BLANKS, token_label

GOOD, AHEAD, CHANCE = 0.8, 0.1, 0.4  # a finding is at least so good, so far ahead of the token alone, chance below

IN_WORDS = (
    "<p>A neuron is one number inside an MLP: it reads the stream by its row of the first matrix, is bent by a "
    "function (squared ReLU, or GELU), and writes into the stream by its column of the second. What it makes likelier "
    "by itself is that column through the gain of the last norm and the unembedding; what later blocks make of it is "
    "left out.</p>"
    "<p>On what it fires: of every piece of a text that goes along with the recording (in a training here: held-out "
    "text) its strongest place is taken, and of these the 20 strongest. "
    "The kind of place told is the one with the largest share of them, less its share of all tokens; none is told "
    "where that is below a half. Kinds: families such as names, each token that is common enough, and the places right "
    "before one.</p>"
    "<p>What it does: the model is run again with half of it, and with none. Told is the token of the text after which "
    "the likeliest next token changes its probability most.</p>"
    "<p>Shown first is, of the neurons with a clear kind that are at least a third as active on a token of that kind "
    "in this text as at their strongest place, the one without which that probability changes most. Where none changes "
    "it by 5 percentage points, those at work on any token come next, then those without a clear kind. It is chosen at "
    "the run's last frame, while it trains at the last eighth of it, so that it stays.</p>"
    "<p>Average precision: sort all tokens by the neuron's activation; at each wanted one, take the share of wanted "
    "ones so far; the mean of these. 1 is perfect, and chance is the share of wanted tokens.</p>"
)
UNCLEAR = "Fires on many kinds of places: no single one stands out"
DEAD = "Never active: a dead neuron"
READING = "Reading text…"
NO_TEXT = "No text is there to look through"
DEEDS = {"off": "off", "times 0.5": "half"}


def neuron_words(place: tuple[int, int]) -> str:
    """A neuron's name, of its layer and number: both are counted as everywhere, from 0."""
    return f"neuron {place[1]} of block {place[0]}"


@dataclass(frozen=True, eq=False)
class NeuronReading:
    """The answer to `neuron`: how active it is on each token, what it writes, and what is left without it."""

    arrays: Arrays

    @property
    def place(self) -> tuple[int, int]:
        """Layer and number."""
        layer, number = (int(each) for each in self.arrays["neuron"])
        return layer, number

    @property
    def position(self) -> int:
        """The token after which its effect is told, in range."""
        return min(max(int(self.arrays["neuron_position"]), 0), len(self.arrays["neuron_tokens"]) - 1)

    @property
    def target(self) -> str:
        """The likeliest next token there with all of the neuron."""
        return token_label(str(self.arrays["neuron_target"]))

    @property
    def asked_token(self) -> int:
        """Where the target stands in the text, right after that token; -1 where the text goes on otherwise, or ends."""
        tokens, after = self.arrays["neuron_tokens"], self.position + 1
        goes_on_so = after < len(tokens) and str(tokens[after]) == str(self.arrays["neuron_target"])
        return after if goes_on_so else -1

    def asked(self) -> str:
        """What its bars tell."""
        after = token_label(str(self.arrays["neuron_tokens"][self.position]))
        return f"How likely “{self.target}” is after “{after}”"

    def name(self, interventions: Sequence[str]) -> str:
        """Its own, and what holds it now."""
        deed = held_by(self.place, interventions)
        now = f", now {DEEDS.get(deed, deed)}: outlined where it would fire" if deed else ""
        return f"N{neuron_words(self.place)[1:]}{now}"

    @property
    def strongest(self) -> float:
        """Its highest activation in this text, by itself."""
        return float(np.max(self.arrays["neuron_alone"]))

    def most_active(self) -> str:
        values = self.arrays["neuron_alone"]
        strongest = int(np.argmax(values))
        token = token_label(str(self.arrays["neuron_tokens"][strongest]))
        return f"most active on “{token}” here ({three_digits(float(values[strongest]))})"

    def left(self) -> tuple[list[str], list[float]]:
        """What of the neuron is left, and how likely the target is then."""
        return ["as it is", "half", "off"], [float(value) for value in self.arrays["neuron_likelihoods"]]

    def without(self, *, short: bool = False) -> str:
        """What switching it off does; a `short` sentence leaves out what the bars begin with."""
        values = [float(self.arrays["neuron_likelihoods"][place]) for place in (0, -1)]
        before, after = map(likelihood, values)
        if before == after:
            return f"Without it “{self.target}” stays at {before}."
        way = f"{'falls' if values[1] < values[0] else 'rises'}{'' if short else f' from {before}'} to {after}"
        return f"Without it “{self.target}” {way}."

    def formula(self) -> str:
        """In words, then with its numbers."""
        last = three_digits(float(self.arrays["neuron_activations"][-1]))
        pushed = three_digits(float(self.arrays["neuron_promoted_by"][0]))
        name = token_label(str(self.arrays["neuron_promoted"][0]))
        told = ", ".join(f"{left} {likelihood(likely)}" for left, likely in zip(*self.left(), strict=True))
        return (
            f"{IN_WORDS}<p>N{neuron_words(self.place)[1:]} is {last} on the last token. One unit of it moves the score "
            f"of “{name}” by {pushed} before the last norm's scale, more than that of any other token. "
            f"{self.asked()}: {told}.</p>"
        )


@dataclass(frozen=True, eq=False)
class PlacesReading:
    """The answer to `neuron_places` as far as it is: `arrays` of its newest step."""

    arrays: Arrays

    @property
    def place(self) -> tuple[int, int]:
        """Layer and number."""
        layer, number = (int(each) for each in self.arrays["places_neuron"])
        return layer, number

    @property
    def kind(self) -> str:
        """Empty where none stands out."""
        return "".join(BLANKS.get(letter, letter) for letter in str(self.arrays["places_kind"]))

    @property
    def strongest(self) -> float:
        values = self.arrays["places_activation"]
        return float(values[0]) if np.isfinite(values[0]) else 0.0

    @property
    def is_of_nothing(self) -> bool:
        """Whether there is no text that could be read for it."""
        return int(self.arrays["places_total"]) == 0

    def headline(self) -> str:
        if self.is_of_nothing:
            return NO_TEXT
        if self.strongest <= 0:
            return DEAD
        return f"Fires {self.kind}" if self.kind else UNCLEAR

    def numbers(self) -> str:
        """How many of its strongest places are of that kind, and how many of all."""
        if not self.kind:
            return ""
        places, of_kind = int(np.isfinite(self.arrays["places_activation"]).sum()), self.arrays["places_of_kind"]
        share, fitting = percent(float(self.arrays["places_kind_share"])), int(of_kind.sum())
        amount = f"All {places}" if fitting == places > 1 else f"{fitting} of its {places}"
        return f"{amount} strongest places are {self.kind} (by chance {share})."

    def title(self) -> str:
        if self.is_of_nothing:
            return f"{NO_TEXT} but the one above"
        seen, total = int(self.arrays["places_seen"]), int(self.arrays["places_total"])
        read = f"{count(seen)} tokens" if seen == total else f"{count(seen)} of {count(total)} tokens"
        of = str(self.arrays.get("places_text", "of unseen text"))  # older answers are of nothing else
        return f"Strongest places in {read} {of}{f'; ✓ = {self.kind}' if self.kind else ''}"


def lead(own: NeuronReading, places: PlacesReading | None) -> tuple[str, str]:
    """On what a neuron fires and what becomes of the prediction without it; and the numbers behind the first."""
    if places is None:
        return own.without(), READING
    if places.headline() == DEAD:
        return f"{DEAD}.", ""
    if places.is_of_nothing:
        return own.without(), f"{NO_TEXT} for where else it fires."
    return f"{places.headline()}. {own.without()}", places.numbers()


def behind(own: NeuronReading, places: PlacesReading | None, interventions: Sequence[str]) -> tuple[str, str, str]:
    """What is left to say where the finding is told: whose it is where something holds it, and the numbers behind."""
    name = own.name(interventions) if held_by(own.place, interventions) else ""
    return name, "", lead(own, places)[1]


def neuron_finding(own: NeuronReading, places: PlacesReading | None) -> str:
    """On what the neuron of this name fires, and what becomes of the prediction without it."""
    name, without = f"N{neuron_words(own.place)[1:]}", own.without(short=True)
    if places is None or not places.kind:
        return f"{name} is {own.most_active()}. {without}"
    return f"{name} fires {places.kind}; {without[:1].lower()}{without[1:]}"


def held_by(place: tuple[int, int], interventions: Sequence[str]) -> str:
    """What is done to a neuron on all tokens, "off" or "set to 4"; empty where nothing is."""
    named = f"neuron {place[0]}.{place[1]} "
    done = [text.removeprefix(named) for text in interventions if text.startswith(named)]
    return next((deed for deed in done if not deed.startswith("at ")), "")


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
        return [neuron_words((neurons[row][0], neurons[row][1])) for row in kept], [float(shares[row]) for row in kept]

    def levels(self) -> Sequence[tuple[str, float]]:
        """What a finding is held against."""
        return (
            ("what the token alone tells", float(self.newest("found_lookup"))),
            ("the best neuron for shuffled labels", float(self.newest("found_shuffled"))),
        )

    def verdict(self, row: int) -> str:
        """How far the search is, or what is to be thought of the one in this row."""
        done, total = (int(each) for each in self.newest("found_done"))
        wanted, tokens = (int(self.newest(name)) for name in ("found_wanted", "found_tokens"))
        if done < total:
            return f"Searching: {share(done / total)}"
        if self.neuron(row) is None:
            if not tokens:
                return f"{NO_TEXT}, so nothing can be searched."
            return f"There are too few of these among {count(tokens)} tokens of text: look for others."
        best = float(self.newest("found_precision")[row])
        lookup, chance = (float(self.newest(name)) for name in ("found_lookup", "found_shuffled"))
        layer, number = self.newest("found_neurons")[row]
        neuron = neuron_words((layer, number))
        named = f"The best, {neuron}," if row == 0 else f"N{neuron[1:]}"
        told = f"{count(wanted)} of {count(tokens)} tokens are wanted. {named} reaches {best:.2f}"
        if best >= GOOD and best >= lookup + AHEAD and chance < CHANCE:
            return f"{told}, well above what the token alone tells ({lookup:.2f}): it reads what was said before."
        if best >= lookup:
            return f"{told}, hardly more than what the token alone tells ({lookup:.2f}): it may only detect tokens."
        return f"{told}, less than what the token alone tells ({lookup:.2f}): no neuron for this was found."
