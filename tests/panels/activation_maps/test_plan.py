"""Where the stages of a picture's way stand, and what the sum behind a number says."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import three_digits
from scoutview.panels.activation_maps.plan import (
    PICTURE,
    Flow,
    MapSpot,
    Shape,
    Stages,
    brightness,
    even_columns,
    plan_flow,
    scale_tops,
    shown_outcomes,
    unpacked,
)
from scoutview.panels.activation_maps.sum_captions import cell_text
from scoutview.panels.activation_maps.sum_plan import (
    PixelSum,
    ScoredAnswer,
    chain_height,
    chain_of,
    chain_words,
    chains_of,
    numbered_height,
    plan_chain,
    plan_sum,
    signed_shares,
    signed_top,
    sum_of,
)
from scoutview.panels.activation_maps.words import (
    finding,
    formula,
    maps_words,
    pointer_words,
    spot_words,
    sum_place,
    sum_titles,
)

LENET: tuple[Shape, ...] = ((8, 28, 28), (16, 14, 14))
DEEP: tuple[Shape, ...] = ((16, 64, 48), (16, 32, 24), (32, 16, 12), (64, 8, 6))
UNITS: tuple[Shape, ...] = ((64, 1, 1), (64, 1, 1))


def flow(shapes: tuple[Shape, ...] = ((2, 3, 3), (3, 1, 1))) -> Flow:
    rng = np.random.default_rng(0)
    maps = tuple(rng.uniform(0.1, 2, shape) for shape in shapes)
    maps[0][1] = 0
    alive = (np.array([True, False]), np.array([True, True, False]))
    names = ("first", "second")
    return Flow(rng.uniform(size=(4, 5)), names, maps, (2.0, 2.0), alive, ("cat", "dog"), np.array([0.25, 0.75]))


def explained(inputs: int = 1, corner: tuple[int, int] = (-1, 0)) -> PixelSum:
    rng = np.random.default_rng(1)
    patch, kernel = rng.uniform(size=(inputs, 3, 3)), rng.normal(size=(inputs, 3, 3))
    value = float((patch * kernel).sum() - 0.5)
    return PixelSum("first", (1, 0, 1), "", (4, 5), corner, patch, kernel, -0.5, value, max(0.0, value), rectified=True)


@pytest.mark.parametrize("layers", [LENET, DEEP, UNITS])
@pytest.mark.parametrize("size", [(780, 330), (1264, 400), (520, 420), (2000, 900)])
def test_arrows_stand_between_the_stages_and_well_before_the_words_of_the_answers(
    layers: tuple[Shape, ...], size: tuple[float, float]
) -> None:
    plan = plan_flow(size, Stages((28, 28), layers, 10), 1.0)
    assert plan is not None
    rooms = [plan.picture, *(layer.room for layer in plan.layers), plan.outcomes]
    for stage, (before, after) in enumerate(pairwise(rooms)):
        start, end = plan.arrow(stage)
        assert before.right + 4 < start < end < after.x - 4
    assert plan.outcomes.x - plan.arrow(len(layers))[1] >= 12


@pytest.mark.parametrize("layers", [LENET, DEEP, UNITS])
@pytest.mark.parametrize("size", [(780, 330), (1264, 400), (520, 420), (2000, 900)])
def test_all_maps_stand_in_the_room_apart_and_are_found_again(
    layers: tuple[Shape, ...], size: tuple[float, float]
) -> None:
    plan = plan_flow(size, Stages((28, 28), layers, 10), 1.0)
    assert plan is not None
    rooms = [plan.picture, *(layer.room for layer in plan.layers), plan.outcomes]
    assert all(after.x > before.right for before, after in pairwise(rooms))
    assert rooms[-1].right <= size[0]
    assert all(room.bottom <= size[1] for room in rooms)
    for stage, (layer, shape) in enumerate(zip(plan.layers, layers, strict=True)):
        for channel in (0, shape[0] - 1):
            for row, column in ((0, 0), (shape[1] - 1, shape[2] - 1), (shape[1] // 2, 0)):
                box = layer.pixel(channel, row, column)
                assert plan.at(box.x + box.width / 2, box.middle_y) == MapSpot(stage, channel, row, column)
    assert plan.at(plan.picture.x + 1, plan.picture.y + 1) == MapSpot(PICTURE, 0, 0, 0)
    assert plan.at(plan.outcomes.x + 1, plan.outcomes.bottom - 1) == MapSpot(len(layers), plan.outcome_rows - 1, 0, 0)


def test_the_maps_of_the_default_view_can_be_read_from_afar() -> None:
    plan = plan_flow((780, 330), Stages((28, 28), LENET, 10), 1.0, reading=False)
    assert plan is not None
    assert min(layer.wide for layer in plan.layers) >= 56
    assert plan_flow((150, 80), Stages((28, 28), LENET, 10), 1.0) is None


def test_maps_that_were_packed_come_back() -> None:
    maps = [np.arange(12.0).reshape(3, 2, 2), np.arange(4.0).reshape(4, 1, 1)]
    packed = np.concatenate([each.ravel() for each in maps])
    for one, again in zip(maps, unpacked(packed, np.array([(3, 2, 2), (4, 1, 1)])), strict=True):
        np.testing.assert_array_equal(one, again)


def test_the_scale_of_a_layer_is_that_of_the_validation_pictures_whatever_is_drawn() -> None:
    faint = [np.full((1, 2, 2), 0.1)]
    assert scale_tops(faint, np.array([2.6])) == (3.0,)
    assert scale_tops([each * 20 for each in faint], np.array([2.6])) == (3.0,)
    assert scale_tops(faint, None) == (pytest.approx(0.1),)
    assert scale_tops([np.zeros((1, 2, 2))], np.array([0.0])) == (1.0,)


def test_a_grid_has_no_gap_in_its_last_row_where_it_can_be() -> None:
    assert even_columns(8) == [2, 4]
    assert even_columns(16) == [2, 4, 8]
    assert even_columns(7) == [3]  # no number of columns is even
    for size in ((1264, 400), (2000, 900), (780, 240)):
        plan = plan_flow(size, Stages((28, 28), LENET, 10), 1.0)
        assert plan is not None
        assert all(layer.shape[0] % layer.columns == 0 for layer in plan.layers)


@pytest.mark.parametrize("scale", [1.25, 3.375])
def test_alone_the_maps_of_each_layer_are_as_large_as_its_own_grid_allows(scale: float) -> None:
    plan = plan_flow((1009.6, 252.0), Stages((28, 28), LENET, 10), scale, reading=False)
    assert plan is not None
    first, second = plan.layers
    assert (first.columns, second.columns) == (4, 4)
    assert first.wide >= 80
    assert second.wide >= 41


def test_maps_after_the_first_layer_are_coloured_by_the_root_of_their_share() -> None:
    values = np.array([-1.0, 0.0, 2.0, 8.0, 9.0, np.nan])
    np.testing.assert_allclose(brightness(values, 8.0, 1), [0, 0, 0.5, 1, 1, 0])
    np.testing.assert_allclose(brightness(values, 8.0, 0), [0, 0, 0.25, 1, 1, 0])
    np.testing.assert_allclose(brightness(values, 8.0, PICTURE), brightness(values, 8.0, 0))


def test_where_maps_get_smaller_it_says_how() -> None:
    told = flow(((2, 6, 6), (3, 3, 3)))
    assert [told.pooled_before(stage) for stage in (0, 1)] == [1, 2]
    assert maps_words((3, 3, 3), 0, 2)[:2] == ("2 × 2 maximum → 3 maps of 3 × 3", "2 × 2 maximum → 3 maps")
    assert flow(((2, 4, 5), (3, 1, 1))).pooled_before(1) == 1  # units, not maps
    halved = replace(explained(3), source="first", pooled=2)
    assert halved.input_names(1)[0] == "channel 1, 2 × 2 maximum"


def test_a_negative_sum_is_told_as_the_0_that_is_left_of_it_in_any_room() -> None:
    titles = sum_titles(replace(explained(), value=-0.132, activation=0.0))
    assert titles[0].startswith("This pixel of map 1 = 0: patch × kernel, added up with a bias, are −0.132; ")
    assert titles[1] == "This pixel of map 1 = 0: its sum is −0.132; what is negative becomes 0"
    assert all("−0.132" in title and "becomes 0" in title for title in titles)


def test_a_linear_layer_has_weights_and_a_convolution_kernels() -> None:
    told = explained()
    assert told.weights_name == "kernel"
    number = three_digits(told.value)
    titles = sum_titles(replace(told, value=2.77, activation=2.77))
    assert titles[0] == "This pixel of map 1: patch × kernel, added up with a bias = 2.77"
    assert titles[1] == "This pixel of map 1: patch × kernel, added up = 2.77"
    assert sum_place(told) == "first, row 0, column 1"
    assert "answer = max(0, Σ patch × kernel + bias)" in formula(told, (2, 2))
    whole = replace(told, source_size=(3, 3), rectified=False, layer="classifier")
    assert whole.weights_name == "weights"
    assert sum_titles(whole)[0] == f"This number of unit 1: inputs × weights, added up with a bias = {number}"
    assert sum_place(whole) == "classifier"
    assert "answer = Σ input × weights + bias" in formula(whole, (1, 1))


def test_dead_is_who_is_silent_on_every_validation_picture_and_on_this_one() -> None:
    told = flow()
    assert [told.is_dead(0, channel) for channel in range(2)] == [False, True]
    assert told.all_dead[0] == (1,)
    assert told.all_dead[1] == ()  # the third unit answers to this picture
    assert "a dead channel" in spot_words(told, MapSpot(0, 1, 0, 0))
    assert maps_words((2, 3, 3), 1) == ("2 maps of 3 × 3, 1 dead", "2 maps, 1 dead", "1 dead")
    assert spot_words(told, MapSpot(2, 1, 0, 0)) == "dog: 75.0 %"


def test_the_finding_says_what_a_map_is_by_the_number_whose_sum_is_shown() -> None:
    assert finding(flow(), None) == "The model says dog (75.0 %)."
    lit = replace(explained(1), value=2.774, activation=2.774)
    said = "The outlined map is strongest at its pattern"
    assert finding(flow(), lit) == f"{said} (here 2.77); the model says dog (75.0 %)."
    dark = replace(lit, value=-1.0, activation=0.0)
    assert finding(flow(), dark) == f"{said} (here it does not); the model says dog (75.0 %)."
    unit = replace(lit, source_size=(3, 3))
    assert finding(flow(), unit) == "Unit 1 is at 2.77; the model says dog (75.0 %)."
    assert finding(flow(), replace(unit, activation=0.0)) == "Unit 1 stays silent; the model says dog (75.0 %)."
    score = replace(unit, answer=ScoredAnswer("dog", 0.75))
    assert finding(flow(), score) == "The model says dog (75.0 %)."


def test_a_picture_of_ones_own_is_named() -> None:
    own = replace(flow(), own="drawn by hand")
    assert finding(own, None) == "The picture: drawn by hand. The model says dog (75.0 %)."


def test_ten_outcomes_find_room_beside_the_maps_of_a_small_window() -> None:
    plan = plan_flow((551, 40 + 135 + 22), Stages((28, 28), ((8, 28, 28), (16, 14, 14)), 10), 1.0, reading=False)
    assert plan is not None
    assert plan.outcome_rows == 10


def test_where_not_all_outcomes_fit_the_likeliest_and_the_chosen_one_are_shown_and_a_row_is_left() -> None:
    values = np.array([0.1, 0.4, 0.02, 0.3, 0.18])
    assert shown_outcomes(values, 5, chosen=2) == [0, 1, 2, 3, 4]
    assert shown_outcomes(values, 4) == shown_outcomes(values, 4, chosen=3) == [1, 3, 4]
    assert shown_outcomes(values, 4, chosen=2) == [1, 2, 3]
    assert shown_outcomes(values, 2) == [1]
    assert 1 in shown_outcomes(values, 1, chosen=2)


@pytest.mark.parametrize("inputs", [1, 16])
def test_the_lines_of_a_sum_add_up(inputs: int) -> None:
    told = explained(inputs)
    lines = chain_of(told, told.shown_input(None))
    numbers = {names[0]: float(number.replace("−", "-")) for names, number in lines}
    assert all(f"{names[0]} {number}" in chain_words(lines)[0] for names, number in lines)
    parts = numbers["9 products"] + numbers.get(f"other {inputs - 1} inputs", 0.0) + numbers["bias"]
    assert parts == pytest.approx(numbers["together"], abs=0.02)
    assert numbers["below 0 becomes 0"] == max(0.0, numbers["together"])
    assert told.shown_input(None) == int(np.argmax(np.abs((told.inputs * told.kernel).sum(axis=(1, 2)))))
    assert told.shown_input(inputs - 1) == inputs - 1
    assert "more products" in formula(told, (2, 2)) or inputs == 1


def test_without_room_for_the_rule_a_number_stays_or_becomes_what_it_is() -> None:
    told = replace(explained(1), value=2.774, activation=2.774)
    assert "stays" in chain_of(told, 0)[-1][0]
    assert "becomes" in chain_of(replace(told, value=-1.0, activation=0.0), 0)[-1][0]


def test_the_sum_of_an_answer_is_a_score_that_the_softmax_makes_a_probability() -> None:
    told = explained()
    channel, row, column = told.place
    arrays = {
        "sum_layer": np.array("classifier"),
        "sum_place": np.array([channel, row, column]),
        "sum_source": np.array(""),
        "sum_source_size": np.array([3, 3]),
        "sum_corner": np.array([0, 0]),
        "sum_inputs": told.inputs,
        "sum_kernel": told.kernel,
        "sum_bias": np.array(told.bias),
        "sum_value": np.array(2.0),
        "sum_activation": np.array(2.0),
        "classes": np.array(["cat", "dog"]),
        "probabilities": np.array([0.25, 0.75]),
    }
    score = sum_of(arrays, rectified=False)
    assert sum_titles(score)[0] == (
        "How this number is made: the score (logit) of “dog”. Softmax turns all scores into probabilities: 75.0 %"
    )
    assert [(names[0], number) for names, number in chain_of(score, 0)[-2:]] == [
        ("together = score", "2.00"),
        ("after softmax", "75.0 %"),
    ]
    _, rows = plan_chain(chains_of(score, 0), Box(0, 0, 200, 200))
    assert rows.rule is not None
    assert rows.rows[1].bottom <= rows.rule <= rows.rows[2].y, "over the sum, under its terms"
    assert "e to the power of 2.00 is 75.0 % of the same of all answers" in formula(score, (1, 1))
    inside = sum_of(arrays, rectified=True)
    assert inside.answer is None, "numbers of the layers before are no scores"


def test_what_is_under_the_pointer_is_said_to_be_there() -> None:
    assert pointer_words("the picture, row 1, column 2: 0") == "under the pointer: the picture, row 1, column 2: 0"
    assert pointer_words("") == ""


def test_pixels_of_the_patch_beyond_the_picture_are_known() -> None:
    told = explained(corner=(-1, 3))
    assert [[told.is_outside(row, column) for column in range(3)] for row in range(3)] == [
        [True, True, True],
        [False, False, True],
        [False, False, True],
    ]


@pytest.mark.parametrize(("inputs", "shape"), [(1, (5, 5)), (8, (5, 5)), (64, (3, 3)), (16, (7, 7))])
def test_the_blocks_and_inputs_of_a_sum_are_found_again(inputs: int, shape: tuple[int, int]) -> None:
    plan = plan_sum((780, 210), inputs, shape, 1.0)
    assert plan is not None
    assert plan.chain.right <= 780
    assert plan.chain.bottom <= 210
    assert plan.chain.height >= 5 * 16
    box = plan.cell(2, 1, 2)
    assert plan.at(box.x + 1, box.y + 1, inputs) == ("cell", 1, 2)
    if inputs > 1:
        tile = plan.tile(inputs - 1)
        assert plan.at(tile.x + 1, tile.y + 1, inputs) == ("input", inputs - 1, 0)
        assert plan.tiles.bottom < plan.chain.y
        assert plan.tiles.right <= plan.chain.right + 1e-6
    assert plan_sum((200, 80), inputs, shape, 1.0) is None


@pytest.mark.parametrize("inputs", [1, 16])
@pytest.mark.parametrize("height", [126.0, 140.0, 160.0, 180.0, 230.0, 270.0])
def test_the_lines_of_a_sum_stand_whole_in_any_height(inputs: int, height: float) -> None:
    told = explained(inputs)
    plan = plan_sum((780, height), inputs, (3, 3), 1.0, len(chain_of(told, 0)))
    assert plan is not None
    lines, chain = plan_chain(chains_of(told, 0), plan.chain)
    assert lines[-1] == chain_of(told, 0)[-1]
    assert len(lines) >= 4  # the terms are there, perhaps several as one
    assert chain.rows[-1].bottom <= plan.chain.bottom <= height
    assert chain.rows[-1].height >= 24
    assert all(after.y >= before.bottom for before, after in pairwise(chain.rows))
    assert chain.rule is not None
    total = [names[0] for names, _ in lines].index("together")
    assert chain.rows[total - 1].bottom + 2 <= chain.rule <= chain.rows[total].y - 2


def test_a_sum_asks_for_height_only_where_numbers_fit_into_its_cells() -> None:
    assert numbered_height(374.0, (5, 5), 1.0) == numbered_height(1010.0, (14, 14), 1.0) == 0
    height = numbered_height(1010.0, (5, 5), 1.25)
    plan = plan_sum((1010.0, height), 1, (5, 5), 1.25)
    assert plan is not None
    assert plan.cell(0, 0, 0).height >= 16.5
    assert plan.cell(0, 0, 0).width >= 24


def test_where_a_sum_is_low_and_wide_the_inputs_stand_beside_its_lines() -> None:
    plan = plan_sum((1009.6, 138.0), 8, (5, 5), 1.25)
    assert plan is not None
    assert plan.tile_side >= 30
    assert plan.blocks[-1].right < plan.tiles.x < plan.tiles.right < plan.chain.x
    assert plan.chain.right <= 1009.6 - 16
    assert plan.chain.height >= chain_height(5)


def test_a_sum_in_fewer_lines_says_the_same() -> None:
    told = explained(16)
    full, shorter, ends, last = chains_of(told, 3)
    numbers = [float(number.replace("−", "-")) for _, number in (*full, *shorter)]
    assert shorter[0][0][0] == "144 products"
    assert numbers[0] + numbers[1] == pytest.approx(numbers[len(full)], abs=0.02)
    assert full[-3:] == shorter[-3:]
    assert ends == full[-2:]
    assert last == full[-1:]


def test_numbers_in_cells_are_short() -> None:
    values = (0.0, 1.0, 0.253, -0.253, 10.23, 0.996, 0.994, -1.204, 9.996)
    assert [cell_text(value) for value in values] == [
        "0", "1", ".25", "−.25", "10.2", "1.00", ".99", "−1.20", "10.0",
    ]  # fmt: skip
    assert [cell_text(value, short=True) for value in values] == [
        "0", "1", ".25", "−.25", "10", "1.0", ".99", "−1.2", "10",
    ]  # fmt: skip


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_what_a_run_that_diverged_has_in_a_cell_is_no_number(value: float) -> None:
    assert cell_text(value) == cell_text(value, short=True) == "–"
    assert signed_top(np.array([value, 2.0, -3.0])) == 3


@pytest.mark.parametrize("scale", [1.0, 2.7])
@pytest.mark.parametrize("room", [(1264.0, 340.0), (1404.0, 360.0)])
def test_stages_fill_a_wide_room_and_the_way_between_them_is_short(room: tuple[float, float], scale: float) -> None:
    plan = plan_flow(room, Stages((28, 28), ((8, 28, 28), (16, 14, 14)), 10), scale, reading=False)
    assert plan is not None
    stages = [plan.picture, *(layer.room for layer in plan.layers), plan.outcomes]
    gaps = [after.x - before.right for before, after in pairwise(stages)]
    assert stages[-1].right == pytest.approx(room[0] - 16)
    assert all(12 <= gap <= 60 for gap in gaps)


def test_numbers_stand_on_colours_short_of_the_ends_of_the_scale() -> None:
    assert signed_shares(np.array([-0.5, 0.0, 0.25]), 0.5).tolist() == pytest.approx([-0.8, 0.0, 0.4])
