"""Plots of one window that show the same steps, until somebody switches that off."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.copy_menu import copy_menu
from scoutview.graphics.plots.graph import Graph, Trace
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.linked_steps import StepLink
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Series
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.plots.quantity import Quantity
from scoutview.graphics.plots.view_plan import ALL, AxesPart, Margins


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    return host


@pytest.fixture
def link(host: QWidget) -> StepLink:
    return StepLink(host)


@pytest.fixture
def make(host: QWidget, link: StepLink) -> Callable[[int], CurvePlot]:
    def made(last_step: int) -> CurvePlot:
        panel = QWidget(host)
        plot = CurvePlot(Look(), panel)
        plot.resize(600, 300)
        steps = np.arange(0, last_step + 1, 10)
        plot.show_plot(Plot(steps, [Series("train", "training", 1 / (1 + steps))], "loss"))
        link.join(panel)
        return plot

    return made


def test_plots_of_different_panels_show_the_same_steps_each_its_own_values(
    make: Callable[[int], CurvePlot],
) -> None:
    one, longer, shorter = make(1000), make(5000), make(500)
    longer.show_part(AxesPart(None, (0.1, 0.5)))
    one.zoom_by_hand(AxesPart((400, 600), (0.2, 0.3)))
    assert longer.part == AxesPart((400, 600), (0.1, 0.5))
    assert shorter.part == AxesPart((400, 500))
    longer.show_all()
    assert one.part == AxesPart(None, (0.2, 0.3))
    assert shorter.part == ALL


def test_a_plot_that_has_none_of_these_steps_stays_as_it_is(make: Callable[[int], CurvePlot]) -> None:
    longer, shorter = make(5000), make(500)
    shorter.show_part(AxesPart((100, 200)))
    longer.zoom_by_hand(AxesPart((3000, 4000)))
    assert shorter.part == AxesPart((100, 200))


class Beginning(CurvePlot):
    """Its axes are there before its first step is."""

    def whole_axes(self) -> tuple[Axis, Axis, Margins]:
        return Axis(0, 1, 40, 560), Axis(0, 1, 260, 20), Margins(40, 40, 20, 40)


def test_a_plot_that_has_no_steps_yet_is_told_them(
    make: Callable[[int], CurvePlot], host: QWidget, link: StepLink
) -> None:
    panel = QWidget(host)
    empty = Beginning(Look(), panel)
    link.join(panel)
    make(1000).zoom_by_hand(AxesPart((400, 600)))
    assert empty.part == AxesPart((400, 600))


def test_it_is_switched_in_the_menu_of_any_plot(make: Callable[[int], CurvePlot], link: StepLink) -> None:
    one, other = make(1000), make(1000)
    told: list[bool] = []
    link.switched.connect(told.append)
    same = menu_item(other)
    assert same.isChecked()
    same.trigger()
    one.zoom_by_hand(AxesPart((400, 600)))
    assert other.part == ALL
    same = menu_item(one)
    assert not same.isChecked()
    same.trigger()
    assert other.part == AxesPart((400, 600))
    assert told == [False, True]


def test_a_plot_that_is_gone_and_one_of_something_else_are_left_alone(
    make: Callable[[int], CurvePlot], host: QWidget, link: StepLink
) -> None:
    one, gone = make(1000), make(1000)
    panel = QWidget(host)
    weights = GraphPlot(Look(), panel)
    x = np.linspace(0, 1000, 50)
    weights.show_graph(Graph(Quantity("weight"), Quantity("loss"), [Trace("series1", "", x, x)]))
    link.join(panel)
    gone.deleteLater()
    QApplication.sendPostedEvents(gone)
    QApplication.processEvents()
    one.zoom_by_hand(AxesPart((400, 600)))
    assert weights.part == ALL
    weights.zoom_by_hand(AxesPart((1, 2)))
    assert one.part == AxesPart((400, 600))
    assert "Same steps in all plots" not in [action.text() for action in copy_menu(weights, QPointF()).actions()]


def menu_item(plot: AxesPlot) -> QAction:
    return next(action for action in copy_menu(plot, QPointF(300, 100)).actions() if "Same steps" in action.text())
