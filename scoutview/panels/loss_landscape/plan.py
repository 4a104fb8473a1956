"""What is read off a slice of the loss: its grid, the path, what the path's losses really are. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.observation import History

GRIDS = (11, 21, 41)  # points along a side, in the order in which they come
RUN, LINE, CHANCE = "run", "line", "chance"  # what the directions are: the run's, one of them, none
OF_SLICE = (
    *(
        "landscape_kind",
        "landscape_here",
        "landscape_loss_here",
        "landscape_reach",
        "landscape_shares",
        "landscape_walk_shares",
    ),
    *("landscape_way_share", "landscape_points", "landscape_sample"),
    *("landscape_grid", "landscape_step", "landscape_place", "landscape_loss"),
)


@dataclass(frozen=True, eq=False)
class LandscapeReading:
    """The answer to `landscape`, as far as it has come: each channel with a first axis of steps."""

    arrays: Mapping[str, np.ndarray]
    step: int

    @property
    def kind(self) -> str:
        return str(self.arrays["landscape_kind"][0])

    @property
    def sample(self) -> str:
        return str(self.arrays["landscape_sample"][0])

    @property
    def shares(self) -> tuple[float, float]:
        """Of the spread of the run's frames, along both directions; nan where a direction is not the run's."""
        first, second = self.arrays["landscape_shares"][0].tolist()
        return first, second

    @property
    def walk_shares(self) -> tuple[float, float]:
        first, second = self.arrays["landscape_walk_shares"][0].tolist()
        return first, second

    @property
    def way_share(self) -> float:
        """Of the squared way from the first frame to the last."""
        return float(self.arrays["landscape_way_share"][0])

    @property
    def here(self) -> tuple[float, float]:
        x, y = self.arrays["landscape_here"][0].tolist()
        return x, y

    @cached_property
    def reach(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Both ends of each axis, the frame on screen within them."""
        ends = self.arrays["landscape_reach"][0]
        (left, right), (bottom, top) = ends.tolist()
        return (left, right), (bottom, top)

    @cached_property
    def _points(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Grid, step, place and loss of each point that came."""
        grids, steps, losses = (self.arrays[f"landscape_{name}"].ravel() for name in ("grid", "step", "loss"))
        places = self.arrays["landscape_place"].reshape(-1, 2)
        there = np.isfinite(places[:, 0])
        return grids[there], steps[there], places[there], losses[there]

    @property
    def is_whole(self) -> bool:
        return len(self._points[0]) >= int(self.arrays["landscape_points"][0])

    @property
    def has_path(self) -> bool:
        """Whether all frames of the path have come: grids come after them."""
        return bool((self._points[0] > 0).any()) or self.is_whole

    @property
    def plane(self) -> tuple[str, tuple[int, ...]]:
        """What places are told along: two readings of the same plane can be drawn on each other."""
        return self.kind, self.path_steps

    @property
    def mark(self) -> MarkedFrame:
        """Of the frame that it goes through."""
        return MarkedFrame(self.step, self.here, self.loss_here)

    def begins_as(self, other: LandscapeReading) -> bool:
        """Whether so much of the path as has come is the beginning of the other one's: both are of one plane."""
        there = len(self.path_steps)
        same = there > 0 and self.kind == other.kind and self.path_steps == other.path_steps[:there]
        return same and np.array_equal(self.path_places, other.path_places[:there])

    def looks_like(self, other: LandscapeReading) -> bool:
        """Whether there is nothing new to see in the other one: it has come as far, or is the same."""
        alike = (self.step, self.plane, self.stage) == (other.step, other.plane, other.stage)
        return alike and (not self.is_whole or self.arrays["landscape_loss"] is other.arrays["landscape_loss"])

    @property
    def stage(self) -> tuple[bool, int, bool]:
        """How much of it there is to see."""
        return self.has_path, self.detail, self.is_whole

    @cached_property
    def detail(self) -> int:
        """Points along a side of the finest grid that is whole; 0 while none is."""
        grids = self._points[0]
        whole = [grid for number, grid in enumerate(GRIDS) if (grids > 0).sum() >= grid**2 and grid in grids]
        return max(whole, default=0)

    @cached_property
    def path_steps(self) -> tuple[int, ...]:
        """The steps of the frames on the path, growing."""
        return tuple(self._points[1][self._points[1] >= 0].tolist())

    @cached_property
    def path_places(self) -> np.ndarray:
        """(frames, 2): where they are."""
        return self._points[2][self._points[1] >= 0]

    @cached_property
    def path_losses(self) -> np.ndarray:
        """(frames,) of the slice where they are: what lies off the slice has another loss."""
        return self._points[3][self._points[1] >= 0]

    @cached_property
    def grid(self) -> np.ndarray:
        """(detail, detail) losses: rows from below, columns from the left; nan where it is none."""
        grids, _, places, losses = self._points
        side = self.detail
        losses, places = (each[(grids > 0) & (grids <= side)] for each in (losses, places))
        (left, right), (bottom, top) = self.reach
        columns = np.rint((places[:, 0] - left) / (right - left) * (side - 1)).astype(int)
        rows = np.rint((places[:, 1] - bottom) / (top - bottom) * (side - 1)).astype(int)
        found = np.full((side, side), np.nan)
        found[rows, columns] = losses
        return found

    @property
    def loss_here(self) -> float:
        """Of the frame that the slice goes through."""
        return float(self.arrays["landscape_loss_here"][0])

    @property
    def edge(self) -> tuple[float, float]:
        """The lowest and the highest loss at the edge of the slice; nan where there is none."""
        ends = [0, -1] if self.detail else []
        found = np.concatenate([self.grid[ends].ravel(), self.grid[:, ends].ravel()])
        found = found[np.isfinite(found)]
        return (float(found.min()), float(found.max())) if len(found) else (float("nan"), float("nan"))

    def loss_at(self, x: float, y: float) -> float:
        """Between the points of the grid, by the four around it; nan outside, and where one is missing."""
        side, ((left, right), (bottom, top)) = self.detail, self.reach
        column, row = (x - left) / (right - left) * (side - 1), (y - bottom) / (top - bottom) * (side - 1)
        if side < 2 or not (0 <= column <= side - 1 and 0 <= row <= side - 1):
            return float("nan")
        a, b = min(int(row), side - 2), min(int(column), side - 2)
        down, across = row - a, column - b
        four = self.grid[a : a + 2, b : b + 2]
        above, below = ((1 - across) * four[k, 0] + across * four[k, 1] for k in (0, 1))
        return float((1 - down) * above + down * below)

    @property
    def gaps(self) -> int:
        """Points of the grid whose loss is no number."""
        return int((~np.isfinite(self.grid)).sum())


@dataclass(frozen=True)
class MarkedFrame:
    """The frame on screen: where it is on the slice, and its true loss."""

    step: int
    place: tuple[float, float]
    loss: float


@dataclass(frozen=True)
class MarkedLoss:
    """A frame of the path, and its true loss."""

    step: int
    loss: float


@dataclass(frozen=True, eq=False)
class TrueLosses:
    """What the loss of the sample really was at frames of the run, by step, growing."""

    steps: np.ndarray
    losses: np.ndarray
    is_whole: bool = False

    @classmethod
    def of(cls, history: History) -> TrueLosses:
        told = sorted(history.answers.items())
        return cls(
            np.array([step for step, _ in told], np.int64),
            np.array([float(answer["sample_loss"]) for _, answer in told]),
            history.complete,
        )

    def at(self, step: int) -> float:
        """Nan where it is not known."""
        found = np.flatnonzero(self.steps == step)
        return float(self.losses[found[0]]) if len(found) else float("nan")

    def mark_of(self, step: int, reading: LandscapeReading) -> MarkedFrame | None:
        """Of a frame on the path of a slice, where its loss is known."""
        loss = self.at(step)
        if step not in reading.path_steps or not np.isfinite(loss):
            return None
        x, y = reading.path_places[reading.path_steps.index(step)].tolist()
        return MarkedFrame(step, (x, y), loss)

    def lowest(self, steps: Sequence[int], until: int) -> MarkedLoss | None:
        """The lowest one up to a step, of these; None until all of them are known."""
        known = [MarkedLoss(step, self.at(step)) for step in steps if step <= until]
        known = [each for each in known if np.isfinite(each.loss)]
        return min(known, key=lambda each: each.loss, default=None) if self.is_whole else None

    def of_steps(self, steps: Sequence[int]) -> np.ndarray:
        return np.array([self.at(step) for step in steps])


NOTHING_TRUE = TrueLosses(np.zeros(0, np.int64), np.zeros(0))


@dataclass(frozen=True)
class OffPlane:
    """How far the losses of the path's frames are from what the slice has where they are."""

    median: float  # of |slice − true| / true
    step: int  # where it is largest
    true: float
    sliced: float


def off_plane(reading: LandscapeReading, true: TrueLosses) -> OffPlane | None:
    """None until the losses of all of the path are known: those of a part would tell something else."""
    if not true.is_whole:
        return None
    losses, sliced = true.of_steps(reading.path_steps), reading.path_losses
    both = np.isfinite(losses) & np.isfinite(sliced) & (losses > 0)
    if not both.any():
        return None
    apart = np.where(both, np.abs(sliced - losses) / np.where(both, losses, 1), -1.0)
    # the largest one in the unit of the loss: a thousandth that is three thousandths is no sight
    worst = int(np.where(both, np.abs(sliced - losses), -1.0).argmax())
    median = float(np.median(apart[both]))
    return OffPlane(median, reading.path_steps[worst], float(losses[worst]), float(sliced[worst]))


def coarse_first(steps: Sequence[int]) -> tuple[int, ...]:
    """The same steps, both ends first, then those between: a history that fills so has its shape early."""
    order: dict[int, None] = {}
    count = len(steps)
    if count:
        order = {0: None, count - 1: None}
    stride = max(1, count // 2)
    while len(order) < count:
        order |= dict.fromkeys(range(0, count, stride))
        stride = max(1, stride // 2)
    return tuple(steps[number] for number in order)
