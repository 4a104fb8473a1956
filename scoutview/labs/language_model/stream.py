"""The residual stream of a language model of any family whose stream is a sum: one stage after the other, in chunks.

T tokens, D width, E numbers of a row of the unembedding, V answers, S stages.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.forward_pass import ForwardPass, as_array
from scoutview.analysis.residual_stream import ROUNDING, TOP, attribution_arrays
from scoutview.analysis.sites import SiteCall, site_calls
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.models.language_model import LanguageModel
from scoutview.models.language_parts import capped
from scoutview.models.language_step import Step
from scoutview.observation import Question

SCORES_AT_ONCE = 4_000_000  # of the lens, 16 MB
SPREAD = "unembedding.bias"


class LanguagePassed(ForwardPass):
    """One way through the model, with whatever interventions hold in it: its sites, and its stream."""

    model: LanguageModel

    @cached_property
    def _seen(self) -> tuple[tuple[SiteCall, ...], tuple[Step, ...]]:
        kept: list[Step] = []

        def forward() -> None:
            kept.extend(step for step in self.model.steps(self.inputs) if step.kind != "product")

        return site_calls(self.model, forward), tuple(kept)

    @property
    def calls(self) -> tuple[SiteCall, ...]:
        return self._seen[0]

    @property
    def logits(self) -> Tensor:
        """(T, V), after a cap where there is one."""
        return self._made("logits")[-1]

    @property
    def stages(self) -> tuple[str, ...]:
        """ "embedding", "block.0.attention", "block.0.mlp", ..."""
        return tuple(step.name for step in self._seen[1] if step.kind == "stream")

    @property
    def added(self) -> Tensor:
        """What each stage added, (S, T, D)."""
        return torch.stack(self._made("added"))

    @property
    def stream(self) -> Tensor:
        """What is in the stream after each, (S, T, D)."""
        return torch.stack(self._made("stream"))

    @property
    def weights(self) -> Tensor:
        """How much each token reads from each, (L, H, T, T)."""
        return torch.stack(self._made("weights"))

    def _made(self, kind: str) -> list[Tensor]:
        return [step.made[0] for step in self._seen[1] if step.kind == kind]


class LanguageStream:
    """Answers about the stream of one pass. `names` are those of the answers."""

    def __init__(self, model: LanguageModel, passed: LanguagePassed, names: Sequence[str]) -> None:
        self._model, self._passed, self._names = model, passed, names

    def overview(self) -> Arrays:
        """The answer to `residual_stream`."""
        passed = self._passed
        said = [self._likeliest(stream) for stream in passed.stream]  # (T) twice, for each stage
        return {
            "stream_stages": np.array(passed.stages, np.str_),
            "stream_tokens": np.array(passed.tokens, np.str_),
            "stream_norms": as_array(passed.stream.norm(dim=-1)),
            "stream_added": as_array(passed.added.norm(dim=-1)),
            "lens_tokens": np.array([[self._names[number] for number in row.tolist()] for row, _ in said], np.str_),
            "lens_probabilities": as_array(torch.stack([share for _, share in said])),
        }

    def cell(self, question: Question) -> Arrays:
        """The answer to `logit_lens`: the likeliest tokens at one stage (the last) and position (the last)."""
        stage = _place(question, "stage", len(self._passed.stages))
        position = _place(question, "position", len(self._passed.ids))
        logits = self._lens(self._passed.stream[stage, position])
        top = logits.topk(min(TOP, len(logits))).indices
        return {
            "lens_stage": np.array(stage, np.int64),
            "lens_position": np.array(position, np.int64),
            "lens_top": top.cpu().numpy(),
            "lens_top_tokens": np.array([self._names[number] for number in top.tolist()], np.str_),
            "lens_top_logits": as_array(logits[top]),
            "lens_top_probabilities": as_array(logits.softmax(-1)[top]),
        }

    def attribution(self, question: Question) -> Arrays:
        """The answer to `logit_attribution`: how each part moved a token's logit (the likeliest) at a position (last).

        The last norm is linear once its own mean and scale at this position are given, so the parts sum to the logit,
        before a cap where there is one. What an intervention adds at the unembedding is a part of its own. With the
        choice heads=1 each head stands for itself, and what is left of an attention is its bias.
        """
        position = _place(question, "position", len(self._passed.ids))
        final = self._passed.stream[-1, position]
        token = int(question.choice("token", -1))
        if token < 0:
            token = int(self._lens(final).argmax())
        if token >= len(self._names):
            raise UserError(
                tr("There is no token {token}: they are numbered from 0 to {last:,}.").format(
                    token=token, last=len(self._names) - 1
                )
            )
        parts = self._parts(position, by_heads=bool(question.choice("heads", 0)))
        head = self._head
        row = head.weight[token].float()
        with torch.no_grad():
            logits = {name: float(self._through(vector, final) @ row) for name, vector in parts.items()}
            answering = float(self._model.answering_vectors(final) @ row)
        logits["norm"] = answering - sum(logits.values())
        if head.bias is not None:
            logits[SPREAD] = float(head.bias[token])
            answering += logits[SPREAD]
        scored = float(self._passed.outputs["unembedding"][0, position, token])
        if not abs(scored - answering) <= ROUNDING * max(1.0, abs(answering)):  # also where it is no number
            logits["unembedding"] = scored - answering
        return attribution_arrays(logits, token, self._names[token], scored, position)

    # inside

    @property
    def _head(self) -> nn.Linear:
        assert self._model.unembedding is not None  # without a head nobody asks
        return self._model.unembedding

    def _lens(self, stream: Tensor) -> Tensor:
        """The model's own end at any stage: (..., D) -> (..., V).

        Source: nostalgebraist (2020), interpreting GPT: the logit lens.
        """
        with torch.no_grad():
            scores = self._head(self._model.answering_vectors(stream))
        return capped(scores, self._model.spec.logit_cap)

    def _likeliest(self, stream: Tensor) -> tuple[Tensor, Tensor]:
        """(T, D) -> the likeliest answer at each token and how likely it is, (T) twice; a few tokens at a time."""
        rows = max(1, SCORES_AT_ONCE // len(self._names))
        found = []
        for part in stream.split(rows):
            scores = self._lens(part)  # (rows, V)
            best, number = scores.max(-1)
            found.append((number, (best - scores.logsumexp(-1)).exp()))
        return torch.cat([each[0] for each in found]), torch.cat([each[1] for each in found])

    def _through(self, part: Tensor, final: Tensor) -> Tensor:
        """What becomes of a part of the stream's end before the unembedding: (D) -> (E)."""
        passed = part if self._model.norm is None else self._model.norm.passed(part, final)
        return passed if self._model.projection_out is None else self._model.projection_out(passed)

    def _parts(self, position: int, *, by_heads: bool) -> dict[str, Tensor]:
        """What each part added at this position, (D)."""
        stages, added = self._passed.stages, self._passed.added[:, position]
        parts = {"embedding": added[0]}
        if self._model.position is not None and self._model.embedding_norm is None:
            place = self._passed.outputs["position"].reshape(-1, added.shape[-1])[position]
            parts = {"embedding": added[0] - place, "position": place}
        for stage, whole in zip(stages[1:], added[1:], strict=True):
            if by_heads and stage.endswith("attention"):
                heads = self._heads(stage, position)
                parts |= heads
                parts[f"{stage}.bias"] = whole - torch.stack(list(heads.values())).sum(0)
            else:
                parts[stage] = whole
        return parts

    def _heads(self, stage: str, position: int) -> dict[str, Tensor]:
        block = int(stage.split(".")[1])
        attention = self._model.blocks[block].attention
        read = self._passed.inputs_of[f"{stage}.output"][:, position : position + 1]  # (1, 1, H d)
        with torch.no_grad():
            written = attention.written_by_heads(read)[0, 0]  # (H, D)
        if attention.norm is not None:
            written = attention.norm.passed(written, self._passed.outputs[f"{stage}.output"][0, position])
        return {f"head {block}.{head}": written[head] for head in range(len(written))}


def _place(question: Question, name: str, count: int) -> int:
    place = int(question.choice(name, count - 1))
    if not 0 <= place < count:
        sentence = (
            tr("There is no position {place} here: they are numbered from 0 to {last}.")
            if name == "position"
            else tr("There is no stage {place} here: they are numbered from 0 to {last}.")
        )
        raise UserError(sentence.format(place=place, last=count - 1))
    return place
