"""Whatever a run holds, a plot shows it without a warning, with and without pyqtgraph, zoomed at will."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.copy_menu import copy_menu
from scoutview.graphics.plots.curve_plan import csv_of
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Series
from scoutview.graphics.plots.view_plan import AxesPart
from tests.graphics.plots.mouse import axes_of, click, double_click, drag, move, wheel

MILLION = np.random.default_rng(0).lognormal(size=1_000_000)
VALUES = {
    "none": np.zeros(0),
    "one": np.array([0.5]),
    "one zero": np.array([0.0]),
    "only nan": np.full(50, np.nan),
    "zeros": np.zeros(50),
    "negative": np.linspace(-2, 2, 50),
    "mixed": np.where(np.arange(50) % 7 == 3, np.nan, np.where(np.arange(50) % 11 == 5, np.inf, np.arange(50.0))),
    "huge": np.array([1e-300, 1e300, -1e308, 1e308, 1e-320] * 10),
    "constant": np.full(50, 0.25),
    "a million": MILLION,
}


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("name", VALUES)
def test_a_plot_of_anything(qtbot: QtBot, name: str, log: bool) -> None:
    values = VALUES[name]
    steps = np.arange(len(values))
    plot = CurvePlot(Look())
    qtbot.addWidget(plot)
    plot.resize(500, 260)
    flags = [Flag(3, ("here",))]
    series = [Series("train", "training", values), Series("validation", "validation", values[::-1].copy(), raw=values)]
    plot.show_plot(Plot(steps, series, "loss", flags, 2, "late", log_x=log, log_y=log, labels=name == "mixed"))
    plot.show_cursor(1)
    plot.show()
    plot.grab()
    plot.bring_view()
    for part in (
        AxesPart((0, 1e-9), (0, 1e-300)),
        AxesPart((-1e300, 1e300), (-1e300, 1e300)),
        AxesPart((5, 9), (1, 2)),
    ):
        plot.show_part(part)
        plot.grab()
    for notches in (40, -40):
        for place in (QPointF(250, 120), QPointF(20, 120), QPointF(250, 245), QPointF(1, 1)):
            wheel(plot, place, notches)
        plot.grab()
    drag(plot, QPointF(250, 120), QPointF(-3000, 9000))
    move(plot, QPointF(250, 120))
    click(plot, QPointF(250, 120))
    double_click(plot, QPointF(250, 120))
    if len(values) < 1000:
        assert csv_of("step", plot.x_values(), plot.columns()).count("\n") == len(values) + 1
    copy_menu(plot, QPointF(250, 120)).close()
    QApplication.processEvents()
    assert not plot.grab().isNull()


def test_a_loss_of_zero_goes_on_along_the_floor_and_a_gap_is_named(qtbot: QtBot) -> None:
    steps = np.arange(0, 1000, 10)
    values = 3 * np.exp(-steps / 100)
    values[60:], values[30:40] = 0.0, np.nan
    plot = CurvePlot(Look())
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    plot.show_plot(Plot(steps, [Series("train", "training", values)], "loss", log_y=True))
    plot.show()
    drawn = plot.grab().toImage()
    x, y = axes_of(plot).x, axes_of(plot).y
    blue = plot.look.colour("train")

    def near(step: float, height: float) -> bool:
        place = QPointF(float(x.place(step)), height).toPoint()
        around = [drawn.pixelColor(place.x() + dx, place.y() + dy) for dx in range(-3, 4) for dy in range(-3, 3)]
        return any(abs(each.hue() - blue.hue()) < 12 and each.saturation() > 90 < each.value() for each in around)

    assert near(800, y.start)
    assert near(350, y.start)  # marked below the gap
    assert not any(near(350, height) for height in range(int(y.end) + 5, int(y.start) - 50))  # but no line through it
    plot.show_part(AxesPart(None, (0.5, 3.0)))
    assert not plot.grab().isNull()
