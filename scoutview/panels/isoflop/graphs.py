"""The graphs of the four views: which curves and points they show, over which axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scoutview.graphics.base.numbers import large, power
from scoutview.graphics.plots.graph import Graph, Trace, range_of
from scoutview.graphics.plots.quantity import Quantity
from scoutview.panels.isoflop.law_plan import Law, Use
from scoutview.panels.isoflop.parabola_plan import Optimum
from scoutview.panels.isoflop.plan import Best, SizeForecast
from scoutview.panels.isoflop.published import BUDGETS, BY_ISOFLOP, HOFFMANN, PUBLISHED_SIZES, carried_on
from scoutview.panels.isoflop.published import WEIGHTS as PUBLISHED_WEIGHTS
from scoutview.panels.isoflop.reading_plan import SweepPoint, SweepReading

ROLES = ("series1", "series2", "series3", "series4")  # of budgets, smallest first
AIR = 0.05  # of an axis, free beyond what is measured
NAMED = 0.12  # of it, free below the lowest point, for the number of the best size
NAMED_BELOW = 0.22  # the same, where the lowest best size has no room above it
PUBLISHED_REACH = 12.0  # how far to both sides of its best size a published curve is drawn, as a factor
DRAWN = 120  # points of a curve


LARGE_WEIGHTS = Quantity("weights", logarithmic=True, tick_of=large, text_of=large, shorter=("weights",))
WEIGHTS = replace(LARGE_WEIGHTS, unit="without lookup tables")  # as C = 6 N D counts them
COMPUTING = Quantity("operations of training", logarithmic=True, tick_of=power, text_of=large, shorter=("operations",))
BEST_WEIGHTS = replace(LARGE_WEIGHTS, word="best number of weights", shorter=("best weights", "weights"))
OPERATIONS = Quantity("operations in all", logarithmic=True, tick_of=large, text_of=large, shorter=("operations",))


def losses_quantity(unit: str) -> Quantity:
    title = "loss on unseen text"
    return Quantity(title, unit, logarithmic=True, shorter=(title, "loss"), text_of=lambda value: f"{value:.3f}")


def role_of(place: int) -> str:
    return ROLES[min(place, len(ROLES) - 1)]


def curves_graph(reading: SweepReading, optima: Sequence[Optimum], unit: str) -> tuple[Graph, tuple[Best, ...]]:
    """Points of all budgets, a parabola through each, the best sizes and the line through them."""
    found = {each.compute: each for each in optima if each.is_found}
    traces, best = [], []
    for place, budget in enumerate(reading.budgets):
        points, role = reading.at(budget), role_of(place)
        optimum = found.get(budget)
        if optimum is not None:
            traces.append(Trace(role, f"{large(budget)} operations", *optimum.curve()))
            best.append(Best(role, optimum.weights, optimum.loss, optimum.low, optimum.high))
        if points:
            word = "" if optimum is not None else f"{large(budget)} operations"
            traces.append(points_trace(role, word, points))
    return _over_sizes(reading, traces, unit), tuple(best)


def formula_graph(reading: SweepReading, law: Law, unit: str) -> tuple[Graph, tuple[Best, ...]]:
    """The same points, with one formula for all of them in place of a parabola at each budget."""
    over = np.geomspace(reading.sizes[0], reading.sizes[-1], DRAWN)
    traces, best = [], []
    for place, budget in enumerate(reading.budgets):
        role = role_of(place)
        traces.append(Trace(role, f"{large(budget)} operations", over, law.loss(over, budget / (6 * over))))
        if points := reading.at(budget):
            traces.append(points_trace(role, "", points))
        if reading.sizes[0] <= law.best_size(budget) <= reading.sizes[-1]:
            best.append(Best(role, law.best_size(budget), law.least_loss(budget)))
    return _over_sizes(reading, traces, unit), tuple(best)


def _over_sizes(reading: SweepReading, traces: Sequence[Trace], unit: str) -> Graph:
    """Losses over the sizes, with room for a number below the lowest point."""
    sizes, losses = np.array(reading.sizes), np.array([point.loss for point in reading.points])
    up = range_of(np.array([*losses, losses.min() ** (1 + NAMED) / losses.max() ** NAMED]), True, AIR)
    return Graph(WEIGHTS, losses_quantity(unit), traces, range_of(sizes, True, AIR), up)


def growth_graph(optima: Sequence[Optimum]) -> Graph:
    """The best sizes over the computing: those that were found here, and those that were published of large models."""
    traces = []
    for place, each in enumerate(PUBLISHED_SIZES, 1):
        known = np.isfinite(each.compute)
        x, y = np.array(each.compute)[known], np.array(PUBLISHED_WEIGHTS)[known]
        traces.append(Trace(role_of(place), f"{each.method}, {each.table}", x, y, points=True, brief=each.method))
    found = [each for each in optima if each.is_found]
    if found:
        x, y, low, high = np.array([(each.compute, each.weights, each.low, each.high) for each in found]).T
        ends = (float(x[0]), BY_ISOFLOP.compute[0])
        line = np.array(ends), np.array([carried_on(end) for end in ends])
        traces.append(Trace("text3", "carried on down to here", *line, brief="carried on"))
        traces.append(Trace(role_of(0), "measured here", x, y, points=True, low=low, high=high, brief="here"))
    return Graph(COMPUTING, BEST_WEIGHTS, traces, keyed=True)


def points_trace(role: str, word: str, points: Sequence[SweepPoint]) -> Trace:
    """Those of several seeds at one size stand above each other."""
    x, y = np.array([point.weights for point in points]), np.array([point.loss for point in points])
    return Trace(role, word, x, y, points=True)


def use_graph(use: Use, alone: Use) -> tuple[Graph, tuple[Best, ...]]:
    """What each size costs that comes to the loss: to train, and with its use."""
    traces = [Trace("series1", "training alone", alone.sizes, alone.training)]
    best = [Best("series1", float(alone.sizes[alone.best]), float(alone.training[alone.best]))]
    if use.used:
        traces.append(Trace("series2", "training and use", use.sizes, use.total))
        best.append(Best("series2", float(use.sizes[use.best]), float(use.total[use.best])))
    cheapest = min(each.height for each in best)
    top = max(float(use.total[use.best]) * 6, float(alone.training[alone.best]) * 6)
    up = (cheapest / 2.5, top)  # below it, room for its number
    return Graph(WEIGHTS, OPERATIONS, traces, (float(use.sizes[0]), float(use.sizes[-1])), up), tuple(best)


def forecast_graph(forecast: SizeForecast, sizes: Sequence[float], unit: str, *, revealed: bool) -> Graph:
    """The smaller sizes, the formula that was fitted to them, its prediction, and what was measured once revealed."""
    across = range_of(np.array(sizes), True, 2 * AIR)
    over = np.geomspace(*across, DRAWN)
    formula = forecast.law.loss(over, forecast.budget / (6 * over))
    here, ends = np.array([forecast.size]), (np.array([forecast.low]), np.array([forecast.high]))
    traces = [
        Trace("text3", "formula of the smaller sizes", over, formula),
        points_trace("series1", "", forecast.known),
        Trace("series2", "predicted", here, np.array([forecast.predicted]), points=True, low=ends[0], high=ends[1]),
    ]
    if revealed and forecast.measured:
        traces.append(points_trace("series3", "measured", forecast.measured))
    seen = [*(point.loss for point in (*forecast.known, *forecast.measured)), forecast.low, forecast.high]
    return Graph(WEIGHTS, losses_quantity(unit), traces, across, range_of(np.array(seen), True, 2 * AIR))


def published_graph() -> tuple[Graph, tuple[Best, ...]]:
    """Curves computed from the published formula; nothing on them was measured here."""
    traces, best = [], []
    for place, budget in enumerate(BUDGETS):
        size, role = HOFFMANN.best_size(budget), role_of(place)
        over = np.geomspace(size / PUBLISHED_REACH, size * PUBLISHED_REACH, DRAWN)
        losses = HOFFMANN.loss(over, budget / (6 * over))
        traces.append(Trace(role, f"{large(budget)} operations", over, losses))
        best.append(Best(role, size, HOFFMANN.least_loss(budget)))
    heights = np.concatenate([trace.y for trace in traces])
    up = range_of(
        np.array([heights.max(), heights.min() ** (1 + NAMED_BELOW) / heights.max() ** NAMED_BELOW]), True, AIR
    )
    return Graph(LARGE_WEIGHTS, losses_quantity("nats per token"), traces, y_range=up), tuple(best)
