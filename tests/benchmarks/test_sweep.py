"""Twelve runs in two processes against the same runs one after the other."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scoutview.sweeps.folder import SweepFolder
from scoutview.sweeps.local import LocalEngine
from scoutview.sweeps.sweep import Sweep
from scoutview.sweeps.sweep_training import SweepTraining
from tests.sweeps.small_sweep import small_sweep

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

ROUNDS, RUNS, STEPS = 3, 12, 2500
LOOK_S = 0.05


def seconds_of(sweep: Sweep, path: Path, jobs: int) -> float:
    """From the first run's beginning to the last one's end, the processes' own beginning included."""
    folder, started_s = SweepFolder(path), time.perf_counter()
    training = SweepTraining(folder, folder.settle(sweep), LocalEngine(jobs, "cpu"))
    try:
        while not (progress := training.advance()).over:
            time.sleep(LOOK_S)
        seconds = time.perf_counter() - started_s
    finally:
        training.close()
    assert (progress.finished, progress.failed) == (RUNS, ())
    return seconds


def test_two_processes_take_little_more_than_half_of_the_time(measured: Callable[..., None], tmp_path: Path) -> None:
    sweep = small_sweep("seed=0:4", "learning_rate=0.0005,0.001,0.002", steps=str(STEPS))
    assert len(sweep.runs) == RUNS
    ratios, took = [], []
    for number in range(ROUNDS):
        one = seconds_of(sweep, tmp_path / f"one{number}", 1)
        two = seconds_of(sweep, tmp_path / f"two{number}", 2)
        ratios.append(two / one)
        took.append(two)
    measured(f"a sweep of {RUNS} runs in 2 processes / in 1", ratios, "≤ 0.6", ROUNDS * RUNS, f"{min(took):.0f} s")
