"""The transformer that answers once: it reads a row of tokens, and chooses one of a few answers at the last.

B texts, T tokens, A answers, D width.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import torch
from torch import Tensor, nn

from scoutview.models.initialization import undrawn
from scoutview.models.token_model import Product
from scoutview.models.transformer import SPREAD, Architecture, Transformer, squared_relu

ANSWERING = Architecture(normed_heads=True, activation=squared_relu, embedding_spread=0.1, silent=True)


class AnsweringTransformer(Transformer):
    """Sites as of a `Transformer`; the unembedding has a column for each answer, and reads the last token alone."""

    def __init__(self, tokens: int, answers: int, *, context: int, width: int, layers: int, heads: int) -> None:
        super().__init__(tokens, context, width, layers, heads, architecture=ANSWERING)
        self.unembedding = nn.Linear(width, answers, bias=False)

    def forward(self, ids: Tensor) -> Tensor:
        """Token ids (B, T) -> the logits of each answer (B, A)."""
        stream = self.input_vectors(ids)
        for block in self.block:
            stream = block(stream)  # (B, T, D)
        return self.unembedding(self.norm(stream[:, -1]))  # (B, A)

    def products(self, inputs: Tensor) -> Iterator[Product]:
        for name, module, given, made in super().products(inputs):
            last = name == "unembedding"
            yield (name, module, given[:, -1], made[:, -1]) if last else (name, module, given, made)  # (B, D), (B, A)


def untrained_answering_transformer(
    rng: torch.Generator, *, tokens: int, answers: int, context: int, width: int, layers: int, heads: int
) -> AnsweringTransformer:
    """On the CPU; matrices of the blocks normal from `rng`, spread 1 / sqrt(width); what writes is 0, as biases are."""
    model = undrawn(
        lambda: AnsweringTransformer(tokens, answers, context=context, width=width, layers=layers, heads=heads)
    )
    draw_by_width(model, rng)
    return model


def draw_by_width(model: Transformer, rng: torch.Generator) -> None:
    """Fill a transformer whose architecture is ANSWERING: spreads follow its width, so that any size begins alike."""
    spread_within = 1 / math.sqrt(model.embedding.embedding_dim)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith(("bias", "attention.output.weight", "mlp.contract.weight")):
                weight.zero_()
            elif "norm" in name:
                weight.fill_(1)
            elif name.startswith("block"):
                weight.normal_(0, spread_within, generator=rng)
            else:
                spread = ANSWERING.embedding_spread if name == "embedding.weight" else SPREAD
                weight.normal_(0, spread, generator=rng)
