"""The graph of runs by size: which dots stand over which axes."""

from __future__ import annotations

import numpy as np

from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.plots.graph import Graph, Trace, range_of
from scoutview.graphics.plots.quantity import Quantity
from scoutview.panels.sums_by_size.plan import SizeReading, size_tick

AIR = 0.06

WEIGHTS = Quantity(
    "weights", logarithmic=True, tick_of=size_tick, text_of=lambda value: count(round(value)), shorter=("weights",)
)
RIGHT = Quantity("unseen sums, share right", tick_of=share, text_of=share, shorter=("share right",))


def size_graph(reading: SizeReading) -> Graph:
    """Digits right, these to the power of their number, and whole sums right, as dots over the weights."""
    across = np.array([point.weights for point in reading.points], float)
    shown = (
        ("series1", "digits right", [point.digits for point in reading.points], "digits"),
        ("series4", "digits to the power of their number", [point.power for point in reading.points], "to the power"),
        ("series2", "whole sums right", [point.exact for point in reading.points], "whole sums"),
    )
    traces = [
        Trace(role, word, across, np.array(values), points=True, brief=brief) for role, word, values, brief in shown
    ]
    return Graph(WEIGHTS, RIGHT, traces, range_of(across, True, AIR), (-0.04, 1.04), keyed=True)
