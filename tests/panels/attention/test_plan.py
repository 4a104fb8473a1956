"""Where the parts of the attention panel go."""

import pytest

from scoutview.panels.attention.head_plan import plan_head
from scoutview.panels.attention.plan import NAMES, READABLE_ROW, TAG, Wanted, arrange, plan_maps


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.7])
@pytest.mark.parametrize("tokens", [1, 3, 12, 24, 64])
def test_a_small_map_has_cells_of_whole_pixels_and_stays_in_its_place(tokens: int, scale: float) -> None:
    plan = plan_maps((9, 4, tokens), 260, 200, scale)
    cell_px = plan.side * scale / -(-tokens // plan.pool)
    assert cell_px == pytest.approx(round(cell_px))
    assert cell_px >= 1
    assert plan.width <= 260.01
    assert plan.height <= 201.01


def test_each_head_is_found_where_it_is_drawn() -> None:
    plan = plan_maps((12, 12, 64), 300, 200, 1.0)
    for layer in range(12):
        for head in range(12):
            box = plan.box(layer, head)
            assert plan.head_at(box.x + box.width / 2, box.y + box.height / 2) == (layer, head)
    assert plan.head_at(5, 5) is None


@pytest.mark.parametrize("size", [(380, 250), (380, 620), (544, 566), (1280, 420), (3000, 1600)])
@pytest.mark.parametrize("shape", [(1, 4, 3), (3, 4, 12), (12, 12, 64)])
def test_the_parts_of_the_panel_lie_inside_it_and_beside_each_other(
    size: tuple[int, int], shape: tuple[int, int, int]
) -> None:
    arrangement = arrange(*size, Wanted(shape, 1.0))
    parts = (arrangement.maps, arrangement.reading, arrangement.head)
    for part in parts:
        assert part.x >= 0
        assert part.y >= 0
        assert part.right <= size[0] + 0.01
        assert part.bottom <= size[1] + 0.01
    assert not any(a.overlaps(b) for i, a in enumerate(parts) for b in parts[i + 1 :])
    assert arrangement.head.height > 0.4 * size[1]


@pytest.mark.parametrize("size", [(280, 560), (416, 420), (544, 566), (1280, 420), (3000, 1600)])
@pytest.mark.parametrize("shape", [(3, 4, 12), (12, 12, 64)])
def test_facts_and_controls_leave_the_head_most_of_what_they_do_not_need(
    size: tuple[int, int], shape: tuple[int, int, int]
) -> None:
    arrangement = arrange(*size, Wanted(shape, 1.0, lambda width: 40000 / width, tagged=True), top=68)
    parts = (arrangement.maps, arrangement.reading, arrangement.head)
    for part in parts:
        assert part.y >= 68
        assert part.right <= size[0] + 0.01
        assert part.bottom <= size[1] + 0.01
    assert not any(a.overlaps(b) for i, a in enumerate(parts) for b in parts[i + 1 :])
    assert arrangement.head.height > 0.25 * size[1]


def test_a_name_below_a_map_has_room_or_there_is_none() -> None:
    plan = plan_maps((3, 4, 12), 260, 200, 1.0, tag=TAG)
    assert plan.tag >= 15
    assert plan.box(1, 0).y - plan.box(0, 0).bottom >= plan.tag
    assert plan.head_at(plan.box(1, 2).x + 4, plan.box(1, 2).bottom + 8) == (1, 2)  # its name is a part of it
    assert plan_maps((12, 12, 64), 260, 200, 1.0, tag=TAG).tag == 0


@pytest.mark.parametrize("height", range(410, 600, 10))
def test_words_above_a_head_leave_its_rows_their_numbers(height: int) -> None:
    arrangement = arrange(544, height, Wanted((2, 4, 12), 1.0, lambda width: 300.0, tagged=True))
    assert arrangement.reading.height >= 0.33 * height
    assert plan_head(544, arrangement.head.height, [20.0] * 12).numbers_fit


@pytest.mark.parametrize("width", [360, 544])
@pytest.mark.parametrize("height", range(480, 700, 20))
def test_words_are_whole_before_the_rows_of_a_head_get_larger_than_they_need(width: int, height: int) -> None:
    wanted = Wanted((2, 4, 12), 1.0, lambda width: 300.0 if width < 300 else 200.0, tagged=True)
    arrangement = arrange(width, height, wanted)
    needed = wanted.reading(arrangement.reading.width)
    rows = plan_head(width, arrangement.head.height, [20.0] * 12)
    assert arrangement.reading.height >= needed or rows.cell_height < READABLE_ROW + 1


@pytest.mark.parametrize("height", [338.0, 366.0])
@pytest.mark.parametrize("shape", [(1, 4, 3), (2, 4, 12)])
def test_all_of_a_window_shows_all_heads_large_with_their_numbers(shape: tuple[int, int, int], height: float) -> None:
    arrangement = arrange(1011, height, Wanted(shape, 1.25, lambda width: 0.0, tagged=True))
    plan = arrangement.maps_plan
    assert plan.named
    assert plan.side >= 80
    assert plan.box(0, 0).y >= 24  # below what is said of all of them
    assert plan.box(*(each - 1 for each in shape[:2])).bottom + NAMES <= height
    assert plan_head(arrangement.head.width, arrangement.head.height, [20.0] * shape[2]).numbers_fit


@pytest.mark.parametrize("size", [(736.0, 200.0), (800.0, 262.0), (803.0, 290.0)], ids=str)
@pytest.mark.parametrize("shape", [(1, 4, 3), (2, 4, 12)], ids=str)
def test_all_of_the_smallest_window_is_filled_with_the_heads_as_well(
    shape: tuple[int, int, int], size: tuple[float, float]
) -> None:
    arrangement = arrange(*size, Wanted(shape, 1.1, lambda width: 0.0, tagged=True))
    plan = arrangement.maps_plan
    used = plan.width * plan.height / (arrangement.head.x * size[1])
    assert used >= 0.4
    assert plan.height <= size[1]
    assert arrangement.head.width >= 0.48 * size[0]


def test_the_heads_of_an_only_layer_stand_in_two_rows_where_they_are_larger_so() -> None:
    plan = plan_maps((1, 4, 3), 445, 366, 1.0, tag=NAMES)
    assert (plan.in_row, plan.rows) == (2, 2)
    assert plan.side > plan_maps((1, 4, 3), 445, 200, 1.0, tag=NAMES).side
    for head in range(4):
        box = plan.box(0, head)
        assert plan.head_at(box.x + 5, box.y + 5) == plan.head_at(box.x + 5, box.bottom + NAMES - 4) == (0, head)
    assert plan.height <= 366
    assert plan.head_at(plan.box(0, 1).right + 20, plan.box(0, 1).y + 5) is None
    assert plan_maps((2, 4, 3), 445, 366, 1.0, tag=NAMES).rows == 1


def test_many_blocks_go_across_where_their_maps_are_larger_so() -> None:
    arranged = arrange(590, 560, Wanted((30, 9, 5), 1.0))
    plan = arranged.maps_plan
    assert plan.across
    assert plan.side >= 1.5 * plan_maps((30, 9, 5), 590 * 0.6, 560 * 0.36, 1.0).side
    assert arranged.maps.right <= 590
    for head in ((0, 0), (29, 0), (3, 8), (29, 8)):
        box = plan.box(*head)
        assert plan.head_at(box.x + box.width / 2, box.y + box.height / 2) == head
        assert box.bottom <= plan.height
    assert plan.head_at(plan.box(29, 8).right + 40, 30) is None
    assert not arrange(590, 560, Wanted((2, 4, 5), 1.0)).maps_plan.across
