"""What one neuron of a transformer does: where it is active, what it promotes, where in held-out text it is strongest.

A neuron is one number of what enters `block.<i>.mlp.contract`, after the activation function. T tokens, V in the
vocabulary, D width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from scoutview.analysis.forward_pass import ForwardPass, as_array
from scoutview.analysis.sites import site_calls
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.next_token.carried_text import CarriedText
from scoutview.models.transformer import Transformer
from scoutview.observation import Question

TOP, PLACES = 8, 20
BEFORE, AFTER = 8, 4  # tokens told around a place
EDGES = np.linspace(-0.5, 7.5, 41)  # of the histogram; what lies beyond counts with the last bar
TOKENS = 8192  # of held-out text, at most
AT_A_TIME = 12  # pieces in one forward pass


@dataclass(frozen=True, eq=False)
class Piece:
    """Tokens of a held-out document, after the first-token mark; `document` says of which."""

    ids: tuple[int, ...]
    document: int


def pieces_of(carried: CarriedText, context: int, most: int = TOKENS) -> tuple[Piece, ...]:
    """Held-out documents in pieces that the model can read, the same at every frame; at most so many tokens."""
    found: list[Piece] = []
    left, start = most, carried.tokenizer.start_id
    for number, document in enumerate(carried.held_out):
        ids = carried.tokenizer.encode(document)
        for first in range(0, len(ids), max(1, context - 1)):
            piece = (start, *ids[first : first + context - 1])
            if len(piece) > left:
                return tuple(found)
            found.append(Piece(piece, number))
            left -= len(piece)
    return tuple(found)


def activations(model: Transformer, pieces: Sequence[Piece]) -> np.ndarray:
    """Of all neurons on the tokens of these pieces, one after the other: (tokens, layers, neurons) float32."""
    longest = max(len(piece.ids) for piece in pieces)
    ids = torch.zeros((len(pieces), longest), dtype=torch.long)
    mask = torch.zeros((len(pieces), longest), dtype=torch.bool)
    for row, piece in enumerate(pieces):
        ids[row, : len(piece.ids)] = torch.tensor(piece.ids)
        mask[row, : len(piece.ids)] = True
    calls = site_calls(model, lambda: model(ids.to(model.embedding.weight.device)))
    inputs = {call.name: call.input for call in calls}
    layers = [inputs[f"block.{layer}.mlp.contract"].cpu()[mask] for layer in range(len(model.block))]
    return as_array(torch.stack(layers, 1))


def neuron(model: Transformer, forward_pass: ForwardPass, names: Sequence[str], question: Question) -> Arrays:
    """The answer to `neuron`, of the one that is most active on the last token unless another is chosen.

    What it promotes is its direct effect: its column of the MLP's second matrix, through the gain of the last norm and
    the unembedding, less its mean over all tokens. What later blocks make of it is left out, and so is the scale.
    """
    everywhere = torch.stack(
        [forward_pass.inputs_of[f"block.{layer}.mlp.contract"][0] for layer in range(len(model.block))], 1
    )  # (T, layers, neurons)
    layer, number = chosen_neuron(model, question, everywhere)
    with torch.no_grad():
        column = model.get_submodule(f"block.{layer}.mlp.contract").weight[:, number]  # type: ignore[index]  # (D)
        scores = model.unembedding.weight @ ((column - column.mean()) * model.norm.weight)  # (V)
        moved = as_array(scores - scores.mean())
    order = np.argsort(-moved, kind="stable")
    vocabulary = np.array(names, np.str_)
    last = everywhere[-1].flatten()
    strongest = last.topk(min(TOP, len(last))).indices.cpu().numpy()
    return {
        "neuron": np.array([layer, number], np.int64),
        "neuron_shape": np.array(everywhere.shape[1:], np.int64),
        "neuron_tokens": np.array(forward_pass.tokens, np.str_),
        "neuron_activations": as_array(everywhere[:, layer, number]),
        "neuron_promoted": vocabulary[order[:TOP]],
        "neuron_promoted_by": moved[order[:TOP]],
        "neuron_suppressed": vocabulary[order[::-1][:TOP]],
        "neuron_suppressed_by": moved[order[::-1][:TOP]],
        "strongest_neurons": np.stack(np.divmod(strongest, everywhere.shape[2]), 1).astype(np.int64),
        "strongest_activations": as_array(last[torch.from_numpy(strongest)]),
    }


def chosen_neuron(model: Transformer, question: Question, everywhere: torch.Tensor | None = None) -> tuple[int, int]:
    """Layer and number as a question says; without a choice the most active on the last token, or the first.

    Raises:
        UserError: there is no such neuron.
    """
    layers, neurons = len(model.block), model.get_submodule("block.0.mlp.contract").in_features
    if question.choice("neuron", -1) == -1:
        if everywhere is None:
            return 0, 0
        layer, number = divmod(int(everywhere[-1].flatten().argmax()), everywhere.shape[2])
        return layer, number
    layer, number = int(question.choice("layer", 0)), int(question.choice("neuron", 0))
    if not (0 <= layer < layers and 0 <= number < int(neurons)):  # type: ignore[arg-type]
        raise UserError(
            f"This model has no neuron {layer}.{number}: there are 0.0 to {layers - 1}.{int(neurons) - 1}."  # type: ignore[arg-type]
        )
    return layer, number


def neuron_places(
    model: Transformer, carried: CarriedText, names: Sequence[str], forward_pass: ForwardPass, question: Question
) -> Iterator[Arrays]:
    """The steps of `neuron_places`: the strongest places found so far, and how often each activation was met."""
    everywhere = torch.stack(
        [forward_pass.inputs_of[f"block.{layer}.mlp.contract"][0] for layer in range(len(model.block))], 1
    )
    layer, number = chosen_neuron(model, question, everywhere)
    pieces = pieces_of(carried, model.context)
    total = sum(len(piece.ids) for piece in pieces)
    counts, seen = np.zeros(len(EDGES) - 1, np.int64), 0
    best: list[tuple[float, tuple[str, ...], tuple[float, ...]]] = []
    for first in range(0, max(1, len(pieces)), AT_A_TIME):
        part = pieces[first : first + AT_A_TIME]
        if part:
            values = activations(model, part)[:, layer, number]
            counts += np.histogram(np.clip(values, EDGES[0], EDGES[-1]), EDGES)[0]
            seen += len(values)
            best = sorted([*best, *_places(part, values, names)], key=lambda place: -place[0])[:PLACES]
        yield _told(best, counts, seen, total, (layer, number))


def _places(
    pieces: Sequence[Piece], values: np.ndarray, names: Sequence[str]
) -> Iterator[tuple[float, tuple[str, ...], tuple[float, ...]]]:
    """The strongest place of each piece: its activation, the tokens around it and theirs."""
    start = 0
    for piece in pieces:
        own = values[start : start + len(piece.ids)]
        start += len(piece.ids)
        place = int(own.argmax())
        around = range(place - BEFORE, place + AFTER + 1)
        inside = [0 <= each < len(own) for each in around]
        words = tuple(
            names[piece.ids[each]] if there and each else "" for each, there in zip(around, inside, strict=True)
        )
        yield (
            float(own[place]),
            words,
            tuple(float(own[each]) if there else 0.0 for each, there in zip(around, inside, strict=True)),
        )


def _told(
    best: Sequence[tuple[float, tuple[str, ...], tuple[float, ...]]],
    counts: np.ndarray,
    seen: int,
    total: int,
    which: tuple[int, int],
) -> Arrays:
    words = np.full((PLACES, BEFORE + AFTER + 1), "", "<U40")
    values = np.zeros(words.shape, np.float32)
    strongest = np.full(PLACES, np.nan, np.float32)
    for row, (activation, tokens, around) in enumerate(best):
        words[row], values[row], strongest[row] = tokens, around, activation
    return {
        "places_neuron": np.array(which, np.int64),
        "places_activation": strongest,
        "places_tokens": words,
        "places_values": values,
        "places_counts": counts.copy(),
        "places_edges": EDGES.astype(np.float32),
        "places_seen": np.array(seen, np.int64),
        "places_total": np.array(total, np.int64),
    }
