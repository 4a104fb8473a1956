"""The wires of a network drawn anew for another frame, against the same lines as curves of pyqtgraph."""

import itertools
import time
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.panels.wiring.picture import WiringPicture
from scoutview.panels.wiring.plan import Net, bundles, positions, strength_of, width_of

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

ROUNDS = 5  # the other takes a second for a frame


def network(sizes: tuple[int, ...], seed: int) -> Net:
    """Weights as they are before training, when all wires are seen."""
    rng = np.random.default_rng(seed)
    pairs = list(itertools.pairwise(sizes))
    weights = tuple(rng.uniform(-1, 1, (leave, enter)) / np.sqrt(enter) for enter, leave in pairs)
    places = tuple((rng.permutation(size) + 0.5) / size for size in sizes)
    rows = [np.zeros(size, int) for size in sizes]
    shares, dead = [np.ones(size) for size in sizes], [np.zeros(size, bool) for size in sizes]
    ends = (("x", sizes[0]), ("y", sizes[-1]))
    names = tuple(tuple(f"{side}{number}" for number in range(size)) for side, size in ends)
    return Net(places, weights, tuple(rows), tuple(shares), tuple(dead), *names, cost=1.0, crossing=0.5)


@pytest.mark.parametrize("sizes", [(4, 20, 20, 2), (64, 32, 32, 10), (46, 48, 48, 23)], ids=lambda sizes: str(sizes))
def test_wires_against_curves_of_pyqtgraph(measured: Callable[..., None], qtbot: QtBot, sizes: tuple[int, ...]) -> None:
    pyqtgraph = pytest.importorskip("pyqtgraph")
    view, ours = pyqtgraph.PlotWidget(), WiringPicture(Look())
    for widget in (view, ours):
        qtbot.addWidget(widget)
        widget.resize(780, 420)
        widget.show()
    view.setAntialiasing(True)
    QApplication.processEvents()
    ratios, mine, before = [], [], ours.paint_count
    for number in range(ROUNDS):
        net = network(sizes, number)
        started = time.process_time()
        ours.show_net(net, (), (), np.zeros(0))
        ours.repaint()
        middle = time.process_time()
        view.clear()
        for each in bundles(net.weights, positions(net, ours._room())):
            pen = pyqtgraph.mkPen(ours.look.signed(strength_of(each.level, each.sign)), width=width_of(each.level))
            ends = each.ends.reshape(-1, 2)
            view.addItem(pyqtgraph.PlotCurveItem(ends[:, 0], ends[:, 1], pen=pen, connect="pairs", antialias=True))
        view.viewport().repaint()
        ratios.append((middle - started) / (time.process_time() - middle))
        mine.append(1000 * (middle - started))
    wires = sum(enter * leave for enter, leave in itertools.pairwise(sizes))
    measured(
        f"{wires:,} wires / the same as pyqtgraph curves",
        ratios,
        "≤ 1",
        ours.paint_count - before,
        f"{np.median(mine):.1f} ms of processor time for a frame",
    )
