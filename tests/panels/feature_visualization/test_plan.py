"""Where the parts of a feature visualization go."""

import itertools

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import plan_grid
from scoutview.panels.feature_visualization.plan import (
    CURVE,
    PAIRS_APART,
    FeatureRoom,
    arrange_feature,
    objective_range,
    reaches_over,
    seen_from,
    seen_part,
    seen_patch,
)
from scoutview.panels.feature_visualization.words import Real, class_words, compared_words, feature_finding, sight_words


@pytest.mark.parametrize("size", [(829, 483), (954, 411), (1264, 580)])
def test_the_channels_of_a_layer_are_large_and_so_are_the_real_pictures(size: tuple[float, float]) -> None:
    places = arrange_feature(FeatureRoom(*size))
    sides = [
        plan_grid(Box(3, 26, box.width - 6, box.height - 29), count, (8, 8), 1.0, caption=caption).wide
        for box, count, caption in ((places.overview, 32, (0, 0)), (places.exciting, 9, (52, 18)))
    ]
    assert min(sides) >= 40


def test_the_axis_of_an_objective_holds_the_curve_and_the_best_real_picture() -> None:
    assert objective_range(np.array([-0.3, 1.0, 6.3]), 7.2) == pytest.approx((-0.3, 8))
    assert objective_range(np.zeros(1), float("nan")) == (0, 1)


@pytest.mark.parametrize("size", [(780, 500), (1264, 520), (620, 480)])
def test_the_curve_has_room_for_its_steps(size: tuple[float, float]) -> None:
    places = arrange_feature(FeatureRoom(*size))
    assert places.curve.height >= CURVE
    assert not places.curve.overlaps(places.picture)


@pytest.mark.parametrize("size", [(780, 500), (1264, 520), (1404, 560), (620, 400)])
def test_the_optimized_picture_stands_beside_the_real_ones_and_none_lies_on_another(size: tuple[float, float]) -> None:
    places = arrange_feature(FeatureRoom(*size, 16))
    assert places.picture.x < places.exciting.x < places.overview.x
    parts = (places.exciting, places.picture, places.curve, places.overview, places.sentence)
    assert not any(one.overlaps(other) for one, other in itertools.combinations(parts, 2))
    assert places.overview.right <= size[0]
    assert max(part.bottom for part in parts) <= size[1]
    grid = plan_grid(places.exciting, 9, (14, 14), 1.0, caption=(52, 18))
    assert grid.columns == 3


def test_a_new_size_is_arranged_after_few_tries() -> None:
    plan_grid.cache_clear()
    arrange_feature(FeatureRoom(1263.25, 541.5, 128))  # a size of its own
    assert plan_grid.cache_info().misses <= 25


def test_only_what_a_channel_sees_is_shown() -> None:
    picture = np.arange(64.0).reshape(8, 8)
    np.testing.assert_array_equal(seen_part(picture, (2, 3, 5, 6)), picture[2:5, 3:6])
    np.testing.assert_array_equal(seen_part(np.stack([picture] * 2), (2, 3, 5, 6))[1], picture[2:5, 3:6])
    for unknown in (None, (), (9, 9, 9, 9)):
        assert seen_part(picture, unknown) is picture
    assert sight_words((3, 3), (8, 8))[0] == "the 3 × 3 pixels it sees"
    assert sight_words((8, 8), (8, 8)) == ()


def test_what_it_sees_of_a_real_picture_moves_with_the_place_on_the_map() -> None:
    sight, map_size, size = (11, 11, 19, 19), (14, 14), (28, 28)  # around 7, 7 of maps halved once
    assert seen_from(sight, (7, 7), map_size, size) == sight
    assert seen_from(sight, (5, 9), map_size, size) == (7, 15, 15, 23)
    corner = seen_from(sight, (0, 13), map_size, size)
    assert corner == (-3, 23, 5, 31)
    assert reaches_over(corner, size)
    assert not reaches_over(seen_from(sight, (5, 9), map_size, size), size)
    assert seen_from((0, 0, 28, 28), (3, 9), map_size, size) == (0, 0, 28, 28)


def test_every_patch_has_the_size_of_what_it_sees_with_zeros_beyond_the_sides() -> None:
    picture = 1 + np.arange(64.0).reshape(8, 8)
    for top, left in ((2, 3), (-1, 5), (6, -2), (-2, -2), (5, 7)):
        patch = seen_patch(picture, (top, left, top + 4, left + 4))
        assert patch.shape == (4, 4)
        for row, column in np.ndindex(4, 4):
            y, x = top + row, left + column
            inside = 0 <= y < 8 and 0 <= x < 8
            assert patch[row, column] == (picture[y, x] if inside else 0)


