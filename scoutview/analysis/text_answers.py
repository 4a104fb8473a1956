"""What a transformer makes of one text: the answers to the questions about it, from one forward pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.neighbours import nearest
from scoutview.analysis.projection import principal_plane, turned_onto
from scoutview.analysis.sites import SiteCall, matrix_product, operations, site_calls, sites
from scoutview.data.carried_text import CarriedText
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.models.transformer import Transformer, attention_weights
from scoutview.observation import Question

NEIGHBOURS = 12


class TextAnswers:
    """Answers about a text of one to `context` tokens. Nothing is computed before it is asked for."""

    def __init__(
        self,
        model: Transformer,
        carried: CarriedText,
        text: str,
        ids: Sequence[int],
    ) -> None:
        self._model = model
        self._carried = carried
        self._text = text
        self._ids = tuple(ids)

    def answer(self, question: Question) -> Arrays:
        """Raises UserError where a choice names something this model does not have."""
        answers: Mapping[str, Callable[[Question], Arrays]] = {
            "tokens": self._tokens,
            "vocabulary": self._vocabulary,
            "embedding": lambda _: {"embedding": self._table},
            "input_vectors": self._input_vectors,
            "embedding_map": self._embedding_map,
            "neighbours": self._neighbours,
            "attention": self._attention,
            "logits": lambda _: {"logits": _array(self._logits)},
            "probabilities": lambda _: {"probabilities": self._probabilities},
            "prediction": self._prediction,
            "sites": lambda _: sites(self._calls),
            "matrix_product": self._matrix_product,
            "operations": lambda _: operations(self._calls, self._attention_operations()),
        }
        return answers[question.name](question)

    # what several answers share

    @cached_property
    def _token_tensor(self) -> Tensor:
        return torch.tensor([self._ids], device=self._model.embedding.weight.device)  # (1, T)

    @cached_property
    def _calls(self) -> tuple[SiteCall, ...]:
        return site_calls(self._model, lambda: self._model(self._token_tensor))

    @cached_property
    def _outputs(self) -> dict[str, Tensor]:
        return {call.name: call.output for call in self._calls}

    @property
    def _logits(self) -> Tensor:
        return self._outputs["unembedding"][0]  # (T, V)

    @cached_property
    def _probabilities(self) -> np.ndarray:
        return _array(self._logits.softmax(-1))

    @cached_property
    def _table(self) -> np.ndarray:
        return _array(self._model.embedding.weight)

    # answers

    def _tokens(self, _: Question) -> Arrays:
        return {
            "tokens": np.array(self._carried.tokenizer.tokens(self._ids), np.str_),
            "token_ids": np.array(self._ids, np.int64),
        }

    def _vocabulary(self, _: Question) -> Arrays:
        return {
            "vocabulary": np.array(self._carried.tokenizer.vocabulary, np.str_),
            "vocabulary_counts": self._carried.counts.copy(),
        }

    def _input_vectors(self, _: Question) -> Arrays:
        positions = _array(self._model.position.weight[: len(self._ids)])
        return {"input_vectors": self._table[list(self._ids)] + positions, "position_vectors": positions}

    def _embedding_map(self, _: Question) -> Arrays:
        seen = self._carried.seen
        plane = turned_onto(principal_plane(self._table, seen), self._carried.company, seen)
        return {
            "embedding_map": plane.points.astype(np.float32),
            "embedding_map_variance": plane.variance.astype(np.float32),
        }

    def _neighbours(self, question: Question) -> Arrays:
        token = int(question.choice("token", self._ids[-1]))
        if not 0 <= token < len(self._table):
            raise UserError(f"There is no token {token}: they are numbered from 0 to {len(self._table) - 1:,}.")
        seen = self._carried.seen
        # An untrained vector has neighbours by chance only, and showing them would claim more.
        found, cosines = nearest(self._table, token, seen & seen[token], NEIGHBOURS)
        return {
            "neighbour_of": np.array(token, np.int64),
            "neighbours": found,
            "neighbour_cosines": cosines,
        }

    def _attention(self, _: Question) -> Arrays:
        layers = [
            attention_weights(
                self._outputs[f"block.{layer}.attention.query"],
                self._outputs[f"block.{layer}.attention.key"],
                self._model.heads,
            )[0]
            for layer in range(len(self._model.block))
        ]
        return {"attention": _array(torch.stack(layers))}  # (L, H, T, T)

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
            "prompt_tokens": np.array(self._carried.tokenizer.tokens(self._ids), np.str_),
            "asked_position": np.array(position, np.int64),
        }

    def _right_token(self, position: int) -> tuple[int, str]:
        if position < len(self._ids) - 1:
            return self._ids[position + 1], "the text goes on so"
        token = self._carried.next_token(self._text, self._carried.tokenizer.encode(self._text))
        return (token, "the held-out text goes on so") if token >= 0 else (-1, "")

    def _matrix_product(self, question: Question) -> Arrays:
        site = str(question.choice("site", ""))
        vocabulary = self._carried.tokenizer.vocabulary
        return matrix_product(
            self._calls,
            site,
            row_labels=self._carried.tokenizer.tokens(self._ids),
            inner_labels=vocabulary if site == "embedding" else (),
            column_labels=vocabulary if site == "unembedding" else (),
        )

    def _attention_operations(self) -> dict[str, tuple[int, int]]:
        """The products of each layer without a weight: query times key, and how much times value, all heads."""
        length, width, heads = len(self._ids), self._model.embedding.embedding_dim, self._model.heads
        pairs = length * length
        scores = (pairs * width, pairs * (width - heads))
        read = (pairs * width, length * (length - 1) * width)
        return {
            f"block.{layer}.attention.{name}": counts
            for layer in range(len(self._model.block))
            for name, counts in (("scores", scores), ("read", read))
        }


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().cpu().numpy().astype(np.float32, copy=True)
