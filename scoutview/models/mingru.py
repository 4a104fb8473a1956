"""A minGRU that predicts the next token: its products need no token before, only a sum along the text does.

Source: Feng et al. (2024), Were RNNs All We Needed?, the minimal gated unit: how much of a memory is replaced, and by
what, is computed from each token alone. Around it, as in a transformer, stand a norm, a causal convolution (see
causal_convolution.py), a gated way out and an MLP with a squared ReLU. How long memories last begins spread evenly
over orders of magnitude (Tallec and Ollivier 2018, Can Recurrent Neural Networks Warp Time?).
B texts, T tokens, V tokens in the vocabulary, D width, H cells.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.models.causal_convolution import CausalConvolution
from scoutview.models.initialization import undrawn
from scoutview.models.token_model import Memory, Product, StreamModel, looked_up, multiplied

WIDENING = 2  # the MLP's hidden layer, in widths
PLACES = 3  # tokens before each one that the convolution adds, unless told
LONGEST = 200.0  # tokens that the longest memories last at the beginning, unless told
CONVOLUTION_SPREAD = 0.3  # of untrained weights
WRITERS = {"recurrence.output.weight": 0.5, "mlp.contract.weight": 0.3}  # what writes into the stream is drawn smaller


class Recurrence(nn.Module):
    """Each cell keeps a memory and replaces a share of it at each token. Sites: update, candidate, gate, output.

    What the cells keep passes through `memory`, where it can be watched and changed.
    """

    def __init__(self, width: int, cells: int) -> None:
        super().__init__()
        self.cells = cells
        self.update = nn.Linear(width, cells)
        self.candidate = nn.Linear(width, cells)
        self.gate = nn.Linear(width, cells)
        self.memory = Memory(cells)
        self.output = nn.Linear(cells, width, bias=False)

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        return self.output(self.read(self.update(stream), self.candidate(stream), self.gate(stream)))  # (B, T, D)

    def read(self, update: Tensor, candidate: Tensor, gate: Tensor) -> Tensor:
        """What each token reads from the memories: (B, T, H) each."""
        share = update.sigmoid()
        kept: Tensor = self.memory(scanned(1 - share, share * candidate.tanh()))  # (B, T, H)
        return kept * F.silu(gate)


def scanned(kept: Tensor, added: Tensor) -> Tensor:
    """h[t] = kept[t] h[t - 1] + added[t], from nothing: one multiply-add per token, each after the other; (B, T, H)."""
    states: Tensor = _Scan.apply(kept, added)
    return states


class _Scan(torch.autograd.Function):
    """In a loop without a graph: a fifth of the time, both ways, of the same by autograd."""

    @staticmethod
    def forward(ctx: Any, kept: Tensor, added: Tensor) -> Tensor:
        shares, news = (part.transpose(0, 1).contiguous() for part in (kept, added))  # (T, B, H), so that rows are one
        states = torch.empty_like(news)
        before = torch.zeros_like(news[0])
        for share, new, state in zip(shares.unbind(0), news.unbind(0), states.unbind(0), strict=True):
            torch.addcmul(new, share, before, out=state)
            before = state
        ctx.save_for_backward(shares, states)
        return states.transpose(0, 1)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor]:
        shares, states = ctx.saved_tensors  # (T, B, H)
        slopes = gradients[0].transpose(0, 1).clone(memory_format=torch.contiguous_format)
        steps = slopes.unbind(0)
        for after in range(len(steps) - 1, 0, -1):
            steps[after - 1].addcmul_(shares[after], steps[after])  # what a memory passes on counts as well
        of_kept = torch.zeros_like(slopes)
        torch.mul(slopes[1:], states[:-1], out=of_kept[1:])
        return of_kept.transpose(0, 1), slopes.transpose(0, 1)


class RecurrentBlock(nn.Module):
    """A recurrence, then an MLP; each reads the stream through a norm, and adds to it."""

    def __init__(self, width: int, cells: int, places: int) -> None:
        super().__init__()
        self.norm_1 = nn.LayerNorm(width)
        self.convolution_1 = CausalConvolution(places, width)
        self.recurrence = Recurrence(width, cells)
        self.norm_2 = nn.LayerNorm(width)
        self.mlp = nn.ModuleDict(
            {"expand": nn.Linear(width, WIDENING * width), "contract": nn.Linear(WIDENING * width, width)}
        )

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        stream = stream + self.recurrence(self.entering_recurrence(stream))
        return stream + self.mlp["contract"](activated(self.mlp["expand"](self.norm_2(stream))))

    def entering_recurrence(self, stream: Tensor) -> Tensor:
        """What the recurrence reads of the stream: (B, T, D) -> (B, T, D)."""
        entering: Tensor = self.convolution_1(self.norm_1(stream))
        return entering


def activated(hidden: Tensor) -> Tensor:
    """The MLP's nonlinearity."""
    return F.relu(hidden).square()


