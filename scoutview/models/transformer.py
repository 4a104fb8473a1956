"""A small transformer that predicts the next token: pre-norm, learned positions, an unembedding of its own.

Source: Vaswani et al. (2017), Attention Is All You Need; Radford et al. (2019), Language Models are Unsupervised
Multitask Learners (GPT-2: the norm before each part, GELU, weights that write into the stream drawn smaller).
B texts, T tokens, V tokens in the vocabulary, D width, H heads.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from typing import TypeAlias

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.models.initialization import undrawn

WIDENING = 4  # the MLP's hidden layer, in widths
SPREAD = 0.05  # standard deviation of untrained weights, as GPT-2's 0.02 at its width; smaller models need more

Product: TypeAlias = tuple[str, nn.Linear | nn.Embedding, Tensor, Tensor]  # a site, its module, what entered, what came


class Attention(nn.Module):
    """Each token reads from itself and the tokens before it. Sites: query, key, value, output."""

    def __init__(self, width: int, heads: int, *, bias: bool = True) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width, bias=bias)
        self.key = nn.Linear(width, width, bias=bias)
        self.value = nn.Linear(width, width, bias=bias)
        self.output = nn.Linear(width, width, bias=bias)

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        query, key, value = (split_heads(part(stream), self.heads) for part in (self.query, self.key, self.value))
        return self.output(read_values(query, key, value))  # (B, T, D)


class Block(nn.Module):
    """Attention, then an MLP; each reads the stream through a norm and adds to it."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm_1 = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.norm_2 = nn.LayerNorm(width)
        self.mlp = nn.ModuleDict(
            {"expand": nn.Linear(width, WIDENING * width), "contract": nn.Linear(WIDENING * width, width)}
        )

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        stream = stream + self.attention(self.norm_1(stream))
        hidden = F.gelu(self.mlp["expand"](self.norm_2(stream)))  # (B, T, 4 D)
        return stream + self.mlp["contract"](hidden)


class TokenTransformer(nn.Module):
    """What transformers that read a row of tokens have in common, and what can be asked of any of them.

    Attributes:
        embedding: a row for each token.
        position: a row for each position; None where the order of tokens is nothing that the model is told.
        block: a list of blocks, each with an `attention`, see `Attention`.
    """

    embedding: nn.Embedding
    position: nn.Embedding | None
    block: nn.ModuleList

    @property
    def heads(self) -> int:
        return self.block[0].attention.heads  # type: ignore[union-attr, return-value]  # a ModuleList forgets its type

    def input_vectors(self, inputs: Tensor) -> Tensor:
        """What enters the first block: (B, T, D)."""
        raise NotImplementedError

    def products(self, inputs: Tensor) -> Iterator[Product]:
        """What `forward` computes, product by product and faster than by modules; what hooks change is not seen.

        Who needs no more of them stops asking.
        """
        raise NotImplementedError


