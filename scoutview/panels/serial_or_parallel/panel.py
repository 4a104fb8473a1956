"""Serial or parallel: which tokens can be computed at once, and what this machine makes of it."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.graph import Graph, Trace
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.quantity import Quantity
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.panel import kept_index
from scoutview.panels.serial_or_parallel.controls import OrderControls
from scoutview.panels.serial_or_parallel.picture import OrderPicture
from scoutview.panels.serial_or_parallel.plan import ORDER, SPEED, Orders, Speeds
from scoutview.panels.serial_or_parallel.words import NOT_MEASURED, finding, order_formula, speed_words
from scoutview.panels.stepped_panel import SteppedPanel

SIDE, BELOW = 16.0, 8.0  # design pixels beside and below the words
LEAST = 120.0  # design pixels of height that are left beside the controls, where these are shown
PLOT_SHARE, LEAST_PLOT, MOST_PLOT, LEAST_PICTURE = 0.38, 150.0, 300.0, 170.0  # of the height, where it is below
BESIDE_FROM, BESIDE, BETWEEN = 900.0, 0.24, 20.0  # of the width, where the plot is beside the picture
ROLES = ("series1", "series2", "series3")
ASKED_SPEED = Question("speed")


class SerialOrParallel(SteppedPanel):
    """Its choices: a step, and the part of the plot that is shown. Measuring is asked for anew in each window."""

    name = "serial_or_parallel"
    title = tr("Serial or parallel")
    brief_title = tr("Serial")
    needs = frozenset({*ORDER, *SPEED})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._orders: Orders | None = None
        self._speeds: Speeds | None = None
        self._asked = False
        self.controls = OrderControls(look, self)
        self._step_with(self.controls.stepper)
        self.controls.measure_asked.connect(self._measure)
        self.sentence = Lines(look, self, role="title")
        self.picture = OrderPicture(look, self)
        self.plot = GraphPlot(look, self)
        self.measured = Lines(look, self)
        self._show()

    def explanation(self) -> str:
        return tr("Each cell is a product for one token, and its number the step at which it can be computed.")

    def questions(self) -> Collection[Question]:
        return (Question("orders"), ASKED_SPEED) if self._asked else (Question("orders"),)

    def show_observation(self, observation: Observation) -> None:
        if observation.has(*ORDER):
            self._orders = Orders.of(observation.arrays)
        self._speeds = Speeds.of(observation.arrays) if observation.has(*SPEED) else self._speeds
        self._show()

    def finding(self) -> str:
        return "" if self._orders is None else finding(self._orders)[0]

    def formula(self) -> str:
        return order_formula(self._orders, self._speeds)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.plot.part.to_settings()
        return {"step": self._step, **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        self._step = kept_index(view_settings.get("step"))
        self.plot.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self._show()

    def _measure(self) -> None:
        self._asked = True
        self._show()
        self.questions_changed.emit()

    def _steps(self) -> Steps:
        """From none computed to all of the slowest one."""
        total = 0 if self._orders is None else self._orders.steps + 1
        return Steps(total, total, 0, self._step, untouched=self._step is None)

    def _show(self) -> None:
        orders, speeds = self._orders, self._speeds
        whole = speeds is not None and speeds.is_whole
        self.controls.show_measuring(asked=self._asked, whole=whole)
        steps = self._steps()
        self.stepper.show_steps(steps)
        if orders is not None:
            self.picture.show_orders(orders, steps.shown, self.finding())
            self.sentence.show_texts(*finding(orders))
        if speeds is not None:
            self.plot.show_graph(speed_graph(speeds))
            self.measured.show_texts(*speed_words(speeds, unfinished=self._is_unfinished()))
        else:
            self.measured.show_texts(NOT_MEASURED, quiet=True)
        self.arrange()

    def _is_unfinished(self) -> bool:
        """Whether the run on screen has not come to its end: it may be training."""
        return bool(len(self.curves.steps)) and self.curves.steps[-1] < self.curves.planned_steps

    def _arrange(self) -> None:
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=LEAST)
        width, height = self.width() / self.look.scale - 2 * SIDE, self.height() / self.look.scale
        foot = height - BELOW
        beside = width >= BESIDE_FROM
        plotted = self._speeds is not None and height - top >= LEAST_PLOT + (0.0 if beside else LEAST_PICTURE)
        told = self._speeds is not None or not (self.look.picture or self._asked)
        foot = self._place(self.measured, foot, width, shown=told and self._orders is not None, least=LEAST_PICTURE)
        said = self._orders is not None and not self.look.says_finding
        foot = self._place(self.sentence, foot, width, shown=said, least=LEAST_PICTURE + top)
        room = Box(SIDE, top, max(1.0, width), max(1.0, foot - top))
        self.plot.setVisible(plotted)
        if plotted and beside:
            wide = BESIDE * width
            self.place(self.plot, Box(room.right - wide, top, wide, room.height))
            room = room._replace(width=width - wide - BETWEEN)
        elif plotted:
            high = min(MOST_PLOT, max(LEAST_PLOT, PLOT_SHARE * room.height))
            self.place(self.plot, Box(0, room.bottom - high, width + 2 * SIDE, high))
            room = room._replace(height=max(1.0, room.height - high - BELOW))
        self.picture.setVisible(self._orders is not None)
        self.place(self.picture, room)

    def _place(self, text: Lines, foot: float, width: float, *, shown: bool, least: float) -> float:
        """Words above this foot, where they leave so much height above them; where what is above them ends."""
        high = text.height_for(width) if shown else 0.0
        if foot - high < least:
            high = text.least_height_for(width) if shown else 0.0
        fits = shown and foot - high >= least and width > 0
        text.setVisible(fits)
        if not fits:
            return foot
        self.place(text, Box(SIDE, foot - high, width, high))
        return foot - high - BELOW


def speed_graph(speeds: Speeds) -> Graph:
    """Thousand tokens per second against the length of the texts, a curve for each architecture."""
    traces = []
    for number, (role, name) in enumerate(zip(ROLES, speeds.models, strict=False)):
        known = np.isfinite(speeds.rates[number])
        traces.append(Trace(role, name, speeds.lengths[known].astype(float), speeds.rates[number, known] / 1000))
    most = float(np.nanmax(speeds.rates)) / 1000
    return Graph(
        Quantity(tr("tokens of a text"), logarithmic=True, shorter=(tr("tokens"),)),
        Quantity(tr("thousand tokens per second"), shorter=(tr("thousand tokens/s"), tr("tokens/s"))),
        traces,
        (float(speeds.lengths[0]), float(speeds.lengths[-1])),
        (0.0, 1.1 * most),
    )
