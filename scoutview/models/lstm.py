"""An LSTM that predicts the next token: each layer reads a text token by token and keeps a memory.

Source: Hochreiter and Schmidhuber (1997), Long Short-Term Memory; Gers et al. (2000), Learning to Forget, for the gate
that lets the memory go, which begins open as Jozefowicz et al. (2015) advise.
B texts, T tokens, V tokens in the vocabulary, D width, H cells.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.models.initialization import undrawn
from scoutview.models.token_model import EachInTurn, Memory, Product, TextModel, is_watched, looked_up, multiplied

GATES = 4  # take in, let go, the new content, pass on: in this order, as torch has them
LET_GO = 1  # which of them keeps the memory where it is near 1
REMEMBERS = 1.0  # the bias that it begins with


class LSTMLayer(nn.Module):
    """Sites: input, of all tokens at once; recurrent, of each token in turn: it needs what the one before left."""

    def __init__(self, width: int, cells: int) -> None:
        super().__init__()
        self.cells = cells
        self.input = nn.Linear(width, GATES * cells)
        self.recurrent = EachInTurn(cells, GATES * cells, bias=False)
        self.memory = Memory(cells)

    def fused(self, vectors: Tensor) -> Tensor:
        """All in one operation of torch, more than twice as fast: (B, T, D) -> (B, T, H)."""
        still = vectors.new_zeros(1, len(vectors), self.cells)  # (1, B, H)
        weights = (self.input.weight, self.recurrent.weight, self.input.bias, torch.zeros_like(self.input.bias))
        return torch.lstm(vectors, (still, still), weights, True, 1, 0.0, False, False, True)[0]

    def through_sites(self, vectors: Tensor) -> Tensor:
        """The same, product by product: (B, T, D) -> (B, T, H)."""
        entering = self.input(vectors)  # (B, T, 4 H)
        passed = memory = vectors.new_zeros(len(vectors), 1, self.cells)  # (B, 1, H)
        states = []
        for place, gates in enumerate(entering.split(1, 1)):  # (B, 1, 4 H)
            known = self.recurrent.at(place, entering.shape[1], passed)
            take, keep, content, out = (gates + known).chunk(GATES, -1)  # (B, 1, H) each
            kept = keep.sigmoid() * memory + take.sigmoid() * content.tanh()
            memory = self.memory.at(place, entering.shape[1], kept)
            passed = out.sigmoid() * memory.tanh()
            states.append(passed)
        return torch.cat(states, 1)


class LSTM(TextModel):
    """Sites: embedding, block.<i>.input, block.<i>.recurrent, unembedding."""

    position = None

    def __init__(self, tokens: int, context: int, width: int, layers: int) -> None:
        super().__init__()
        self._context = context
        self.embedding = nn.Embedding(tokens, width)
        self.block = nn.ModuleList(LSTMLayer(width, width) for _ in range(layers))
        self.unembedding = nn.Linear(width, tokens, bias=False)

    @property
    def context(self) -> int:
        return self._context

    @property
    def layers(self) -> tuple[LSTMLayer, ...]:
        """As what they are: a ModuleList forgets its type."""
        return tuple(self.block)  # type: ignore[arg-type]

    def forward(self, ids: Tensor) -> Tensor:
        """Token ids (B, T) -> the logits of each next token (B, T, V)."""
        states = self.input_vectors(ids)
        exact = any(map(is_watched, self.modules()))  # whatever is watched, so that all that are watched agree in bits
        for layer in self.layers:
            states = layer.through_sites(states) if exact else layer.fused(states)  # (B, T, D)
        return self.unembedding(states)  # (B, T, V)

    def products(self, inputs: Tensor) -> Iterator[Product]:
        token = looked_up("embedding", self.embedding, inputs)
        yield token
        states = token[-1]  # (B, T, D)
        for number, layer in enumerate(self.layers):
            yield multiplied(f"block.{number}.input", layer.input, states)
            states = layer.fused(states)  # (B, T, H)
            before = F.pad(states, (0, 0, 1, 0))[:, :-1]  # what the token before left, of the first one nothing
            yield multiplied(f"block.{number}.recurrent", layer.recurrent, before)
        yield multiplied("unembedding", self.unembedding, states)  # (B, T, V)

    def input_vectors(self, inputs: Tensor) -> Tensor:
        vectors: Tensor = self.embedding(inputs)  # (B, T, D)
        return vectors


def untrained_lstm(
    rng: torch.Generator, *, tokens: int, context: int, width: int, layers: int, embedding_spread: float
) -> LSTM:
    """On the CPU, the table normal from `rng`, weights uniform within 1 / sqrt(H) as torch draws them, biases 0."""
    model = undrawn(lambda: LSTM(tokens, context, width, layers))
    bound = 1 / math.sqrt(width)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name == "embedding.weight":
                weight.normal_(0, embedding_spread, generator=rng)
            elif name.endswith("bias"):
                weight.zero_()
                weight[LET_GO * width : (LET_GO + 1) * width] = REMEMBERS
            else:
                weight.uniform_(-bound, bound, generator=rng)
    return model
