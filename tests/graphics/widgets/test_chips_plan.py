"""Chips: wrapping, joining, and what is left out."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scoutview.graphics.widgets.chips_plan import CHIP_GAP, ROW_PITCH, continues_word, plan_chips


def test_a_word_part_goes_on_with_its_word_and_punctuation_stands_alone() -> None:
    assert continues_word([" fox", "es", ".", "\n", "The", "'", "s"]) == (
        False,
        True,
        False,
        False,
        False,
        False,
        False,
    )


def test_numbers_of_a_sum_are_no_word() -> None:
    assert continues_word(["45", "77", "="]) == (False, False, False)
    assert continues_word([" in", " 20", "24"]) == (False, False, True)


def test_joined_chips_touch_and_others_keep_a_gap() -> None:
    plan = plan_chips([40, 20, 30], [False, True, False], 300, 2)
    first, second, third = (chip.box for chip in plan.chips)
    assert second.x == first.right
    assert third.x == second.right + CHIP_GAP
    assert [(chip.joins_left, chip.joins_right) for chip in plan.chips] == [
        (False, True),
        (True, False),
        (False, False),
    ]


@given(
    st.lists(st.floats(10, 400), min_size=1, max_size=80), st.integers(200, 900), st.integers(1, 4), st.integers(0, 79)
)
def test_the_chosen_chip_is_in_view_and_none_overlap_or_leave(
    widths: list[float], width: int, rows: int, keep: int
) -> None:
    keep = min(keep, len(widths) - 1)
    plan = plan_chips(widths, [False] * len(widths), width, rows, keep)
    tokens = [chip.token for chip in plan.chips]
    assert keep in tokens
    assert tokens == list(range(tokens[0], tokens[-1] + 1))
    assert plan.earlier + len(tokens) + plan.later == len(widths)
    boxes = [box for box in (plan.earlier_box, *(chip.box for chip in plan.chips), plan.later_box) if box]
    assert all(box.x >= 0 and box.right <= width + 1e-6 for box in boxes)
    assert not any(one.overlaps(other) for one, other in pairwise(boxes))
    assert {box.y for box in boxes} <= {row * ROW_PITCH for row in range(rows)}


def test_a_click_on_those_left_out_chooses_one_of_them() -> None:
    plan = plan_chips([60.0] * 40, [False] * 40, 400, 2, 20)
    assert plan.earlier_box is not None
    assert plan.later_box is not None
    earlier = plan.token_at(plan.earlier_box.x + 5, plan.earlier_box.y + 5)
    later = plan.token_at(plan.later_box.x + 5, plan.later_box.y + 5)
    assert earlier is not None
    assert later is not None
    assert earlier < plan.chips[0].token
    assert later > plan.chips[-1].token


def test_arrow_keys_move_along_the_text_and_between_rows() -> None:
    plan = plan_chips([90.0] * 6, [False] * 6, 300, 2, 5)
    assert plan.neighbour(1, 0, 1) == 2
    assert plan.neighbour(1, 1, 0) == 4
    assert plan.neighbour(4, -1, 0) == 1
    assert plan.neighbour(0, 0, -1) == 0
