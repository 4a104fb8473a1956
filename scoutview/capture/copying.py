"""Copies of a model's weights as they are at a step: taken by the thread that trains, made into numbers by another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.checkpoints.graphs.unwrapped import plain_weights
from scoutview.errors import UserError
from scoutview.frame import Arrays, read_only
from scoutview.language import tr

Models = Mapping[str, nn.Module]  # by name; one alone under ""
Shapes = Mapping[str, tuple[int, ...]]  # of the weights


def weights_of(models: Models, known: Collection[str] = ()) -> dict[str, Tensor]:
    """Parameters and saved buffers by their names without wrappers, those of several models behind their model's name.

    What stands under several names comes under the first; under all that are `known` where it did not do so before.

    Raises:
        UserError: the weights are spread over several machines.
    """
    weights = _weights(models)
    if known and len(weights) < len(known):
        repeated = _weights(models, repeated=True)
        if set(weights) <= set(known) <= set(repeated):
            weights = {name: repeated[name] for name in known}
    if any(type(tensor).__name__ == "DTensor" for tensor in weights.values()):
        raise UserError(tr("The weights of this model are spread over several devices: record a gathered copy of it."))
    return weights


def shapes_of(weights: Mapping[str, Tensor]) -> Shapes:
    """The sizes of each in a frame: a complex number is two."""
    return {name: (*each.shape, *[2] * each.is_complex()) for name, each in weights.items()}


def _weights(models: Models, *, repeated: bool = False) -> dict[str, Tensor]:
    return {
        f"{name}.{weight}" if name else weight: tensor
        for name, model in models.items()
        for weight, tensor in plain_weights(model, repeated=repeated).items()
    }


def copied(weights: Mapping[str, Tensor]) -> Callable[[], Arrays]:
    """Copies the weights where they are; what comes back makes read-only arrays of them, in any thread.

    A copy on a graphics card stands in line behind the step that was just taken: nothing waits for it here.
    """
    own = {name: tensor.detach().clone() for name, tensor in weights.items()}
    ready = _event(own)

    def arrays() -> Arrays:
        if ready is not None:
            ready.synchronize()
        return {name: read_only(_array(tensor)) for name, tensor in own.items()}

    return arrays


def _event(tensors: Mapping[str, Tensor]) -> torch.cuda.Event | None:
    if not any(tensor.is_cuda for tensor in tensors.values()):
        return None
    event = torch.cuda.Event()
    event.record()
    return event


def _array(tensor: Tensor) -> np.ndarray:
    own = tensor.to_dense() if tensor.is_sparse else tensor
    own = torch.view_as_real(own.resolve_conj()) if own.is_complex() else own
    own = own.float() if own.dtype == torch.bfloat16 or "float8" in str(own.dtype) else own
    return own.cpu().contiguous().numpy()
