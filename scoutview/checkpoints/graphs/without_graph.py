"""What is known of a model whose graph cannot be taken: its weights, and how it is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor, nn

from scoutview.checkpoints.graphs.comparing import Call, once, resized, runs, tensors_of
from scoutview.checkpoints.graphs.eager import EagerAttention
from scoutview.checkpoints.graphs.graph import GraphTensor, ModelGraph, OpenSize, Reference
from scoutview.checkpoints.graphs.unwrapped import buffer_names, plain_weights, unwrapped_copy
from scoutview.checkpoints.graphs.written import LARGEST_WHOLE

BATCH = "batch"
PLAIN = (bool, int, float, str, type(None))
NO_CALL: Call = ((), {})


def weights_alone(model: nn.Module, call: Call = NO_CALL, copied: nn.Module | None = None) -> ModelGraph:
    """In the place of a graph that cannot be taken: it knows the weights and gives the first of them.

    Its inputs are the tensors of the call. The first axis of those that are as long there as the first tensor is the
    batch, unless a copy of the model, which is tried where there is one, does not take one alone.
    """
    weights, buffers = plain_weights(model), buffer_names(model)
    known = {
        name: GraphTensor(_stored(tensor), (*tensor.shape, *[2] * tensor.is_complex()), name in buffers)
        for name, tensor in weights.items()
    }
    tensors = tensors_of(call)
    rows = len(tensors[0]) if tensors and tensors[0].ndim else 0
    places = [(number, 0) for number, each in enumerate(tensors) if rows and each.ndim and len(each) == rows]
    if copied is not None and not runs(copied, resized(call, places, once)):
        places = []
    inputs = {
        input_name(number): GraphTensor(
            str(each.dtype).removeprefix("torch."),
            (BATCH, *each.shape[1:]) if (number, 0) in places else tuple(each.shape),
        )
        for number, each in enumerate(tensors)
    }
    symbols = {BATCH: OpenSize(1, LARGEST_WHOLE, rows)} if places else {}
    return ModelGraph(inputs, symbols, known, {}, (), (("", Reference("weight", next(iter(known), ""))),))


def copy_of(model: nn.Module) -> nn.Module | None:
    """A copy for answering; None where it cannot be copied."""
    try:
        return unwrapped_copy(model)
    except Exception:  # whatever keeps it from being copied
        return None


def attends(copied: nn.Module | None, call: Call) -> bool:
    """Whether an attention is seen while the model is called."""
    if copied is None:
        return False
    attention = EagerAttention(copied, len(tensors_of(call)[0]))
    with attention.watching():
        runs(copied, call)
    return bool(attention.weights)


def input_name(number: int) -> str:
    """Of a tensor of the call, counted from 0."""
    return f"input_{number}"


def written_call(call: Call) -> dict[str, Any] | None:
    """A call as plain data, its tensors by name: what `read_call` reads; None where parts stand inside of others."""
    numbers = iter(range(len(tensors_of(call))))

    def written(value: Any) -> Any:
        return {"tensor": input_name(next(numbers))} if isinstance(value, Tensor) else value

    positional, named = call
    if not all(isinstance(each, (Tensor, *PLAIN)) for each in (*positional, *named.values())):
        return None
    return {"positional": [*map(written, positional)], "named": {name: written(each) for name, each in named.items()}}


def read_call(written: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> Call:
    """The call again, with these tensors.

    Raises:
        ValueError, KeyError, TypeError: it is not as `written_call` writes it.
    """

    def value(each: Any) -> Any:
        if isinstance(each, dict):
            return tensors[each["tensor"]]
        if not isinstance(each, PLAIN):
            raise TypeError(each)
        return each

    positional, named = written["positional"], written["named"]
    return tuple(map(value, positional)), {str(name): value(each) for name, each in named.items()}


def _stored(tensor: Tensor) -> str:
    """The kind of its numbers in a frame that was read."""
    return "float32" if tensor.is_floating_point() or tensor.is_complex() else str(tensor.dtype).removeprefix("torch.")
