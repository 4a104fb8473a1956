"""Takes the graph of a model by torch.export, translates it, and holds it against the model itself."""

from __future__ import annotations

import inspect
import io
import logging
import re
import traceback
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from scoutview.checkpoints.graphs.comparing import Call, as_the_model, runs, tensors_of, with_open_batch
from scoutview.checkpoints.graphs.graph import GraphError, ModelGraph
from scoutview.checkpoints.graphs.translating import NotTranslatedError, Translation
from scoutview.checkpoints.graphs.unwrapped import plain_weights, unwrapped_copy

RARE = 13  # of a batch: seldom a width, or a part of one
TORCH_FOLDER = str(Path(torch.__file__).parent)


def graph_of(model: nn.Module, example: Any) -> ModelGraph:
    """The graph of a model as it answers: in evaluation mode, without dropout, in 32 bits.

    Sizes of the example that the model's forward pass leaves open may change: `ModelGraph.in_words` says which. Model,
    example and random generators stay as they are.

    Args:
        model: any; what is around it (DataParallel, torch.compile, an average) is left out.
        example: what it is called with: a tensor, a tuple of arguments, or a dictionary of named ones.

    Raises:
        GraphError: it cannot be taken; one sentence says why.
    """
    try:
        own = unwrapped_copy(model)
    except Exception as error:
        raise GraphError(
            f"The graph of the model cannot be taken: it cannot be copied ({_first_line(error)})."
        ) from error
    with _quiet(), torch.random.fork_rng(devices=[]):
        call = _with_several(own, call_of(example))
        graph = as_the_model(_taken(own, call), own, call)
        if not _is_batch_open(graph) and runs(own, other := _of_rare_size(call)):
            # a model that asks len() has its batch as a number in the graph: told by a size that nothing else has
            again = with_open_batch(_taken(own, other), own, other)
            graph = again or graph
        return graph


def call_of(example: Any) -> Call:
    """Arguments and named arguments, on the CPU, numbers with a fraction in 32 bits."""
    args: tuple[Any, ...] = ()
    named: dict[str, Any] = {}
    if isinstance(example, Mapping):
        named = dict(example)
    else:
        args = tuple(example) if isinstance(example, list | tuple) else (example,)
    return pytree.tree_map_only(Tensor, _plain, (args, named))


def _plain(tensor: Tensor) -> Tensor:
    own = tensor.detach().cpu()
    return own.float() if own.is_floating_point() else own


def _with_several(model: nn.Module, call: Call) -> Call:
    """Of an example of one, one of two equal ones: else the batch would be taken for always one."""
    tensors = tensors_of(call)
    if not tensors or any(each.ndim == 0 or len(each) != 1 for each in tensors):
        return call
    several: Call = pytree.tree_map_only(Tensor, lambda each: each.repeat(2, *[1] * (each.ndim - 1)), call)
    try:
        with torch.no_grad():
            model(*several[0], **several[1])
    except Exception:  # whatever a model does that takes one only
        return call
    return several


def _taken(model: nn.Module, call: Call) -> ModelGraph:
    args, named = call
    try:
        names = list(inspect.signature(model.forward).bind(*args, **named).arguments)
        with torch.no_grad():
            answer = model(*args, **named)
        shapes: Any = pytree.tree_map(_open, call)
        dynamic = (*shapes[0], *shapes[1].values()) if len(names) == len(args) + len(named) else None
        with torch.no_grad():
            program = torch.export.export(
                model,
                args,
                named,
                dynamic_shapes=None if dynamic is None else dict(zip(names, dynamic, strict=True)),
                strict=False,
            )
        known = (model, plain_weights(model), tensors_of(call), answer)
        try:
            return Translation(program, *known).graph()
        except NotTranslatedError:  # some are told by others, or are put in the place of numbers that are overwritten
            return Translation(program.run_decompositions({}), *known).graph()
    except NotTranslatedError as error:
        raise GraphError(f"The graph of the model cannot be taken: {error}.") from error
    except Exception as error:
        raise GraphError(f"The graph of the model cannot be taken: {_reason(error)}.") from error


def _open(value: Any) -> Any:
    """All sizes of a tensor may change, where its model allows."""
    if not isinstance(value, Tensor):
        return None
    return dict.fromkeys(range(value.ndim), torch.export.Dim.AUTO)


def _is_batch_open(graph: ModelGraph) -> bool:
    first = next(iter(graph.inputs.values()), None)
    return first is None or not first.sizes or isinstance(first.sizes[0], str)


def _of_rare_size(call: Call) -> Call:
    """The same example repeated until the batch has a size that no other axis has."""
    size = len(tensors_of(call)[0])

    def repeated(tensor: Tensor) -> Tensor:
        if not tensor.ndim or len(tensor) != size:
            return tensor
        return tensor.repeat(-(-RARE // size), *[1] * (tensor.ndim - 1))[:RARE]

    return pytree.tree_map_only(Tensor, repeated, call)


# in words


@contextmanager
def _quiet() -> Iterator[None]:
    """What torch.export tells on its way is not the user's."""
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), redirect_stderr(io.StringIO()):  # it prints what it had when it gave up
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(level)


def _reason(error: Exception) -> str:
    kind = type(error).__name__
    if "DataDependent" in kind or "data-dependent" in str(error):
        return f"its forward pass decides by the numbers in a tensor{_where(error)}"
    return f"torch.export refuses it{_where(error)} ({_first_line(error)})"


def _where(error: Exception) -> str:
    """The line of the model's own code that it happened in, as far as that is known."""
    for entry in reversed(traceback.extract_tb(error.__traceback__)):
        if not entry.filename.startswith((TORCH_FOLDER, "<")) and Path(entry.filename) != Path(__file__):
            return f", in line {entry.lineno} of {Path(entry.filename).name}"
    return ""


def _first_line(error: Exception) -> str:
    line = next((each.strip() for each in str(error).splitlines() if each.strip()), type(error).__name__)
    return re.sub(r"\s+", " ", line)[:160].rstrip(".")
