"""Computes the nodes of a graph one after the other, and, without computing any, how large their results would be."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

import torch
from torch import Tensor

from scoutview.checkpoints.graphs.graph import (
    MOST_ALIVE,
    MOST_NUMBERS,
    Argument,
    GraphError,
    GraphNode,
    ModelGraph,
    Reference,
    Special,
    node_references,
)
from scoutview.checkpoints.graphs.operators import IN_PIECES, MOST_PIECES, PLAIN, operator_named
from scoutview.language import tr

Values: TypeAlias = dict[Reference, Any]
Seen: TypeAlias = Callable[[GraphNode, list[Any], Mapping[str, Any], Any], None]
Shapes: TypeAlias = Mapping[str, tuple[int, ...]]  # of the results of nodes
Passing: TypeAlias = Mapping[str, Callable[[Tensor], Tensor]]  # what the result of a node goes through
LARGEST_SIZE = 2**40
MOST_PRODUCTS = 10**13  # multiplications of all nodes: some minutes


@dataclass(frozen=True)
class ComputedOn:
    """Where a graph is computed; `precise`: with 64 bits where it says 32."""

    device: torch.device
    precise: bool = False

    def dtype(self, name: str) -> torch.dtype:
        return getattr(torch, "float64" if self.precise and name == "float32" else name)


@dataclass(frozen=True, eq=False)
class GraphStep:
    """One node, ready to be computed. `site` computes it as a module, from its one input; `last_used` may go then."""

    node: GraphNode
    compute: Callable[..., Any]
    last_used: tuple[Reference, ...]
    site: str = ""


class Running:
    """A graph ready to be computed.

    Raises:
        GraphError: this version of torch lacks an operator.
    """

    def __init__(self, graph: ModelGraph, sites: Mapping[str, str]) -> None:
        self.graph = graph
        self._checked: set[tuple[tuple[int, ...], ...]] = set()
        last = {each: node.name for node in graph.nodes for each in node_references(node) if each.kind == "node"}
        kept = {reference for _, reference in graph.outputs}
        uses = {node.name: [] for node in graph.nodes}  # type: dict[str, list[Reference]]
        for reference, name in last.items():
            if reference not in kept:
                uses[name].append(reference)
        self.steps = tuple(
            GraphStep(node, _operator(node), tuple(uses[node.name]), sites.get(node.name, "")) for node in graph.nodes
        )

    def check(self, inputs: Sequence[Tensor]) -> None:
        """Refuse inputs that are not the graph's, or for which a result would be too large.

        Raises:
            GraphError: one sentence, which names the input or the node.
        """
        sizes = tuple(tuple(each.shape) for each in inputs)
        if sizes in self._checked:
            return
        self._check_inputs(inputs)
        _estimate(self, [torch.empty(each.shape, dtype=each.dtype, device="meta") for each in inputs])
        self._checked.add(sizes)

    def check_example(self) -> Shapes:
        """The same with inputs of the example's sizes; the shape of each result that is a tensor, by its node.

        Raises:
            GraphError: the nodes do not go together.
        """
        symbols = {name: size.example for name, size in self.graph.symbols.items()}
        inputs = [
            torch.empty(
                [symbols[size] if isinstance(size, str) else size for size in each.sizes],
                dtype=getattr(torch, each.dtype),
                device="meta",
            )
            for each in self.graph.inputs.values()
        ]
        self._check_inputs(inputs)
        shapes = _estimate(self, inputs)
        self._checked.add(tuple(tuple(each.shape) for each in inputs))
        return shapes

    def _check_inputs(self, inputs: Sequence[Tensor]) -> None:
        if len(inputs) != len(self.graph.inputs):
            raise GraphError(
                tr("This model takes {wanted} inputs, not {given}.").format(
                    wanted=len(self.graph.inputs), given=len(inputs)
                )
            )
        symbols: dict[str, int] = {}
        for (name, declared), given in zip(self.graph.inputs.items(), inputs, strict=True):
            if given.ndim != len(declared.sizes):
                raise GraphError(
                    tr("The input “{name}” has {wanted} axes, not {given}.").format(
                        name=name, wanted=len(declared.sizes), given=given.ndim
                    )
                )
            for axis, (size, has) in enumerate(zip(declared.sizes, given.shape, strict=True)):
                wanted = symbols.setdefault(size, has) if isinstance(size, str) else size
                bounds = self.graph.symbols[size] if isinstance(size, str) else None
                if wanted != has or (bounds is not None and not bounds.low <= has <= bounds.high):
                    words = f"{wanted}" if bounds is None or wanted != has else bounds.in_words()
                    raise GraphError(
                        tr("The input “{name}” has {size} along axis {axis}, and this model takes {sizes}.").format(
                            name=name, size=has, axis=axis, sizes=words
                        )
                    )

    def run(
        self,
        values: Values,
        place: ComputedOn,
        seen: Seen | None = None,
        sites: Any = None,
        *,
        passing: Passing = MappingProxyType({}),
        until: str = "",
    ) -> tuple[Any, ...]:
        """The outputs; `values` holds weights, constants and inputs, and is used up. `seen` gets every result.

        A result goes on as what `passing` makes of it, where its node is named there. `until`: the node whose result is
        the last that is wanted, and is given alone.

        Raises:
            GraphError: a node cannot be computed, or its result is too large.
        """
        for step in self.steps:
            result = self._computed(step, values, place, sites)
            if step.node.name in passing:
                result = passing[step.node.name](result)
            values[Reference("node", step.node.name)] = result
            if seen is not None:
                seen(step.node, *_all_filled(step.node, values, place), result)
            if step.node.name == until:
                return (result,)
            for each in step.last_used:
                del values[each]
        return tuple(values[reference] for _, reference in self.graph.outputs)

    def _computed(self, step: GraphStep, values: Values, place: ComputedOn, sites: Any) -> Any:
        node = step.node
        try:
            if step.site and sites is not None:
                return sites[step.site](values[given(node)])
            arguments, named = _all_filled(node, values, place)
            return _plain(step, arguments) if node.operator in PLAIN else step.compute(*arguments, **named)
        except IndexError as error:
            if node.operator == "embedding.default":
                rows = len(values[_table(node)])
                said = tr(
                    "“{name}” is asked for a row that it does not have: it has {rows:,}, so the input is too long or"
                    " holds other numbers."
                )
                raise GraphError(said.format(name=node.module or node.name, rows=rows)) from error
            raise _told(node, error) from error
        except (RuntimeError, TypeError, ValueError, NotImplementedError, ArithmeticError) as error:
            raise _told(node, error) from error


def _told(node: GraphNode, error: Exception) -> GraphError:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return GraphError(
        tr("The node “{name}” ({operator}) cannot be computed: {reason}.").format(
            name=node.name, operator=node.operator, reason=reason[:200].rstrip(".")
        )
    )


def _table(node: GraphNode) -> Reference:
    reference = node.arguments[0]
    assert isinstance(reference, Reference)
    return reference


def _operator(node: GraphNode) -> Callable[..., Any]:
    try:
        return operator_named(node.operator)
    except GraphError as error:
        raise GraphError(
            tr("The node “{name}” cannot be computed: {error}.").format(name=node.name, error=error)
        ) from error


def given(node: GraphNode) -> Reference:
    """What enters a site: of a lookup the second argument, of a product the first."""
    reference = node.arguments[1 if node.operator == "embedding.default" else 0]
    assert isinstance(reference, Reference)
    return reference


def _all_filled(node: GraphNode, values: Values, place: ComputedOn) -> tuple[list[Any], dict[str, Any]]:
    named = {name: _filled(each, values, place) for name, each in node.named.items()}
    return _filled(node.arguments, values, place), named


def _filled(argument: Argument, values: Values, place: ComputedOn) -> Any:
    if isinstance(argument, Reference):
        return values[argument]
    if isinstance(argument, Special):
        if argument.kind == "device":
            return place.device
        if argument.kind == "dtype":
            return place.dtype(argument.value)
        return float(argument.value) if argument.kind == "number" else getattr(torch, argument.value)
    if isinstance(argument, tuple):
        return [_filled(each, values, place) for each in argument]
    return argument


def _plain(step: GraphStep, arguments: Sequence[Any]) -> Any:
    """A size, or one of several results."""
    if step.node.operator == "getitem":
        several, place = arguments
        if not isinstance(several, list | tuple) or type(place) is not int:
            raise TypeError("it should pick one of several results")
        return several[place]
    if not all(type(each) is int for each in arguments):
        raise TypeError("it should count with whole numbers")
    result = step.compute(*arguments)
    if type(result) is not int or abs(result) > LARGEST_SIZE:
        raise ValueError("it gives no size")
    return result


# how large


def _estimate(running: Running, inputs: Sequence[Tensor]) -> Shapes:
    """The sizes alone, computed on the device without numbers, node by node; a GraphError where one is too large."""
    graph = running.graph
    shapes: dict[str, tuple[int, ...]] = {}
    device = torch.device("meta")
    values: Values = {
        Reference("weight", name): torch.empty(
            [int(size) for size in each.sizes], dtype=getattr(torch, each.dtype), device=device
        )
        for name, each in graph.weights.items()
    }
    values |= {
        Reference("constant", name): torch.empty(array.shape, dtype=getattr(torch, array.dtype.name), device=device)
        for name, array in graph.constants.items()
    }
    values |= {Reference("input", name): each for name, each in zip(graph.inputs, inputs, strict=True)}
    products = alive = 0
    with torch.no_grad():
        for step in running.steps:
            entering = _tensors([values[each] for each in node_references(step.node)])
            _check_pieces(step.node, entering)
            products += _products(step.node, entering)
            result = running._computed(step, values, ComputedOn(device), None)
            numbers = sum(each.numel() for each in _tensors([result]))
            alive += numbers
            _check_size(step.node, max(numbers, _inside(step.node, entering)), alive, products)
            values[Reference("node", step.node.name)] = result
            if isinstance(result, Tensor):
                shapes[step.node.name] = tuple(result.shape)
            for each in step.last_used:
                alive -= sum(tensor.numel() for tensor in _tensors([values.pop(each)]))
    return shapes


def _check_size(node: GraphNode, numbers: int, alive: int, products: int) -> None:
    if numbers > MOST_NUMBERS or alive > MOST_ALIVE:
        raise GraphError(
            tr(
                "The node “{name}” ({operator}) would hold {numbers:,} numbers, more than is possible: at most "
                "{most:,}."
            ).format(name=node.name, operator=node.operator, numbers=max(numbers, alive), most=MOST_NUMBERS)
        )
    if products > MOST_PRODUCTS:
        raise GraphError(
            tr("Up to the node “{name}” the graph would multiply more than {most:,} times.").format(
                name=node.name, most=MOST_PRODUCTS
            )
        )


def _check_pieces(node: GraphNode, entering: Collection[Tensor]) -> None:
    longest = max((max(each.shape, default=1) for each in entering), default=1)
    if node.operator in IN_PIECES and longest > MOST_PIECES:
        raise GraphError(
            tr("The node “{name}” ({operator}) would take {longest:,} steps: {most:,} at most.").format(
                name=node.name, operator=node.operator, longest=longest, most=MOST_PIECES
            )
        )


def _products(node: GraphNode, entering: Collection[Tensor]) -> int:
    """About how many multiplications: of each number that enters first, with all of the largest other one's rows."""
    if len(entering) < 2:
        return 0
    first, *others = entering
    return first.numel() * max(max(each.shape, default=1) for each in others)


def _inside(node: GraphNode, entering: Sequence[Tensor]) -> int:
    """How many numbers an operator may hold that are in no result: attention's weights, a kernel's patches."""
    if node.operator.startswith("scaled_dot_product") and len(entering) > 1:
        query, key = entering[:2]
        return math.prod(query.shape[:-1]) * (key.shape[-2] if key.ndim > 1 else 1)
    if node.operator.startswith("conv") and len(entering) > 1:
        return entering[0].numel() * math.prod(entering[1].shape[2:])
    return 0


def _tensors(values: Sequence[Any]) -> list[Tensor]:
    found: list[Tensor] = []
    for each in values:
        if isinstance(each, Tensor):
            found.append(each)
        elif isinstance(each, list | tuple):
            found += _tensors(each)
    return found