@pytest.mark.parametrize(("width", "scale"), [(1009.6, 1.25), (1124.0, 3.375)])
def test_alone_the_channels_stand_up_to_the_right_end_and_nearly_as_low_as_the_real_pictures(
    width: float, scale: float
) -> None:
    room = FeatureRoom(width, 360.0, 16, (14, 28), scale, with_sentence=False)
    places = arrange_feature(room)
    box = Box(places.overview.x + 3, 26, places.overview.width - 7, places.overview.height - 29)
    pairs = plan_grid(box, 16, (14, 28), scale, largest=256.0, apart=PAIRS_APART)
    spread = pairs.spread_down(box.bottom, PAIRS_APART)
    assert pairs.room.right >= width - 32
    assert pairs.tall >= 56
    assert spread.room.bottom >= 0.9 * (places.exciting.bottom - 22)
    assert places.picture.width >= 0.16 * width


@pytest.mark.parametrize(
    ("now", "real", "at", "said"),
    [
        (6.0, Real(3.0), 160, "2.00 times as much as to the best real one (3.00), not made for it."),
        (2.0, Real(3.0), 40, "less than to the best real one (3.00) after 40 of 160 changes."),
        (2.0, Real(3.0), 160, "(3.00): edges and ink cost it some, or the ascent ended on a lower hill."),
        (2.0, Real(3.0, at_edge=True), 160, "which has it at its edge, and this is made for the middle."),
        (2.99, Real(3.0), 160, "answers 2.99 to the optimized picture, as much as to the best real one (3.00)."),
        (2.0, Real(-3.0), 160, "more than to the best real one (−3.00), not made for it."),
        (6.0, Real(), 160, ""),
    ],
)  # fmt: skip
def test_the_formula_says_which_of_the_optimized_and_the_best_real_picture_is_stronger_and_why(
    now: float, real: Real, at: int, said: str
) -> None:
    assert compared_words("conv, channel 3", np.full(161, now), real, at, 161).endswith(said)


@pytest.mark.parametrize(
    ("now", "real", "at", "said"),
    [
        (
            6.0,
            Real(3.0, ("0", "0", "5")),
            160,
            "looks for strokes like these: 2 of the 3 real pictures it likes most are 0s.",
        ),
        (
            6.0,
            Real(3.0, ("8", "8", "8")),
            160,
            "looks for strokes like these: all 3 real pictures it likes most are 8s.",
        ),
        (
            6.0,
            Real(3.0, ("coat", "coat", "bag")),
            160,
            "looks for patterns like these: 2 of the 3 real pictures it likes most are “coat”.",
        ),
        (
            6.0,
            Real(3.0, ("1", "2", "3", "1")),
            160,
            "looks for strokes like these: the 4 real pictures it likes most are of 3 kinds.",
        ),
        (6.0, Real(), 160, "looks for patterns like these."),
        (6.0, Real(3.0, ("11",)), 160, "looks for strokes like these: the one real picture it likes is an 11."),
        (6.0, Real(3.0, ("0",)), 40, "After 40 of 160 changes the picture begins to show what channel 3 looks for."),
        (6.0, Real(), 0, "The picture begins as even grey; 160 changes will show what channel 3 looks for."),
        (
            0.5,
            Real(0.0, dead=True),
            160,
            "is dead: no validation picture makes it active, only the picture made for it does.",
        ),
        (0.0, Real(0.0, dead=True), 160, "is dead: no validation picture makes it active, nor was one made that does."),
    ],
)
def test_it_says_in_one_plain_sentence_what_the_channel_looks_for(now: float, real: Real, at: int, said: str) -> None:
    finding = feature_finding("channel 3", np.full(161, now), real, at, 161)
    assert finding == (said if said.startswith(("After", "The picture")) else f"Channel 3 {said}")


def test_a_class_that_is_a_number_has_the_article_that_one_says() -> None:
    told = {number: class_words(str(number)) for number in (0, 1, 8, 10, 11, 18, 80, 81, 88, 110, 118, 180, 11000)}
    assert [number for number, words in told.items() if words.startswith("an ")] == [8, 11, 18, 80, 81, 88, 11000]
    assert class_words("coat") == "“coat”"
