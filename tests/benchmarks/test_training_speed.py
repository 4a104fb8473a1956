"""Training with the window open on its default view and recording on, against the same loop alone."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from scoutview.labs.registry import lab_named
from scoutview.settings import settings_from_text
from scoutview.training.trainer import Trainer
from tests.benchmarks.window import open_window, paints, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

STEPS = {"grokking": 600, "next_token": 120, "digits": 800, "denoising": 550}
DENSE = 50
ROUNDS = 5


def alone_s(name: str) -> float:
    """Seconds from the end of the dense frames to the last step: the loop with its evaluations, nothing else."""
    torch.set_num_threads(1)
    started = 0.0
    trainer = Trainer(lab_named(name)(settings_from_text(lab_named(name).Settings, {})))
    for step in trainer.steps(STEPS[name]):
        if step.step == DENSE:
            started = time.perf_counter()
    return time.perf_counter() - started


def with_window_s(name: str, folder: Path) -> float:
    """The same steps, trained by the window's session while it follows."""
    with open_window(folder) as (window, session):
        session.prepare(name, settings_from_text(lab_named(name).Settings, {}))
        wait(60, lambda: session.path is not None and not session.loading)
        wait(1.5)
        before = paints(window)
        session.train()
        wait(120, lambda: session.training is not None and session.training.step >= DENSE, poll_ms=5)
        run = session._trainings.run
        first_step, started = run.status().step, time.perf_counter()
        wait(300, lambda: run.status().step >= STEPS[name], poll_ms=5)
        last_step, seconds = run.status().step, time.perf_counter() - started
        assert paints(window) > before + 10
        assert len(session.curves) > DENSE
    return seconds * (STEPS[name] - DENSE) / (last_step - first_step)


@pytest.mark.parametrize("name", STEPS)
def test_training_keeps_its_speed_with_the_window_open(
    name: str, measured: Callable[..., None], tmp_path: Path
) -> None:
    ratios = []
    for number in range(ROUNDS):
        alone = alone_s(name)
        ratios.append(alone / with_window_s(name, tmp_path / str(number)))
    counted = ROUNDS * (STEPS[name] - DENSE)
    measured(f"steps/s with window and recording / alone, {name}", ratios, "≥ 0.95", counted)
