"""Rows of pictures by layer and the one that grows: what is asked, what a click chooses, what is said."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays
from scoutview.graphics.base.look import Look, text_width
from scoutview.observation import Observation, Question
from scoutview.panels.layer_pictures.panel import LayerPictures
from scoutview.panels.layer_pictures.plan import IN_A_ROW, SEEN_FROM, Ladder, LadderPlan, arrange_layers, sight_of
from scoutview.panels.layer_pictures.words import growing_words, layer_words, layers_finding, sight_words, unit_words
from scoutview.probe import PhotoProbe

LAYERS = ("stem", "block.1.depthwise", "classifier")
CARRIED = [("stem", each) for each in range(8)] + [("block.1.depthwise", 4), ("classifier", 1)]
SEEN = {("stem", 7): "edges"}


def arrays(steps: int = 3, *, layer: str = "block.1.depthwise", channel: int = 4, side: int = 8) -> Arrays:
    pictures = np.random.default_rng(0).integers(0, 255, (len(CARRIED), 8, 8, 3)).astype(np.uint8)
    return {
        "layer_names": np.array(LAYERS),
        "layer_channels": np.array([16, 32, 1000]),
        "layer_sights": np.array([3, 11, 300]),
        "carried_pictures": pictures,
        "carried_layers": np.array([unit[0] for unit in CARRIED]),
        "carried_channels": np.array([unit[1] for unit in CARRIED]),
        "carried_answers": np.linspace(1, 6, len(CARRIED)),
        "carried_words": np.array([SEEN.get(unit, "") for unit in CARRIED]),
        "feature_picture": np.stack([np.full((side, side, 3), 40 * step, np.uint8) for step in range(steps)]),
        "feature_objective": np.arange(steps, dtype=float),
        "feature_layer": np.full(steps, layer),
        "feature_channel": np.full(steps, channel),
        "feature_name": np.full(steps, "banjo"),
        "feature_steps": np.full(steps, 9),
    }


@pytest.fixture
def panel(qtbot: QtBot) -> LayerPictures:
    panel = LayerPictures(Look())
    qtbot.addWidget(panel)
    panel.resize(700, 560)
    panel.show_observation(Observation(0, PhotoProbe(), arrays()))
    panel.show()
    return panel


def asked(panel: LayerPictures) -> Question:
    return next(each for each in panel.questions() if each.name == "feature_visualization")


def test_units_with_words_come_first_and_a_row_has_a_few() -> None:
    rows = Ladder.of(arrays()).rows
    assert [row.layer for row in rows] == list(LAYERS)
    assert len(rows[0].units) == IN_A_ROW
    assert 7 in rows[0].units, "it has words"


def test_each_picture_is_where_its_part_is() -> None:
    plan = LadderPlan(420, 500, (6, 2))
    boxes = [plan.box(row, place) for row, count in enumerate((6, 2)) for place in range(count)]
    assert all(box.x >= plan.names and box.right <= 420.1 and box.bottom <= 500.1 for box in boxes)
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
    middle = plan.box(1, 1)
    assert plan.at(middle.x + middle.width / 2, middle.middle_y) == (1, 1)
    assert plan.at(10, middle.middle_y) is None
    assert plan.at(plan.box(0, 5).x + 1, middle.middle_y) is None, "the second row is shorter"


def test_rows_and_the_growing_picture_share_the_room_or_it_stands_alone() -> None:
    beside, below, alone = (arrange_layers(*size, (6, 6)) for size in ((700, 500), (400, 700), (240, 300)))
    assert beside.rows is not None
    assert beside.rows.right <= beside.large.x
    assert below.rows is not None
    assert below.rows.bottom <= below.large.y
    assert alone.rows is None


def test_what_low_rows_do_not_need_is_given_to_the_growing_picture() -> None:
    low, high = (arrange_layers(478, height, 9 * (6,)) for height in (222, 600))
    for room in (low, high):
        assert room.rows is not None
        plan = LadderPlan(room.rows.width, room.rows.height, 9 * (6,))
        assert room.rows.right - (room.rows.x + plan.box(0, 5).right) < 1, "no room is left beside the rows"
    assert low.large.width > high.large.width


@pytest.mark.parametrize("width", [478.0, 660.0, 690.0, 760.0, 900.0])
@pytest.mark.parametrize("height", [222.0, 340.0, 480.0])
def test_rows_that_say_what_they_see_have_room_for_it(width: float, height: float) -> None:
    room = arrange_layers(width, height, 9 * (6,))
    assert room.rows is not None
    plan = LadderPlan(room.rows.width, room.rows.height, 9 * (6,))
    if plan.row_box(0).height >= SEEN_FROM:
        assert plan.row_box(0).width >= text_width("sees 115 × 115", "tick")


def test_that_it_is_no_photo_is_said_in_any_room_and_all_rows_say_what_they_see_in_one_form(
    panel: LayerPictures,
) -> None:
    assert all("not a photo" in words for words in growing_words(3, 9, 6.0))
    panel.rows.show_ladder(Ladder.of(arrays()), [("sees 3 × 3", "3 px"), ("sees 1,115 × 1,115", "1,115 px")], None)
    fitting = panel.rows._fitting_sights
    assert fitting(300.0) == ["sees 3 × 3", "sees 1,115 × 1,115", ""]
    assert fitting(70.0) == ["3 px", "1,115 px", ""]
    assert fitting(20.0) == ["", "", ""]


def test_until_a_picture_grows_the_rows_have_its_place_where_it_would_stand_alone(qtbot: QtBot) -> None:
    panel = LayerPictures(Look())
    qtbot.addWidget(panel)
    panel.resize(250, 420)
    panel.show()
    grown = arrays()
    before = {name: array for name, array in grown.items() if not name.startswith("feature_")}
    panel.show_observation(Observation(0, PhotoProbe(), before))
    assert (panel.rows.isVisible(), panel.large.isVisible()) == (True, False)
    panel.show_observation(Observation(0, PhotoProbe(), grown))
    assert (panel.rows.isVisible(), panel.large.isVisible()) == (False, True)


def test_without_a_choice_the_lab_chooses_and_a_click_asks_for_a_carried_one(panel: LayerPictures) -> None:
    assert asked(panel) == Question("feature_visualization")
    panel.rows.chosen.emit(7)
    assert asked(panel) == Question.of("feature_visualization", layer="stem", channel=7)
    panel.controls.side_chosen.emit(192)
    assert asked(panel) == Question.of("feature_visualization", layer="stem", channel=7, side=192)


def test_a_channel_that_the_model_lacks_is_not_asked(panel: LayerPictures) -> None:
    panel.restore({"layer": "stem", "channel": 4000, "side": 7, "step": -1})
    assert asked(panel) == Question("feature_visualization")
    panel.restore({"layer": 5, "channel": "x"})
    assert asked(panel) == Question("feature_visualization")


def test_choices_come_back(panel: LayerPictures) -> None:
    panel.rows.chosen.emit(7)
    panel.show_local_step(1)
    kept = panel.view_settings()
    other = LayerPictures(Look())
    other.restore(kept)
    assert other.view_settings() == kept
    other.deleteLater()


def test_it_steps_through_the_ascent(panel: LayerPictures) -> None:
    assert panel.local_steps() == 3
    panel.show_local_step(1)
    assert panel.large._shown.picture is not None
    assert (panel.large._shown.picture == 40).all()
    assert panel.large._shown.notes[0] == growing_words(1, 9, 1.0)[0]


def test_the_arrow_keys_go_from_picture_to_picture(panel: LayerPictures) -> None:
    chosen: list[int] = []
    panel.rows.chosen.connect(chosen.append)
    panel.rows.move_choice(1, 0)
    panel.rows.move_choice(-1, 0)
    assert [CARRIED[unit][0] for unit in chosen] == ["classifier", "block.1.depthwise"]


def test_words_tell_numbers_of_this_network() -> None:
    sights = (3, 11, 300)
    assert "3 × 3 pixels in the first layer, 11 × 11 at the end" in layers_finding(LAYERS, sights, 224)
    assert "all of the photo" in layers_finding(LAYERS[:2], (3, 301), 224)
    assert layers_finding((), (), 224) == ""
    assert [layer_words(each)[0] for each in LAYERS] == ["first layer", "block 1", "names"]
    assert sight_of(LAYERS, sights, "block.1.depthwise") == 11
    assert sight_words(11, 224)[0] == "sees 11 × 11"
    assert sight_words(0, 224) == ()
    assert unit_words("block.1.depthwise", 4, "x", "edges")[0] == "block 1, 4: edges"
    assert unit_words("classifier", 1, "banjo", "")[0] == "the name “banjo”"


def test_the_formula_holds_the_answer_and_says_what_is_by_eye(panel: LayerPictures) -> None:
    assert "after 2 of 9 changes it answers 2" in panel.formula()
    assert "not computed" in panel.formula()
