"""What a channel is made of: order and ranks, what is asked, the way down and back up, and what is said."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays
from scoutview.graphics.base.look import Look
from scoutview.observation import Observation, Question
from scoutview.panels.made_of.panel import MadeOfPanel
from scoutview.panels.made_of.picture import UP
from scoutview.panels.made_of.plan import (
    BY_LOSS,
    BY_WEIGHT,
    DRIVING,
    SUPPRESSING,
    Drawn,
    Made,
    arrange_made,
    explained_layers,
)
from scoutview.panels.made_of.words import brief_unit, change_without, made_finding, readout_lines
from scoutview.probe import PhotoProbe
from tests.export.words_drawn import Sheet, words_drawn

LAYERS = ("stem", "block.0.depthwise", "block.1.depthwise", "block.2.depthwise", "head")
SOURCES = 20
WHEEL = 7  # of the layer before: named, and lost most but one


def made_arrays(layer: str = "block.2.depthwise", channel: int = 3) -> Arrays:
    weights = np.linspace(-1.0, 2.0, SOURCES)
    return {
        "made_layer": np.array(layer),
        "made_channel": np.array(channel),
        "made_source": np.array("block.1.depthwise"),
        "made_weights": weights,
        "made_order": np.argsort(-weights),
    }


def off_arrays(layer: str = "block.2.depthwise", channel: int = 3) -> Arrays:
    lost = np.zeros(SOURCES)
    lost[[2, WHEEL, 0]] = 4.0, 2.0, -1.5
    return {
        "off_layer": np.array(layer),
        "off_channel": np.array(channel),
        "off_whole": np.array(10.0),
        "off_lost": lost,
        "off_order": np.argsort(-lost, kind="stable"),
        "off_picture": np.array("this photo"),
    }


def others() -> Arrays:
    return {
        "layer_names": np.array(LAYERS),
        "layer_channels": np.array([8, 16, SOURCES, 30, 1280]),
        "carried_pictures": np.zeros((1, 8, 8, 3), np.uint8),
        "carried_layers": np.array(["block.1.depthwise"]),
        "carried_channels": np.array([WHEEL]),
        "carried_words": np.array(["wheels"]),
    }


@pytest.fixture
def panel(qtbot: QtBot) -> MadeOfPanel:
    panel = MadeOfPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(680, 560)
    panel.show_observation(Observation(0, PhotoProbe(), {**others(), **made_arrays(), **off_arrays()}))
    panel.show()
    return panel


def asked(panel: MadeOfPanel, name: str) -> list[Question]:
    return [each for each in panel.questions() if each.name == name]


def test_ranks_count_from_one_by_weight_and_by_what_is_lost() -> None:
    made = Made.of(made_arrays(), off_arrays())
    wheel = made.told(WHEEL)
    assert wheel.weight_rank == SOURCES - WHEEL
    assert (wheel.lost, wheel.lost_rank) == (2.0, 2)
    assert made.share_of_answer(wheel) == 0.2


@pytest.mark.parametrize(("order", "first", "last"), [(BY_LOSS, 2, 0), (BY_WEIGHT, SOURCES - 1, 0)])
def test_the_strongest_stand_first_and_those_against_it_last(order: str, first: int, last: int) -> None:
    shown = Made.of(made_arrays(), off_arrays()).shown(order)
    assert len(shown) == DRIVING + SUPPRESSING
    assert (shown[0].channel, shown[-1].channel) == (first, last)
    assert [source.drives for source in shown] == [True] * DRIVING + [False] * SUPPRESSING


def test_what_was_measured_of_another_channel_is_left_aside() -> None:
    made = Made.of(made_arrays(), off_arrays(channel=4))
    assert made.lost is None
    assert not made.is_known(BY_LOSS)
    assert made.told(WHEEL).lost_rank == 0


def test_only_layers_with_one_like_them_before_are_explained() -> None:
    assert explained_layers(LAYERS, "block.2.depthwise") == ("block.1.depthwise", "block.2.depthwise")


@pytest.mark.parametrize("size", [(650.0, 480.0), (300.0, 260.0), (1100.0, 700.0), (180.0, 140.0)])
def test_pictures_stand_apart_and_inside(size: tuple[float, float]) -> None:
    room = arrange_made(*size, [True] * DRIVING + [False] * SUPPRESSING)
    boxes = [*room.pictures, room.large]
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
    assert all(box.x >= -0.01 and box.right <= size[0] + 0.01 for box in boxes)
    assert all(box.bottom <= size[1] + 1 for box in room.pictures)


def test_pictures_that_do_not_come_along_are_asked_for(panel: MadeOfPanel) -> None:
    (growing,) = asked(panel, "unit_pictures")
    choices = dict(growing.choices)
    assert choices["layer"] == "block.1.depthwise"
    channels = str(choices["channels"]).split()
    assert str(WHEEL) not in channels, "its picture is carried"
    assert len(channels) == DRIVING + SUPPRESSING - 1
    assert asked(panel, "feature_visualization") == [
        Question.of("feature_visualization", layer="block.2.depthwise", channel=3)
    ]


def test_a_click_goes_down_a_layer_and_back_up(panel: MadeOfPanel) -> None:
    panel.picture.chosen.emit(1)
    assert asked(panel, "made_of") == [Question.of("made_of", layer="block.1.depthwise", channel=WHEEL)]
    assert panel.view_settings()["above"] == [["block.2.depthwise", 3]]
    assert panel.controls.up.isEnabled()
    panel.picture.chosen.emit(UP)
    assert asked(panel, "made_of") == [Question.of("made_of", layer="block.2.depthwise", channel=3)]
    assert panel.view_settings()["above"] == []


def test_choices_come_back_and_nonsense_is_passed_over(panel: MadeOfPanel) -> None:
    panel.picture.chosen.emit(1)
    panel.controls.order_chosen.emit(BY_WEIGHT)
    kept = panel.view_settings()
    panel.restore({"layer": 3, "channel": "x", "above": [1], "order": "?"})
    assert asked(panel, "made_of") == [Question("made_of")]
    panel.restore(kept)
    assert panel.view_settings() == kept


def test_sentences_name_what_people_see_and_tell_its_rank(panel: MadeOfPanel) -> None:
    made, drawn = Made.of(made_arrays(), off_arrays()), Drawn.of(others())
    assert made_finding(made, drawn).startswith(f"Without “wheels” (1/{WHEEL}) it loses 20")
    assert "the 2nd most of 20 channels" in panel.finding()
    assert made_finding(Made.of(made_arrays(), None), drawn).startswith("The strongest weight into it")
    assert brief_unit(("block.12.depthwise", 417)) == "12/417"
    assert (change_without(1.5), change_without(-1.5)) == ("−1.50", "+1.50")
    assert any("switched off: −2" in line for line in readout_lines(made, made.told(WHEEL), drawn))


def test_the_formula_says_what_was_measured_and_on_what(panel: MadeOfPanel) -> None:
    assert "Measured on this photo" in panel.formula()
    assert "no proof" in panel.formula()
    assert "at least 2.0 % of the answer" in panel.formula()
    assert "ranks are those on it" in panel.formula()


def test_it_says_on_screen_what_numbers_and_what_widths_are(panel: MadeOfPanel) -> None:
    def told() -> list[str]:
        picture = panel.picture
        return [word.text for word in words_drawn(Sheet(picture.width(), picture.height()), picture.draw)]

    assert "Numbers: what it loses. Widths: weights." in told()
    panel.controls.order_chosen.emit(BY_WEIGHT)
    assert "Bold numbers and line widths: weights." in told()


def test_rows_have_three_lines_where_six_of_them_have_room_and_are_lower_elsewhere() -> None:
    drives = [True] * DRIVING + [False] * SUPPRESSING
    good, low = arrange_made(650.0, 476.0, drives), arrange_made(446.0, 262.0, drives)
    assert len(good.shown) == 6
    assert good.words[0].height >= 68
    assert [drives[number] for number in good.shown].count(True) == 4
    assert len(low.shown) == 5
