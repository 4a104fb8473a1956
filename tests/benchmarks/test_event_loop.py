"""The event loop stays free: while torch loads in the background, and while a model trains."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from scoutview.labs.registry import lab_named
from scoutview.settings import settings_from_text
from tests.benchmarks.window import open_window, paints, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

LOADING = """
import json, sys, threading, time
from PySide6.QtCore import QCoreApplication, QTimer
application = QCoreApplication([])
gaps, last = [], [time.monotonic()]
def tick():
    now = time.monotonic()
    gaps.append(1000 * (now - last[0]))
    last[0] = now
timer = QTimer()
timer.timeout.connect(tick)
timer.start(2)
def plain():
    import torch, torch.optim
    torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))])
def ours():
    from scoutview.torch_loading import load_torch
    load_torch()
def work():
    {"plain": plain, "ours": ours}[sys.argv[1]]()
    application.quit()
QTimer.singleShot(100, lambda: threading.Thread(target=work).start())
application.exec()
print(json.dumps(gaps))
"""


def largest_gap_ms(how: str) -> float:
    done = subprocess.run([sys.executable, "-c", LOADING, how], capture_output=True, text=True, check=True, timeout=120)
    gaps: list[float] = json.loads(done.stdout)
    assert len(gaps) > 50
    return max(gaps)


def test_loading_torch_does_not_freeze_the_window(report: Callable[[str, str, str], None]) -> None:
    ours, plain = (sorted(largest_gap_ms(how) for _ in range(3))[1] for how in ("ours", "plain"))
    report("largest gap while torch loads / with a plain import", f"{ours:.0f} ms / {plain:.0f} ms", "≤ 50 ms")
    assert ours < plain


def animation_ms(window: object, seconds: float) -> np.ndarray:
    """Intervals between the paints of a canvas that is repainted at 60 Hz."""
    canvas = window.bar.well  # type: ignore[attr-defined]
    times: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: (canvas.repaint(), times.append(time.perf_counter())))
    timer.start(16)
    wait(seconds, poll_ms=200)
    timer.stop()
    return 1000 * np.diff(times)


def test_an_animation_stays_smooth_while_training(
    report: Callable[[str, str, str], None], measured: Callable[..., None], tmp_path: Path
) -> None:
    with open_window(tmp_path) as (window, session):
        session.prepare("next_token", settings_from_text(lab_named("next_token").Settings, {}))
        wait(60, lambda: session.path is not None and not session.loading)
        wait(2)
        still = animation_ms(window, 6)
        session.train()
        wait(60, lambda: session.training is not None and session.training.step > 5)
        before = paints(window)
        training = animation_ms(window, 12)
        assert paints(window) > before
        session.stop()
    for name, intervals in (("without training", still), ("while training", training)):
        p99 = float(np.percentile(intervals, 99))
        report(f"60 Hz animation {name}: 99th percentile", f"{p99:.1f} ms of {len(intervals)}", "≤ 25 ms")
    assert len(training) > 100
    ratio = float(np.percentile(training, 99) / np.percentile(still, 99))
    row = "99th percentile of a 60 Hz animation while training / without"
    measured(row, [ratio], "≤ 1.2", len(training), f"{np.percentile(training, 99):.1f} ms")
