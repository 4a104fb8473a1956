"""One weight: the loss of a sample as a single number of the model moves, and its slope by one backward pass.

All is computed in double precision, on a copy of the model: so slopes and differences can be held against each other.
Source: Rumelhart, Hinton, Williams (1986), Learning representations by back-propagating errors.
"""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.interventions import site_names
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr

POINTS = tuple(number / 50 for number in range(-30, 31))  # how far the weight is moved
COARSE = tuple(point for point in POINTS[::5] if point)  # these come first
OTHERS = 5  # weights of its row that are moved as well, at the coarse points
NUDGE = 1e-6  # for the difference that is held against the gradient
LARGEST = 100  # gradients among which the telling weights are
MOST_EXTENTS = 4  # axes of a weight: those of a convolution

Loss: TypeAlias = Callable[[nn.Module], Tensor]


def in_double(parts: Sequence[Tensor]) -> tuple[Tensor, ...]:
    """Copies of a batch that gradients may be computed with, numbers with a fraction in double precision."""
    return tuple(part.double() if part.is_floating_point() else part.clone() for part in parts)


def gradients(model: nn.Module, loss: Loss) -> tuple[float, Mapping[str, Tensor]]:
    """The loss, and its gradient with respect to the weight of each site, each in the shape of that weight."""
    names = site_names(model)
    weights = [_weight(model, name) for name in names]
    value = loss(model)
    found = torch.autograd.grad(value, weights, allow_unused=True)
    slopes = (
        torch.zeros_like(weight) if slope is None else slope for weight, slope in zip(weights, found, strict=True)
    )
    return value.item(), dict(zip(names, slopes, strict=True))


def telling_weights(model: nn.Module, loss: Loss) -> Arrays:
    """The answer to `telling_weights`: the matrices there are, and the weights to look at, the most telling one first.

    The rule: among the hundred weights with the largest gradients the first of each row of a matrix, the largest first.
    """
    _, slopes = gradients(_exact(model), loss)
    matrices = {name: slope.flatten(1).numpy() for name, slope in slopes.items()}
    largest = [place for name, matrix in matrices.items() for place in _largest(name, matrix)]
    largest.sort(key=lambda place: -abs(place.slope))  # equal ones stay in the order of the model
    first = {(place.site, place.row): place for place in reversed(largest[:LARGEST])}
    kept = [place for place in largest[:LARGEST] if first[place.site, place.row] is place]
    return {
        "weight_sites": np.array(list(slopes), np.str_),
        "weight_extents": np.array([_extents(slope) for slope in slopes.values()], np.int64),
        "telling_sites": np.array([place.site for place in kept], np.str_),
        "telling_places": np.array([(place.row, place.column) for place in kept], np.int64),
        "telling_gradients": np.array([place.slope for place in kept]),
        "weight_offsets": np.array(POINTS),
    }


class SteepWeight(NamedTuple):
    """A number of a site's matrix, and its gradient."""

    site: str
    row: int
    column: int
    slope: float


def _largest(site: str, slopes: np.ndarray) -> Iterator[SteepWeight]:
    """The largest gradients of one matrix; what is no number counts as 0."""
    sizes = np.abs(np.nan_to_num(slopes, posinf=0, neginf=0)).ravel()
    for flat in np.argsort(-sizes, kind="stable")[:LARGEST].tolist():
        row, column = divmod(flat, slopes.shape[1])
        slope = float(slopes[row, column])
        yield SteepWeight(site, row, column, slope if math.isfinite(slope) else 0.0)


def _extents(weight: Tensor) -> tuple[int, ...]:
    """Its shape, as recorded; 0 where it has no more axes."""
    return (*weight.shape, *[0] * (MOST_EXTENTS - weight.ndim))


