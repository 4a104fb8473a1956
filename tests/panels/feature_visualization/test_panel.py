"""The feature visualization, used by mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.view_plan import ALL, AxesPart
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.observation import Observation, Question
from scoutview.panels.feature_visualization.grids import MarkedGrid
from scoutview.panels.feature_visualization.panel import FeatureVisualization
from scoutview.panels.registry import panels_for
from scoutview.probe import PictureProbe
from tests.every_lab import NAMES, asker_at, small_lab
from tests.graphics.plots.mouse import axes_of
from tests.panels.test_every_panel import colours

PLAIN = {Question(name) for name in ("layers", "feature_visualization", "feature_overview", "examples", "exciting")}


def observed(arrived: int = 161, layer: str = "conv2", channel: int = 0) -> Observation:
    rng = np.random.default_rng(channel)
    arrays = {
        "layer_names": np.array(["conv1", "conv2"]),
        "layer_channels": np.array([4, 6]),
        "feature_picture": rng.uniform(size=(arrived, 8, 8)),
        "feature_objective": np.linspace(0, 6, 161)[:arrived],
        "feature_layer": np.full(arrived, layer),
        "feature_channel": np.full(arrived, channel),
        "feature_steps": np.full(arrived, 160),
        "overview_pictures": rng.uniform(size=(3, 4 if layer == "conv1" else 6, 8, 8)),
        "overview_layer": np.full(3, layer),
        "example_layer": np.array(layer),
        "example_pictures": rng.uniform(size=(4 if layer == "conv1" else 6, 8, 8)),
        "example_places": np.array([[row, row] for row in range(4 if layer == "conv1" else 6)]),
        "example_map_size": np.array([8, 8]),
        "example_labels": np.array(list("0123" if layer == "conv1" else "012345")),
        "exciting_layer": np.array(layer),
        "exciting_channel": np.array(channel),
        "exciting_pictures": rng.uniform(size=(9, 8, 8)),
        "exciting_values": np.linspace(3, 1, 9),
        "exciting_numbers": np.arange(9) * 11,
        "exciting_labels": np.array(list("555512340")),
    }
    return Observation(5, PictureProbe(), arrays)


def with_places(dead: bool = False) -> Observation:
    """The same of a model that tells what its channels see; channel 2 is dead, and perhaps the one that is shown."""
    values = np.zeros(9) if dead else np.linspace(3, 1, 9)
    arrays = {
        **observed(channel=2 if dead else 0).arrays,
        "feature_sight": np.full((161, 4), (2, 2, 5, 5)),
        "overview_sight": np.full((3, 4), (2, 2, 5, 5)),
        "exciting_values": values,
        "exciting_places": np.array([[row, row] for row in range(9)]) % 8,
        "exciting_map_size": np.array([8, 8]),
        "exciting_strongest": np.array([3.0, 1, 0, 1, 1, 1]),
    }
    return Observation(5, PictureProbe(), arrays)


@pytest.fixture
def panel(qtbot: QtBot) -> FeatureVisualization:
    panel = FeatureVisualization(Look())
    qtbot.addWidget(panel)
    panel.resize(820, 500)
    panel.show()
    panel.show_observation(observed())
    QApplication.processEvents()
    return panel


def click(grid: PictureGrid, number: int) -> None:
    box = grid.plan().box(number)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x + 3), int(box.y + 3)))


def test_a_click_on_a_channel_asks_for_its_picture_and_its_digits(panel: FeatureVisualization, qtbot: QtBot) -> None:
    assert set(panel.questions()) == PLAIN
    with qtbot.waitSignal(panel.questions_changed):
        click(panel.overview, 4)
    assert set(panel.questions()) == {
        Question("layers"),
        Question.of("feature_visualization", layer="conv2", channel=4),
        Question.of("feature_overview", layer="conv2"),
        Question.of("examples", layer="conv2"),
        Question.of("exciting", layer="conv2", channel=4),
    }
    assert "conv2, channel 0" in panel.picture.accessibleName()
    panel.show_observation(observed(5, channel=4))
    assert "conv2, channel 4, change 4 of 160" in panel.picture.accessibleName()
    QTest.keyClick(panel.overview, Qt.Key.Key_Up)
    assert panel.view_settings()["channel"] == 4 - panel.overview.plan().columns


def test_while_the_channels_are_drawn_the_layer_is_named_and_their_place_says_how_far_it_is(qtbot: QtBot) -> None:
    panel = FeatureVisualization(Look())
    qtbot.addWidget(panel)
    panel.resize(820, 500)
    panel.show()
    whole = observed(64)
    panel.show_observation(
        Observation(5, PictureProbe(), {name: each for name, each in whole.arrays.items() if "overview" not in name})
    )
    QApplication.processEvents()
    assert panel.controls.layers.currentData() == "conv2"
    assert "drawing, 39 %" in panel.overview.accessibleName()
    assert colours(panel.overview.grab().toImage()) > 10
    panel.show_observation(observed())
    assert "all 6 channels" in panel.overview.accessibleName()


def test_another_layer_starts_at_the_channel_that_tells_most(panel: FeatureVisualization) -> None:
    click(panel.overview, 5)
    panel.controls.layers.activated.emit(0)
    assert Question.of("exciting", layer="conv1") in panel.questions()
    panel.show_observation(observed(layer="conv1"))
    assert "all 4 channels of conv1" in panel.overview.accessibleName()


def test_a_choice_that_another_model_does_not_have_is_not_asked(panel: FeatureVisualization) -> None:
    panel.restore({"layer": "dense7", "channel": 2})
    assert set(panel.questions()) == PLAIN
    panel.restore({"layer": "conv2", "channel": 60})
    assert set(panel.questions()) == PLAIN


def test_each_channel_has_its_best_real_part_beside_its_optimized_picture(panel: FeatureVisualization) -> None:
    panel.show_observation(with_places())
    told = observed()
    for channel in (3, 5):  # sees rows and columns 2 to 4 from the middle of a map of 8
        pair = panel.overview.picture(channel)
        assert pair is not None
        np.testing.assert_array_equal(pair[:, :3], told["overview_pictures"][-1, channel, 2:5, 2:5])
        part = slice(channel - 2, channel + 1)
        np.testing.assert_array_equal(pair[:, 3:], told["example_pictures"][channel, part, part])
    dead = panel.overview.picture(2)
    assert dead is not None
    assert not dead[:, 3:].any(), "no real picture excites it"


def test_a_real_digit_becomes_the_probe(panel: FeatureVisualization, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.probe_chosen) as chosen:
        click(panel.exciting, 2)
    assert chosen.args == ["validation:22"]


def test_earlier_steps_can_be_looked_back_at(panel: FeatureVisualization) -> None:
    newest = panel.picture.grab().toImage()
    QTest.keyClick(panel.stepper.track, Qt.Key.Key_Left)
    assert "change 159 of 160" in panel.picture.accessibleName()
    assert panel.picture.grab().toImage() != newest
    QTest.keyClick(panel.stepper.track, Qt.Key.Key_Right)
    assert panel.picture.grab().toImage() == newest


def test_it_says_which_real_digits_the_channel_likes_and_the_formula_by_how_much(panel: FeatureVisualization) -> None:
    liked = "the 9 real pictures it likes most are of 6 kinds"
    assert panel.finding() == f"Channel 0 looks for strokes like these: {liked}."
    text = panel.formula()
    assert "was 0 at the start" in text
    assert "on a validation picture is 3.00" in text
    assert "answers 6.00 to the optimized picture, 2.00 times as much as to the best real one (3.00)" in text
    assert "Olah" in text


def test_it_speaks_of_the_change_on_screen(panel: FeatureVisualization) -> None:
    panel.stepper.chosen.emit(0)
    assert panel.finding().startswith("The picture begins as even grey; 160 changes ")
    assert "answers 0 to the optimized picture" in panel.formula()


def test_who_holds_the_panel_says_its_finding_once(panel: FeatureVisualization) -> None:
    assert panel.sentence.accessibleName() == panel.finding()
    panel.set_look(Look(alone=True))
    panel._show()
    assert panel.sentence.accessibleName() == ""


def test_digits_of_another_channel_are_no_measure_for_this_one(panel: FeatureVisualization) -> None:
    arrays = {**observed(channel=2).arrays, "exciting_channel": np.array(1)}
    panel.show_observation(Observation(5, PictureProbe(), arrays))
    assert "3.00" not in panel.finding()
    assert "not a number" not in panel.finding()
    assert "not a number" not in panel.formula()


def test_a_click_at_the_curve_goes_to_that_step_and_a_zoom_is_kept(panel: FeatureVisualization) -> None:
    place = QPoint(round(axes_of(panel.curve).x.place(40)), round(axes_of(panel.curve).y.place(3)))
    QTest.mouseClick(panel.curve, Qt.MouseButton.LeftButton, pos=place)
    assert panel.view_settings()["step"] == 40
    assert "zoom" not in panel.view_settings()
    panel.curve.show_part(AxesPart((20, 60)))
    kept = panel.view_settings()
    panel.restore({})
    assert panel.curve.part == ALL
    panel.restore(kept)
    assert panel.curve.part == AxesPart((20, 60))


def test_of_the_optimized_picture_only_the_pixels_that_a_channel_sees_are_shown_and_real_ones_are_dimmed_beside_them(
    panel: FeatureVisualization,
) -> None:
    panel.show_observation(with_places())
    QApplication.processEvents()
    plain = observed()["feature_picture"][-1]
    assert panel.picture._picture is not None
    np.testing.assert_array_equal(panel.picture._picture, plain[2:5, 2:5])
    real = observed()["exciting_pictures"]
    for rank in range(9):
        shown, first = panel.exciting.picture(rank), rank % 8 - 2  # of a map of 8 it sees 2 to 4 from 4
        assert shown is not None
        sees = np.zeros((8, 8), bool)
        sees[max(0, first) : first + 3, max(0, first) : first + 3] = True
        np.testing.assert_array_equal(shown[sees], real[rank][sees])
        assert (shown[~sees] < 0.5 * real[rank][~sees]).all()


def test_the_pointer_reads_a_real_picture_in_its_own_numbers_where_it_is_dimmed_too(
    panel: FeatureVisualization,
) -> None:
    panel.show_observation(with_places())
    box = panel.exciting.plan().box(5)
    QTest.mouseMove(panel.exciting, QPoint(int(box.x + 2), int(box.y + 2)))
    assert f"row 0, column 0: {three_digits(observed()['exciting_pictures'][5][0, 0])}" in panel.picture._notes()[0]


def test_what_a_channel_sees_of_a_real_picture_is_framed_inside_it(
    panel: FeatureVisualization, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.show_observation(with_places())
    framed: list[Box] = []
    monkeypatch.setattr(MarkedGrid, "_frame", lambda grid, painter, box, part: framed.append(grid.part_box(box, part)))
    panel.exciting.grab()
    plan = panel.exciting.plan()
    assert len(framed) == 9
    pixel = plan.wide / 8
    assert framed[5].x == pytest.approx(plan.box(5).x + 3 * pixel)
    assert framed[5].width == pytest.approx(3 * pixel)
    assert framed[0].x == plan.box(0).x, "it ends at the side of the picture"
    assert framed[0].width == pytest.approx(pixel)


def test_alone_the_answers_stand_below_a_larger_picture_and_the_curve_is_one_click_away(
    panel: FeatureVisualization,
) -> None:
    assert panel.curve.isVisible()
    assert panel.controls.curve.isChecked()
    panel.set_look(Look(alone=True))
    panel.show_observation(observed())
    assert not panel.curve.isVisible()
    larger = panel.picture.target().width()
    assert panel.picture._answers[0][0] == "the channel's answer: 6.00"
    assert panel.picture._answers[1][0] == "to the best real picture: 3.00"
    panel.controls.curve.click()
    assert panel.curve.isVisible()
    assert panel.picture.target().width() < larger
    assert not panel.picture._answers
    assert panel.view_settings()["curve"] is True
    panel.restore({})
    assert not panel.curve.isVisible()


def test_dead_channels_are_named_and_crossed_out(panel: FeatureVisualization) -> None:
    panel.show_observation(with_places())
    QApplication.processEvents()
    said = panel.overview.accessibleName()
    assert "all 6 channels of conv2: left drawn to excite it, right the best real part · dead: 2" in said
    crossed = panel.overview.grab().toImage()
    panel.overview.show_marked(panel.overview._shown, paired=True)
    assert panel.overview.grab().toImage() != crossed
    panel.show_observation(with_places(dead=True))
    assert "Channel 2 is dead: no validation picture makes it active" in panel.finding()
    assert "no real picture excites channel 2: it is dead" in panel.exciting.accessibleName()
    assert colours(panel.exciting.grab().toImage()) > 10  # it is painted, too
    panel.show_observation(with_places())
    assert "dead" not in panel.finding()


def test_the_pointer_reads_the_optimized_picture(panel: FeatureVisualization) -> None:
    panel.show_observation(with_places())
    target = panel.picture.target()
    before = panel.picture.grab().toImage()
    QTest.mouseMove(panel.picture, (target.topLeft() + (target.bottomRight() - target.topLeft()) * 0.99).toPoint())
    assert panel.picture._notes()[0].startswith("row 2, column 2: ")
    assert panel.picture.grab().toImage() != before


def test_the_pointer_reads_real_pictures_and_those_of_channels(panel: FeatureVisualization) -> None:
    for grid, number, said in (
        (panel.exciting, 2, "validation picture 22, a 5: answer 2.50; row 0, column 0: "),
        (panel.overview, 4, "channel 4, row 0, column 0: "),
    ):
        box = grid.plan().box(number)
        QTest.mouseMove(grid, QPoint(int(box.x + 2), int(box.y + 2)))
        assert panel.picture._notes()[0].startswith(said)
        QTest.mouseMove(grid, QPoint(1, 1))
        assert not panel.picture._notes()[0].startswith(said)


@pytest.mark.parametrize(("width", "two_lines"), [(240, True), (330, False), (520, False)])
def test_what_the_dashed_line_is_stands_over_the_plot_and_covers_no_curve(
    panel: FeatureVisualization, monkeypatch: pytest.MonkeyPatch, width: int, two_lines: bool
) -> None:
    said: dict[str, float] = {}
    say = PlotPainting.say

    def noted(on: PlotPainting, at: QPointF, text: str, *style: str) -> None:
        said[text] = at.y()
        say(on, at, text, *style)

    monkeypatch.setattr(PlotPainting, "say", noted)
    panel.curve.resize(width, 130)
    panel.curve.redraw()
    panel.curve.grab()
    top = axes_of(panel.curve).y.end
    answer = "its answer 6.00" if width == 330 else "the channel's answer 6.00"
    assert said[answer] < said["best real picture 3.00"] + (0 if two_lines else 1) < top


@pytest.mark.parametrize("width", [110, 130, 150, 170, 200])
@pytest.mark.parametrize("height", [72, 92, 130])
def test_words_over_a_narrow_curve_stand_whole_or_not_at_all(
    panel: FeatureVisualization, monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    said: list[str] = []

    def noted(on: PlotPainting, at: QPointF, text: str, role: str, *style: str) -> None:
        said.append(text)
        assert at.x() + text_width(text, role) <= width

    monkeypatch.setattr(PlotPainting, "say", noted)
    panel.curve.resize(width, height)
    panel.curve.redraw()
    panel.curve.grab()
    assert said[0].endswith(" 6.00")


def test_over_its_curve_a_unit_is_no_channel(panel: FeatureVisualization) -> None:
    assert panel.curve._ascent is not None
    assert panel.curve._ascent.answers[0] == "the channel's answer"
    arrays = {**observed().arrays, "exciting_map_size": np.array([1, 1])}
    panel.show_observation(Observation(5, PictureProbe(), arrays))
    assert panel.curve._ascent.answers[0] == "the unit's answer"


def test_an_older_recordings_answers_are_shown_whole(panel: FeatureVisualization) -> None:
    assert panel.picture._picture is not None
    assert panel.picture._picture.shape == (8, 8)
    assert panel._shown.exciting_parts == ()
    assert panel._shown.dead("conv2") == ()


FED = [name for name in NAMES if FeatureVisualization in panels_for(small_lab(name).channels)]


@pytest.mark.parametrize("name", FED)
def test_the_channel_shown_first_is_alive_and_of_one_class_more_than_any_other(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe()

    def exciting(question: Question) -> tuple[bool, int, float]:
        """Alive, how many of the nine are of one class, the strongest answer."""
        told = asker.answer(probe, [question])[question]
        counts = np.unique(told["exciting_labels"], return_counts=True)[1]
        return bool(told["exciting_values"][0] > 0), int(counts.max()), float(told["exciting_values"][0])

    layers = asker.answer(probe, [Question("layers")])[Question("layers")]
    for layer, channels in zip(layers["layer_names"].tolist(), layers["layer_channels"].tolist(), strict=True):
        first = exciting(Question.of("exciting", layer=layer))
        every = [exciting(Question.of("exciting", layer=layer, channel=channel)) for channel in range(channels)]
        assert first == max(every)
        assert first[0]
