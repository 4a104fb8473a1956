"""The graph of a model: the operators of its forward pass as plain data, without any code. Knows no torch.

Values are named: nodes, weights, constants, inputs. A node refers only to what stands before it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import numpy as np

from scoutview.errors import UserError
from scoutview.language import tr

MOST_NUMBERS = 2**27  # in one result of a node, or in all weights: 512 MB of float32
MOST_ALIVE = 2**28  # in all results that are there at once
Kind = Literal["node", "weight", "constant", "input"]
# float, int, bool, str, None, Reference, Special, or a tuple of these
Argument: TypeAlias = Any
Sizes: TypeAlias = tuple[int | str, ...]  # of an axis: a number, or the name of a symbol


class GraphError(UserError):
    """A graph that cannot be taken, read or run; the sentence names the node, where there is one."""


@dataclass(frozen=True)
class Reference:
    """Another value of the graph."""

    kind: Kind
    name: str


@dataclass(frozen=True)
class Special:
    """An argument that JSON has no word for. `kind`: dtype, device, memory_format or number (inf, -inf, nan)."""

    kind: str
    value: str = ""


@dataclass(frozen=True)
class GraphNode:
    """One operator: its name in the list of `operators.py`, what it is given, and in which module it stood."""

    name: str
    operator: str
    arguments: tuple[Argument, ...] = ()
    named: Mapping[str, Argument] = field(default_factory=dict)
    module: str = ""

    @property
    def kind(self) -> str:
        """The operator whatever form of it: "add" of "add.Tensor"."""
        return self.operator.partition(".")[0]


@dataclass(frozen=True)
class OpenSize:
    """A size that may change: from how much to how much, and what it was in the example."""

    low: int
    high: int
    example: int

    def in_words(self) -> str:
        """The range: "1 or more", "1 to 12"."""
        said = tr("{low} or more") if self.high >= MOST_NUMBERS else tr("{low} to {high}")
        return said.format(low=self.low, high=self.high)


@dataclass(frozen=True)
class GraphTensor:
    """What is known of an input or a weight before it is there: numbers, sizes, whether it is learned."""

    dtype: str
    sizes: Sizes
    is_buffer: bool = False

    @property
    def numbers(self) -> int:
        """How many there are, of a weight."""
        return math.prod(size for size in self.sizes if isinstance(size, int))


@dataclass(frozen=True, eq=False)
class ModelGraph:
    """A forward pass.

    Attributes:
        inputs: by name, in the order in which the model takes them.
        symbols: the sizes that may change, by name.
        weights: those of the model by the names of its state, each once.
        constants: other tensors, by name.
        nodes: in the order of computing.
        outputs: what the model returns: a word for each (empty where there is only one), and the value.
    """

    inputs: Mapping[str, GraphTensor]
    symbols: Mapping[str, OpenSize]
    weights: Mapping[str, GraphTensor]
    constants: Mapping[str, np.ndarray]
    nodes: tuple[GraphNode, ...]
    outputs: tuple[tuple[str, Reference], ...]

    def to_json(self) -> str:
        """The written form, which `graph_from_json` reads back and checks."""
        from scoutview.checkpoints.graphs.written import json_of_graph

        return json_of_graph(self)

    @property
    def dynamic(self) -> Mapping[str, tuple[int, ...]]:
        """Of each input the axes whose size may change."""
        return {
            name: tuple(axis for axis, size in enumerate(each.sizes) if isinstance(size, str))
            for name, each in self.inputs.items()
        }

    def in_words(self) -> str:
        """Which sizes may change: "tokens: axis 0 (1 or more), axis 1 (1 to 12)"."""
        parts = []
        for name, each in self.inputs.items():
            axes = [
                f"axis {axis} ({self.symbols[size].in_words()})"
                for axis, size in enumerate(each.sizes)
                if isinstance(size, str)
            ]
            parts.append(f"{name}: {', '.join(axes) or 'all sizes fixed'}")
        return "; ".join(parts)


def references(argument: Argument) -> Iterator[Reference]:
    """All that an argument refers to."""
    if isinstance(argument, Reference):
        yield argument
    elif isinstance(argument, tuple):
        for each in argument:
            yield from references(each)


def node_references(node: GraphNode) -> Iterator[Reference]:
    """All that a node refers to."""
    yield from references((*node.arguments, *node.named.values()))
