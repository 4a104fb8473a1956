"""Memory of the program does not grow with the length of the run, nor with how long one looks at it."""

import gc
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from scoutview.labs.registry import lab_named
from scoutview.settings import settings_from_text
from tests.benchmarks.test_scrubbing import LONG, MOVES, frame_times_ms, long_run
from tests.benchmarks.window import open_window, paints, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

EARLY, LATE = 60, 200  # frames
ROUNDS = 16  # of moves of the cursor


def resident_mb() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 1e6


def test_memory_stays_while_frames_come(report: Callable[[str, str, str], None], tmp_path: Path) -> None:
    settings = settings_from_text(lab_named("digits").Settings, {"steps": "20000", "model": "mlp"})
    with open_window(tmp_path) as (window, session):
        session.prepare("digits", settings)
        wait(60, lambda: session.path is not None and not session.loading)
        wait(3)
        session.train()
        memory = {}
        for frames in (EARLY, LATE):
            wait(400, lambda frames=frames: session.training is not None and session.training.frames >= frames)
            memory[frames] = resident_mb()
        assert paints(window) > 100
        session.stop()
    ratio = memory[LATE] / memory[EARLY]
    result = f"{memory[LATE]:.0f} MB / {memory[EARLY]:.0f} MB = {ratio:.2f}"
    report(f"memory after {LATE} frames of training / after {EARLY}", result, "≤ 1.1")
    assert ratio < 2


def test_memory_stays_while_one_scrubs(report: Callable[[str, str, str], None], tmp_path: Path) -> None:
    path = long_run(tmp_path / "long.scout", LONG)
    with open_window(tmp_path / "home") as (window, session):
        session.open(path)
        wait(60, lambda: len(session.curves) == LONG)
        wait(3)
        memory = []
        for number in range(ROUNDS):
            frame_times_ms(window, session, number)
            memory.append(resident_mb())
    for early in (1, ROUNDS // 2):
        result = f"{memory[-1]:.0f} MB / {memory[early - 1]:.0f} MB = {memory[-1] / memory[early - 1]:.2f}"
        report(f"memory after {ROUNDS * MOVES} moves of the cursor / after {early * MOVES}", result, "≤ 1.1")
    assert memory[-1] / memory[0] < 2
