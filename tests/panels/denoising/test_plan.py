"""The arithmetic of the denoising panel, its stepper and its grids."""

import itertools

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import plan_grid, spaced_labels, whole_side
from scoutview.graphics.widgets.steps_plan import Steps, plan_track
from scoutview.panels.denoising.equation_plan import plan_equation
from scoutview.panels.denoising.plan import (
    DenoisingPlaces,
    DenoisingRoom,
    arrange_denoising,
    milestone_steps,
)
from scoutview.panels.feature_visualization.plan import arrange_feature, plan_curve, round_up


def test_the_frames_of_a_grid_stay_chosen_while_the_run_grows() -> None:
    recorded = np.array(sorted({*range(0, 40), *range(40, 100, 3), *range(100, 1300, 7)}))
    before: tuple[int, ...] = ()
    for frames in range(1, len(recorded) + 1):
        chosen = milestone_steps(recorded[:frames])
        assert chosen[: len(before)] == before or frames < 2
        before = chosen
    assert before == (0, 5, 10, 20, 49, 100, 198, 499, 1003)


def test_a_run_that_starts_late_still_has_a_frame_in_the_grid() -> None:
    assert milestone_steps(np.array([7])) == (7,)
    assert milestone_steps(np.zeros(0, np.int64)) == ()


def test_the_newest_step_is_shown_until_another_is_chosen() -> None:
    assert Steps(12, 50).text() == "step 12 of 50"
    assert Steps(12, 50, chosen=3).text() == "step 4 of 50"
    assert Steps(12, 50, chosen=30).shown == 11
    assert Steps(51, 51, first=0, chosen=0).text() == "step 0 of 50"
    assert Steps(12, 50).choice_of(11) is None
    assert Steps(12, 50, chosen=10).moved(1) is None
    assert Steps(12, 50, chosen=5).moved(-9) == 0
    assert Steps().text() == ""


@pytest.mark.parametrize("total", [1, 2, 50, 161])
def test_a_place_on_the_track_leads_back_to_its_step(total: int) -> None:
    plan = plan_track(400, 32, total, 90)
    assert [plan.place_at(plan.x(place)) for place in range(total)] == list(range(total))
    assert plan.place_at(-50) == 0
    assert plan.place_at(900) == total - 1


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.7])
@pytest.mark.parametrize(("width", "height", "sign"), [(788, 200, 112), (348, 150, 28), (60, 40, 28), (700, 900, 112)])
def test_the_pictures_of_an_equation_fit_and_have_whole_pixels(
    width: float, height: float, sign: float, scale: float
) -> None:
    plan = plan_equation(width, height, (8, 8), sign, scale)
    for box in plan.pictures:
        assert box.width == box.height
        assert box.width * scale / 8 == pytest.approx(round(box.width * scale / 8))
        assert box.bottom <= max(height, 8 + 1e-6)
    if width > 100:
        assert plan.pictures[2].right <= width + 1e-6


def arranged(
    width: float, height: float, rows: int = 9, scale: float = 1.0, *, picture: bool = False
) -> DenoisingPlaces:
    sign = 112 if width > 552 else 28
    room = DenoisingRoom(width - 32, height - 12, rows, sign, scale=scale, with_sentence=not picture)
    return arrange_denoising(room)


@pytest.mark.parametrize("rows", [1, 7, 10])
@pytest.mark.parametrize("scale", [1.0, 2.7])
@pytest.mark.parametrize(
    "size", [(380, 160), (380, 200), (380, 510), (620, 450), (820, 450), (820, 510), (1000, 250), (1600, 1000)]
)
def test_the_parts_of_the_panels_lie_inside_and_apart(size: tuple[float, float], scale: float, rows: int) -> None:
    for places in (arranged(*size, rows, scale), arrange_feature(*size, 32, scale)):
        boxes = [box for box in vars(places).values() if isinstance(box, Box) and box.height]
        assert boxes
        for number, box in enumerate(boxes):
            assert box.x >= 0
            assert box.y >= 0
            assert box.right <= size[0]
            assert box.bottom <= size[1]
            assert box.width > 40
            assert not any(box.overlaps(other) for other in boxes[number + 1 :])


