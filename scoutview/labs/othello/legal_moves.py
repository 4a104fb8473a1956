"""What a network thinks of the moves of held-out games: whether its first choices are legal, and the loss.

G games, T positions, S squares, V tokens.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from scoutview.analysis.sites import unhooked
from scoutview.frame import Arrays
from scoutview.labs.othello.games import read_tokens
from scoutview.labs.othello.rules import Games, Rules
from scoutview.models.transformer import Transformer


def learned_from(rules: Rules, games: Games, *, all_legal: bool) -> tuple[Tensor, Tensor]:
    """What a network reads, ids (G, T), and the probabilities that it should say, (G, T, V); 0 after the end."""
    squares = rules.squares
    wanted = np.zeros((*games.moves.shape, squares + 1), np.float32)
    if all_legal:
        wanted[..., :squares] = games.legal
        wanted /= np.maximum(wanted.sum(-1, keepdims=True), 1)
    else:
        np.put_along_axis(wanted, np.maximum(games.moves, 0)[..., None], 1, -1)
        wanted *= (games.moves >= 0)[..., None]
    return torch.from_numpy(read_tokens(rules, games.moves)), torch.from_numpy(wanted)


def costs(logits: Tensor, wanted: Tensor) -> Tensor:
    """Cross-entropy of each move that is asked: (G, T, V) twice -> (moves)."""
    each = -(wanted * F.log_softmax(logits, -1)).sum(-1)  # (G, T)
    return each[wanted.sum(-1) > 0]


@dataclass(frozen=True, eq=False)
class HeldOutMoves:
    """Games that a network is asked about, move by move: ids (G, T), wanted (G, T, V), legal (G, T, S) bool."""

    ids: Tensor
    wanted: Tensor
    legal: Tensor
    empty: Tensor  # (G, T): squares without a disc

    @property
    def going(self) -> Tensor:
        """(G, T): where a move follows."""
        return self.legal.any(-1)

    @property
    def perfect_loss(self) -> float:
        """The loss of who knows the rules and no more: all legal moves are as likely."""
        return float(self.legal.sum(-1)[self.going].double().log().mean())

    def asked(self, model: Transformer) -> tuple[Tensor, Tensor, Tensor]:
        """The loss; whether the first choice is legal, and what share of the probability is, (G, T) both."""
        device = model.embedding.weight.device
        with torch.no_grad():
            logits = model(self.ids.to(device)).cpu()  # (G, T, V)
        squares = self.legal.shape[-1]
        shares = (logits.softmax(-1)[..., :squares] * self.legal).sum(-1)  # (G, T)
        first = self.legal.gather(-1, logits[..., :squares].argmax(-1, keepdim=True))[..., 0]
        return costs(logits, self.wanted).mean(), first, shares

    def metrics(self, model: Transformer) -> dict[str, float]:
        """Loss, share of first choices that are legal, mean share of the probability on legal moves."""
        loss, first, shares = self.asked(model)
        going = self.going
        return {
            "loss": float(loss),
            "accuracy": float(first[going].double().mean()),
            "legal_share": float(shares[going].double().mean()),
        }

    def told(self, model: Transformer) -> Arrays:
        """The answer to `held_out_moves`."""
        with unhooked(model):
            _, first, shares = self.asked(model)
        going = self.going
        at_each = going.sum(0).clamp_min(1)
        guessed = float((self.legal.sum(-1)[going] / self.empty[going]).mean())
        return {
            "held_out_first_legal": np.array(float(first[going].double().mean()), np.float32),
            "held_out_legal_share": np.array(float(shares[going].double().mean()), np.float32),
            "held_out_by_move": ((first & going).sum(0) / at_each).numpy().astype(np.float32),
            "held_out_guessed": np.array(guessed, np.float32),
            "held_out_games": np.array(len(self.ids), np.int64),
            "held_out_positions": np.array(int(going.sum()), np.int64),
        }


def held_out_moves(rules: Rules, games: Games, *, all_legal: bool) -> HeldOutMoves:
    ids, wanted = learned_from(rules, games, all_legal=all_legal)
    empty = (games.boards == 0).sum(-1)
    return HeldOutMoves(ids, wanted, torch.from_numpy(games.legal), torch.from_numpy(empty))
