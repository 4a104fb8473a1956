"""What a transformer makes of a few tokens: its attention besides what any model can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import torch

from scoutview.analysis.attention_steps import attention_steps
from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.head_ablation import head_ablation, likeliest_answer
from scoutview.analysis.token_answers import Answer, TokenAnswers
from scoutview.frame import Arrays
from scoutview.models.transformer import TokenTransformer


class AttentionAnswers(TokenAnswers):
    """Answers about a row of tokens and the heads that read it."""

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {
            "attention": lambda _: self._attention(),
            "attention_steps": lambda question: attention_steps(self._attending, self.forward_pass, question),
            "head_ablation": lambda _: head_ablation(self._attending, self.forward_pass, self._said, self._weights),
        }
        return {**super()._answers(), **own}

    @property
    def _attending(self) -> TokenTransformer:
        assert isinstance(self._model, TokenTransformer)
        return self._model

    @cached_property
    def _weights(self) -> np.ndarray:
        """(L, H, T, T): how much each token reads from each."""
        layers = [
            attention.weights(
                self.forward_pass.outputs[f"block.{layer}.attention.query"],
                self.forward_pass.outputs[f"block.{layer}.attention.key"],
            )[0]
            for layer, attention in enumerate(self._attending.attentions)
        ]
        return as_array(torch.stack(layers))

    def _attention(self) -> Arrays:
        answer = self._said[likeliest_answer(self.forward_pass)]
        return {"attention": self._weights, "attention_answer": np.array(answer, np.str_)}

    def _other_operations(self) -> dict[str, tuple[int, int]]:
        """The products of each layer without a weight: query times key, and how much times value, all heads."""
        length, width, heads = len(self.forward_pass.ids), self._model.embedding.embedding_dim, self._attending.heads
        pairs = length * length
        scores = (pairs * width, pairs * (width - heads))
        read = (pairs * width, length * (length - 1) * width)
        return {
            f"block.{layer}.attention.{name}": counts
            for layer in range(len(self._model.block))
            for name, counts in (("scores", scores), ("read", read))
        }
