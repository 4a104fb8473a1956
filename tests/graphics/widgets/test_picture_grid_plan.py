"""Where small pictures and their labels go."""

import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import Pixel, pixel_at, plan_grid, spaced_labels, whole_side


def test_a_wide_grid_spreads_its_columns_to_the_right_end_and_finds_them_again() -> None:
    plan = plan_grid(Box(0, 0, 400, 200), 8 * 4, (8, 8), 1.0, columns=8).spread_to(400)
    assert plan.row_box(0).right == pytest.approx(400)
    assert plan.gap_x > 4
    assert [plan.number_at(plan.box(number).x + 1, plan.box(number).middle_y) for number in range(32)] == list(
        range(32)
    )
    assert plan.column_box(3).x == plan.box(3).x
    assert plan.column_box(3).bottom == plan.box(31).bottom


def test_labels_that_would_meet_are_left_out_but_not_the_chosen_one() -> None:
    plan = plan_grid(Box(0, 0, 160, 160), 64, (8, 8), 1.0, columns=8)
    assert spaced_labels(plan.pitch_x, plan, None) == list(range(8))
    assert spaced_labels(1.5 * plan.pitch_x, plan, None) == [1, 3, 5, 7]
    assert spaced_labels(1.5 * plan.pitch_x, plan, 4) == [1, 4, 7]


def test_a_grid_finds_each_of_its_pictures_again_and_stays_in_its_room() -> None:
    for count, columns in ((32, 0), (9, 3), (56, 8), (1, 0)):
        room = Box(20, 30, 300, 240)
        plan = plan_grid(room, count, (8, 8), 1.0, columns=columns, caption=(40, 18))
        boxes = [plan.box(number) for number in range(count)]
        assert [plan.number_at(box.x + 1, box.middle_y) for box in boxes] == list(range(count))
        assert max(box.right for box in boxes) <= room.right
        assert max(box.bottom for box in boxes) + plan.caption <= room.bottom
    assert plan.number_at(0, 0) is None


def test_arrows_stop_at_the_edges_of_a_grid() -> None:
    plan = plan_grid(Box(0, 0, 300, 200), 10, (8, 8), 1.0, columns=4)
    assert plan.neighbour(5, 1, 0) == 9
    assert plan.neighbour(6, 1, 0) == 6
    assert plan.neighbour(3, 0, 1) == 3
    assert plan.neighbour(0, -1, 0) == 0


def test_a_side_gives_every_pixel_of_a_small_picture_the_same_size() -> None:
    assert whole_side(39, 8, 1.0) == 32
    assert whole_side(39, 28, 1.0) == 39
    assert whole_side(200, 28, 1.0) == 196
    assert whole_side(10, 8, 2.7) * 2.7 == pytest.approx(24)


def test_a_place_in_a_picture_is_one_of_its_pixels_and_beside_it_none() -> None:
    box = Box(10, 20, 28, 14)
    assert pixel_at(3, box, (7, 14), 10, 20) == Pixel(3, 0, 0)
    assert pixel_at(3, box, (7, 14), 37.9, 33.9) == Pixel(3, 6, 13)
    assert pixel_at(3, box, (7, 14), 10 + 2 * 5 + 1, 20 + 2 * 2 + 1) == Pixel(3, 2, 5)
    assert pixel_at(3, box, (7, 14), 9.9, 25) is None
    assert pixel_at(3, box, (7, 14), 20, 34) is None


def test_captions_wider_than_their_pictures_stay_in_the_room() -> None:
    plan = plan_grid(Box(3, 0, 200, 160), 5, (8, 8), 1.0, columns=3, caption=(60.0, 18.0), largest=36.0)
    spread = plan.spread_to(203 - plan.caption_beside)
    assert spread.box(0).x - spread.caption_beside >= 3 - 1e-6
    assert spread.box(2).right + spread.caption_beside <= 203 + 1e-6


def test_rows_are_as_far_apart_as_columns_where_there_is_room_and_are_found_again() -> None:
    plan = plan_grid(Box(3, 26, 300, 300), 8, (8, 16), 1.0, columns=2, largest=64.0, apart=14.0)
    assert plan.spread_down(26 + plan.room.height, 14.0) == plan
    spread = plan.spread_down(326, 14.0)
    assert spread.box(2).y - spread.box(0).bottom == 14
    assert all(spread.number_at(spread.box(each).x + 1, spread.box(each).middle_y) == each for each in range(8))
