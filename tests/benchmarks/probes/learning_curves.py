"""Milliseconds of the processor to paint learning curves: new data, and a move of the cursor. Works with any build."""

import json
import os
import sys
import time

import numpy as np
from PySide6.QtWidgets import QApplication

from scoutview.frame import Curves
from scoutview.observation import Observation
from scoutview.probe import TextProbe

try:
    from scoutview.graphics.base.look import Look
    from scoutview.panels.learning_curves.panel import LearningCurves
except ImportError:  # before there were rooms
    from scoutview.graphics.look import Look
    from scoutview.panels.learning_curves import LearningCurves

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PAINTS = 15


def noisy_run(frames: int, seed: int) -> Curves:
    rng = np.random.default_rng(seed)
    steps = np.arange(frames)
    fall = 3 * np.exp(-steps / (frames / 5)) + 0.3
    metrics = {f"{role}_loss": fall * np.exp(0.15 * rng.standard_normal(frames)) for role in ("train", "validation")}
    return Curves(steps, steps * 0.01, metrics, planned_steps=frames, loss_unit="nats per token")


def main(frames: int) -> None:
    application = QApplication([])
    panel = LearningCurves(Look())
    panel.resize(1280, 700)
    panel.show()
    runs = [noisy_run(frames, seed) for seed in range(PAINTS + 3)]
    new, moved = [], []
    for number, run in enumerate(runs):
        started = time.thread_time()
        panel.show_curves(run)
        panel.show_observation(Observation(frames // 2, TextProbe(text=""), {}))
        application.processEvents()  # paints what is to be painted again
        new.append(1000 * (time.thread_time() - started))
        if number == 0:  # what comes behind the first picture
            until = time.perf_counter() + 1.5
            while time.perf_counter() < until:
                application.processEvents()
                time.sleep(0.01)
    plot, rng = panel.plots["loss"], np.random.default_rng(0)
    before = plot.paint_count
    for step in rng.integers(0, frames, 60):
        started = time.thread_time()
        panel.show_observation(Observation(int(step), TextProbe(text=""), {}))
        application.processEvents()
        moved.append(1000 * (time.thread_time() - started))
    assert plot.paint_count >= before + len(moved)
    sys.stdout.write(json.dumps({"new_ms": float(np.median(new[3:])), "moved_ms": float(np.median(moved[5:]))}) + "\n")


main(int(sys.argv[1]))
