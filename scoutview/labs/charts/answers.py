"""A chart as arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoutview.frame import Arrays
from scoutview.labs.charts.chart_file import Chart, ChartSource
from scoutview.language import tr


def chart_arrays(chart: Chart) -> Arrays:
    """The answer to `chart`, by channel."""
    numbers = [(place, each, number) for place, each in enumerate(chart.series) for number in each.numbers]
    cited = {key: source.cited for key, source in chart.sources.items()}
    axes = chart.axes or ()
    places = np.array([(number.across, number.up) for _, _, number in numbers], np.float64).reshape(-1, 2)
    return {
        "chart_title": np.array(chart.title),
        "chart_says": np.array(chart.says),
        "chart_form": np.array(chart.form),
        "chart_finding": np.array(chart.finding),
        "chart_axes": _texts([(axis.word, axis.unit, axis.scale) for axis in axes], 3),
        "chart_ends": np.array([(axis.low, axis.high) for axis in axes], np.float64).reshape(-1, 2),
        "series_words": _texts([each.word for each in chart.series]),
        "series_looks": _texts([(each.drawn, each.role, "joined" * each.joined) for each in chart.series], 3),
        "number_names": _texts([number.name for _, _, number in numbers]),
        "number_series": np.array([place for place, _, _ in numbers], np.int64),
        "numbers_across": places[:, 0],
        "numbers_up": places[:, 1],
        "numbers_low": np.array([number.low for _, _, number in numbers], np.float64),
        "numbers_high": np.array([number.high for _, _, number in numbers], np.float64),
        "chart_points": _levels(places, [axis.scale == "log" for axis in axes]),
        "numbers_wanted": np.array([number.wanted for _, _, number in numbers], np.int64),
        "numbers_labelled": np.array([number.labelled for _, _, number in numbers], bool),
        "number_sources": _texts([cited[each.source] for _, each, _ in numbers]),
        "table_columns": _texts(chart.columns),
        "table_cells": _texts([row.cells for row in chart.rows], len(chart.columns)),
        "row_sources": _texts([cited[row.source] for row in chart.rows]),
        "source_papers": _texts([f"{source.paper}, {source.year}" for source in chart.sources.values()]),
        "source_places": _texts(list(cited.values())),
        "source_readings": _texts([_reading(source) for source in chart.sources.values()]),
        "left_out": _texts(chart.left_out),
    }


def _levels(places: np.ndarray, logarithmic: Sequence[bool]) -> np.ndarray:
    """(numbers, 2) from -1 to 1 along both axes, by logarithms along those that have them."""
    if not len(places):
        return places
    with np.errstate(divide="ignore", invalid="ignore"):
        levels = np.where(np.array(logarithmic), np.log10(places), places)
    low, high = levels.min(axis=0), levels.max(axis=0)
    return (2 * levels - low - high) / np.maximum(high - low, 1e-12)


def _reading(source: ChartSource) -> str:
    """How it was read, in sentences."""
    read = {
        "table": tr("{place}; read from the table."),
        "text": tr("{place}; read from the text."),
        "figure": tr("{place}; read from the figure."),
        "judgement": tr("{place}; read from a judgement."),
    }[source.read].format(place=source.place)
    error = [tr("Error: {error}.").format(error=source.error)] if source.error else []
    return " ".join([read, source.how, *error])


def _texts(rows: Sequence[str] | Sequence[tuple[str, ...]], length: int | None = None) -> np.ndarray:
    """(rows,) or (rows, length) texts; of a type that is a text where there are none."""
    return np.array(rows, str).reshape((len(rows),) if length is None else (len(rows), length))
