"""What the recording of a loop carries besides its frames, so that it can be asked without the loop's code."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy
import torch
from torch import Tensor, nn

from scoutview.checkpoints.graphs.comparing import tensors_of
from scoutview.checkpoints.graphs.graph import GraphError
from scoutview.checkpoints.graphs.taking import call_of, graph_of
from scoutview.checkpoints.graphs.without_graph import attends, copy_of, weights_alone, written_call
from scoutview.errors import UserError
from scoutview.labs.own_model.parts import ABOUT, EXAMPLE, GRAPH, LOSSES, TARGETS, TOKENIZER
from scoutview.labs.own_model.pixels import PictureKind
from scoutview.language import tr, tr_noop

Scaling = tuple[float | Sequence[float], float | Sequence[float]]  # taken, divided
MOST_EXAMPLE_BYTES = 8_000_000


def carried(
    model: nn.Module,
    names: Sequence[str],
    *,
    example: Any = None,
    targets: Tensor | None = None,
    loss: str = "",
    labels: Sequence[str] = (),
    tokenizer: Any = None,
    scaling: Scaling | None = None,
    tell: Callable[[str], None],
) -> dict[str, bytes]:
    """The assets of a recording of this model. Where there is no graph of it, `tell` is told why.

    Raises:
        UserError: something of it is not what it should be.
    """
    about: dict[str, Any] = {"models": list(names), "labels": [str(each) for each in labels], "no_graph": ""}
    about |= {"loss": _loss(loss, targets), "scaling": None if scaling is None else _scaling(scaling)}
    assets: dict[str, bytes] = {}
    if tokenizer is not None:
        assets[TOKENIZER] = _tokenizer(tokenizer).encode()
    if example is None:
        graph = weights_alone(model)
        about["no_graph"] = tr_noop("It was recorded without an example of what the model is called with (“example=”).")
    else:
        call = call_of(example)
        try:
            graph = graph_of(model, example)
            about["sizes"] = graph.in_words()
        except GraphError as error:
            tell(tr("{error} Weights and curves are recorded as ever.").format(error=error))
            copied = copy_of(model)
            graph = weights_alone(model, call, copied)
            about |= {"no_graph": str(error), "call": written_call(call), "attends": attends(copied, call)}
        assets[EXAMPLE] = _example(list(graph.inputs), tensors_of(call), targets)
    assets[GRAPH] = graph.to_json().encode()
    assets[ABOUT] = json.dumps(about).encode()
    return assets


def _example(names: Sequence[str], tensors: Sequence[Tensor], targets: Tensor | None) -> bytes:
    """The example, cut to what a recording should carry, by the names of the inputs."""
    size = sum(each.numel() * each.element_size() for each in tensors)
    rows = len(tensors[0]) if tensors and tensors[0].ndim else 1
    kept = rows if size <= MOST_EXAMPLE_BYTES else max(1, rows * MOST_EXAMPLE_BYTES // size)
    own: Mapping[str, Tensor] = dict(zip(names, tensors, strict=True))
    if targets is not None:
        own = {**own, TARGETS: targets}
    cut = {
        name: np.ascontiguousarray((each[:kept] if each.ndim and len(each) == rows else each).detach().cpu().numpy())
        for name, each in own.items()
    }
    return safetensors.numpy.save(cut)


def _scaling(scaling: Scaling) -> list[float | list[float]]:
    """What is taken and what is divided by, a number or one for each channel: as many of both."""
    try:
        pair = [_by_channel(each) for each in scaling]
        kinds = [PictureKind.scaled(channels, (1, 1), pair) for channels in (1, 3)]
    except (TypeError, ValueError):
        kinds = []
    if not any(kind.taken for kind in kinds):
        raise UserError(
            tr(
                "“scaling” should be two numbers, or three each for red, green and blue: what is taken from pixels in"
                " 0..1, and what they are divided by then, which is not 0."
            )
        )
    return pair


def _by_channel(number: float | Sequence[float]) -> float | list[float]:
    return (
        [float(each) for each in number]
        if isinstance(number, Sequence) and not isinstance(number, str)
        else float(number)
    )


def _loss(loss: str, targets: Tensor | None) -> str:
    if not loss:
        return ""
    if loss not in LOSSES:
        raise UserError(
            tr("“loss” should be one of {losses}, not “{loss}”.").format(losses=", ".join(LOSSES), loss=loss)
        )
    if not isinstance(targets, Tensor):
        raise UserError(tr("A loss needs the right answers to the example: give them as “targets”."))
    return loss


def _tokenizer(tokenizer: Any) -> str:
    """Its own JSON: of a file of that kind, of a `tokenizers.Tokenizer`, or of what holds one."""
    if isinstance(tokenizer, str | Path):
        path = Path(tokenizer)
        path = path / TOKENIZER if path.is_dir() else path
        if not path.is_file():
            raise UserError(
                tr("There is no tokenizer {path}: give a tokenizer.json, or the folder that holds one.").format(
                    path=path
                )
            )
        text = path.read_text(encoding="utf-8")
    else:
        inner = getattr(tokenizer, "backend_tokenizer", tokenizer)
        written = getattr(inner, "to_str", None)
        if written is None:
            raise UserError(
                tr(
                    "The tokenizer should be one of the package tokenizers, one of transformers that is fast, or a"
                    " file."
                )
            )
        text = str(written())
    try:
        json.loads(text)
    except ValueError as error:
        raise UserError(tr("The tokenizer is no JSON as the package tokenizers writes it.")) from error
    return text


def device_of(model: nn.Module) -> str:
    """Where its first weight is."""
    first = next(iter(model.parameters()), torch.zeros(0))
    return first.device.type