class MinGRU(StreamModel):
    """Sites: embedding, block.<i>.recurrence.update and so on, block.<i>.mlp.expand, unembedding."""

    position = None

    def __init__(self, tokens: int, context: int, width: int, layers: int, *, cells: int, places: int) -> None:
        super().__init__()
        self._context = context
        self.embedding = nn.Embedding(tokens, width)
        self.block = nn.ModuleList(RecurrentBlock(width, cells, places) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.unembedding = nn.Linear(width, tokens, bias=False)

    @property
    def context(self) -> int:
        return self._context

    @property
    def blocks(self) -> tuple[RecurrentBlock, ...]:
        """As what they are: a ModuleList forgets its type."""
        return tuple(self.block)  # type: ignore[arg-type]

    def forward(self, ids: Tensor) -> Tensor:
        """Token ids (B, T) -> the logits of each next token (B, T, V)."""
        stream = self.input_vectors(ids)
        for block in self.block:
            stream = block(stream)  # (B, T, D)
        return self.unembedding(self.norm(stream))  # (B, T, V)

    def products(self, inputs: Tensor) -> Iterator[Product]:
        token = looked_up("embedding", self.embedding, inputs)
        yield token
        stream = token[-1]  # (B, T, D)
        for number, block in enumerate(self.blocks):
            stream = yield from _block_products(block, f"block.{number}", stream)
        yield multiplied("unembedding", self.unembedding, self.norm(stream))  # (B, T, V)

    def input_vectors(self, inputs: Tensor) -> Tensor:
        vectors: Tensor = self.embedding(inputs)  # (B, T, D)
        return vectors


def _block_products(block: RecurrentBlock, name: str, stream: Tensor) -> Generator[Product, None, Tensor]:
    """Those of one block; returns the stream after it, (B, T, D) -> (B, T, D)."""
    entering, made = block.entering_recurrence(stream), []
    for part in ("update", "candidate", "gate"):
        product = multiplied(f"{name}.recurrence.{part}", getattr(block.recurrence, part), entering)
        yield product
        made.append(product[-1])  # (B, T, H)
    written = multiplied(f"{name}.recurrence.output", block.recurrence.output, block.recurrence.read(*made))
    yield written
    stream = stream + written[-1]
    hidden = multiplied(f"{name}.mlp.expand", block.mlp["expand"], block.norm_2(stream))
    yield hidden
    contracted = multiplied(f"{name}.mlp.contract", block.mlp["contract"], activated(hidden[-1]))
    yield contracted
    return stream + contracted[-1]


def untrained_mingru(
    rng: torch.Generator,
    *,
    tokens: int,
    context: int,
    width: int,
    layers: int,
    embedding_spread: float,
    cells: int = 0,
    places: int = PLACES,
    longest: float = LONGEST,
) -> MinGRU:
    """On the CPU: the table normal from `rng`, products uniform within 1 / sqrt(fan in), writers smaller, norms 1.

    Biases are 0, but for those that say how long a memory lasts: from 1 token to `longest`, drawn over their logarithm.
    There are as many `cells` in a layer as the width unless told.
    """
    model = undrawn(lambda: MinGRU(tokens, context, width, layers, cells=cells or width, places=places))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            _draw(name, weight, rng, embedding_spread, longest)
    return model


def _draw(name: str, weight: Tensor, rng: torch.Generator, embedding_spread: float, longest: float) -> None:
    if name == "embedding.weight":
        weight.normal_(0, embedding_spread, generator=rng)
    elif "convolution" in name:
        weight.normal_(0, CONVOLUTION_SPREAD, generator=rng)
    elif name.endswith("update.bias"):
        weight.uniform_(0, math.log(longest), generator=rng).neg_()
    elif name.endswith("bias"):
        weight.zero_()
    elif "norm" in name:
        weight.fill_(1)
    else:
        bound = 1 / math.sqrt(weight.shape[1])
        smaller = next((share for end, share in WRITERS.items() if name.endswith(end)), 1.0)
        weight.uniform_(-bound * smaller, bound * smaller, generator=rng)