class MovedWeight:
    """One weight of a model, at (row, column) of the matrix of a site, and its loss as it moves.

    A convolution's weight is the matrix (output channel, all that one of its kernels reads).

    Raises:
        UserError: the model has no such site, or its matrix no such row or column.
    """

    def __init__(self, model: nn.Module, loss: Loss, site: str, row: int, column: int) -> None:
        self._model, self._loss = _exact(model), loss
        if site not in site_names(model):
            raise UserError(
                tr("This model has no weight “{site}”: there are {names}.").format(
                    site=site, names=", ".join(site_names(model))
                )
            )
        self._matrix = _weight(self._model, site).detach().flatten(1)  # the same memory
        rows, columns = self._matrix.shape
        if not (0 <= row < rows and 0 <= column < columns):
            raise UserError(
                tr(
                    "A number of {site} is named by a row from 0 to {last_row} and a column from 0 to {last_column}, "
                    "not by {row} and {column}."
                ).format(site=site, last_row=rows - 1, last_column=columns - 1, row=row, column=column)
            )
        self.site, self.row, self.column = site, row, column
        self.columns = columns
        self.value = self._matrix[row, column].item()
        self.kind = type(model)
        self.count = sum(each.numel() for each in self._model.parameters())

    def slope(self) -> tuple[float, float]:
        """The loss, and its gradient with respect to this weight, by one backward pass."""
        value, slopes = gradients(self._model, self._loss)
        return value, slopes[self.site].flatten(1)[self.row, self.column].item()

    def difference(self, nudge: float = NUDGE) -> float:
        """How steep the loss is between both ends of a nudge."""
        return (self.moved(nudge) - self.moved(-nudge)) / (2 * nudge)

    def moved(self, by: float, column: int | None = None) -> float:
        """The loss with this weight, or another of its row, moved so far."""
        place = self.row, self.column if column is None else column
        before = self._matrix[place].item()
        try:
            self._matrix[place] = before + by
            with torch.no_grad():
                return self._loss(self._model).item()
        finally:
            self._matrix[place] = before

    def others(self) -> list[int]:
        """Columns of other weights of its row, evenly spread over it."""
        every = [column for column in range(self.columns) if column != self.column]
        if len(every) <= OTHERS:
            return every
        return [every[number * len(every) // OTHERS + len(every) // (2 * OTHERS)] for number in range(OTHERS)]


def offsets(by: float = 0.0) -> list[float]:
    """How far the weight moves, in the order of computing: coarse points first; `by` is one more, where it is none."""
    first = [] if by in POINTS else [by]
    return [0.0, *first, *COARSE, *(each for each in POINTS if each and each not in COARSE)]


def one_weight(weight: MovedWeight, sample: str, by: float = 0.0) -> Iterator[Arrays]:
    """A trajectory: the loss at one place after another, of this weight and then of others in its row.

    What passes take is told with the last step, when it has been measured.
    """
    loss, slope = weight.slope()
    difference = weight.difference()
    others = weight.others()
    steps = [(weight.column, place) for place in offsets(by)]
    steps += [(column, place) for column in others for place in COARSE]
    same = {
        "weight_site": np.array(weight.site),
        "weight_place": np.array([weight.row, weight.column], np.int64),
        "weight_value": np.array(weight.value),
        "weight_gradient": np.array(slope),
        "weight_difference": np.array(difference),
        "weight_count": np.array(weight.count, np.int64),
        "weight_steps": np.array(len(steps), np.int64),
        "weight_sample": np.array(sample),
    }
    for number, (column, place) in enumerate(steps):
        found = loss if place == 0 else weight.moved(place, column)
        forward_s, backward_s = _times(weight, sample) if number == len(steps) - 1 else (np.nan, np.nan)
        yield {
            **same,
            "moved_column": np.array(column, np.int64),
            "moved_by": np.array(place),
            "moved_loss": np.array(found),
            "forward_seconds": np.array(forward_s),
            "backward_seconds": np.array(backward_s),
        }


# Seconds of a forward pass, and of a backward pass with its own forward pass, by kind and size of model and by sample:
# measured once, so that what is told of them stays the same at every frame, in a film too.
_TIMES: dict[tuple[type[nn.Module], int, str], tuple[float, float]] = {}
TIMED = 5  # passes of each kind, of which the shortest counts: what else a machine does makes the others longer
ENOUGH_S = 0.2  # after which no more are timed, once there are two of each


def _times(weight: MovedWeight, sample: str) -> tuple[float, float]:
    kind = weight.kind, weight.count, sample
    if kind not in _TIMES:
        _TIMES[kind] = shortest_of(lambda: weight.moved(0.0), weight.slope)
    return _TIMES[kind]


def shortest_of(
    first: Callable[[], object], second: Callable[[], object], clock_s: Callable[[], float] = time.perf_counter
) -> tuple[float, float]:
    """The shortest time of each, both in turn: what else a machine does for a while then makes neither look longer."""
    times_s: list[tuple[float, float]] = []
    for number in range(TIMED):
        if number > 1 and sum(map(sum, times_s)) > ENOUGH_S:
            break
        began_s = clock_s()
        first()
        between_s = clock_s()
        second()
        times_s.append((between_s - began_s, clock_s() - between_s))
    return min(each for each, _ in times_s), min(each for _, each in times_s)


def _exact(model: nn.Module) -> nn.Module:
    """A copy in double precision, of which gradients can be computed."""
    return copy.deepcopy(model).double().requires_grad_(True)


def _weight(model: nn.Module, site: str) -> Tensor:
    weight = model.get_submodule(site).weight
    assert isinstance(weight, Tensor)
    return weight
