"""How a measure of rows becomes columns of colours, and in which order measures are offered."""

from dataclasses import replace

import numpy as np
import pytest

from scoutview.graphics.plots.plot_plan import Axis
from scoutview.panels.measures.plan import Heat, named_rows, offered, points_at, pooled
from scoutview.recording.gathering import FROM_WEIGHTS
from tests.small_measures import a_curve, a_heat_map


def heat_of(values: np.ndarray) -> Heat:
    steps = range(len(values))
    return Heat(replace(a_heat_map(steps=steps, rows=values.shape[1]), values=np.asarray(values, float)))


def test_what_somebody_had_measured_is_offered_first_and_losses_last() -> None:
    measures = [a_curve("train_loss"), a_curve("grad_norm"), a_curve("own", origin=FROM_WEIGHTS)]
    assert [each.name for each in offered(measures)] == ["own", "grad_norm", "train_loss"]


@pytest.mark.parametrize(
    ("values", "ends", "signed"),
    [
        ([[0.5, 8.0], [1.0, 4.0]], (0, 8), False),
        ([[10.0, 12.0], [11.0, 20.0]], (10, 20), False),
        ([[-1.0, 3.0], [0.0, np.nan]], (-3, 3), True),
        ([[-5.0, -4.0]], (-5, 5), True),
        ([[np.nan, np.nan]], (0, 0), False),
        ([[0.0, 0.0]], (0, 0), False),
    ],
)
def test_colours_have_one_range_over_the_whole_run(
    values: list[list[float]], ends: tuple[int, int], signed: bool
) -> None:
    heat = heat_of(np.array(values))
    assert (heat.low, heat.high, heat.signed) == (*ends, signed)
    shades = heat.shades(np.arange(len(values)), (0, 2))
    assert shades.shape == (2, len(values))
    known = shades[np.isfinite(shades)]
    assert known.size == 0 or (known.min() >= (-1 if signed else 0) and known.max() <= 1)


def test_the_first_row_stands_on_top() -> None:
    heat = heat_of(np.arange(6.0).reshape(2, 3))
    assert [heat.row_of(up) for up in (2.9, 2.0, 1.5, 0.1, -4, 9)] == [0, 0, 1, 2, 2, 0]
    assert [heat.row_of(heat.middle_of(row)) for row in range(3)] == [0, 1, 2]


def test_each_column_shows_the_point_that_is_nearest() -> None:
    steps, columns = np.array([0, 10, 100, 400]), 800
    points = points_at(steps, Axis(0, 800, 0, 800), columns)
    across = np.arange(columns) + 0.5
    nearest = np.abs(across[:, None] - steps).argmin(1)
    shown = points >= 0
    assert np.array_equal(points[shown], nearest[shown])
    assert across[shown].max() < 400 + 67  # half of the mean distance beyond the newest
    assert not shown[500:].any()
    logarithmic = points_at(steps, Axis(1, 400, 0, 100, logarithmic=True), 100)
    assert logarithmic[0] == 0
    assert logarithmic[-1] == 3
    assert np.array_equal(np.unique(logarithmic), [0, 1, 2, 3])


def test_a_single_point_is_shown() -> None:
    assert points_at(np.array([5]), Axis(0, 10, 0, 10), 10).tolist() == [-1] * 10
    assert (points_at(np.array([0]), Axis(0, 1, 0, 10), 11) >= -1).all()


def test_of_more_rows_than_pixels_those_that_shine_are_seen() -> None:
    shades = np.zeros((20, 2))
    shades[6], shades[13] = 1.0, (-1.0, 0.5)
    small = pooled(shades, 5)
    assert small.tolist() == [[0, 0], [1, 1], [0, 0], [-1, 0.5], [0, 0]]
    shades[5] = np.nan
    assert pooled(shades, 5).tolist() == small.tolist()
    assert pooled(shades, 7).shape == (7, 2)
    assert pooled(shades, 20) is shades


def test_names_stand_where_they_have_room() -> None:
    heat = heat_of(np.zeros((2, 56)))
    assert named_rows(heat, Axis(0, 56, 350, 0)) == list(range(0, 56, 3))
    assert named_rows(heat, Axis(36, 56, 400, 0)) == list(range(20))
    assert named_rows(heat, Axis(20, 30, 350, 0)) == list(range(26, 36))
