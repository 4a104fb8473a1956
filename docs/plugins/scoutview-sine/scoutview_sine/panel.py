"""Sine curve: what the network says everywhere, over what is right. It never sees the lab, only its channels."""

from typing import ClassVar

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import two_decimals
from scoutview.graphics.plots.graph import Graph, Trace
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.quantity import Quantity
from scoutview.observation import Observation, Question
from scoutview.panels.panel import Panel

X, Y = Quantity("x", text_of=two_decimals), Quantity("y", text_of=two_decimals)
Y_RANGE = (-1.5, 1.5)  # the same at every frame: the curve moves, not the axis


class SineCurve(Panel):
    """Two curves, and the place that is asked as a point."""

    plugin_api = 1
    name = "sine_curve"
    title = "What it says everywhere"
    brief_title = "Curve"
    needs: ClassVar[frozenset[str]] = frozenset({"curve_places", "curve_said", "curve_right", "asked_place"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seen: Observation | None = None
        self.plot = GraphPlot(look, self)
        self.plot.setAccessibleName("What the network says along x, and the sine")
        self.body.addWidget(self.plot)

    def explanation(self) -> str:
        return "What the network says at each place, over the wave that it learns."

    def questions(self) -> tuple[Question, ...]:
        return (Question("curve"), Question("place"))

    def show_observation(self, observation: Observation) -> None:
        if not observation.has("curve_places", "asked_said"):
            return
        self._seen = observation
        places = observation["curve_places"].astype(float)
        asked = np.array([float(observation["asked_place"])]), np.array([float(observation["asked_said"])])
        curves = [
            Trace("series2", "the sine", places, observation["curve_right"].astype(float)),
            Trace("series1", "what it says", places, observation["curve_said"].astype(float)),
            Trace("series1", "asked", *asked, points=True),
        ]
        self.plot.show_graph(Graph(X, Y, curves, (-1.0, 1.0), Y_RANGE, keyed=True))

    def finding(self) -> str:
        if self._seen is None:
            return ""
        x, said, right = (
            two_decimals(float(self._seen[name])) for name in ("asked_place", "asked_said", "asked_right")
        )
        return f"At x = {x} it says {said}; the wave is at {right}."

    def formula(self) -> str:
        return f"<p>y = w · tanh(u · x + b) + c</p><p>{self.finding()}</p>"


PANELS = (SineCurve,)
