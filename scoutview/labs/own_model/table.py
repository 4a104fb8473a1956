"""The table of a model of somebody's own in which each token is looked up, and what goes on from there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.vector_table import map_answer, neighbours_answer, principal_plane
from scoutview.checkpoints.graphs.graph import GraphNode, Reference
from scoutview.checkpoints.graphs.tables import TokenTable
from scoutview.frame import Arrays
from scoutview.labs.own_model.asked import AskedModel
from scoutview.observation import Question

CLOSE = 1e-5  # of a row with its position, beside what enters


class OwnTable:
    """Answers about it, of a model that has one."""

    def __init__(self, asked: AskedModel) -> None:
        self._asked = asked
        assert asked.parts.table is not None
        self._of: TokenTable = asked.parts.table

    @cached_property
    def _table(self) -> np.ndarray:
        """(rows, width)"""
        return as_array(self._asked.graph_model.get_parameter(self._of.weight))

    def vocabulary(self, _: Question) -> Arrays:
        return {"vocabulary": np.array(self._asked.names_of_tokens(self._of.rows), np.str_)}

    def embedding(self, _: Question) -> Arrays:
        return {"embedding": self._table}

    def embedding_map(self, _: Question) -> Arrays:
        return map_answer(principal_plane(self._table, np.ones(len(self._table), bool)))

    def neighbours(self, question: Question) -> Arrays:
        token = int(question.choice("token", self._asked.ids[-1]))
        return neighbours_answer(self._table, token, np.ones(len(self._table), bool))

    def input_vectors(self, _: Question) -> Arrays:
        """What goes on from each token; and what is added to its row, where that is all that is done to it."""
        rows, entering, added = self._caught()
        length = len(self._asked.ids)
        nothing = torch.zeros(0, self._of.width)
        if added is not None and added.shape[-1:] == rows.shape[-1:] and added.ndim > 1:
            whole = added.expand_as(rows) if added.shape[-2] in (1, length) else nothing
            is_sum = whole.shape == entering.shape and torch.allclose(rows + whole, entering, atol=CLOSE)
            nothing = whole[0] if is_sum else nothing
        return {"input_vectors": as_array(entering[0]), "position_vectors": as_array(nothing)}

    def _caught(self) -> tuple[Tensor, Tensor, Tensor | None]:
        """The rows that are picked, what goes on from them, each (B, T, D); and what is added."""
        found: dict[str, Tensor] = {}
        added = self._of.added

        def seen(node: GraphNode, _arguments: list[Any], _named: Mapping[str, Any], result: Any) -> None:
            if node.name in (self._of.lookup, self._of.entering, added.name if added else ""):
                found[node.name] = result

        model = self._asked.graph_model
        with torch.no_grad():
            model.computed(self._asked.inputs, seen)
        told = found.get(added.name) if added and added.kind == "node" else self._weight(added)
        return found[self._of.lookup], found[self._of.entering], told

    def _weight(self, added: Reference | None) -> Tensor | None:
        is_weight = added is not None and added.kind == "weight"
        return self._asked.graph_model.state_dict()[added.name] if added is not None and is_weight else None
