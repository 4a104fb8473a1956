"""Maps of a layer as light on the photo: what is asked, drawn, chosen and said."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays
from scoutview.graphics.base.look import Look
from scoutview.observation import Observation, Question
from scoutview.panels.feature_maps.panel import SHOWN, FeatureMaps
from scoutview.panels.feature_maps.plan import LEAST, AnsweringMaps, MapGrid, arrange_maps
from scoutview.panels.feature_maps.words import layer_in_words, maps_findings
from scoutview.probe import PhotoProbe
from tests.export.words_drawn import Sheet, words_drawn

COUNT = 15


def arrays(*, strongest: float = 5.5) -> Arrays:
    maps = np.zeros((COUNT, 4, 4), np.float32)
    maps[:, 0, 0] = np.linspace(strongest, 0, COUNT)
    return {
        "photo": np.full((32, 32, 3), (200, 30, 30), np.uint8),
        "layer_names": np.array(["stem", "block.2.depthwise", "classifier"]),
        "layer_sides": np.array([16, 4, 1]),
        "photo_maps": maps,
        "photo_map_layer": np.array("block.2.depthwise"),
        "photo_map_channels": np.arange(COUNT)[::-1],
        "photo_map_strongest": maps.max((1, 2)),
        "photo_map_count": np.array(96),
    }


@pytest.fixture
def panel(qtbot: QtBot) -> FeatureMaps:
    panel = FeatureMaps(Look())
    qtbot.addWidget(panel)
    panel.resize(640, 420)
    panel.show_observation(Observation(0, PhotoProbe(), arrays()))
    panel.show()
    return panel


def asked(panel: FeatureMaps) -> Question:
    return next(each for each in panel.questions() if each.name == "photo_maps")


@pytest.mark.parametrize("size", [(400.0, 300.0), (200.0, 500.0), (700.0, 120.0)])
def test_all_maps_are_within_the_grid_and_apart(size: tuple[float, float]) -> None:
    grid = MapGrid(*size, 12)
    boxes = [grid.box(number) for number in range(12)]
    assert all(box.right <= size[0] + 0.01 and box.bottom + grid.words <= size[1] + 0.01 for box in boxes)
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
    assert grid.at(boxes[7].x + 1, boxes[7].y + 1) == 7
    assert grid.at(boxes[7].x + 1, boxes[7].bottom + 1) is None


def test_in_little_room_the_large_map_stands_alone() -> None:
    assert arrange_maps(640, 400, 12).grid is not None
    assert arrange_maps(200, 150, 12).grid is None
    assert arrange_maps(640, 60, 12).grid is None, f"maps of less than {LEAST}"


def test_a_layer_is_asked_once_it_is_chosen_and_the_names_have_no_maps(panel: FeatureMaps) -> None:
    assert asked(panel) == Question("photo_maps")
    assert [panel.controls.layers.itemData(row) for row in range(panel.controls.layers.count())] == [
        "stem",
        "block.2.depthwise",
    ]
    panel.controls.layer_chosen.emit("stem")
    assert asked(panel) == Question.of("photo_maps", layer="stem")


def test_light_is_where_the_channel_answers(panel: FeatureMaps) -> None:
    assert len(panel._lit) == SHOWN
    strongest = panel._lit[0].astype(int)
    assert strongest[2, 2, 0] > 150, "the photo's red"
    assert strongest[28, 28].max() < 80, "nothing there"


def test_a_click_shows_a_map_large_and_is_kept(panel: FeatureMaps) -> None:
    panel.grid.chosen.emit(3)
    assert panel.large._shown.headings[0] == "block 2, channel 11"
    assert panel.view_settings() == {"layer": "", "map": 3}
    panel.grid.move_choice(0, 1)
    assert panel.view_settings()["map"] == 4


def test_nonsense_in_kept_choices_is_passed_over(panel: FeatureMaps) -> None:
    panel.restore({"layer": 7, "map": -2})
    assert panel.view_settings() == {"layer": "", "map": 0}
    panel.restore({"layer": "elsewhere", "map": 900})
    assert asked(panel) == Question("photo_maps")


def test_of_several_that_answer_as_much_as_they_can_it_says_how_many_and_which_on_the_largest_part() -> None:
    two = answering(6.0, 6.0, 5.0, part=(0.25, 0.5, 0.0))
    assert maps_findings("block.2.depthwise", two) == (
        "2 of 96 channels of block 2 reach 6, the most there can be. Channel 11 does so over the largest part.",
        "2 channels reach 6, the most there can be; 11 over the largest part.",
    )
    assert maps_findings("block.2.depthwise", answering(6.0, 5.0))[0].startswith("Channel 10 of block 2 answers most")
    assert maps_findings("stem", answering(6.0, 6.0))[0].startswith("2 or more of 96"), "others are not told of"


def test_where_maps_are_small_their_numbers_stand_below_their_channels(panel: FeatureMaps) -> None:
    assert (MapGrid(400, 600, 12).lines, MapGrid(240, 260, 12).lines) == (1, 2)
    panel.resize(470, 360)
    shown = panel.grid.plan()
    assert shown.lines == 2
    told = [word.text for word in words_drawn(Sheet(panel.grid.width(), panel.grid.height()), panel.grid.draw)]
    assert [told.count(each) for each in ("14", "5.50", "13", "5.11")] == [1, 1, 1, 1]


def answering(*strongest: float, part: tuple[float, ...] = ()) -> AnsweringMaps:
    """Maps of channels 10, 11, ..., of which a part has their largest number, the rest nothing."""
    maps = np.zeros((len(strongest), 4, 4))
    for number, (each, share) in enumerate(zip(strongest, part or [0.25] * len(strongest), strict=True)):
        maps[number].ravel()[: round(16 * share) or 1] = each
    return AnsweringMaps(maps, tuple(range(10, 10 + len(strongest))), strongest, 96)


def test_words_tell_the_strongest_channel(panel: FeatureMaps) -> None:
    assert panel.finding() == "Channel 14 of block 2 answers most to this picture: 5.50 of 6. It is one of 96."
    assert maps_findings("stem", answering(0.0))[0] == "Nothing in it answers to this picture."
    assert maps_findings("stem", answering())[0] == ""
    assert layer_in_words("stem") == "stem"
    assert "maps of 4 × 4 numbers" in panel.formula()
