"""What a network that writes sums makes of one: the answers to the questions of the lab."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.attention_answers import AttentionAnswers
from scoutview.analysis.residual_stream import ResidualStream
from scoutview.analysis.token_answers import Answer, Table
from scoutview.frame import Arrays
from scoutview.labs.sums.digits import PLACES, TOKENS, WrittenSums
from scoutview.language import tr
from scoutview.models.transformer import Transformer
from scoutview.observation import Question


class DigitSumAnswers(AttentionAnswers):
    """Answers about a + b, with the digits that the network writes, each after those it wrote before."""

    def __init__(self, model: Transformer, sums: WrittenSums, a: int, b: int) -> None:
        self._sums, self._network, self._total = sums, model, a + b
        self._whole = sums.rows(torch.tensor([a]), torch.tensor([b]))  # (1, length), as it should be
        self._own = _written(model, self._whole, sums)  # (1, length)
        ids = self._own[0, :-1].tolist()
        super().__init__(
            model,
            self._own[:, :-1],
            tokens=[TOKENS[token] for token in ids],
            ids=ids,
            table=Table(TOKENS, np.ones(len(TOKENS), bool)),
        )

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {
            "vocabulary": lambda _: {"vocabulary": np.array(TOKENS, np.str_)},
            "prediction": self._prediction,
            "written_sum": lambda _: self._written_sum(),
            "residual_stream": lambda _: self._stream.overview(),
            "logit_lens": lambda question: self._stream.cell(question),
            "logit_attribution": lambda question: self._stream.attribution(question),
        }
        return {**super()._answers(), **own}

    @cached_property
    def _stream(self) -> ResidualStream:
        return ResidualStream(self._network, self.forward_pass, TOKENS)

    def _prediction(self, question: Question) -> Arrays:
        """After “=” unless another token is chosen."""
        last = len(self.forward_pass.ids) - 1
        chosen = int(question.choice("position", self._sums.asked - 1))
        position = min(chosen, last) if chosen >= 0 else self._sums.asked - 1
        right = int(self._whole[0, position + 1])
        in_answer = position >= self._sums.asked - 1
        return {
            "outcomes": np.array(TOKENS, np.str_),
            "outcome_probabilities": self.forward_pass.probabilities[position].copy(),
            "right_outcome": np.array(right, np.int64),
            "right_source": np.array(self._place_words(position) if in_answer else tr("so the sum goes on")),
            "prompt": np.array("".join(self.forward_pass.tokens)),
            "prompt_tokens": np.array(self.forward_pass.tokens, np.str_),
            "asked_position": np.array(position, np.int64),
        }

    def _place_words(self, position: int) -> str:
        """Which digit of the right sum comes after a token: "ones of 12042"."""
        number = position + 1 - self._sums.asked
        place = number if self._sums.reversed else self._sums.places - 1 - number
        return tr("{digit} of {total}").format(digit=PLACES[place], total=self._total)

    def _written_sum(self) -> Arrays:
        start = self._sums.asked
        digits = [row[0, start:].numpy() for row in (self._own, self._whole)]
        likely = self.forward_pass.probabilities[start - 1 :].max(-1)
        ones_first = slice(None) if self._sums.reversed else slice(None, None, -1)
        return {
            "written_digits": digits[0][ones_first].copy(),
            "right_digits": digits[1][ones_first].copy(),
            "digit_likelihoods": likely[ones_first].copy(),
        }


def _written(model: Transformer, rows: Tensor, sums: WrittenSums) -> Tensor:
    """The same sums with the digits that the model writes, the likeliest after what stands before: (N, length)."""
    ids = rows[:, : sums.asked].to(model.embedding.weight.device)
    with torch.no_grad():
        for _ in range(sums.places):
            ids = torch.cat([ids, model(ids)[:, -1:].argmax(-1)], 1)
    return ids.cpu()
