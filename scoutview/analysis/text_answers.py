"""What a transformer makes of one text: the answers to the questions about it, from one forward pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch

from scoutview.analysis.token_answers import Answer, Table, TokenAnswers
from scoutview.data.carried_text import CarriedText
from scoutview.frame import Arrays
from scoutview.models.transformer import Transformer
from scoutview.observation import Question


class TextAnswers(TokenAnswers):
    """Answers about a text of one to `context` tokens."""

    def __init__(
        self,
        model: Transformer,
        carried: CarriedText,
        text: str,
        ids: Sequence[int],
    ) -> None:
        super().__init__(
            model,
            torch.tensor([tuple(ids)]),  # (1, T)
            tokens=carried.tokenizer.tokens(ids),
            ids=ids,
            table=Table(carried.tokenizer.vocabulary, carried.company, carried.seen),
        )
        self._carried = carried
        self._text = text

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {"vocabulary": lambda _: self._vocabulary(), "prediction": self._prediction}
        return {**super()._answers(), **own}

    def _vocabulary(self) -> Arrays:
        return {
            "vocabulary": np.array(self._carried.tokenizer.vocabulary, np.str_),
            "vocabulary_counts": self._carried.counts.copy(),
        }

    def _prediction(self, question: Question) -> Arrays:
        last = len(self._ids) - 1
        position = int(question.choice("position", -1))
        position = min(position, last) if position >= 0 else last
        right, source = self._right_token(position)
        return {
            "outcomes": np.array(self._carried.tokenizer.vocabulary, np.str_),
            "outcome_probabilities": self._probabilities[position].copy(),
            "right_outcome": np.array(right, np.int64),
            "right_source": np.array(source),
            "prompt": np.array(self._text),
            "prompt_tokens": np.array(self._tokens, np.str_),
            "asked_position": np.array(position, np.int64),
        }

    def _right_token(self, position: int) -> tuple[int, str]:
        if position < len(self._ids) - 1:
            return self._ids[position + 1], "the text goes on so"
        token = self._carried.next_token(self._text, self._carried.tokenizer.encode(self._text))
        return (token, "the held-out text goes on so") if token >= 0 else (-1, "")
