"""Runs that know some places of sums, and runs that know all."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from scoutview.run_set import ComparedRun, RunSet
from tests.compared_runs import run_of, set_of

GUESSED, KNOWN = 0.1, 1.0
# by weights and seed: the places that are right, ones first; the first digit of the answer is 0 or 1
PLACES = {
    (2000, 0): (0.1, 0.1, 0.1, 0.5),
    (2000, 1): (0.1, 0.1, 0.1, 0.9),
    (7000, 0): (1.0, 0.1, 0.1, 1.0),
    (7000, 1): (1.0, 1.0, 1.0, 1.0),
    (26000, 0): (1.0, 1.0, 1.0, 1.0),
    (26000, 1): (1.0, 1.0, 0.5, 1.0),
    (58000, 0): (1.0, 1.0, 1.0, 1.0),
    (58000, 1): (1.0, 1.0, 1.0, 1.0),
}


def made_run(weights: int, seed: int, places: Sequence[float], **settings: Any) -> ComparedRun:
    """Its places are right independently of each other."""
    steps, digits = range(0, 11, 5), float(np.mean(places))
    ends = {
        "validation_accuracy": float(np.prod(places)),
        "digits_right": digits,
        "digits_power": digits ** len(places),
        **{f"place_{number}": value for number, value in enumerate(places, 1)},
    }
    metrics = {name: np.linspace(0, value, len(steps)) for name, value in ends.items()}
    name, given = f"{weights}-{seed}", {"seed": seed, "width": weights, **settings}
    return run_of(name, steps=steps, metrics=metrics, lab="sums", weights=weights, **given)


def ladder(**more: Any) -> RunSet:
    return set_of(*(made_run(*of, places) for of, places in PLACES.items()), **more)
