"""What runs of several sizes know of sums, read off their last frames; which part of a jump is the measure's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.language import as_written, tr
from scoutview.run_set import ComparedRun, RunSet

EXACT, DIGITS, POWER = "validation_accuracy", "digits_right", "digits_power"
PLACE = re.compile(r"place_(\d+)")
FREE = frozenset({"width", "heads", "layers", "seed", "stored_weights", "frame_budget", "megabyte_budget"})
FEWEST_SIZES = 3
KNOWS, KNOWS_NOT = 0.9, 0.1  # of whole sums right
SURE, GUESSED = 0.9, 0.2  # of one place right: ten digits guessed alike are right in a tenth
CARRY_GUESSED = 0.6  # of the first place, which is 0 or 1
PLACES = (
    tr("ones"),
    tr("tens"),
    tr("hundreds"),
    tr("thousands"),
    tr("10,000s"),
    tr("100,000s"),
    tr("millions"),
    tr("10 millions"),
)


@dataclass(frozen=True)
class SizePoint:
    """One run: its weights and seed, the shares of whole sums and of digits right, what the measure makes of digits,
    and the share of each place, ones first."""

    weights: int
    seed: int
    exact: float
    digits: float
    power: float
    places: tuple[float, ...]
    path: str

    def score(self, metric: str) -> float:
        """What the run has of one of the three metrics."""
        return {EXACT: self.exact, DIGITS: self.digits, POWER: self.power}[metric]

    @property
    def half_known(self) -> int:
        """How many of its places are neither known nor guessed."""
        return sum(not self.is_sure(place) and not self.is_guessed(place) for place in range(len(self.places)))

    def is_sure(self, place: int) -> bool:
        return self.places[place] >= SURE

    def is_guessed(self, place: int) -> bool:
        return self.places[place] <= (CARRY_GUESSED if place == len(self.places) - 1 else GUESSED)


@dataclass(frozen=True, eq=False)
class SizeReading:
    """The runs that differ in their size and luck alone, growing; `planned` is how many there will be, 0 unknown."""

    points: tuple[SizePoint, ...]
    planned: int

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        return tuple(sorted({point.weights for point in self.points}))

    @property
    def is_telling(self) -> bool:
        return len(self.sizes) >= FEWEST_SIZES

    @property
    def places(self) -> int:
        return len(self.points[0].places) if self.points else 0

    @property
    def seeds(self) -> int:
        return len({point.seed for point in self.points})

    @cached_property
    def never(self) -> int | None:
        """The largest size up to which no run knows whole sums."""
        found = None
        for size in self.sizes:
            if any(point.exact > KNOWS_NOT for point in self.at(size)):
                break
            found = size
        return found

    @cached_property
    def always(self) -> int | None:
        """The smallest size from which on every run knows them."""
        found = None
        for size in reversed(self.sizes):
            if any(point.exact < KNOWS for point in self.at(size)):
                break
            found = size
        return found

    @cached_property
    def unknowing(self) -> tuple[SizePoint, ...]:
        """The runs that do not know whole sums."""
        return tuple(point for point in self.points if point.exact < KNOWS)

    @cached_property
    def between(self) -> tuple[SizePoint, ...]:
        """Those of them that know places beyond the first digit, which is 0 or 1."""
        return tuple(point for point in self.unknowing if any(map(point.is_sure, range(self.places - 1))))

    @property
    def half_known(self) -> int:
        """Places of the runs that do not know sums that are neither known nor guessed."""
        return sum(point.half_known for point in self.unknowing)

    @property
    def all_places(self) -> int:
        """All places of these runs."""
        return sum(len(point.places) for point in self.unknowing)

    @cached_property
    def mixed(self) -> int | None:
        """The size at which seeds differ most in whole sums."""
        spreads = {size: np.ptp([point.exact for point in self.at(size)]) for size in self.sizes}
        widest = max(spreads, key=lambda size: spreads[size], default=None)
        return widest if widest is not None and spreads[widest] > KNOWS - KNOWS_NOT - 0.3 else None

    def at(self, size: int) -> tuple[SizePoint, ...]:
        return tuple(point for point in self.points if point.weights == size)


def reading_of(runs: RunSet) -> SizeReading:
    """The runs that belong with the one on screen, or with the first: alike but for size and seed."""
    fitting = [run for run in runs.runs if run.weights and {EXACT, DIGITS, POWER, "place_1"} <= set(run.curves.metrics)]
    shown = next((run for run in fitting if run.path == runs.on_screen), fitting[0] if fitting else None)
    alike = [run for run in fitting if shown is not None and _kept(run) == _kept(shown)]
    points = [point for run in alike if (point := _point_of(run)) is not None]
    return SizeReading(tuple(sorted(points, key=lambda point: (point.weights, point.seed, point.path))), runs.planned)


def _kept(run: ComparedRun) -> dict[str, object]:
    return {name: value for name, value in run.settings.items() if name not in FREE}


def _point_of(run: ComparedRun) -> SizePoint | None:
    """Its last frame; None while it trains, and where it has none."""
    metrics = run.curves.metrics
    if not len(run.curves) or run.state == "training":
        return None
    numbers = sorted(int(found[1]) for name in metrics if (found := PLACE.fullmatch(name)))
    last = {name: float(values[-1]) for name, values in metrics.items()}
    places = tuple(last[f"place_{number}"] for number in numbers)
    if not np.isfinite([last[EXACT], last[DIGITS], last[POWER], *places]).all():
        return None
    seed = int(run.settings.get("seed", 0))
    return SizePoint(run.weights, seed, last[EXACT], last[DIGITS], last[POWER], places, run.path)


def size_tick(value: float) -> str:
    return as_written(f"{value / 1000:g}k" if value >= 1000 else f"{value:g}")
