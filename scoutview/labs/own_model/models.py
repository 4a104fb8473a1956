"""The model of a recording as a module, or several by name, and its loss."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.checkpoints.graphs.attention import attention_weights, without_head
from scoutview.checkpoints.graphs.model import GraphModel
from scoutview.labs.lab import Batch
from scoutview.labs.own_model.parts import LOSSES, CarriedParts
from scoutview.labs.own_model.supplied import SuppliedModel, supplied_model


class SeveralModels(nn.Module):
    """Models under their names; the first one answers."""

    def __init__(self, models: Mapping[str, nn.Module]) -> None:
        super().__init__()
        for name, model in models.items():
            self.add_module(name, model)
        self.first = next(iter(models))

    def forward(self, *inputs: Tensor) -> object:
        return self.get_submodule(self.first)(*inputs)


def built(parts: CarriedParts) -> nn.Module:
    """The model, or several of the same kind, with zeros for weights; of a supplied one with its own.

    Raises:
        UserError: the one that is supplied is not the one that was recorded.
    """
    return SeveralModels({name: _one(parts) for name in parts.models}) if parts.models else _one(parts)


def _one(parts: CarriedParts) -> nn.Module:
    return supplied_model(parts.supplied, parts.graph, parts.call or {}) if parts.supplied else GraphModel(parts.graph)


def asked_model(model: nn.Module) -> GraphModel | SuppliedModel:
    """The one that answers."""
    first = model.get_submodule(model.first) if isinstance(model, SeveralModels) else model
    assert isinstance(first, GraphModel | SuppliedModel)
    return first


def attention_of(model: GraphModel | SuppliedModel, inputs: tuple[Tensor, ...]) -> Mapping[str, Tensor]:
    """What each attention of a model gives to each key: (B, heads, queries, keys)."""
    return model.attention_weights(inputs) if isinstance(model, SuppliedModel) else attention_weights(model, inputs)


def answer_without(model: GraphModel | SuppliedModel, inputs: tuple[Tensor, ...], name: str, head: int) -> Tensor:
    """The first answer of a model in which this head of an attention reads nothing."""
    if isinstance(model, SuppliedModel):
        return first_answer(model.without_head(inputs, name, head))
    return first_answer(without_head(model, inputs, name, head))


def loss_of(parts: CarriedParts, model: nn.Module, batch: Batch) -> Tensor:
    """What was said that the loss is, of the first answer to a batch with its targets last."""
    *inputs, targets = batch
    answer = first_answer(model(*inputs))
    if parts.loss == LOSSES[0]:
        scores = answer.flatten(0, -2) if answer.ndim > 2 else answer
        wanted = targets.flatten() if not targets.is_floating_point() else targets.reshape(scores.shape)
        return F.cross_entropy(scores, wanted)
    return F.mse_loss(answer, targets.to(answer.dtype).reshape(answer.shape))


def first_answer(answer: object) -> Tensor:
    """Of several outputs the first."""
    first = answer[0] if isinstance(answer, tuple) else answer
    assert isinstance(first, Tensor)
    return first
