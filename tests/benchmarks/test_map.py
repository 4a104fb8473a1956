"""The embedding map with many points, drawn anew for another frame, against pyqtgraph's scatter plot."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.look import Look
from scoutview.graphics.scatter import PointMap, ScatterMap

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

ROUNDS = 5


def cloud(points: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((points, 2))


@pytest.mark.parametrize("points", [1_000, 30_000])
def test_a_map_against_pyqtgraph(measured: Callable[..., None], qtbot: QtBot, points: int) -> None:
    pyqtgraph = pytest.importorskip("pyqtgraph")
    view = pyqtgraph.PlotWidget()
    item = pyqtgraph.ScatterPlotItem(size=3, pen=None, brush="w")
    view.addItem(item)
    ours = ScatterMap(Look())
    for widget in (view, ours):
        qtbot.addWidget(widget)
        widget.resize(600, 600)
        widget.show()
    names, faint = np.array([f"token {number}" for number in range(points)]), np.zeros(points, bool)
    QApplication.processEvents()
    ratios, before = [], ours.paint_count
    for number in range(ROUNDS):
        places = cloud(points, number)
        started = time.perf_counter()
        ours.show_map(PointMap(places, names, faint, 0, named=tuple(range(12))))
        ours.repaint()
        middle = time.perf_counter()
        item.setData(pos=places)
        view.viewport().repaint()
        ratios.append((middle - started) / (time.perf_counter() - middle))
    goal = "≤ 0.167" if points == 30_000 else ""
    measured(f"map of {points:,} points / pyqtgraph ScatterPlotItem", ratios, goal, ours.paint_count - before)


@pytest.mark.filterwarnings("ignore")  # of its own use of other libraries
def test_a_map_against_a_tensorboard_export(measured: Callable[..., None], qtbot: QtBot, tmp_path: Path) -> None:
    """Writing the projector's files is all that is measured of it; its page is drawn by a browser afterwards."""
    tensorboard = pytest.importorskip("torch.utils.tensorboard")
    import torch

    points = 30_000
    ours = ScatterMap(Look())
    qtbot.addWidget(ours)
    ours.resize(600, 600)
    with qtbot.waitExposed(ours):
        ours.show()
    names, faint = [f"token {number}" for number in range(points)], np.zeros(points, bool)
    ratios, before = [], ours.paint_count
    with tensorboard.SummaryWriter(str(tmp_path)) as board:
        for number in range(2):
            places = cloud(points, number)
            started = time.perf_counter()
            ours.show_map(PointMap(places, np.array(names), faint, 0))
            ours.repaint()
            middle = time.perf_counter()
            board.add_embedding(torch.from_numpy(places), names, global_step=number)
            ratios.append((middle - started) / (time.perf_counter() - middle))
    measured(f"map of {points:,} points / files for TensorBoard", ratios, "", ours.paint_count - before)
