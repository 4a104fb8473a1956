"""About how long runs take, by training some of them for a moment on this machine."""

import math
import time
from collections.abc import Callable
from typing import Any

from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.sweeps.sweep import Sweep, SweepRun, model_of
from scoutview.torch_loading import load_torch
from scoutview.training.schedule import FRAMES

MOMENT_S = 0.2  # how long its steps and its frames are tried
MOST_TRIED = 6  # models of a sweep
UNITS = (
    (120.0, 1.0, "s"),
    (120 * 60.0, 60.0, "min"),
    (72 * 3600.0, 3600.0, "h"),
    (math.inf, 86400.0, tr("days", "about 12 days")),
)


def seconds_of(lab: Lab[Any, Any]) -> float:
    """About how long a run of this lab takes here, its frames and the answers it opens with included."""
    load_torch()
    from scoutview.training.opening import opening_answers
    from scoutview.training.trainer import Trainer

    trainer, steps = Trainer(lab, "cpu"), lab.settings.steps
    frame = trainer.frame_now()
    opening_s = _timed(lambda: opening_answers(lab, frame, lab.default_probe()), at_least_s=0)
    trainer.take_steps(1)  # the first one makes the optimizer's memory
    a_step_s = _timed(lambda: trainer.take_steps(1))
    a_frame_s = _timed(trainer.frame_now)
    return opening_s + steps * a_step_s + min(steps, FRAMES) * a_frame_s


def seconds_of_runs(sweep: Sweep) -> float:
    """About how long the runs of a sweep take here, one after the other: some are tried, the others taken as those."""
    by_model: dict[object, list[SweepRun]] = {}
    for run in sweep.runs:
        by_model.setdefault(model_of(run), []).append(run)
    models = list(by_model.values())
    count = min(MOST_TRIED, len(models))
    tried = [models[place * (len(models) - 1) // max(1, count - 1)] for place in range(count)]
    seconds = sum(len(runs) * seconds_of(sweep.lab_of(runs[0])) for runs in tried)
    return seconds * len(sweep.runs) / sum(map(len, tried))


def about(seconds: float) -> str:
    """As exact as a guess is: "about 40 s", "about 3 min", "about 5 h", "about 12 days"."""
    unit_s, unit = next((unit_s, unit) for most, unit_s, unit in UNITS if seconds < most)
    return tr("about {amount:,} {unit}").format(amount=max(1, math.ceil(seconds / unit_s)), unit=unit)


def _timed(work: Callable[[], Any], at_least_s: float = MOMENT_S) -> float:
    """Seconds of one time, by doing it again and again for a moment."""
    started_s, times = time.perf_counter(), 0
    while True:
        work()
        times += 1
        passed_s = time.perf_counter() - started_s
        if passed_s >= at_least_s:
            return passed_s / times
