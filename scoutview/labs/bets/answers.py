"""What a network that judges bets makes of one bet: the answers to the questions of the lab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import torch

from scoutview.analysis.attention_answers import AttentionAnswers
from scoutview.analysis.residual_stream import ResidualStream
from scoutview.analysis.token_answers import Answer, Table
from scoutview.frame import Arrays
from scoutview.labs.bets.bets import ANSWERS, BRIEF_ANSWERS, ENDED, ENDINGS, PLAYS, QUESTION, Bets, expected
from scoutview.language import tr
from scoutview.models.answering_transformer import AnsweringTransformer

EVEN = -1  # the right answer to a bet that brings nothing


class BetAnswers(AttentionAnswers):
    """Answers about the bet (chance, win, lose) that ended so, 0 lost or 1 won."""

    answer_names = BRIEF_ANSWERS

    def __init__(self, model: AnsweringTransformer, bets: Bets, bet: tuple[int, int, int], ending: int) -> None:
        self._bets, self._bet, self._ending = bets, np.array(bet, np.int64), ending
        self._network = model
        chance, win, lose = bet
        rows = bets.rows(self._bet[None], np.array([ending]))
        super().__init__(
            model,
            torch.from_numpy(rows),
            tokens=(f"{chance}/{PLAYS}", f"+{win}", f"−{lose}", ENDINGS[ending], QUESTION),
            ids=tuple(rows[0].tolist()),
            table=Table(bets.tokens, np.ones(len(bets.tokens), bool)),
        )

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {
            "vocabulary": lambda _: {"vocabulary": np.array(self._rows.names, np.str_)},
            "prediction": lambda _: self._prediction(),
            "bet": lambda _: self._asked_bet(),
            "residual_stream": lambda _: self._stream.overview(),
            "logit_lens": lambda question: self._stream.cell(question),
            "logit_attribution": lambda question: self._stream.attribution(question),
        }
        return {**super()._answers(), **own}

    @cached_property
    def _stream(self) -> ResidualStream:
        return ResidualStream(self._network, self.forward_pass, BRIEF_ANSWERS)

    @property
    def _right(self) -> int:
        return EVEN if not (brings := int(expected(self._bet))) else int(brings > 0)

    def _prediction(self) -> Arrays:
        chance, win, lose = self._bet.tolist()
        sign = {1: ">", 0: "<", EVEN: "="}[self._right]
        return {
            "outcomes": np.array(ANSWERS, np.str_),
            "outcome_probabilities": self.forward_pass.probabilities.copy(),
            "right_outcome": np.array(self._right, np.int64),
            "right_source": np.array(f"{chance} × {win} {sign} {PLAYS - chance} × {lose}"),
            "prompt": np.array(
                tr("chance {chance}, win {win}, lose {lose}, {ended}: {question}").format(
                    chance=chance, win=win, lose=lose, ended=ENDED[ENDINGS[self._ending]], question=QUESTION
                )
            ),
            "asked_position": np.array(len(self.forward_pass.ids) - 1, np.int64),
        }

    def _asked_bet(self) -> Arrays:
        place = self._bets.place_of(tuple(self._bet.tolist()))
        both = self._bets.rows(np.stack([self._bet, self._bet]), np.array([0, 1]))
        with torch.no_grad():
            logits = self._network(torch.from_numpy(both).to(self.forward_pass.inputs.device))  # (2, A)
        return {
            "bet_terms": self._bet.copy(),
            "bet_ending": np.array(self._ending, np.int64),
            "bet_expected": np.array(expected(self._bet), np.int64),
            "bet_is_good": np.array(self._right, np.int64),
            "bet_said_good": logits.softmax(-1)[:, 1].cpu().numpy().astype(np.float32),
            "bet_is_unseen": np.array(place is not None and self._bets.unseen[place]),
            "bet_agreement": np.array(self._bets.agreeing, np.float32),
            "bet_planted": np.array(self._bets.agreement is not None),
        }

    def _tokens_at(self, site: str) -> Sequence[str]:
        tokens = self.forward_pass.tokens
        return tokens[-1:] if site == "unembedding" else tokens
