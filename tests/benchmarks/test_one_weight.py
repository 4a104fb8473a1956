"""Another weight of each lab's sample: from choosing it to its first losses on screen, and to all of them."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from scoutview.labs.registry import LABS
from scoutview.panels.one_weight.panel import OneWeight
from scoutview.resources import resource
from tests.benchmarks.window import open_window, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

CHOSEN = 8
POLL_MS = 2
FIRST_GOAL_MS, ALL_GOAL_MS = 150, 1000


@pytest.mark.parametrize("lab", [lab.name for lab in LABS if lab.sample is not None and not lab.trained_elsewhere])
def test_the_losses_of_a_weight_are_there_at_once(
    report: Callable[[str, str, str], None], tmp_path: Path, lab: str
) -> None:
    first_ms, all_ms = [], []  # (on the clock, of the processor) of each choice
    with open_window(tmp_path) as (window, session):
        session.open(resource("recordings", f"{lab}.scout"))
        wait(60, lambda: session.lab is not None and session.lab.name == lab and len(session.curves) > 10)
        wait(6)  # torch, and the histories
        window.area.open_part("one_weight", {})
        panel = window.docks["one_weight"].panel
        assert isinstance(panel, OneWeight)
        wait(30, lambda: is_whole(panel), POLL_MS)
        for _ in range(CHOSEN):
            painted, began_s = panel.plot.paint_count, now_s()
            panel.controls.telling.click()
            wait(30, lambda: shows_choice(panel), POLL_MS)
            QApplication.processEvents()  # paints what was shown
            first_ms.append(1000 * (now_s() - began_s))
            wait(30, lambda: shows_choice(panel) and is_whole(panel), POLL_MS)
            QApplication.processEvents()
            all_ms.append(1000 * (now_s() - began_s))
            assert panel.plot.paint_count > painted
    for what, times, goal in (("first losses", first_ms, FIRST_GOAL_MS), ("all losses", all_ms, ALL_GOAL_MS)):
        (clock, processor), most = np.median(times, axis=0), np.max(times, axis=0)[0]
        result = f"p50 {clock:.0f}, most {most:.0f} ms, p50 {processor:.0f} ms of the processor"
        report(f"another weight, {lab}: {what} on screen", result, f"≤ {goal} ms")


def now_s() -> np.ndarray:
    """On the clock, and of the processor: what else a machine does makes only the first longer."""
    return np.array([time.perf_counter(), time.process_time()])


def shows_choice(panel: OneWeight) -> bool:
    return panel._reading is not None and panel._reading.weight == panel._weight()


def is_whole(panel: OneWeight) -> bool:
    return panel._reading is not None and panel._reading.is_whole
