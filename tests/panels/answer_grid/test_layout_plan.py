from dataclasses import replace
from itertools import pairwise

import pytest

from scoutview.graphics.widgets.zoom_plan import Zoom
from scoutview.panels.answer_grid.layout_plan import (
    AXIS_TOP,
    COUNT_ROW,
    GAP,
    LARGE_CELL,
    LEGEND_ROW,
    WORDS_BELOW,
    axis_labels,
    lay_out_grid,
)

SIZES = [(380, 205), (416, 220), (720, 180), (500, 110), (408, 538), (432, 540), (800, 512), (1260, 612), (300, 900)]


@pytest.mark.parametrize("earlier", [0, 1, 2])
@pytest.mark.parametrize("one_row", [True, False])
@pytest.mark.parametrize("numbers", [5, 12, 59, 113, 199])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pixels", [1.0, 1.5, 2.7])
def test_cells_have_whole_pixels_and_the_parts_keep_apart(
    numbers: int, size: tuple[float, float], pixels: float, one_row: bool, earlier: int
) -> None:
    width, height = size
    plan = lay_out_grid(width, height, numbers, pixels, one_row=one_row, earlier=earlier)
    side = plan.cell * pixels
    assert side == pytest.approx(round(side)) or side < 1 or side >= LARGE_CELL
    parts = [plan.grid, plan.legend, *([plan.words] if plan.words.height else [])]
    parts += [box for grid, captions in plan.earlier for box in (grid, *captions)]
    parts += plan.captions or []
    for part in parts:
        assert part.x >= 0
        assert part.right <= width
        assert part.bottom <= height
        assert not any(part.overlaps(other) for other in parts if other is not part)


@pytest.mark.parametrize(
    ("width", "height", "pixels_of_a_cell", "listed"),
    [(408, 538, 3, False), (416, 220, 1, True), (800, 512, 484 / 113, True), (1260, 612, 5, True)],
)
def test_words_stand_where_the_grid_can_be_largest(
    width: float, height: float, pixels_of_a_cell: int, listed: bool
) -> None:
    plan = lay_out_grid(width, height, 113, 1.0)
    assert plan.cell == pytest.approx(pixels_of_a_cell)
    assert plan.listed == listed
    assert plan.words.height >= 100


def test_earlier_grids_stand_beside_it_in_a_wide_room_and_above_it_in_a_tall_one() -> None:
    wide, tall, low = (lay_out_grid(*size, 113, 1.0, earlier=2) for size in ((1260, 530), (408, 510), (408, 220)))
    assert wide.captions is not None
    assert [grid.width for grid, _ in wide.earlier] == [wide.grid.width] * 2
    assert [grid.x for grid, _ in wide.earlier] < [wide.grid.x] * 2
    assert (wide.legend.x, wide.legend.width) == (wide.grid.x, wide.grid.width)  # whose counts it has
    assert tall.words.height >= 40  # two lines
    assert wide.grid.width == 339
    assert [(grid.width, grid.bottom < tall.grid.y) for grid, _ in tall.earlier] == [(113, True)] * 2
    assert tall.grid.width == 226
    (_, before), (second, _) = tall.earlier
    assert second.x - before.share.right >= 12
    assert (low.earlier, low.captions) == ((), None)


@pytest.mark.parametrize("pixels", [1.0, 1.5, 3.0])
def test_in_a_wide_and_low_room_three_grids_of_one_size_have_their_words_at_their_right(pixels: float) -> None:
    plan = lay_out_grid(720, 180, 113, pixels, earlier=2)
    grids = [*plan.earlier, (plan.grid, plan.captions)]
    assert len({(box.y, box.width) for box, _ in grids}) == 1
    assert all(box.width * pixels >= 113 for box, _ in grids)
    for (box, (title, share)), after in zip(grids, [*(box.x for box, _ in grids[1:]), 720], strict=True):
        assert box.right < title.x == share.x
        assert title.right == share.right < after
        assert max(title.bottom, share.bottom) <= box.bottom


