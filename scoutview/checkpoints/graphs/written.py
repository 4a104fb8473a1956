"""The written form of a graph: JSON, every part of which is checked when it is read. Knows no torch.

A value is {"node": name}, {"weight": name}, {"constant": name} or {"input": name}; what JSON has no word for is
{"dtype": "float32"}, {"device": ""}, {"memory_format": "..."} or {"number": "-inf"}.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any, get_args

import numpy as np

from scoutview.checkpoints.graphs.graph import (
    MOST_NUMBERS,
    Argument,
    GraphError,
    GraphNode,
    GraphTensor,
    Kind,
    ModelGraph,
    OpenSize,
    Reference,
    Special,
    node_references,
)
from scoutview.checkpoints.graphs.operators import PLAIN, TORCH
from scoutview.frame import read_only
from scoutview.language import tr

FORMAT = "scoutview graph 1"
MOST_LETTERS = 20_000_000
MOST_NODES = 50_000
MOST_LISTED = 4096  # things in one list of arguments
MOST_DEPTH = 4  # lists in lists
MOST_AXES = 8
MOST_CONSTANTS = 4_000_000  # numbers, in all of them
LARGEST_WHOLE = 2**63 - 1  # torch's word for “to the end”
LONGEST_TEXT = 200
DTYPES = ("float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool")
CONSTANT_DTYPES = tuple(each for each in DTYPES if each != "bfloat16")  # numpy has none
SPECIAL: Mapping[str, tuple[str, ...]] = {
    "dtype": DTYPES,
    "device": ("",),
    "memory_format": ("contiguous_format", "preserve_format", "channels_last", "channels_last_3d"),
    "number": ("inf", "-inf", "nan"),
}
NAME = re.compile(r"\w[^\s.\"'\\]*(\.\w[^\s.\"'\\]*)*")  # as modules and weights can be called


def json_of_graph(graph: ModelGraph) -> str:
    """Its written form."""
    return json.dumps(
        {
            "format": FORMAT,
            "inputs": {name: _tensor_written(each) for name, each in graph.inputs.items()},
            "symbols": {name: [each.low, each.high, each.example] for name, each in graph.symbols.items()},
            "weights": {name: _tensor_written(each) for name, each in graph.weights.items()},
            "constants": {name: _constant_written(each) for name, each in graph.constants.items()},
            "nodes": [_node_written(node) for node in graph.nodes],
            "outputs": [[word, _argument_written(each)] for word, each in graph.outputs],
        },
        separators=(",", ":"),
        allow_nan=False,
    )


def graph_from_json(text: str) -> ModelGraph:
    """The graph of this written form. Whether its sizes go together, `GraphModel` says, before anything is allocated.

    Raises:
        GraphError: anything in it is not as it should be; one sentence, which names the node.
    """
    if len(text) > MOST_LETTERS:
        raise GraphError(
            tr("The graph has {count:,} letters, and at most {most:,} are read.").format(
                count=len(text), most=MOST_LETTERS
            )
        )
    try:
        read = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise GraphError(tr("The graph cannot be read: it is no JSON of a graph.")) from error
    parts = _dictionary(read, tr("the graph"))
    if parts.get("format") != FORMAT:
        raise GraphError(tr("The graph is of another format or of a newer version of ScoutView."))
    symbols = {_name(name): _range(name, each) for name, each in _dictionary(parts.get("symbols"), "symbols").items()}
    graph = ModelGraph(
        inputs={_name(n): _tensor(n, each, symbols) for n, each in _dictionary(parts.get("inputs"), "inputs").items()},
        symbols=symbols,
        weights={_name(n): _tensor(n, each, {}) for n, each in _dictionary(parts.get("weights"), "weights").items()},
        constants=_constants(_dictionary(parts.get("constants"), "constants")),
        nodes=tuple(_node(each) for each in _list(parts.get("nodes"), "nodes", MOST_NODES)),
        outputs=tuple(_output(each) for each in _list(parts.get("outputs"), "outputs", MOST_LISTED)),
    )
    _check_references(graph)
    numbers = sum(each.numbers for each in graph.weights.values())
    if numbers > MOST_NUMBERS:
        raise GraphError(
            tr("The graph has {numbers:,} weights, and at most {most:,} are possible.").format(
                numbers=numbers, most=MOST_NUMBERS
            )
        )
    return graph


def _check_references(graph: ModelGraph) -> None:
    known: dict[str, set[str]] = {
        "weight": set(graph.weights),
        "constant": set(graph.constants),
        "input": set(graph.inputs),
        "node": set(),
    }
    for node in graph.nodes:
        if node.name in known["node"]:
            raise GraphError(tr("The graph has two nodes “{name}”.").format(name=node.name))
        for each in node_references(node):
            if each.name not in known[each.kind]:
                raise GraphError(
                    tr("The node “{name}” uses the {kind} “{other}”, which is not before it.").format(
                        name=node.name, kind=each.kind, other=each.name
                    )
                )
        known["node"].add(node.name)
    if not graph.outputs:
        raise GraphError(tr("The graph gives nothing: it has no outputs."))
    for _, each in graph.outputs:
        if each.name not in known[each.kind]:
            raise GraphError(
                tr("The graph should give the {kind} “{name}”, which it does not have.").format(
                    kind=each.kind, name=each.name
                )
            )


# writing


def _tensor_written(tensor: GraphTensor) -> dict[str, Any]:
    written = {"dtype": tensor.dtype, "sizes": list(tensor.sizes)}
    return written | {"buffer": True} if tensor.is_buffer else written


def _constant_written(array: np.ndarray) -> dict[str, Any]:
    values = array.reshape(-1)
    if array.size > 1 and (values == values[0]).all():
        values = values[:1]  # stands for all
    numbers = [each if not isinstance(each, float) or math.isfinite(each) else str(each) for each in values.tolist()]
    if array.dtype == bool:
        numbers = [int(each) for each in numbers]
    return {"dtype": array.dtype.name, "sizes": list(array.shape), "numbers": numbers}


def _node_written(node: GraphNode) -> dict[str, Any]:
    written = {"name": node.name, "operator": node.operator, "arguments": _argument_written(node.arguments)}
    if node.named:
        written["named"] = {name: _argument_written(each) for name, each in node.named.items()}
    if node.module:
        written["module"] = node.module
    return written


def _argument_written(argument: Argument) -> Any:
    if isinstance(argument, Reference):
        return {argument.kind: argument.name}
    if isinstance(argument, Special):
        return {argument.kind: argument.value}
    return [_argument_written(each) for each in argument] if isinstance(argument, tuple) else argument


# reading


def _refuse_constant(word: str) -> None:
    raise ValueError(word)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("a name stands there twice")
    return dict(pairs)


def _dictionary(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise GraphError(tr("The graph cannot be read: {what} should be named things.").format(what=what))
    return value


def _list(value: Any, what: str, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise GraphError(
            tr("The graph cannot be read: {what} should be a list of at most {most:,}.").format(what=what, most=most)
        )
    return value


def _name(value: Any) -> str:
    fits = isinstance(value, str) and len(value) <= LONGEST_TEXT and value.isprintable() and NAME.fullmatch(value)
    if not fits:
        raise GraphError(tr("The graph has a name that is none: {value!r}.").format(value=str(value)[:40]))
    return value


def _range(name: str, value: Any) -> OpenSize:
    numbers = value if isinstance(value, list) and [type(each) for each in value] == [int] * 3 else [0, 0, 0]
    size = OpenSize(*numbers)
    if not 0 < size.low <= size.example <= size.high <= LARGEST_WHOLE:
        raise GraphError(
            tr("The size “{name}” of the graph has no range from a lowest to a highest.").format(name=name)
        )
    return size


def _tensor(name: str, value: Any, symbols: Mapping[str, object]) -> GraphTensor:
    parts = _dictionary(value, f"“{name}”")
    sizes = _list(parts.get("sizes"), tr("the sizes of “{name}”").format(name=name), MOST_AXES)
    for size in sizes:
        if not (type(size) is int and 0 <= size <= MOST_NUMBERS) and not (isinstance(size, str) and size in symbols):
            raise GraphError(
                tr("“{name}” of the graph has a size that is none: {size}.").format(name=name, size=str(size)[:40])
            )
    if parts.get("dtype") not in DTYPES:
        raise GraphError(tr("“{name}” of the graph holds numbers of no kind that is known.").format(name=name))
    return GraphTensor(parts["dtype"], tuple(sizes), parts.get("buffer") is True)


def _constants(parts: Mapping[str, Any]) -> dict[str, np.ndarray]:
    found, left = {}, MOST_CONSTANTS
    for name, each in parts.items():
        tensor = _tensor(_name(name), each, {})
        left -= tensor.numbers
        if left < 0:
            raise GraphError(
                tr("The constants of the graph, “{name}” among them, have more than {most:,} numbers.").format(
                    name=name, most=MOST_CONSTANTS
                )
            )
        found[name] = _constant(name, tensor, _dictionary(each, name).get("numbers"))
    return found


def _constant(name: str, tensor: GraphTensor, numbers: Any) -> np.ndarray:
    listed = _list(numbers, tr("the numbers of “{name}”").format(name=name), MOST_CONSTANTS)
    wrong = GraphError(
        tr("The constant “{name}” of the graph does not hold the numbers that it should.").format(name=name)
    )
    if tensor.dtype not in CONSTANT_DTYPES or len(listed) not in (1, tensor.numbers):
        raise wrong
    if not all(type(each) in (int, float) or each in SPECIAL["number"] for each in listed):
        raise wrong
    try:
        values = np.array([float(each) if isinstance(each, str) else each for each in listed], tensor.dtype)
    except (ValueError, OverflowError) as error:
        raise wrong from error
    sizes = tuple(int(size) for size in tensor.sizes)
    return read_only(np.array(np.broadcast_to(values, sizes) if len(listed) == 1 else values.reshape(sizes)))


def _node(value: Any) -> GraphNode:
    parts = _dictionary(value, tr("a node"))
    name, operator, module = _name(parts.get("name")), str(parts.get("operator")), parts.get("module", "")
    if operator not in PLAIN and operator not in TORCH:
        raise GraphError(
            tr("The node “{name}” has an operator that no graph may hold: {operator}.").format(
                name=name, operator=operator[:80]
            )
        )
    if module:
        _name(module)
    named = {_name(key): _argument(name, each) for key, each in _dictionary(parts.get("named", {}), name).items()}
    return GraphNode(name, operator, _listed(name, parts.get("arguments"), MOST_DEPTH), named, module)


def _output(value: Any) -> tuple[str, Reference]:
    pair = value if isinstance(value, list) and len(value) == 2 else [None, None]
    given = _argument("outputs", pair[1])
    if not isinstance(pair[0], str) or len(pair[0]) > LONGEST_TEXT or not isinstance(given, Reference):
        raise GraphError(tr("The graph has an output that is none."))
    return pair[0], given


def _argument(node: str, value: Any, depth: int = MOST_DEPTH) -> Argument:
    """One argument; a GraphError, which names the node, where it is of no kind that is allowed."""
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int) and abs(value) <= LARGEST_WHOLE:
        return value
    if isinstance(value, str) and len(value) <= LONGEST_TEXT:
        return value
    if isinstance(value, list):
        return _listed(node, value, depth)
    if isinstance(value, dict) and len(value) == 1:
        ((kind, content),) = value.items()
        if kind in get_args(Kind):
            return Reference(kind, _name(content))
        if kind in SPECIAL and content in SPECIAL[kind]:
            return Special(kind, content)
    raise GraphError(
        tr("The node “{node}” is given something of no kind that is allowed: {value}.").format(
            node=node, value=str(value)[:80]
        )
    )


def _listed(node: str, value: Any, depth: int) -> tuple[Argument, ...]:
    if depth == 0:
        raise GraphError(
            tr("The node “{node}” is given lists in lists, deeper than any operator takes.").format(node=node)
        )
    listed = _list(value, tr("what the node “{node}” is given").format(node=node), MOST_LISTED)
    return tuple(_argument(node, each, depth - 1) for each in listed)
