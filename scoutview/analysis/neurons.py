"""What one neuron of a transformer does: where it is active, what it promotes, where in held-out text it is strongest.

A neuron is one number of what enters `block.<i>.mlp.contract`, after the activation function. T tokens, V in the
vocabulary, D width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from scoutview.analysis.forward_pass import ForwardPass, as_array
from scoutview.analysis.neuron_activity import activations, neuron_site, parts_of
from scoutview.analysis.neuron_effects import SHARES, telling_neuron, with_less
from scoutview.analysis.neuron_kinds import CLEAR, STRONGEST, kinds_of
from scoutview.analysis.neuron_text import NeuronText, Piece
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.models.token_model import NeuronModel
from scoutview.observation import Question

TOP = 8
FEWEST_PLACES = 5  # that say on what kind of place a neuron fires
BEFORE, AFTER = 8, 4  # tokens told around a place
EDGES = np.linspace(-0.5, 7.5, 41)  # of the histogram, or twice these, or four times, ..., until all find room


def neuron(model: NeuronModel, forward_pass: ForwardPass, text: NeuronText, question: Question) -> Arrays:
    """The answer to `neuron`, of the one that tells most about this text unless another is chosen.

    What it promotes is its direct effect: its column of the MLP's second matrix, through the gain of the last norm and
    the unembedding, less its mean over all tokens. What later blocks make of it is left out, and so is the scale.
    What is left of the prediction with less of the neuron is measured: the model is run again. It is told after the
    token of the text after which it changes most, unless another is chosen by its `position`.
    """
    everywhere = torch.stack(
        [forward_pass.inputs_of[f"block.{layer}.mlp.contract"][0] for layer in range(len(model.block))], 1
    )  # (T, layers, neurons)
    layer, number = chosen_neuron(model, question) or telling_neuron(model, forward_pass, text)
    alone, likeliest, likely = with_less(model, forward_pass.inputs, layer, number)
    position = int(question.choice("position", -1))
    if position < 0:
        position = int((likely[-1] - likely[0]).abs().nan_to_num().argmax())
    position = min(position, len(forward_pass.ids) - 1)
    moved = _moved(model, layer, number)
    order = np.argsort(-moved, kind="stable")
    vocabulary = text.names
    last = everywhere[-1].flatten()
    strongest = last.topk(min(TOP, len(last))).indices.cpu().numpy()
    return {
        "neuron": np.array([layer, number], np.int64),
        "neuron_shape": np.array(everywhere.shape[1:], np.int64),
        "neuron_tokens": np.array(forward_pass.tokens, np.str_),
        "neuron_activations": as_array(everywhere[:, layer, number]),
        "neuron_alone": as_array(alone),
        "neuron_promoted": vocabulary[order[:TOP]],
        "neuron_promoted_by": moved[order[:TOP]],
        "neuron_suppressed": vocabulary[order[::-1][:TOP]],
        "neuron_suppressed_by": moved[order[::-1][:TOP]],
        "neuron_position": np.array(position, np.int64),
        "neuron_target": vocabulary[int(likeliest[position])],
        "neuron_shares": np.array(SHARES, np.float32),
        "neuron_likelihoods": as_array(likely[:, position]),
        "neuron_families": np.array(tuple(text.families), np.str_),
        "strongest_neurons": np.stack(np.divmod(strongest, everywhere.shape[2]), 1).astype(np.int64),
        "strongest_activations": as_array(last[torch.from_numpy(strongest)]),
    }


def _moved(model: NeuronModel, layer: int, number: int) -> np.ndarray:
    """By how much one unit of this neuron moves the score of each token, directly: (V)."""
    with torch.no_grad():
        scores = model.direct_scores(model.written_by_neurons(layer)[:, number])  # (V)
        return as_array(scores - scores.mean())


def chosen_neuron(model: NeuronModel, question: Question) -> tuple[int, int] | None:
    """Layer and number as a question says; None without a choice.

    Raises:
        UserError: there is no such neuron.
    """
    if question.choice("neuron", -1) == -1:
        return None
    layers, neurons = len(model.block), neuron_site(model, 0).in_features
    layer, number = int(question.choice("layer", 0)), int(question.choice("neuron", 0))
    if not (0 <= layer < layers and 0 <= number < neurons):
        raise UserError(
            tr("This model has no neuron {layer}.{number}: there are 0.0 to {last_layer}.{last}.").format(
                layer=layer, number=number, last_layer=layers - 1, last=neurons - 1
            )
        )
    return layer, number


def neuron_places(
    model: NeuronModel, text: NeuronText, forward_pass: ForwardPass, question: Question
) -> Iterator[Arrays]:
    """The steps of `neuron_places`: the strongest places found so far, and how often each activation was met.

    Both are the neuron's own, also where an intervention holds it.
    """
    layer, number = chosen_neuron(model, question) or telling_neuron(model, forward_pass, text)
    told = _Told((layer, number), text)
    for part in parts_of(model, text.pieces):
        told.read(part, activations(model, part, by_themselves=True)[:, layer, number])
        yield told.arrays()
    if not text.pieces:
        yield told.arrays()


class _Told:
    """What has been read so far of one neuron."""

    def __init__(self, which: tuple[int, int], text: NeuronText) -> None:
        self._which, self._text, self._kinds = which, text, kinds_of(text)
        self._total = sum(len(piece.ids) for piece in text.pieces)
        self._values: list[np.ndarray] = []
        self._seen = 0
        self._best: list[tuple[float, int, tuple[str, ...], tuple[float, ...]]] = []

    def read(self, pieces: Sequence[Piece], values: np.ndarray) -> None:
        """Take in its activations on these pieces, one after the other."""
        self._values.append(values)
        found, start = list(self._best), 0
        for piece in pieces:
            own = values[start : start + len(piece.ids)]
            place = int(own.argmax())
            words, around = _around(piece, own, place, self._text.names)
            found.append((float(own[place]), self._seen + start + place, words, around))
            start += len(own)
        self._seen += start
        self._best = sorted(found, key=lambda place: -place[0])[:STRONGEST]

    def arrays(self) -> Arrays:
        words = np.full((STRONGEST, BEFORE + AFTER + 1), "", "<U40")
        values = np.zeros(words.shape, np.float32)
        strongest = np.full(STRONGEST, np.nan, np.float32)
        for row, (activation, _, tokens, around) in enumerate(self._best):
            words[row], values[row], strongest[row] = tokens, around, activation
        kind, of_kind, share = self._kind()
        counts, edges = _histogram(np.concatenate(self._values) if self._values else np.zeros(0, np.float32))
        return {
            "places_neuron": np.array(self._which, np.int64),
            "places_activation": strongest,
            "places_tokens": words,
            "places_values": values,
            "places_kind": np.array(kind, "<U80"),
            "places_of_kind": of_kind.astype(np.int8),
            "places_kind_share": np.array(share, np.float32),
            "places_counts": counts,
            "places_edges": edges.astype(np.float32),
            "places_seen": np.array(self._seen, np.int64),
            "places_text": np.array(self._text.title, np.str_),
            "places_total": np.array(self._total, np.int64),
        }

    def _kind(self) -> tuple[str, np.ndarray, float]:
        """The kind that fits these places, which of them are of it, and the share of all places that are.

        Nothing where none fits clearly, or the neuron is active on hardly any.
        """
        of_kind = np.zeros(STRONGEST, bool)
        places = np.array([place for value, place, *_ in self._best if value > 0], np.int64)
        if len(places) < FEWEST_PLACES or not self._kinds.names:
            return "", of_kind, float("nan")
        fits = self._kinds.fits(places[:, None])[:, 0]
        best = int(fits.argmax())
        if fits[best] < CLEAR:
            return "", of_kind, float("nan")
        of_kind[: len(places)] = self._kinds.labels[best, places]
        return self._kinds.names[best], of_kind, float(self._kinds.chance[best])


def _histogram(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many of these are in each bin, and the bins' edges; what is below the first one counts with it."""
    edges = EDGES
    while len(values) and np.isfinite(values.max()) and edges[-1] < values.max():
        edges = 2 * edges
    counts = np.histogram(np.clip(values, edges[0], edges[-1]), edges)[0]
    return counts.astype(np.int64), edges


def _around(piece: Piece, own: np.ndarray, place: int, names: np.ndarray) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The tokens around a place of a piece, and the activation on each; nothing beyond its ends."""
    around = range(place - BEFORE, place + AFTER + 1)
    inside = [each if 0 <= each < len(own) else None for each in around]
    words = tuple("" if each is None else str(names[piece.ids[each]]) for each in inside)
    return words, tuple(0.0 if each is None else float(own[each]) for each in inside)
