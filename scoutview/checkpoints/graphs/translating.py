"""Translates what torch.export makes of a model into a graph of ours: names, plain arguments, nothing else."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from scoutview.checkpoints.graphs.graph import (
    Argument,
    GraphNode,
    GraphTensor,
    ModelGraph,
    OpenSize,
    Reference,
    Special,
    node_references,
)
from scoutview.checkpoints.graphs.operators import PLAIN_NAMES, TORCH
from scoutview.checkpoints.graphs.unwrapped import buffer_names
from scoutview.checkpoints.graphs.written import CONSTANT_DTYPES, DTYPES, LARGEST_WHOLE, MOST_CONSTANTS

if TYPE_CHECKING:
    from torch.export import ExportedProgram

LEFT_OUT = ("layout", "pin_memory", "non_blocking")  # of named arguments: where numbers lie, not which
DRAWN = re.compile(r"rand|bernoulli|multinomial|normal|dropout|exponential|poisson")
# A view fits how numbers lie in the memory of this machine's attention; elsewhere they lie in another order.
STRIDED = {"view.default": "reshape.default", "_unsafe_view.default": "reshape.default"}
SYMBOLIC = {torch.sym_max: "max", torch.sym_min: "min", operator.floordiv: "floordiv"}


class NotTranslatedError(Exception):
    """The program holds something that no graph does; says what, without a full stop."""


class Translation:
    """One exported program on its way.

    Args:
        program: what torch.export made.
        model: the model that it was made of, on the CPU.
        weights: those of the model that a frame holds.
        given: the tensors that it was called with.
        answer: what the model answered, which has the words for its outputs.
    """

    def __init__(
        self,
        program: ExportedProgram,
        model: nn.Module,
        weights: Mapping[str, Tensor],
        given: Sequence[Tensor],
        answer: object,
    ) -> None:
        self._given = given
        self._program = program
        self._weights = weights
        self._buffers = buffer_names(model)
        self._names = {id(tensor): name for name, tensor in weights.items()}
        self._tensors: dict[str, Any] = dict(model.named_parameters(remove_duplicate=False))
        self._tensors |= dict(model.named_buffers(remove_duplicate=False)) | dict(program.constants)
        self._answer = answer
        self._values: dict[str, Reference] = {}
        self._inputs: dict[str, GraphTensor] = {}
        self._symbols: dict[str, OpenSize] = {}
        self._constants: dict[str, np.ndarray] = {}

    def graph(self) -> ModelGraph:
        """The graph.

        Raises:
            NotTranslatedError: an operator, an argument or a tensor is none that a graph may hold.
        """
        nodes = []
        self._enter()
        for node in self._program.graph.nodes:
            if node.op == "call_function" and self._is_needed(node):
                self._values[node.name] = Reference("node", node.name)
                nodes.append(node)
            elif node.op not in ("call_function", "placeholder", "output"):
                raise NotTranslatedError(f"it holds a part of its own, {node.target}")
        outputs = self._outputs()
        wanted = {reference.name for _, reference in outputs if reference.kind == "node"}
        translated: list[GraphNode] = []
        for node in reversed(nodes):  # only what the outputs need
            if node.name in wanted:
                translated.append(self._node(node))
                wanted |= {each.name for each in node_references(translated[-1]) if each.kind == "node"}
        weights = {name: self._kept(name, tensor) for name, tensor in self._weights.items()}
        constants = {name: array for name, array in self._constants.items() if self._uses(translated, outputs, name)}
        return ModelGraph(self._inputs, self._symbols, weights, constants, tuple(reversed(translated)), outputs)

    def _enter(self) -> None:
        placeholders = {node.name: node for node in self._program.graph.nodes if node.op == "placeholder"}
        given = iter(self._given)
        for spec in self._program.graph_signature.input_specs:
            name, kind = getattr(spec.arg, "name", ""), spec.kind.name
            value = placeholders[name].meta.get("val") if name in placeholders else None
            if kind == "USER_INPUT":
                if isinstance(value, Tensor):
                    self._inputs[name] = GraphTensor(
                        _dtype(value.dtype), tuple(map(self._size, value.shape, next(given).shape))
                    )
                    self._values[name] = Reference("input", name)
                continue
            tensor = self._tensors.get(str(spec.target))
            if not isinstance(tensor, Tensor):
                raise NotTranslatedError(f"it holds something that is no tensor, {spec.target}")
            known = self._names.get(id(tensor))
            if known is None:
                known = str(spec.target)
                self._constants[known] = _array(known, tensor)
                self._values[name] = Reference("constant", known)
            else:
                self._values[name] = Reference("weight", known)
        if sum(each.size for each in self._constants.values()) > MOST_CONSTANTS:
            raise NotTranslatedError(f"its tensors that are no weights have more than {MOST_CONSTANTS:,} numbers")

    def _size(self, size: Any, example: int) -> int | str:
        if isinstance(size, int):
            return size
        expression = size.node.expr
        if expression.is_number:
            return int(expression)
        name = re.sub(r"\W+", "_", str(expression))
        bounds = self._program.range_constraints.get(expression)
        low, high = (bounds.lower, bounds.upper) if bounds is not None else (2, math.inf)
        # int_oo of torch is no number that int() takes
        most = int(high) if str(high).lstrip("-").isdecimal() else LARGEST_WHOLE
        self._symbols[name] = OpenSize(max(1, min(int(low), example)), max(example, min(most, LARGEST_WHOLE)), example)
        return name

    def _outputs(self) -> tuple[tuple[str, Reference], ...]:
        paths = [path for path, _ in pytree.tree_flatten_with_path(self._answer)[0]]
        own = [each for each in self._program.graph_signature.output_specs if each.kind.name == "USER_OUTPUT"]
        found = []
        for number, each in enumerate(own):
            reference = self._values.get(getattr(each.arg, "name", ""))
            if reference is not None:
                words = (
                    [re.sub(r"\W+", "", pytree.keystr((key,))) for key in paths[number]]
                    if len(paths) == len(own)
                    else []
                )
                found.append((".".join(words), reference))
        if not found:
            raise NotTranslatedError("it gives no tensor")
        return tuple(found)

    def _is_needed(self, node: Any) -> bool:
        """Whether it is more than a check of sizes."""
        return bool(node.users)

    def _node(self, node: Any) -> GraphNode:
        name = self._operator(node.target)
        arguments = tuple(self._argument(each) for each in node.args)
        named = {
            key: self._argument(each) for key, each in node.kwargs.items() if key not in LEFT_OUT and each is not None
        }
        return GraphNode(node.name, name, arguments, named, _module(node))

    def _operator(self, target: Any) -> str:
        if target in PLAIN_NAMES:
            return PLAIN_NAMES[target]
        if target in SYMBOLIC:
            return SYMBOLIC[target]
        if isinstance(target, torch._ops.OpOverload):
            name = str(target).removeprefix("aten.")
            name = STRIDED.get(name, name)
            if name in TORCH:
                return name
            if target.namespace == "aten" and DRAWN.search(name):
                raise NotTranslatedError(f"it draws random numbers ({name})")
            raise NotTranslatedError(f"it uses the operator {target}, which graphs do not hold")
        raise NotTranslatedError(f"it uses {getattr(target, '__name__', target)}, which graphs do not hold")

    def _argument(self, value: Any) -> Argument:
        if isinstance(value, torch.fx.Node):
            if value.name not in self._values:
                raise NotTranslatedError(f"it uses {value.name}, which is no tensor")
            return self._values[value.name]
        if isinstance(value, float) and not math.isfinite(value):
            return Special("number", str(value))
        if value is None or isinstance(value, bool | int | float | str):
            return value
        if isinstance(value, list | tuple):
            return tuple(self._argument(each) for each in value)
        if isinstance(value, torch.dtype):
            return Special("dtype", _dtype(value))
        if isinstance(value, torch.device):
            return Special("device")
        if isinstance(value, torch.memory_format):
            return Special("memory_format", str(value).removeprefix("torch."))
        raise NotTranslatedError(f"it is given {type(value).__name__} {value!s:.40}, which graphs do not hold")

    def _kept(self, name: str, tensor: Tensor) -> GraphTensor:
        return GraphTensor(_dtype(tensor.dtype), tuple(tensor.shape), name in self._buffers)

    def _uses(self, nodes: list[GraphNode], outputs: tuple[tuple[str, Reference], ...], name: str) -> bool:
        reference = Reference("constant", name)
        return any(reference in node_references(node) for node in nodes) or reference in [each for _, each in outputs]


def _dtype(dtype: torch.dtype) -> str:
    name = str(dtype).removeprefix("torch.")
    if name not in DTYPES:
        raise NotTranslatedError(f"it uses numbers of the kind {name}, which graphs do not hold")
    return name


def _array(name: str, tensor: Tensor) -> np.ndarray:
    if _dtype(tensor.dtype) not in CONSTANT_DTYPES:
        raise NotTranslatedError(f"it holds a tensor of {tensor.dtype}, {name}")
    return tensor.detach().cpu().numpy().copy()


def _module(node: Any) -> str:
    """The path of the module whose forward pass it stands in; "" for the model's own."""
    stack = node.meta.get("nn_module_stack") or {}
    path = str(list(stack.values())[-1][0]) if stack else ""
    return re.sub(r"@\d+$", "", path)  # a module that is called again has a number behind it
