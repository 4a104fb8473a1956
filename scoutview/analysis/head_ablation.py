"""What a transformer would answer without each of its heads: zero ablation, all heads in one forward pass.

Source: Michel, Levy, Neubig (2019), Are Sixteen Heads Really Better than One?
L layers, H heads, T tokens, V answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TypeAlias

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.forward_pass import ForwardPass, as_array
from scoutview.frame import Arrays
from scoutview.models.transformer import Attention, TokenTransformer

AT_A_TIME = 32  # heads in one forward pass, each in a copy of the text of its own

Head: TypeAlias = tuple[int, int]  # layer, number


def likeliest_answer(forward_pass: ForwardPass) -> int:
    """The number of what is predicted after the last token."""
    return int(_last(forward_pass.logits).argmax())


def head_ablation(
    model: TokenTransformer, forward_pass: ForwardPass, names: Sequence[str], attention: np.ndarray
) -> Arrays:
    """The answer to `head_ablation`: the likeliest answer, and what becomes of it without each head, (L, H).

    A head that is off passes on 0. Whatever else is changed in the model stays so. `names` are those of the answers,
    `attention` is (L, H, T, T): its last rows are what these heads look at as they predict.
    The surprisal of an answer is -ln of its probability: it still tells heads apart where all are nearly sure.
    """
    answer = likeliest_answer(forward_pass)
    heads = list(np.ndindex(len(model.block), model.heads))
    parts = [heads[first : first + AT_A_TIME] for first in range(0, len(heads), AT_A_TIME)]
    logits = torch.cat([_logits_without(model, forward_pass.inputs, part) for part in parts])  # (L H, V)
    shape = (len(model.block), model.heads)
    surprisal = -logits.log_softmax(-1)[:, answer].reshape(shape)  # (L, H)
    said = logits.argmax(-1).reshape(shape).tolist()
    return {
        "ablation_answer": np.array(names[answer], np.str_),
        "ablation_surprisal": as_array(-_last(forward_pass.logits).log_softmax(-1)[answer]),
        "ablated_surprisal": as_array(surprisal),
        "ablated_answers": np.array([[names[each] for each in row] for row in said], np.str_),
        "last_rows": attention[:, :, -1].copy(),
    }


def _logits_without(model: TokenTransformer, inputs: Tensor, heads: Sequence[Head]) -> Tensor:
    """The logits after the last token without one head each: one text (1, ...) -> (heads, V)."""
    with torch.no_grad(), ExitStack() as hooks:
        for layer in {layer for layer, _ in heads}:
            off = [(row, head) for row, (of, head) in enumerate(heads) if of == layer]
            hooks.enter_context(_heads_off(model.block[layer].attention, off))  # type: ignore[arg-type]
        logits: Tensor = model(inputs.expand(len(heads), *inputs.shape[1:]))  # (heads, T, V) or (heads, V)
    return logits.reshape(len(heads), -1, logits.shape[-1])[:, -1]  # (heads, V)


@contextmanager
def _heads_off(attention: Attention, off: Sequence[Head]) -> Iterator[None]:
    """In the texts of these rows, the head of each passes on 0."""

    def silenced(_: torch.nn.Module, given: tuple[Tensor]) -> tuple[Tensor]:
        read = given[0].clone()  # (rows, T, D)
        size = read.shape[-1] // attention.heads
        for row, head in off:
            read[row, :, head * size : (head + 1) * size] = 0
        return (read,)

    handle = attention.output.register_forward_pre_hook(silenced)
    try:
        yield
    finally:
        handle.remove()


def _last(logits: Tensor) -> Tensor:
    """(T, V), or (V) where a model answers once -> (V)."""
    return logits.reshape(-1, logits.shape[-1])[-1]
