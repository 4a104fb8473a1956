"""The graph of runs by size: which dots stand over which axes."""

from __future__ import annotations

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.plots.graph import Graph, Trace, range_of
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Series
from scoutview.graphics.plots.quantity import Quantity
from scoutview.language import tr
from scoutview.panels.sums_by_size.plan import DIGITS, EXACT, POWER, SizeReading, size_tick

AIR = 0.06

WEIGHTS = Quantity(
    tr("weights"),
    logarithmic=True,
    tick_of=size_tick,
    text_of=lambda value: count(round(value)),
    shorter=(tr("weights"),),
)
RIGHT = Quantity(
    tr("unseen sums, share right"), tick_of=share, text_of=share, shorter=(tr("share right"),), is_share=True
)

SHOWN = (
    ("series1", tr("digits right"), DIGITS),
    ("text3", tr("if digits were independent"), POWER),  # what whole sums would be
    ("series2", tr("whole sums right"), EXACT),
)
WHOLE = (-0.04, 1.04)  # of the axis of shares


def size_graph(reading: SizeReading) -> Graph:
    """Digits right, whole sums if digits were independent, and whole sums right, as dots over the weights."""
    across = np.array([point.weights for point in reading.points], float)
    traces = [
        Trace(role, word, across, np.array([point.score(name) for point in reading.points]), points=True)
        for role, word, name in SHOWN
    ]
    return Graph(WEIGHTS, RIGHT, traces, range_of(across, True, AIR), WHOLE)


def steps_plot(curves: Curves) -> Plot:
    """The same of one run, over its steps."""
    known = [each for each in SHOWN if each[2] in curves.metrics]
    return Plot(
        steps=curves.steps,
        series=[Series(role, word, curves.metrics[name]) for role, word, name in known],
        unit=RIGHT.title,
        flags=[Flag(mark.step, (mark.words,)) for mark in curves.marks],
        is_share=True,
        until=curves.planned_steps,
        labels=True,
        text_of=share,
    )
