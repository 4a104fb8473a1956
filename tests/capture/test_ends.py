"""However a program ends, or branches, that records a loop: its recording is whole and says how."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scoutview.recording import Recording

BEGUN = """
import os, sys, threading, time
import torch
from torch import nn
import scoutview

model, given = nn.Linear(4, 2), torch.randn(8, 4)
run = scoutview.record(model, sys.argv[1], every=20)

def train(first, last, pause_s=0.0):
    for step in range(first, last + 1):
        loss = model(given).square().mean()
        loss.backward()
        run.step(step, loss=loss)
        time.sleep(pause_s)
"""
FORKED = """
train(1, 30)
child = os.fork()
if not child:
    run.step(31, loss=1.0)
    {end}
assert os.waitpid(child, 0)[1] == 0
train(31, 49)
"""
WORKERS = """
from torch.utils.data import DataLoader
step = 0
for epoch in range(2):
    for batch in DataLoader(torch.randn(200, 4), 8, num_workers=2):
        step += 1
        run.step(step, loss=model(batch).mean())
"""
THREAD = "loop = threading.Thread(target=train, args=(1, 49))\nloop.start()\nloop.join()"
slow = pytest.mark.slow
ENDS = {  # how it goes on -> the steps and the state of the recording
    "it is never closed": ("train(1, 49)", [0, 20, 40, 49], "finished"),
    "an error ends it": ("train(1, 49)\nraise ValueError('no')", [0, 20, 40], "failed"),
    "it asks to end": ("train(1, 49)\nsys.exit(3)", [0, 20, 40, 49], "finished"),
    "nobody has the run any more": ("train(1, 49)\ndel run\ntime.sleep(1)", [0, 20, 40], "interrupted"),
    "it trains in another thread": (THREAD, [0, 20, 40, 49], "finished"),
    "a child closes the run": (FORKED.format(end="run.close(); sys.exit()"), [0, 20, 40, 49], "finished"),
    "a child ends as the program": (FORKED.format(end="sys.exit()"), [0, 20, 40, 49], "finished"),
    "processes load its data": (WORKERS, [0, 20, 40, 50], "finished"),
}
EVERY_DAY = ("a child closes the run",)


def program(folder: Path, body: str) -> subprocess.Popen[bytes]:
    (folder / "loop.py").write_text(BEGUN + body)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-W", "ignore", str(folder / "loop.py"), str(folder / "run.scout")]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)


@pytest.mark.parametrize("name", [each if each in EVERY_DAY else pytest.param(each, marks=slow) for each in ENDS])
@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_recording_says_how_its_program_ended(name: str, tmp_path: Path) -> None:
    body, steps, state = ENDS[name]
    _, told = program(tmp_path, body).communicate(timeout=100)
    with Recording.open(tmp_path / "run.scout") as recording:
        assert (list(recording.steps), recording.state) == (steps, state), told.decode()
        recording.verify()
        (loss,) = recording.measures()
        assert list(loss.steps) == list(range(1, 51 if body == WORKERS else 50))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it has other signals")
def test_ctrl_c_stops_a_run_that_nobody_closes(tmp_path: Path) -> None:
    loop = program(tmp_path, "train(1, 100_000, 0.01)")
    path = tmp_path / "run.scout"
    while loop.poll() is None and not (path.exists() and _steps(path) >= 20):
        time.sleep(0.05)
    loop.send_signal(signal.SIGINT)
    loop.communicate(timeout=100)
    with Recording.open(path) as recording:
        assert recording.state == "stopped"
        assert list(recording.steps)[:2] == [0, 20]


def _steps(path: Path) -> int:
    with Recording.open(path) as recording:
        return int(recording.steps[-1])
