"""Contour lines against circles, and finer grids against the functions that they were taken from."""

import numpy as np
import pytest

from scoutview.panels.loss_landscape.contour_plan import contour_lines, finer

SIDE = 41


def bowl(side: int = SIDE) -> np.ndarray:
    along = np.linspace(-2, 2, side)
    return np.add.outer(along**2, along**2)


def test_the_line_of_a_bowl_is_a_circle() -> None:
    for radius in (0.5, 1.0, 1.7):
        lines = contour_lines(bowl(), radius**2)
        away = np.hypot(*(lines.reshape(-1, 2) / (SIDE - 1) * 4 - 2).T)
        np.testing.assert_allclose(away, radius, atol=0.01)


def test_the_line_is_closed_and_has_no_gaps() -> None:
    lines = contour_lines(bowl(), 1.03)  # through no point of the grid
    ends, counts = np.unique(lines.reshape(-1, 2).round(9), axis=0, return_counts=True)
    assert len(ends) == len(lines)
    assert set(counts.tolist()) == {2}
    length = np.hypot(*(lines[:, 2:] - lines[:, :2]).T).sum() * 4 / (SIDE - 1)
    assert length == pytest.approx(2 * np.pi * np.sqrt(1.03), rel=0.01)


@pytest.mark.parametrize("corners", range(16))
def test_each_way_in_which_a_cell_can_lie_is_cut_between_high_and_low_corners(corners: int) -> None:
    high = [float(corners >> number & 1) for number in range(4)]
    lower_left, lower_right, upper_right, upper_left = high
    lines = contour_lines(np.array([[lower_left, lower_right], [upper_left, upper_right]]), 0.25)
    changes = sum(high[number] != high[(number + 1) % 4] for number in range(4))
    assert 2 * len(lines) == changes
    for x, y in lines.reshape(-1, 2):
        assert (x in (0.0, 1.0)) != (y in (0.0, 1.0)), "it ends on a side"
        value = (
            lower_left * (1 - x) * (1 - y) + lower_right * x * (1 - y) + upper_right * x * y + upper_left * (1 - x) * y
        )
        assert value == pytest.approx(0.25)


def test_a_level_that_is_not_reached_has_no_line() -> None:
    assert contour_lines(bowl(), 9.0).shape == (0, 4)
    assert contour_lines(np.full((5, 5), np.nan), 1.0).shape == (0, 4)


def test_no_line_runs_through_a_gap() -> None:
    grid = bowl()
    grid[20, 30] = np.nan  # on the circle of radius 1
    lines = contour_lines(grid, 1.0)
    assert len(lines) < len(contour_lines(bowl(), 1.0))
    assert np.isfinite(lines).all()


def test_a_finer_grid_goes_through_all_points_and_follows_what_is_between() -> None:
    found, exact = finer(bowl(), 4), bowl(4 * (SIDE - 1) + 1)
    np.testing.assert_allclose(found[::4, ::4], bowl(), atol=1e-12)
    np.testing.assert_allclose(found, exact, atol=0.005)
    tilted = np.add.outer(np.arange(5.0), 2 * np.arange(7.0))
    np.testing.assert_allclose(finer(tilted, 3), np.add.outer(np.arange(13) / 3, 2 * np.arange(19) / 3), atol=1e-12)


def test_a_gap_is_as_large_as_the_cells_around_it() -> None:
    grid = bowl(11)
    grid[5, 5] = np.inf
    found = finer(grid, 4)
    bad = ~np.isfinite(found)
    rows, columns = np.nonzero(bad)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (17, 23, 17, 23)
    assert not np.isfinite(finer(np.full((3, 3), np.nan), 2)).any()
