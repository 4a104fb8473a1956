"""36 attention heads of 64x64 redrawn: the panel's one image, against matplotlib and 36 image items of pyqtgraph."""

import statistics
import time
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.head_maps import HeadMaps
from scoutview.graphics.look import Look

pytestmark = pytest.mark.benchmark

LAYERS, HEADS, TOKENS, ROUNDS = 6, 6, 64, 20


def attention(seed: int) -> np.ndarray:
    weights = np.tril(np.random.default_rng(seed).random((LAYERS, HEADS, TOKENS, TOKENS)))
    return (weights / weights.sum(-1, keepdims=True)).astype(np.float32)


def median_ms(redraw: Callable[[np.ndarray], None]) -> float:
    times = []
    for number in range(ROUNDS):
        heads = attention(number)
        started = time.perf_counter()
        redraw(heads)
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def ours_ms(qtbot: QtBot) -> float:
    maps = HeadMaps(Look())
    qtbot.addWidget(maps)
    maps.resize(600, 600)
    with qtbot.waitExposed(maps):
        maps.show()
    before = maps.paint_count

    def redraw(heads: np.ndarray) -> None:
        maps.show_heads(heads, (0, 0), (0, 0))
        maps.repaint()

    result = median_ms(redraw)
    assert maps.paint_count >= before + ROUNDS
    return result


def test_heads_against_matplotlib(report: Callable[[str, str, str], None], qtbot: QtBot) -> None:
    pytest.importorskip("matplotlib").use("agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(LAYERS, HEADS, figsize=(6, 6))
    heads = attention(0)
    images = [axes[layer, head].imshow(heads[layer, head]) for layer in range(LAYERS) for head in range(HEADS)]

    def redraw(heads: np.ndarray) -> None:
        for number, image in enumerate(images):
            image.set_data(heads[number // HEADS, number % HEADS])
        figure.canvas.draw()

    theirs, ours = median_ms(redraw), ours_ms(qtbot)
    report("36 heads redrawn / matplotlib", f"{ours:.1f} ms / {theirs:.0f} ms = {ours / theirs:.3f}", "≤ 0.1")
    assert ours < theirs


def test_heads_against_pyqtgraph(report: Callable[[str, str, str], None], qtbot: QtBot) -> None:
    pyqtgraph = pytest.importorskip("pyqtgraph")
    view = pyqtgraph.GraphicsLayoutWidget()
    qtbot.addWidget(view)
    view.resize(600, 600)
    items = []
    for number in range(LAYERS * HEADS):
        items.append(pyqtgraph.ImageItem())
        view.addViewBox(number // HEADS, number % HEADS).addItem(items[-1])
    view.show()
    QApplication.processEvents()

    def redraw(heads: np.ndarray) -> None:
        for number, item in enumerate(items):
            item.setImage(heads[number // HEADS, number % HEADS], levels=(0, 1))
        view.viewport().repaint()

    theirs, ours = median_ms(redraw), ours_ms(qtbot)
    report("36 heads redrawn / pyqtgraph ImageItems", f"{ours:.1f} ms / {theirs:.0f} ms = {ours / theirs:.2f}", "≤ 1/3")
    assert ours < theirs
