"""A minGRU token by token: what was read before is in its memories, so a text is written without reading it again.

B texts, D width, H cells, K places of the convolution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.models.mingru import MinGRU, RecurrentBlock, activated
from scoutview.models.token_model import Memory, memories


@dataclass(frozen=True, eq=False)
class TokensBefore:
    """What a block must know of the tokens before: the last K that entered its convolution, (B, K, D), newest first;
    and what its cells keep, (B, H)."""

    entered: Tensor
    memory: Tensor


def nothing_read(model: MinGRU, texts: int) -> tuple[TokensBefore, ...]:
    """Before the first token."""
    weight = model.embedding.weight

    def kept(block: RecurrentBlock) -> TokensBefore:
        places, width = block.convolution_1.weight.shape
        return TokensBefore(weight.new_zeros(texts, places, width), weight.new_zeros(texts, block.recurrence.cells))

    return tuple(kept(block) for block in model.blocks)


def read_one(model: MinGRU, ids: Tensor, before: Sequence[TokensBefore]) -> tuple[Tensor, tuple[TokensBefore, ...]]:
    """One more token of each text, (B): the logits of the next one, (B, V), and what is kept then.

    As `model` computes it over whole texts; what watches or changes its sites or memories is seen.
    """
    stream, after = model.embedding(ids), []  # (B, D)
    for block, kept in zip(model.blocks, before, strict=True):
        stream, new = _through(block, stream, kept)
        after.append(new)
    return model.unembedding(model.norm(stream)), tuple(after)


def _through(block: RecurrentBlock, stream: Tensor, kept: TokensBefore) -> tuple[Tensor, TokensBefore]:
    recurrence, normed = block.recurrence, block.norm_1(stream)  # (B, D)
    entering = normed + (kept.entered * block.convolution_1.weight).sum(1)  # (B, D)
    entered = torch.cat([normed[:, None], kept.entered], 1)[:, :-1]  # (B, K, D)
    share = recurrence.update(entering).sigmoid()
    memory = (1 - share) * kept.memory + share * recurrence.candidate(entering).tanh()  # (B, H)
    memory = recurrence.memory(memory[:, None])[:, 0]
    stream = stream + recurrence.output(memory * F.silu(recurrence.gate(entering)))
    hidden = activated(block.mlp["expand"](block.norm_2(stream)))
    return stream + block.mlp["contract"](hidden), TokensBefore(entered, memory)


@contextmanager
def held(model: nn.Module, layer: int, cell: int, values: Tensor) -> Iterator[None]:
    """Inside the `with` this cell keeps the value of each text, (B), at every token; where it is nan it is left alone.

    Texts are the rows of what passes; the layers are those that keep something, first to last.
    """

    def changed(_module: nn.Module, _inputs: object, kept: Tensor) -> Tensor:
        new, own = kept.clone(), values.to(kept)[:, None]  # (B, 1)
        new[..., cell] = torch.where(own.isnan(), new[..., cell], own)
        return new

    handle = memories(model)[layer].register_forward_hook(changed)
    try:
        yield
    finally:
        handle.remove()


@contextmanager
def watched_memories(model: nn.Module, *, before_changes: bool = False) -> Iterator[list[Tensor]]:
    """What each recurrent layer keeps goes into the list, layer by layer, each time that the model is asked.

    (B, T, H) where all tokens pass at once; as interventions leave it, or as they find it.
    """
    found: list[Tensor] = []

    def note(_module: Memory, _inputs: object, kept: Tensor) -> None:
        found.append(kept.detach())

    with ExitStack() as hooks:
        for memory in memories(model):
            hooks.callback(memory.register_forward_hook(note, prepend=before_changes).remove)
        yield found
