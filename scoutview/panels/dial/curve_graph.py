"""How often a judge calls what is written good, drawn over the dial."""

import numpy as np

from scoutview.graphics.base.numbers import share
from scoutview.graphics.plots.graph import Graph, Trace
from scoutview.graphics.plots.quantity import Quantity
from scoutview.language import tr
from scoutview.panels.dial.plan import Along


def curve_graph(along: Along, title: str, good: str) -> Graph:
    """The judge's verdict over the dial: of the unit, of the control as far along its range, and with nothing held."""
    order = np.argsort(along.values)
    x = along.values[order]
    traces: list[Trace] = []
    if np.isfinite(along.free):
        ends = np.array([x[0], x[-1]])
        traces.append(Trace("text3", tr("nothing held"), ends, np.full(2, along.free), brief=tr("free", "a unit")))
    traces.append(Trace("series2", tr("another unit held"), x, along.control_shares[order], brief=tr("control")))
    traces.append(Trace("series1", tr("this unit held"), x, along.shares[order], brief=tr("unit")))
    traces.append(Trace("series1", "", x, along.shares[order], points=True, faint=True))
    across = Quantity(title, shorter=(tr("held at"),))
    up = Quantity(
        tr("of what it writes is called {label}").format(label=good),
        shorter=(tr("called {label}").format(label=good),),
        is_share=True,
        text_of=share,
    )
    return Graph(across, up, traces, None, (0.0, 1.0), keyed=True)
