"""A slice of the loss landscape: the loss of a sample as all weights move along two directions at once.

All is computed in double precision, on a copy of the model; only what is learned moves, buffers stay.
Sources: Li et al. (2018), Visualizing the Loss Landscape of Neural Nets (filter normalisation, main directions of the
path); Goodfellow, Vinyals, Saxe (2015), Qualitatively characterizing neural network optimization problems.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.frame import Arrays

GRIDS = (11, 21, 41)  # points along a side, coarse ones first; each holds those before it
DETAIL = 21  # of the plain question
SEED = 2018
TOGETHER = 4  # points in one step of the trajectory
AIR = 0.25  # beside the path, of its extent
LEAST_EXTENT = 1e-3  # of the longer side
AT_CHANCE = 1.0  # how far the axes of chance reach, in lengths of the filters
NO_STEP = -1  # of a point that is no frame's

Loss: TypeAlias = Callable[[nn.Module], Tensor]
Kind: TypeAlias = Literal["run", "line", "chance"]  # both directions are the run's, only the first one is, or none


class MovedModel:
    """A copy of a model whose learned weights are one vector of numbers, so that they move together."""

    def __init__(self, model: nn.Module, loss: Loss) -> None:
        self._model, self._loss = copy.deepcopy(model).double().requires_grad_(False), loss
        self._parts = list(self._model.parameters())
        self.here = torch.cat([part.flatten() for part in self._parts])
        self._moved = self.here.clone()
        for part, place in zip(self._parts, self._moved.split([each.numel() for each in self._parts]), strict=True):
            part.data = place.view(part.shape)  # the same memory

    @property
    def shapes(self) -> list[torch.Size]:
        return [part.shape for part in self._parts]

    def loss_here(self) -> float:
        """The loss of the model as it is."""
        with torch.no_grad():
            self._moved.copy_(self.here)
            return self._loss(self._model).item()

    def loss_at(self, first: Tensor, second: Tensor, place: tuple[float, float]) -> float:
        """The loss with all weights moved so far along both directions."""
        with torch.no_grad():
            torch.add(self.here, first, alpha=place[0], out=self._moved).add_(second, alpha=place[1])
            return self._loss(self._model).item()


def direction_by_chance(here: Tensor, shapes: Sequence[torch.Size], rng: torch.Generator) -> Tensor:
    """A random direction, each filter of it (each row of a matrix) as long as that of the weights; biases stay.

    Source: Li et al. (2018), section 4: filter-wise normalised directions.
    """
    parts = []
    for part, shape in zip(here.split([shape.numel() for shape in shapes]), shapes, strict=True):
        drawn = torch.randn(shape, generator=rng, dtype=torch.float64)
        if len(shape) < 2:
            parts.append(torch.zeros_like(part))
            continue
        rows, own = drawn.flatten(1), part.view(shape).flatten(1)  # (filters, numbers of one)
        parts.append((rows / rows.norm(dim=1, keepdim=True) * own.norm(dim=1, keepdim=True)).flatten())
    return torch.cat(parts)


@dataclass(frozen=True, eq=False)
class Plane:
    """Two directions through the model's place, where that and the run's frames are on them, and how far it reaches."""

    kind: Kind
    first: Tensor
    second: Tensor
    here: tuple[float, float]
    reach: np.ndarray  # (2, 2): of each axis, both ends
    steps: np.ndarray  # (frames,) of the path; none where it does not lie here
    places: np.ndarray  # (frames, 2)
    shares: np.ndarray  # (2,) of the spread of the run's frames, nan where a direction is not the run's
    walk_shares: np.ndarray  # (2,) the same of a random walk
    way_share: float  # of the squared way from the first frame to the last one, nan where there is none


def plane_of_run(model: MovedModel, run: Arrays) -> Plane:
    """The plane of the run's main directions; where it has but one, the other is by chance, and both where it has none.

    `run` is what `MainDirections.found` gives.
    """
    directions = torch.from_numpy(run["directions"].copy()) if run else torch.zeros(0)
    kept = len(directions)
    if not kept:
        return plane_by_chance(model, run)
    first = directions[0]
    second = directions[1] if kept == 2 else _across(first, model)
    away = model.here - torch.from_numpy(run["last"].copy())
    here = float(first @ away), float(second @ away) if kept == 2 else 0.0
    places = np.pad(run["places"], ((0, 0), (0, 2 - kept)))
    return Plane(
        "run" if kept == 2 else "line",
        first,
        second,
        here,
        reach_of(np.vstack([places, here])),
        run["steps"],
        places,
        _padded(run["shares"]),
        _padded(run["walk_shares"]),
        way_share(first, second, run),
    )


def plane_by_chance(model: MovedModel, run: Arrays) -> Plane:
    """The plane of two filter-normalised directions by chance, the model in its middle; no path lies in it."""
    rng = torch.Generator().manual_seed(SEED)
    first, second = (direction_by_chance(model.here, model.shapes, rng) for _ in range(2))
    reach, unknown = np.array([[-AT_CHANCE, AT_CHANCE]] * 2), np.full(2, np.nan)
    nowhere = np.zeros(0, np.int64), np.zeros((0, 2))
    return Plane("chance", first, second, (0.0, 0.0), reach, *nowhere, unknown, unknown, way_share(first, second, run))


def _across(first: Tensor, model: MovedModel) -> Tensor:
    """A direction by chance at a right angle to another, of length 1."""
    drawn = direction_by_chance(model.here, model.shapes, torch.Generator().manual_seed(SEED))
    drawn -= (drawn @ first) * first
    return drawn / drawn.norm().clamp_min(torch.finfo(torch.float64).tiny)


def way_share(first: Tensor, second: Tensor, run: Arrays) -> float:
    """How much of the squared way from the first frame to the last one lies in a plane; nan without a way."""
    way = torch.from_numpy(run["way"].copy()) if run else torch.zeros(0)
    whole = float(way @ way)
    if not whole:
        return float("nan")
    plane = torch.stack([first, second], dim=1)  # (weights, 2)
    found = torch.linalg.lstsq(plane, way[:, None], driver="gelsd").solution
    return float((plane @ found).square().sum()) / whole


def reach_of(places: np.ndarray) -> np.ndarray:
    """(2, 2): from where to where each axis reaches, so that all of these (points, 2) have air around them."""
    seen = places[np.isfinite(places).all(1)]  # a model that broke is nowhere
    low, high = seen.min(0), seen.max(0)
    extents = high - low
    extents = np.where(extents < LEAST_EXTENT * extents.max(), extents.max(), extents)
    middle, half = (low + high) / 2, (0.5 + AIR) * np.maximum(extents, LEAST_EXTENT)
    return np.stack([middle - half, middle + half], axis=1)


def _padded(shares: np.ndarray) -> np.ndarray:
    return np.concatenate([shares, np.full(2, np.nan)])[:2]


@dataclass(frozen=True)
class Point:
    """Where the loss is computed: a place of a grid with so many points along a side, or a frame of the path."""

    grid: int
    place: tuple[float, float]
    step: int = NO_STEP


def points_of(plane: Plane, detail: int) -> Iterator[Point]:
    """The path's frames first, then the grids, each with what the ones before it left out: rows from below."""
    for step, (x, y) in zip(plane.steps.tolist(), plane.places.tolist(), strict=True):
        yield Point(0, (x, y), step)
    before: set[tuple[float, float]] = set()
    for grid in (grid for grid in GRIDS if grid <= detail):
        shares = [number / (grid - 1) for number in range(grid)]
        (left, right), (bottom, top) = plane.reach.tolist()
        for down in shares:
            for across in shares:
                if (across, down) not in before:
                    before.add((across, down))
                    yield Point(grid, (left + across * (right - left), bottom + down * (top - bottom)))


