"""Table, row and vectors: whole pixels, and the way of the row."""

import numpy as np
import pytest

from scoutview.graphics.base.signed_scale import MARKS, compressed
from scoutview.panels.embedding.lookup_plan import plan_lookup, sampled, whole_cells


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.7])
@pytest.mark.parametrize("count", [7, 64, 128, 512, 30_000])
def test_cells_are_whole_pixels_and_fit(count: int, scale: float) -> None:
    shown, length = whole_cells(count, 200, scale)
    cell = length * scale / shown
    assert cell == pytest.approx(round(cell))
    assert length <= 200
    assert shown <= count


def test_a_sample_of_a_table_has_its_first_and_last_row_and_none_twice() -> None:
    rows = sampled(512, 70)
    assert rows[0] == 0
    assert rows[-1] == 511
    assert len(set(rows)) == 70


@pytest.mark.parametrize(("width", "height", "strips"), [(416, 220, 1), (416, 480, 3), (900, 480, 3)])
def test_the_parts_do_not_overlap_and_the_row_arrives_in_its_strip(width: int, height: int, strips: int) -> None:
    plan = plan_lookup(width, height, (512, 128), 1.0, sum_known=True)
    assert len(plan.strips) == strips
    parts = [plan.table, plan.beside, *plan.strips, *plan.strip_labels, plan.foot]
    assert all(not (plan.beside.x <= x < plan.beside.right and y < plan.beside.bottom) for x, y in plan.route(186))
    assert not any(one.overlaps(other) for one in parts for other in parts if one is not other)
    assert plan.travelling(186, 1.0) == plan.strips[0]
    assert plan.travelling(186, 0.0).middle_y == plan.row_y(186)


def test_the_row_under_the_mouse_is_the_row_that_is_drawn_there() -> None:
    plan = plan_lookup(900, 500, (113, 64), 2.0, sum_known=False)
    assert [plan.row_at(plan.table.x + 1, plan.row_y(row)) for row in (0, 56, 112)] == [0, 56, 112]
    assert plan.row_at(plan.table.right + 5, plan.row_y(3)) is None


def test_a_number_keeps_its_colour_whatever_else_is_in_the_frame() -> None:
    alone, together = compressed(np.array([0.1])), compressed(np.array([0.1, 50.0]))
    assert alone[0] == together[0]
    places = compressed(np.array([value for value, _ in MARKS]))
    assert np.allclose(places, -places[::-1])
    assert places[0] == -1
    assert (np.diff(places) > 0.2).all()
