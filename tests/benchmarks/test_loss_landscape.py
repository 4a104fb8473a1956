"""A slice of the loss of each lab's sample: until it is on screen, coarse and fine, and as many plain evaluations."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from PySide6.QtWidgets import QApplication

from scoutview.analysis.one_weight import in_double
from scoutview.labs.registry import LABS, lab_of_recording
from scoutview.panels.loss_landscape.panel import LossLandscape
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from tests.benchmarks.window import open_window, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

GOALS_S = {21: 3.0, 41: 10.0}
POLL_MS = 5
TIMED = 200  # plain evaluations
RATIO_GOAL = 1.5


@pytest.mark.parametrize("lab", [lab.name for lab in LABS if lab.sample is not None])
def test_a_slice_is_there_soon(report: Callable[[str, str, str], None], tmp_path: Path, lab: str) -> None:
    plain_s = plain_evaluation_s(lab)
    with open_window(tmp_path) as (window, session):
        session.open(resource("recordings", f"{lab}.scout"))
        wait(60, lambda: session.lab is not None and session.lab.name == lab and len(session.curves) > 10)
        wait(6)  # torch, and the histories
        began_s, processor_s = time.perf_counter(), time.process_time()
        window.area.open_part("loss_landscape", {})
        panel = window.docks["loss_landscape"].panel
        assert isinstance(panel, LossLandscape)
        painted = panel.picture.paint_count
        for detail, goal_s in GOALS_S.items():
            wait(120, lambda detail=detail: shown_detail(panel) >= detail, POLL_MS)
            QApplication.processEvents()  # paints what was shown
            spent_s, passed_s = time.process_time() - processor_s, time.perf_counter() - began_s
            result = f"{spent_s:.1f} s of the processor, {passed_s:.1f} s on the clock"
            report(f"{detail} x {detail} points of the loss, {lab}: on screen", result, f"≤ {goal_s:.0f} s")
        ratio = spent_s / (41**2 * plain_s)
        report(f"the same / 1,681 plain evaluations of the loss, {lab}", f"{ratio:.2f}", f"≤ {RATIO_GOAL}")
        assert panel.picture.paint_count > painted


def plain_evaluation_s(name: str) -> float:
    """Of the processor, for the loss of the sample in double precision by the model as it is."""
    with Recording.open(resource("recordings", f"{name}.scout")) as recording:
        lab = lab_of_recording(name, recording.description.settings, recording.assets)
    model, batch = lab.untrained_model().double().eval(), in_double(lab.loss_sample().batch)
    with torch.no_grad():
        lab.loss(model, batch)
        began_s = time.process_time()
        for _ in range(TIMED):
            lab.loss(model, batch).item()
    return (time.process_time() - began_s) / TIMED


def shown_detail(panel: LossLandscape) -> int:
    return 0 if panel._shown is None else panel._shown.detail
