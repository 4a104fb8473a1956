"""What the heads of a model of somebody's own read, step by step, and what it would say without each."""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.attention_steps import asked_place, steps_answer
from scoutview.analysis.forward_pass import as_array
from scoutview.checkpoints.graphs.attending import Attending
from scoutview.checkpoints.graphs.attention import AttendedParts, attention_parts
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.own_model.asked import AskedModel
from scoutview.labs.own_model.models import answer_without, attention_of
from scoutview.language import tr
from scoutview.observation import Question

CLOSE = 1e-4  # of shares that are computed another way


class OwnAttention:
    """The attentions from each token to each, with as many heads as the first of them."""

    def __init__(self, asked: AskedModel) -> None:
        self._asked = asked

    @cached_property
    def _weights(self) -> dict[str, Tensor]:
        """(H, T, T) by name."""
        with torch.no_grad():
            found = attention_of(self._asked.model, self._asked.inputs)
        length = self._asked.inputs[0].shape[1]
        square = {name: each[0] for name, each in found.items() if each.shape[-2:] == (length, length)}
        if not square:
            raise UserError(tr("This model attends, but not from each of its tokens to each."))
        heads = len(next(iter(square.values())))
        return {name: each for name, each in square.items() if len(each) == heads}

    def attention(self, _: Question) -> Arrays:
        weights = as_array(torch.stack(list(self._weights.values())))
        return {"attention": weights, "attention_answer": np.array(self._asked.likeliest, np.str_)}

    def head_ablation(self, _: Question) -> Arrays:
        """What is left of the likeliest answer without each head: what it reads is nothing then."""
        asked = self._asked
        answer, logs = int(asked.scores.argmax()), []
        with torch.no_grad():
            for name, weights in self._weights.items():
                for head in range(len(weights)):
                    scores = answer_without(asked.model, asked.inputs, name, head)[0]
                    logs.append(scores.reshape(-1, scores.shape[-1])[-1].float().log_softmax(-1))
        shape = (len(self._weights), -1)
        return {
            "ablation_answer": np.array(asked.names[answer], np.str_),
            "ablation_surprisal": as_array(-asked.scores.float().log_softmax(-1)[answer]),
            "ablated_surprisal": as_array(torch.stack([-each[answer] for each in logs])).reshape(shape),
            "ablated_answers": np.array([asked.names[int(each.argmax())] for each in logs], np.str_).reshape(shape),
            "last_rows": as_array(torch.stack([each[:, -1] for each in self._weights.values()])),
        }

    def attention_steps(self, question: Question) -> Arrays:
        """How one token comes to its row in one head: the last of each unless told.

        Raises:
            UserError: there is no such layer or head, or more is done to its scores than these steps can show.
        """
        names = list(self._weights)
        heads, tokens = len(self._weights[names[0]]), self._asked.inputs[0].shape[1]
        layer, head, query = place = asked_place(question, len(names), heads, tokens)
        parts = self._parts(names[layer])
        key_head = head * parts.keys.shape[1] // parts.shares.shape[1]  # of several heads that share their keys
        asking, keys, values = parts.queries[0, head, query], parts.keys[0, key_head], parts.values[0, key_head]
        shares, read = parts.shares[0, head, query], parts.read[0, head, query]
        scores = keys @ asking * (factor := _factor(keys @ asking, parts.scores[0, head, query], shares))
        seen = shares > 0
        if not torch.allclose(scores[seen].softmax(0), shares[seen], atol=CLOSE):
            raise UserError(tr("Here something is added to the scores, or they are bent, before they become shares."))
        as_given = asking, keys
        return steps_answer(place, as_given, as_given, factor=factor, shares=shares, values=values, read=read)

    def _parts(self, name: str) -> AttendedParts:
        attending: Attending = next(each for each in self._asked.parts.attends if each.name == name)
        if not attending.has_steps:
            raise UserError(
                tr("The queries, keys and values of “{name}” meet in a way that these steps cannot follow.").format(
                    name=name
                )
            )
        with torch.no_grad():
            return attention_parts(self._asked.graph_model, self._asked.inputs, attending)


def _factor(products: Tensor, scores: Tensor, shares: Tensor) -> float:
    """By what products (T) are multiplied to become scores (T), told by those that may be read."""
    read = (shares > 0) & scores.isfinite()
    square = float(products[read].square().sum())
    return float((products * scores.nan_to_num(0, 0, 0))[read].sum()) / square if square else 1 / math.sqrt(len(shares))
