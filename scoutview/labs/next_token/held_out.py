"""Held-out text in pieces that the model can read, and how active its neurons are on it.

A neuron is one number of what enters `block.<i>.mlp.contract`, after the nonlinearity. B texts, T tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.forward_pass import as_array
from scoutview.labs.next_token.carried_text import CarriedText
from scoutview.models.token_model import StreamModel

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


def windows(carried: CarriedText, tokens: int, context: int) -> tuple[Tensor, Tensor]:
    """The beginning of the held-out text in windows, (B, T), and what follows each of their tokens; about so many."""
    start, ids = carried.tokenizer.start_id, list[int]()
    for document in carried.held_out:
        if len(ids) > tokens:
            break
        ids += [start, *carried.tokenizer.encode(document)]
    length = max(1, min(context, tokens, len(ids) - 1))
    rows = max(1, min(tokens, len(ids) - 1) // length)
    text = torch.tensor((*ids, start, start)[: rows * length + 1])
    return text[:-1].view(rows, length), text[1:].view(rows, length)  # (B, T) each


def neuron_site(model: StreamModel, layer: int) -> nn.Linear:
    """What the neurons of a layer enter."""
    site = model.get_submodule(f"block.{layer}.mlp.contract")
    assert isinstance(site, nn.Linear)
    return site


def neurons_on(model: StreamModel, ids: Tensor, *, by_themselves: bool = False) -> Tensor:
    """How active all neurons are on the tokens of these texts: (B, T) -> (B, T, layers, neurons).

    `by_themselves`: before a neuron is held by an intervention, so that one that is switched off still tells where it
    would be active.
    """
    layers: list[Tensor] = []

    def catch(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        layers.append(inputs[0].clone())

    with ExitStack() as watched, torch.no_grad():
        for layer in range(len(model.block)):
            hook = neuron_site(model, layer).register_forward_pre_hook(catch, prepend=by_themselves)
            watched.callback(hook.remove)
        model(ids.to(model.embedding.weight.device))
    return torch.stack(layers, 2)


def activations(model: StreamModel, pieces: Sequence[Piece], *, by_themselves: bool = False) -> np.ndarray:
    """Of all neurons on the tokens of these pieces, one after the other: (tokens, layers, neurons) float32."""
    longest = max(len(piece.ids) for piece in pieces)
    ids = torch.zeros((len(pieces), longest), dtype=torch.long)
    mask = torch.zeros((len(pieces), longest), dtype=torch.bool)
    for row, piece in enumerate(pieces):
        ids[row, : len(piece.ids)] = torch.tensor(piece.ids)
        mask[row, : len(piece.ids)] = True
    return as_array(neurons_on(model, ids, by_themselves=by_themselves).cpu()[mask])


def peaks(model: StreamModel, pieces: Sequence[Piece]) -> tuple[np.ndarray, np.ndarray]:
    """The strongest place of every neuron in each piece, by itself: its number among all places, and how active it is.

    Both are (pieces, layers * neurons); places are numbered through all pieces.
    """
    places, values, start = [], [], 0
    for first in range(0, len(pieces), AT_A_TIME):
        part = pieces[first : first + AT_A_TIME]
        read, begin = activations(model, part, by_themselves=True), 0
        for piece in part:
            own = read[begin : begin + len(piece.ids)].reshape(len(piece.ids), -1)
            places.append(start + begin + own.argmax(0))
            values.append(own.max(0))
            begin += len(piece.ids)
        start += begin
    return np.stack(places), np.stack(values)
