"""What a model makes of one text, whatever its architecture: the answers about it, from one forward pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
import torch

from scoutview.analysis.sampling import continuation, continued_text, sampling
from scoutview.analysis.token_answers import Answer, Table, TokenAnswers
from scoutview.analysis.vector_table import PlaneMap
from scoutview.frame import Arrays
from scoutview.labs.next_token.carried_text import CarriedText
from scoutview.labs.next_token.kind_map import KindMembers, kind_likeness, kind_members, map_by_kinds
from scoutview.labs.next_token.orders import orders
from scoutview.labs.next_token.speed import speed
from scoutview.labs.next_token.token_kinds import TokenKinds
from scoutview.language import tr
from scoutview.models.token_model import TextModel
from scoutview.observation import Question


class TextAnswers(TokenAnswers):
    """Answers about a text of one to `context` tokens."""

    def __init__(
        self,
        model: TextModel,
        carried: CarriedText,
        text: str,
        ids: Sequence[int],
        kinds: TokenKinds,
    ) -> None:
        super().__init__(
            model,
            torch.tensor([tuple(ids)]),  # (1, T)
            tokens=carried.tokenizer.tokens(ids),
            ids=ids,
            table=Table(carried.tokenizer.vocabulary, carried.seen, kinds.of_tokens, carried.company),
        )
        self._reader = model
        self._carried = carried
        self._text = text
        self._kinds = kinds

    def unfold(self, question: Question) -> Iterator[Arrays]:
        """The steps of a trajectory. Raises UserError where a choice names something this model does not have."""
        return self._trajectories()[question.name](question)

    def _trajectories(self) -> Mapping[str, Callable[[Question], Iterator[Arrays]]]:
        """A function for each question whose answer has steps of its own."""
        return {"continuation": self._continuation, "speed": lambda _: speed()}

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {
            "vocabulary": lambda _: self._vocabulary(),
            "prediction": self._prediction,
            "sampling": self._sampling,
            "continued_text": self._continued_text,
            "orders": lambda _: self._orders(),
        }
        return {**super()._answers(), **own}

    def _vocabulary(self) -> Arrays:
        return {
            "vocabulary": self._carried.names,
            "vocabulary_counts": self._carried.counts.copy(),
            "token_kinds": self._kinds.of_tokens,
            "token_kind_names": self._kinds.names,
        }

    def _embedding_map(self) -> Arrays:
        alike, shuffled = kind_likeness(self._table, self._members)
        return {
            **super()._embedding_map(),
            "token_kind_likeness": alike,
            "token_kind_likeness_shuffled": shuffled,
        }

    def _plane(self) -> PlaneMap:
        return map_by_kinds(self._table, self._members) or super()._plane()

    @property
    def _members(self) -> KindMembers:
        return _members_of(self._kinds, self._carried)

    def _prediction(self, question: Question) -> Arrays:
        position = self._position(question)
        right, source = self._right_token(position)
        return {
            "outcomes": self._carried.names,
            "outcome_probabilities": self.forward_pass.probabilities[position].copy(),
            "right_outcome": np.array(right, np.int64),
            "right_source": np.array(source),
            "prompt": np.array(self._text),
            "prompt_tokens": np.array(self.forward_pass.tokens, np.str_),
            "asked_position": np.array(position, np.int64),
        }

    def _sampling(self, question: Question) -> Arrays:
        position = self._position(question)
        logits = self.forward_pass.logits[position].cpu().numpy()
        return {
            **sampling(logits, self._carried.tokenizer.vocabulary, question),
            "sampling_prompt": np.array(self._text),
            "sampling_tokens": np.array(self.forward_pass.tokens, np.str_),
            "sampling_position": np.array(position, np.int64),
            "sampling_certainties": self.forward_pass.probabilities.max(-1),
        }

    def _continuation(self, question: Question) -> Iterator[Arrays]:
        return continuation(self._reader, self._carried.tokenizer.vocabulary, self.forward_pass.ids, question)

    def _continued_text(self, question: Question) -> Arrays:
        ids = self.forward_pass.ids[: self._position(question) + 1]
        return continued_text(self._reader, self._carried.tokenizer.vocabulary, ids, question)

    def _orders(self) -> Arrays:
        likely = self.forward_pass.probabilities[-1]
        answer = int(likely.argmax())
        return orders(self._reader, self.forward_pass.tokens, str(self._carried.names[answer]), float(likely[answer]))

    def _position(self, question: Question) -> int:
        """The token after which is asked: the last one unless another is chosen."""
        last = len(self.forward_pass.ids) - 1
        position = int(question.choice("position", -1))
        return min(position, last) if position >= 0 else last

    def _right_token(self, position: int) -> tuple[int, str]:
        if position < len(self.forward_pass.ids) - 1:
            return self.forward_pass.ids[position + 1], tr("so the text goes on")
        token = _next_token(self._carried, self._text)
        return (token, tr("so the unseen text goes on")) if token >= 0 else (-1, "")


@lru_cache(maxsize=4)
def _members_of(kinds: TokenKinds, carried: CarriedText) -> KindMembers:
    return kind_members(kinds.of_tokens, len(kinds.names), carried.counts)


@lru_cache(maxsize=16)
def _next_token(carried: CarriedText, text: str) -> int:
    """How the held-out text goes on; the same text is asked at one frame after the other."""
    return carried.next_token(text, carried.tokenizer.encode(text))
