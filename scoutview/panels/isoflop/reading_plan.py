"""What is read off the runs of a folder: the loss of each size at each budget of computing. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from scoutview.run_set import ComparedRun, RunSet

LOSS = "validation_loss"
FLOPS_PER_WEIGHT_AND_TOKEN = 6  # two forwards, four backwards: C = 6 N D
SHARES = (0.25, 0.5, 1.0)  # of what each run computes in all: the budgets, unless the sweep names them
ENOUGH = 0.995  # of a budget: a run ends with a whole step, not with a whole budget
FEWEST_SIZES = 3  # that have a lowest one between two others
# Settings in which runs that are held against each other may differ: the size, the luck, how long and how it is kept.
FREE = frozenset({"width", "heads", "layers", "seed", "steps", "stored_weights", "frame_budget", "megabyte_budget"})


@dataclass(frozen=True)
class SweepPoint:
    """One run when it had computed so much: `weights` N that are multiplied, `tokens` D it had read, its loss."""

    compute: float
    weights: float
    tokens: float
    loss: float
    seed: int
    step: int
    path: str


@dataclass(frozen=True, eq=False)
class SweepReading:
    """The runs that differ in their size, and the points at each budget that they have reached so far."""

    runs: tuple[ComparedRun, ...]
    budgets: tuple[float, ...]
    planned: int  # runs that the sweep will have, 0 where nobody knows
    others: int = 0  # runs of the folder that are left out, for they do not compare

    @cached_property
    def points(self) -> tuple[SweepPoint, ...]:
        found = [point_of(run, budget) for budget in self.budgets for run in self.runs]
        return tuple(sorted(filter(None, found), key=lambda each: (each.compute, each.weights, each.seed)))

    @cached_property
    def sizes(self) -> tuple[float, ...]:
        """Weights of the runs, growing, each once."""
        return tuple(sorted({size_of(run) for run in self.runs}))

    @property
    def seeds(self) -> int:
        return len({int(run.settings.get("seed", 0)) for run in self.runs})

    @property
    def is_sweep(self) -> bool:
        """Whether there are sizes enough, or will be."""
        return len(self.sizes) >= FEWEST_SIZES or (self.planned >= FEWEST_SIZES and bool(self.runs))

    @property
    def is_over(self) -> bool:
        """Whether all runs have come to their end."""
        return self.planned <= len(self.runs) and len(self.points) == len(self.budgets) * len(self.runs)

    def at(self, budget: float) -> tuple[SweepPoint, ...]:
        return tuple(point for point in self.points if point.compute == budget)

    def apart_from(self, size: float) -> tuple[SweepPoint, ...]:
        """The points of all other sizes."""
        return tuple(point for point in self.points if point.weights != size)


def size_of(run: ComparedRun) -> float:
    """How many weights are multiplied for each token: what C = 6 N D calls N."""
    return run.flops_per_step / (FLOPS_PER_WEIGHT_AND_TOKEN * run.tokens_per_step)


def reading_of(runs: RunSet) -> SweepReading:
    """The runs that belong together, and the budgets at which they can be read."""
    alike = _alike(runs)
    computed = [run.flops_per_step * run.curves.planned_steps for run in alike]
    budgets = _budgets(runs.sweep, min(computed, default=0.0))
    return SweepReading(alike, budgets, runs.planned, len(runs) - len(alike))


def point_of(run: ComparedRun, budget: float) -> SweepPoint | None:
    """The run at this budget; None where it has not come so far, or was not measured."""
    curves, steps = run.curves, budget / run.flops_per_step
    losses = curves.metrics.get(LOSS, np.zeros(0))
    kept = np.isfinite(losses) & (curves.steps > 0) if len(losses) else np.zeros(0, bool)
    if not kept.any() or curves.steps[kept][-1] < ENOUGH * steps or curves.steps[kept][0] > steps:
        return None
    measured = curves.steps[kept]
    loss = float(np.interp(np.log(steps), np.log(measured), losses[kept]))
    nearest = int(measured[np.abs(measured - steps).argmin()])
    weights, seed = size_of(run), int(run.settings.get("seed", 0))
    return SweepPoint(budget, weights, run.tokens_per_step * steps, loss, seed, nearest, run.path)


def _alike(runs: RunSet) -> tuple[ComparedRun, ...]:
    """Those that differ in nothing but FREE settings: the group of the run on screen, or where that is alone the
    largest. Runs of two versions of the program stay apart as well."""
    groups: dict[tuple[str, str, str], list[ComparedRun]] = {}
    for run in runs.runs:
        if np.isfinite(run.flops_per_step) and run.flops_per_step > 0 and run.tokens_per_step > 0:
            groups.setdefault((run.lab, run.version, _rest(run.settings)), []).append(run)
    shown = [group for group in groups.values() if any(run.path == runs.on_screen for run in group)]
    if shown and len({size_of(run) for run in shown[0]}) >= FEWEST_SIZES:
        return tuple(shown[0])
    sizes = [len(group) for group in groups.values()]
    return tuple(list(groups.values())[sizes.index(max(sizes))]) if sizes else ()


def _rest(settings: Mapping[str, Any]) -> str:
    return repr(sorted((name, value) for name, value in settings.items() if name not in FREE))


def _budgets(sweep: Mapping[str, Any], computed: float) -> tuple[float, ...]:
    """As the sweep says, else shares of what each of its runs computes in all."""
    named = sweep.get("budgets")
    if isinstance(named, Sequence) and not isinstance(named, str):
        numbers = {float(each) for each in named if isinstance(each, int | float) and not isinstance(each, bool)}
        known = tuple(sorted(each for each in numbers if np.isfinite(each) and each > 0))
        if len(known) > 1:
            return known
    return tuple(float(f"{share * computed:.3g}") for share in SHARES) if computed > 0 else ()
