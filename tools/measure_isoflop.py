"""Trains the isoFLOP sweep, a seed at a time, and tells what each says: `docs/scaling.md` has the result.

    python -m tools.measure_isoflop FOLDER FIRST LAST

trains the seeds FIRST to LAST, one run after the other, keeps the losses of each in FOLDER and passes over those that
are there. Seconds are those of the processor, evaluations included.
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.frame import Curves
from scoutview.labs.next_token.lab import NextToken
from scoutview.panels.isoflop.law_plan import fit_law
from scoutview.panels.isoflop.parabola_plan import Optimum, movement_of, optima_of
from scoutview.panels.isoflop.plan import forecast_of
from scoutview.panels.isoflop.reading_plan import SweepReading, reading_of
from scoutview.run_set import ComparedRun, RunSet
from scoutview.settings import settings_from_text

(SWEEP,) = NextToken.sweeps


def trained(width: str, seed: int) -> dict[str, Any]:
    """One run as far as the largest budget: its steps, its losses, and how long it took."""
    import torch

    from scoutview.training.trainer import Trainer

    torch.set_num_threads(1)
    texts = {**SWEEP.settings, "width": width, "seed": str(seed)}
    lab = NextToken(settings_from_text(NextToken.Settings, texts))
    a_step = lab.flops_per_step(sum(weight.numel() for weight in lab.untrained_model().parameters()))
    steps = int(SWEEP.budgets[-1] // a_step)
    trainer = Trainer(NextToken(settings_from_text(NextToken.Settings, {**texts, "steps": str(steps)})))
    began_s = time.process_time()
    frames = [step.frame for step in trainer.steps(steps) if step.frame is not None]
    return {
        "width": int(width),
        "seed": seed,
        "flops": a_step,
        "tokens": lab.tokens_per_step(),
        "steps": [frame.step for frame in frames],
        "loss": [frame.metrics["validation_loss"] for frame in frames],
        "cpu": time.process_time() - began_s,
    }


def compared(run: dict[str, Any]) -> ComparedRun:
    """The run as the panel is shown it."""
    steps = np.array(run["steps"])
    curves = Curves(
        steps, np.zeros(len(steps)), {"validation_loss": np.array(run["loss"])}, planned_steps=int(steps[-1])
    )
    name = f"{run['width']}-{run['seed']}"
    settings = {"width": run["width"], "seed": run["seed"]}
    return ComparedRun(
        name, name, NextToken.name, NextToken.title, settings, 0, "finished", curves, run["tokens"], run["flops"]
    )


def line_of(name: str, reading: SweepReading, cpu_s: float) -> str:
    """A row: best sizes with intervals, whether they move right, the exponent, prediction and measurement."""
    optima = optima_of(reading)
    sizes = ", ".join(map(_best, optima))
    movement = movement_of(optima)
    right = "yes" if movement is not None and movement.is_right else "no"
    power = "not told" if movement is None or np.isnan(movement.exponent) else f"{movement.exponent:.2f}"
    law = fit_law(reading.apart_from(reading.sizes[-1]))
    told = "none"
    if law is not None:
        forecast = forecast_of(reading, law)
        verdict = "out" if forecast.verdict == "outside" else "in"
        told = f"{forecast.predicted:.3f} ({forecast.low:.3f} to {forecast.high:.3f}) | {forecast.mean:.3f} | {verdict}"
    return f"| {name} | {sizes} | {right} | {power} | {told} | {cpu_s:.0f} |"


def _best(optimum: Optimum) -> str:
    if not optimum.is_found:
        return f"none, the {optimum.edge} is lowest" if optimum.edge != "unclear" else "unclear"
    between = f"{optimum.low:,.0f} to {optimum.high:,.0f}" if optimum.has_interval else "no interval"
    return f"{optimum.weights:,.0f} ({between})"


def main(arguments: Sequence[str]) -> None:
    """Train what is missing, and print a row for each seed and one for all."""
    folder, first, last = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    folder.mkdir(parents=True, exist_ok=True)
    every: list[ComparedRun] = []
    for seed in range(first, last + 1):
        runs = []
        for width in SWEEP.varies["width"]:
            file = folder / f"{width}_{seed}.json"
            if not file.exists():
                file.write_text(json.dumps(trained(width, seed)), encoding="utf-8")
            runs.append(json.loads(file.read_text("utf-8")))
        shown = tuple(map(compared, runs))
        every += shown
        reading = reading_of(RunSet("", shown, sweep={"budgets": SWEEP.budgets}))
        sys.stdout.write(line_of(str(seed), reading, sum(run["cpu"] for run in runs)) + "\n")
        sys.stdout.flush()
    sys.stdout.write(line_of("all", reading_of(RunSet("", tuple(every), sweep={"budgets": SWEEP.budgets})), 0) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
