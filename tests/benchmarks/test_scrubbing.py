"""Scrubbing: from moving the cursor to painted panels, in runs of 100 to 10,000 frames of about 140,000 weights."""

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
from scoutview.window.shell.main_window import MainWindow
from tests.benchmarks.window import open_window, paints, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

SHORT, LONG = 100, 2000  # frames
MOVES, ROUNDS = 100, 3


def long_run(path: Path, frames: int, lab: str = "next_token", samples: Path | None = None) -> Path:
    """The shipped run of this lab, or the one in `samples`, with its frames repeated, slightly changed, to so many."""
    rng = np.random.default_rng(0)
    of = resource("recordings", f"{lab}.scout") if samples is None else samples / f"{lab}.scout"
    with Recording.open(of) as sample:
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


def test_scrubbing_does_not_depend_on_the_length_of_the_run(measured: Callable[..., None], tmp_path: Path) -> None:
    lengths = (SHORT, 1_000, 10_000)
    paths = {frames: long_run(tmp_path / f"{frames}.scout", frames) for frames in lengths}
    medians: dict[int, list[float]] = {frames: [] for frames in lengths}
    with open_window(tmp_path / "home") as (window, session):
        for number in range(ROUNDS):
            for frames, path in paths.items():
                session.open(path)
                wait(60, lambda path=path, frames=frames: session.path == path and len(session.curves) == frames)
                wait(3 if number == 0 else 1)
                medians[frames].append(float(np.median(frame_times_ms(window, session, number))))
    for frames in lengths[1:]:
        ratios = [many / few for many, few in zip(medians[frames], medians[SHORT], strict=True)]
        remark = f"{np.median(medians[frames]):.1f} ms"
        measured(f"scrub {frames:,} frames / {SHORT} frames", ratios, "", ROUNDS * MOVES, remark)
        assert np.median(ratios) < 3
