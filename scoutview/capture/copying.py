"""Copies of a model's weights as they are at a step: taken by the thread that trains, made into numbers by another."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.checkpoints.graphs.unwrapped import plain_weights
from scoutview.errors import UserError
from scoutview.frame import Arrays, read_only

Models = Mapping[str, nn.Module]  # by name; one alone under ""


def weights_of(models: Models) -> dict[str, Tensor]:
    """Parameters and saved buffers by their names without wrappers, those of several models behind their model's name.

    Raises:
        UserError: the weights are spread over several machines.
    """
    weights = {
        f"{name}.{weight}" if name else weight: tensor
        for name, model in models.items()
        for weight, tensor in plain_weights(model).items()
    }
    if any(type(tensor).__name__ == "DTensor" for tensor in weights.values()):
        raise UserError("The weights of this model are spread over several devices: record a gathered copy of it.")
    return weights


def copied(models: Models) -> Callable[[], Arrays]:
    """Copies the weights where they are; what comes back makes read-only arrays of them, in any thread.

    A copy on a graphics card stands in line behind the step that was just taken: nothing waits for it here.
    """
    own = {name: tensor.detach().clone() for name, tensor in weights_of(models).items()}
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
    own = own.float() if own.dtype == torch.bfloat16 or "float8" in str(own.dtype) else own
    return own.cpu().contiguous().numpy()
