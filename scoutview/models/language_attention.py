"""Attention as any family of language models has it: grouped keys, turned positions, windows, capped scores.

B texts, T tokens, D width, H heads, K heads of keys and values, d numbers of a head.
"""

from __future__ import annotations

from collections.abc import Generator

import torch
from torch import Tensor, nn

from scoutview.models.language_parts import Norm, StoredLinear, capped
from scoutview.models.language_spec import LanguageModelSpec
from scoutview.models.language_step import Step
from scoutview.models.rotary import distance_penalty, turned, unread
from scoutview.models.transformer import Attention, split_heads


class LanguageAttention(Attention):
    """Sites: query, key, value, output. What it adds to the stream comes out, its own norm included where it has one.

    Attributes:
        key_heads: K; `heads` / K neighbouring queries share one head of keys and values.
        scale: what scores are multiplied by.
        window: how many tokens a token reads from, itself included; 0: all.
        rotary: how queries and keys are turned; None: they are not.
        causal: whether a token reads from earlier ones only.
        score_cap: of the scores; 0: none.
        alibi: whether scores fall with the distance.
    """

    def __init__(self, spec: LanguageModelSpec, block: int, device: torch.device | str) -> None:
        nn.Module.__init__(self)  # what the other attention builds is of one width
        self.heads, self.key_heads, self.size = spec.heads, spec.key_heads, spec.head_size
        self.normed = bool(spec.head_norm)
        self.scale, self.window, self.rotary = spec.scale(block), spec.window(block), spec.rotary(block)
        self.causal, self.score_cap, self.alibi = spec.causal, spec.score_cap, spec.positions == "alibi"

        def product(name: str, given: int, made: int) -> StoredLinear:
            return StoredLinear(given, made, bias=spec.has_bias(name), device=device)

        self.query = product("query", spec.width, self.heads * self.size)
        self.key = product("key", spec.width, self.key_heads * self.size)
        self.value = product("value", spec.width, self.key_heads * self.size)
        if self.normed:
            self.query_norm, self.key_norm = (
                Norm(self.size, spec.head_norm, spec.epsilon, weights=True, biases=True, device=device)
                for _ in range(2)
            )
        self.output = product("output", self.heads * self.size, spec.width)
        self.norm = spec_norm(spec, device) if spec.norm_places == "both" else None

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        return last(self.steps("", stream))

    def steps(self, name: str, stream: Tensor) -> Generator[Step, None, Tensor]:
        """What is computed, product by product; returns what is added to the stream, (B, T, D) -> (B, T, D)."""
        made = []
        for part in ("query", "key", "value"):
            module = getattr(self, part)
            made.append(module(stream))  # (B, T, H d), (B, T, K d) twice
            yield Step("product", f"{name}.{part}", made[-1], stream, module)
        weights = self.weights(made[0], made[1])  # (B, H, T, T)
        yield Step("weights", name, weights)
        read = self.read_by(weights, made[2])  # (B, T, H d)
        written = self.output(read)  # (B, T, D)
        yield Step("product", f"{name}.output", written, read, self.output)
        return written if self.norm is None else self.norm(written)

    def read(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        return self.read_by(self.weights(query, key), value)

    def read_by(self, weights: Tensor, value: Tensor) -> Tensor:
        """What each token reads, all heads side by side: (B, H, T, T), (B, T, K d) -> (B, T, H d)."""
        read = weights @ self.for_each_head(split_heads(value, self.key_heads))  # (B, H, T, d)
        return read.transpose(1, 2).flatten(2)

    def weights(self, query: Tensor, key: Tensor) -> Tensor:
        """How much each token reads from each: (B, T, H d), (B, T, K d) -> (B, H, T, T). Rows sum to 1."""
        return self.scores(*self.matched(query, key)).softmax(-1)

    def matched(self, query: Tensor, key: Tensor) -> tuple[Tensor, Tensor]:
        """Queries and keys as they are compared, normed and turned: (B, T, H d), (B, T, K d) each."""
        queries, keys = split_heads(query, self.heads), split_heads(key, self.key_heads)
        if self.normed:
            queries, keys = self.query_norm(queries), self.key_norm(keys)
        if self.rotary is not None:
            queries, keys = turned(queries, self.rotary), turned(keys, self.rotary)
        return queries.transpose(1, 2).flatten(2), keys.transpose(1, 2).flatten(2)

    def scores(self, query: Tensor, key: Tensor) -> Tensor:
        """Of what is compared, minus infinity where nothing is read: (B, T, H d), (B, T, K d) -> (B, H, T, T)."""
        queries = split_heads(query, self.heads)  # (B, H, T, d)
        keys = self.for_each_head(split_heads(key, self.key_heads))  # (B, H, T, d)
        scores = capped(queries @ keys.transpose(-2, -1) * self.scale, self.score_cap)  # (B, H, T, T)
        length = scores.shape[-1]
        if self.alibi:
            scores = scores + distance_penalty(self.heads, length, scores.device)
        return scores.masked_fill(unread(length, self.window, self.causal, scores.device), -torch.inf)

    def for_each_head(self, shared: Tensor) -> Tensor:
        """Each query's head of keys or values, (B, K, T, d) -> (B, H, T, d)."""
        return shared if self.key_heads == self.heads else shared.repeat_interleave(self.heads // self.key_heads, 1)

    def key_head(self, head: int) -> int:
        """Which head of keys and values a head reads."""
        return head // (self.heads // self.key_heads)

    def written_by_heads(self, read: Tensor) -> Tensor:
        """What each head writes, before a bias and a norm of its own: (B, T, H d) -> (B, T, H, D)."""
        slices = self.output.weight.unflatten(1, (self.heads, -1)).float()  # (D, H, d)
        return torch.einsum("bthe,dhe->bthd", read.unflatten(-1, (self.heads, -1)), slices)


def spec_norm(spec: LanguageModelSpec, device: torch.device | str) -> Norm:
    """A norm of the stream."""
    weights, biases = spec.norm_weights, spec.norm_biases
    return Norm(spec.width, spec.norm, spec.epsilon, weights=weights, biases=biases, device=device)


def last(steps: Generator[Step, None, Tensor]) -> Tensor:
    """What comes out in the end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Tensor = end.value
            return result
