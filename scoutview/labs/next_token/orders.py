"""In which order the numbers of a model can be computed: what waits for what, read off the model itself.

A stage is a row of products, one for each token. It waits for others at the same token, at some tokens before it, or at
all of them, and perhaps for itself at the token before. From that follows at which step each token's product can be
computed at the earliest, with as many cores as one likes. What is computed number by number (norms, softmax, sums,
convolutions) is left out of the count; the scan of a minGRU is counted as what it is here, one multiply-add per token.
S stages, T tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.models.lstm import LSTM, untrained_lstm
from scoutview.models.mingru import MinGRU
from scoutview.models.token_model import TextModel
from scoutview.models.transformer import CONVOLVING, Transformer, untrained_transformer

ALL = 1 << 30  # tokens before: as many as there are
LONG_TEXT = 1024  # tokens, for which the count is told besides
NAMES: dict[type[TextModel], str] = {LSTM: "LSTM", MinGRU: "minGRU", Transformer: "Transformer"}  # as they are told
PRODUCT, LOOKUP, SCAN = "product", "lookup", "scan"  # kinds of stages


@dataclass(frozen=True)
class OrderStage:
    """One row.

    Attributes:
        name: what it is, for people.
        kind: product, lookup or scan.
        reads: the numbers of the stages that it waits for, each with how many tokens before this one it needs of them.
        recurs: whether it waits for itself at the token before.
        sites: the products of the model in it; none for what has no weights.
    """

    name: str
    kind: str
    reads: tuple[tuple[int, int], ...] = ()
    recurs: bool = False
    sites: tuple[str, ...] = ()


def stages_of(model: TextModel) -> tuple[OrderStage, ...]:
    """The stages of this model in an order in which none waits for a later one."""
    if isinstance(model, LSTM):
        return _of_lstm(model)
    if isinstance(model, MinGRU):
        return _of_mingru(model)
    assert isinstance(model, Transformer)
    return _of_transformer(model)


def steps_of(stages: Sequence[OrderStage], tokens: int, *, scans: bool = True) -> np.ndarray:
    """(S, T): the earliest step, from 1, at which each can be computed; without `scans` these cost nothing."""
    steps = np.zeros((len(stages), tokens), np.int64)
    for number, stage in enumerate(stages):
        cost = int(scans or stage.kind != SCAN)
        for token in range(tokens):
            known = [steps[other, max(0, token - reach) : token + 1].max() for other, reach in stage.reads]
            if stage.recurs and token:
                known.append(steps[number, token - 1])
            steps[number, token] = cost + max(known, default=0)
    return steps


def orders(recorded: TextModel, tokens: Sequence[str], answer: str, probability: float) -> Arrays:
    """The answer to `orders`: of the model that was recorded, and of an LSTM and a transformer of as many blocks.

    `answer` is what the recorded one says in the end, with so much probability.
    Those are untrained and small: their order follows from how they are built, whatever their weights are.
    """
    kinds = list(NAMES)
    models = sorted((recorded, *_others(recorded)), key=lambda model: kinds.index(type(model)))
    every = [stages_of(model) for model in models]
    steps = [steps_of(stages, len(tokens)) for stages in every]
    return {
        "order_tokens": np.array(tokens, np.str_),
        "order_models": np.array([NAMES[type(model)] for model in models], np.str_),
        "order_recorded": np.array([model is recorded for model in models], np.int64),
        "order_of_stages": np.array([number for number, stages in enumerate(every) for _ in stages], np.int64),
        "order_stages": np.array([stage.name for stages in every for stage in stages], np.str_),
        "order_kinds": np.array([stage.kind for stages in every for stage in stages], np.str_),
        "order_recurs": np.array([stage.recurs for stages in every for stage in stages], np.int64),
        "order_steps": np.concatenate(steps),
        "order_products": np.array([steps_of(stages, len(tokens), scans=False).max() for stages in every], np.int64),
        "order_long_steps": np.array([steps_of(stages, LONG_TEXT).max() for stages in every], np.int64),
        "order_long_products": np.array([steps_of(stages, LONG_TEXT, scans=False).max() for stages in every], np.int64),
        "order_answer": np.array(answer, np.str_),
        "order_answer_probability": np.array(probability, np.float32),
        "order_long_text": np.array(LONG_TEXT, np.int64),
    }


def _others(recorded: TextModel) -> list[TextModel]:
    rng, sizes = torch.Generator().manual_seed(0), {"tokens": 2, "context": 2, "layers": len(recorded.block)}
    made: list[TextModel] = []
    if not isinstance(recorded, LSTM):
        made.append(untrained_lstm(rng, **sizes, width=2, embedding_spread=1.0))
    if not isinstance(recorded, Transformer):
        made.append(untrained_transformer(rng, **sizes, width=2, heads=1, architecture=CONVOLVING))
    return made


class _Stages(list[OrderStage]):
    """Stages as they are read; `add` tells the number of the new one."""

    def add(self, name: str, kind: str, reads: Sequence[tuple[int, int]] = (), **more: object) -> int:
        self.append(OrderStage(name, kind, tuple(reads), **more))  # type: ignore[arg-type]
        return len(self) - 1


def _of_lstm(model: LSTM) -> tuple[OrderStage, ...]:
    stages = _Stages()
    below = stages.add("embedding", LOOKUP, sites=("embedding",))
    for number in range(len(model.block)):
        entering = stages.add(
            tr("layer {number}: input").format(number=number), PRODUCT, [(below, 0)], sites=(f"block.{number}.input",)
        )
        below = stages.add(
            tr("layer {number}: memory").format(number=number),
            PRODUCT,
            [(entering, 0)],
            recurs=True,
            sites=(f"block.{number}.recurrent",),
        )
    stages.add("unembedding", PRODUCT, [(below, 0)], sites=("unembedding",))
    return tuple(stages)


def _of_transformer(model: Transformer) -> tuple[OrderStage, ...]:
    stages = _Stages()
    writers = [stages.add("embedding", LOOKUP, sites=("embedding", "position"))]
    for number, block in enumerate(model.blocks):
        prefix = f"block.{number}.attention"
        asked = stages.add(
            tr("block {number}: query, key, value").format(number=number),
            PRODUCT,
            _through(writers, block.convolution_1),
            sites=tuple(f"{prefix}.{part}" for part in ("query", "key", "value")),
        )
        scores = stages.add(tr("block {number}: scores").format(number=number), PRODUCT, [(asked, ALL)])
        read = stages.add(tr("block {number}: read").format(number=number), PRODUCT, [(scores, 0), (asked, ALL)])
        writers.append(
            stages.add(
                tr("block {number}: output").format(number=number), PRODUCT, [(read, 0)], sites=(f"{prefix}.output",)
            )
        )
        _add_mlp(stages, writers, number, block.convolution_2)
    stages.add("unembedding", PRODUCT, _through(writers, None), sites=("unembedding",))
    return tuple(stages)


def _of_mingru(model: MinGRU) -> tuple[OrderStage, ...]:
    stages = _Stages()
    writers = [stages.add("embedding", LOOKUP, sites=("embedding",))]
    for number, block in enumerate(model.blocks):
        prefix = f"block.{number}.recurrence"
        asked = stages.add(
            tr("block {number}: update, candidate, gate").format(number=number),
            PRODUCT,
            _through(writers, block.convolution_1),
            sites=tuple(f"{prefix}.{part}" for part in ("update", "candidate", "gate")),
        )
        memory = stages.add(tr("block {number}: scan").format(number=number), SCAN, [(asked, 0)], recurs=True)
        writers.append(
            stages.add(
                tr("block {number}: output").format(number=number),
                PRODUCT,
                [(memory, 0), (asked, 0)],
                sites=(f"{prefix}.output",),
            )
        )
        _add_mlp(stages, writers, number, None)
    stages.add("unembedding", PRODUCT, _through(writers, None), sites=("unembedding",))
    return tuple(stages)


def _add_mlp(stages: _Stages, writers: list[int], number: int, convolution: nn.Module | None) -> None:
    prefix = f"block.{number}.mlp"
    hidden = stages.add(
        tr("block {number}: MLP in").format(number=number),
        PRODUCT,
        _through(writers, convolution),
        sites=(f"{prefix}.expand",),
    )
    writers.append(
        stages.add(
            tr("block {number}: MLP out").format(number=number), PRODUCT, [(hidden, 0)], sites=(f"{prefix}.contract",)
        )
    )


def _through(writers: Sequence[int], convolution: nn.Module | None) -> list[tuple[int, int]]:
    """All that is in the stream by now, of this token and of those that a convolution mixes in."""
    reach = 0 if convolution is None else len(convolution.weight)  # type: ignore[arg-type]  # a module forgets its type
    return [(writer, reach) for writer in writers]
