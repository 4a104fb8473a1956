"""Tables of vectors: their maps, and who is nearest in them."""

import numpy as np
import pytest
from sklearn.decomposition import PCA

from scoutview.analysis.vector_table import PlaneMap, nearest, principal_plane, telling_row, turned_onto

TABLE = np.array([[1, 0], [3, 3], [2, 0.1], [-1, 0], [5, 0], [0, 0]], np.float32)
ALL = np.ones(6, bool)


@pytest.fixture
def table():
    return (np.random.default_rng(0).normal(size=(40, 7)) * np.arange(1, 8)).astype(np.float32)


def test_the_plane_is_that_of_principal_components(table):
    fitted = np.arange(40) < 30
    plane = principal_plane(table, fitted)
    oracle = PCA(2).fit(table[fitted])
    np.testing.assert_allclose(np.abs(plane.points), np.abs(oracle.transform(table)), rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(plane.variance, oracle.explained_variance_ratio_, rtol=1e-4)


def test_a_turned_and_mirrored_map_is_turned_back(table):
    everything = np.ones(40, bool)
    plane = principal_plane(table, everything)
    angle = 2.1
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) @ np.diag([1, -1])
    away = PlaneMap(plane.points @ turn, plane.variance)
    np.testing.assert_allclose(turned_onto(away, plane.points, everything).points, plane.points, atol=1e-6)


def test_turning_keeps_distances_and_the_shares_are_those_along_the_new_axes(table):
    everything = np.ones(40, bool)
    plane = principal_plane(table, everything)
    turned = turned_onto(plane, np.random.default_rng(1).normal(size=(40, 2)), everything)
    np.testing.assert_allclose(np.linalg.norm(turned.points, axis=1), np.linalg.norm(plane.points, axis=1))
    total = table.var(0).sum()
    np.testing.assert_allclose(turned.variance, turned.points.var(0) / total, rtol=1e-4)


@pytest.mark.parametrize("broken", [np.nan, np.inf])
def test_a_table_that_diverged_has_a_map_of_no_numbers(table, broken):
    everything = np.ones(40, bool)
    reference = principal_plane(table, everything).points
    diverged = table.copy()
    diverged[3, 2] = broken
    turned = turned_onto(principal_plane(diverged, everything), reference, everything)
    assert turned.points.shape == (40, 2)
    assert turned.variance.shape == (2,)
    assert np.isnan(turned.points).all()


def test_neighbours_are_ordered_by_angle_and_not_by_length():
    rows, cosines = nearest(TABLE, 0, ALL, 6)
    assert rows.tolist() == [4, 2, 1, 5, 3]
    np.testing.assert_allclose(cosines, [1, 2 / np.hypot(2, 0.1), np.sqrt(0.5), 0, -1], rtol=1e-6)


def test_rows_that_are_not_allowed_are_left_out():
    rows, _ = nearest(TABLE, 0, np.array([True, True, False, True, False, False]), 12)
    assert rows.tolist() == [1, 3]


def kinds_in_clouds():
    """30 rows: kinds 0 and 1 point their own way, kind 1 more so; those of kind 2 point anywhere."""
    rng = np.random.default_rng(0)
    kinds = np.repeat([0, 1, 2], 10)
    table = rng.normal(size=(30, 24))
    table[:10, 0] += 4
    table[10:20, 1] += 20
    return table.astype(np.float32), kinds


def test_the_row_that_tells_is_the_one_whose_nearest_are_of_its_kind_and_most_alike():
    table, kinds = kinds_in_clouds()
    allowed = np.ones(30, bool)
    assert kinds[telling_row(table, [25, 3, 14], kinds, allowed)] == 1
    assert telling_row(table, [25, 3], kinds, allowed) == 3
    assert telling_row(table, [-1, 3, 3], kinds, allowed) == 3


def test_no_row_tells_where_the_nearest_are_of_other_kinds_or_all_of_one():
    table, kinds = kinds_in_clouds()
    allowed = np.ones(30, bool)
    assert telling_row(table, [3, 14], np.arange(30), allowed) is None
    assert telling_row(table, [3, 14], np.zeros(30, int), allowed) is None
    assert telling_row(table, [3], kinds, allowed & (np.arange(30) != 3)) is None
    assert telling_row(np.full_like(table, np.nan), [3, 14], np.arange(30), allowed) is None
