"""Runs whose losses follow a known formula, with or without noise."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from scoutview.frame import Curves
from scoutview.panels.isoflop.law_plan import Law
from scoutview.run_set import ComparedRun, RunSet

LAW = Law(least=1.0, size_factor=36.0, tokens_factor=2000.0, size_exponent=0.4, tokens_exponent=0.6)
SIZES = (6000, 11000, 19000, 35000, 66000)
TOKENS_PER_STEP = 1024.0
COMPUTE = 2.4e11


def made_run(size: float, *, seed: int = 0, noise: float = 0.0, share: float = 1.0, **settings: Any) -> ComparedRun:
    """A run that has computed this share of COMPUTE; losses are recorded at 200 steps."""
    flops = 6 * size * TOKENS_PER_STEP
    planned = round(COMPUTE / flops)
    steps = np.unique(np.linspace(1, share * planned, 200).round().astype(np.int64))
    rng = np.random.default_rng([seed, round(size)])
    thirds = np.searchsorted([0.375 * planned, 0.75 * planned], steps)  # half of the noise is another at each budget
    chance = 0.7 * (rng.normal() + rng.normal(size=3)[thirds])
    losses = LAW.loss(np.array(float(size)), steps * TOKENS_PER_STEP) * np.exp(noise * chance)
    curves = Curves(steps, steps * 0.01, {"validation_loss": losses}, planned_steps=planned)
    name = f"{round(size)}-{seed}"
    values = {"width": round(size), "seed": seed, "learning_rate": 0.08, **settings}
    state = "finished" if share >= 1 else "training"
    return ComparedRun(
        name,
        f"/sweep/{name}.scout",
        "next_token",
        "Next token",
        values,
        round(size),
        state,
        curves,
        TOKENS_PER_STEP,
        flops,
    )


def made_set(runs: Sequence[ComparedRun], **others: Any) -> RunSet:
    on_screen = runs[0].path if runs else ""
    return RunSet("/sweep", tuple(runs), **{"varies": ("width",), "on_screen": on_screen, **others})


def whole_sweep(*seeds: int, noise: float = 0.0) -> RunSet:
    return made_set([made_run(size, seed=seed, noise=noise) for size in SIZES for seed in seeds or (0,)])
