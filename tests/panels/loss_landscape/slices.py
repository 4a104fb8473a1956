"""Slices made by hand, for tests."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from scoutview.observation import History, HistoryRequest, Question
from scoutview.panels.loss_landscape.plan import GRIDS, LandscapeReading, TrueLosses

TOGETHER = 4
STEPS = (0, 10, 20, 30)
PLACES = ((-4.0, 1.0), (-3.0, 0.0), (-1.0, -1.0), (0.0, 0.0))
Loss = Callable[[float, float], float]


def bowl(x: float, y: float) -> float:
    return 0.1 + x * x / 8 + y * y / 2


def slice_of(
    loss: Loss = bowl, detail: int = 21, *, whole: bool = True, kind: str = "run", step: int = 30, **told: Any
) -> LandscapeReading:
    """As the observer stacks it; not `whole`: half of the points of the finest grid are still to come."""
    reach = ((-6.0, 2.0), (-3.0, 3.0)) if kind != "chance" else ((-1.0, 1.0), (-1.0, 1.0))
    path = [] if kind == "chance" else [(0, frame, place) for frame, place in zip(STEPS, PLACES, strict=True)]
    points: list[tuple[int, int, tuple[float, float]]] = list(path)
    before: set[tuple[float, float]] = set()
    for grid in (grid for grid in GRIDS if grid <= detail):
        for down in range(grid):
            for across in range(grid):
                share = across / (grid - 1), down / (grid - 1)
                if share not in before:
                    before.add(share)
                    place = [low + each * (high - low) for each, (low, high) in zip(share, reach, strict=True)]
                    points.append((grid, -1, (place[0], place[1])))
    count = len(points)
    if not whole:
        points = points[: count - sum(grid == detail for grid, _, _ in points) // 2]
    losses = [loss(*place) for _, _, place in points]
    missing = -len(points) % TOGETHER
    points += [(0, -1, (np.nan, np.nan))] * missing
    losses += [np.nan] * missing
    steps = len(points) // TOGETHER
    same = {
        "landscape_kind": kind,
        "landscape_here": (0.0, 0.0),
        "landscape_loss_here": loss(0.0, 0.0),
        "landscape_reach": reach,
        "landscape_shares": {"run": (0.87, 0.085), "line": (1.0, np.nan), "chance": (np.nan, np.nan)}[kind],
        "landscape_walk_shares": (0.61, 0.15) if kind == "run" else (np.nan, np.nan),
        "landscape_way_share": 0.97 if kind != "chance" else 9e-5,
        "landscape_points": count,
        "landscape_sample": "3 pictures",
    }
    arrays = {name: np.stack([np.array(value)] * steps) for name, value in (same | told).items()}
    arrays["landscape_grid"] = np.array([point[0] for point in points]).reshape(steps, TOGETHER)
    arrays["landscape_step"] = np.array([point[1] for point in points]).reshape(steps, TOGETHER)
    arrays["landscape_place"] = np.array([point[2] for point in points]).reshape(steps, TOGETHER, 2)
    arrays["landscape_loss"] = np.array(losses).reshape(steps, TOGETHER)
    return LandscapeReading(arrays, step)


def truth(losses: Sequence[float], steps: Sequence[int] = STEPS) -> TrueLosses:
    """The true losses of the path's frames, as a history tells them."""
    answers = {step: {"sample_loss": np.array(loss)} for step, loss in zip(steps, losses, strict=True)}
    return TrueLosses.of(History(HistoryRequest(Question("sample_loss"), tuple(steps)), answers))
