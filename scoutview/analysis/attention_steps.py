"""How one token comes to its row of attention in one head, step by step, with the numbers of the forward pass.

Source: Vaswani et al. (2017), Attention Is All You Need, section 3.2.1. T tokens, d numbers of a head.
"""

from __future__ import annotations

import math

import numpy as np

from scoutview.analysis.forward_pass import ForwardPass, as_array
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.models.transformer import TokenTransformer, split_heads
from scoutview.observation import Question


def attention_steps(model: TokenTransformer, forward_pass: ForwardPass, question: Question) -> Arrays:
    """The answer to `attention_steps` about `layer`, `head` and `query`: the last of each unless told.

    Raises:
        UserError: this model has no such layer or head.
    """
    tokens = len(forward_pass.ids)
    layer = _choice(question, "layer", len(model.block))
    head = _choice(question, "head", model.heads)
    query = min(int(question.choice("query", tokens - 1)), tokens - 1)
    site = f"block.{layer}.attention"
    attention = model.attentions[layer]
    given = [forward_pass.outputs[f"{site}.{part}"] for part in ("query", "key", "value")]  # (1, T, D) each
    compared = attention.matched(given[0], given[1])  # (1, T, D) each
    queries, keys, values, compared_queries, compared_keys = (
        split_heads(each, model.heads)[0, head]
        for each in (*given, *compared)  # (T, d) each
    )
    factor = 1 / math.sqrt(queries.shape[-1])
    read = split_heads(forward_pass.inputs_of[f"{site}.output"], model.heads)[0, head, query]  # (d)
    return {
        "steps_place": np.array([layer, head, query], np.int64),
        "steps_query_given": as_array(queries[query]),
        "steps_keys_given": as_array(keys),
        "steps_query": as_array(compared_queries[query]),
        "steps_keys": as_array(compared_keys),
        "steps_factor": np.array(factor, np.float32),
        "steps_scores": as_array(compared_keys @ compared_queries[query] * factor),
        "steps_shares": as_array(attention.weights(given[0], given[1])[0, head, query]),
        "steps_values": as_array(values),
        "steps_read": as_array(read),
    }


def _choice(question: Question, name: str, count: int) -> int:
    chosen = int(question.choice(name, count - 1))
    if not 0 <= chosen < count:
        raise UserError(f"This model has no {name} {chosen}: they are numbered 0 to {count - 1}.")
    return chosen
