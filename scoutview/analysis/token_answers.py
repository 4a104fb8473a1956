"""What a model makes of a few tokens: answers to the questions that any of them shares, from one forward pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.circuit import circuit, known_transformers
from scoutview.analysis.forward_pass import ForwardPass, as_array
from scoutview.analysis.sites import matrix_product, operations, sites
from scoutview.analysis.vector_table import (
    PlaneMap,
    map_answer,
    neighbours_answer,
    principal_plane,
    telling_row,
    turned_onto,
)
from scoutview.frame import Arrays
from scoutview.models.token_model import TokenModel
from scoutview.observation import Question

FIRST_PRODUCT = "unembedding"  # each of its columns is a token or an answer, each number a score
NO_ROW = -1  # the id of a token that is no row of the table

Answer: TypeAlias = Callable[[Question], Arrays]


@dataclass(frozen=True, eq=False)
class Table:
    """What is known of the rows of a table of embeddings: their names, and which were seen.

    `kinds` (rows) are the kind of each, where they have kinds; `reference` a map that theirs is turned onto.
    """

    names: Sequence[str]
    seen: np.ndarray  # (rows) bool
    kinds: np.ndarray | None = None
    reference: np.ndarray | None = None  # (rows, 2)


class TokenAnswers:
    """Answers about a row of tokens. Nothing is computed before it is asked for.

    `inputs` is what the model takes, a batch of one; `ids` are the tokens' rows in the table, NO_ROW where one has
    none.
    """

    answer_names: Sequence[str] = ()  # of what may be answered; the rows of the table where a lab says none

    def __init__(
        self,
        model: TokenModel,
        inputs: Tensor,
        *,
        tokens: Sequence[str],
        ids: Sequence[int],
        table: Table,
    ) -> None:
        self.forward_pass = ForwardPass(model, inputs, tokens, ids)
        self._model = model
        self._rows = table

    def answer(self, question: Question) -> Arrays:
        """Raises UserError where a choice names something this model does not have."""
        return self._answers()[question.name](question)

    def _answers(self) -> Mapping[str, Answer]:
        """A method for each question; a subclass adds its own."""
        return {
            "tokens": lambda _: self._tokens_and_ids(),
            "embedding": lambda _: {"embedding": self._table},
            "input_vectors": lambda _: self._input_vectors(),
            "embedding_map": lambda _: self._embedding_map(),
            "neighbours": self._neighbours,
            "logits": lambda _: {"logits": as_array(self.forward_pass.logits)},
            "probabilities": lambda _: {"probabilities": self.forward_pass.probabilities},
            "sites": lambda _: sites(self.forward_pass.calls),
            "matrix_product": self._matrix_product,
            "operations": lambda _: self._operations(),
            "circuit": lambda _: circuit(self.forward_pass, self._operations()),
            "known_transformers": lambda _: known_transformers(),
        }

    # what several answers share

    @property
    def _said(self) -> Sequence[str]:
        """The names of the answers."""
        return self.answer_names or self._rows.names

    @cached_property
    def _table(self) -> np.ndarray:
        return as_array(self._model.embedding.weight)

    # answers

    def _tokens_and_ids(self) -> Arrays:
        return {
            "tokens": np.array(self.forward_pass.tokens, np.str_),
            "token_ids": np.array(self.forward_pass.ids, np.int64),
        }

    def _input_vectors(self) -> Arrays:
        position = self._model.position
        vectors = (
            torch.zeros(0, self._table.shape[1]) if position is None else position.weight[: len(self.forward_pass.ids)]
        )
        with torch.no_grad():
            entering = self._model.input_vectors(self.forward_pass.inputs)[0]  # (T, D)
        return {"input_vectors": as_array(entering), "position_vectors": as_array(vectors)}

    def _embedding_map(self) -> Arrays:
        return map_answer(self._plane())

    def _plane(self) -> PlaneMap:
        """Where the rows of the table stand on a map; what they mean may tell a subclass a better one."""
        seen, plane = self._rows.seen, principal_plane(self._table, self._rows.seen)
        return plane if self._rows.reference is None else turned_onto(plane, self._rows.reference, seen)

    def _neighbours(self, question: Question) -> Arrays:
        chosen = dict(question.choices).get("token")
        token = self._first_to_look_up() if chosen is None else int(chosen)
        seen = self._rows.seen
        # An untrained vector has neighbours by chance only, and showing them would claim more.
        allowed = seen & seen[token] if 0 <= token < len(seen) else seen
        return neighbours_answer(self._table, token, allowed)

    def _first_to_look_up(self) -> int:
        """The token that tells its kind best; where none does, or where they have no kinds, the last one."""
        ids, kinds, seen = self.forward_pass.ids, self._rows.kinds, self._rows.seen
        telling = None if kinds is None else telling_row(self._table, ids, kinds, seen)
        return next((row for row in reversed(ids) if row != NO_ROW), 0) if telling is None else telling

    def _matrix_product(self, question: Question) -> Arrays:
        site = str(question.choice("site", FIRST_PRODUCT))
        return matrix_product(
            self.forward_pass.calls,
            site,
            row_labels=self._tokens_at(site),
            inner_labels=self._rows.names if site == "embedding" else (),
            column_labels=self._said if site == "unembedding" else (),
        )

    def _tokens_at(self, site: str) -> Sequence[str]:
        """The tokens that are the rows of what enters a site."""
        return self.forward_pass.tokens

    def _operations(self) -> Arrays:
        return operations(self.forward_pass.calls, self._other_operations())

    def _other_operations(self) -> dict[str, tuple[int, int]]:
        """Multiplications and additions of products without a weight of their own, by a name for each."""
        return {}
