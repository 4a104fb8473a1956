"""A slice of the loss of each lab's sample: until it is on screen, coarse and fine, and as many plain evaluations.

And how long another frame takes to be on the panel beside it, while slices are computed and while there is none.
"""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtWidgets import QApplication

from scoutview.analysis.one_weight import in_double
from scoutview.graphics.base.canvas import Canvas
from scoutview.labs.registry import LABS, lab_of_recording
from scoutview.panels.loss_landscape.panel import LossLandscape
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.session import Session
from scoutview.window.shell.main_window import MainWindow
from tests.benchmarks.window import open_window, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

GOALS_S = {21: 3.0, 41: 10.0}
POLL_MS = 5
TIMED = 200  # plain evaluations
RATIO_GOAL = 1.5
MOVES, ROUNDS, BETWEEN_S = 60, 4, 0.1  # of the cursor
TRAINED_HERE = [lab.name for lab in LABS if lab.sample is not None and not lab.trained_elsewhere]


@pytest.mark.parametrize("lab", TRAINED_HERE)
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


@pytest.mark.parametrize(("lab", "beside"), [("next_token", "prediction"), ("othello", "legal_moves")])
def test_the_cursor_moves_on_while_slices_are_computed(
    measured: Callable[..., None], tmp_path: Path, lab: str, beside: str
) -> None:
    times_ms: dict[str, list[float]] = {"runs": [], "loss_landscape": []}
    ratios = []
    with open_window(tmp_path) as (window, session):
        session.open(resource("recordings", f"{lab}.scout"))
        wait(60, lambda: session.lab is not None and session.lab.name == lab and len(session.curves) > 10)
        wait(6)  # torch, and the histories
        for number in range(ROUNDS):
            for shown in list(times_ms)[:: 1 if number % 2 else -1]:  # who comes second finds answers that are kept
                window.area.open_part(shown, {})
                window.area.show_panel(beside)
                wait(1)
                times_ms[shown] += moves_ms(window, session, beside, number)
            late = [float(np.percentile(times[-MOVES:], 95)) for times in times_ms.values()]
            ratios.append(late[1] / late[0])
    without, among = (f"{np.median(times):.0f}" for times in times_ms.values())
    row = f"scrub {lab}: 95th percentile until the panel beside, while slices of the loss are computed / without"
    measured(row, ratios, "≤ 1.5", 2 * ROUNDS * MOVES, f"median {among} / {without} ms")


def moves_ms(window: MainWindow, session: Session, beside: str, seed: int) -> list[float]:
    """Milliseconds from a random move of the cursor until a panel has painted what is there, a move after the other."""
    rng, times = np.random.default_rng(seed), []
    canvases = window.docks[beside].panel.findChildren(Canvas)
    for _ in range(MOVES):
        step = int(rng.choice([step for step in session.timeline.steps if step != session.timeline.step]))
        before, began_s = sum(canvas.paint_count for canvas in canvases), time.perf_counter()
        session.timeline.go_to(step)
        wait(30, lambda before=before: sum(canvas.paint_count for canvas in canvases) > before, 1)
        times.append(1000 * (time.perf_counter() - began_s))
        wait(BETWEEN_S)
    return times


def plain_evaluation_s(name: str) -> float:
    """Of the processor, for the loss of the sample in double precision by the model as it is."""
    with Recording.open(resource("recordings", f"{name}.scout")) as recording:
        lab = lab_of_recording(recording)
    model, batch = lab.untrained_model().double().eval(), in_double(lab.loss_sample().batch)
    with torch.no_grad():
        lab.loss(model, batch)
        began_s = time.process_time()
        for _ in range(TIMED):
            lab.loss(model, batch).item()
    return (time.process_time() - began_s) / TIMED


def shown_detail(panel: LossLandscape) -> int:
    return 0 if panel._shown is None else panel._shown.detail
