"""36 attention heads of 64x64 redrawn: the panel's one image, against matplotlib and 36 image items of pyqtgraph."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.panels.attention.maps import HeadMaps

pytestmark = pytest.mark.benchmark

LAYERS, HEADS, TOKENS, ROUNDS = 6, 6, 64, 10
INTERLEAVED = 3


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


def interleaved(redraw: Callable[[np.ndarray], None], qtbot: QtBot) -> tuple[list[float], float, float]:
    """Ratios of rounds, and the last round's milliseconds of ours and theirs."""
    ratios = []
    for _ in range(INTERLEAVED):
        theirs, ours = median_ms(redraw), ours_ms(qtbot)
        ratios.append(ours / theirs)
    return ratios, ours, theirs


def test_heads_against_matplotlib(measured: Callable[..., None], qtbot: QtBot) -> None:
    pytest.importorskip("matplotlib").use("agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(LAYERS, HEADS, figsize=(6, 6))
    heads = attention(0)
    images = [axes[layer, head].imshow(heads[layer, head]) for layer in range(LAYERS) for head in range(HEADS)]

    def redraw(heads: np.ndarray) -> None:
        for number, image in enumerate(images):
            image.set_data(heads[number // HEADS, number % HEADS])
        figure.canvas.draw()

    ratios, ours, theirs = interleaved(redraw, qtbot)
    measured("36 heads redrawn / matplotlib", ratios, "≤ 0.1", len(ratios) * ROUNDS, f"{ours:.1f} / {theirs:.0f} ms")


@pytest.mark.filterwarnings("ignore")  # it leaves files open
def test_heads_against_the_page_of_bertviz(measured: Callable[..., None], qtbot: QtBot, tmp_path: Path) -> None:
    """The time to make its page; a browser draws that afterwards."""
    bertviz = pytest.importorskip("bertviz")
    import torch

    ratios, size = [], 0
    for number in range(INTERLEAVED):
        heads = [torch.from_numpy(layer)[None] for layer in attention(number)]
        started = time.perf_counter()
        page = bertviz.head_view(heads, [f"t{token}" for token in range(TOKENS)], html_action="return").data
        theirs = 1000 * (time.perf_counter() - started)
        ratios.append(ours_ms(qtbot) / theirs)
        size = len(page.encode())
    row = "36 heads redrawn / building bertviz' page"
    measured(row, ratios, "", len(ratios) * ROUNDS, f"its page has {size / 1e6:.1f} MB")


@pytest.mark.parametrize("layers", [2, 6, 12])
def test_more_heads_cost_no_more_than_their_pixels(measured: Callable[..., None], qtbot: QtBot, layers: int) -> None:
    one, many = (median_ms(redrawing(count, qtbot)) for count in (1, layers))
    measured(f"{6 * layers} heads redrawn / 6 heads", [many / one], "", ROUNDS)


def redrawing(layers: int, qtbot: QtBot) -> Callable[[np.ndarray], None]:
    maps = HeadMaps(Look())
    qtbot.addWidget(maps)
    maps.resize(600, 600)
    maps.show()

    def redraw(heads: np.ndarray) -> None:
        maps.show_heads(np.concatenate([heads] * 2)[:layers], (0, 0), (0, 0))
        maps.repaint()

    return redraw


def test_heads_against_pyqtgraph(measured: Callable[..., None], qtbot: QtBot) -> None:
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

    ratios, ours, theirs = interleaved(redraw, qtbot)
    row = "36 heads redrawn / 36 pyqtgraph ImageItems"
    measured(row, ratios, "≤ 0.333", len(ratios) * ROUNDS, f"{ours:.1f} / {theirs:.0f} ms")
