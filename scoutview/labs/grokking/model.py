"""A one-layer transformer that reads "a b =" and answers at "=": no norm, ReLU, an unembedding of its own.

Source: Nanda et al. (2023), Progress measures for grokking via mechanistic interpretability, section 3; there with
learned positions. Without them the order of a and b is nothing that the network could tell.
B sums, N numbers, D width, H heads.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.labs.grokking.sums import TOKENS
from scoutview.models.initialization import undrawn
from scoutview.models.token_model import Product, looked_up, multiplied
from scoutview.models.transformer import Attention, TokenTransformer, attention_products

WIDENING = 4  # the MLP's hidden layer, in widths


class SumBlock(nn.Module):
    """Attention, then an MLP; each adds to the stream."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.attention = Attention(width, heads, bias=False)
        self.mlp = nn.ModuleDict(
            {"expand": nn.Linear(width, WIDENING * width), "contract": nn.Linear(WIDENING * width, width)}
        )

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        return self.think(stream + self.attention(stream))

    def think(self, stream: Tensor) -> Tensor:
        """The MLP alone, added: (..., D) -> (..., D)."""
        return stream + self.mlp["contract"](F.relu(self.mlp["expand"](stream)))


class SumTransformer(TokenTransformer):
    """Sites: embedding, equals, position (if any), block.0.attention.query and so on, unembedding."""

    def __init__(self, numbers: int, width: int, heads: int, *, positions: bool) -> None:
        super().__init__()
        self.embedding = nn.Embedding(numbers, width)
        self.equals = nn.Embedding(1, width)  # the token "=", apart so that the table's rows are the numbers
        self.position = nn.Embedding(TOKENS, width) if positions else None
        self.block = nn.ModuleList([SumBlock(width, heads)])
        self.unembedding = nn.Linear(width, numbers, bias=False)

    @property
    def _layer(self) -> SumBlock:
        return self.block[0]  # type: ignore[return-value]  # a ModuleList forgets its type

    def forward(self, pairs: Tensor) -> Tensor:
        """Numbers (B, 2) -> the logits of each answer (B, N), by every product at every token."""
        stream = self._layer(self.input_vectors(pairs))  # (B, 3, D)
        return self.unembedding(stream[:, -1])  # (B, N)

    def products(self, inputs: Tensor) -> Iterator[Product]:
        equals = looked_up("equals", self.equals, torch.zeros_like(inputs[:, :1]))  # (B, 1, D)
        numbers = looked_up("embedding", self.embedding, inputs)  # (B, 2, D)
        yield from (equals, numbers)
        stream = torch.cat([numbers[-1], equals[-1]], 1)  # (B, 3, D)
        if self.position is not None:
            places = looked_up("position", self.position, torch.arange(TOKENS, device=inputs.device))
            yield places
            stream = stream + places[-1]
        layer, name = self._layer, "block.0"
        stream = stream + (yield from attention_products(layer.attention, f"{name}.attention", stream))
        hidden = multiplied(f"{name}.mlp.expand", layer.mlp["expand"], stream)  # (B, 3, 4 D)
        written = multiplied(f"{name}.mlp.contract", layer.mlp["contract"], F.relu(hidden[-1]))
        yield from (hidden, written)
        yield multiplied("unembedding", self.unembedding, (stream + written[-1])[:, -1])  # (B, N)

    def input_vectors(self, inputs: Tensor) -> Tensor:
        """What enters the block: numbers (B, 2) -> (B, 3, D)."""
        equals = self.equals(torch.zeros_like(inputs[:, :1]))  # (B, 1, D)
        vectors = torch.cat([self.embedding(inputs), equals], 1)  # (B, 3, D)
        if self.position is None:
            return vectors
        return vectors + self.position(torch.arange(TOKENS, device=inputs.device))

    def gathered(self, pairs: Tensor) -> Tensor:
        """The same logits (B, N), for many sums, several times faster.

        Only "=" is read, so its query is one vector, and keys and values are tables over the numbers: each is computed
        once and gathered, e^score times value beside e^score itself.
        """
        return self.unembedding(self._layer.think(self._read(pairs, self._tables())))  # (B, N)

    @torch.no_grad()
    def all_gathered(self, pairs: Tensor, at_a_time: int) -> Tensor:
        """The same without gradients, for so many sums at a time, in memory that is used again: (B, 2) -> (B, N)."""
        expand, contract = (cast(nn.Linear, self._layer.mlp[name]) for name in ("expand", "contract"))
        tables, unembedding = self._tables(), self.unembedding.weight
        logits = unembedding.new_empty(len(pairs), len(unembedding))
        hidden = unembedding.new_empty(at_a_time, expand.out_features)
        for some, answered in zip(pairs.split(at_a_time), logits.split(at_a_time), strict=True):
            stream, thought = self._read(some, tables), hidden[: len(some)]  # (b, D), (b, 4 D)
            torch.addmm(expand.bias, stream, expand.weight.T, out=thought).relu_()
            torch.mm(stream + contract(thought), unembedding.T, out=answered)
        return logits

    def _read(self, pairs: Tensor, tables: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """The stream at "=" before the MLP, by the tables: (B, 2) -> (B, D)."""
        first, second, equals = tables
        gathered = F.embedding(pairs[:, 0], first) + F.embedding(pairs[:, 1], second) + equals  # (B, H (D/H + 1))
        parts = gathered.unflatten(1, (self.heads, -1))  # (B, H, D/H + 1)
        read = (parts[..., :-1] / parts[..., -1:]).flatten(1)  # (B, D)
        return self._at_equals() + self._layer.attention.output(read)

    def _at_equals(self) -> Tensor:
        """What enters the block at "=": (1, D)."""
        equals = self.equals.weight
        return equals if self.position is None else equals + self.position.weight[-1:]

    def _tables(self) -> tuple[Tensor, Tensor, Tensor]:
        """e^score times value, and e^score, of each number as a and as b, (N, H (D/H + 1)), and of "=" the same."""
        numbers, equals = self.embedding.weight, self._at_equals()
        query = self._layer.attention.query(equals).unflatten(-1, (self.heads, -1))  # (1, H, D/H)
        if self.position is None:
            rows = torch.cat([numbers, equals])  # (N + 1, D)
        else:
            rows = torch.cat([numbers + self.position.weight[0], numbers + self.position.weight[1], equals])
        keys = self._layer.attention.key(rows).unflatten(-1, (self.heads, -1))  # (rows, H, D/H)
        values = self._layer.attention.value(rows).unflatten(-1, (self.heads, -1))  # (rows, H, D/H)
        scores = (keys * query).sum(-1, keepdim=True) / math.sqrt(keys.shape[-1])  # (rows, H, 1)
        weights = (scores - scores.detach().amax(0, keepdim=True)).exp()  # (rows, H, 1)
        table = torch.cat([weights * values, weights], -1).flatten(1)  # (rows, H (D/H + 1))
        count = len(numbers)
        first, second = table[:count], table[-1 - count : -1]
        return first, second, table[-1]


def untrained_sum_transformer(
    rng: torch.Generator, *, numbers: int, width: int, heads: int, positions: bool
) -> SumTransformer:
    """On the CPU; weights normal from `rng`, spread 1 / sqrt(width), the unembedding's 1 / sqrt(numbers); biases 0."""
    model = undrawn(lambda: SumTransformer(numbers, width, heads, positions=positions))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith("bias"):
                weight.zero_()
            else:
                spread = 1 / math.sqrt(numbers if name == "unembedding.weight" else width)
                weight.normal_(0, spread, generator=rng)
    return model