@pytest.mark.parametrize("pixels", [1.0, 1.5, 3.0])
def test_a_large_grid_fills_the_height(pixels: float) -> None:
    plan = lay_out_grid(1260, 560, 113, pixels)
    assert plan.grid.height == pytest.approx(560 - AXIS_TOP - GAP, rel=0.05)
    assert plan.grid.width == plan.grid.height


def test_where_what_is_found_is_said_elsewhere_three_grids_go_before_words() -> None:
    told, brief = (lay_out_grid(1011, 385, 113, 1.25, earlier=2, brief=brief) for brief in (False, True))
    assert not told.earlier
    assert len(brief.earlier) == 2
    assert not brief.words.height
    assert brief.captions is not None
    boxes = [brief.grid, brief.legend, brief.captions.share, *(box for box, _ in brief.earlier)]
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
    assert max(box.bottom for box in boxes) <= 385


def test_without_room_the_words_go_first() -> None:
    plan = lay_out_grid(180, 150, 113, 1.0)
    assert not plan.words.height
    assert plan.grid.width >= 80


@pytest.mark.parametrize("height", range(250, 420, 10))
def test_what_whole_pixels_leave_free_under_a_grid_is_for_words(height: float) -> None:
    plan = lay_out_grid(349.6, height, 113, 1.15, one_row=False)
    assert not plan.listed
    assert plan.words.height == max(0.0, height - plan.legend.bottom - GAP)
    assert plan.legend.height > LEGEND_ROW or plan.words.height < COUNT_ROW + WORDS_BELOW


def test_numbers_stand_below_the_words_of_the_legend_where_one_row_does_not_hold_them() -> None:
    one, two = (lay_out_grid(408, 538, 113, 1.0, one_row=one_row) for one_row in (True, False))
    assert two.legend.height > one.legend.height
    assert two.grid == one.grid


def test_the_sum_under_a_point_is_the_one_that_is_drawn_there() -> None:
    plan = lay_out_grid(408, 538, 113, 1.0)
    for a, b in ((0, 0), (45, 72), (112, 112)):
        box = plan.place(a, b)
        assert plan.at(box.x + box.width / 2, box.middle_y) == (a, b)
    assert plan.at(plan.grid.x - 2, plan.grid.y + 5) is None


def test_an_axis_has_its_ends_its_fifties_and_its_name() -> None:
    assert axis_labels(113, 3.0, 32.0, [72]) == ((0, 50, 100, 112), 25)
    assert axis_labels(113, 3.0, 32.0, [45])[0] == (0, 100, 112)


@pytest.mark.parametrize("numbers", [5, 12, 59, 113, 199])
@pytest.mark.parametrize("cell", [0.6, 1.0, 3.0, 20.0])
@pytest.mark.parametrize("marked", [[0], [3], [4, 1]])
def test_labels_of_an_axis_keep_apart(numbers: int, cell: float, marked: list[int]) -> None:
    ticks, name = axis_labels(numbers, cell, 32.0, marked)
    labels = sorted([*ticks, *([] if name is None else [name])])
    gaps = [second - first for first, second in pairwise(labels)]
    assert all(gap * cell >= 32.0 for gap in gaps)
    assert all(abs(label - mark) * cell >= 32.0 for label in labels for mark in marked)


def test_a_zoomed_grid_shows_whole_rows_of_sums_where_they_are_found_and_named() -> None:
    whole = lay_out_grid(420, 500, 113, 1.0)
    part = replace(whole, zoom=Zoom(0.25, 0.5, 0.1, 0.1))
    assert part.grid == whole.grid
    assert part.cell == pytest.approx(10 * whole.cell)
    for a, b in ((57, 29), (66, 38)):
        cell = part.place(a, b)
        assert part.at(cell.x + cell.width / 2, cell.middle_y) == (a, b)
    assert part.at(part.grid.x - 1, part.grid.y + 5) is None
    assert (part.rows, part.columns) == (range(56, 68), range(28, 40))
    assert set(part.labelled(0)) <= set(part.rows)
    ticks, name = axis_labels(113, part.cell, 30, [30], part.labelled(1))
    assert name is not None
    assert set(ticks) <= set(part.labelled(1))
    assert all(abs(tick - 30) * part.cell >= 30 for tick in ticks)
