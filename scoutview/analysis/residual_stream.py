"""The residual stream of a model: what each part added to it, what it would say, who moved a token's score.

T tokens, D width, V tokens in the vocabulary, S stages: after the embedding, after each attention or recurrence, after
each MLP. The stream at a stage is the sum of all that was added so far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.forward_pass import ForwardPass, as_array
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.models.token_model import StreamModel
from scoutview.models.transformer import Attention
from scoutview.observation import Question

TOP = 10
WRITERS = (".attention.output", ".recurrence.output", ".mlp.contract")
ROUNDING = 1e-4  # of a logit, or of 1: two ways to compute it differ by less


def attribution_arrays(parts: Mapping[str, float], token: int, word: str, logit: float, position: int) -> Arrays:
    """What each part gave to the logit of a token that was asked about at a position, as the panels know it."""
    return {
        "attribution_parts": np.array(list(parts), np.str_),
        "attribution_logits": np.array(list(parts.values()), np.float32),
        "attributed": np.array(token, np.int64),
        "attributed_token": np.array(word, np.str_),
        "attributed_logit": np.array(logit, np.float32),
        "attribution_position": np.array(position, np.int64),
    }


class ResidualStream:
    """Answers about the stream of one forward pass, with whatever interventions hold in it.

    `names` are those of the vocabulary.
    """

    def __init__(self, model: StreamModel, forward_pass: ForwardPass, names: Sequence[str]) -> None:
        self.model, self.forward_pass, self.names = model, forward_pass, names

    @property
    def stages(self) -> tuple[str, ...]:
        """ "embedding", "block.0.attention", "block.0.mlp", ..."""
        return ("embedding", *(site.rpartition(".")[0] for site in self.writers))

    @cached_property
    def writers(self) -> tuple[str, ...]:
        """The sites that add to the stream, in their order."""
        return tuple(name for name in self.forward_pass.outputs if name.endswith(WRITERS))

    @cached_property
    def added(self) -> Tensor:
        """What each stage added, (S, T, D)."""
        outputs = self.forward_pass.outputs
        start = outputs["embedding"][0]  # (T, D)
        if self.model.position is not None:
            start = start + outputs["position"].reshape(start.shape)
        return torch.stack([start, *(outputs[writer][0] for writer in self.writers)])

    @cached_property
    def stream(self) -> Tensor:
        """What is in the stream after each stage, (S, T, D)."""
        return self.added.cumsum(0)

    @cached_property
    def lens(self) -> Tensor:
        """The logit lens: the model's own last norm and unembedding at every stage, (S, T, V).

        Source: nostalgebraist (2020), interpreting GPT: the logit lens.
        """
        with torch.no_grad():
            return self.model.unembedding(self.model.norm(self.stream))

    def overview(self) -> Arrays:
        """The answer to `residual_stream`."""
        probabilities, tokens = self.lens.softmax(-1).max(-1)
        names = np.array(self.names, np.str_)
        return {
            "stream_stages": np.array(self.stages, np.str_),
            "stream_tokens": np.array(self.forward_pass.tokens, np.str_),
            "stream_norms": as_array(self.stream.norm(dim=-1)),
            "stream_added": as_array(self.added.norm(dim=-1)),
            "lens_tokens": names[tokens.cpu().numpy()],
            "lens_probabilities": as_array(probabilities),
        }

    def cell(self, question: Question) -> Arrays:
        """The answer to `logit_lens`: the likeliest tokens at one stage (the last) and position (the last)."""
        stage = self._place(question, "stage", len(self.stages))
        position = self._place(question, "position", len(self.forward_pass.ids))
        logits = self.lens[stage, position]
        top = logits.topk(min(TOP, len(logits))).indices
        return {
            "lens_stage": np.array(stage, np.int64),
            "lens_position": np.array(position, np.int64),
            "lens_top": top.cpu().numpy(),
            "lens_top_tokens": np.array(self.names, np.str_)[top.cpu().numpy()],
            "lens_top_logits": as_array(logits[top]),
            "lens_top_probabilities": as_array(logits.softmax(-1)[top]),
        }

    def attribution(self, question: Question) -> Arrays:
        """The answer to `logit_attribution`: how each part moved a token's logit (the likeliest) at a position (last).

        The last norm is linear once its own mean and scale at this position are given, so the parts sum to the logit.
        What an intervention after the stream adds, at the unembedding, is a part of its own, only then there. With the
        choice heads=1 each head stands for itself, and what is left of an attention is its bias.
        """
        position = self._place(question, "position", len(self.forward_pass.ids))
        token = int(question.choice("token", -1))
        if token < 0:
            token = int(self.lens[-1, position].argmax())
        if token >= len(self.names):
            raise UserError(
                tr("There is no token {token}: they are numbered from 0 to {last:,}.").format(
                    token=token, last=len(self.names) - 1
                )
            )
        parts = self._parts(position, by_heads=bool(question.choice("heads", 0)))
        with torch.no_grad():
            logits = {name: float(self._moved(vector, position, token)) for name, vector in parts.items()}
            logits["norm"] = float(self.model.norm.bias @ self.model.unembedding.weight[token])
            unchanged = float(self.model.norm(self.stream[-1, position]) @ self.model.unembedding.weight[token])
        logit = float(self.lens[-1, position, token])
        if not abs(logit - unchanged) <= ROUNDING * max(1.0, abs(unchanged)):  # also where it is no number
            logits["unembedding"] = logit - unchanged
        return attribution_arrays(logits, token, self.names[token], logit, position)

    def _parts(self, position: int, *, by_heads: bool) -> dict[str, Tensor]:
        """What each part added at this position, (D)."""
        outputs = self.forward_pass.outputs
        width = self.added.shape[-1]
        parts = {"embedding": outputs["embedding"][0, position]}
        if self.model.position is not None:
            parts["position"] = outputs["position"].reshape(-1, width)[position]
        for number, stage in enumerate(self.stages[1:], 1):
            whole = self.added[number, position]
            if by_heads and stage.endswith("attention"):
                heads = self._heads(stage, position)
                parts |= heads
                parts[f"{stage}.bias"] = whole - torch.stack(list(heads.values())).sum(0)
            else:
                parts[stage] = whole
        return parts

    def _heads(self, stage: str, position: int) -> dict[str, Tensor]:
        attention = self.model.get_submodule(stage)
        assert isinstance(attention, Attention)
        heads = attention.heads
        read = self.forward_pass.inputs_of[f"{stage}.output"][0, position].unflatten(-1, (heads, -1))
        block = int(stage.split(".")[1])
        slices = attention.output.weight.unflatten(1, (heads, -1))  # (D, H, D/H)
        return {f"head {block}.{head}": slices[:, head] @ read[head] for head in range(heads)}

    def _moved(self, vector: Tensor, position: int, token: int) -> Tensor:
        """What this part of the stream adds to the token's logit through the last norm."""
        norm, final = self.model.norm, self.stream[-1, position]
        scale = (final.var(unbiased=False) + norm.eps).sqrt()
        return ((vector - vector.mean()) / scale * norm.weight) @ self.model.unembedding.weight[token]

    def _place(self, question: Question, name: str, count: int) -> int:
        place = int(question.choice(name, count - 1))
        if not 0 <= place < count:
            sentence = (
                tr("There is no position {place} here: they are numbered from 0 to {last}.")
                if name == "position"
                else tr("There is no stage {place} here: they are numbered from 0 to {last}.")
            )
            raise UserError(sentence.format(place=place, last=count - 1))
        return place
