"""Nearest neighbours by cosine."""

import numpy as np

from scoutview.analysis.neighbours import nearest

TABLE = np.array([[1, 0], [3, 3], [2, 0.1], [-1, 0], [5, 0], [0, 0]], np.float32)
ALL = np.ones(6, bool)


def test_neighbours_are_ordered_by_angle_and_not_by_length():
    rows, cosines = nearest(TABLE, 0, ALL, 6)
    assert rows.tolist() == [4, 2, 1, 5, 3]
    np.testing.assert_allclose(cosines, [1, 2 / np.hypot(2, 0.1), np.sqrt(0.5), 0, -1], rtol=1e-6)


def test_rows_that_are_not_allowed_are_left_out():
    rows, _ = nearest(TABLE, 0, np.array([True, True, False, True, False, False]), 12)
    assert rows.tolist() == [1, 3]
