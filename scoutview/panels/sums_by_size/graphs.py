"""The graph of runs by size: which dots stand over which axes."""

from __future__ import annotations

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.plots.graph import Graph, Trace, range_of
from scoutview.graphics.plots.quantity import STEPS, Quantity
from scoutview.panels.sums_by_size.plan import DIGITS, EXACT, POWER, SizeReading, size_tick

AIR = 0.06

WEIGHTS = Quantity(
    "weights", logarithmic=True, tick_of=size_tick, text_of=lambda value: count(round(value)), shorter=("weights",)
)
RIGHT = Quantity("unseen sums, share right", tick_of=share, text_of=share, shorter=("share right",))


SHOWN = (
    ("series1", "digits right", DIGITS, "digits"),
    ("series4", "digits to the power of their number", POWER, "to the power"),
    ("series2", "whole sums right", EXACT, "whole sums"),
)
WHOLE = (-0.04, 1.04)  # of the axis of shares


def size_graph(reading: SizeReading) -> Graph:
    """Digits right, these to the power of their number, and whole sums right, as dots over the weights."""
    across = np.array([point.weights for point in reading.points], float)
    traces = [
        Trace(role, word, across, np.array([point.score(name) for point in reading.points]), points=True, brief=brief)
        for role, word, name, brief in SHOWN
    ]
    return Graph(WEIGHTS, RIGHT, traces, range_of(across, True, AIR), WHOLE, keyed=True)


def steps_graph(curves: Curves) -> Graph:
    """The same of one run, over its steps."""
    steps = curves.steps.astype(float)
    known = [each for each in SHOWN if each[2] in curves.metrics]
    traces = [Trace(role, word, steps, curves.metrics[name], brief=brief) for role, word, name, brief in known]
    last = max(1.0, float(steps[-1]) if len(steps) else 0.0, float(curves.planned_steps))
    return Graph(STEPS, RIGHT, traces, (0.0, last), WHOLE, keyed=True)
