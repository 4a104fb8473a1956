"""The embedding map with many points, drawn anew for another frame, against pyqtgraph's scatter plot."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.panels.embedding.point_map import PointMap
from scoutview.panels.embedding.scatter import ScatterMap

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

ROUNDS = 9


def cloud(points: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((points, 2))


def share_drawn(widget: QWidget) -> float:
    """How many of its pixels are not as the ground, 0..1; words alone are a hundredth of them."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return float((pixels != pixels[0]).mean())


@pytest.mark.parametrize("points", [1_000, 3_000, 10_000, 30_000])
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
    assert share_drawn(ours) > 0.03
    goal = {1_000: "≤ 1", 30_000: "≤ 0.167"}.get(points, "")
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
