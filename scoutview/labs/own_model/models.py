"""The model of a recording as a module, or several by name, and its loss."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.checkpoints.graphs.model import GraphModel
from scoutview.labs.lab import Batch
from scoutview.labs.own_model.parts import LOSSES, CarriedParts


class SeveralModels(nn.Module):
    """Models under their names; the first one answers."""

    def __init__(self, models: dict[str, GraphModel]) -> None:
        super().__init__()
        for name, model in models.items():
            self.add_module(name, model)
        self.first = next(iter(models))

    def forward(self, *inputs: Tensor) -> object:
        return self.get_submodule(self.first)(*inputs)


def built(parts: CarriedParts) -> nn.Module:
    """The model, or several of the same kind, with zeros for weights."""
    if not parts.models:
        return GraphModel(parts.graph)
    return SeveralModels({name: GraphModel(parts.graph) for name in parts.models})


def asked_model(model: nn.Module) -> GraphModel:
    """The one that answers."""
    first = model.get_submodule(model.first) if isinstance(model, SeveralModels) else model
    assert isinstance(first, GraphModel)
    return first


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
