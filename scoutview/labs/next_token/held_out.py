"""Held-out text in pieces that the model can read. B texts, T tokens."""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor

from scoutview.analysis.neuron_text import NeuronText, Piece
from scoutview.labs.next_token.carried_text import CarriedText
from scoutview.labs.next_token.families import FAMILIES
from scoutview.language import tr

TOKENS = 8192  # of held-out text, at most


@lru_cache(maxsize=2)
def neuron_text(carried: CarriedText, context: int) -> NeuronText:
    """What neurons are looked for in; the same at every frame."""
    pieces, start = pieces_of(carried, context), carried.tokenizer.start_id
    return NeuronText(tr("of unseen text"), pieces, carried.names, start, FAMILIES)


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
