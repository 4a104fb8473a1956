"""What a network makes of one game, and of held-out games: the answers to the questions of the Othello lab."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import torch

from scoutview.analysis.attention_answers import AttentionAnswers
from scoutview.analysis.residual_stream import ResidualStream
from scoutview.analysis.token_answers import Answer, Table
from scoutview.frame import Arrays
from scoutview.interventions import parse_interventions
from scoutview.labs.othello.board_in_network import read_board
from scoutview.labs.othello.channels import ERRORS, FLIPS, GAME, HELD_OUT, LEGAL, READ_OUT
from scoutview.labs.othello.known_run import RunKnowledge
from scoutview.labs.othello.notation import START, Replay, square_names
from scoutview.labs.othello.surgery import flips
from scoutview.language import tr
from scoutview.models.transformer import Transformer
from scoutview.observation import Question
from scoutview.probe import GameProbe


class GameAnswers(AttentionAnswers):
    """Answers about the game of a probe; a lab tells by `known` what it found out about its run."""

    def __init__(self, model: Transformer, game: Replay, probe: GameProbe, known: RunKnowledge) -> None:
        side = game.rules.side
        self._network, self._game, self._probe, self._known = model, game, probe, known
        self._names = square_names(side)
        ids = (game.rules.squares, *game.moves)
        super().__init__(
            model,
            torch.tensor([ids]),
            tokens=(START, *(self._names[square] for square in game.moves)),
            ids=ids,
            table=Table((*self._names, START), known.seen_tokens),
        )

    def _answers(self) -> Mapping[str, Answer]:
        model = self._network
        own: dict[str, Answer] = {
            "vocabulary": lambda _: {"vocabulary": np.array(self._rows.names, np.str_)},
            "prediction": self._prediction,
            GAME: lambda _: self._told_game(),
            LEGAL: lambda _: self._legal_moves(),
            HELD_OUT: lambda _: self._known.held_out_moves(model),
            READ_OUT: lambda _: self._read_out(),
            ERRORS: lambda _: self._known.board_errors(model),
            FLIPS: lambda _: flips(self._game.rules.side, self._game.board(-1), len(model.block)),
            "residual_stream": lambda _: self._stream.overview(),
            "logit_lens": lambda question: self._stream.cell(question),
            "logit_attribution": lambda question: self._stream.attribution(question),
        }
        return {**super()._answers(), **own}

    @cached_property
    def _stream(self) -> ResidualStream:
        return ResidualStream(self._network, self.forward_pass, self._rows.names)

    def _told_game(self) -> Arrays:
        places = range(len(self._game.positions))
        turns = [-1 if self._game.positions[place].over[0] else self._game.mover(place) for place in places]
        return {
            "board_side": np.array(self._game.rules.side, np.int64),
            "square_names": np.array(self._names, np.str_),
            "game_moves": np.array([self._names[square] for square in self._game.moves], np.str_),
            "game_boards": np.stack([self._game.board(place) for place in places]).astype(np.int64),
            "game_turns": np.array(turns, np.int64),
            "game_words": np.array(self._game.sentence(), np.str_),
        }

    def _legal_moves(self) -> Arrays:
        rules, board = self._game.rules, self._game.board(-1)
        said = self.forward_pass.probabilities[-1, : rules.squares]
        flipped = self._flipped(board)
        edited = board.astype(np.int64)
        edited[flipped] *= -1
        legal, after = rules.legal_on(np.stack([board, edited]))
        return {
            "move_probabilities": said.copy(),
            "move_is_legal": legal,
            "legal_share": np.array(said[legal].sum(), np.float32),
            "first_choice": np.array(said.argmax(), np.int64),
            "edited_board": edited,
            "edited_is_legal": after,
            "edited_flips": flipped.astype(np.int64),
            "edited_legal_share": np.array(said[after].sum(), np.float32),
        }

    def _flipped(self, board: np.ndarray) -> np.ndarray:
        """The squares whose disc the probe's interventions, taken together, flip at the last position."""
        last = len(self._game.moves)
        changes = [each for each in parse_interventions(self._probe.interventions) if each.kind == "direction"]
        here = [each for each in changes if each.at in (None, -1, last) and each.name in self._names]
        pushed = np.zeros(len(board))
        for each in here:
            pushed[self._names.index(each.name)] += each.value
        return np.flatnonzero(board * pushed < 0)

    def _prediction(self, question: Question) -> Arrays:
        last = len(self._game.moves)
        chosen = int(question.choice("position", -1))
        position = min(chosen, last) if chosen >= 0 else last
        after = position < last
        legal = int(self._game.rules.spread(self._game.positions[position].legal).sum())
        each = (
            tr("no move is legal")
            if not legal
            else tr("one of {count} legal moves").format(count=legal)
            if legal > 1
            else tr("the one legal move")
        )
        return {
            "outcomes": np.array(self._rows.names, np.str_),
            "outcome_probabilities": self.forward_pass.probabilities[position].copy(),
            "right_outcome": np.array(self._game.moves[position] if after else -1, np.int64),
            "right_source": np.array(tr("so the game goes on: {choice}").format(choice=each) if after else each),
            "prompt": np.array(" ".join(self.forward_pass.tokens[1:]) or START),
            "prompt_tokens": np.array([START, *(f" {move}" for move in self.forward_pass.tokens[1:])], np.str_),
            "asked_position": np.array(position, np.int64),
        }

    def _read_out(self) -> Arrays:
        fitted = self._known.fitted(self._network)
        with torch.no_grad():
            streams = [stream[0, -1].cpu() for stream in self._network.streams(self.forward_pass.inputs)]
        return read_board(fitted, streams, self._game.board(-1))
