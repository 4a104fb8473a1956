"""The graph of a chart: its curves and points, and which of them are named beside their place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoutview.graphics.plots.graph import Graph, Span, Trace
from scoutview.language import tr
from scoutview.panels.chart.plan import DrawnSeries, ShownChart
from scoutview.panels.chart.words import quantity

ROLES = ("series1", "series2", "series3", "series4")
COMPARED, LINE, JOIN = "text3", "text2", "text3"
EQUAL = tr("as good as the average person")
AIR = 0.03  # of the axis across, free at both ends
BESIDE_NAMES = 0.5  # of a place, free beside the first and the last name


@dataclass(frozen=True)
class PointName:
    """A name that stands beside a point."""

    text: str
    x: float
    y: float
    role: str


def graph_of(chart: ShownChart) -> Graph:
    """What is drawn of a chart that is no table; of several points at one place across all are drawn."""
    across, up = chart.axes
    traces = []
    if chart.finding == "tasks":
        traces.append(Trace(COMPARED, EQUAL, np.array([0.0, 100.0]), np.array([0.0, 100.0])))
    for series, role in zip(chart.series, roles_of(chart), strict=True):
        order = np.argsort(series.x, kind="stable")
        x, y = series.x[order], series.y[order]
        if series.is_joined:
            traces.append(Trace(JOIN, "", x, y, faint=True))
        ends = (series.low[order], series.high[order]) if np.isfinite(series.low).any() else (None, None)
        traces.append(Trace(role, series.word, x, y, points=not series.is_line, low=ends[0], high=ends[1]))
    return Graph(
        quantity(across, names_across(chart)),
        quantity(up),
        traces,
        _range_across(chart),
        up.ends,
        keyed=is_keyed(chart),
    )


def is_keyed(chart: ShownChart) -> bool:
    """Whether points have names, or intervals: then the words of the series stand below, not to be taken for such."""
    marked = any(series.labelled.any() or np.isfinite(series.low).any() for series in chart.series)
    return marked and any(series.word for series in chart.series)


def roles_of(chart: ShownChart) -> list[str]:
    """The colour of each series: its own if it has one, else the next one; a line keeps back."""
    points = iter(ROLES)
    return [each.role or (LINE if each.is_line else next(points, ROLES[-1])) for each in chart.series]


def names_across(chart: ShownChart) -> tuple[str, ...]:
    """What stands at the places of a scale of names."""
    return chart.series[0].names if chart.axes[0].scale == "names" and chart.series else ()


def point_names(chart: ShownChart) -> list[PointName]:
    """The names beside points, those of later series first: they were chosen among more."""
    named: list[PointName] = []
    for series, role in zip(chart.series[::-1], roles_of(chart)[::-1], strict=True):
        named += [
            PointName(series.names[place], float(series.x[place]), float(series.y[place]), role)
            for place in np.flatnonzero(series.labelled)
        ]
    return named


def names_at(series: tuple[DrawnSeries, ...], x: float) -> list[str]:
    """What the points at a place across are of, each once."""
    found = (
        name for each in series if not each.is_line for name, at in zip(each.names, each.x, strict=True) if at == x
    )
    return list(dict.fromkeys(found))


def _range_across(chart: ShownChart) -> Span | None:
    axis = chart.axes[0]
    if axis.ends is not None:
        return axis.ends
    if axis.scale == "names":
        return (1 - BESIDE_NAMES, len(names_across(chart)) + BESIDE_NAMES)
    if axis.scale == "log":
        return None
    every = np.concatenate([series.x for series in chart.series])
    spare = AIR * float(np.ptp(every))
    return float(every.min()) - spare, float(every.max()) + 3 * spare  # names stand at the right of their points
