"""The board in the network: read out of its stream by linear read-outs, and what writes a disc into it.

G games, T positions, S squares, D width, P places: what enters, then after each block. N are positions of games that go
on. Read-outs are fitted on games apart from those they are judged on.
Sources: Li et al. (2023), Emergent World Representations; Nanda, Lee, Wattenberg (2023), Emergent Linear
Representations in World Models of Self-Supervised Sequence Models (mine and theirs in place of black and white).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from scoutview.analysis.read_outs import ReadOut, fitted_read_out, shuffled_examples, written_directions
from scoutview.analysis.sites import unhooked
from scoutview.frame import Arrays
from scoutview.labs.othello.games import HeldOut, read_tokens
from scoutview.labs.othello.rules import Games, Rules, rules_of
from scoutview.language import tr
from scoutview.models.transformer import Transformer

STATES = 3  # theirs, empty, mine
SHUFFLED = 5  # seed of the control


@dataclass(frozen=True, eq=False)
class Positions:
    """Games as a network reads them: ids (G, T); `going` (G, T) where a move follows; boards (N, S) of 1, 0, -1."""

    ids: Tensor
    going: Tensor
    boards: Tensor

    @property
    def states(self) -> Tensor:
        """(N, S): 0 theirs, 1 empty, 2 mine."""
        return self.boards.long() + 1

    @property
    def move_numbers(self) -> Tensor:
        """(N): how many moves were played before."""
        return torch.arange(self.ids.shape[1]).expand_as(self.ids)[self.going]

    def streams(self, model: Transformer) -> list[Tensor]:
        """At each place, (N, D) on the CPU, of the model as its weights say, whatever is changed in it just now."""
        device = model.embedding.weight.device
        with torch.no_grad(), unhooked(model):
            return [stream.cpu()[self.going] for stream in model.streams(self.ids.to(device))]


def positions_of(rules: Rules, games: Games) -> Positions:
    going = torch.from_numpy(games.moves >= 0)
    return Positions(
        torch.from_numpy(read_tokens(rules, games.moves)),
        going,
        torch.from_numpy(games.boards)[going],
    )


@dataclass(frozen=True, eq=False)
class FittedBoard:
    """Of one network: a read-out for each place, and for each block what a disc on a square adds after it (S, D).

    `shuffled` are the control: read-outs fitted to the boards of other games at the same move.
    """

    read_outs: tuple[ReadOut, ...]
    shuffled: tuple[ReadOut, ...]
    written: tuple[Tensor, ...]


class BoardInNetwork:
    """What is asked of any network of a run, from the run's held-out games."""

    def __init__(self, held_out: HeldOut) -> None:
        self.rules = rules_of(held_out.side)
        self.fitting = positions_of(self.rules, held_out.fitted)
        self.judging = positions_of(self.rules, held_out.judged)
        self._moves = held_out.fitted.moves, held_out.judged.moves

    def fitted(self, model: Transformer) -> FittedBoard:
        streams = self.fitting.streams(model)
        read_outs, shuffled = (
            tuple(fitted_read_out(stream, states, STATES) for stream in streams)
            for states in (self.fitting.states, self._shuffled)
        )
        features = self._features()
        written = tuple(written_directions(features, stream)[: self.rules.squares] for stream in streams[1:])
        return FittedBoard(read_outs, shuffled, written)

    @cached_property
    def _shuffled(self) -> Tensor:
        """The boards of other games at the same move, all squares empty where those are over, (N, S)."""
        rng = torch.Generator().manual_seed(SHUFFLED)
        states = torch.ones((*self.fitting.going.shape, self.rules.squares), dtype=torch.long)  # (G, T, S)
        states[self.fitting.going] = self.fitting.states
        return shuffled_examples(states.flatten(0, 1), states.shape[1], rng).view_as(states)[self.fitting.going]

    def _features(self) -> Tensor:
        """What the stream is regressed on: the board, which squares are full, the move's number, the last move.

        The first S columns are the board, so that a unit is a disc of the player to move in place of none, all else
        being equal.
        """
        boards, ids = self.fitting.boards.float(), self.fitting.ids
        numbers = F.one_hot(self.fitting.move_numbers, ids.shape[1])
        last = F.one_hot(ids[self.fitting.going], self.rules.squares + 1)
        return torch.cat([boards, boards.abs(), numbers.float(), last.float()], 1)  # (N, 2 S + T + S + 1)

    def errors(self, model: Transformer, fitted: FittedBoard) -> tuple[np.ndarray, np.ndarray]:
        """Share of the judged positions where a square is read wrong, (P, S); and that of the control."""
        streams, states = self.judging.streams(model), self.judging.states
        both = (fitted.read_outs, fitted.shuffled)
        own, control = (
            [each.wrong(stream, states).numpy() for each, stream in zip(kind, streams, strict=True)] for kind in both
        )
        return np.stack(own), np.stack(control)

    def error_of_moves(self) -> float:
        """The same out of the list of moves alone, without a network: who has played on which square."""
        fitting, judging = (self._played(moves) for moves in self._moves)
        read_out = fitted_read_out(fitting[self.fitting.going], self.fitting.states, STATES)
        return float(read_out.wrong(judging[self.judging.going], self.judging.states).mean())

    def _played(self, moves: np.ndarray) -> Tensor:
        """Before each move, for every square whether it was played an even or odd number of moves ago: (G, T, 2 S)."""
        games, longest = moves.shape
        made = np.zeros((games, longest, 2, self.rules.squares), np.float32)
        for number in range(1, longest):
            made[:, number] = made[:, number - 1, ::-1]
            there = np.flatnonzero(moves[:, number - 1] >= 0)
            made[there, number, 0, moves[there, number - 1]] = 1
        return torch.from_numpy(made.reshape(games, longest, -1))

    def guessed_error(self) -> float:
        """By what is most frequent on each square at each move of the fitted games."""
        length = self.fitting.ids.shape[1]
        counts = torch.zeros(length, self.rules.squares, STATES)
        counts.index_add_(0, self.fitting.move_numbers, F.one_hot(self.fitting.states, STATES).float())
        guesses = counts.argmax(-1)[self.judging.move_numbers]  # (N, S)
        return float((guesses != self.judging.states).float().mean())


def place_names(blocks: int) -> np.ndarray:
    """Of the places, in their order."""
    return np.array(
        [tr("what enters"), *(tr("after block {number}").format(number=number) for number in range(blocks))], np.str_
    )


def read_board(fitted: FittedBoard, streams: Sequence[Tensor], board: np.ndarray) -> Arrays:
    """The answer to `board_read_out`: streams (D) at each place of one position, and the true board there."""
    scores = [read_out.scores(stream) for read_out, stream in zip(fitted.read_outs, streams, strict=True)]
    return {
        "read_out_places": place_names(len(streams) - 1),
        "read_out_scores": torch.stack(scores).numpy().astype(np.float32),
        "read_out_board": board.astype(np.int64),
    }