def landscape(model: MovedModel, plane: Plane, sample: str, detail: int = DETAIL) -> Iterator[Arrays]:
    """A trajectory: the loss at a few points after the others."""
    points = list(points_of(plane, detail))
    same = {
        "landscape_kind": np.array(plane.kind),
        "landscape_here": np.array(plane.here),
        "landscape_loss_here": np.array(model.loss_here()),
        "landscape_reach": plane.reach,
        "landscape_shares": plane.shares,
        "landscape_walk_shares": plane.walk_shares,
        "landscape_way_share": np.array(plane.way_share),
        "landscape_points": np.array(len(points), np.int64),
        "landscape_sample": np.array(sample),
    }
    nothing = Point(0, (float("nan"), float("nan")))
    for begin in range(0, len(points), TOGETHER):
        some = points[begin : begin + TOGETHER]
        losses = [model.loss_at(plane.first, plane.second, _away(point.place, plane.here)) for point in some]
        missing = TOGETHER - len(some)
        some += [nothing] * missing
        yield {
            **same,
            "landscape_grid": np.array([point.grid for point in some], np.int64),
            "landscape_step": np.array([point.step for point in some], np.int64),
            "landscape_place": np.array([point.place for point in some]),
            "landscape_loss": np.array(losses + [float("nan")] * missing),
        }


def _away(place: tuple[float, float], here: tuple[float, float]) -> tuple[float, float]:
    return place[0] - here[0], place[1] - here[1]
