"""Scrubbing: from moving the cursor to painted panels, in runs of 100 and of 2,000 frames of about 100 k weights."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from scoutview.frame import Frame
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from scoutview.resources import resource
from scoutview.session import Session
from scoutview.window.main_window import MainWindow
from tests.benchmarks.window import open_window, paints, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

SHORT, LONG = 100, 2000  # frames
MOVES, ROUNDS = 100, 3


def long_run(path: Path, frames: int) -> Path:
    """The shipped next_token run with its frames repeated, slightly changed, to so many."""
    rng = np.random.default_rng(0)
    with Recording.open(resource("recordings", "next_token.scout")) as sample:
        kept = [sample.frame_at(int(step)) for step in sample.steps]
        description, assets = sample.description, sample.assets
    writer = RecordingWriter.create(path, description, assets, kept[0])
    for step in range(1, frames):
        base = kept[step * len(kept) // frames]
        scale = np.float32(1 + 1e-3 * rng.standard_normal())
        weights = {name: array * scale for name, array in base.weights.items()}
        writer.add_frame(Frame(step, float(step), base.metrics, weights))
    writer.set_state("finished")
    writer.close()
    return path


def frame_times_ms(window: MainWindow, session: Session, seed: int) -> list[float]:
    """Milliseconds from a random move of the cursor until the panels on screen have painted its observation."""
    rng = np.random.default_rng(seed)
    times = []
    loop = QEventLoop()
    session.settled.connect(loop.quit)
    for _ in range(MOVES):
        elsewhere = [step for step in session.timeline.steps if step != session.timeline.step]
        step = int(rng.choice(elsewhere))
        before, started = paints(window), time.perf_counter()
        session.timeline.go_to(step)
        loop.exec()
        QApplication.processEvents()  # paints what was shown
        times.append(1000 * (time.perf_counter() - started))
        assert paints(window) > before
    session.settled.disconnect(loop.quit)
    return times


def test_scrubbing_does_not_depend_on_the_length_of_the_run(
    report: Callable[[str, str, str], None], tmp_path: Path
) -> None:
    paths = {frames: long_run(tmp_path / f"{frames}.scout", frames) for frames in (SHORT, LONG)}
    times: dict[int, list[float]] = {SHORT: [], LONG: []}
    with open_window(tmp_path / "home") as (window, session):
        for number in range(ROUNDS):
            for frames, path in paths.items():
                session.open(path)
                wait(60, lambda path=path, frames=frames: session.path == path and len(session.curves) == frames)
                wait(3 if number == 0 else 1)
                times[frames] += frame_times_ms(window, session, number)
    medians = {frames: float(np.median(of_run)) for frames, of_run in times.items()}
    for frames, of_run in times.items():
        result = f"p50 {medians[frames]:.1f}, p99 {np.percentile(of_run, 99):.1f} ms, {1000 / np.mean(of_run):.0f}/s"
        report(f"scrubbing {frames} frames: cursor to painted panels", result, "p99 ≤ 16 ms")
    ratio = medians[LONG] / medians[SHORT]
    report(f"scrubbing {LONG} frames / {SHORT} frames", f"{ratio:.2f}", "about 1")
    assert ratio < 3
