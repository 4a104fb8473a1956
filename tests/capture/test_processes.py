"""Runs of several processes, and one that is killed and gone on with: what is recorded is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from scoutview.recording import Recording

pytestmark = pytest.mark.slow

LOOP = """
import os, pathlib, sys, time
import torch
from torch import nn
import scoutview

path, first, last, pause_s = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
{wrapped}
optimizer = torch.optim.SGD(model.parameters(), 0.05)
with scoutview.record(model, path, every=5, resume=True) as run:
    for step in range(first, last + 1):
        loss = model(torch.randn(8, 4)).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        run.step(step, loss=loss)
        time.sleep(pause_s)
{after}
"""
SEVERAL = """
import torch.distributed
torch.distributed.init_process_group("gloo")
torch.manual_seed(torch.distributed.get_rank())
pathlib.Path(f"{path}.{torch.distributed.get_rank()}").write_text(str(os.getpid()))
model = nn.parallel.DistributedDataParallel(model)
"""
AFTER = """
if torch.distributed.get_rank() == 0:
    torch.save(model.module.state_dict(), path + ".pt")
torch.distributed.destroy_process_group()
"""


def script(folder: Path, *, several: bool) -> str:
    file = folder / "loop.py"
    file.write_text(LOOP.format(wrapped=SEVERAL if several else "", after=AFTER if several else ""))
    return str(file)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "OMP_NUM_THREADS": "1"}


def test_of_two_processes_the_first_records_and_what_it_holds_is_what_they_trained(tmp_path: Path) -> None:
    path = tmp_path / "run.scout"
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2", "--master-port=29611"]
    for first, last in ((1, 12), (13, 24)):  # once more where the first ended
        arguments = [script(tmp_path, several=True), str(path), str(first), str(last), "0"]
        subprocess.run([*command, *arguments], check=True, env=environment(), timeout=200, capture_output=True)
    with Recording.open(path) as recording:
        assert (list(recording.steps), recording.state) == ([0, 5, 10, 12, 15, 20, 24], "finished")
        trained = torch.load(f"{path}.pt", weights_only=True)
        assert sorted(recording[-1].weights) == ["0.bias", "0.weight", "2.bias", "2.weight"]
        assert all(np.array_equal(array, trained[name].numpy()) for name, array in recording[-1].weights.items())


@pytest.mark.skipif(sys.platform == "win32", reason="it has other signals")
@pytest.mark.parametrize("killed", [0, 1], ids=["the one that records", "the other one"])
def test_of_two_processes_one_is_killed_and_the_training_is_gone_on_with(tmp_path: Path, killed: int) -> None:
    path = tmp_path / "run.scout"
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2", f"--master-port={29612 + killed}"]
    arguments = [*command, script(tmp_path, several=True), str(path)]
    both = subprocess.Popen([*arguments, "1", "100000", "0.01"], env=environment(), stderr=subprocess.DEVNULL)
    try:
        while both.poll() is None and not (path.exists() and _steps(path) >= 20):
            time.sleep(0.05)
        os.kill(int(Path(f"{path}.{killed}").read_text()), signal.SIGKILL)
        assert both.wait(100) != 0
    finally:
        both.kill()
        both.wait()
    with Recording.open(path) as recording:
        assert recording.state in ("interrupted", "failed")  # failed: it still saw that the other one was gone
        reached = int(recording.steps[-1])
        assert list(recording.steps[:5]) == [0, 5, 10, 15, 20]
    again = [*arguments, str(reached - 2), str(reached + 10), "0"]
    subprocess.run(again, check=True, env=environment(), timeout=200, capture_output=True)
    with Recording.open(path) as recording:
        assert recording.state == "finished"
        assert list(np.unique(np.diff(recording.steps))) == [5]
        assert recording.steps[-1] == reached + 10
        trained = torch.load(f"{path}.pt", weights_only=True)
        assert all(np.array_equal(array, trained[name].numpy()) for name, array in recording[-1].weights.items())
        recording.verify()


def test_a_loop_that_was_killed_lost_nothing_and_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "run.scout"
    arguments = [sys.executable, script(tmp_path, several=False), str(path)]
    loop = subprocess.Popen([*arguments, "1", "100000", "0.01"], env=environment())
    try:
        while loop.poll() is None and not (path.exists() and _steps(path) >= 40):
            time.sleep(0.05)
    finally:
        loop.send_signal(signal.SIGKILL)
        loop.wait()
    with Recording.open(path) as recording:
        assert recording.state == "interrupted"
        reached = recording.steps[-1]
    subprocess.run([*arguments, str(reached - 7), str(reached + 10), "0"], check=True, env=environment(), timeout=100)
    with Recording.open(path) as recording:
        assert recording.state == "finished"
        assert list(recording.steps)[:3] == [0, 5, 10]
        assert recording.steps[-1] == reached + 10
        recording.verify()


def _steps(path: Path) -> int:
    with Recording.open(path) as recording:
        return int(recording.steps[-1])
