"""What a neuron says as one input after the other is moved, as a graph."""

from __future__ import annotations

import numpy as np

from scoutview.graphics.plots.graph import Graph, Trace
from scoutview.graphics.plots.quantity import Quantity
from scoutview.language import tr
from scoutview.panels.wiring.plan import Response

ROLES, FLAT = ("series2", "series1", "series3", "mark"), "text3"  # of those that it answers to, and of the others


def response_graph(response: Response) -> Graph:
    """A curve for each of the inputs that it answers to most, with a point where each is now."""
    rows = list(zip(ROLES, response.names, response.values, response.responses, response.asked, strict=False))
    curves = [
        Trace(role if name in response.answered else FLAT, name, values, said) for role, name, values, said, _ in rows
    ]
    across = Quantity(tr("one input, the others as asked"), shorter=(tr("one input"), tr("input")))
    up = Quantity(tr("what the neuron passes on"), shorter=(tr("passes on"),))
    spread = [said for _, _, _, said, _ in rows]
    low, high = float(np.min(spread)), float(np.max(spread))
    air = 0.06 * max(high - low, 0.1)
    return Graph(across, up, curves, y_range=(low - air, high + air))
