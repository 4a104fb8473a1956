"""What a network says to the moves of a batch of games, and what each costs."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn

from scoutview.analysis.scored_answers import scored_numbers
from scoutview.frame import Arrays
from scoutview.labs.lab import Batch
from scoutview.labs.othello.legal_moves import costs

READ = 6  # moves before the asked one that are told
TOLD = 4  # right moves that are told


def scored_moves(model: nn.Module, batch: Batch, names: Sequence[str]) -> Arrays:
    """The answer to `scored_answers`: an answer for each move that is asked."""
    ids, wanted = batch  # (B, T), (B, T, V)
    logits = model(ids).detach()
    asked = (wanted.sum(-1) > 0).nonzero()  # (moves, 2): which game, how many moves before
    said = logits[tuple(asked.T)].argmax(-1)

    def read(number: int) -> str:
        game, place = asked[number].tolist()
        before = [names[token] for token in ids[game, max(0, place + 1 - READ) : place + 1].tolist()]
        return f"{'… ' if place + 1 > READ else ''}{' '.join(before)}"

    def right(number: int) -> str:
        right_moves = torch.nonzero(wanted[tuple(asked[number])])[:, 0].tolist()
        told = " ".join(names[token] for token in right_moves[:TOLD])
        return told if len(right_moves) <= TOLD else f"{told} …"

    each = costs(logits.double(), wanted.double()).numpy()
    return scored_numbers(each, read, lambda number: names[int(said[number])], right)
