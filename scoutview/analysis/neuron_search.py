"""Which neuron tells some tokens from the rest: chosen on one half of held-out text, scored on the other.

The score is average precision: of the tokens in the order of the neuron's activation, the mean over all wanted ones of
the share of wanted ones up to there. Two controls go with it: the best neuron for labels that were shuffled, found the
same way, and the best that can be told from the token alone. A neuron that is no better than the second has found a
token and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from scoutview.analysis.neuron_activity import activations, neuron_site, parts_of
from scoutview.analysis.neuron_text import Labels, NeuronText, Piece, WordFamily, is_one_of
from scoutview.analysis.neurons import chosen_neuron
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.models.token_model import NeuronModel
from scoutview.observation import Question

RANKS = 10
NEURONS_AT_A_TIME = 192
FEW = 1500  # tokens for one neuron's score at one of many frames
SEED = 0
LARGEST = 65_000.0  # float16 has no more


def labels_of(question: Question, families: Mapping[str, WordFamily]) -> Labels:
    """What is looked for: the words of one's own, with commas between, or a family.

    Raises:
        UserError: there is no such family.
    """
    typed = str(question.choice("words", ""))
    if words := frozenset(word for word in re.split(r"[,\s]+", typed) if word):
        return is_one_of(words)
    family = str(question.choice("family", next(iter(families))))
    if family not in families:
        raise UserError(
            tr("There is no family “{family}”: there are {names}.").format(family=family, names=", ".join(families))
        )
    return families[family].labels


class SearchedText:
    """Pieces of text with their labels, in two halves by document."""

    def __init__(self, text: NeuronText, pieces: Sequence[Piece], labels: Labels) -> None:
        self.pieces = pieces
        words = [text.words(piece.ids) for piece in pieces]
        self.ids = np.array([number for piece in pieces for number in piece.ids], np.int64)
        self.wanted = np.array([label for each in words for label in labels(each)], bool)
        halves = np.array([piece.document % 2 for piece in pieces for _ in piece.ids], np.int64)
        self.choosing, self.scoring = halves == 0, halves == 1

    def can_be_searched(self) -> bool:
        return bool((self.wanted & self.choosing).any() and (self.wanted & self.scoring).any())

    def lookup(self, vocabulary: int) -> float:
        """Average precision on the scoring half of how often each token is wanted in the choosing half."""
        from sklearn.metrics import average_precision_score

        seen = np.bincount(self.ids[self.choosing], minlength=vocabulary)
        wanted = np.bincount(self.ids[self.choosing], self.wanted[self.choosing], minlength=vocabulary)
        rates = wanted / np.maximum(seen, 1)
        return float(average_precision_score(self.wanted[self.scoring], rates[self.ids[self.scoring]]))


def average_precisions(values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Of each column: (N, M) values, (N) bool -> (M). Equal values keep their order."""
    if not wanted.any():
        return np.zeros(values.shape[1])
    order = np.argsort(-values, axis=0, kind="stable")
    hits = wanted[order]  # (N, M)
    precision = np.cumsum(hits, 0) / np.arange(1, len(hits) + 1)[:, None]
    return np.asarray((precision * hits).sum(0) / wanted.sum())


def neuron_search(model: NeuronModel, text: NeuronText, question: Question) -> Iterator[Arrays]:
    """The steps of `neuron_search`: reading, then ranking part after part of all neurons, then the controls."""
    sample = SearchedText(text, text.pieces, labels_of(question, text.families))
    told = _Told(sample)
    if not sample.can_be_searched():
        yield told.arrays(1, 1)
        return
    layers, neurons = len(model.block), neuron_site(model, 0).in_features
    values = np.empty((len(sample.ids), layers * neurons), np.float16)
    read = 0
    parts = parts_of(model, sample.pieces)
    slices = range(0, layers * neurons, NEURONS_AT_A_TIME)
    total = len(parts) + len(slices) + 1
    for number, pieces in enumerate(parts, 1):
        part = activations(model, pieces)
        values[read : read + len(part)] = part.reshape(len(part), -1).clip(-LARGEST, LARGEST)
        read += len(part)
        yield told.arrays(number, total)
    shuffled = np.random.default_rng(SEED).permutation(sample.wanted)
    chosen, by_chance = np.zeros(layers * neurons), np.zeros(layers * neurons)
    for number, first in enumerate(slices, len(parts) + 1):
        part = values[sample.choosing, first : first + NEURONS_AT_A_TIME].astype(np.float32)
        chosen[first : first + NEURONS_AT_A_TIME] = average_precisions(part, sample.wanted[sample.choosing])
        by_chance[first : first + NEURONS_AT_A_TIME] = average_precisions(part, shuffled[sample.choosing])
        told.rank(chosen, values, neurons)
        yield told.arrays(number, total)
    best = values[sample.scoring, int(by_chance.argmax())].astype(np.float32)
    told.shuffled = float(average_precisions(best[:, None], shuffled[sample.scoring])[0])
    told.lookup = sample.lookup(len(text.names))
    yield told.arrays(total, total)


class _Told:
    """What has been found so far."""

    def __init__(self, sample: SearchedText) -> None:
        self._sample = sample
        self._neurons = np.full((RANKS, 2), -1, np.int64)
        self._chosen, self._scored = np.full(RANKS, np.nan), np.full(RANKS, np.nan)
        self.shuffled = self.lookup = float("nan")

    def rank(self, chosen: np.ndarray, values: np.ndarray, neurons: int) -> None:
        """The best so far by the choosing half, each scored on the other."""
        order = np.argsort(-chosen, kind="stable")[:RANKS]
        scoring = self._sample.scoring
        self._neurons[: len(order)] = np.stack(np.divmod(order, neurons), 1)
        self._chosen[: len(order)] = chosen[order]
        picked = values[scoring][:, order].astype(np.float32)
        self._scored[: len(order)] = average_precisions(picked, self._sample.wanted[scoring])

    def arrays(self, done: int, total: int) -> Arrays:
        return {
            "found_neurons": self._neurons.copy(),
            "found_chosen": self._chosen.astype(np.float32),
            "found_precision": self._scored.astype(np.float32),
            "found_shuffled": np.array(self.shuffled, np.float32),
            "found_lookup": np.array(self.lookup, np.float32),
            "found_wanted": np.array(int(self._sample.wanted.sum()), np.int64),
            "found_tokens": np.array(len(self._sample.wanted), np.int64),
            "found_done": np.array([done, total], np.int64),
        }


def neuron_precision(model: NeuronModel, text: NeuronText, question: Question) -> Arrays:
    """The answer to `neuron_precision`: how well one neuron tells the wanted tokens, on a little of the text."""
    layer, number = chosen_neuron(model, question) or (0, 0)
    pieces = text.beginning(FEW)
    if not pieces:
        return {"neuron_precision": np.array(np.nan, np.float32)}
    sample = SearchedText(text, pieces, labels_of(question, text.families))
    if not sample.wanted.any():
        return {"neuron_precision": np.array(np.nan, np.float32)}
    values = np.concatenate([activations(model, part)[:, layer, number] for part in parts_of(model, pieces)])
    precision = average_precisions(values[:, None], sample.wanted)[0]
    return {"neuron_precision": np.array(precision, np.float32)}
