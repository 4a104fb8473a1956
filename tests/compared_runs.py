"""Sets of runs with curves by a formula, for tests of panels that hold several runs against each other."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from scoutview.frame import Curves
from scoutview.run_set import ComparedRun, RunSet
from tests.folder_of_runs import falling

FOLDER = "/runs"


def run_of(
    name: str,
    *,
    floor: float = 0.5,
    rate: float = 0.05,
    steps: Sequence[int] = range(0, 101, 5),
    metrics: Mapping[str, Any] | None = None,
    lab: str = "digits",
    state: str = "finished",
    weights: int = 1000,
    tokens: float = 32.0,
    flops: float = math.nan,
    planned: int = 0,
    **settings: Any,
) -> ComparedRun:
    """A run whose loss falls to a floor."""
    curves = falling(steps, floor, rate) if metrics is None else metrics
    counted = np.asarray(steps, np.int64)
    return ComparedRun(
        name=name,
        path=f"{FOLDER}/{name}.scout",
        lab=lab,
        lab_title=lab.capitalize(),
        settings={"seed": 0, **settings},
        weights=weights,
        state=state,
        curves=Curves(
            counted,
            counted / 50,
            {each: np.asarray(values, np.float64) for each, values in curves.items()},
            planned_steps=planned or int(counted[-1]),
        ),
        tokens_per_step=tokens,
        flops_per_step=flops,
    )


def set_of(*runs: ComparedRun, on_screen: str = "", **more: Any) -> RunSet:
    """`on_screen` is a name, that of the first unless told."""
    shown = on_screen or (runs[0].name if runs else "none")
    return RunSet(FOLDER, runs, on_screen=f"{FOLDER}/{shown}.scout", **more)


def rates(**more: Any) -> RunSet:
    """Three learning rates with two seeds each; the middle one ends lowest."""
    floors = {0.001: (1.0, 1.2), 0.01: (0.3, 0.4), 0.1: (1.5, 1.7)}
    runs = [
        run_of(f"rate-{rate}-{seed}", floor=floor, learning_rate=rate, seed=seed, width=16)
        for rate, each in floors.items()
        for seed, floor in enumerate(each)
    ]
    return set_of(*runs, **more)


def runs_beside(lab: str, curves: Curves) -> RunSet:
    """Four runs of a lab whose curves are those of one that was really trained, somewhat larger or smaller."""
    runs = [
        replace(
            run_of(f"run-{width}-{seed}", lab=lab, width=width, seed=seed),
            curves=replace(
                curves,
                metrics={name: values * (1 + 0.1 * seed + width / 100) for name, values in curves.metrics.items()},
            ),
        )
        for width in (8, 16)
        for seed in (0, 1)
    ]
    return set_of(*runs, on_screen="run-16-0")
