"""Trainings of the tiny lab, to the end or until there is something to see."""

import time
from pathlib import Path

from scoutview.training.worker import TrainingRun
from tests.tiny_lab import TinyLab


def trained(lab: TinyLab, path: Path, **options: object) -> TrainingRun:
    run = TrainingRun(lab, path, device="cpu", **options)
    run.start()
    assert run.join(100)
    return run


def begun(lab: TinyLab, path: Path, frames: int) -> TrainingRun:
    """A training that goes on, with so many frames at least."""
    run = TrainingRun(lab, path, device="cpu")
    run.start()
    ends_s = time.monotonic() + 30
    while run.status().frames < frames:
        assert time.monotonic() < ends_s
        time.sleep(0.01)
    return run
