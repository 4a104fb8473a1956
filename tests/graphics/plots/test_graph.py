"""Curves and points of any quantity: what is read, how far the axes reach, what a table holds."""

import numpy as np
import pytest

from scoutview.graphics.plots.graph import Graph, Trace, range_of
from scoutview.graphics.plots.quantity import Quantity

PARAMETERS, LOSS = Quantity("parameters", logarithmic=True), Quantity("loss", "nats", logarithmic=True)
SIZES = np.array([1e3, 1e5, 1e7])
MEASURED = Trace("series1", "measured", SIZES, np.array([4.0, 3.0, 2.0]), True, np.array([3.5, 2.5, 1.9]), SIZES**0 * 5)
FITTED = Trace("series2", "fitted", np.array([1e2, 1e8]), np.array([1.0, 1e-3]))  # a power law: y = 10 x^-1/2
GRAPH = Graph(PARAMETERS, LOSS, [MEASURED, FITTED])


def test_points_are_chosen_and_curves_are_read_at_them() -> None:
    assert GRAPH.x_values.tolist() == SIZES.tolist()
    (first, value, text), (second, fitted, _) = GRAPH.reading(1, ["here"]).lines
    assert (first, second) == (MEASURED, FITTED)
    assert (value, text) == (3.0, "3.00 (2.50 to 5.00)")
    assert fitted == pytest.approx(10 * 1e5**-0.5)  # straight on logarithmic axes


def test_a_curve_is_not_read_beyond_its_ends_and_a_point_not_beside_itself() -> None:
    short = Trace("series2", "short", np.array([1e4, 1e6]), np.array([1.0, 2.0]))
    graph = Graph(PARAMETERS, LOSS, [MEASURED, short])
    assert [[trace.word for trace, _, _ in graph.reading(place, []).lines] for place in range(3)] == [
        ["measured"],
        ["measured", "short"],
        ["measured"],
    ]


def test_a_table_holds_every_number_where_it_was_measured() -> None:
    assert GRAPH.every_x.tolist() == [1e2, 1e3, 1e5, 1e7, 1e8]
    columns = dict(GRAPH.columns())
    assert list(columns) == ["measured", "measured from", "measured to", "fitted"]
    assert np.array_equal(columns["measured"], [np.nan, 4, 3, 2, np.nan], equal_nan=True)
    assert np.array_equal(columns["fitted"], [1, np.nan, np.nan, np.nan, 1e-3], equal_nan=True)


def test_axes_reach_as_far_as_points_and_intervals_do() -> None:
    (left, right), (low, high) = GRAPH.ends
    assert left < 1e2
    assert right > 1e8
    assert low < 1e-3
    assert 5 < high < 20
    assert Graph(PARAMETERS, LOSS, [MEASURED], x_range=(1, 1e9)).ends[0] == (1, 1e9)


@pytest.mark.parametrize(
    ("values", "logarithmic"),
    [([], False), ([np.nan], True), ([3.0], False), ([0.0], False), ([0.0, -1.0], True), ([1.0], True), ([5.0], True)],
)
def test_a_range_always_has_a_length(values: list[float], logarithmic: bool) -> None:
    low, high = range_of(np.array(values), logarithmic, 0.0)
    assert low < high
    assert not logarithmic or low > 0
    assert all(low <= value <= high for value in values if value > 0)


def test_what_has_no_place_is_left_out() -> None:
    bad = Trace(
        "series1", "bad", np.array([-1.0, 0.0, np.nan, 5.0, np.inf]), np.array([1.0, 1.0, 1.0, np.nan, 1.0]), True
    )
    graph = Graph(PARAMETERS, LOSS, [bad])
    assert graph.x_values.tolist() == [5.0]
    assert not graph.reading(0, []).lines


def test_a_faint_curve_is_in_tables_alone() -> None:
    faint = Trace("text3", "another", SIZES, np.array([4.0, 4.0, 4.0]), faint=True)
    graph = Graph(PARAMETERS, LOSS, [MEASURED, faint])
    assert [trace.word for trace, _, _ in graph.reading(0, []).lines] == ["measured"]
    assert dict(graph.columns())["another"].tolist() == [4, 4, 4]
