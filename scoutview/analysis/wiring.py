"""The wires of a network of layers: what they cost, where their ways lead, which neurons they leave out. Numpy only.

A way goes from an input to an output over one neuron of each layer; its weight is the product of the sizes of the
weights along it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.frame import Arrays

DEAD_BELOW = 0.01  # of the ways through the strongest neuron of a layer, those through one that counts as dead
UNKNOWN = -1  # the module where none is known


@dataclass(frozen=True, eq=False)
class Wires:
    """`weights` are (out, in) of each layer of connections, `places` (neurons,) 0 to 1 of each layer of neurons.

    `input_modules` and `output_modules` number the module of each input and output; both are empty where none are
    known. `least_length` is how long a wire is at least.
    """

    weights: tuple[np.ndarray, ...]
    places: tuple[np.ndarray, ...]
    input_modules: tuple[int, ...] = ()
    output_modules: tuple[int, ...] = ()
    least_length: float = 0.0

    @property
    def sizes(self) -> tuple[int, ...]:
        """Of each layer of neurons, the inputs first."""
        return tuple(len(places) for places in self.places)

    @property
    def cost(self) -> float:
        """The sum of weight times length."""
        layers = zip(self.weights, self.places, self.places[1:], strict=False)
        lengths = (np.abs(above[:, None] - below) + self.least_length for _, below, above in layers)
        return float(sum((np.abs(weight) * length).sum() for weight, length in zip(self.weights, lengths, strict=True)))

    @cached_property
    def ways(self) -> np.ndarray:
        """(outputs, inputs): the weight of all ways between them."""
        return self._arriving[-1]

    @property
    def crossing(self) -> float:
        """The share of the weight of all ways that leads from an input of one module to an output of another."""
        if not self.input_modules:
            return float("nan")
        other = np.array(self.output_modules)[:, None] != np.array(self.input_modules)
        return float(self.ways[other].sum() / max(self.ways.sum(), np.finfo(float).tiny))

    @cached_property
    def _arriving(self) -> list[np.ndarray]:
        """(neurons, inputs) of each layer: the weight of all ways that arrive."""
        arriving = [np.eye(self.sizes[0])]
        for weight in self.weights:
            arriving.append(np.abs(weight).astype(float) @ arriving[-1])
        return arriving

    @cached_property
    def _leaving(self) -> list[np.ndarray]:
        """(neurons, outputs) of each layer: the weight of all ways that go on to the outputs."""
        leaving = [np.eye(self.sizes[-1])]
        for weight in self.weights[::-1]:
            leaving.append(np.abs(weight).astype(float).T @ leaving[-1])
        return leaving[::-1]

    @property
    def through(self) -> tuple[np.ndarray, ...]:
        """(neurons,) of each layer: the weight of all ways through each."""
        return tuple(into.sum(1) * out.sum(1) for into, out in zip(self._arriving, self._leaving, strict=True))

    @property
    def dead(self) -> tuple[np.ndarray, ...]:
        """(neurons,) bool of each layer: next to nothing goes through. Inputs and outputs never count as dead."""
        inside = range(1, len(self.sizes) - 1)
        return tuple(
            ways < DEAD_BELOW * ways.max() if number in inside and ways.max() > 0 else np.zeros(len(ways), bool)
            for number, ways in enumerate(self.through)
        )

    @property
    def dead_count(self) -> int:
        """Of all hidden neurons."""
        return int(sum(layer.sum() for layer in self.dead))

    @property
    def modules(self) -> tuple[tuple[np.ndarray, np.ndarray], ...]:
        """(neurons,) of each layer: the module within which most of the ways through a neuron lie, and their share.

        The ways through it that stay within any module are the whole.
        """
        if not self.input_modules:
            return tuple((np.full(size, UNKNOWN), np.full(size, np.nan)) for size in self.sizes)
        count = max(*self.input_modules, *self.output_modules) + 1
        enter, leave = (np.eye(count)[list(modules)] for modules in (self.input_modules, self.output_modules))
        found = []
        for into, out in zip(self._arriving, self._leaving, strict=True):
            within = (into @ enter) * (out @ leave)  # (neurons, modules)
            shares = within / np.maximum(within.sum(1, keepdims=True), np.finfo(float).tiny)
            found.append((shares.argmax(1), shares.max(1)))
        return tuple(found)


def wiring(wires: Wires, inputs: Sequence[str], outputs: Sequence[str], more: Sequence[str] = ()) -> Arrays:
    """The answer to `wiring`; `more` are the questions about it that the lab answers besides."""
    modules = wires.modules
    return {
        "wiring_sizes": np.array(wires.sizes, np.int64),
        "wiring_places": np.concatenate(wires.places).astype(np.float32),
        "wiring_weights": np.concatenate([weight.ravel() for weight in wires.weights]).astype(np.float32),
        "wiring_inputs": np.array(inputs, np.str_),
        "wiring_outputs": np.array(outputs, np.str_),
        "wiring_modules": np.concatenate([module for module, _ in modules]).astype(np.int64),
        "wiring_shares": np.concatenate([share for _, share in modules]).astype(np.float32),
        "wiring_dead": np.concatenate(wires.dead),
        "wiring_cost": np.array(wires.cost),
        "wiring_crossing": np.array(wires.crossing),
        "wiring_more": np.array(more, np.str_),
    }
