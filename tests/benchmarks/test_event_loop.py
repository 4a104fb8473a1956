"""The event loop stays free: while torch loads in the background, and while a model trains."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from scoutview.labs.registry import lab_named
from scoutview.settings import settings_from_text
from tests.benchmarks.window import open_window, paints, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

ROUNDS, SECONDS = 3, 12

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


def test_loading_torch_does_not_freeze_the_window(measured: Callable[..., None]) -> None:
    pairs = [(largest_gap_ms("ours"), largest_gap_ms("plain")) for _ in range(ROUNDS)]
    remark = f"{median(ours for ours, _ in pairs):.0f} / {median(plain for _, plain in pairs):.0f} ms"
    ratios = [ours / plain for ours, plain in pairs]
    measured("largest gap in the event loop while torch loads / plain import", ratios, "≤ 0.5", ROUNDS, remark)


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
    """The same window, training and paused in turn."""
    still, training = [], []
    with open_window(tmp_path) as (window, session):
        session.prepare("next_token", settings_from_text(lab_named("next_token").Settings, {}))
        wait(60, lambda: session.path is not None and not session.loading)
        wait(2)
        for _ in range(ROUNDS):
            still.append(animation_ms(window, SECONDS))
            step, before = session.training.step, paints(window)
            session.train()
            wait(60, lambda step=step: session.training.step > step + 5)
            training.append(animation_ms(window, SECONDS))
            assert paints(window) > before
            session.pause()
            wait(60, lambda: session.training.state == "paused")
            wait(1)
        session.stop()
    assert min(map(len, training)) > 100
    p99 = [
        (float(np.percentile(one, 99)), float(np.percentile(other, 99)))
        for one, other in zip(training, still, strict=True)
    ]
    ratios = [one / other for one, other in p99]
    remark = f"{median(one for one, _ in p99):.1f} / {median(other for _, other in p99):.1f} ms"
    row = "99th percentile of a 60 Hz animation while training / without"
    measured(row, ratios, "≤ 1.2", sum(map(len, training)), remark)
    report("60 Hz animation while training: 99th percentile", f"{median(one for one, _ in p99):.1f} ms", "≤ 25 ms")
