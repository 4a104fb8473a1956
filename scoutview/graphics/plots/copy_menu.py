"""What a right click at a plot offers: its values, its curves as a table, its picture."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from scoutview.graphics.plots.curve_plan import csv_of
from scoutview.graphics.plots.quantity import Quantity
from scoutview.graphics.plots.view_plan import ALL, AxesPart


class StepSwitch(Protocol):
    """Whether plots show the same steps."""

    on: bool

    def switch(self, leader: object, on: bool) -> None: ...


class Copied(Protocol):
    """What the menu needs of a plot, which is a widget."""

    part: AxesPart
    step_link: StepSwitch | None

    def across(self) -> Quantity: ...
    def position_at(self, point: QPointF) -> int | None: ...
    def x_values(self) -> np.ndarray: ...
    def table(self) -> tuple[np.ndarray, Sequence[tuple[str, np.ndarray]]]: ...
    def value_at(self, position: int) -> str: ...
    def point_at(self, point: QPointF | None) -> None: ...
    def grab(self) -> QPixmap: ...
    def show_all(self) -> None: ...


def copy_menu(plot: Copied, point: QPointF) -> QMenu:
    """The menu for a place in the plot, in design pixels; it is gone when it is closed."""
    menu = QMenu(plot if isinstance(plot, QWidget) else None)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    position = plot.position_at(point)
    if position is not None:
        said = plot.across().said(plot.x_values()[position].item())
        menu.addAction(f"Copy the values at {said}").triggered.connect(lambda: _copy(plot.value_at(position)))
        as_csv = menu.addAction("Copy all curves as CSV")
        as_csv.triggered.connect(lambda: _copy(csv_of(plot.across().heading, *plot.table())))
    menu.addAction("Copy the picture").triggered.connect(lambda: _copy_picture(plot))
    menu.addSeparator()
    show_all = menu.addAction("Show all\tA")
    show_all.triggered.connect(lambda: plot.show_all())
    show_all.setEnabled(plot.part != ALL)
    link = plot.step_link
    if link is not None:
        same = menu.addAction("Same steps in all plots")
        same.setCheckable(True)
        same.setChecked(link.on)
        same.toggled.connect(lambda on: link.switch(plot, on))
    return menu


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _copy_picture(plot: Copied) -> None:
    """What is on screen, without what follows the pointer."""
    plot.point_at(None)
    QGuiApplication.clipboard().setPixmap(plot.grab())
