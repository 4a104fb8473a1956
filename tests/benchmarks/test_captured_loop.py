"""What recording a loop of one's own costs it: the processor's time of all beside the steps of 5 ms themselves."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import nn

import scoutview
from scoutview.recording import Recording

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

ROUNDS, STEPS = 3, 2000
STEP_S = 0.005


class Loop:
    """A training whose steps take about 5 ms of the processor."""

    def __init__(self, width: int) -> None:
        torch.manual_seed(0)
        self.model = nn.Sequential(
            nn.Linear(64, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, 8)
        )
        self.optimizer = torch.optim.SGD(self.model.parameters(), 0.01)
        self.given = torch.randn(32, 64)
        self.repeated = 1
        began_s = time.process_time()
        for _ in range(20):
            self.step()
        self.repeated = max(1, round(STEP_S / ((time.process_time() - began_s) / 20)))

    def step(self) -> torch.Tensor:
        self.optimizer.zero_grad()
        for _ in range(self.repeated):
            loss = self.model(self.given).square().mean()
            loss.backward()
        self.optimizer.step()
        return loss


def times(loop: Loop, path: Path) -> tuple[float, float]:
    """Of the processor, in seconds: what the whole program took meanwhile, and what the steps themselves took."""
    with scoutview.record(loop.model, path) as run:
        began_s, steps_s = time.process_time(), 0.0
        for step in range(1, STEPS + 1):
            before_s = time.thread_time()
            loss = loop.step()
            steps_s += time.thread_time() - before_s
            run.step(step, loss=loss)
        return time.process_time() - began_s, steps_s


@pytest.mark.parametrize("width", [128, 512], ids=["26 k weights", "300 k weights"])
def test_recording_a_loop(width: int, tmp_path: Path, measured: Callable[..., None]) -> None:
    """The file is made before the first step; the thread that writes counts as far as it works meanwhile."""
    loop, ratios, frames = Loop(width), [], 0
    for number in range(ROUNDS):
        whole_s, steps_s = times(loop, tmp_path / f"{number}.scout")
        ratios.append(whole_s / steps_s)
        with Recording.open(tmp_path / f"{number}.scout") as recording:
            frames += len(recording)
    measured(f"a loop of 5 ms recorded, {width} wide", ratios, "≤ 1.02", frames, f"{frames // ROUNDS} frames each")
