"""How one token comes to its row of attention in one head, step by step, with the numbers of the forward pass.

Source: Vaswani et al. (2017), Attention Is All You Need, section 3.2.1. T tokens, d numbers of a head.
"""

from __future__ import annotations

import math

import numpy as np
from torch import Tensor

from scoutview.analysis.forward_pass import ForwardPass, as_array
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.models.transformer import TokenTransformer, split_heads
from scoutview.observation import Question


def attention_steps(model: TokenTransformer, forward_pass: ForwardPass, question: Question) -> Arrays:
    """The answer to `attention_steps` about `layer`, `head` and `query`: the last of each unless told.

    Raises:
        UserError: this model has no such layer or head.
    """
    layer, head, query = place = asked_place(question, len(model.block), model.heads, len(forward_pass.ids))
    site = f"block.{layer}.attention"
    attention = model.attentions[layer]
    given = [forward_pass.outputs[f"{site}.{part}"] for part in ("query", "key", "value")]  # (1, T, D) each
    compared = attention.matched(given[0], given[1])  # (1, T, D) each
    queries, keys, values, compared_queries, compared_keys = (
        split_heads(each, model.heads)[0, head]
        for each in (*given, *compared)  # (T, d) each
    )
    return steps_answer(
        place,
        (queries[query], keys),
        (compared_queries[query], compared_keys),
        factor=1 / math.sqrt(queries.shape[-1]),
        shares=attention.weights(given[0], given[1])[0, head, query],
        values=values,
        read=split_heads(forward_pass.inputs_of[f"{site}.output"], model.heads)[0, head, query],  # (d)
    )


def asked_place(question: Question, layers: int, heads: int, tokens: int) -> tuple[int, int, int]:
    """Which layer, head and token the question is about, each the last one unless told.

    Raises:
        UserError: there is no such layer or head.
    """
    query = min(int(question.choice("query", tokens - 1)), tokens - 1)
    return _choice(question, "layer", layers), _choice(question, "head", heads), query


def steps_answer(
    place: tuple[int, int, int],
    given: tuple[Tensor, Tensor],
    compared: tuple[Tensor, Tensor],
    *,
    factor: float,
    shares: Tensor,
    values: Tensor,
    read: Tensor,
) -> Arrays:
    """The channels of `attention_steps` at this layer, head and token.

    Args:
        given: its query (d) and all keys (T, d), as they come from their sites.
        compared: the same as they are multiplied: turned by their positions, for instance.
        factor: by what a query times a key is multiplied to be a score.
        shares: (T), what softmax makes of the scores.
        values: (T, d)
        read: (d), the values by their shares.
    """
    query, keys = compared
    return {
        "steps_place": np.array(place, np.int64),
        "steps_query_given": as_array(given[0]),
        "steps_keys_given": as_array(given[1]),
        "steps_query": as_array(query),
        "steps_keys": as_array(keys),
        "steps_factor": np.array(factor, np.float32),
        "steps_scores": as_array(keys @ query * factor),
        "steps_shares": as_array(shares),
        "steps_values": as_array(values),
        "steps_read": as_array(read),
    }


def _choice(question: Question, name: str, count: int) -> int:
    chosen = int(question.choice(name, count - 1))
    if not 0 <= chosen < count:
        sentence = (
            tr("This model has no head {chosen}: they are numbered 0 to {last}.")
            if name == "head"
            else tr("This model has no layer {chosen}: they are numbered 0 to {last}.")
        )
        raise UserError(sentence.format(chosen=chosen, last=count - 1))
    return chosen
