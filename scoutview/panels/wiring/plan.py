"""The arithmetic of the picture of wires: where neurons stand, how wide and how strong each wire is. No Qt."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.language import tr
from scoutview.observation import Observation

FULL = 1.5  # a weight from which on a wire is at its widest and strongest, in every frame and every run
INVISIBLE = 0.02  # below it a wire is not drawn
POWER = 0.7  # of how strongness grows with weight: middling ones are seen
TURNS = 4
LEVELS = 8  # widths and strengths that are told apart: wires of one are drawn at once
THINNEST, WIDEST = 0.7, 5.0  # design pixels
LARGEST, SMALLEST, OF_SPACE = 7.0, 2.0, 0.42  # radius of a neuron: design pixels, and as a share of its room
LEAST_SEATS = 4  # across, that are seen at least
NEAR = 14.0  # design pixels from a neuron that still mean it
MOST_SHOWN = 4  # inputs of one neuron
ANSWERED, UNMOVED = 0.1, 1e-3  # of how far the strongest input moves it, and how far is not at all
OFF = re.compile(r"neuron (\d+)\.(\d+) off")

NO_PICTURE = np.zeros((0, 0))

Neuron = tuple[int, int]  # layer of neurons, the inputs being layer 0, and its number


@dataclass(frozen=True, eq=False)
class Net:
    """A network as `wiring` tells of it: all arrays layer by layer."""

    places: tuple[np.ndarray, ...]
    weights: tuple[np.ndarray, ...]  # (out, in) each
    modules: tuple[np.ndarray, ...]
    shares: tuple[np.ndarray, ...]
    dead: tuple[np.ndarray, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    cost: float
    crossing: float
    removed: frozenset[Neuron] = frozenset()

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(map(len, self.places))

    @property
    def hidden(self) -> int:
        """How many neurons lie between inputs and outputs."""
        return sum(self.sizes[1:-1])

    @property
    def dead_count(self) -> int:
        return int(sum(each.sum() for each in self.dead))

    @property
    def wires(self) -> int:
        return sum(each.size for each in self.weights)

    @cached_property
    def module_count(self) -> int:
        """How many modules are known; 0 where none are."""
        return max(int(each.max()) for each in self.modules) + 1

    @cached_property
    def module_outputs(self) -> tuple[tuple[int, str], ...]:
        """Each module that is known, with the names of its outputs."""
        modules = self.modules[-1].tolist()
        names = {each: [name for name, of in zip(self.outputs, modules, strict=True) if of == each] for each in modules}
        return tuple((module, ", ".join(names[module])) for module in sorted(names) if module >= 0)

    def certainty(self, neuron: Neuron) -> float:
        """How surely a neuron is of its module: 1 where all of its ways are, 0 where it has as much of each."""
        layer, number = neuron
        even = 1 / max(2, self.module_count)
        return float(np.clip((self.shares[layer][number] - even) / (1 - even), 0.0, 1.0))

    def name(self, neuron: Neuron) -> str:
        """An input or an output by its name, a neuron as an intervention names it."""
        layer, number = neuron
        if layer == 0:
            return self.inputs[number]
        return (
            self.outputs[number]
            if layer == len(self.sizes) - 1
            else tr("neuron {layer}.{number}").format(layer=layer - 1, number=number)
        )

    def is_hidden(self, neuron: Neuron) -> bool:
        return 0 < neuron[0] < len(self.sizes) - 1

    def has(self, neuron: Neuron) -> bool:
        return 0 <= neuron[0] < len(self.sizes) and 0 <= neuron[1] < self.sizes[neuron[0]]

    @cached_property
    def shown_weights(self) -> tuple[np.ndarray, ...]:
        """The weights of the wires that are there: those of removed neurons are not."""
        weights = [each.copy() for each in self.weights]
        for layer, number in self.removed:
            weights[layer - 1][number] = 0
            weights[layer][:, number] = 0
        return tuple(weights)


def net_of(observation: Observation) -> Net:
    """From the answer to `wiring`; neurons that the probe switches off are removed."""
    sizes = observation["wiring_sizes"].tolist()
    ends = np.cumsum(sizes)[:-1]
    shapes = [(leave, enter) for enter, leave in itertools.pairwise(sizes)]
    cuts = np.cumsum([rows * columns for rows, columns in shapes])[:-1]
    flat = np.split(observation["wiring_weights"].astype(float), cuts)

    def parts(channel: str) -> tuple[np.ndarray, ...]:
        return tuple(np.split(observation[channel], ends))

    return Net(
        parts("wiring_places"),
        tuple(np.nan_to_num(each.reshape(shape)) for each, shape in zip(flat, shapes, strict=True)),
        parts("wiring_modules"),
        parts("wiring_shares"),
        parts("wiring_dead"),
        tuple(map(str, observation["wiring_inputs"])),
        tuple(map(str, observation["wiring_outputs"])),
        float(observation["wiring_cost"]),
        float(observation["wiring_crossing"]),
        removed_neurons(observation.probe.interventions, sizes),
    )


def removed_neurons(interventions: Collection[str], sizes: Sequence[int]) -> frozenset[Neuron]:
    """Those that are switched off, of those there are."""
    found = (OFF.fullmatch(text) for text in interventions)
    neurons = ((int(each[1]) + 1, int(each[2])) for each in found if each)
    return frozenset((layer, number) for layer, number in neurons if layer < len(sizes) - 1 and number < sizes[layer])


def positions(net: Net, room: Box) -> tuple[np.ndarray, ...]:
    """(neurons, 2) of each layer in design pixels: the inputs at the bottom, the outputs at the top."""
    layers = len(net.sizes)
    heights = [room.bottom - room.height * layer / max(1, layers - 1) for layer in range(layers)]
    return tuple(
        np.stack([room.x + room.width * places, np.full(len(places), height)], axis=1)
        for places, height in zip(net.places, heights, strict=True)
    )


def place_in_whole(net: Net, neuron: Neuron) -> tuple[float, float]:
    """Where a neuron is, in shares of the whole picture from its upper left corner."""
    layer, number = neuron
    return float(net.places[layer][number]), 1 - layer / max(1, len(net.sizes) - 1)


def least_part(sizes: Sequence[int]) -> tuple[float, float]:
    """The smallest shares of the whole that can be zoomed to: a few seats across, and one layer of wires."""
    return min(1.0, LEAST_SEATS / max(sizes)), 1 / max(1, len(sizes) - 1)


def radius(space: float) -> float:
    """How large the neurons of a layer are drawn, in design pixels, with so much from one to the next."""
    return min(LARGEST, max(SMALLEST, OF_SPACE * space))


def levels_of(weights: np.ndarray) -> np.ndarray:
    """How strongly each wire is drawn: 1 to LEVELS, 0 for one that is not."""
    size = np.abs(weights)
    strong = np.minimum(1.0, size / FULL) ** POWER
    return np.where(size < INVISIBLE, 0, np.maximum(1, np.ceil(LEVELS * strong))).astype(int)


def width_of(level: int) -> float:
    """In design pixels."""
    return THINNEST + (WIDEST - THINNEST) * (level - 1) / (LEVELS - 1)


def strength_of(level: int, sign: int) -> float:
    """Where in the signed map its colour is, -1 to 1."""
    return sign * (0.08 + 0.92 * level / LEVELS)


@dataclass(frozen=True, eq=False)
class Bundle:
    """Wires of one sign and one level: (wires, 4) x and y of both ends, in design pixels."""

    sign: int
    level: int
    ends: np.ndarray


def bundles(weights: Sequence[np.ndarray], points: Sequence[np.ndarray]) -> list[Bundle]:
    """All wires, the faintest first; those of both signs take turns, so that neither lies over the other."""
    found: dict[tuple[int, int], list[np.ndarray]] = {}
    for weight, below, above in zip(weights, points, points[1:], strict=False):
        levels = levels_of(weight)
        rows, columns = np.nonzero(levels)
        ends = np.concatenate([below[columns], above[rows]], axis=1)
        keys = levels[rows, columns] * np.sign(weight[rows, columns]).astype(int)
        for key in np.unique(keys).tolist():
            found.setdefault((abs(key), 1 if key > 0 else -1), []).append(ends[keys == key])
    whole = {key: np.concatenate(parts) for key, parts in found.items()}
    turns = ((level, turn, sign) for level, sign in whole for turn in range(TURNS))
    return [
        Bundle(sign, level, whole[level, sign][turn::TURNS])
        for level, turn, sign in sorted(turns)
        if turn < len(whole[level, sign])
    ]


def wires_of_one(net: Net, neuron: Neuron) -> tuple[np.ndarray, ...]:
    """The weights of its own wires, all others 0."""
    layer, number = neuron
    weights = [np.zeros_like(each) for each in net.shown_weights]
    if layer > 0:
        weights[layer - 1][number] = net.shown_weights[layer - 1][number]
    if layer < len(weights):
        weights[layer][:, number] = net.shown_weights[layer][:, number]
    return tuple(weights)


def neuron_at(points: Sequence[np.ndarray], x: float, y: float) -> Neuron | None:
    """The nearest neuron, if it is near."""
    nearest = [np.hypot(*(each - (x, y)).T) for each in points]
    layer = int(np.argmin([each.min() for each in nearest]))
    number = int(nearest[layer].argmin())
    return (layer, number) if nearest[layer][number] <= NEAR else None


def neighbour(net: Net, neuron: Neuron, rows: int, columns: int) -> Neuron:
    """The one that an arrow key leads to: along the layer in the order of the seats, or nearest in the next one."""
    layer, number = neuron
    place = net.places[layer][number]
    if rows:
        above = min(max(layer - rows, 0), len(net.sizes) - 1)
        return above, int(np.abs(net.places[above] - place).argmin())
    order = np.argsort(net.places[layer], kind="stable").tolist()
    at = min(max(order.index(number) + columns, 0), len(order) - 1)
    return layer, int(order[at])


@dataclass(frozen=True, eq=False)
class Response:
    """One neuron: what it answers as one input after the other is moved, strongest first; losses with and without."""

    neuron: Neuron
    names: tuple[str, ...]
    values: np.ndarray  # (inputs, points)
    responses: np.ndarray
    asked: np.ndarray  # (inputs,)
    here: float
    loss: float
    loss_without: float
    picture: np.ndarray  # (rows, columns), how far each pixel moves it; of no size where the inputs are no picture

    @property
    def moving_pixels(self) -> int:
        """How many pixels move it noticeably."""
        sizes = np.abs(self.picture)
        return int((sizes > max(UNMOVED, ANSWERED * sizes.max(initial=0.0))).sum())

    @property
    def answered(self) -> tuple[str, ...]:
        """The inputs that it answers to, strongest first; none where nothing moves it."""
        spans = np.ptp(self.responses, axis=1)
        if spans.max() <= UNMOVED:
            return ()
        return tuple(name for name, span in zip(self.names, spans, strict=True) if span > ANSWERED * spans.max())


def response_of(observation: Observation, prefix: str = "") -> Response:
    """From the answer to `wired_neuron`; `prefix` stands before the names of its channels."""
    names = ("responding_neuron", "responses", "response_names", "response_values", "response_asked", "response_here")
    told = {name: observation[f"{prefix}{name}"] for name in (*names, "loss_with_neuron", "loss_without_neuron")}
    layer, number = told["responding_neuron"].tolist()
    responses = told["responses"].astype(float)
    strongest = np.argsort(-np.ptp(responses, axis=1), kind="stable")[:MOST_SHOWN]
    return Response(
        (layer + 1, number),
        tuple(str(told["response_names"][each]) for each in strongest),
        told["response_values"][strongest].astype(float),
        responses[strongest],
        told["response_asked"][strongest].astype(float),
        float(told["response_here"]),
        float(told["loss_with_neuron"]),
        float(told["loss_without_neuron"]),
        observation[picture].astype(float) if (picture := f"{prefix}response_picture") in observation else NO_PICTURE,
    )


def pixels_box(shape: tuple[int, ...], room: Box) -> Box:
    """The largest place in the room for a picture of so many rows and columns of squares, at its upper left."""
    side = max(1.0, min(room.height / shape[0], room.width / shape[1]))
    return Box(room.x, room.y, side * shape[1], side * shape[0])
