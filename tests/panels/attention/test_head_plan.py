"""Where the cells, labels and curves of one head go."""

import numpy as np
import pytest

from scoutview.graphics.widgets.zoom_plan import Zoom
from scoutview.panels.attention.head_plan import arcs_of, is_causal, label_room, labelled, plan_head, zoomed
from scoutview.panels.attention.plan import AROUND_ROWS, READABLE_ROW


@pytest.mark.parametrize("tokens", [1, 3, 12, 64])
@pytest.mark.parametrize("size", [(380, 160), (544, 400), (1600, 900)])
def test_the_cells_of_a_head_stay_inside_the_canvas(tokens: int, size: tuple[int, int]) -> None:
    plan = plan_head(*size, [40.0] * tokens)
    assert plan.cells.right <= size[0]
    assert plan.cells.bottom <= size[1]
    middle = plan.centre_x(tokens - 1), plan.centre_y(0)
    assert plan.cell_at(*middle) == (0, tokens - 1)
    assert plan.cell_at(4, plan.centre_y(tokens - 1)) == (tokens - 1, -1)


def test_a_label_takes_what_its_neighbours_leave_free() -> None:
    assert label_room([60, 50, 10], 1, 50) == pytest.approx(47)
    assert label_room([10, 60, 10], 1, 50) > 60


def test_where_labels_are_crowded_the_foremost_are_kept_and_none_are_closer_than_the_step() -> None:
    kept = labelled(64, 3, [62, 10])
    assert {62, 10} <= set(kept)
    assert min(np.diff(kept)) >= 3
    assert labelled(5, 1, [2]) == [0, 1, 2, 3, 4]


def test_strong_arcs_are_drawn_last_and_faint_ones_not_at_all() -> None:
    arcs = arcs_of(np.array([0.5, 0.01, 0.39, 0.1]), 3)
    assert [arc.column for arc in arcs] == [3, 2, 0]
    assert [arc.height for arc in arcs] == pytest.approx([0.35, 0.35 + 0.65 / 3, 1.0])  # the farthest has all of it
    assert [arc.height for arc in arcs_of(np.array([0.0, 0.4, 0.6]), 2)] == pytest.approx([1.0, 0.35])
    assert arcs_of(np.array([1.0]), 0)[0].height == pytest.approx(0.35)


def test_attention_is_causal_only_if_nothing_looks_ahead() -> None:
    assert is_causal(np.tril(np.full((2, 2, 3, 3), 0.5)))
    assert not is_causal(np.full((2, 2, 3, 3), 1 / 3))


def test_a_zoomed_head_shows_a_part_of_its_cells_in_the_same_room_and_names_them_there() -> None:
    widths = [40.0] * 64
    whole = plan_head(700, 500, widths)
    part = zoomed(whole, Zoom(0.25, 0.5, 0.125, 0.125), widths)
    assert part.room == pytest.approx(whole.room)
    assert (part.columns, part.rows) == (range(16, 24), range(32, 40))
    for row, column in ((32, 16), (39, 23)):
        assert part.cell_at(part.centre_x(column), part.centre_y(row)) == (row, column)
    assert part.cell_at(4, part.centre_y(33)) == (33, -1)
    assert part.cell_at(part.centre_x(17), part.labels_y + 1) == (17, -1)
    assert [row for row in range(64) if part.shows_row(row)] == list(range(32, 40))
    assert whole.rotated
    assert not part.rotated
    assert part.triangle_width(24) == 0  # words in the corner would stand over cells


@pytest.mark.parametrize("height", range(190, 420, 10))
def test_curves_get_lower_before_a_row_loses_its_numbers_and_labels(height: int) -> None:
    plan = plan_head(660, height, [40.0] * 12)
    assert not plan.rotated
    assert plan.arcs_height >= 24
    if height >= AROUND_ROWS + 12 * READABLE_ROW:
        assert plan.numbers_fit
        assert plan.label_step_y == 1