class Transformer(TokenTransformer):
    """Sites: embedding, position, block.<i>.attention.query and so on, block.<i>.mlp.expand, unembedding."""

    def __init__(self, tokens: int, context: int, width: int, layers: int, heads: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(tokens, width)
        self.position = nn.Embedding(context, width)
        self.block = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.unembedding = nn.Linear(width, tokens, bias=False)

    position: nn.Embedding

    @property
    def context(self) -> int:
        """The longest text, in tokens."""
        return self.position.num_embeddings

    def forward(self, ids: Tensor) -> Tensor:
        """Token ids (B, T) -> the logits of each next token (B, T, V)."""
        stream = self.input_vectors(ids)
        for block in self.block:
            stream = block(stream)
        return self.unembedding(self.norm(stream))  # (B, T, V)

    def products(self, inputs: Tensor) -> Iterator[Product]:
        token = looked_up("embedding", self.embedding, inputs)
        yield token
        place = looked_up("position", self.position, torch.arange(inputs.shape[1], device=inputs.device))
        yield place
        stream = token[-1] + place[-1]  # (B, T, D)
        for number, block in enumerate(self.block):
            stream = yield from _block_products(block, f"block.{number}", stream)  # type: ignore[arg-type]
        yield multiplied("unembedding", self.unembedding, _normed(self.norm, stream))  # (B, T, V)

    def input_vectors(self, inputs: Tensor) -> Tensor:
        """What enters the first block: the token's row plus the position's, (B, T) -> (B, T, D)."""
        positions = torch.arange(inputs.shape[1], device=inputs.device)
        return self.embedding(inputs) + self.position(positions)  # (B, T, D)


def _block_products(block: Block, name: str, stream: Tensor) -> Generator[Product, None, Tensor]:
    """Those of one block; returns the stream after it, (B, T, D) -> (B, T, D)."""
    stream = stream + (
        yield from attention_products(block.attention, f"{name}.attention", _normed(block.norm_1, stream))
    )
    hidden = multiplied(f"{name}.mlp.expand", block.mlp["expand"], _normed(block.norm_2, stream))  # (B, T, 4 D)
    yield hidden
    written = multiplied(f"{name}.mlp.contract", block.mlp["contract"], F.gelu(hidden[-1]))
    yield written
    return stream + written[-1]


def attention_products(attention: Attention, name: str, stream: Tensor) -> Generator[Product, None, Tensor]:
    """Those of attention; returns what it adds to the stream, (B, T, D) -> (B, T, D)."""
    heads = []
    for part in ("query", "key", "value"):
        product = multiplied(f"{name}.{part}", getattr(attention, part), stream)
        yield product
        heads.append(split_heads(product[-1], attention.heads))  # (B, H, T, D/H)
    written = multiplied(f"{name}.output", attention.output, read_values(*heads))
    yield written
    return written[-1]


def looked_up(name: str, module: nn.Embedding, rows: Tensor) -> Product:
    """The rows of a table."""
    return name, module, rows, torch.embedding(module.weight, rows)


def multiplied(name: str, module: nn.Module, given: Tensor) -> Product:
    """What a linear site makes of this: its last axis becomes another."""
    assert isinstance(module, nn.Linear)
    return name, module, given, F.linear(given, module.weight, module.bias)


def _normed(norm: nn.LayerNorm, stream: Tensor) -> Tensor:
    return torch.layer_norm(stream, norm.normalized_shape, norm.weight, norm.bias, norm.eps)


def read_values(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """What each token reads from itself and those before it: (B, H, T, D/H) three times -> (B, T, D)."""
    read = F.scaled_dot_product_attention(query, key, value, is_causal=True)  # (B, H, T, D/H)
    return read.transpose(1, 2).flatten(2)


def split_heads(vectors: Tensor, heads: int) -> Tensor:
    """(B, T, D) -> (B, H, T, D/H)."""
    return vectors.unflatten(-1, (heads, -1)).transpose(1, 2)


def attention_weights(query: Tensor, key: Tensor, heads: int) -> Tensor:
    """How much each token reads from each, in every head: (B, T, D) twice -> (B, H, T, T).

    Rows sum to 1; a token reads nothing from later ones. The step that `scaled_dot_product_attention` keeps to itself.
    """
    query, key = split_heads(query, heads), split_heads(key, heads)
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])  # (B, H, T, T)
    later = torch.full(scores.shape[-2:], -math.inf, device=scores.device).triu(1)  # added: faster than to fill in
    return (scores + later).softmax(-1)


def untrained_transformer(
    rng: torch.Generator, *, tokens: int, context: int, width: int, layers: int, heads: int
) -> Transformer:
    """On the CPU, weights normal from `rng`, biases 0, norms 1; what writes into the stream is drawn smaller."""
    model = undrawn(lambda: Transformer(tokens, context, width, layers, heads))
    writers = ("attention.output.weight", "mlp.contract.weight")
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith("bias"):
                weight.zero_()
            elif "norm" in name:
                weight.fill_(1)
            else:
                spread = SPREAD / math.sqrt(2 * layers) if name.endswith(writers) else SPREAD
                weight.normal_(0, spread, generator=rng)
    return model
