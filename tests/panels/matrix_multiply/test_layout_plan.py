"""Where a matrix product goes."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.panels.matrix_multiply.layout_plan import MatrixLayout, lay_out
from scoutview.panels.matrix_multiply.overview_plan import (
    cell_in,
    lay_out_overview,
    overview_part,
    starts_around,
    window_box,
)
from scoutview.panels.matrix_multiply.product_plan import Window
from scoutview.panels.matrix_multiply.telling_plan import telling_start, terms_by_size
from tests.panels.matrix_multiply.products import random_product

MOST_EMPTY = 0.1  # of a picture, in one piece


@pytest.mark.parametrize("size", [(380, 170), (416, 220), (544, 430), (1264, 470), (2000, 1200)])
@pytest.mark.parametrize("shape", [(12, 128, 200), (1, 3, 1), (64, 2048, 128), (6, 6, 6)])
def test_all_of_a_product_lies_inside_the_canvas_and_every_cell_is_found(
    size: tuple[int, int], shape: tuple[int, int, int]
) -> None:
    product = random_product(*shape)
    layout = lay_out(size, product, (0, 0, 0), (0, 0), 50.0)
    boxes = boxes_of(layout)
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= size[0] + 0.01
        assert box.bottom <= size[1] + 0.01
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    rows, inner, columns = (each - 1 for each in layout.window.sizes)
    for part in (("left", rows, inner), ("top", inner, columns), ("result", rows, columns)):
        box = layout.cell_box(part)
        assert layout.part_at(box.x + box.width / 2, box.y + box.height / 2) == part


def test_a_large_panel_shows_eight_by_eight_by_eight_with_numbers() -> None:
    layout = lay_out((1264, 470), random_product(), (0, 0, 0), (0, 0), 50.0)
    assert layout.window.sizes == (8, 8, 8)
    assert layout.numbers_fit


@pytest.mark.parametrize("size", [(380, 170), (544, 430), (900, 280), (1264, 470), (2000, 1200)])
@pytest.mark.parametrize("few", [True, False])
def test_each_product_stands_below_the_number_of_the_row_that_it_comes_from(size: tuple[int, int], few: bool) -> None:
    product = random_product()
    layout = lay_out(size, product, None, (9, 190), 50.0, few=terms_by_size(product, (9, 190)) if few else ())
    places = layout.sum
    for number, inner in enumerate(layout.window.inner):
        cell, place = layout.cell_box(("left", 9, inner)), places.value(number)
        assert (place.x, place.width) == pytest.approx((cell.x, cell.width))
        assert place.y >= layout.left.bottom
    assert places.listed == len(layout.window.inner)
    assert len(places.rest) == 2  # the others and the bias
    assert places.total.x == pytest.approx(layout.cell_box(("result", 9, 190)).x)


def test_in_a_maximised_panel_a_sum_is_one_row_that_reads_from_the_row_to_its_cell() -> None:
    product = random_product()
    layout = lay_out((1262, 477), product, None, (9, 120), 120.0, few=terms_by_size(product, (9, 120)))
    places, rows = layout.sum, layout.window.rows
    assert places.in_one_row
    assert places.listed == 8
    values = [places.value(number) for number in range(places.listed + 2)]
    row = [*values, places.total]
    assert all(one.right <= other.x + 0.01 for one, other in itertools.pairwise(row))
    assert len({box.bottom for box in row}) == 1
    assert rows.stop == 10  # no row between the cell's and its products
    assert layout.window.columns.start == 120  # no column between the sum and its cell
    assert places.total.x - values[-1].right < layout.cell_width


@pytest.mark.parametrize("bias", [True, False])
def test_no_large_part_of_a_maximised_panel_is_empty(bias: bool) -> None:
    product = random_product(bias=bias)
    for size in ((1262, 477), (882, 277), (1406, 650)):
        layout = lay_out(size, product, None, (9, 120), 120.0, few=terms_by_size(product, (9, 120)))
        assert layout.words is not None
        assert largest_empty(boxes_of(layout), size) <= MOST_EMPTY


def largest_empty(boxes: list[Box], size: tuple[int, int]) -> float:
    """Which share of a picture the largest rectangle takes that no box touches."""
    lefts, tops = (sorted({0.0, *(box[side + 2] + box[side] for box in boxes)}) for side in (0, 1))
    rights, bottoms = (sorted({float(size[side]), *(box[side] for box in boxes)}) for side in (0, 1))
    empty = (
        candidate
        for x in lefts
        for right in rights
        for y in tops
        for bottom in bottoms
        if right > x and bottom > y
        for candidate in [Box(x, y, right - x, bottom - y)]
        if not any(candidate.overlaps(box) for box in boxes)
    )
    return max((box.width * box.height for box in empty), default=0.0) / (size[0] * size[1])


def boxes_of(layout: MatrixLayout) -> list[Box]:
    """All that is drawn, apart from names."""
    places = layout.sum
    boxes = [layout.left, layout.top, layout.result, places.products, *places.rest, places.total, *layout.pictures]
    return boxes + [box for box in (layout.overview, layout.words, layout.legend) if box]


def test_every_cell_of_the_whole_matrices_is_found_in_the_overview() -> None:
    shape = (12, 128, 200)
    overview = lay_out_overview(Box(10, 20, 400, 300), shape)
    for part in (("left", 11, 5), ("top", 77, 199), ("result", 3, 150)):
        cell = cell_in(overview, shape, part)
        assert overview_part(overview, shape, cell.x + cell.width / 2, cell.y + cell.height / 2) == part


def test_without_starts_the_window_shows_the_cell_and_a_part_of_its_sum_that_tells() -> None:
    product = random_product()
    window = lay_out((1264, 470), product, None, (9, 190), 50.0).window
    assert window.starts == (4, telling_start(product, (9, 190), 8), 184)


def test_a_click_in_the_overview_brings_the_window_there() -> None:
    shape, window = (12, 128, 200), Window((0, 0, 0), (8, 8, 8))
    layout = lay_out((1264, 470), random_product(), (0, 0, 0), (0, 0), 50.0)
    assert layout.overview is not None
    overview = lay_out_overview(layout.overview, shape)
    top = overview.top
    part = overview_part(overview, shape, top.x + top.width / 2, top.y + top.height - 0.1)
    assert part == ("top", 127, 100)
    assert starts_around(part, shape, window) == (0, 120, 96)
    assert overview_part(overview, shape, overview.left.x - 5, 0) is None
    frame = window_box(top, (128, 200), (120, 96), (8, 8))
    assert frame.x >= top.x
    assert frame.bottom <= top.bottom + 0.01


@pytest.mark.parametrize("size", [(544, 360), (544, 430), (1264, 470), (2000, 1200)])
@pytest.mark.parametrize("bias", [True, False])
def test_few_cells_are_large_lie_inside_the_canvas_and_list_all_of_their_terms(
    size: tuple[int, int], bias: bool
) -> None:
    product = random_product(bias=bias)
    largest = terms_by_size(product, (9, 190))
    layout = lay_out(size, product, None, (9, 190), 50.0, few=largest)
    rows, inner, columns = layout.window.sizes
    assert 2 <= rows <= 4
    assert 3 <= inner <= 8
    assert layout.window.inner == tuple(sorted(largest[:inner]))
    for place in layout.window.inner:
        for part in (("left", 9, place), ("top", place, 190)):
            assert layout.part_at(*_middle(layout.cell_box(part))) == part
    assert 2 <= columns <= 4
    assert layout.cell_width >= 50
    assert layout.cell_height >= 24
    assert layout.part_at(*_middle(layout.cell_box(("result", 9, 190)))) == ("result", 9, 190)
    boxes = boxes_of(layout)
    assert all(box.x >= 0 and box.y >= 0 and box.right <= size[0] and box.bottom <= size[1] for box in boxes)
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert len(layout.sum.rest) == 1 + bias


@pytest.mark.parametrize("size", [(300, 120), (380, 170), (416, 220)])
def test_where_a_few_find_no_room_either_there_are_the_fewest(size: tuple[int, int]) -> None:
    product = random_product()
    layout = lay_out(size, product, None, (9, 190), 50.0, few=terms_by_size(product, (9, 190)))
    assert layout.window.sizes == (2, 3, 2)
    assert max(box.bottom for box in boxes_of(layout)) <= size[1]


def test_few_of_a_small_product_are_all_of_it() -> None:
    product = random_product(3, 4, 2)
    layout = lay_out((1264, 470), product, None, (2, 1), 50.0, few=terms_by_size(product, (2, 1)))
    assert layout.window.sizes == (3, 4, 2)
    assert layout.window.inner == (0, 1, 2, 3)
    assert layout.overview is None


def _middle(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2


@pytest.mark.parametrize("size", [(380, 250), (620, 400), (820, 560), (1264, 470), (2000, 1200)])
def test_pictures_of_rows_stand_beside_them_and_large_where_there_is_room(size: tuple[int, int]) -> None:
    product = replace(random_product(2, 92, 64), row_pictures=np.zeros((2, 28, 28)))
    layout = lay_out(size, product, None, (0, 3), 60.0, few=terms_by_size(product, (0, 3)))
    assert (len(layout.pictures) == 2) == (size[0] >= 620)
    beside = [layout.row_picture(row) for row in (0, 1)]
    assert all(box.right < layout.left.x and box.width > 10 for box in beside)
    boxes = [*beside, *boxes_of(layout)]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(box.x >= 0 and box.right <= size[0] for box in boxes)


@pytest.mark.parametrize("shape", [(12, 64, 64), (2, 92, 64), (1, 64, 113)])
def test_larger_letters_leave_room_for_as_many_products(shape: tuple[int, int, int]) -> None:
    product = random_product(*shape)
    cell = shape[0] - 1, 5
    layout = lay_out((1011, 340), product, None, cell, 120.0, few=terms_by_size(product, cell), large=True)
    assert layout.sum.in_one_row
    assert layout.sum.listed >= 8
    assert layout.cell_height * 1.25 >= 23
