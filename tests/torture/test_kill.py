"""Trainings killed with SIGKILL at random moments, while they train and while they thin their frames."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scoutview.recording.reader import Recording

ROOT = Path(__file__).parents[2]
BUDGETS = {"while it trains": 2000, "while it thins its frames": 100}
# Trains with each of these budgets at once. Tells what is safely in which file: "100 +5" after the frame of step 5 of
# the one with 100 was committed, "100 -5" before it may be let go of; a line at a time, whichever thread tells.
TRAINS = """
import os, sys
from pathlib import Path
from scoutview.recording.writer import RecordingWriter
from scoutview.training.worker import TrainingRun
from tests.tiny_lab import tiny_lab

add_frame, let_go = RecordingWriter.add_frame, RecordingWriter.let_go

def tell(writer, sign):
    os.write(1, f"{writer.path.stem} {sign}\\n".encode())

def add_and_tell(writer, frame, marks=()):
    add_frame(writer, frame, marks)
    tell(writer, f"+{frame.step}")

def tell_and_let_go(writer, steps, change):
    steps = list(steps)
    for step in steps:
        tell(writer, f"-{step}")
    let_go(writer, steps, change)

RecordingWriter.add_frame, RecordingWriter.let_go = add_and_tell, tell_and_let_go
paths = [Path(path) for path in sys.argv[1:]]
labs = [tiny_lab(steps=2000, frame_budget=int(path.stem)) for path in paths]
runs = [TrainingRun(lab, path, device="cpu", steps=100_000) for lab, path in zip(labs, paths)]
for run in runs:
    run.start()
for run in runs:
    run.join()
"""


def told_until_killed(paths: list[Path], moment_s: float) -> list[str]:
    """What was told of them until so long after both had begun."""
    words = [sys.executable, "-c", TRAINS, *map(str, paths)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        told: list[str] = []
        while {line.split()[0] for line in told} != {path.stem for path in paths}:
            told.append(process.stdout.readline())
        time.sleep(moment_s)
        process.kill()
        return [*told, *process.stdout]


def committed(told: list[str], path: Path) -> tuple[set[int], set[int]]:
    """The steps that are in this file for good, and those that it may have let go of."""
    signs = [int(sign) for name, sign in map(str.split, told) if name == path.stem]
    gone = {-step for step in signs if step < 0}
    return {step for step in signs if step > 0} - gone | {0}, gone


@pytest.mark.timeout(600)
def test_every_committed_frame_is_there_after_a_kill(tmp_path: Path, rounds, tried) -> None:
    rng, count = random.Random(2000), rounds(2, 25)
    paths = [tmp_path / f"{budget}.scout" for budget in BUDGETS.values()]
    lost, thinned = dict.fromkeys(BUDGETS, 0), 0
    for _ in range(count):
        told = told_until_killed(paths, rng.uniform(0.0, 1.6))
        for what, path in zip(BUDGETS, paths, strict=True):
            kept, gone = committed(told, path)
            with Recording.open(path) as recording:
                recording.verify()
                assert recording.state == "interrupted"
                lost[what] += len(kept - set(recording.steps.tolist()))
            thinned += len(gone)
            path.unlink()
    if count > 10:  # of a few kills all can come before there is anything to thin
        assert thinned > 0
    for what, frames in lost.items():
        tried(f"`kill -9` of a training {what}", count, frames, "of the frames that were committed")
