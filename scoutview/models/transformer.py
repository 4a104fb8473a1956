"""A small transformer that predicts the next token: pre-norm, learned positions, an unembedding of its own.

Source: Vaswani et al. (2017), Attention Is All You Need; Radford et al. (2019), Language Models are Unsupervised
Multitask Learners (GPT-2: the norm before each part, GELU, weights that write into the stream drawn smaller). The other
architecture adds a causal convolution before each part (So et al. 2021, Primer, and Allen-Zhu 2025, Canon layers),
squared ReLU (Primer), queries and keys of one length (Henry et al. 2020, Query-Key Normalization), and writers that
begin at zero.
B texts, T tokens, V tokens in the vocabulary, D width, H heads.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.models.causal_convolution import CausalConvolution
from scoutview.models.initialization import undrawn
from scoutview.models.token_model import Product, StreamModel, TokenModel, looked_up, multiplied

WIDENING = 4  # the MLP's hidden layer, in widths
SPREAD = 0.05  # standard deviation of untrained weights, as GPT-2's 0.02 at its width; smaller models need more

CONVOLUTION_SPREAD = 0.1  # of untrained weights of the convolutions
QUERY_KEY_GAIN = 1.2  # of normed queries and keys: a score can be as large as its square times the root of D/H


def squared_relu(numbers: Tensor) -> Tensor:
    return F.relu(numbers).square()


@dataclass(frozen=True)
class Architecture:
    """In what transformers of this file differ.

    Attributes:
        places: how many tokens before it the convolutions add to each token; 0: there are none.
        normed_heads: whether queries and keys are brought to one length in each head.
        activation: what bends the MLP's hidden layer.
        embedding_spread: standard deviation of the untrained table of tokens.
        silent: whether what writes into the stream begins at zero, so that untrained blocks add nothing.
    """

    places: int = 0
    normed_heads: bool = False
    activation: Callable[[Tensor], Tensor] = F.gelu
    embedding_spread: float = SPREAD
    silent: bool = False


GPT2 = Architecture()
CONVOLVING = Architecture(places=3, normed_heads=True, activation=squared_relu, embedding_spread=0.5, silent=True)


class Attention(nn.Module):
    """Each token reads from itself and the tokens before it. Sites: query, key, value, output."""

    def __init__(self, width: int, heads: int, *, bias: bool = True, normed: bool = False) -> None:
        super().__init__()
        self.heads = heads
        self.normed = normed
        self.query = nn.Linear(width, width, bias=bias)
        self.key = nn.Linear(width, width, bias=bias)
        self.value = nn.Linear(width, width, bias=bias)
        self.output = nn.Linear(width, width, bias=bias)

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        return self.output(self.read(self.query(stream), self.key(stream), self.value(stream)))  # (B, T, D)

    def read(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """What each token reads from itself and those before it, all heads side by side: (B, T, D) each."""
        parts = (*self.matched(query, key), value)
        return read_values(*(split_heads(part, self.heads) for part in parts))  # (B, T, D)

    def weights(self, query: Tensor, key: Tensor) -> Tensor:
        """How much each token reads from each, see `attention_weights`: (B, T, D) twice -> (B, H, T, T)."""
        return attention_weights(*self.matched(query, key), self.heads)

    def matched(self, query: Tensor, key: Tensor) -> tuple[Tensor, Tensor]:
        """Queries and keys as they are compared, each vector of a head of one length or as it is: (B, T, D) each."""
        return (self._of_one_length(query), self._of_one_length(key)) if self.normed else (query, key)

    def _of_one_length(self, vectors: Tensor) -> Tensor:
        heads = vectors.unflatten(-1, (self.heads, -1))  # (B, T, H, D/H)
        return (QUERY_KEY_GAIN * F.rms_norm(heads, heads.shape[-1:])).flatten(-2)  # (B, T, D)


class Block(nn.Module):
    """Attention, then an MLP; each reads the stream through a norm and perhaps a convolution, and adds to it."""

    def __init__(self, width: int, heads: int, architecture: Architecture = GPT2) -> None:
        super().__init__()
        self.activation = architecture.activation
        self.norm_1 = nn.LayerNorm(width)
        self.convolution_1 = _convolution(architecture.places, width)
        self.attention = Attention(width, heads, normed=architecture.normed_heads)
        self.norm_2 = nn.LayerNorm(width)
        self.convolution_2 = _convolution(architecture.places, width)
        self.mlp = nn.ModuleDict(
            {"expand": nn.Linear(width, WIDENING * width), "contract": nn.Linear(WIDENING * width, width)}
        )

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        stream = stream + self.attention(self.entering_attention(stream))
        hidden = self.activation(self.mlp["expand"](self.entering_mlp(stream)))  # (B, T, 4 D)
        return stream + self.mlp["contract"](hidden)

    def entering_attention(self, stream: Tensor) -> Tensor:
        """What attention reads of the stream: (B, T, D) -> (B, T, D)."""
        return _entering(self.norm_1, self.convolution_1, stream)

    def entering_mlp(self, stream: Tensor) -> Tensor:
        """What the MLP reads of the stream: (B, T, D) -> (B, T, D)."""
        return _entering(self.norm_2, self.convolution_2, stream)


def _convolution(places: int, width: int) -> CausalConvolution | None:
    return CausalConvolution(places, width) if places else None


def _entering(norm: nn.LayerNorm, convolution: CausalConvolution | None, stream: Tensor) -> Tensor:
    normed = torch.layer_norm(stream, norm.normalized_shape, norm.weight, norm.bias, norm.eps)
    return normed if convolution is None else convolution(normed)


class TokenTransformer(TokenModel):
    """What transformers that read a row of tokens have in common: blocks with an `attention` each, see `Attention`."""

    @property
    def attentions(self) -> tuple[Attention, ...]:
        """Of each block, in their order."""
        return tuple(block.attention for block in self.block)  # type: ignore[misc]  # a ModuleList forgets its type

    @property
    def heads(self) -> int:
        return self.attentions[0].heads


class Transformer(TokenTransformer, StreamModel):
    """Sites: embedding, position, block.<i>.attention.query and so on, block.<i>.mlp.expand, unembedding."""

    def __init__(
        self, tokens: int, context: int, width: int, layers: int, heads: int, *, architecture: Architecture = GPT2
    ) -> None:
        super().__init__()
        self.embedding = nn.Embedding(tokens, width)
        self.position = nn.Embedding(context, width)
        self.block = nn.ModuleList(Block(width, heads, architecture) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.unembedding = nn.Linear(width, tokens, bias=False)

    position: nn.Embedding

    @property
    def blocks(self) -> tuple[Block, ...]:
        """As what they are: a ModuleList forgets its type."""
        return tuple(self.block)  # type: ignore[arg-type]

    @property
    def context(self) -> int:
        """The longest text, in tokens."""
        return self.position.num_embeddings

    def forward(self, ids: Tensor) -> Tensor:
        """Token ids (B, T) -> the logits of each next token (B, T, V)."""
        stream = self.input_vectors(ids)
        for block in self.block:
            stream = block(stream)  # (B, T, D)
        return self.unembedding(self.norm(stream))  # (B, T, V)

    def streams(self, ids: Tensor) -> Iterator[Tensor]:
        """What is in the stream before the first block and after each: (B, T) -> (B, T, D) each."""
        stream = self.input_vectors(ids)
        yield stream
        for block in self.block:
            stream = block(stream)  # (B, T, D)
            yield stream

    def products(self, inputs: Tensor) -> Iterator[Product]:
        token = looked_up("embedding", self.embedding, inputs)
        yield token
        place = looked_up("position", self.position, torch.arange(inputs.shape[1], device=inputs.device))
        yield place
        stream = token[-1] + place[-1]  # (B, T, D)
        for number, block in enumerate(self.blocks):
            stream = yield from _block_products(block, f"block.{number}", stream)
        yield multiplied("unembedding", self.unembedding, _entering(self.norm, None, stream))  # (B, T, V)

    def input_vectors(self, inputs: Tensor) -> Tensor:
        """What enters the first block: the token's row plus the position's, (B, T) -> (B, T, D)."""
        positions = torch.arange(inputs.shape[1], device=inputs.device)
        return self.embedding(inputs) + self.position(positions)  # (B, T, D)


def _block_products(block: Block, name: str, stream: Tensor) -> Generator[Product, None, Tensor]:
    """Those of one block; returns the stream after it, (B, T, D) -> (B, T, D)."""
    stream = stream + (
        yield from attention_products(block.attention, f"{name}.attention", block.entering_attention(stream))
    )
    hidden = multiplied(f"{name}.mlp.expand", block.mlp["expand"], block.entering_mlp(stream))  # (B, T, 4 D)
    yield hidden
    written = multiplied(f"{name}.mlp.contract", block.mlp["contract"], block.activation(hidden[-1]))
    yield written
    return stream + written[-1]


def attention_products(attention: Attention, name: str, stream: Tensor) -> Generator[Product, None, Tensor]:
    """Those of attention; returns what it adds to the stream, (B, T, D) -> (B, T, D)."""
    made = []
    for part in ("query", "key", "value"):
        product = multiplied(f"{name}.{part}", getattr(attention, part), stream)
        yield product
        made.append(product[-1])  # (B, T, D)
    written = multiplied(f"{name}.output", attention.output, attention.read(*made))
    yield written
    return written[-1]


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
    rng: torch.Generator,
    *,
    tokens: int,
    context: int,
    width: int,
    layers: int,
    heads: int,
    architecture: Architecture = GPT2,
) -> Transformer:
    """On the CPU, weights normal from `rng`, biases 0, norms 1; what writes into the stream is drawn smaller, or 0."""
    model = undrawn(lambda: Transformer(tokens, context, width, layers, heads, architecture=architecture))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith("bias"):
                weight.zero_()
            elif "norm" in name:
                weight.fill_(1)
            else:
                weight.normal_(0, _spread(name, layers, architecture), generator=rng)
    return model


def _spread(name: str, layers: int, architecture: Architecture) -> float:
    """The standard deviation of untrained weights of this name."""
    if name == "embedding.weight":
        return architecture.embedding_spread
    if name.endswith(("attention.output.weight", "mlp.contract.weight")):
        return 0.0 if architecture.silent else SPREAD / math.sqrt(2 * layers)
    return CONVOLUTION_SPREAD if "convolution" in name else SPREAD