@pytest.mark.parametrize(
    ("size", "scale", "least"),
    [
        ((829, 483), 1.0, 40),
        ((632, 487), 1.0, 32),
        ((1264, 580), 1.0, 48),
        ((640, 850), 1.0, 48),
        ((954, 411), 1.875, 34),
    ],
)
def test_the_pictures_of_the_grid_are_large(size: tuple[float, float], scale: float, least: float) -> None:
    places = arranged(*size, scale=scale, picture=scale > 1)
    grid = places.grid
    words = Box(grid.x + 101, grid.y + 46, grid.width - 104, grid.height - 49)
    plan = plan_grid(words, 9 * 8, (8, 8), scale, columns=8)
    assert plan.wide == pytest.approx(places.cell)
    assert plan.wide >= least
    assert plan.box(71).bottom <= grid.bottom
    assert places.picture >= 2 * plan.wide


def test_a_wide_panel_has_the_grid_beside_the_equation_and_a_narrow_one_below_it() -> None:
    wide, narrow = arranged(829, 483), arranged(420, 520)
    assert wide.grid.x > wide.equation.right
    assert wide.equation.height > 2 * wide.equation.width / 3
    assert narrow.grid.y > narrow.equation.bottom


@pytest.mark.parametrize("scale", [1.875, 2.5, 3.75])
def test_a_slide_has_the_equation_in_a_column_at_every_resolution(scale: float) -> None:
    places = arranged(954, 411, scale=scale, picture=True)
    assert places.cell > 32
    assert plan_equation(places.equation.width, places.equation.height, (8, 8), 28, scale).keys


def test_a_low_wide_panel_has_the_equation_in_a_row_beside_the_grid() -> None:
    places = arranged(1160, 360)
    assert places.grid.x > places.equation.right
    assert not plan_equation(places.equation.width, places.equation.height, (8, 8), 112, 1.0).in_column
    assert places.reading.y > places.equation.bottom


def test_the_strip_of_the_way_to_noise_fills_the_width() -> None:
    places = arranged(829, 483, rows=1)
    assert 8 * places.cell > 0.8 * 797
    assert places.picture > 150


@pytest.mark.parametrize(("width", "height", "beside"), [(180, 475, False), (320, 440, True)])
def test_the_pictures_of_a_column_stand_below_each_other_with_their_words(
    width: float, height: float, *, beside: bool
) -> None:
    plan = plan_equation(width, height, (8, 8), 28, 1.0)
    assert plan.in_column
    assert plan.beside == bool(plan.keys) == beside
    boxes = [*plan.pictures, *plan.signs, *plan.captions, *plan.keys]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
    assert all(box.x >= 0 and box.y >= 0 and box.right <= width and box.bottom <= height for box in boxes)
    tops = [plan.pictures[0].y, plan.signs[0].y, plan.signs[1].y]
    assert tops == sorted(tops)


@pytest.mark.parametrize("size", [(829, 483), (954, 411), (1264, 580)])
def test_the_channels_of_a_layer_are_large_and_so_are_the_real_pictures(size: tuple[float, float]) -> None:
    places = arrange_feature(*size, 32, 1.0)
    sides = [
        plan_grid(Box(3, 26, box.width - 6, box.height - 29), count, (8, 8), 1.0, caption=caption).wide
        for box, count, caption in ((places.overview, 32, (0, 0)), (places.exciting, 9, (52, 18)))
    ]
    assert min(sides) >= 40


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


def test_the_axis_of_an_objective_holds_the_curve_and_the_best_real_picture() -> None:
    plan = plan_curve(Box(0, 0, 100, 50), np.array([-0.3, 1.0, 6.3]), 7.2, 161)
    assert (plan.low, plan.high) == pytest.approx((-0.3, 8))
    assert (plan.y(8), plan.y(-0.3)) == pytest.approx((0, 50))
    assert plan_curve(Box(0, 0, 100, 50), np.zeros(1), float("nan"), 161).high == 1
    assert [round_up(value) for value in (0.07, 1, 9.1, 0)] == pytest.approx([0.08, 1, 10, 1])
