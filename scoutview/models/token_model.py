"""What models that read a row of tokens have in common, whatever their architecture.

B texts, T tokens, V tokens in the vocabulary, D width.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Product: TypeAlias = tuple[str, nn.Linear | nn.Embedding, Tensor, Tensor]  # a site, its module, what entered, what came


class TokenModel(nn.Module):
    """What can be asked of any of them.

    Attributes:
        embedding: a row for each token.
        position: a row for each position; None where the order of tokens is nothing that is looked up.
        block: a list of blocks, or layers, one after the other.
    """

    embedding: nn.Embedding
    position: nn.Embedding | None
    block: nn.ModuleList

    def input_vectors(self, inputs: Tensor) -> Tensor:
        """What enters the first block: (B, T, D)."""
        raise NotImplementedError

    def products(self, inputs: Tensor) -> Iterator[Product]:
        """What `forward` computes, product by product and faster than by modules; what hooks change is not seen.

        Who needs no more of them stops asking.
        """
        raise NotImplementedError


class TextModel(TokenModel):
    """One that goes on with a text: token ids (B, T) -> the logits of each next token (B, T, V).

    Attributes:
        unembedding: the scores of all tokens.
    """

    unembedding: nn.Linear

    @property
    def context(self) -> int:
        """The longest text, in tokens."""
        raise NotImplementedError


class NeuronModel(TextModel):
    """One whose blocks add to a stream, as the last part an `mlp`: its neurons enter `block.<i>.mlp.contract`."""

    def run_blocks(self, ids: Tensor) -> None:
        """As far as the last neurons, for whoever watches them: (B, T)."""
        self(ids)

    def written_by_neurons(self, layer: int) -> Tensor:
        """What one unit of each neuron adds to the stream, (D, M)."""
        raise NotImplementedError

    def direct_scores(self, part: Tensor) -> Tensor:
        """What a part of the stream adds to each score by itself, but for the last norm's scale: (D) -> (V)."""
        raise NotImplementedError

    def direct_reading(self, token: int) -> Tensor:
        """The vector whose product with any part of the stream is what that adds to the score of this token: (D)."""
        raise NotImplementedError


class StreamModel(NeuronModel):
    """One with a norm and an unembedding at the end of its stream."""

    norm: nn.LayerNorm

    def written_by_neurons(self, layer: int) -> Tensor:
        return self.get_parameter(f"block.{layer}.mlp.contract.weight")

    def direct_scores(self, part: Tensor) -> Tensor:
        return self.unembedding.weight @ ((part - part.mean()) * self.norm.weight)

    def direct_reading(self, token: int) -> Tensor:
        reading = self.unembedding.weight[token] * self.norm.weight
        return reading - reading.mean()


class EachInTurn(nn.Linear):
    """A product that needs what came of the token before: of each token in turn, (B, 1, D) -> (B, 1, columns).

    Attributes:
        place: which of the tokens it is at, from 0.
        length: how many there are.
    """

    place = 0
    length = 0

    def at(self, place: int, length: int, vectors: Tensor) -> Tensor:
        """Of the token at this place, of so many."""
        self.place, self.length = place, length
        result: Tensor = self(vectors)  # (B, 1, columns)
        return result


class Memory(nn.Identity):
    """What the cells of a recurrent layer keep after each token, on its way to what reads it: (B, T, H) as it comes.

    Where a cell needs what was kept before, it passes token by token, (B, 1, H), and what a watcher changes is what
    the next token finds.

    Attributes:
        cells: how many there are, the units of the layer.
        place: which of the tokens it is at, from 0.
        length: how many there are; 0 where all pass at once.
    """

    place = 0
    length = 0

    def __init__(self, cells: int) -> None:
        super().__init__()
        self.cells = cells

    def at(self, place: int, length: int, kept: Tensor) -> Tensor:
        """Of the token at this place, of so many."""
        self.place, self.length = place, length
        result: Tensor = self(kept)  # (B, 1, H)
        return result


class HeadsRead(nn.Identity):
    """What the heads of an attention read, side by side, on its way to what goes on with it: (B, T, heads * size).

    Attributes:
        heads: how many there are.
        size: how many numbers each of them reads.
    """

    def __init__(self, heads: int, size: int) -> None:
        super().__init__()
        self.heads, self.size = heads, size


def heads_read(model: nn.Module) -> tuple[HeadsRead, ...]:
    """Those of all attentions that have one, first to last."""
    return tuple(module for module in model.modules() if isinstance(module, HeadsRead))


def memories(model: nn.Module) -> tuple[Memory, ...]:
    """Those of all recurrent layers, first to last."""
    return tuple(module for module in model.modules() if isinstance(module, Memory))


def looked_up(name: str, module: nn.Embedding, rows: Tensor) -> Product:
    """The rows of a table."""
    return name, module, rows, torch.embedding(module.weight, rows)


def multiplied(name: str, module: nn.Module, given: Tensor) -> Product:
    """What a linear site makes of this: its last axis becomes another."""
    assert isinstance(module, nn.Linear)
    return name, module, given, F.linear(given, module.weight, module.bias)


def is_watched(module: nn.Module) -> bool:
    """Whether something watches or changes what enters or leaves it."""
    return bool(module._forward_hooks or module._forward_pre_hooks)
