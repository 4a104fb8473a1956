"""What is known of the networks of one run from its held-out games; what takes long is remembered for the last few."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.analysis.remembered import Remembered
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.othello.board_in_network import BoardInNetwork, FittedBoard, place_names
from scoutview.labs.othello.games import HeldOut
from scoutview.labs.othello.legal_moves import HeldOutMoves, held_out_moves
from scoutview.labs.othello.rules import rules_of
from scoutview.labs.othello.surgery import FLIPS, STRENGTH, FlippedDiscs, Surgery, flipped_discs, written_blocks
from scoutview.language import tr
from scoutview.models.transformer import Transformer
from scoutview.observation import Question


@dataclass(frozen=True, eq=False)
class BoardErrors:
    """How wrong the board is read at each place: by square, (P, S), and by the control with other boards, (P)."""

    by_square: np.ndarray
    shuffled: np.ndarray


class RunKnowledge:
    """Answers that no probe changes.

    `untrained` makes the network that the run began with; `all_legal` says whether it learns from all legal moves.
    """

    def __init__(self, held_out: HeldOut, untrained: Callable[[], Transformer], *, all_legal: bool) -> None:
        self._held_out, self._make_untrained = held_out, untrained
        self.rules = rules_of(held_out.side)
        self._all_legal = all_legal
        self._fitted: Remembered[Transformer, FittedBoard] = Remembered(
            lambda model: self._board.fitted(model), kept=16
        )
        self._errors: Remembered[Transformer, BoardErrors] = Remembered(self._judged, kept=64)

    @cached_property
    def _moves(self) -> HeldOutMoves:
        return held_out_moves(self.rules, self._held_out.judged, all_legal=self._all_legal)

    @cached_property
    def _board(self) -> BoardInNetwork:
        return BoardInNetwork(self._held_out)

    @cached_property
    def _discs(self) -> FlippedDiscs:
        return flipped_discs(self.rules, self._held_out.judged, FLIPS)

    @property
    def seen_tokens(self) -> np.ndarray:
        """(V) bool: the squares that are played, and the start; four have their discs from the beginning."""
        middle = self.rules.spread(np.array([self.rules.black | self.rules.white]))[0]
        return np.append(~middle, True)

    def fitted(self, model: Transformer) -> FittedBoard:
        """Its read-outs and directions, as its weights say, whatever is changed in it just now."""
        return self._fitted.of(model)

    def held_out_moves(self, model: Transformer) -> Arrays:
        """The answer to `held_out_moves`."""
        return self._moves.told(model)

    def board_errors(self, model: Transformer) -> Arrays:
        """The answer to `board_errors`."""
        found = self._errors.of(model)
        untrained, moves, guessed = self._of_no_training
        return {
            "read_out_error_places": place_names(len(model.block)),
            "read_out_errors": found.by_square.mean(1).astype(np.float32),
            "read_out_square_errors": found.by_square.astype(np.float32),
            "read_out_untrained": untrained.astype(np.float32),
            "read_out_shuffled": found.shuffled.astype(np.float32),
            "read_out_of_moves": np.array(moves, np.float32),
            "read_out_guessed": np.array(guessed, np.float32),
            "read_out_fitted": np.array(len(self._board.fitting.boards), np.int64),
            "read_out_judged": np.array(len(self._board.judging.boards), np.int64),
        }

    def surgery(self, model: Transformer, question: Question) -> Iterator[Arrays]:
        """The trajectory `surgery`. Choices: the `blocks`, "1,2" or "1"; and the `strength`, in flips.

        Raises:
            UserError: there is no such block.
        """
        chosen = str(question.choice("blocks", ""))
        parts = chosen.split(",") if chosen else []
        if not all(part.strip().isdigit() for part in parts):
            raise UserError(tr("“{chosen}” names no blocks: they are written as 1,2.").format(chosen=chosen))
        blocks = tuple(int(part) for part in parts) or written_blocks(len(model.block))
        strength = float(question.choice("strength", STRENGTH))
        return Surgery(model, self.fitted(model), self._board.judging, self._discs).steps(blocks, strength)

    def _judged(self, model: Transformer) -> BoardErrors:
        own, control = self._board.errors(model, self.fitted(model))
        return BoardErrors(own, control.mean(1))

    @cached_property
    def _of_no_training(self) -> tuple[np.ndarray, float, float]:
        """Errors of the untrained network at each place, of the list of moves, and of a guess."""
        model = self._make_untrained()
        untrained, _ = self._board.errors(model, self._board.fitted(model))
        return untrained.mean(1), self._board.error_of_moves(), self._board.guessed_error()
