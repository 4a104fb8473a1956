"""Memory of the program does not grow with the length of the run, nor with how long one looks at it."""

import gc
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
import pytest

from scoutview.frame import Frame
from scoutview.labs.registry import lab_named
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from scoutview.settings import settings_from_text
from scoutview.training.recorder import Recorder
from scoutview.training.worker import describe
from tests.benchmarks.baseline import in_words, ratios, side_by_side
from tests.benchmarks.test_scrubbing import LONG, MOVES, frame_times_ms, long_run
from tests.benchmarks.window import open_window, paints, wait
from tests.tiny_lab import tiny_lab

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

EARLY, LATE = 60, 200  # frames
MANY, LOSS = 10_000, {"validation_loss": 1.0}
ROUNDS = 16  # of moves of the cursor
PROBE = Path(__file__).parent / "probes" / "training_memory.py"
TRAINS_S = 30
MINUTES = float(os.environ.get("SCOUTVIEW_MINUTES", "5"))


def resident_mb() -> float:
    """Of this program and those that train and answer for it."""
    gc.collect()
    this = psutil.Process()
    return sum(float(process.memory_info().rss) for process in (this, *this.children(recursive=True))) / 1e6


def test_memory_stays_while_ten_thousand_frames_come_and_are_thinned(
    measured: Callable[..., None], tmp_path: Path
) -> None:
    """Frames of 100,000 weights through the real recorder, a recording of at most 200 frames."""
    lab = tiny_lab(frame_budget=200, megabyte_budget=10_000)
    arrays = {"w": np.random.default_rng(0).standard_normal(100_000).astype(np.float32)}
    writer = RecordingWriter.create(tmp_path / "a.scout", describe(lab, "cpu"), {}, Frame(0, 0.0, LOSS, arrays))
    with Recording.open(tmp_path / "a.scout") as recording:
        recorder = Recorder(writer, lab, recording.curves(), 1)
    memory, written, step = {}, 0, 0
    while written < MANY:
        step += 1
        if step > 50 and step % recorder.spacing:
            continue
        recorder.spacing = min(recorder.spacing, 4)  # else fewer and fewer frames would come
        recorder.add_frame(Frame(step, float(step), LOSS, {"w": arrays["w"] + np.float32(step)}))
        written += 1
        if written in (MANY // 20, MANY):
            recorder.flush()
            memory[written] = resident_mb()
    recorder.close()
    ratio = memory[MANY] / memory[MANY // 20]
    measured(f"memory after {MANY:,} frames with thinning / after {MANY // 20}", [ratio], "≤ 1.1", written)


@pytest.mark.timeout(60 * MINUTES + 600)
def test_memory_stays_while_it_trains_for_long(measured: Callable[..., None], tmp_path: Path) -> None:
    """SCOUTVIEW_MINUTES says how long; 30 is what the goal is about, 5 what is run unless told."""
    settings = settings_from_text(lab_named("next_token").Settings, {"steps": "1000000"})
    with open_window(tmp_path) as (window, session):
        session.prepare("next_token", settings)
        wait(60, lambda: session.path is not None and not session.loading)
        session.train()
        wait(60, poll_ms=500)
        early = resident_mb()
        wait(60 * (MINUTES - 1), poll_ms=500)
        late = resident_mb()
        assert paints(window) > 100
        assert session.training is not None
        steps = session.training.step
        session.stop()
    row = f"memory after {MINUTES:g} minutes of training with the window / after 1"
    measured(row, [late / early], "≤ 1.1", steps, f"{late:.0f} MB")


def test_memory_stays_while_frames_come(measured: Callable[..., None], tmp_path: Path) -> None:
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
        assert session.training is not None
        written = session.training.frames
        session.stop()
    assert written >= LATE
    ratio = memory[LATE] / memory[EARLY]
    row = f"memory after {LATE} frames of training / after {EARLY}"
    measured(row, [ratio], "≤ 1.1", written, f"{memory[LATE]:.0f} MB")
    assert ratio < 2


def test_memory_stays_while_one_scrubs(measured: Callable[..., None], tmp_path: Path) -> None:
    path = long_run(tmp_path / "long.scout", LONG)
    with open_window(tmp_path / "home") as (window, session):
        session.open(path)
        wait(60, lambda: len(session.curves) == LONG)
        wait(3)
        memory, moves = [], 0
        for number in range(ROUNDS):
            moves += len(frame_times_ms(window, session, number))
            memory.append(resident_mb())
    for early in (1, ROUNDS // 2):
        row = f"memory after {ROUNDS * MOVES} moves of the cursor / after {early * MOVES}"
        ratios = [late / memory[early - 1] for late in memory[-3:]]
        measured(row, ratios, "≤ 1.1", moves, f"{memory[-1]:.0f} MB")
    assert memory[-1] / memory[0] < 2


@pytest.mark.timeout(1800)
def test_window_and_training_together_beside_an_older_build(measured: Callable[..., None]) -> None:
    pairs = side_by_side(PROBE, str(TRAINS_S), rounds=3)
    for row, name in (("memory of window and training", "Pss"), ("the same without the pages of files", "Pss_Anon")):
        goal = "≤ 0.6" if name == "Pss" else ""
        steps = int(sum(ours["steps"] for ours, _ in pairs))
        measured(f"{row} / older build", ratios(pairs, name), goal, steps, in_words(pairs, name, "MB"))
