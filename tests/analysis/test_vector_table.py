"""Tables of vectors: their maps, and who is nearest in them."""

import numpy as np
import pytest
from sklearn.decomposition import PCA

from scoutview.analysis.vector_table import PlaneMap, nearest, principal_plane, turned_onto

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
