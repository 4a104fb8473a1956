"""A model that its owner supplies, `--model package.module:function`, where its graph could not be taken.

Beside plugins it is the only place where code of somebody's own is imported: by this word, never by what is in a file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from scoutview.checkpoints.graphs.eager import EagerAttention
from scoutview.checkpoints.graphs.graph import ModelGraph
from scoutview.checkpoints.graphs.unwrapped import bared, plain_weights
from scoutview.checkpoints.graphs.without_graph import read_call
from scoutview.errors import UserError
from scoutview.language import tr


class SuppliedModel(nn.Module):
    """A model of somebody's own with its own names, called with the tensors of the recorded call, in their order.

    Args:
        model: on the CPU, in 32 bits, for answering.
        call: how it is called, as the recording tells it.
        names: of the tensors of the call.
    """

    def __init__(self, model: nn.Module, call: Mapping[str, Any], names: tuple[str, ...]) -> None:
        super().__init__()
        self._modules, self._parameters, self._buffers = model._modules, model._parameters, model._buffers
        self._non_persistent_buffers_set = model._non_persistent_buffers_set
        self._supplied = (model, call, names)  # in a tuple: it is no module of this one
        self.register_state_dict_post_hook(_only_recorded)

    def forward(self, *inputs: Tensor) -> object:
        model, written, names = self._supplied
        try:
            positional, named = read_call(written, dict(zip(names, inputs, strict=True)))
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(tr("How this model is called is not told by the recording.")) from error
        try:
            answer = model(*positional, **named)
        except UserError:
            raise
        except Exception as error:  # whatever its code does
            raise UserError(
                tr("The model of --model cannot be called ({error}).").format(error=_first_line(error))
            ) from error
        tensors = [each for each in torch.utils._pytree.tree_leaves(answer) if isinstance(each, Tensor)]
        if not tensors:
            raise UserError(tr("The model of --model answers with no tensor."))
        return tensors[0] if len(tensors) == 1 else tuple(tensors)

    def attention_weights(self, inputs: tuple[Tensor, ...]) -> dict[str, Tensor]:
        """What each attention that is seen gives to each key, by its name: (B, heads, queries, keys)."""
        attention = EagerAttention(self, len(inputs[0]))
        with attention.watching():
            self(*inputs)
        return attention.weights

    def without_head(self, inputs: tuple[Tensor, ...], name: str, head: int) -> object:
        """What it says while this head, from 0, of the attention of this name reads nothing."""
        attention = EagerAttention(self, len(inputs[0]), (name, head))
        with attention.watching():
            return self(*inputs)


def supplied_model(word: str, graph: ModelGraph, call: Mapping[str, Any]) -> SuppliedModel:
    """The model that a function gives, `package.module:function`, which is imported and called for it.

    Raises:
        UserError: there is none, or it is not the one that was recorded; one sentence says which part.
    """
    model = _made(word)
    wanted = {name: tuple(each.sizes) for name, each in graph.weights.items()}
    found = {name: tuple(each.shape) for name, each in plain_weights(model).items()}
    for name in (*wanted, *found):
        if wanted.get(name) != found.get(name):
            recorded, made = (_in_words(each.get(name)) for each in (wanted, found))
            raise UserError(
                tr("“{name}” is {recorded} in this recording, and {made} in the model of --model {word}.").format(
                    name=name, recorded=recorded, made=made, word=word
                )
            )
    return SuppliedModel(model, call, tuple(graph.inputs))


def _made(word: str) -> nn.Module:
    with _this_folder_first(), torch.random.fork_rng(devices=[]):
        function = _imported(word)
        try:
            model = function()
        except Exception as error:  # whatever somebody's code does
            raise UserError(
                tr("{word} went wrong when it was called without arguments ({error}).").format(
                    word=word, error=_first_line(error)
                )
            ) from error
    if not isinstance(model, nn.Module):
        raise UserError(
            tr("{word} should give a torch.nn.Module, not {kind}.").format(word=word, kind=type(model).__name__)
        )
    return bared(model)


@contextmanager
def _this_folder_first() -> Iterator[None]:
    """Modules are looked for in this folder as well, and not for longer: it may have one of any name."""
    before = list(sys.path)
    sys.path.insert(0, str(Path.cwd()))
    try:
        yield
    finally:
        sys.path[:] = before


def _imported(word: str) -> Any:
    module, _, name = word.partition(":")
    if not module or not name:
        raise UserError(tr("--model should be package.module:function, not “{word}”.").format(word=word))
    try:
        found: Any = import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
    except ModuleNotFoundError as error:
        raise UserError(
            tr("There is no module {module} for --model {word}, seen from this folder.").format(
                module=error.name, word=word
            )
        ) from error
    except AttributeError as error:
        raise UserError(
            tr("There is no {name} in {module}, for --model {word}.").format(name=name, module=module, word=word)
        ) from error
    except Exception as error:  # whatever somebody's code does
        raise UserError(
            tr("{module} cannot be imported ({error}).").format(module=module, error=_first_line(error))
        ) from error
    if not callable(found):
        raise UserError(tr("{word} should be a function that gives the model, and cannot be called.").format(word=word))
    return found


def _only_recorded(model: nn.Module, weights: dict[str, Any], prefix: str, _: Any) -> None:
    """A weight that is used twice is one, and so it is recorded."""
    own = {prefix + name for name in plain_weights(model)}
    for name in [each for each in weights if each.startswith(prefix) and each not in own]:
        del weights[name]


def _in_words(sizes: tuple[Any, ...] | None) -> str:
    return tr("missing") if sizes is None else " × ".join(map(str, sizes)) or tr("one number")


def _first_line(error: Exception) -> str:
    line = next(iter(str(error).split("\n")), "").strip()
    return f"{type(error).__name__}: {line[:160]}".rstrip(": .")
