"""What a right click at a plot offers: its values, its curves as a table, its picture."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from scoutview.graphics.base.canvas import SMOOTH
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.curve_plan import csv_of
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.quantity import Quantity
from scoutview.graphics.plots.view_plan import ALL, Axes, AxesPart
from scoutview.language import tr

LARGER = 2.0  # than on screen, is a picture that is copied


class StepSwitch(Protocol):
    """Whether plots show the same steps."""

    on: bool

    def switch(self, leader: object, on: bool) -> None: ...


class Copied(Protocol):
    """What the menu needs of a plot, which is a widget."""

    look: Look
    part: AxesPart
    step_link: StepSwitch | None

    def across(self) -> Quantity: ...
    def position_at(self, point: QPointF) -> int | None: ...
    def x_values(self) -> np.ndarray: ...
    def table(self) -> tuple[np.ndarray, Sequence[tuple[str, np.ndarray]]]: ...
    def value_at(self, position: int) -> str: ...
    def point_at(self, point: QPointF | None) -> None: ...
    def axes(self) -> Axes | None: ...
    def design_width(self) -> float: ...
    def design_height(self) -> float: ...
    def devicePixelRatioF(self) -> float: ...
    def painting(self, painter: QPainter, axes: Axes) -> PlotPainting: ...
    def paint_ground(self, on: PlotPainting) -> None: ...
    def paint_above(self, on: PlotPainting) -> None: ...
    def redraw(self) -> None: ...
    def show_all(self) -> None: ...


def copy_menu(plot: Copied, point: QPointF) -> QMenu:
    """The menu for a place in the plot, in design pixels; it is gone when it is closed."""
    menu = QMenu(plot if isinstance(plot, QWidget) else None)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    position = plot.position_at(point)
    if position is not None:
        said = plot.across().said(plot.x_values()[position].item())
        menu.addAction(tr("Copy the values at {said}").format(said=said)).triggered.connect(
            lambda: _copy(plot.value_at(position))
        )
        as_csv = menu.addAction(tr("Copy all curves as CSV"))
        as_csv.triggered.connect(lambda: _copy(csv_of(plot.across().heading, *plot.table())))
    menu.addAction(tr("Copy the picture")).triggered.connect(lambda: _copy_picture(plot))
    menu.addSeparator()
    show_all = menu.addAction(tr("Show all\tA"))
    show_all.triggered.connect(lambda: plot.show_all())
    show_all.setEnabled(plot.part != ALL)
    link = plot.step_link
    if link is not None:
        same = menu.addAction(tr("Same steps in all plots"))
        same.setCheckable(True)
        same.setChecked(link.on)
        same.toggled.connect(lambda on: link.switch(plot, on))
    return menu


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _copy_picture(plot: Copied) -> None:
    """What is on screen, without what follows the pointer, on the ground of a panel and twice as large."""
    plot.point_at(None)
    axes, scale = plot.axes(), plot.look.scale * LARGER * plot.devicePixelRatioF()
    picture = QPixmap(math.ceil(plot.design_width() * scale), math.ceil(plot.design_height() * scale))
    picture.fill(plot.look.colour("panel"))
    if axes is not None:
        with QPainter(picture) as painter:
            painter.setRenderHints(SMOOTH)
            painter.scale(scale, scale)
            on = replace(plot.painting(painter, axes), look=replace(plot.look, picture=True))
            plot.paint_ground(on)
            plot.paint_above(on)
        plot.redraw()  # where its words stand on screen
    QGuiApplication.clipboard().setPixmap(picture)
