"""How active the neurons of a model are on texts.

A neuron is one number of what enters `block.<i>.mlp.contract`, after the nonlinearity. B texts, T tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.neuron_text import Piece
from scoutview.models.token_model import NeuronModel

AT_A_TIME = 12  # pieces in one forward pass, at most
NUMBERS_AT_ONCE = 8_000_000  # of neurons on all tokens of one pass, 32 MB


def parts_of(model: NeuronModel, pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """The pieces, so many as one forward pass takes: all as long as the longest of them."""
    neurons = len(model.block) * neuron_site(model, 0).in_features
    parts: list[list[Piece]] = []
    for piece in pieces:
        longest = max(len(each.ids) for each in (piece, *(parts[-1] if parts else ())))
        has_room = parts and neurons * longest * (len(parts[-1]) + 1) <= NUMBERS_AT_ONCE
        if has_room and len(parts[-1]) < AT_A_TIME:
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return list(parts)


def neuron_site(model: NeuronModel, layer: int) -> nn.Linear:
    """What the neurons of a layer enter."""
    site = model.get_submodule(f"block.{layer}.mlp.contract")
    assert isinstance(site, nn.Linear)
    return site


def neurons_on(model: NeuronModel, ids: Tensor, *, by_themselves: bool = False) -> Tensor:
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
        model.run_blocks(ids.to(model.embedding.weight.device))
    return torch.stack(layers, 2)


def activations(model: NeuronModel, pieces: Sequence[Piece], *, by_themselves: bool = False) -> np.ndarray:
    """Of all neurons on the tokens of these pieces, one after the other: (tokens, layers, neurons) float32."""
    longest = max(len(piece.ids) for piece in pieces)
    ids = torch.zeros((len(pieces), longest), dtype=torch.long)
    mask = torch.zeros((len(pieces), longest), dtype=torch.bool)
    for row, piece in enumerate(pieces):
        ids[row, : len(piece.ids)] = torch.tensor(piece.ids)
        mask[row, : len(piece.ids)] = True
    return as_array(neurons_on(model, ids, by_themselves=by_themselves).cpu()[mask])


def peaks(model: NeuronModel, pieces: Sequence[Piece]) -> tuple[np.ndarray, np.ndarray]:
    """The strongest place of every neuron in each piece, by itself: its number among all places, and how active it is.

    Both are (pieces, layers * neurons); places are numbered through all pieces.
    """
    places, values, start = [], [], 0
    for part in parts_of(model, pieces):
        read, begin = activations(model, part, by_themselves=True), 0
        for piece in part:
            own = read[begin : begin + len(piece.ids)].reshape(len(piece.ids), -1)
            places.append(start + begin + own.argmax(0))
            values.append(own.max(0))
            begin += len(piece.ids)
        start += begin
    return np.stack(places), np.stack(values)
