"""Where the rows and columns of a circuit go, and the parts of its panel."""

import pytest

from scoutview.panels.circuit.layout_plan import (
    SMALLEST_PITCH,
    arrange_circuit,
    block_boxes,
    nice_amount,
    plan_circuit,
    rows_of,
    stream_ends,
)
from scoutview.panels.circuit.plan import published_circuit
from tests.panels.circuit.circuits import GPT3, WIDTHS, circuit


def test_rows_go_up_from_the_tokens_to_the_answer() -> None:
    rows = rows_of(circuit(), 50)
    assert [row.what for row in rows] == ["tokens", *["part"] * 10, "answer"]
    plan = plan_circuit(circuit(), 600, 500, WIDTHS)
    tops = [place.y for place in plan.places]
    assert tops == sorted(tops, reverse=True)


def test_the_words_over_the_columns_stand_between_the_answer_and_the_numbers() -> None:
    plan = plan_circuit(circuit(), 600, 500, WIDTHS)
    assert plan.header is not None
    assert plan.places[-1].bottom <= plan.header
    assert plan.header + 18 <= plan.places[-2].y


@pytest.mark.parametrize("height", [330, 400, 500])
def test_an_arrow_has_room_above_the_tokens(height: float) -> None:
    plan = plan_circuit(circuit(1), 600, height, WIDTHS)
    tokens = plan.places[0].middle_y - plan.chip_height / 2
    assert tokens - plan.box(1).bottom >= 6
    assert plan.chip_height >= 22


@pytest.mark.parametrize("most", [5, 9, 12, 20, 1000])
def test_many_blocks_are_the_first_ones_the_last_and_how_many_more(most: int) -> None:
    known = published_circuit("GPT-3", GPT3, "a paper")
    rows = rows_of(known, most)
    covered = [number for row in rows for number in range(row.first, row.last + 1)]
    assert covered == list(range(len(known.parts)))  # no part is left out, none is drawn twice
    if most < 1000:
        assert sum(row.what == "gap" for row in rows) == 1
        assert known.parts[rows[3].first].name == "block.0.attention"
    if most == 20:
        shown = [known.parts[row.first].block for row in rows if row.is_part]
        assert shown == [-1, -1, 0, 0, 1, 1, 95, 95, -1, -1]


@pytest.mark.parametrize("size", [(200, 240), (240, 240), (280, 420), (500, 300), (700, 560), (1200, 700)])
@pytest.mark.parametrize("layers", [1, 3, 24])
def test_everything_stays_inside_and_rows_keep_apart(size: tuple[int, int], layers: int) -> None:
    plan = plan_circuit(circuit(layers), *size, WIDTHS)
    assert all(place.y >= 0 and place.bottom <= plan.footer.y for place in plan.places)
    assert plan.footer.bottom <= size[1]
    assert plan.right <= size[0]
    assert plan.box_x + plan.box_width <= plan.square_x - plan.largest_square / 2
    assert plan.pitch >= SMALLEST_PITCH
    right_ends = [x for column, x in plan.columns.items() if column != "does"]
    assert right_ends == sorted(right_ends)


def test_what_parts_do_comes_before_the_names_of_blocks_and_in_few_words_where_it_is_narrow() -> None:
    wide, middle, narrow = (plan_circuit(circuit(), width, 500, WIDTHS) for width in (900, 520, 440))
    assert wide.labels_right > 0
    assert list(wide.columns) == ["weights", "does", "multiplications"]
    assert middle.labels_right == narrow.labels_right == 0
    assert [plan.is_brief for plan in (wide, middle, narrow)] == [False, False, True]
    assert [plan.is_large for plan in (wide, middle, narrow)] == [True, False, False]
    for plan, words in ((middle, WIDTHS.columns["does"]), (narrow, WIDTHS.brief)):
        assert plan.columns["weights"] < plan.columns["does"] == plan.right - words
    assert list(plan_circuit(circuit(), 330, 500, WIDTHS).columns) == ["weights"]


def test_areas_are_to_scale_and_the_largest_fits_its_row() -> None:
    shown = circuit()
    plan = plan_circuit(shown, 700, 560, WIDTHS)
    per_weight = plan.largest_square**2 / 131_968
    for row, number in ((1, 0), (2, 1), (4, 3)):
        square = plan.square(row, shown.parts[number].weights, per_weight)
        assert square.width * square.height / shown.parts[number].weights == pytest.approx(per_weight)
        assert square.height <= plan.pitch


def test_blocks_are_framed_and_the_stream_ends_at_the_norm() -> None:
    shown = circuit()
    plan = plan_circuit(shown, 700, 560, WIDTHS)
    boxes = block_boxes(plan, shown)
    assert list(boxes) == [0, 1, 2]
    assert not boxes[0].overlaps(boxes[1])
    assert [plan.rows[row].first for row in stream_ends(plan, shown)] == [0, len(shown.parts) - 2]


def test_amounts_of_a_legend_are_round_and_not_too_large() -> None:
    assert [nice_amount(most) for most in (0.3, 1, 9, 19_999, 20_000, 7e9)] == [1, 1, 5, 10_000, 20_000, 5_000_000_000]


@pytest.mark.parametrize("size", [(280, 200), (500, 340), (900, 500), (1200, 738)])
@pytest.mark.parametrize("known", [True, False])
def test_the_parts_of_the_panel_do_not_overlap(size: tuple[int, int], known: bool) -> None:
    places = arrange_circuit(*size, 38, lambda _, lines: 26 + 19 * lines, known=known)
    boxes = [box for box in (places.reading, places.picture, places.scale) if box.height > 0]
    for number, box in enumerate(boxes):
        assert box.right <= size[0]
        assert box.bottom <= size[1]
        assert not any(box.overlaps(other) for other in boxes[number + 1 :])
