"""Table, row and vectors: whole pixels, and the way of the row."""

import itertools
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from scoutview.graphics.base.look import text_width
from scoutview.graphics.base.signed_scale import MARKS, compressed
from scoutview.panels.embedding.lookup_plan import moment_at, plan_lookup, sampled, whole_cells
from scoutview.panels.embedding.lookup_words import addition, foot_lines


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


@pytest.mark.parametrize(
    ("width", "height", "strips"), [(280, 220, 1), (416, 140, 1), (416, 220, 3), (416, 480, 3), (900, 480, 3)]
)
def test_the_parts_do_not_overlap_and_the_row_arrives_in_its_strip(width: int, height: int, strips: int) -> None:
    plan = plan_lookup(width, height, (512, 128), 1.0, sum_known=True)
    assert len(plan.strips) == strips
    parts = [plan.table, plan.beside, *plan.strips, *plan.strip_labels, plan.foot]
    assert all(not (plan.beside.x <= x < plan.beside.right and y < plan.beside.bottom) for x, y in plan.route(186))
    assert not any(one.overlaps(other) for one in parts for other in parts if one is not other)
    assert plan.travelling(186, 1.0) == plan.strips[0]
    assert plan.travelling(186, 0.0).middle_y == plan.row_y(186)


@pytest.mark.parametrize("sum_known", [True, False])
@pytest.mark.parametrize(("width", "height"), [(280, 220), (416, 140), (416, 300), (1200, 700)])
def test_the_way_of_the_row_ends_at_the_near_end_of_its_strip(width: int, height: int, sum_known: bool) -> None:
    plan = plan_lookup(width, height, (113, 64), 1.0, sum_known)
    (x, y), strip = plan.route(40)[-1], plan.strips[0]
    assert plan.in_column == (width == 1200)
    assert strip.right < x < strip.right + 4 if plan.in_column else strip.x - 4 < x < strip.x
    assert y == strip.middle_y


@pytest.mark.parametrize("sum_known", [True, False])
def test_in_a_large_body_the_map_has_most_of_the_room(sum_known: bool) -> None:
    plan = plan_lookup(1011, 420, (512, 64), 1.25, sum_known)
    assert plan.beside.width * plan.beside.height > 0.65 * 1011 * 420
    assert all(part.right < plan.beside.x for part in (plan.table, *plan.strips, plan.foot))
    assert [label.bottom for label in plan.strip_labels] == [strip.y for strip in plan.strips]
    for x, y in plan.button_places[:1]:
        assert plan.foot.right - 30 < x
        assert plan.table.bottom <= y


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


@pytest.mark.parametrize("size", [(700, 500), (900, 500)])
@pytest.mark.parametrize("shape", [(512, 128), (20, 8), (3000, 48)])
def test_the_number_read_is_the_one_that_is_drawn_there(shape: tuple[int, int], size: tuple[int, int]) -> None:
    plan = plan_lookup(*size, shape, 1.0, sum_known=True)
    rows, columns = sampled(shape[0], plan.cells[0]), sampled(shape[1], plan.cells[1])
    for down, across in ((0, 0), (plan.cells[0] // 3, plan.cells[1] // 2), (plan.cells[0] - 1, plan.cells[1] - 1)):
        x = plan.table.x + (across + 0.5) * plan.table.width / plan.cells[1]
        y = plan.table.y + (down + 0.5) * plan.table.height / plan.cells[0]
        assert plan.cell_at(x, y) == (rows[down], columns[across])
    strip = plan.strips[2]
    for cell, column in enumerate(sampled(shape[1], plan.strip_cells)):
        x = strip.x + (cell + 0.5) * strip.width / plan.strip_cells
        assert plan.column_at(x, strip.middle_y) == column
        boxes = plan.column_boxes(int(column))
        assert all(box.x <= x <= box.right for box in boxes)
        assert (boxes[0].y, boxes[-1].bottom) == (plan.strips[0].y, strip.bottom)


def test_a_lookup_goes_one_step_after_the_other() -> None:
    start, end = moment_at(0.0), moment_at(1.0)
    assert (start.lit, start.gone, start.position, start.total) == (0, 0, 0, 0)
    assert (end.lit, end.gone, end.position, end.total) == (1, 1, 1, 1)
    for progress in np.linspace(0, 1, 200):
        moment = moment_at(float(progress))
        parts = (moment.lit, moment.gone, moment.position, moment.total)
        assert all(before == 1 or after == 0 for before, after in itertools.pairwise(parts))


@given(st.floats(-2, 2), st.floats(-2, 2))
def test_the_addition_written_out_is_right_to_its_last_digit(one: float, other: float) -> None:
    row, position = np.float32(one), np.float32(other)
    told = addition([float(row), float(position), float(row + position)])
    first, sign, second, equals, right = told.replace("−", "-").split(" ")
    decimals = len(right.partition(".")[2])
    total = Decimal(first) + (Decimal(second) if sign == "+" else -Decimal(second))
    assert (equals == "=") == (total == Decimal(right))
    assert equals == "=" or decimals == 5
    assert abs(float(right) - float(row + position)) <= 0.51 * 10**-decimals


def test_additions_have_no_more_digits_than_they_need() -> None:
    assert addition([0.1, -0.25, -0.15]) == "0.10 − 0.25 = −0.15"
    assert addition([0.004, 0.004, 0.008]) == "0.004 + 0.004 = 0.008"
    assert addition([-0.001, 0.3, 0.299]) == "0.00 + 0.30 = 0.30"


def test_in_little_room_a_sum_keeps_the_digits_that_let_it_add_up() -> None:
    exact, *_, shorter, last = foot_lines(0, (-0.9629, -0.1726, -1.1355), (9, 16), 2, 1, positions=True)[0]
    assert exact == "number 0:  −0.9629 − 0.1726 = −1.1355"
    assert (shorter, last) == ("−.9629 − .1726 = −1.1355", "= −1.14")
    wide = foot_lines(0, (10.25, -0.5, 9.75), (9, 16), 2, 1, positions=True)[0]
    assert wide[-2] == "10.25 − .50 = 9.75"
    assert ".18 − .10 = .08" in foot_lines(0, (0.18, -0.10, 0.08), (9, 16), 2, 1, positions=True)[0]


@pytest.mark.parametrize("width", [330, 390, 400, 416, 460, 600, 1000])
def test_the_foot_has_room_for_a_sum_of_four_digits(qapp: QApplication, width: int) -> None:
    plan = plan_lookup(width, 500, (512, 64), 1.0, sum_known=True)
    assert text_width("−.9629 − .1726 = −1.1355", "label") <= plan.line_width(buttons=True)
